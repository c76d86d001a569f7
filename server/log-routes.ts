import { entriesTile, tileOf, writeReceipt, type TileName } from '@plenaria/merkle/index.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { latestCheckpoint } from '#record/checkpoint.ts';
import type { OpenLog } from './log.ts';

const octets = (name: string, bytes: Uint8Array): Reply => ({ kind: 'file', name, mediaType: 'application/octet-stream', bytes });

/** A receipt for one fact: it proves without us that the fact is in the signed log. Not found until the fact is signed. */
async function receipt(log: OpenLog, visit: Visit): Promise<Reply> {
  const position = Number(visit.params['position']);
  const signed = await latestCheckpoint(visit.db, log.origin);
  const index = position - log.first;
  if (signed === null || !Number.isSafeInteger(position) || index < 0 || index >= signed.size) return { kind: 'not-found' };
  const tree = await log.tree();
  const text = writeReceipt({ index, hashes: tree.inclusion(index, signed.size), note: signed.note });
  return { kind: 'file', name: `fact-${position}.tlog-proof`, mediaType: 'text/plain; charset=utf-8', bytes: new TextEncoder().encode(text) };
}

async function entries(log: OpenLog, visit: Visit, { index, count }: TileName): Promise<Uint8Array | null> {
  const { rows } = await visit.db.query<{ leaf: string }>('select leaf from record.fact where position >= $1 order by position limit $2', [log.first + index * 256, count]);
  return rows.length === count ? entriesTile(rows.map(({ leaf }) => leaf)) : null;
}

/** A tile of hashes or of entries. Only what is signed is shown: a tile beyond the last checkpoint does not exist yet. */
async function tile(log: OpenLog, visit: Visit): Promise<Reply> {
  const path = ['level', 'a', 'b', 'c', 'd', 'e'].flatMap((part) => visit.params[part] ?? []).join('/');
  const name = tileOf(path);
  const signed = await latestCheckpoint(visit.db, log.origin);
  if (name === null || signed === null || (name.index * 256 + name.count) * 256 ** (name.level ?? 0) > signed.size) return { kind: 'not-found' };
  const bytes = name.level === null ? await entries(log, visit, name) : (await log.tree()).tile(name.level, name.index, name.count);
  return bytes === null ? { kind: 'not-found' } : octets(path.replaceAll('/', '-'), bytes);
}

/** The log as C2SP tlog-tiles describes it, below `/record`: `checkpoint`, `tile/…`; and a receipt for each fact. */
export const logRoutes = (log: OpenLog): readonly Route[] => [
  { method: 'GET', path: '/record/receipts/:position', policy: { may: 'anyone' }, run: (visit) => receipt(log, visit) },
  ...['/:a', '/:a/:b', '/:a/:b/:c', '/:a/:b/:c/:d'].map((path): Route => ({ method: 'GET', path: `/record/tile/:level${path}`, policy: { may: 'anyone' }, run: (visit) => tile(log, visit) })),
];
