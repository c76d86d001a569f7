import { Buffer } from 'node:buffer';
import { receiptIn } from '@plenaria/lottery/web/receipt.ts';
import { Button, Form, Problems, Receipt, TextField, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { receiptFor } from '../store/applicants.ts';
import { filesNow } from '../store/draw-files.ts';
import { crumbsTo, seatsHere } from './here.ts';
import { say } from './after-words.ts';

const path = (id: string): string => `/draws/${id}/receipt`;

async function page(visit: Visit, sentences: readonly string[], problems: readonly Problem[]): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  if (seats.portfolio === null) return { kind: 'not-found' };
  const { language } = visit;
  const typed: Typed = { language, problems, values: visit.form.values };
  const [found] = sentences;
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'mine')} lede={say(language, 'mineLede')} place="assemblies" wrong={problems.length > 0} crumbs={await crumbsTo(visit, seats.body)}>
      <Problems typed={typed} />
      {found === undefined ? null : (
        <>
          <Receipt title={found}>{sentences.slice(1).map((sentence) => <p>{sentence}</p>)}</Receipt>
          <Form action={`${path(id)}.json`} proof={visit.proof}><input type="hidden" name="number" value={visit.form.get('number')} /><input type="hidden" name="code" value={visit.form.get('code')} /><Button second>{say(language, 'wholeReceipt')}</Button></Form>
        </>
      )}
      <Form action={path(id)} proof={visit.proof}><TextField name="number" label={say(language, 'number')} typed={typed} /><TextField name="code" label={say(language, 'code')} typed={typed} /><Button>{say(language, 'look')}</Button></Form>
    </Page>,
  );
  return { kind: 'page', html, secret: true, status: problems.length > 0 ? 422 : 200 };
}

const mine = (visit: Visit) => receiptFor(visit.db, visit.params['seats'] ?? '', visit.form.get('number').trim(), visit.form.get('code').trim().toLowerCase());
const unknown = (visit: Visit): Promise<Reply> => page(visit, [], [{ field: 'number', words: say(visit.language, 'rMine') }]);

/** Whether she is in the pool, in how many panels she stands, and whether she was drawn. */
async function look(visit: Visit): Promise<Reply> {
  const [receipt, files] = [await mine(visit), await filesNow(visit.db, (await seatsHere(visit)).state)];
  return receipt === null || files === null ? unknown(visit) : page(visit, receiptIn(visit.language, files, receipt), []);
}

async function save(visit: Visit): Promise<Reply> {
  const receipt = await mine(visit);
  return receipt === null ? unknown(visit) : { kind: 'file', name: 'receipt.json', mediaType: 'application/json', bytes: Buffer.from(`${JSON.stringify(receipt, null, 1)}\n`) };
}

export const receiptRoutes: readonly Route[] = [
  { method: 'GET', path: '/draws/:seats/receipt', policy: { may: 'anyone' }, run: (visit) => page(visit, [], []) },
  { method: 'POST', path: '/draws/:seats/receipt', policy: { may: 'anyone' }, run: look },
  { method: 'POST', path: '/draws/:seats/receipt.json', policy: { may: 'anyone' }, run: save },
];
