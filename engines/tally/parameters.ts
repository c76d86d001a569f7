import { exactOf } from './sort-papers.ts';

/*
 * What the parameters of each rule look like, as data. They come from files and forms, so they are read before a rule sees
 * them: what is missing, misspelt or of another kind is refused by its name, and a rule may trust the rest.
 */

/** Where a value is not what was asked for: its path; null where all of it is. */
type Shape = (value: unknown, path: string) => string | null;

const is = (holds: (value: unknown) => boolean): Shape => (value, path) => (holds(value) ? null : path);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const whole = (least: number): Shape => is((value) => Number.isSafeInteger(value) && Number(value) >= least);
const count = whole(0);
const truth = is((value) => typeof value === 'boolean');
const text = is((value) => typeof value === 'string' && value !== '');
/** A whole number or a fraction in digits: "12", "2/3". */
const exact = is((value) => typeof value === 'string' && exactOf(value) !== null);
/** Money in whole minor units, as far as numbers are exact. */
const money = is((value) => typeof value === 'string' && /^\d{1,15}$/.test(value));
const oneOf = (...words: readonly string[]): Shape => is((value) => typeof value === 'string' && words.includes(value));
const orNull = (shape: Shape): Shape => (value, path) => (value === null ? null : shape(value, path));
const either = (...shapes: readonly Shape[]): Shape => (value, path) => (shapes.some((shape) => shape(value, path) === null) ? null : path);
const list = (shape: Shape, least = 0): Shape => (value, path) => {
  if (!Array.isArray(value) || value.length < least) return path;
  return value.reduce<string | null>((fault, one, at) => fault ?? shape(one, `${path}[${at}]`), null);
};
const each = (shape: Shape): Shape => (value, path) =>
  isRecord(value) ? Object.entries(value).reduce<string | null>((fault, [key, one]) => fault ?? shape(one, `${path}.${key}`), null) : path;
const texts = list(text);

/** A record with these parts, those after "?" only where they are said, and no others: a misspelt name is not passed over. */
function parts(shapes: Readonly<Record<string, Shape>>): Shape {
  const known = new Map(Object.entries(shapes).map(([name, shape]) => [name.replace('?', ''), { shape, asked: !name.endsWith('?') }]));
  return (value, path) => {
    if (!isRecord(value)) return path;
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    const stray = Object.keys(value).find((name) => !known.has(name));
    if (stray !== undefined) return at(stray);
    return [...known].reduce<string | null>((fault, [name, { shape, asked }]) => fault ?? (value[name] === undefined ? (asked ? at(name) : null) : shape(value[name], at(name))), null);
  };
}

const places = { places: whole(1), 'statusQuo?': text };
const base = either(parts({ of: oneOf('cast', 'valid', 'present', 'seated', 'eligible') }), parts({ of: oneOf('answers'), without: texts }));
const cut = { base, threshold: exact, comparator: oneOf('at-least', 'more-than') };
const majority = either(parts({ ...cut, among: oneOf('people') }), parts({ ...cut, among: oneOf('segments'), segments: either(oneOf('every'), exact), 'segmentsComparator?': oneOf('at-least', 'more-than') }));
const pairs = { 'places?': whole(1), 'strength?': oneOf('winning', 'margin'), 'unranked?': oneOf('below', 'no-opinion') };
const completion = oneOf('none', 'utilitarian', 'add1', 'add1u');
const stop = oneOf('overspend', 'exhaustive');
const shares = parts({ budget: money, worth: oneOf('cost', 'count'), completion, 'stop?': stop, 'increment?': exact, 'whole?': truth, 'per?': oneOf('cast', 'valid'), 'most?': count });

const shapes: Readonly<Record<string, Shape>> = {
  'motion@1': parts({ 'answers?': texts, 'support?': texts, 'against?': texts, 'abstentions?': texts, majorities: list(majority), 'casting?': parts({ holder: text, 'answer?': text }) }),
  'consensus@1': parts({ blocks: either(parts({ atMost: count }), parts({ share: exact })), standAsides: exact, 'reasons?': truth, 'upheld?': texts, 'round?': count, 'fallback?': parts({ after: count }) }),
  'sociocratic@1': parts({ nominations: each(parts({ before: count, after: count })), proposed: text, term: text }),
  'fist-to-five@1': parts({ below: exact }),
  'gradients@1': parts({ 'labels?': texts, 'vetoes?': texts, 'adopt?': parts({ support: texts, share: exact, vetoesAtMost: count }) }),
  'approval@1': parts({ ...places, 'least?': count, 'most?': count }),
  'dots@1': parts({ ...places, dots: count, 'cap?': count }),
  'quadratic@1': parts({ ...places, credits: count, 'negative?': truth }),
  'score@1': parts({ ...places, least: whole(Number.MIN_SAFE_INTEGER), most: whole(Number.MIN_SAFE_INTEGER), missing: oneOf('zero', 'no-opinion'), 'participation?': exact }),
  'resistance@1': parts({ ...places, most: count }),
  'star@1': parts({ most: whole(1) }),
  'majority-judgment@1': parts({ ...places, grades: list(text, 2) }),
  'irv@1': parts({
    'mode?': oneOf('single', 'several-a-round', 'one-a-round', 'bottoms-up', 'bottoms-up-share'), 'seats?': whole(1), 'excluded?': texts, 'writeIns?': text, 'decimals?': count, 'leastVotes?': count, 'batch?': truth,
    'fixedThreshold?': truth, 'hareQuota?': truth, 'fractionalThreshold?': truth, 'untilTwo?': truth, 'share?': count, 'lastRound?': count, 'ties?': list(oneOf('history', 'head-to-head', 'together', 'lot')),
    'overvote?': oneOf('exhaust', 'skip', 'exhaust-if-multiple-continuing'), 'skipsAllowed?': orNull(count), 'ranksAllowed?': orNull(count), 'exhaustOnDuplicate?': truth,
  }),
  'ranked-pairs@1': parts(pairs),
  'schulze@1': parts(pairs),
  'borda@1': parts({ 'places?': whole(1), form: oneOf('plain', 'modified') }),
  'stv-scottish@1': parts({ seats: whole(1), 'guarded?': texts }),
  'stv-meek@1': parts({ seats: whole(1), 'variant?': oneOf('prf', 'parametric'), 'equal?': oneOf('share', 'end'), 'withdrawn?': texts, 'guarded?': texts }),
  'stv-wigm@1': parts({ seats: whole(1), 'batch?': truth }),
  'committee@1': parts({ seats: whole(1), method: oneOf('av', 'sav', 'pav', 'cc', 'seq-pav', 'phragmen', 'equal-shares'), 'most?': count }),
  'seats@1': parts({
    seats: count, method: oneOf('dhondt', 'sainte-lague', 'sainte-lague-modified', 'huntington-hill', 'adams', 'dean', 'hare', 'droop', 'hagenbach-bischoff'),
    'threshold?': exact, 'atLeast?': count, 'atMost?': count, 'minimum?': oneOf('inside', 'on-top'), 'weights?': each(count),
  }),
  'equal-shares@1': shares,
  'equal-shares-compared@1': shares,
  'equal-shares-points@1': parts({ budget: money, form: oneOf('equal', 'bounded'), worth: oneOf('points', 'cost', 'count'), completion, 'stop?': stop, 'mostPoints?': count }),
  'phragmen-budget@1': parts({ budget: money, 'misfit?': oneOf('stop', 'skip') }),
  'greedy@1': parts({ budget: money, misfit: oneOf('skip', 'stop', 'poznan'), 'threshold?': count, 'most?': count, 'exclusive?': text, 'category?': parts({ by: text, caps: each(money) }) }),
};

/** The first parameter of a rule that is missing, misspelt or of another kind; null where a rule may count with them. */
export function parameterFault(rule: string, parameters: unknown): string | null {
  const fault = shapes[rule]?.(parameters, '') ?? null;
  return fault === '' ? 'parameters' : fault;
}
