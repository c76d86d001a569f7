import { civilDate, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Language, Words } from '@plenaria/kernel/language.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { filled } from './sentence.ts';

/** What can be wrong with a rule, each with one sentence a person can act on. The path stands before it. */
const problems = {
  'not-a-record': {
    en: 'should be a record with named parts, not {found}',
    es: 'debería ser un registro con partes nombradas, no {found}',
    pt: 'deveria ser um registro com partes nomeadas, não {found}',
  },
  'not-a-list': { en: 'should be a list, not {found}', es: 'debería ser una lista, no {found}', pt: 'deveria ser uma lista, não {found}' },
  'not-a-text': { en: 'should be a text, not {found}', es: 'debería ser un texto, no {found}', pt: 'deveria ser um texto, não {found}' },
  'not-a-key': {
    en: 'should be a short key of small letters, digits and hyphens, not {found}',
    es: 'debería ser una clave corta de minúsculas, cifras y guiones, no {found}',
    pt: 'deveria ser uma chave curta de minúsculas, algarismos e hifens, não {found}',
  },
  'not-whole': {
    en: 'should be a whole number of {least} or more, not {found}',
    es: 'debería ser un número entero de {least} o más, no {found}',
    pt: 'deveria ser um número inteiro de {least} ou mais, não {found}',
  },
  'too-large': { en: 'should be {most} or less, not {found}', es: 'debería ser {most} o menos, no {found}', pt: 'deveria ser {most} ou menos, não {found}' },
  'too-deep': {
    en: 'is nested too deeply to be followed',
    es: 'está anidado demasiado hondo para seguirse',
    pt: 'está aninhado fundo demais para ser acompanhado',
  },
  'not-a-day': {
    en: 'should be a day such as 2026-11-24, not {found}',
    es: 'debería ser un día como 2026-11-24, no {found}',
    pt: 'deveria ser um dia como 2026-11-24, não {found}',
  },
  'not-true-or-false': {
    en: 'should be true or false, not {found}',
    es: 'debería ser verdadero o falso, no {found}',
    pt: 'deveria ser verdadeiro ou falso, não {found}',
  },
  'not-one-of': {
    en: 'should be one of {words}, not {found}',
    es: 'debería ser una de estas palabras: {words}; no {found}',
    pt: 'deveria ser uma destas palavras: {words}; não {found}',
  },
  missing: { en: 'is missing', es: 'falta', pt: 'está faltando' },
  'not-understood': {
    en: 'says “{found}”, for which this language has no word',
    es: 'dice «{found}», y este lenguaje no tiene palabra para eso',
    pt: 'diz “{found}”, e esta linguagem não tem palavra para isso',
  },
  'empty-list': {
    en: 'is empty; it needs at least one entry',
    es: 'está vacía; necesita al menos una entrada',
    pt: 'está vazia; precisa de pelo menos uma entrada',
  },
  'wrong-type': { en: 'should give {wanted}, but gives {found}', es: 'debería dar {wanted}, pero da {found}', pt: 'deveria dar {wanted}, mas dá {found}' },
  'types-differ': { en: 'compares {one} with {other}', es: 'compara {one} con {other}', pt: 'compara {one} com {other}' },
  'word-not-here': {
    en: 'asks for “{word}”, which is not known at this place',
    es: 'pide «{word}», que en este lugar no se conoce',
    pt: 'pede “{word}”, que neste lugar não se conhece',
  },
  'about-missing': { en: 'asks for “{word}” without saying of what', es: 'pide «{word}» sin decir de qué', pt: 'pede “{word}” sem dizer de quê' },
  'unknown-name': {
    en: 'names “{name}”, which this charter does not know',
    es: 'nombra «{name}», que este reglamento no conoce',
    pt: 'nomeia “{name}”, que este regulamento não conhece',
  },
  'name-twice': { en: 'uses the key “{name}” a second time', es: 'usa la clave «{name}» por segunda vez', pt: 'usa a chave “{name}” pela segunda vez' },
  'unknown-label': {
    en: 'names the answer “{name}”, which is not on the ballot',
    es: 'nombra la respuesta «{name}», que no está en la boleta',
    pt: 'nomeia a resposta “{name}”, que não está na cédula',
  },
  'money-needs-approvals': {
    en: 'spends money, which needs ballots that approve options',
    es: 'reparte dinero, y para eso hacen falta boletas que aprueben opciones',
    pt: 'reparte dinheiro, e para isso são precisas cédulas que aprovem opções',
  },
  'nothing-is-support': {
    en: 'has no answer that counts as support',
    es: 'no tiene ninguna respuesta que cuente como apoyo',
    pt: 'não tem nenhuma resposta que conte como apoio',
  },
  'everything-is-support': {
    en: 'counts every answer as support, so nothing can fall',
    es: 'cuenta toda respuesta como apoyo, así que nada puede caer',
    pt: 'conta toda resposta como apoio, então nada pode cair',
  },
  'cuts-not-descending': { en: 'must lie below the cut before it', es: 'debe quedar por debajo del corte anterior', pt: 'deve ficar abaixo do corte anterior' },
  'cut-out-of-range': { en: 'is a share outside 0 to 1', es: 'es una proporción fuera de 0 a 1', pt: 'é uma proporção fora de 0 a 1' },
  'nobody-decides': {
    en: 'has no electorate that decides, and yet it does more than advise',
    es: 'no tiene electorado que decida y, sin embargo, hace más que aconsejar',
    pt: 'não tem eleitorado que decida e, ainda assim, faz mais do que aconselhar',
  },
  'advice-that-acts': {
    en: 'is only advice, so it may not “{word}”',
    es: 'es solo un consejo, así que no puede hacer «{word}»',
    pt: 'é apenas um conselho, então não pode fazer “{word}”',
  },
  'claim-with-a-promised-date': {
    en: 'is a demand nobody accepted, so it cannot carry a promised date',
    es: 'es una exigencia que nadie aceptó, así que no puede llevar una fecha prometida',
    pt: 'é uma exigência que ninguém aceitou, então não pode ter data prometida',
  },
  'ladder-without-a-clock': {
    en: 'climbs after a due date that does not exist',
    es: 'sube después de una fecha límite que no existe',
    pt: 'sobe depois de um prazo que não existe',
  },
  'rungs-not-ascending': {
    en: 'must come later than the rung before it',
    es: 'debe venir después del peldaño anterior',
    pt: 'deve vir depois do degrau anterior',
  },
  'silence-is-loss': {
    en: 'may let {name} end without a trace: no effect says where it goes',
    es: 'puede dejar que {name} termine sin rastro: ningún efecto dice a dónde va',
    pt: 'pode deixar que {name} termine sem rastro: nenhum efeito diz para onde vai',
  },
  'seats-nobody-fills': {
    en: 'has seats, but no way in that fills them',
    es: 'tiene puestos, pero ningún camino que los ocupe',
    pt: 'tem lugares, mas nenhum caminho que os ocupe',
  },
  'nobody-votes': { en: 'decides, but none of its seats votes', es: 'decide, pero ninguno de sus puestos vota', pt: 'decide, mas nenhum de seus lugares vota' },
  'least-above-most': {
    en: 'asks for at least {least} and at most {most}',
    es: 'pide al menos {least} y como máximo {most}',
    pt: 'pede pelo menos {least} e no máximo {most}',
  },
  'quotas-cannot-meet': {
    en: 'cannot fill {seats} seats: “{feature}” allows {least} to {most}',
    es: 'no puede ocupar {seats} puestos: «{feature}» permite de {least} a {most}',
    pt: 'não pode ocupar {seats} lugares: “{feature}” permite de {least} a {most}',
  },
  'shares-do-not-add-up': {
    en: 'has shares that do not add up to the whole',
    es: 'tiene proporciones que no suman el total',
    pt: 'tem proporções que não somam o total',
  },
  'not-in-multiples': {
    en: 'cannot share out {seats} seats in blocks of {multiple}',
    es: 'no puede repartir {seats} puestos en bloques de {multiple}',
    pt: 'não pode repartir {seats} lugares em blocos de {multiple}',
  },
  'shape-of-circle': { en: 'waits for itself', es: 'se espera a sí misma', pt: 'espera por si mesma' },
  'reason-not-asked': { en: 'lets a refusal stand without a reason', es: 'admite una negativa sin motivo', pt: 'admite uma recusa sem motivo' },
  'not-decided': {
    en: 'hangs on the outcome “{name}”, which that decision never has',
    es: 'depende del resultado «{name}», que esa decisión nunca tiene',
    pt: 'depende do resultado “{name}”, que essa decisão nunca tem',
  },
  'no-room-yet': {
    en: 'asks for “{word}”, which no room of this house can carry out yet',
    es: 'pide «{word}», que ninguna sala de esta casa puede cumplir todavía',
    pt: 'pede “{word}”, que nenhuma sala desta casa pode cumprir ainda',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type Problem = keyof typeof problems;

/** One thing that is wrong, and where: `decisions.recommendations.rule.settle.steps[1].from`. */
export interface Fault {
  readonly path: string;
  readonly problem: Problem;
  readonly blanks: Readonly<Record<string, string | number>>;
}

export const fault = (path: string, problem: Problem, blanks: Fault['blanks'] = {}): Fault => ({ path, problem, blanks });

/** The fault as one sentence in a language. */
export const sayFault = ({ path, problem, blanks }: Fault, language: Language): string => `${path}: ${filled(problems[problem][language], blanks)}.`;

/** Reads one part of a signed JSON; every fault is collected, none is guessed away. */
export type Reader<T> = (json: unknown, path: string) => Result<T, readonly Fault[]>;
export type Readers<T> = { readonly [Field in keyof T]-?: Reader<T[Field]> };

const foundIn = (json: unknown): string => (json === undefined ? 'nothing' : (JSON.stringify(json) ?? typeof json).slice(0, 40));
const wrong = (path: string, problem: Problem, json: unknown, blanks: Fault['blanks'] = {}): { readonly ok: false; readonly refusal: readonly Fault[] } =>
  refuse([fault(path, problem, { found: foundIn(json), ...blanks })]);

const at = (path: string, field: string): string => (path === '' ? field : `${path}.${field}`);

export const isRecord = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value);

export const text: Reader<string> = (json, path) => (typeof json === 'string' && json.trim() !== '' ? ok(json) : wrong(path, 'not-a-text', json));
export const truth: Reader<boolean> = (json, path) => (typeof json === 'boolean' ? ok(json) : wrong(path, 'not-true-or-false', json));
export const key: Reader<string> = (json, path) => (typeof json === 'string' && /^[a-z0-9][a-z0-9.-]*$/.test(json) ? ok(json) : wrong(path, 'not-a-key', json));
export const whole =
  (least: number, most = Number.MAX_SAFE_INTEGER): Reader<number> =>
  (json, path) => {
    if (!Number.isSafeInteger(json) || Number(json) < least) return wrong(path, 'not-whole', json, { least });
    return Number(json) > most ? wrong(path, 'too-large', json, { most }) : ok(Number(json));
  };
export const count: Reader<number> = whole(0);
export const day: Reader<CivilDate> = (json, path) => {
  const read = typeof json === 'string' ? civilDate(json) : null;
  return read?.ok ? ok(read.value) : wrong(path, 'not-a-day', json);
};

export const oneOf =
  <W extends string>(words: readonly W[]): Reader<W> =>
  (json, path) => {
    const found = words.find((word) => word === json);
    return found === undefined ? wrong(path, 'not-one-of', json, { words: words.join(', ') }) : ok(found);
  };

export const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (json, path) =>
    json === null ? ok(null) : reader(json, path);

/** The path of an entry: its key where it has one, so that people find it; else its place. */
export const entryPath = (path: string, entry: unknown, place: number): string =>
  isRecord(entry) && typeof entry['key'] === 'string' ? at(path, entry['key']) : `${path}[${place}]`;

export const list =
  <T>(reader: Reader<T>, least: 0 | 1 = 0): Reader<readonly T[]> =>
  (json, path) => {
    if (!Array.isArray(json)) return wrong(path, 'not-a-list', json);
    if (json.length < least) return refuse([fault(path, 'empty-list')]);
    const read = json.map((entry: unknown, place) => reader(entry, entryPath(path, entry, place)));
    const faults = read.flatMap((one) => (one.ok ? [] : one.refusal));
    return faults.length > 0 ? refuse(faults) : ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
  };

/** A record with exactly these parts: one that is missing and one that is not understood are both faults. */
export const record =
  <T extends object>(readers: Readers<T>): Reader<T> =>
  (json, path) => {
    if (!isRecord(json)) return wrong(path, 'not-a-record', json);
    const fields = Object.entries(readers) as readonly (readonly [string, Reader<unknown>])[];
    const read = fields.map(
      ([field, reader]) => [field, field in json ? reader(json[field], at(path, field)) : refuse([fault(at(path, field), 'missing')])] as const,
    );
    const strangers = Object.keys(json)
      .filter((field) => !(field in readers))
      .map((field) => fault(at(path, field), 'not-understood', { found: field }));
    const faults = [...read.flatMap(([, one]) => (one.ok ? [] : one.refusal)), ...strangers];
    return faults.length > 0 ? refuse(faults) : ok(Object.fromEntries(read.map(([field, one]) => [field, one.ok ? one.value : undefined])) as T);
  };

interface Tagged {
  readonly is: string;
}

type Member<T extends Tagged, K> = T extends { readonly is: infer Is } ? (K extends Is ? T : never) : never;
type Kinds<T extends Tagged> = { readonly [K in T['is']]: Readers<Omit<Member<T, K>, 'is'>> };

/** A construct of a language: its `is` says which one, and each has its own parts. */
export const kinds = <T extends Tagged>(constructs: Kinds<T>): Reader<T> => {
  const names = Object.keys(constructs) as T['is'][];
  const readers = new Map(names.map((name) => [name as string, record<Tagged>({ is: oneOf([name]), ...constructs[name] } as Readers<Tagged>)]));
  return (json, path) => {
    if (!isRecord(json)) return wrong(path, 'not-a-record', json);
    const reader = readers.get(String(json['is']));
    if (reader === undefined)
      return json['is'] === undefined
        ? refuse([fault(at(path, 'is'), 'missing')])
        : wrong(at(path, 'is'), 'not-one-of', json['is'], { words: names.join(', ') });
    return reader(json, path) as Result<T, readonly Fault[]>;
  };
};

/** For languages that contain themselves. */
export const later =
  <T>(reader: () => Reader<T>): Reader<T> =>
  (json, path) =>
    path.length > deepest ? refuse([fault(path.slice(0, 60), 'too-deep')]) : reader()(json, path);

/** A path this long stands for some hundred levels: no rule that a person follows comes near it. */
const deepest = 1200;
