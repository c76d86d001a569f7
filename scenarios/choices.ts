import type { Words } from '@plenaria/kernel/language.ts';
import type { Method, Result, Settle, Spending, Vote } from '#rules/decision-rule/types.ts';
import { atLeast, share, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import type { SignedCharter } from '#rules/signed-charter.ts';
import { adopted, dropped, noResult, seated, vote } from './systems/pieces.ts';
import { habit, members, membership, signed, typed, type Plan } from './templates.ts';

/*
 * Charters of members who choose among texts together, or share out a sum of money among projects. Like the other models they are
 * data made from blanks that an organiser fills in; the code that plays them reads the rule, never this file.
 */

/** The ways to vote among texts, as an organiser knows them. */
export const ways = {
  approve: {
    words: { en: 'Approval: mark every text you can accept', es: 'Aprobación: marcar todos los textos que se aceptan', pt: 'Aprovação: marcar todos os textos que se aceitam' },
    method: { is: 'approve', most: null, cite: typed.cite },
  },
  score: {
    words: { en: 'Scores: give each text 0 to 5', es: 'Notas: dar a cada texto de 0 a 5', pt: 'Notas: dar a cada texto de 0 a 5' },
    method: { is: 'score', from: 0, to: 5, cite: typed.cite },
  },
  transfer: {
    words: { en: 'Places, counted by transfers: minorities get their share', es: 'Lugares, contados por transferencias: las minorías tienen su parte', pt: 'Lugares, contados por transferências: as minorias têm a sua parte' },
    method: { is: 'rank', by: 'transferable-vote' },
  },
  runoff: {
    words: { en: 'Places, counted as runoffs: one text, by most of the last two', es: 'Lugares, contados por rondas: un texto, por mayoría entre los dos últimos', pt: 'Lugares, contados por turnos: um texto, pela maioria entre os dois últimos' },
    method: { is: 'rank', by: 'instant-runoff' },
  },
  duels: {
    words: { en: 'Places, counted by duels: one text that beats each other one', es: 'Lugares, contados por duelos: un texto que vence a cada otro', pt: 'Lugares, contados por duelos: um texto que vence cada outro' },
    method: { is: 'rank', by: 'condorcet' },
  },
  points: {
    words: { en: 'Places, counted as points', es: 'Lugares, contados por puntos', pt: 'Lugares, contados por pontos' },
    method: { is: 'rank', by: 'modified-borda' },
  },
} as const satisfies Readonly<Record<string, { readonly words: Words; readonly method: Method }>>;

export type WayKey = keyof typeof ways;
/** Ways that give one text and no more. */
export const givesOne: readonly WayKey[] = ['runoff', 'duels'];

const quorum = { needs: atLeast(share(word('tally.voted'), word('tally.seated')), habit.of(1, 2)), short: noResult };
const among = (method: Method, settle: Settle): Vote => vote([seated('members', members, 'assembly', ['member'])], method, settle, { quorum });
const ends: { readonly picked: Result; readonly rest: Result } = { picked: adopted(), rest: dropped() };
const plan = (template: string, how: Vote): Plan => ({ template, name: named('an assembly of members', 'una asamblea de integrantes|f', 'uma assembleia de membros|f'), size: { is: 'open' }, routes: [membership], then: [], vote: how });

export interface ChoiceSettings {
  readonly way: WayKey;
  /** How many texts are chosen. */
  readonly places: number;
  readonly dueAfterDays: number | null;
}

/** Members choose so many of the texts that are put to them. */
export function choiceCharter({ way, places, dueAfterDays }: ChoiceSettings): SignedCharter {
  const top = { top: typed.of(places, 1), by: word('option.support'), per: null, atLeast: null };
  return signed(plan('choice', among(ways[way].method, { is: 'pick', picks: [top], tie: 'lot', ...ends })), { way, places, dueAfterDays });
}

/** The ways to share out money, as an organiser knows them; what each publishes as its parameters stands in the rule. */
export const sharings = {
  'equal-shares': {
    words: { en: 'Equal shares: everybody has the same part of the money', es: 'Partes iguales: cada persona tiene la misma parte del dinero', pt: 'Partes iguais: cada pessoa tem a mesma parte do dinheiro' },
    by: { is: 'equal-shares', worth: 'cost', completion: 'add1u', stop: 'overspend' },
  },
  'most-votes': {
    words: { en: 'Most votes first, as far as the money goes', es: 'Primero los más votados, hasta donde alcance el dinero', pt: 'Primeiro os mais votados, até onde o dinheiro alcançar' },
    by: { is: 'most-votes', tooDear: 'skip' },
  },
} as const satisfies Readonly<Record<string, { readonly words: Words; readonly by: Spending }>>;

export type SharingKey = keyof typeof sharings;

export interface BudgetSettings {
  /** Whole cents. */
  readonly money: number;
  /** Three letters. */
  readonly currency: string;
  readonly sharing: SharingKey;
  /** How many projects a ballot may mark; null where it may mark any number. */
  readonly most: number | null;
  /** Whether what a ballot marks may together cost no more than the money. */
  readonly within: boolean;
  readonly dueAfterDays: number | null;
}

/** Members share out a sum of money among projects with costs. */
export function budgetCharter({ money, currency, sharing, most, within, dueAfterDays }: BudgetSettings): SignedCharter {
  const settle: Settle = { is: 'spend', money: { amount: money, currency, cite: typed.cite }, by: sharings[sharing].by, ballots: within ? 'within-money' : 'any', ...ends };
  return signed(plan('budget', among({ is: 'approve', most, cite: typed.cite }, settle)), { money, currency, sharing, most: most ?? 'any', within: String(within), dueAfterDays });
}
