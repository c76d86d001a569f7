import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Citation, Noun, Recorded, Shape, TextRef } from './noun.ts';

export type ItemKind = 'idea' | 'recommendation' | 'proposal' | 'motion' | 'topic' | 'question' | 'measure' | 'report';

export type ItemFact =
  | Shape<'ItemWritten', { body: string; cycle: string; kind: ItemKind; number: number; axis: string | null; from: readonly ItemSource[]; operation: 'written' | 'derived' | 'merged' | 'split' }, 'title' | 'words'>
  | Shape<'ItemTakenOver', { body: string; cycle: string; kind: ItemKind; number: number; axis: string | null; part: string | null; decidedOn: CivilDate }, 'title' | 'words' | 'axisName' | 'source'>
  | Shape<'ItemReworded', { version: number }, 'title' | 'words' | 'why'>
  | Shape<'ItemMergedInto', { into: string }>
  | Shape<'ItemPut', { decision: string; version: number }>
  | Shape<'ItemAdopted', { decision: string; version: number }>
  | Shape<'ItemDropped', { decision: string; version: number }>
  | Shape<'ItemTransmitted', { to: readonly string[]; version: number }>
  | Shape<'ItemWithdrawn', Record<string, never>, 'why'>;

/** Where an item came from: another item, or a note on a table's sheet (named by the sheet's session, round, table, line). */
export interface ItemSource {
  readonly [key: string]: string | number;
  readonly kind: 'item' | 'note';
  readonly id: string;
}

export interface Wording {
  readonly version: number;
  readonly title: TextRef;
  readonly words: TextRef;
  readonly why: TextRef | null;
  readonly at: string;
}

/** An item never disappears: merged, dropped or withdrawn it keeps its words, its parents and its children (lineage). */
export type Item =
  | { readonly state: 'unwritten' }
  | {
      readonly state: 'draft' | 'merged' | 'put' | 'adopted' | 'dropped' | 'transmitted' | 'withdrawn';
      readonly body: string;
      readonly cycle: string;
      readonly kind: ItemKind;
      readonly number: number;
      readonly axis: string | null;
      readonly from: readonly ItemSource[];
      readonly operation: 'written' | 'derived' | 'merged' | 'split';
      readonly cites: readonly Citation[];
      readonly into: string | null;
      readonly wordings: readonly Wording[];
      readonly decision: string | null;
      readonly decidedVersion: number | null;
      readonly to: readonly string[];
      /** Where the text was decided, if it was not here: the day, and the words that name the source. */
      readonly elsewhere: { readonly on: CivilDate; readonly source: TextRef; readonly axisName: TextRef } | null;
    };

type Written = Exclude<Item, { state: 'unwritten' }>;

/** The wording in force: the last one. */
export const wordingOf = (item: Written): Wording => {
  const last = item.wordings[item.wordings.length - 1];
  if (!last) throw new Error('Invariant broken: a written item has a wording');
  return last;
};

function write(fact: Extract<Recorded<ItemFact>, { type: 'ItemWritten' }>): Item {
  const wording = { version: 1, title: fact.texts.title, words: fact.texts.words, why: null, at: fact.at };
  return { state: 'draft', ...fact.fields, cites: fact.cites, into: null, wordings: [wording], decision: null, decidedVersion: null, to: [], elsewhere: null };
}

/** A text that others decided elsewhere stands as adopted, with its source, and is a part of the report it came in. */
function takeOver(fact: Extract<Recorded<ItemFact>, { type: 'ItemTakenOver' }>): Item {
  const { part, decidedOn, ...fields } = fact.fields;
  const { title, words, axisName, source } = fact.texts;
  const from: readonly ItemSource[] = part === null ? [] : [{ kind: 'item', id: part }];
  return {
    state: 'adopted', ...fields, from, operation: part === null ? 'written' : 'split', cites: fact.cites, into: null, wordings: [{ version: 1, title, words, why: null, at: fact.at }],
    decision: null, decidedVersion: 1, to: [], elsewhere: { on: decidedOn, source, axisName },
  };
}

function evolve(item: Item, fact: Recorded<ItemFact>): Item {
  if (fact.type === 'ItemWritten') return write(fact);
  if (fact.type === 'ItemTakenOver') return takeOver(fact);
  if (item.state === 'unwritten') throw new Error(`Invariant broken: ${fact.type} before the item was written`);
  switch (fact.type) {
    case 'ItemReworded':
      return { ...item, wordings: [...item.wordings, { version: fact.fields.version, ...fact.texts, at: fact.at }] };
    case 'ItemMergedInto':
      return { ...item, state: 'merged', into: fact.fields.into };
    case 'ItemPut':
      return { ...item, state: 'put', decision: fact.fields.decision };
    case 'ItemAdopted':
      return { ...item, state: 'adopted', decision: fact.fields.decision, decidedVersion: fact.fields.version };
    case 'ItemDropped':
      return { ...item, state: 'dropped', decision: fact.fields.decision, decidedVersion: fact.fields.version };
    case 'ItemTransmitted':
      return { ...item, state: 'transmitted', to: [...new Set([...item.to, ...fact.fields.to])] };
    case 'ItemWithdrawn':
      return { ...item, state: 'withdrawn' };
  }
}

const named = (en: string, es: string, pt: string) => ({ en, es, pt });

export const item: Noun<'item', Item, ItemFact> = {
  name: 'item',
  empty: { state: 'unwritten' },
  evolve,
  titles: { ItemWritten: 'title', ItemTakenOver: 'title', ItemReworded: 'title' },
  facts: {
    ItemWritten: {
      version: 1,
      sentence: named(
        '“{title}” was {operation, select, merged {made by joining earlier texts} split {made by dividing an earlier text} derived {made from what was said} other {written}}.',
        '«{title}» se {operation, select, merged {formó uniendo textos anteriores} split {formó al dividir un texto anterior} derived {redactó a partir de lo dicho} other {redactó}}.',
        '“{title}” foi {operation, select, merged {formada unindo textos anteriores} split {formada ao dividir um texto anterior} derived {redigida a partir do que foi dito} other {redigida}}.',
      ),
      names: { body: 'body', cycle: 'cycle' },
      sample: { body: 'b1', cycle: 'c1', kind: 'recommendation', number: 7, axis: null, from: [{ kind: 'note', id: 's1/1/2/3' }], operation: 'derived' },
    },
    ItemTakenOver: {
      version: 1,
      sentence: named('“{title}”, decided elsewhere on {decidedOn}, was taken over with its source.', '«{title}», decidida en otro lugar el {decidedOn}, se incorporó con su fuente.', '“{title}”, decidida em outro lugar em {decidedOn}, foi incorporada com sua fonte.'),
      names: { body: 'body', cycle: 'cycle', part: 'item' },
      dates: ['decidedOn'],
      sample: { body: 'b1', cycle: 'c1', kind: 'measure', number: 7, axis: 'housing', part: 'i0', decidedOn: '2020-06-21' },
    },
    ItemReworded: {
      version: 1,
      sentence: named('“{title}” was reworded, with a reason (version {version}).', '«{title}» cambió de redacción, con un motivo (versión {version}).', '“{title}” mudou de redação, com um motivo (versão {version}).'),
      sample: { version: 2 },
    },
    ItemMergedInto: {
      version: 1,
      sentence: named('“{title}” was joined into “{into}”; its own words stay.', '«{title}» se unió a «{into}»; sus propias palabras se conservan.', '“{title}” foi unida a “{into}”; suas próprias palavras permanecem.'),
      names: { into: 'item' },
      sample: { into: 'i2' },
    },
    ItemPut: {
      version: 1,
      sentence: named('“{title}” was put to the vote.', '«{title}» se sometió a votación.', '“{title}” foi posta em votação.'),
      names: { decision: 'decision' },
      sample: { decision: 'd1', version: 2 },
    },
    ItemAdopted: {
      version: 1,
      sentence: named('“{title}” was adopted.', '«{title}» fue aprobada.', '“{title}” foi aprovada.'),
      names: { decision: 'decision' },
      sample: { decision: 'd1', version: 2 },
    },
    ItemDropped: {
      version: 1,
      sentence: named('“{title}” was not adopted.', '«{title}» no fue aprobada.', '“{title}” não foi aprovada.'),
      names: { decision: 'decision' },
      sample: { decision: 'd1', version: 2 },
    },
    ItemTransmitted: {
      version: 1,
      sentence: named('“{title}” was sent to {to}.', '«{title}» se envió a {to}.', '“{title}” foi enviada a {to}.'),
      names: { to: 'party' },
      sample: { to: ['p2'], version: 2 },
    },
    ItemWithdrawn: {
      version: 1,
      sentence: named('“{title}” was withdrawn by those who wrote it, with a reason.', 'Quienes redactaron «{title}» la retiraron, con un motivo.', '“{title}” foi retirada por quem a escreveu, com um motivo.'),
      sample: {},
    },
  },
};
