import { decimal } from '@plenaria/kernel/fraction.ts';
import type { Bloc } from '@plenaria/opinion/ground/collapse.ts';
import { commonGround, type CommonGround, type GroundScore } from '@plenaria/opinion/ground/common-ground.ts';
import { pack } from '@plenaria/opinion/packed.ts';
import { fewestForMap } from '@plenaria/opinion/privacy/regions.ts';
import { auditShown, type DegreeShown } from '@plenaria/opinion/privacy/slate-shown.ts';
import { fewest, tallyShown, type Span, type TallyShown } from '@plenaria/opinion/privacy/tally-shown.ts';
import { favourites } from '@plenaria/opinion/slates/approvals.ts';
import { representativeSlate, type SlateRefusal } from '@plenaria/opinion/slates/slate.ts';
import { tally, type LastVotes } from '@plenaria/opinion/tallies.ts';
import { chance, fitTrait, mainModel } from '@plenaria/opinion/trait/fit.ts';
import { campsOf, type Camps } from './camps.ts';

/** Predicted agreement on the side that agrees less, with its 90 % interval; 0 to 1. */
export interface GroundLine {
  readonly statement: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Common ground with look-alike answers weighed down, the same list without, and the blocs. */
export interface GroundPublished {
  readonly agreement: readonly GroundLine[];
  readonly rejection: readonly GroundLine[];
  readonly everyAnswerAlike: readonly GroundLine[];
  /** People who answered almost exactly as many others did, and whether they were weighed down. */
  readonly alike: number;
  readonly collapsed: boolean;
  readonly blocs: readonly { readonly people: number; readonly agree: readonly string[]; readonly disagree: readonly string[] }[];
}

/**
 * A slate as it may be published, by what people said matters most (`marks`), else by the tenth of the statements each most surely
 * agrees with (`model`), else, where too few people answered for a model, by plain agreement, which tells slates apart less.
 */
export type SlateLine =
  | { readonly found: true; readonly statements: readonly string[]; readonly by: 'marks' | 'model' | 'agreement'; readonly covered: { readonly of: number; readonly part: Span } | null; readonly ejrPlus: string; readonly atMost: boolean; readonly inBoth: number }
  | { readonly found: false; readonly because: SlateRefusal };

/** All that is published of the answers in a session, once, when they are closed. Nothing in it is about one to four people. */
export interface Results {
  readonly engine: 'deliberate/results@1';
  /** Answers given, re-answers counted each: the position of the log this was made from. */
  readonly position: number;
  /** People who answered; null for one to four. */
  readonly people: number | null;
  /** Most agreed first. */
  readonly statements: readonly { readonly statement: string; readonly shown: TallyShown }[];
  readonly slate: SlateLine;
  /** Null below thirty people. */
  readonly ground: GroundPublished | null;
  /** Whether there are groups, and the map; below sixty people no groups, below thirty no map. */
  readonly camps: Camps;
}

export interface Answered {
  readonly last: LastVotes;
  /** Ids of answers that were marked as mattering most. */
  readonly matters: ReadonlySet<string>;
  readonly position: number;
  /** Ids of the statements that stand. */
  readonly statements: readonly string[];
  /** Statements wanted on the slate; up to five where nothing is said. */
  readonly size?: number;
}

/** What may be said of a session's answers. Pure: the same answers in any order give the same results. */
export function resultsOf(answered: Answered): Results {
  const { last, position, statements } = answered;
  const standing = new Set(statements);
  const votes = new Map([...last].filter(([, { statement }]) => standing.has(statement)));
  const people = new Set([...votes.values()].map(({ person }) => person)).size;
  const counts = new Map(tally(votes).map((own) => [own.statement, own]));
  const shown = statements.map((statement) => ({ statement, counts: counts.get(statement) ?? { agree: 0, disagree: 0, pass: 0 } })).map((one) => ({ ...one, shown: tallyShown(one.counts) }));
  const share = ({ shown: said }: { readonly shown: TallyShown }): number => (said.shown === 'counts' ? said.agree.least / said.people : -1);
  return {
    engine: 'deliberate/results@1', position, people: people > 0 && people < 5 ? null : people,
    statements: shown.sort((a, b) => share(b) - share(a)).map(({ statement, shown: said }) => ({ statement, shown: said })),
    slate: slateOf(answered, votes, people), ground: people < fewestForMap ? null : groundOf(votes), camps: campsOf(votes, statements.length),
  };
}

const degreeWords = (degree: DegreeShown): { readonly ejrPlus: string; readonly atMost: boolean } => ('exact' in degree ? { ejrPlus: decimal(degree.exact, 2), atMost: false } : { ejrPlus: decimal(degree.atMost, 2), atMost: true });

type Marks = readonly { readonly marks: readonly string[]; readonly group: null }[];

function marksOf(votes: LastVotes, counts: (id: string) => boolean): Marks {
  const marks = new Map<string, string[]>();
  for (const { id, person, statement, choice } of votes.values()) if (choice === 'agree' && counts(id)) marks.set(person, [...(marks.get(person) ?? []), statement]);
  return [...marks.values()].map((own) => ({ marks: own, group: null }));
}

/** What each person most surely agrees with, a tenth of the statements: agreed ones first, then by the latent-trait model, never one they did not agree with. */
function likeliest(votes: LastVotes): Marks {
  const packed = pack(votes);
  const trait = fitTrait(packed, mainModel);
  const most = Math.max(1, Math.round(packed.statements / 10));
  return packed.personIds.map((_, person) => {
    const cells = [...packed.cells.subarray(packed.starts[person], packed.starts[person + 1])];
    const named = (agreed: boolean): readonly string[] => cells.filter((cell) => ((cell & 3) === 2) === agreed).map((cell) => packed.statementIds[cell >> 2] ?? '');
    const predicted = new Map(packed.statementIds.map((id, statement) => [id, chance(trait, person, statement)]));
    return { marks: favourites({ agreed: named(true), barred: named(false), predicted }, most), group: null };
  });
}

/** Up to five statements, or as many as were asked for. */
function slateOf({ matters, statements, position, size: asked }: Answered, votes: LastVotes, people: number): SlateLine {
  const marked = marksOf(votes, (id) => matters.has(id));
  const by = marked.length >= 5 ? 'marks' : people >= fewestForMap ? 'model' : 'agreement';
  const size = asked ?? Math.max(1, Math.min(5, Math.floor(statements.length / 2)));
  const found = representativeSlate({ statements, people: by === 'marks' ? marked : by === 'model' ? likeliest(votes) : marksOf(votes, () => true), size, position });
  if (!found.ok) return { found: false, because: found.refusal };
  const { covered, ejrPlus } = auditShown(found.value.audit, size);
  // The people who marked nothing are the difference to all who answered: if they are one to four, neither number is said.
  const unmarked = people - found.value.audit.people;
  return { found: true, statements: found.value.slate, by, covered: unmarked > 0 && unmarked < fewest ? null : covered, ...degreeWords(ejrPlus), inBoth: found.value.check.inBoth };
}

function groundOf(votes: LastVotes): GroundPublished {
  const packed = pack(votes);
  const found: CommonGround = commonGround(packed);
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  const line = ({ statement, worse }: GroundScore): GroundLine => ({ statement: packed.statementIds[statement] ?? '', mean: rounded(worse.value), low: rounded(worse.low), high: rounded(worse.high) });
  const listed = (list: readonly GroundScore[]): readonly GroundLine[] => list.filter((one) => one.listed).slice(0, 12).map(line);
  const { alike, collapsed, blocs } = found.collapse;
  const named = (shared: Bloc['shared'], agrees: boolean): readonly string[] => shared.filter((one) => one.agrees === agrees && one.people >= 5).map(({ statement }) => packed.statementIds[statement] ?? '');
  return {
    agreement: listed(found.defended.agreement), rejection: listed(found.defended.rejection), everyAnswerAlike: listed(found.plain.agreement), alike: alike < 5 ? 0 : alike, collapsed,
    blocs: blocs.filter(({ people }) => people >= 5).map(({ people, shared }) => ({ people, agree: named(shared, true), disagree: named(shared, false) })),
  };
}
