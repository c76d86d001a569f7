import { namedBy, nameActor, readActor, whoIs, type Actor, type Cast } from '../actor.ts';
import { readSpan, saySpan, type Span } from '../cite.ts';
import type { Witness } from '../expression/evaluate.ts';
import type { Telling } from '../expression/explain.ts';
import { listed, named, readNamed, said, sentence, type Named, type Said } from '../grammar.ts';
import { key, kinds, list, oneOf, type Reader } from '../reading.ts';

export const effectVersion = 'effect/1';

/** `effect/1`: what a result does. Each word is owned by one room, which alone carries it out (server/vocabulary.ts). */
export type Effect =
  | { readonly is: 'adopt' | 'drop' | 'publish' | 'admit' | 'merge' }
  | { readonly is: 'route'; readonly to: string }
  | { readonly is: 'promote'; readonly to: string }
  | { readonly is: 'report'; readonly stage: string }
  | { readonly is: 'seat' | 'vacate' | 'accredit'; readonly body: string; readonly class: string }
  | { readonly is: 'charter'; readonly body: string }
  | { readonly is: 'found'; readonly family: string }
  | { readonly is: 'amend'; readonly what: 'rules' | 'mandate' | 'plan' }
  | { readonly is: 'open' | 'close_window'; readonly stage: string }
  | { readonly is: 'allocate'; readonly what: Named }
  | { readonly is: 'owe'; readonly duty: string }
  | { readonly is: 'bind' | 'notify' | 'pledge'; readonly who: Actor }
  | { readonly is: 'transmit' | 'refer'; readonly to: Actor }
  | { readonly is: 'succeed'; readonly from: string; readonly to: string }
  | { readonly is: 'extend'; readonly duty: string; readonly by: Span }
  | { readonly is: 'raise' | 'call' | 'mobilise'; readonly body: string }
  | { readonly is: 'assign'; readonly into: readonly string[] };

export type EffectName = Effect['is'];

const who = { who: readActor };
const to = { to: readActor };
const seats = { body: key, class: key };

export const readEffect: Reader<Effect> = kinds<Effect>({
  adopt: {},
  drop: {},
  publish: {},
  admit: {},
  merge: {},
  route: { to: key },
  promote: { to: key },
  report: { stage: key },
  seat: seats,
  vacate: seats,
  accredit: seats,
  charter: { body: key },
  found: { family: key },
  amend: { what: oneOf(['rules', 'mandate', 'plan']) },
  open: { stage: key },
  close_window: { stage: key },
  allocate: { what: readNamed },
  owe: { duty: key },
  bind: who,
  notify: who,
  pledge: who,
  transmit: to,
  refer: to,
  succeed: { from: key, to: key },
  extend: { duty: key, by: readSpan },
  raise: { body: key },
  call: { body: key },
  mobilise: { body: key },
  assign: { into: list(key, 1) },
});

/** What a consultative vote may do: tell, hand over, ask for an answer. It adopts nothing by itself. */
export const adviceMay: readonly EffectName[] = ['publish', 'notify', 'transmit', 'owe'];

/** Effects after which a text has somewhere to be: without one of them it would be silently lost. */
export const leavesTrace: readonly EffectName[] = [
  'adopt',
  'drop',
  'route',
  'promote',
  'report',
  'seat',
  'charter',
  'found',
  'amend',
  'open',
  'allocate',
  'bind',
  'transmit',
  'admit',
  'merge',
  'succeed',
  'accredit',
  'publish',
  'refer',
  'raise',
  'mobilise',
  'pledge',
];

/** An effect as a room is asked to carry it out: the word, on what, and with whom. */
export interface Performed {
  readonly word: EffectName;
  readonly item: string | null;
  /** Stages, bodies, duties and classes it names. */
  readonly names: readonly string[];
  /** Parties and bodies it is for, found for this item. */
  readonly who: readonly string[];
}

/** Names of charter parts an effect uses, with their sort, for the checker. */
export function namesIn(effect: Effect): readonly (readonly ['stage' | 'decision' | 'body' | 'class' | 'duty' | 'family' | 'party' | 'actor', string])[] {
  switch (effect.is) {
    case 'adopt':
    case 'drop':
    case 'publish':
    case 'admit':
    case 'merge':
    case 'amend':
    case 'allocate':
      return [];
    case 'route':
      return [['stage', effect.to]];
    case 'promote':
      return [['body', effect.to]];
    case 'report':
    case 'open':
    case 'close_window':
      return [['stage', effect.stage]];
    case 'seat':
    case 'vacate':
    case 'accredit':
      return [['class', `${effect.body}.${effect.class}`]];
    case 'charter':
    case 'raise':
    case 'call':
    case 'mobilise':
      return [['body', effect.body]];
    case 'found':
      return [['family', effect.family]];
    case 'owe':
    case 'extend':
      return [['duty', effect.duty]];
    case 'bind':
    case 'notify':
    case 'pledge':
      return namedBy(effect.who).map((name) => ['actor', name] as const);
    case 'transmit':
    case 'refer':
      return namedBy(effect.to).map((name) => ['actor', name] as const);
    case 'succeed':
      return [
        ['party', effect.from],
        ['party', effect.to],
      ];
    case 'assign':
      return effect.into.map((name) => ['body', name] as const);
  }
}

const actorOf = (effect: Effect): Actor | null => ('who' in effect ? effect.who : effect.is === 'transmit' || effect.is === 'refer' ? effect.to : null);

/** Finds out what an effect asks for, for the item and the people in hand. */
export function perform(effect: Effect, item: string | null, cast: Cast, witness: Witness): Performed {
  witness.seen(effect);
  const actor = actorOf(effect);
  return {
    word: effect.is,
    item,
    names: namesIn(effect)
      .filter(([sort]) => sort !== 'actor')
      .map(([, name]) => name),
    who: actor === null ? [] : whoIs(actor, cast, witness),
  };
}

const patterns: Readonly<Record<EffectName, Readonly<Record<Telling['language'], string>>>> = {
  adopt: { en: 'The text is adopted.', es: 'El texto se aprueba.', pt: 'O texto é aprovado.' },
  drop: {
    en: 'The text falls and stays in the record with its votes.',
    es: 'El texto cae y queda en el registro con sus votos.',
    pt: 'O texto cai e fica no registro com seus votos.',
  },
  publish: { en: 'It is published.', es: 'Se publica.', pt: 'É publicado.' },
  admit: { en: 'The text is admitted.', es: 'El texto se admite a trámite.', pt: 'O texto é admitido.' },
  merge: {
    en: 'It is joined with texts that say the same; all its sources stay named.',
    es: 'Se une a textos que dicen lo mismo; todas sus fuentes siguen nombradas.',
    pt: 'É unido a textos que dizem o mesmo; todas as suas fontes continuam nomeadas.',
  },
  route: { en: 'It goes on {to x}.', es: 'Pasa {to x}.', pt: 'Segue para {the x}.' },
  promote: { en: 'It moves up {to x}.', es: 'Sube {to x}.', pt: 'Sobe para {the x}.' },
  report: {
    en: 'It goes straight into the report of {the x}.',
    es: 'Entra directamente en el informe de {the x}.',
    pt: 'Entra diretamente no relatório {of x}.',
  },
  seat: {
    en: 'Those elected take the seats of {the x}.',
    es: 'Las personas elegidas ocupan los puestos de {the x}.',
    pt: 'As pessoas eleitas ocupam os lugares {of x}.',
  },
  vacate: { en: 'The seat in {the x} falls vacant.', es: 'Queda vacante el puesto de {the x}.', pt: 'Fica vago o lugar {of x}.' },
  accredit: {
    en: 'Those confirmed are accredited as {the x}.',
    es: 'Las personas confirmadas quedan acreditadas como {x}.',
    pt: 'As pessoas confirmadas são credenciadas como {x}.',
  },
  charter: {
    en: 'It founds {the x} with the task that was decided.',
    es: 'Se crea {the x} con la tarea decidida.',
    pt: 'Cria-se {the x} com a tarefa decidida.',
  },
  found: { en: 'It founds a new body of the family “{x}”.', es: 'Se crea un órgano nuevo de la familia «{x}».', pt: 'Cria-se um novo órgão da família “{x}”.' },
  amend: {
    en: 'It changes {the x}; what was opened before keeps the old version.',
    es: 'Cambia {the x}; lo ya abierto conserva la versión anterior.',
    pt: 'Muda {the x}; o que já estava aberto mantém a versão anterior.',
  },
  open: { en: 'It opens {the x}.', es: 'Abre {the x}.', pt: 'Abre {the x}.' },
  close_window: {
    en: 'It closes the window of {the x}, with its totals.',
    es: 'Cierra la ventana de {the x}, con sus totales.',
    pt: 'Encerra a janela {of x}, com seus totais.',
  },
  allocate: { en: 'Money is set aside: {the x}.', es: 'Se asigna dinero: {the x}.', pt: 'Destina-se dinheiro: {the x}.' },
  owe: { en: 'From then on this is owed: {the x}.', es: 'Desde entonces se debe esto: {the x}.', pt: 'A partir daí deve-se isto: {the x}.' },
  bind: { en: 'It binds {the x}.', es: 'Obliga {to x}.', pt: 'Obriga {the x}.' },
  notify: { en: 'Word is sent {to x}.', es: 'Se avisa {to x}.', pt: 'Avisa-se {the x}.' },
  pledge: {
    en: 'It becomes a commitment {of x}, with an act and a date.',
    es: 'Se convierte en un compromiso {of x}, con un acto y una fecha.',
    pt: 'Torna-se um compromisso {of x}, com um ato e uma data.',
  },
  transmit: { en: 'It is handed over {to x}.', es: 'Se entrega {to x}.', pt: 'É entregue {to x}.' },
  refer: { en: 'It is referred {to x}.', es: 'Se remite {to x}.', pt: 'É remetido {to x}.' },
  succeed: {
    en: 'All that {the x} owes and is owed passes {to y}.',
    es: 'Todo lo que debe y se debe {to x} pasa {to y}.',
    pt: 'Tudo o que {the x} deve e lhe é devido passa {to y}.',
  },
  extend: {
    en: 'The time for “{x}” is made longer by {span}; the first date stays visible.',
    es: 'El plazo de «{x}» se amplía {span}; la primera fecha sigue a la vista.',
    pt: 'O prazo de “{x}” é ampliado em {span}; a primeira data continua visível.',
  },
  raise: {
    en: 'It is put on the agenda of the next meeting of {the x}.',
    es: 'Se incluye en el orden del día de la próxima reunión de {the x}.',
    pt: 'Entra na pauta da próxima reunião {of x}.',
  },
  call: { en: 'A meeting of {the x} is called.', es: 'Se convoca una reunión de {the x}.', pt: 'Convoca-se uma reunião {of x}.' },
  mobilise: { en: 'The members of {the x} are called to act.', es: 'Se llama a actuar a quienes integran {the x}.', pt: 'Chamam-se a agir os membros {of x}.' },
  assign: {
    en: 'Its people are divided among {the x}.',
    es: 'Sus integrantes se reparten entre {the x}.',
    pt: 'Seus integrantes são divididos entre {the x}.',
  },
};

const amended: Readonly<Record<'rules' | 'mandate' | 'plan', Named>> = {
  rules: named('the rules|s', 'las reglas', 'as regras'),
  mandate: named('the mandate', 'el mandato', 'o mandato'),
  plan: named('the plan', 'el plan', 'o plano'),
};

/** One effect as one whole sentence. */
export function explainEffect(effect: Effect, telling: Telling): Said {
  const { language } = telling;
  const of = (name: string): Named => telling.nameOf(name) ?? named(name, name, name);
  const actor = actorOf(effect);
  const names = namesIn(effect).map(([, name]) => of(name));
  const listing = listed(
    names.map((name) => name[language].text),
    language,
  );
  const x =
    effect.is === 'allocate'
      ? effect.what
      : effect.is === 'amend'
        ? amended[effect.what]
        : actor !== null
          ? nameActor(actor, telling)
          : names.length === 1
            ? (names[0] ?? '')
            : effect.is === 'succeed'
              ? (names[0] ?? '')
              : listing;
  const values = { x, y: names[1] ?? '', span: effect.is === 'extend' ? saySpan(effect.by, language) : '' };
  return said(sentence(patterns[effect.is][language], language, values));
}
