import { namedBy } from '../actor.ts';
import { checkRule, outcomesOf, resultsOf, votesIn } from '../decision-rule/check.ts';
import { answersOf } from '../decision-rule/decide.ts';
import { outcomes } from '../decision-rule/types.ts';
import { namesIn } from '../effect/effect.ts';
import { checkDuty, namesInDuty } from '../duty/duty.ts';
import { checkExpr } from '../expression/check.ts';
import { checkGate, namesInGate } from '../gate/gate.ts';
import { entryPath, fault, type Fault } from '../reading.ts';
import { checkSelect } from '../selection/select.ts';
import { namesInSelect } from '../selection/types.ts';
import { namesOf, type Sort } from './names.ts';
import type { Charter, DecisionNamed } from './types.ts';

type Used = readonly [Sort | 'actor', string];
type Book = ReadonlyMap<string, ReadonlySet<string>>;

const sortsOf: Readonly<Record<Sort | 'actor', readonly Sort[]>> = {
  party: ['party'],
  body: ['body'],
  class: ['class'],
  kind: ['kind'],
  term: ['term'],
  stage: ['stage', 'decision'],
  decision: ['decision'],
  duty: ['duty'],
  gate: ['gate'],
  right: ['right'],
  synthesis: ['synthesis'],
  family: ['family'],
  electorate: ['electorate'],
  answer: ['answer'],
  actor: ['party', 'body'],
};

function bookOf(charter: Charter): Book {
  const book = new Map<string, Set<string>>();
  for (const { sort, key } of namesOf(charter)) book.set(sort, (book.get(sort) ?? new Set()).add(key));
  return book;
}

const missing = (book: Book, used: readonly Used[], path: string): readonly Fault[] =>
  used.filter(([sort, name]) => !sortsOf[sort].some((one) => book.get(one)?.has(name))).map(([, name]) => fault(path, 'unknown-name', { name }));

function twice(charter: Charter): readonly Fault[] {
  const seen = new Set<string>();
  return namesOf(charter).flatMap(({ key, path }) => {
    if (seen.has(key)) return [fault(path, 'name-twice', { name: key })];
    seen.add(key);
    return [];
  });
}

/** Labels that expressions name must be names of the charter: a kind, a term, a party, an outcome, an answer. */
function strayLabels(part: unknown, known: ReadonlySet<string>, path: string): readonly Fault[] {
  if (Array.isArray(part)) return part.flatMap((one, at) => strayLabels(one, known, entryPath(path, one, at)));
  if (typeof part !== 'object' || part === null) return [];
  const { is, label, labels, about, word } = part as {
    readonly is?: unknown;
    readonly label?: unknown;
    readonly labels?: unknown;
    readonly about?: unknown;
    readonly word?: unknown;
  };
  const named =
    is === 'label' ? [label] : is === 'labels' && Array.isArray(labels) ? labels : is === 'word' && about !== null && word !== 'tally.label' ? [about] : [];
  return [
    ...named.filter((name) => !known.has(String(name))).map((name) => fault(path, 'unknown-name', { name: String(name) })),
    ...Object.entries(part).flatMap(([field, value]) => strayLabels(value, known, path === '' ? field : `${path}.${field}`)),
  ];
}

function knownLabels(charter: Charter): ReadonlySet<string> {
  const answers = charter.decisions.flatMap(({ rule }) => votesIn(rule, '').flatMap(([, vote]) => answersOf(vote.method).map(({ key }) => key)));
  return new Set([...outcomes, ...answers, ...namesOf(charter).map(({ key }) => key)]);
}

/** A condition on an earlier outcome names one that the decision can have. */
function strayOutcomes(part: unknown, decisions: readonly DecisionNamed[], path: string): readonly Fault[] {
  if (Array.isArray(part)) return part.flatMap((one, at) => strayOutcomes(one, decisions, entryPath(path, one, at)));
  if (typeof part !== 'object' || part === null) return [];
  const { is, a, b } = part as {
    readonly is?: unknown;
    readonly a?: { readonly word?: unknown; readonly about?: unknown };
    readonly b?: { readonly label?: unknown };
  };
  const asked = is === 'same' && (a?.word === 'decision.outcome' || a?.word === 'decision.answer');
  const rule = asked ? decisions.find(({ key }) => key === a?.about)?.rule : undefined;
  const labels: readonly string[] = rule
    ? a?.word === 'decision.outcome'
      ? outcomesOf(rule)
      : votesIn(rule, '').flatMap(([, vote]) => answersOf(vote.method).map(({ key }) => key))
    : [];
  if (rule && b?.label !== undefined && !labels.includes(String(b.label))) return [fault(path, 'not-decided', { name: String(b.label) })];
  return Object.entries(part).flatMap(([field, value]) => strayOutcomes(value, decisions, path === '' ? field : `${path}.${field}`));
}

function checkDecision(decision: DecisionNamed, charter: Charter, book: Book): readonly Fault[] {
  const path = `decisions.${decision.key}`;
  const votes = [decision.rule, ...decision.earlier.map(({ rule }) => rule)].flatMap((rule) => votesIn(rule, `${path}.rule`));
  const effects = resultsOf(decision.rule).flatMap(([, result]) => (result.is === 'outcome' ? result.effects : []));
  const seats = votes.flatMap(([at, { electorates }]) =>
    electorates.flatMap(({ key, who, power }) => {
      if (who.is !== 'seats') return [];
      const classes = charter.bodies.find(({ key: body }) => body === who.body)?.classes.filter((one) => who.classes.includes(one.key)) ?? [];
      return power === 'deciding' && classes.length > 0 && classes.every(({ vote }) => !vote) ? [fault(`${at}.electorates.${key}`, 'nobody-votes')] : [];
    }),
  );
  return [
    ...checkRule(decision.rule, `${path}.rule`),
    ...decision.earlier.flatMap(({ rule }, at) => checkRule(rule, `${path}.earlier[${at}].rule`)),
    ...(decision.opens ? checkExpr(decision.opens, 'truth', ['item'], `${path}.opens`) : []),
    ...seats,
    ...missing(
      book,
      [['body', decision.body], ['stage', decision.stage], ...decision.kinds.map((kind): Used => ['kind', kind]), ...effects.flatMap(namesIn)],
      path,
    ),
    ...missing(
      book,
      votes.flatMap(([, { electorates, also }]) => [
        ...electorates.flatMap(({ who }): readonly Used[] =>
          who.is === 'seats' ? who.classes.map((one): Used => ['class', `${who.body}.${one}`]) : who.is === 'outside' ? [['party', who.party]] : [],
        ),
        ...also.flatMap(({ effects: beside }) => beside.flatMap(namesIn)),
      ]),
      `${path}.rule`,
    ),
  ];
}

/** A stage that waits, by way of others, for itself would never open. */
function circles({ stages }: Charter): readonly Fault[] {
  const before = (key: string): readonly string[] => {
    const join = stages.find((one) => one.key === key)?.after;
    return join && 'of' in join ? join.of : [];
  };
  const reaches = (from: string, to: string, seen: readonly string[]): boolean =>
    before(from).some((one) => one === to || (!seen.includes(one) && reaches(one, to, [...seen, one])));
  return stages.filter(({ key }) => reaches(key, key, [])).map(({ key }) => fault(`stages.${key}.after`, 'shape-of-circle'));
}

function checkStages(charter: Charter, book: Book): readonly Fault[] {
  return [
    ...circles(charter),
    ...charter.stages.flatMap(({ key, body, after, opens }) => [
      ...missing(book, [['body', body], ...('of' in after ? after.of.map((one): Used => ['stage', one]) : [])], `stages.${key}`),
      ...(opens ? checkExpr(opens, 'truth', ['body'], `stages.${key}.opens`) : []),
      ...(after.is === 'at_least' && after.count > after.of.length
        ? [fault(`stages.${key}.after`, 'least-above-most', { least: after.count, most: after.of.length })]
        : []),
    ]),
  ];
}

function checkBodies(charter: Charter, book: Book): readonly Fault[] {
  return charter.bodies.flatMap(({ key, of, parent, family, competence, classes, renewal }) => [
    ...missing(
      book,
      [
        ...(of ? [['party', of] as Used] : []),
        ...(parent ? [['body', parent] as Used] : []),
        ...(family ? [['family', family] as Used] : []),
        ...competence.map((kind): Used => ['kind', kind]),
      ],
      `bodies.${key}`,
    ),
    ...(renewal.is === 'stagger' ? checkExpr(renewal.share, 'number', [], `bodies.${key}.renewal.share`) : []),
    ...classes.flatMap((one) => {
      const path = `bodies.${key}.classes.${one.key}`;
      const size =
        one.size.is === 'one_each'
          ? one.size.of.map((name): Used => ['actor', name])
          : one.size.is === 'cells'
            ? [['term', one.size.segment] as Used, ...one.size.matrix.columns.map(({ segment }): Used => ['term', segment])]
            : [];
      return [
        ...checkSelect(one.select, one.size, path),
        ...missing(book, [...namesInSelect(one.select), ...size, ...(one.segment ? [['term', one.segment] as Used] : [])], path),
      ];
    }),
  ]);
}

function checkRest(charter: Charter, book: Book): readonly Fault[] {
  return [
    ...charter.mandates.flatMap(({ key, issuer, body, recipients }) =>
      missing(book, [['body', body], ...[...namedBy(issuer), ...recipients].map((name): Used => ['actor', name])], `mandates.${key}`),
    ),
    ...charter.duties.flatMap((duty) => [...checkDuty(duty, `duties.${duty.key}`), ...missing(book, namesInDuty(duty), `duties.${duty.key}`)]),
    ...charter.gates.flatMap((gate) => [...checkGate(gate, `gates.${gate.key}`), ...missing(book, namesInGate(gate), `gates.${gate.key}`)]),
    ...charter.rights.flatMap(({ key, holder }) =>
      missing(
        book,
        namedBy(holder).map((name): Used => ['actor', name]),
        `rights.${key}`,
      ),
    ),
    ...charter.syntheses.flatMap(({ key, body, from, to }) =>
      missing(
        book,
        [body, ...from, to].map((name): Used => ['body', name]),
        `syntheses.${key}`,
      ),
    ),
    ...charter.families.flatMap(({ key, members, overrides, opens }) => [
      ...missing(
        book,
        [...members, ...overrides.map(({ member }) => member)].map((name): Used => ['body', name]),
        `families.${key}`,
      ),
      ...overrides.filter(({ field }) => !opens.includes(field)).map(({ field }) => fault(`families.${key}.overrides`, 'unknown-name', { name: field })),
    ]),
  ];
}

/** Everything that is wrong with a charter that reads well: names, labels, types, order of cuts, clocks, seats nobody can fill. */
export function checkCharter(charter: Charter): readonly Fault[] {
  const book = bookOf(charter);
  return [
    ...twice(charter),
    ...checkBodies(charter, book),
    ...checkStages(charter, book),
    ...charter.decisions.flatMap((decision) => checkDecision(decision, charter, book)),
    ...checkRest(charter, book),
    ...strayLabels(charter, knownLabels(charter), ''),
    ...strayOutcomes(charter, charter.decisions, ''),
  ];
}
