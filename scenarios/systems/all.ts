import { artificialIntelligence } from './artificial-intelligence.ts';
import { bogota } from './bogota.ts';
import { brasilParticipativo } from './brasil-participativo.ts';
import { brazilConferences } from './brazil-conferences.ts';
import { bronx } from './bronx.ts';
import { brusselsClimate } from './brussels-climate.ts';
import { brusselsCommittee } from './brussels-committee.ts';
import { climateConvention } from './climate-convention.ts';
import { deschutes } from './deschutes.ts';
import { endOfLife } from './end-of-life.ts';
import { fortCollins } from './fort-collins.ts';
import { governingPower } from './governing-power.ts';
import { healthCare } from './health-care.ts';
import { gdansk } from './gdansk.ts';
import { ireland } from './ireland.ts';
import { jackson } from './jackson.ts';
import { lexington } from './lexington.ts';
import { movementAssemblies } from './movement-assemblies.ts';
import { ostbelgien } from './ostbelgien.ts';
import { paris } from './paris.ts';
import { peoplesAction } from './peoples-action.ts';
import { petaluma } from './petaluma.ts';
import { policyCouncil } from './policy-council.ts';
import { putPeopleFirst } from './put-people-first.ts';
import { redistricting } from './redistricting.ts';
import { scotland } from './scotland.ts';
import { southernMaine } from './southern-maine.ts';
import { spectrum } from './spectrum.ts';
import type { System } from './system.ts';
import { vermontWorkers } from './vermont-workers.ts';
import { washington } from './washington.ts';

/** Standing rules of other places that the domain describes, in the same languages: they show that nothing was bent to fit twenty-six. */
export const further: readonly System[] = [ostbelgien, gdansk, scotland, climateConvention];

/** All systems of the article as data, in the order of product.md. */
export const systems: readonly System[] = [
  putPeopleFirst,
  vermontWorkers,
  southernMaine,
  peoplesAction,
  movementAssemblies,
  deschutes,
  petaluma,
  fortCollins,
  lexington,
  brusselsCommittee,
  brusselsClimate,
  paris,
  ireland,
  endOfLife,
  artificialIntelligence,
  redistricting,
  healthCare,
  bogota,
  brazilConferences,
  brasilParticipativo,
  policyCouncil,
  jackson,
  bronx,
  washington,
  spectrum,
  governingPower,
];
