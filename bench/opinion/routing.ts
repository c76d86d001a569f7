import { diceFrom, type Dice } from '@plenaria/kernel/dice.ts';
import { nextStatement, type Showable } from '@plenaria/opinion/routing/next.ts';
import { liner, timed, type Line } from './line.ts';

const [people, each, statements] = [400, 15, 250];

interface Truth {
  readonly tilt: readonly number[];
  readonly lean: readonly number[];
  readonly ease: readonly number[];
}

const bell = (dice: Dice): number => Array.from({ length: 12 }, () => dice.below(1 << 16) / (1 << 16)).reduce((sum, value) => sum + value, 0) - 6;

const truthFrom = (seed: string): Truth => {
  const dice = diceFrom(seed);
  const many = (count: number): readonly number[] => Array.from({ length: count }, () => bell(dice));
  return { tilt: many(people), lean: many(statements), ease: many(statements) };
};

/** Chance to agree at a place on the axis. */
const chance = ({ lean, ease }: Truth, statement: number, place: number): number => 1 / (1 + Math.exp(-(0.3 + (ease[statement] ?? 0) + (lean[statement] ?? 0) * place)));

/** An evening of made people: half of the statements come late; what was seen how often, and what was answered. */
function evening(seed: string): { readonly counts: readonly Showable[]; readonly truth: Truth } {
  const truth = truthFrom(seed);
  const dice = diceFrom(`${seed} answers`);
  const counts = Array.from({ length: statements }, (_, at) => ({ statement: `s${String(at).padStart(3, '0')}`, kind: 'ordinary' as const, agree: 0, disagree: 0, pass: 0, estimate: null }));
  for (let person = 0; person < people; person += 1) {
    const answered: string[] = [];
    for (let vote = 0; vote < each; vote += 1) {
      const shown = nextStatement({ person: `p${person}`, answered, statements: counts.slice(0, person * 2 < people ? statements / 2 : statements), position: person, seed });
      if (shown === null) break;
      answered.push(shown.statement);
      const at = Number(shown.statement.slice(1));
      const own = counts[at];
      if (own) own[dice.below(1 << 16) / (1 << 16) < chance(truth, at, truth.tilt[person] ?? 0) ? 'agree' : 'disagree'] += 1;
    }
  }
  return { counts, truth };
}

/** Exposure in a simulated evening: the fewest answers of a statement beside the mean. */
export function routingChecks(): readonly Line[] {
  const line = liner(`routing: ${people} people, ${each} votes each, ${statements} statements, half of them late`);
  return ['one', 'two'].map((seed) => {
    const { result: { counts }, seconds } = timed(() => evening(seed));
    const seen = counts.map(({ agree, disagree }) => agree + disagree);
    return line('fewest answers of a statement, as a share of the mean', Math.min(...seen) / ((people * each) / statements), '0.5 or more', Math.min(...seen) * 2 >= (people * each) / statements, seconds);
  });
}
