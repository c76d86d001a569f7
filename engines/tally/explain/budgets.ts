import { compare, plus, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { fractionOf, listIn } from './say.ts';
import type { Step } from '../contract.ts';
import type { Family, Voice } from './contract.ts';
import { tieSentence } from './ranked.ts';
import { countOf } from './sheet.ts';

const about = (step: Step): string => step.elected[0] ?? step.excluded[0] ?? '';

/** Why a project of a greedy list was passed over, as a word that a message can choose by. */
const why = ({ facts }: Step): string => (facts['ended'] === undefined ? (facts['why'] ?? '').replaceAll('-', '_') : 'ended');

function valuesOf(voice: Voice, step: Step) {
  const { facts } = step;
  return {
    name: voice.name(about(step)), step: step.number, cost: voice.amount(facts['cost']), price: voice.amount(facts['price']), behind: voice.amount(facts['behind']), missing: voice.amount(facts['missing']),
    left: voice.amount(facts['left']), supporters: countOf(facts['supporters']), full: countOf(facts['full']), short: countOf(facts['short']), threshold: facts['threshold'] ?? '0', why: why(step), fell: Number(facts['fell'] ?? 0),
  };
}

/** Steps of the comparison, of Phragmén's rule and of bounded overspending, which pay in other ways. */
function specialSentence(voice: Voice, { clause, facts, lines, pots }: Step, values: ReturnType<typeof valuesOf>): string | null {
  if (clause === 'equal-shares.7') return voice.say('budget.compared', { shares: countOf(lines[0]?.after), list: countOf(lines[1]?.after), stands: facts['stands'] === 'greedy' ? 'greedy' : 'shares' });
  if (clause === 'equal-shares.6') return voice.say('budget.overspent', { ...values, paid: voice.amount(facts['paid']) });
  if (clause === 'phragmen.1') return voice.say('budget.loaded', { ...values, load: voice.amount(facts['load']) });
  return clause === 'phragmen.2' ? voice.say('budget.unloaded', { ...values, left: voice.amount(pots['unspent']) }) : null;
}

function stepSentence(voice: Voice, step: Step): string {
  const { facts } = step;
  const values = valuesOf(voice, step);
  const special = specialSentence(voice, step, values);
  if (special !== null) return special;
  if (step.event === 'measure') return voice.say(facts['raised'] === undefined ? 'budget.opening' : 'budget.raised', { voters: countOf(facts['voters']), share: voice.amount(facts['share']), runs: countOf(facts['runs']) });
  if (step.event === 'fund' && facts['why'] !== undefined) return voice.say('budget.spent', values);
  if (step.event === 'fund') return voice.say(facts['completion'] === undefined ? 'budget.bought' : 'budget.completed', values);
  return voice.say(facts['why'] === undefined ? 'budget.missed' : 'budget.passed', values);
}

/** What a project's supporters had paid for when their money was no longer enough: the four largest sums by name, then the rest. */
function paidFor(voice: Voice, { lines, facts }: Step): string {
  const fell = Number(facts['fell'] ?? 0);
  const before = new Set(voice.decision.steps.filter(({ number, event }) => event === 'fund' && number <= fell).flatMap(({ elected }) => elected));
  const paid = lines.filter(({ option }) => before.has(option)).map(({ option, moved }) => ({ option, exact: fractionOf(moved) })).sort((a, b) => compare(b.exact, a.exact));
  const written = ({ n, d }: Fraction): string => voice.amount(`${n}/${d}`);
  const named = paid.slice(0, paid.length === 5 ? 5 : 4).map(({ option, exact }) => voice.say('budget.amount', { name: voice.name(option), amount: written(exact) }));
  const rest = paid.slice(named.length);
  const others = rest.length === 0 ? [] : [voice.say('budget.others', { n: rest.length, amount: written(rest.map(({ exact }) => exact).reduce(plus, zero)) })];
  return listIn(voice.language, [...named, ...others]);
}

function reasonAgainst(voice: Voice, step: Step): string {
  const values = valuesOf(voice, step);
  if (step.facts['why'] !== undefined) {
    const before = voice.decision.steps.filter(({ event, number }) => event === 'fund' && number < step.number).at(-1);
    return voice.say('budget.why.passed', { ...values, before: before === undefined ? '–' : voice.name(about(before)) });
  }
  const paid = paidFor(voice, step);
  return paid === '' ? voice.say('budget.why.never', values) : voice.say('budget.why.missed', { ...values, step: values.fell, paid });
}

/** Decisions about money: equal shares with its completions, and spending down a list. */
export const budgets: Family = {
  sentence: (voice) => {
    const { winners, figures } = voice.decision;
    const values = { n: winners.length, who: voice.list(winners), cost: voice.amount(figures['cost']), budget: voice.amount(figures['budget']), left: voice.amount(figures['left']), rule: voice.rule() };
    return voice.say(winners.length === 0 ? 'budget.nothing' : 'budget.sentence', values);
  },
  step: (voice, at) => {
    const step = voice.decision.steps[at];
    return step === undefined ? [] : [stepSentence(voice, step), ...tieSentence(voice, step)];
  },
  reason: (voice, option) => {
    const { steps } = voice.decision;
    const bought = steps.find(({ elected }) => elected.includes(option));
    const special = bought === undefined ? null : specialSentence(voice, bought, valuesOf(voice, bought));
    if (bought !== undefined && special !== null) return { step: bought.number, sentence: special };
    if (bought !== undefined) {
      const key = bought.facts['why'] !== undefined ? 'budget.why.spent' : bought.facts['completion'] === undefined ? 'budget.why.bought' : 'budget.why.completed';
      return { step: bought.number, sentence: voice.say(key, valuesOf(voice, bought)) };
    }
    const missed = steps.find(({ excluded }) => excluded.includes(option));
    if (missed === undefined) return { step: null, sentence: voice.say('reason.open', { name: voice.name(option) }) };
    const passed = specialSentence(voice, missed, valuesOf(voice, missed));
    if (passed !== null) return { step: missed.number, sentence: passed };
    return { step: missed.facts['fell'] === undefined ? missed.number : Number(missed.facts['fell']), sentence: reasonAgainst(voice, missed) };
  },
};
