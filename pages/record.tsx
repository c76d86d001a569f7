import { Notice } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Table } from '#kit/table.tsx';
import { dateIn, filled } from '#kit/words.ts';
import type { Reply, Visit } from '#people/visit.ts';
import { currentLog, latestCheckpoint } from '#record/checkpoint.ts';
import { exportLines } from '#record/export.ts';
import { factsBetween, headOf, titlesOf } from '#record/read.ts';
import { sentenceOf, streamsIn, type Speech } from '#record/sentence.ts';
import { say } from './page-words.ts';
import { actorWords } from './actor-words.ts';

const each = 25;

/** The public record, newest first, 25 facts a page. */
export async function record(visit: Visit): Promise<Reply> {
  const { language, db } = visit;
  const head = await headOf(db);
  const asked = Number(visit.query.get('before') ?? head + 1);
  const before = Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, head + 1) : head + 1;
  const facts = [...(await factsBetween(db, Math.max(1, before - each), before - 1))].reverse();
  const titles = await titlesOf(db, facts.flatMap(streamsIn));
  const speech: Speech = { language, title: (stream) => titles.get(stream), date: (day) => dateIn(language, day), fill: (message, values) => filled(language, message, values) };
  const from = facts[facts.length - 1]?.position ?? 0;
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'recordTitle')} lede={say(language, 'recordLede', { facts: head })} place="record">
      {facts.length === 0 ? <Notice><p>{say(language, 'emptyRecord')}</p></Notice> : (
        <Table caption={say(language, 'recordCaption', { from, to: before - 1, of: head })} columns={[{ heading: say(language, 'number'), number: true }, { heading: say(language, 'onDay') }, { heading: say(language, 'fact'), lead: true }, { heading: say(language, 'actor') }]}
          rows={facts.map((fact) => [<a id={`fact-${fact.position}`} href={`/record/receipts/${fact.position}`} title={say(language, 'receiptOf')}>{fact.position}</a>, dateIn(language, fact.day), <span dir="auto">{sentenceOf(fact, speech)}</span>, actorWords(language, fact.by.role)])} />
      )}
      <p class="acts">{before <= head ? <a href={`/record?before=${Math.min(head + 1, before + each)}`}>{say(language, 'newer')}</a> : null}{from > 1 ? <a href={`/record?before=${from}`}>{say(language, 'older')}</a> : null}</p>
    </Page>,
  );
  return { kind: 'page', html };
}

/** How anybody checks the record on her own machine. */
export const checkWith = (verifierKey: () => string) => async (visit: Visit): Promise<Reply> => {
  const { language, db } = visit;
  const log = await currentLog(db);
  const signed = log === null ? null : await latestCheckpoint(db, log.origin);
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'checkTitle')} lede={say(language, 'checkLede')} place="record">
      <ol>
        <li><a href="/record/export">{say(language, 'checkStep1')}</a></li>
        <li>{say(language, 'checkStep2')}<pre class="code small">npm run plenaria -- verify record.jsonl --checkpoint checkpoint.txt</pre></li>
        <li>{say(language, 'checkStep3')} <a href="/record/checkpoint">checkpoint.txt</a>{signed === null ? <p>{say(language, 'noCheckpoint')}</p> : <pre class="code small">{signed.note}</pre>}</li>
        <li>{say(language, 'checkStep4')}<pre class="code small">{verifierKey()}</pre></li>
        <li>{say(language, 'checkStep5')}<pre class="code small">{`npm run plenaria -- witness ${visit.origin} --key '${verifierKey()}'`}</pre></li>
      </ol>
    </Page>,
  );
  return { kind: 'page', html };
};

/** The latest checkpoint as it was signed. */
export async function checkpoint(visit: Visit): Promise<Reply> {
  const log = await currentLog(visit.db);
  const signed = log === null ? null : await latestCheckpoint(visit.db, log.origin);
  return signed === null ? { kind: 'not-found' } : { kind: 'file', name: 'checkpoint.txt', mediaType: 'text/plain; charset=utf-8', bytes: new TextEncoder().encode(signed.note) };
}

/** The whole record as one file. The verifier key is the second line of every checkpoint's signer, printed in the first line. */
export const exportWith = (verifierKey: () => string) => async (visit: Visit): Promise<Reply> => {
  const lines: string[] = [];
  for await (const line of exportLines(visit.db, verifierKey())) lines.push(line);
  return { kind: 'file', name: 'record.jsonl', mediaType: 'application/jsonl; charset=utf-8', bytes: new TextEncoder().encode(lines.join('')) };
};
