import type { Db } from './contract.ts';
import { currentLog } from './checkpoint.ts';

/** Lines of an export, in this order; every line is one JSON value. `verify` needs nothing else. */
export type ExportLine =
  | { readonly export: 'plenaria-record/1'; readonly origin: string; readonly key: string; readonly cites: string | null; readonly facts: number }
  | { readonly leaf: string }
  | { readonly ref: string; readonly salt: string; readonly words: string }
  | { readonly checkpoint: string };

const batch = 1000;

async function* leaves(db: Db): AsyncGenerator<ExportLine> {
  let position = 0;
  for (;;) {
    const { rows } = await db.query<{ position: string; leaf: string }>(
      'select position, leaf from record.fact where position > $1 order by position limit $2', [position, batch]);
    for (const row of rows) {
      position = Number(row.position);
      yield { leaf: row.leaf };
    }
    if (rows.length < batch) return;
  }
}

async function* texts(db: Db): AsyncGenerator<ExportLine> {
  let after: readonly [string, string] = ['0', ''];
  for (;;) {
    const { rows } = await db.query<{ ref: string; position: string; salt: Buffer; words: string }>(
      'select ref, position, salt, words from record.text where (position, ref) > ($1, $2) order by position, ref limit $3', [after[0], after[1], batch]);
    for (const { ref, position, salt, words } of rows) {
      after = [position, ref];
      yield { ref, salt: salt.toString('hex'), words };
    }
    if (rows.length < batch) return;
  }
}

/** The whole public record as lines of JSON; run it in a repeatable-read transaction. */
export async function* exportLines(db: Db, key: string): AsyncGenerator<string> {
  const log = await currentLog(db);
  const { rows: [count] } = await db.query<{ facts: string }>('select count(*) as facts from record.fact');
  const header: ExportLine = { export: 'plenaria-record/1', origin: log?.origin ?? '', key, cites: log?.cites ?? null, facts: Number(count?.facts ?? 0) };
  yield `${JSON.stringify(header)}\n`;
  for await (const line of leaves(db)) yield `${JSON.stringify(line)}\n`;
  for await (const line of texts(db)) yield `${JSON.stringify(line)}\n`;
  const { rows } = await db.query<{ note: string }>('select note from record.checkpoint where origin = $1 order by size', [log?.origin ?? '']);
  for (const { note } of rows) yield `${JSON.stringify({ checkpoint: note } satisfies ExportLine)}\n`;
}
