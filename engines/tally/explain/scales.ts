import type { Exact, Line } from '../contract.ts';
import type { Family, Voice } from './contract.ts';
import { byMost, countsIn, edge, isLeast, plain } from './plain.ts';
import { tieSentence } from './ranked.ts';
import { fractionOf } from './say.ts';
import { isKey } from './words.ts';

/** "9 approvals", "30 points": the rule says what is counted. */
function amountIn(voice: Voice, amount: Exact): string {
  const [name = ''] = voice.decision.rule.split('@');
  const unit = `unit.${name}`;
  return voice.say(isKey(unit) ? unit : 'unit.score', { count: Number(fractionOf(amount).n) / Number(fractionOf(amount).d), n: voice.votes(amount) });
}

const papersOf = ({ decision }: Voice): number => decision.accounts.valid;

/** Where few are better the last winner has the most of it, and the next one the least of those that are left. */
const rivals = (voice: Voice): readonly [Line | null, Line | null] => [edge(voice, true, isLeast(voice)), edge(voice, false, isLeast(voice))];

function sentence(voice: Voice): string {
  const { winners } = voice.decision;
  const [last, rival] = rivals(voice);
  if (winners.length === 0 || last === null) return plain.sentence(voice);
  if (rival === null) return voice.say('scales.all', { n: winners.length, who: voice.list(winners) });
  const values = { who: voice.list(winners), amount: amountIn(voice, last.after), papers: papersOf(voice), rival: voice.name(rival.option), last: amountIn(voice, rival.after), same: last.after === rival.after ? 'yes' : 'no' };
  return voice.say(winners.length > 1 ? 'scales.several' : isLeast(voice) ? 'scales.least' : 'scales.one', values);
}

function resisted(voice: Voice, option: string): string {
  const [last, rival] = rivals(voice);
  const own = voice.decision.steps[0]?.lines.find((line) => line.option === option)?.after ?? '0';
  const won = voice.decision.winners.includes(option);
  const other = won ? rival : last;
  if (other === null) return sentence(voice);
  return voice.say(won ? 'scales.why.least' : 'scales.why.resisted', { name: voice.name(option), amount: amountIn(voice, own), rival: voice.name(other.option), last: amountIn(voice, other.after) });
}

/** Approvals, dots, points: what was counted, who had the most of it, and who came next. */
export const scales: Family = {
  sentence,
  step: plain.step,
  reason: (voice, option) => (isLeast(voice) ? { ...plain.reason(voice, option), sentence: resisted(voice, option) } : plain.reason(voice, option)),
};

interface Duel {
  readonly winner: Line;
  readonly loser: Line;
}

/** The runoff of STAR; null where only one option stood. */
function duelOf({ decision: { steps, winners } }: Voice): Duel | null {
  const lines = steps.find(({ clause }) => clause === 'star.2')?.lines ?? [];
  const [winner, loser] = [lines.find(({ option }) => winners.includes(option)), lines.find(({ option }) => !winners.includes(option))];
  return winner && loser ? { winner, loser } : null;
}

function duelWords(voice: Voice, { winner, loser }: Duel) {
  const scored = (option: string): string => amountIn(voice, voice.decision.steps[0]?.lines.find((line) => line.option === option)?.after ?? '0');
  return { who: voice.name(winner.option), rival: voice.name(loser.option), votes: voice.votes(winner.after), opposition: voice.votes(loser.after), own: scored(winner.option), theirs: scored(loser.option) };
}

function starReason(voice: Voice, option: string, duel: Duel): string {
  const { winner, loser } = duel;
  const { who, rival, votes, opposition } = duelWords(voice, duel);
  if (option === winner.option) return voice.say('star.why.won', { name: who, rival, votes, opposition });
  if (option === loser.option) return voice.say('star.why.runoff', { name: rival, rival: who, votes: opposition, opposition: votes });
  const scores = voice.decision.steps[0]?.lines ?? [];
  const second = scores.filter((line) => [winner.option, loser.option].includes(line.option)).sort(byMost)[1];
  const own = scores.find((line) => line.option === option);
  return voice.say('star.why.scores', { name: voice.name(option), own: amountIn(voice, own?.after ?? '0'), rival: voice.name(second?.option ?? ''), last: amountIn(voice, second?.after ?? '0') });
}

/** STAR: points choose two, and the ballots choose between them. */
export const star: Family = {
  sentence: (voice) => {
    const duel = duelOf(voice);
    return duel === null ? voice.say('star.alone', { who: voice.list(voice.decision.winners) }) : voice.say('star.sentence', duelWords(voice, duel));
  },
  step: (voice, at) => {
    const [step, duel] = [voice.decision.steps[at], duelOf(voice)];
    if (step?.clause !== 'star.2' || duel === null) return scales.step(voice, at);
    return [voice.say('star.runoff', { ...duelWords(voice, duel), neither: voice.votes(step.pots['noPreference']) }), ...tieSentence(voice, step)];
  },
  reason: (voice, option) => {
    const duel = duelOf(voice);
    return duel === null ? plain.reason(voice, option) : { ...plain.reason(voice, option), sentence: starReason(voice, option, duel) };
  },
};

const gradeOf = (voice: Voice, option: string): string => voice.name(voice.decision.steps[0]?.facts[`grade ${option}`] ?? '');

/** Majority judgment speaks in grades, never in numbers. */
export const judgment: Family = {
  sentence: (voice) => {
    const { winners } = voice.decision;
    const [last, rival] = rivals(voice);
    if (last === null || rival === null) return voice.say('scales.all', { n: winners.length, who: voice.list(winners) });
    return voice.say('judgment.sentence', { n: winners.length, who: voice.list(winners), grade: gradeOf(voice, last.option), rival: voice.name(rival.option), last: gradeOf(voice, rival.option), same: last.after === rival.after ? 'yes' : 'no' });
  },
  step: (voice, at) => {
    const step = voice.decision.steps[at];
    if (step?.event !== 'measure') return plain.step(voice, at);
    return [voice.say('judgment.measured', { papers: papersOf(voice), counts: countsIn(voice, step.lines, ({ option }) => voice.say('judgment.each', { name: voice.name(option), grade: gradeOf(voice, option) })) })];
  },
  reason: (voice, option) => {
    const [last] = rivals(voice);
    const values = { name: voice.name(option), grade: gradeOf(voice, option) };
    if (voice.decision.winners.includes(option) || last === null) return { ...plain.reason(voice, option), sentence: voice.say('judgment.why.won', values) };
    return { ...plain.reason(voice, option), sentence: voice.say('judgment.why.lost', { ...values, rival: voice.name(last.option), last: gradeOf(voice, last.option), same: gradeOf(voice, last.option) === values.grade ? 'yes' : 'no' }) };
  },
};
