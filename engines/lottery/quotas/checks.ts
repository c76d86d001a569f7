import type { Language, Words } from '@plenaria/kernel/language.ts';
import type { Candidate, Quota } from '../contract.ts';
import { grouped, seatable } from '../explain/program.ts';
import { percent, sayer } from '../say.ts';
import { partsOf } from './crossed.ts';
import { boundsOf, type Share } from './shares.ts';

/** A group's share of the population, from a census. */
export interface PopulationShare {
  readonly feature: string;
  readonly value: string;
  readonly share: Share;
}

export type CheckWord = 'least-above-seats' | 'most-below-seats' | 'too-few-in-pool' | 'too-few-households' | 'all-must-sit' | 'nobody-in-pool' | 'off-share-without-reason' | 'off-share';

/** Something about quotas that cannot hold (`cannot`), or that somebody should look at. Counts are seats or people. */
export interface Check {
  readonly is: CheckWord;
  readonly cannot: boolean;
  readonly feature: string;
  readonly value: string;
  readonly number: number;
  readonly limit: number;
  readonly more: string;
}

export const checkWords = {
  'least-above-seats': { en: '{feature}: at least {number} must sit altogether, but there are {limit} seats.', es: '{feature}: los mínimos suman {number}, pero hay {limit} puestos.', pt: '{feature}: os mínimos somam {number}, mas há {limit} lugares.' },
  'most-below-seats': { en: '{feature}: at most {number} may sit altogether, too few for {limit} seats.', es: '{feature}: los máximos suman {number}, insuficiente para {limit} puestos.', pt: '{feature}: os máximos somam {number}, pouco para {limit} lugares.' },
  'too-few-in-pool': { en: '{feature} “{value}”: at least {number} are asked for, the pool has {limit}.', es: '{feature} «{value}»: se piden al menos {number}; en el grupo hay {limit}.', pt: '{feature} “{value}”: pedem-se no mínimo {number}; no grupo há {limit}.' },
  'too-few-households': { en: '{feature} “{value}”: at least {number} are asked for, but with one from each household only {limit} can sit together.', es: '{feature} «{value}»: se piden al menos {number}, pero con una persona por hogar solo caben {limit}.', pt: '{feature} “{value}”: pedem-se no mínimo {number}, mas com uma pessoa por domicílio só cabem {limit}.' },
  'all-must-sit': { en: '{feature} “{value}”: all {limit} of the pool must sit; nobody is left to replace them.', es: '{feature} «{value}»: las {limit} personas del grupo tienen que entrar; no queda nadie para reemplazarlas.', pt: '{feature} “{value}”: as {limit} pessoas do grupo têm de entrar; não sobra ninguém para substituí-las.' },
  'nobody-in-pool': { en: '{feature} “{value}”: nobody of the pool.', es: '{feature} «{value}»: nadie en el grupo.', pt: '{feature} “{value}”: ninguém no grupo.' },
  'off-share-without-reason': { en: '{feature} “{value}” is {more} of the population, {limit} seats; the quota says {number}. Write down why.', es: '{feature} «{value}» es el {more} de la población, {limit} puestos; la cuota dice {number}. Escriba por qué.', pt: '{feature} “{value}” é {more} da população, {limit} lugares; a cota diz {number}. Escreva por quê.' },
  'off-share': { en: '{feature} “{value}” gets other seats than its share on purpose: {more}', es: '{feature} «{value}» recibe a propósito otros puestos que los de su proporción: {more}', pt: '{feature} “{value}” recebe de propósito outros lugares que os de sua proporção: {more}' },
} as const satisfies Record<CheckWord, Words>;

const say = sayer(checkWords);

export const checkIn = (language: Language, { is, feature, value, number, limit, more }: Check): string =>
  say(language, is, { feature, value, number, limit, more: is === 'off-share-without-reason' ? percent(language, Number(more)) : more });

const check = (is: CheckWord, cannot: boolean, { feature, value }: { readonly feature: string; readonly value: string }, number: number, limit: number, more = ''): Check => ({ is, cannot, feature, value, number, limit, more });

function sums(quotas: readonly Quota[], pool: readonly Candidate[], seats: number): readonly Check[] {
  return [...new Set(quotas.map(({ feature }) => feature))].flatMap((feature) => {
    const own = quotas.filter((quota) => quota.feature === feature);
    const [least, most] = [own.reduce((sum, { min }) => sum + min, 0), own.reduce((sum, { max }) => sum + max, 0)];
    // Quotas on some cells of an intersection leave the others free, so their most numbers need not fill the seats.
    const complete = pool.length > 0 ? pool.every(({ features }) => own.some(({ value }) => value === features[feature])) : partsOf(feature).length === 1;
    return [
      ...(least > seats ? [check('least-above-seats', true, { feature, value: '' }, least, seats)] : []),
      ...(most < seats && complete ? [check('most-below-seats', true, { feature, value: '' }, most, seats)] : []),
    ];
  });
}

function supply(quotas: readonly Quota[], pool: readonly Candidate[]): readonly Check[] {
  const groups = grouped(pool, quotas);
  return quotas.flatMap((quota): readonly Check[] => {
    const people = pool.filter(({ features }) => features[quota.feature] === quota.value).length;
    const homes = seatable(groups, (type) => groups.types[type]?.values[quota.feature] === quota.value);
    if (people < quota.min) return [check('too-few-in-pool', true, quota, quota.min, people)];
    if (homes < quota.min) return [check('too-few-households', true, quota, quota.min, homes)];
    if (people === 0 && quota.max > 0) return [check('nobody-in-pool', false, quota, 0, 0)];
    return homes === quota.min && quota.min > 0 ? [check('all-must-sit', false, quota, quota.min, people)] : [];
  });
}

/** Quotas whose range does not touch the seats of their share: on purpose with a reason, or to be looked at. */
function offShare(quotas: readonly Quota[], shares: readonly PopulationShare[], seats: number): readonly Check[] {
  return quotas.flatMap((quota): readonly Check[] => {
    const known = shares.find(({ feature, value }) => feature === quota.feature && value === quota.value);
    if (known === undefined) return [];
    const { min, max } = boundsOf(known.share, seats);
    if (quota.min <= max && quota.max >= min) return [];
    const reason = quota.reason ?? '';
    return [check(reason === '' ? 'off-share-without-reason' : 'off-share', false, quota, quota.min > max ? quota.min : quota.max, quota.min > max ? max : min, reason || String(known.share.part / known.share.of))];
  });
}

/** What simple counting says about quotas, before anything is computed: sums, supply, households, shares. `pool` may be empty. */
export const checked = (quotas: readonly Quota[], pool: readonly Candidate[], seats: number, shares: readonly PopulationShare[] = []): readonly Check[] => {
  const hard = quotas.filter(({ soft }) => soft !== true);
  return [...sums(hard, pool, seats), ...(pool.length === 0 ? [] : supply(hard, pool)), ...offShare(quotas, shares, seats)];
};
