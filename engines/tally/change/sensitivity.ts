import type { Decision, Question } from '../contract.ts';
import type { Count } from './smallest.ts';

/** A choice of the rule that could have been made otherwise, with the same ballots. */
export type Choice = 'lot' | 'stop' | 'completion' | 'shares-per' | 'misfit' | 'base' | 'comparator';

export interface Otherwise {
  readonly choice: Choice;
  /** The other choice, as the parameter has it. */
  readonly value: string;
  readonly winners: readonly string[];
}

interface Alternative {
  readonly choice: Choice;
  readonly value: string;
  readonly question: Question<unknown>;
}

type Parameters = { readonly [key: string]: unknown };
const given = ({ parameters }: Question<unknown>): Parameters => (parameters ?? {}) as Parameters;

/** The same question with one parameter otherwise, for each of its other values. */
function others(question: Question<unknown>, choice: Choice, key: string, values: readonly string[]): readonly Alternative[] {
  const now = given(question)[key];
  return now === undefined ? [] : values.filter((value) => value !== now).map((value) => ({ choice, value, question: { ...question, parameters: { ...given(question), [key]: value } } }));
}

/** Another denominator for the majorities of a motion, one at a time; those that the roll does not give are refused and drop out. */
function bases(question: Question<unknown>): readonly Alternative[] {
  const majorities = given(question)['majorities'];
  if (!Array.isArray(majorities)) return [];
  const list = majorities as readonly { readonly base?: { readonly of?: string; readonly without?: readonly string[] }; readonly comparator?: string }[];
  const forms = [{ of: 'cast' }, { of: 'valid' }, { of: 'answers', without: ['abstain'] }, { of: 'present' }, { of: 'seated' }, { of: 'eligible' }];
  return list.flatMap((majority, at) => {
    const put = (change: object): Question<unknown> => ({ ...question, parameters: { ...given(question), majorities: list.map((one, place) => (place === at ? { ...one, ...change } : one)) } });
    return [
      ...forms.filter(({ of }) => of !== majority.base?.of).map((base): Alternative => ({ choice: 'base', value: base.of, question: put({ base }) })),
      ...['at-least', 'more-than'].filter((comparator) => comparator !== majority.comparator).map((comparator): Alternative => ({ choice: 'comparator', value: comparator, question: put({ comparator }) })),
    ];
  });
}

/** Every other order of those whom a lot parted, as far as there are at most `most` of them; each stands for all lots alike. */
function lots(question: Question<unknown>, decision: Decision, most: number): readonly Alternative[] {
  const order = question.lots ?? question.options.map(({ id }) => id);
  const parted = decision.steps.flatMap(({ tie }) => (tie?.brokenBy === 'lot' ? [tie.among] : []));
  return parted.flatMap((among) => among.map((first): Alternative => {
    const moved = [first, ...among.filter((id) => id !== first)];
    const places = order.flatMap((id, at) => (among.includes(id) ? [at] : []));
    const drawn = [...order];
    places.forEach((place, at) => (drawn[place] = moved[at] ?? ''));
    return { choice: 'lot', value: drawn.join(' '), question: { ...question, lots: drawn } };
  }).concat([{ choice: 'lot', value: 'reversed', question: { ...question, lots: [...order].reverse() } }])).slice(0, most);
}

const alternatives = (question: Question<unknown>, decision: Decision, most: number): readonly Alternative[] => [
  ...others(question, 'stop', 'stop', ['exhaustive', 'overspend']), ...others(question, 'completion', 'completion', ['none', 'utilitarian', 'add1', 'add1u']).map((one) => ({ ...one, question: { ...one.question, parameters: { stop: 'exhaustive', ...given(one.question) } } })),
  ...others(question, 'shares-per', 'per', ['cast', 'valid']), ...others(question, 'misfit', 'misfit', ['skip', 'stop', 'poznan']), ...bases(question), ...lots(question, decision, most),
];

const alike = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');

/**
 * Which other choices in the rule would have mattered: the same ballots counted with another denominator, another stop rule,
 * another completion, another lot. Only those that give other winners are listed, each outcome of a choice once.
 */
export function sensitivity(question: Question<unknown>, decision: Decision, count: Count, most = 24): readonly Otherwise[] {
  if (decision.status !== 'decided') return [];
  const found: Otherwise[] = [];
  for (const { choice, value, question: other } of alternatives(question, decision, most)) {
    const counted = count(other);
    if (!counted.ok || counted.value.status !== 'decided' || alike(counted.value.winners, decision.winners)) continue;
    const { winners } = counted.value;
    if (!found.some((one) => one.choice === choice && (choice === 'lot' || one.value === value) && alike(one.winners, winners))) found.push({ choice, value, winners });
  }
  return found;
}
