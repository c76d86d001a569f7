import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { after, startOf } from '@plenaria/kernel/civil-date.ts';
import { Button, Choice, Form, Problems, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { Qr } from '#kit/qr.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { issueCode, withdrawCodes } from '#people/code.ts';
import { namesOf } from '#people/persons.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { bodyOf, crumbs, knownOf, type Known } from './vote.ts';
import { say } from './words.ts';

const policy = { may: ['teller'] as const, at: bodyOf };

async function openVote(visit: Visit): Promise<Known | null> {
  const known = await knownOf(visit);
  return known !== null && known.state.state === 'voting' && known.state.channels.includes('code') ? known : null;
}

async function choose(visit: Visit, problems: readonly Problem[] = []): Promise<Reply> {
  const known = await openVote(visit);
  if (known === null) return { kind: 'not-found' };
  const { language } = visit;
  const names = await namesOf(visit.db, known.state.electorate);
  const collator = new Intl.Collator(language);
  const options = known.state.electorate.map((value) => ({ value, label: names.get(value)?.name ?? value })).sort((a, b) => collator.compare(a.label, b.label));
  const typed: Typed = { language, problems, values: visit.form.values };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'codesTitle')} lede={say(language, 'codesLede')} place="assemblies" crumbs={crumbs(visit, known)} wrong={problems.length > 0}>
      <Problems typed={typed} />
      <Form action={`/decisions/${known.id}/codes`} proof={visit.proof} wide><Choice name="voters" label={say(language, 'codesWho')} typed={typed} options={options} several /><Button>{say(language, 'codesMake')}</Button></Form>
    </Page>,
  );
  return { kind: 'page', html, status: problems.length > 0 ? 422 : 200, secret: true };
}

/** New codes for some members, each on a sheet to print; an earlier code of the same member stops working. */
async function make(visit: Visit): Promise<Reply> {
  const known = await openVote(visit);
  if (known === null) return { kind: 'not-found' };
  const voters = visit.form.all('voters').filter((voter) => known.state.electorate.includes(voter));
  const { language } = visit;
  if (voters.length === 0) return choose(visit, [{ field: 'voters', words: say(language, 'codesNobody') }]);
  const names = await namesOf(visit.db, voters);
  const ends: Instant = startOf(after(known.state.closes ?? visit.day, { days: 90 }), visit.house.zone);
  const sheets: { readonly name: string; readonly code: string }[] = [];
  for (const voter of voters) {
    const subject = `${known.id}/${voter}`;
    await withdrawCodes(visit.db, 'ballot', subject);
    sheets.push({ name: names.get(voter)?.name ?? voter, code: await issueCode(visit.db, visit.random, { purpose: 'ballot', subject, uses: 1, ends }) });
  }
  const address = `${visit.origin}/sign-in`;
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'sheetsTitle', { count: sheets.length })} lede={say(language, 'sheetsLede')} place="assemblies" crumbs={crumbs(visit, known)}>
      {sheets.map(({ name, code }) => (
        <section class="page"><h2><Said>{name}</Said></h2><p>{say(language, 'sheetBody', { body: known.bodyName, put: known.state.items.length, address })}</p><Qr text={`${address}#${code}`} words={say(language, 'sheetQr')} /><p class="code"><strong>{code}</strong></p></section>
      ))}
    </Page>,
  );
  return { kind: 'page', html, secret: true };
}

/** Printed ballot codes, for members who vote without signing in. */
export const codeRoutes: readonly Route[] = [
  { method: 'GET', path: '/decisions/:decision/codes', policy, run: (visit) => choose(visit) },
  { method: 'POST', path: '/decisions/:decision/codes', policy, run: make },
];
