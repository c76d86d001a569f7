import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { signIn } from '#people/sessions.ts';
import { quantile } from '../machine.ts';
import { random } from '../scratch.ts';

interface Voter {
  readonly cookie: string;
  readonly csrf: string;
  readonly agent: Agent;
}

function send(base: string, path: string, { cookie, agent }: { readonly cookie: string; readonly agent: Agent }, body: string | null): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((done, fail) => {
    const headers = { cookie, origin: base, ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) }) };
    const sent = request(base + path, { method: body === null ? 'GET' : 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => done({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', fail).end(body ?? undefined);
  });
}

async function voterFor(pool: pg.Pool, base: string, person: string): Promise<Voter> {
  const [cookie, agent] = [`plenaria=${await signIn(pool, random, person)}`, new Agent({ keepAlive: true, maxSockets: 1 })];
  const page = await send(base, '/you', { cookie, agent }, null);
  return { cookie, agent, csrf: /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '' };
}

/** Sixteen members cast and change their ballots through the pages, with sign-in, token and fsync: p50 and p99 of one request. */
export async function votesOverHttp(pool: pg.Pool, base: string, seconds: number): Promise<string> {
  const { rows: [open] } = await pool.query<{ id: string; electorate: string[]; item: string }>(`select id, array(select jsonb_array_elements_text(folded -> 'electorate')) as electorate, folded -> 'items' -> 0 ->> 'item' as item from decide_view.decision where state = 'voting'`);
  if (!open) return 'no vote is open';
  const { rows } = await pool.query<{ person: string }>('select person from people.pseudonym where pseudonym = any($1) limit 16', [open.electorate]);
  const voters = await Promise.all(rows.map(({ person }) => voterFor(pool, base, person)));
  const times: number[] = [];
  let refused = 0;
  const until = performance.now() + seconds * 1000;
  await Promise.all(voters.map(async (voter) => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const start = performance.now();
      const answer = await send(base, `/decisions/${open.id}/cast`, voter, new URLSearchParams({ csrf: voter.csrf, key: `k${turn}`, [open.item]: turn % 2 ? 'support' : 'oppose' }).toString());
      times.push(performance.now() - start);
      if (answer.status !== 303) refused += 1;
    }
  }));
  for (const { agent } of voters) agent.destroy();
  times.sort((a, b) => a - b);
  return `${voters.length} voters at once: ${(times.length / seconds).toFixed(0)} votes/s, p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms${refused > 0 ? `; ${refused} refused!` : ''}`;
}
