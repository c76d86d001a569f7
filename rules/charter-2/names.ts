import type { Language } from '@plenaria/kernel/language.ts';
import { answersOf } from '../decision-rule/decide.ts';
import { votesIn } from '../decision-rule/check.ts';
import type { Outcome } from '../decision-rule/types.ts';
import type { Telling } from '../expression/explain.ts';
import { named, type Named } from '../grammar.ts';
import type { Charter } from './types.ts';

export type Sort =
  'party' | 'body' | 'class' | 'kind' | 'term' | 'stage' | 'decision' | 'duty' | 'gate' | 'right' | 'synthesis' | 'family' | 'electorate' | 'answer';

export interface NameKnown {
  readonly sort: Sort;
  readonly key: string;
  readonly name: Named;
  readonly path: string;
}

type Keyed = { readonly key: string; readonly name: Named };
const of = (sort: Sort, list: readonly Keyed[], path: string): readonly NameKnown[] =>
  list.map(({ key, name }) => ({ sort, key, name, path: `${path}.${key}` }));

/** Everything the charter gives a name to. Keys of bodies, stages, decisions and the rest are different from one another. */
export const namesOf = (charter: Charter): readonly NameKnown[] => [
  ...of('party', charter.parties, 'parties'),
  ...of('body', charter.bodies, 'bodies'),
  ...charter.bodies.flatMap(({ key, classes }) =>
    classes.map((one): NameKnown => ({ sort: 'class', key: `${key}.${one.key}`, name: one.name, path: `bodies.${key}.classes.${one.key}` })),
  ),
  ...of('kind', charter.kinds, 'kinds'),
  ...of('term', charter.terms, 'terms'),
  ...of('stage', charter.stages, 'stages'),
  ...of('decision', charter.decisions, 'decisions'),
  ...of('duty', charter.duties, 'duties'),
  ...of('gate', charter.gates, 'gates'),
  ...of('right', charter.rights, 'rights'),
  ...of('synthesis', charter.syntheses, 'syntheses'),
  ...of('family', charter.families, 'families'),
];

/** Names that belong to one vote: its electorates and answers. */
export const namesOfVotes = (charter: Charter): readonly NameKnown[] =>
  charter.decisions.flatMap(({ key, rule }) =>
    votesIn(rule, `decisions.${key}.rule`).flatMap(([path, vote]) => [
      ...of('electorate', vote.electorates, `${path}.electorates`),
      ...of('answer', answersOf(vote.method), `${path}.method.answers`),
    ]),
  );

const outcomeNames: Readonly<Record<Outcome, Named>> = {
  adopted: named('adopted', 'aprobado', 'aprovado'),
  dropped: named('fallen', 'caído', 'rejeitado'),
  routed: named('taken further', 'seguido adelante', 'levado adiante'),
  'no-result': named('without result', 'sin resultado', 'sem resultado'),
  advised: named('advised', 'aconsejado', 'aconselhado'),
  elected: named('elected', 'electo', 'eleito'),
  'not-elected': named('not elected', 'no electo', 'não eleito'),
  admitted: named('admitted', 'admitido', 'aceito'),
  'not-admitted': named('not admitted', 'no admitido', 'não aceito'),
  binding: named('binding', 'vinculante', 'vinculante'),
  passed: named('passed', 'aprobado fuera', 'aprovado fora'),
  failed: named('failed', 'rechazado fuera', 'rejeitado fora'),
  uncontested: named('uncontested', 'sin objeción', 'sem contestação'),
};

/** How to tell a charter in a language: every key by the name people gave it. */
export function tellingOf(charter: Charter, language: Language): Telling {
  const names = new Map([
    ...Object.entries(outcomeNames),
    ...namesOfVotes(charter).map(({ key, name }) => [key, name] as const),
    ...namesOf(charter).map(({ key, name }) => [key, name] as const),
  ]);
  return { language, nameOf: (key) => names.get(key) ?? null };
}
