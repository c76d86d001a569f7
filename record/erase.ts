import { canonicalJson } from '@plenaria/kernel/canonical-json.ts';
import { dayIn, type Instant } from '@plenaria/kernel/civil-date.ts';
import { idFrom } from '@plenaria/kernel/id.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Actor, Recorded, Stream, TextRef } from '#nouns/noun.ts';
import type { Desk } from './act.ts';
import { leafOf, readLeaf, type Entry } from './seal.ts';
import { takePen, writePage } from './store.ts';

/** On what ground a text went: only classes, because a story would be about the person again. */
export type Ground = 'asked-by-the-person' | 'personal-data-by-mistake' | 'court-order' | 'unlawful-content';

export interface EraseCall {
  readonly ref: TextRef;
  readonly ground: Ground;
  readonly by: Actor;
  readonly at: Instant;
}

interface Held {
  readonly leaf: string;
  readonly name: string;
  readonly last: number;
}

/** How `TextErased` reads aloud; it may stand on any stream and says nothing about its noun. */
export const textErased = {
  en: 'A text was erased ({ground, select, court_order {a court ordered it} unlawful_content {its content was unlawful} personal_data_by_mistake {it held personal data by mistake} other {the person asked}}). The fact that it stood there stays.',
  es: 'Se borró un texto ({ground, select, court_order {por orden judicial} unlawful_content {su contenido era ilegal} personal_data_by_mistake {contenía datos personales por error} other {lo pidió la persona}}). Queda constancia de que estaba allí.',
  pt: 'Um texto foi apagado ({ground, select, court_order {por ordem judicial} unlawful_content {seu conteúdo era ilegal} personal_data_by_mistake {continha dados pessoais por engano} other {a pessoa pediu}}). Fica registrado que ele esteve ali.',
} as const;

function erasure(held: Held, call: EraseCall, act: string, position: number, zone: string): { readonly fact: Recorded; readonly leaf: string } {
  const { stream, version } = readLeaf(held.leaf);
  const entry: Entry = { position, version: held.last + 1, factVersion: 1, act, at: call.at, day: dayIn(call.at, zone), by: call.by };
  const fact: Recorded = {
    position, stream, version: entry.version, type: 'TextErased', fields: { ground: call.ground, of: version, name: held.name },
    texts: {}, cites: [{ stream, version }], at: call.at, day: entry.day, by: call.by,
  };
  return { fact, leaf: leafOf(fact, entry) };
}

/**
 * Erases one text: its words and its salt are gone for good, the fact that it stood there stays, and `TextErased` says
 * on what ground. Verify, rebuild and every page work without it.
 */
export async function erase(desk: Desk, call: EraseCall): Promise<Result<{ readonly position: number }, 'no-such-text' | 'reads-only'>> {
  if (!desk.appends()) return refuse('reads-only');
  const client = await desk.pool.connect();
  try {
    await client.query(`begin`);
    const head = await takePen(client);
    const { rows } = await client.query<Held>(
      `select f.leaf, t.name, (select max(version) from record.fact g where g.stream = f.stream) as last
       from record.text t join record.fact f using (position) where t.ref = $1`, [call.ref]);
    const held = rows[0];
    if (held === undefined) {
      await client.query('rollback');
      return refuse('no-such-text');
    }
    const act = idFrom(desk.random(20));
    const { fact, leaf } = erasure(held, call, act, head + 1, desk.zone);
    await writePage(client, {
      act, verb: 'record.erase', actor: `${call.by.role}/${call.by.pseudonym ?? ''}/`, key: act, command: canonicalJson({ ref: call.ref }),
      at: call.at, day: fact.day, first: head + 1, facts: [{ fact, leaf, texts: [] }], titles: new Map<Stream, string>(),
    });
    await client.query(`set local plenaria.erasing = 'yes'`);
    await client.query('delete from record.text where ref = $1', [call.ref]);
    await client.query('commit');
    return ok({ position: head + 1 });
  } catch (trouble) {
    await client.query('rollback').catch(() => undefined);
    throw trouble;
  } finally {
    client.release();
  }
}
