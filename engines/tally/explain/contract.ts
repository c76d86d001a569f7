import type { Language } from '@plenaria/kernel/language.ts';
import type { Decision, Exact } from '../contract.ts';
import { amountIn, listIn, say, votesUnit, type Unit, type Values } from './say.ts';
import { isKey, type Key } from './words.ts';

/** What an explanation needs besides the transcript: the words people know options by, and what money amounts are. */
export interface Naming {
  readonly names: Readonly<Record<string, string>>;
  /** The words of answers and labels, where a rule counts those; yes, no and abstain are known. */
  readonly answers?: Readonly<Record<string, string>>;
  /** The currency and how many decimals of it the minor unit is; only budgets have one. */
  readonly money?: { readonly currency: string; readonly minor: number };
}

export interface Row {
  /** The option's id; null for what no option holds, and for the sum. */
  readonly option: string | null;
  readonly name: string;
  readonly before: string;
  readonly moved: string;
  readonly after: string;
}

/** A table of one step. Every row adds up from left to right, and the rows to the sum. */
export interface Sheet {
  readonly heads: readonly [string, string, string, string];
  readonly rows: readonly Row[];
  readonly sum: Row;
}

export interface Told {
  readonly number: number;
  readonly sentences: readonly string[];
  /** The clause that says so, and its text where the rule's text is ours. */
  readonly clause: string;
  readonly text: string | null;
  readonly sheet: Sheet | null;
}

export interface Reason {
  readonly option: string;
  readonly name: string;
  readonly won: boolean;
  /** The step at which it won, or after which it could no longer win. */
  readonly step: number | null;
  readonly sentence: string;
}

export interface Explanation {
  readonly language: Language;
  readonly sentence: string;
  readonly accounts: string;
  readonly steps: readonly Told[];
  readonly reasons: readonly Reason[];
}

/** A transcript, a language and the names: everything a sentence is made from. */
export class Voice {
  readonly decision: Decision;
  readonly language: Language;
  readonly unit: Unit;
  readonly #naming: Naming;

  constructor(decision: Decision, naming: Naming, language: Language) {
    const { money } = naming;
    this.decision = decision;
    this.language = language;
    this.#naming = naming;
    this.unit = money === undefined ? votesUnit : { minor: money.minor, currency: money.currency, digits: money.minor };
  }

  /** The options that were named, in the order given. */
  get options(): readonly string[] {
    return Object.keys(this.#naming.names);
  }

  name(option: string): string {
    const { names, answers } = this.#naming;
    const known = names[option] ?? answers?.[option];
    if (known !== undefined) return known;
    return isKey(`answer.${option}`) ? this.word(`answer.${option}`) : option;
  }

  list(options: readonly string[]): string {
    return listIn(this.language, options.map((option) => this.name(option)));
  }

  joined(parts: readonly string[]): string {
    return listIn(this.language, parts);
  }

  amount(amount: Exact | undefined): string {
    return amountIn(this.language, amount ?? '0', this.unit);
  }

  votes(amount: Exact | undefined): string {
    return amountIn(this.language, amount ?? '0', votesUnit);
  }

  say(key: Key, values: Values = {}): string {
    return say(this.language, key, values);
  }

  /** The word for a key that may not be in the catalogue; the key itself where it is not. */
  word(key: string): string {
    return isKey(key) ? this.say(key) : key.slice(key.indexOf('.') + 1);
  }

  rule(): string {
    const [name = ''] = this.decision.rule.split('@');
    const key = `rule.${name}`;
    return isKey(key) ? this.say(key) : this.say('rule.other', { rule: this.decision.rule });
  }
}

/** How one family of rules tells its decision. */
export interface Family {
  readonly sentence: (voice: Voice) => string;
  readonly step: (voice: Voice, at: number) => readonly string[];
  readonly reason: (voice: Voice, option: string) => { readonly step: number | null; readonly sentence: string };
}
