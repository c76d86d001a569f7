import type { Language, Words } from '@plenaria/kernel/language.ts';
import type { Relaxation } from '../contract.ts';
import { listed, sayer } from '../say.ts';
import type { Claim, Clash } from './clash.ts';
import type { Explained } from './explain.ts';
import type { Blocked } from './never.ts';

export const explainWords = {
  claimMin: { en: 'at least {seats} with {feature} “{value}”', es: 'al menos {seats} con {feature} «{value}»', pt: 'no mínimo {seats} com {feature} “{value}”' },
  claimMax: { en: 'at most {seats} with {feature} “{value}”', es: 'como máximo {seats} con {feature} «{value}»', pt: 'no máximo {seats} com {feature} “{value}”' },
  tooFew: { en: 'There are {seats} seats, but only {people} people who can sit together (one from each household).', es: 'Hay {seats} puestos, pero solo {people} personas que pueden sentarse juntas (una por hogar).', pt: 'Há {seats} lugares, mas só {people} pessoas que podem sentar juntas (uma de cada domicílio).' },
  supply: { en: 'The quotas ask for {claim}, but the pool has only {people}.', es: 'Las cuotas piden {claim}, pero en el grupo solo hay {people}.', pt: 'As cotas pedem {claim}, mas no grupo só há {people}.' },
  sumOfLeast: { en: 'Of {feature}, at least {sum} must sit altogether, more than the {seats} seats: {claims}.', es: 'Los mínimos de {feature} suman {sum}, más que los {seats} puestos: {claims}.', pt: 'Os mínimos de {feature} somam {sum}, mais que os {seats} lugares: {claims}.' },
  sumOfMost: { en: 'Of {feature}, at most {sum} may sit altogether, fewer than the {seats} seats: {claims}.', es: 'Los máximos de {feature} suman {sum}, menos que los {seats} puestos: {claims}.', pt: 'Os máximos de {feature} somam {sum}, menos que os {seats} lugares: {claims}.' },
  together: { en: 'With this pool these cannot all hold for {seats} seats: {claims}. Without any one of them, the others can.', es: 'Con este grupo, no pueden cumplirse todas a la vez para {seats} puestos: {claims}. Sin una cualquiera de ellas, las demás sí.', pt: 'Com este grupo, não podem valer todas juntas para {seats} lugares: {claims}. Sem qualquer uma delas, as outras podem.' },
  lower: { en: '{feature} “{value}”: the least from {from} down to {to}', es: '{feature} «{value}»: bajar el mínimo de {from} a {to}', pt: '{feature} “{value}”: baixar o mínimo de {from} para {to}' },
  raise: { en: '{feature} “{value}”: the most from {from} up to {to}', es: '{feature} «{value}»: subir el máximo de {from} a {to}', pt: '{feature} “{value}”: subir o máximo de {from} para {to}' },
  smallest: { en: 'The smallest change that works: {changes}.', es: 'El menor cambio que funciona: {changes}.', pt: 'A menor mudança que funciona: {changes}.' },
  flexTooNarrow: { en: 'No change within the flex bounds works.', es: 'Ningún cambio dentro de los márgenes permitidos funciona.', pt: 'Nenhuma mudança dentro das margens permitidas funciona.' },
  beyond: { en: 'If every bound may give way, the smallest change is: {changes}.', es: 'Si todos los límites pueden ceder, el menor cambio es: {changes}.', pt: 'Se todos os limites puderem ceder, a menor mudança é: {changes}.' },
  never: { en: '{people, plural, one {One person} other {# people}} can be on no panel, because of {claims}. It would take: {changes}.', es: '{people, plural, one {Una persona no puede} other {# personas no pueden}} estar en ningún panel, por: {claims}. Haría falta: {changes}.', pt: '{people, plural, =1 {Uma pessoa não pode} other {# pessoas não podem}} estar em nenhum painel, por causa de: {claims}. Seria preciso: {changes}.' },
  possible: { en: 'These quotas can be met.', es: 'Estas cuotas se pueden cumplir.', pt: 'Estas cotas podem ser cumpridas.' },
  possibleForAll: { en: 'These quotas can be met, and everybody of the pool can be chosen.', es: 'Estas cuotas se pueden cumplir y cualquier persona del grupo puede salir.', pt: 'Estas cotas podem ser cumpridas, e qualquer pessoa do grupo pode ser sorteada.' },
} as const satisfies Record<string, Words>;

const say = sayer(explainWords);

/** "at least 3 with age “16-29”". */
export const claimIn = (language: Language, { feature, value, bound, seats }: Claim): string => say(language, bound === 'min' ? 'claimMin' : 'claimMax', { feature, value, seats });

/** "age “16-29”: the least from 3 down to 2". */
export const changeIn = (language: Language, { feature, value, bound, from, to }: Relaxation): string => say(language, bound === 'min' ? 'lower' : 'raise', { feature, value, from, to });

const claimsIn = (language: Language, claims: readonly Claim[]): string => listed(language, claims.map((claim) => claimIn(language, claim)));
const changesIn = (language: Language, changes: readonly Relaxation[]): string => changes.map((change) => changeIn(language, change)).join('; ') || '–';

/** Why no panel can be. */
export function clashIn(language: Language, clash: Clash): string {
  if (clash.kind === 'too-few-people') return say(language, 'tooFew', { seats: clash.seats, people: clash.people });
  const { seats, claims } = clash;
  const [first] = claims;
  const filling = { seats, feature: first?.feature ?? '', sum: claims.reduce((sum, claim) => sum + claim.seats, 0), claims: claimsIn(language, claims) };
  switch (clash.kind) {
    case 'supply': return say(language, 'supply', { claim: filling.claims, people: first?.people ?? 0 });
    case 'sum-of-least': return say(language, 'sumOfLeast', filling);
    case 'sum-of-most': return say(language, 'sumOfMost', filling);
    case 'together': return say(language, 'together', filling);
  }
}

/** People who can never be chosen, those with the same reason in one sentence. */
export function neverIn(language: Language, never: readonly Blocked[]): readonly string[] {
  const groups = new Map<string, { readonly one: Blocked; people: number }>();
  for (const one of never) {
    const key = JSON.stringify([one.by, one.change]);
    const group = groups.get(key) ?? { one, people: 0 };
    group.people += one.people.length;
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.people - a.people).map(({ one, people }) => say(language, 'never', { people, claims: claimsIn(language, one.by), changes: changesIn(language, one.change) }));
}

/** Everything there is to say about whether quotas can be met, a sentence each. */
export function explainedIn(language: Language, found: Explained): readonly string[] {
  if (found.feasible) return [say(language, found.never.length === 0 ? 'possibleForAll' : 'possible'), ...neverIn(language, found.never)];
  const { clash, within, beyond } = found;
  return [
    clashIn(language, clash),
    ...(within !== null ? [say(language, 'smallest', { changes: changesIn(language, within.changes) })] : []),
    ...(within === null && beyond !== null ? [say(language, 'flexTooNarrow'), say(language, 'beyond', { changes: changesIn(language, beyond.changes) })] : []),
  ];
}
