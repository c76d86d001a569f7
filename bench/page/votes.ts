import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { signIn } from '#people/sessions.ts';
import { cpuMilliseconds, databaseMilliseconds, quantile } from '../machine.ts';
import { random } from '../scratch.ts';

/** What the program that votes needs to know: the requests of each voter, word for word. */
interface Queue {
  readonly port: number;
  readonly seconds: number;
  readonly voters: readonly (readonly [string, string])[];
}

interface Voted {
  readonly times: readonly number[];
  readonly refused: number;
}

/** Sends one request and answers the first line of what comes back; a redirect has no body. */
function ask(socket: Socket, request: string): Promise<string> {
  return new Promise((done, fail) => {
    let text = '';
    const heard = (part: Buffer): void => {
      text += part.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (end < 0 || text.length < end + 4 + length) return;
      socket.off('data', heard).off('error', fail);
      done(text.slice(0, text.indexOf('\r\n')));
    };
    socket.on('data', heard).once('error', fail);
    socket.write(request);
  });
}

/** The other program: one socket a voter, one request after another, as cheaply as a request can be sent. */
export async function voteAsChild({ port, seconds, voters }: Queue): Promise<Voted> {
  const times: number[] = [];
  let refused = 0;
  const until = performance.now() + seconds * 1000;
  await Promise.all(voters.map(async (requests) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true);
    for (let turn = 0; performance.now() < until; turn += 1) {
      const start = performance.now();
      const answer = await ask(socket, requests[turn % 2] ?? '');
      times.push(performance.now() - start);
      if (!answer.includes(' 303')) refused += 1;
    }
    socket.destroy();
  }));
  return { times, refused };
}

async function requestsOf(pool: pg.Pool, base: string, person: string, decision: string, item: string): Promise<readonly [string, string]> {
  const cookie = `plenaria=${await signIn(pool, random, person)}`;
  const page = await (await fetch(`${base}/you`, { headers: { cookie } })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const request = (label: string): string => {
    const body = new URLSearchParams({ csrf, key: 'k', [item]: label }).toString();
    return `POST /decisions/${decision}/cast HTTP/1.1\r\nhost: ${base.slice(7)}\r\norigin: ${base}\r\ncookie: ${cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  };
  return [request('support'), request('oppose')];
}

const inAnotherProgram = (queue: Queue): Promise<Voted> => new Promise((done, fail) => {
  const child = spawn(process.execPath, [process.argv[1] ?? '', '--vote'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.once('message', (voted) => done(voted as Voted));
  child.once('error', fail);
  child.send(queue);
});

/** Sixteen members cast and change their ballots, with sign-in, token and fsync, from a program beside the house: p50 and p99 of one request. */
export async function votesOverHttp(pool: pg.Pool, base: string, seconds: number): Promise<string> {
  const { rows: [open] } = await pool.query<{ id: string; electorate: string[]; item: string }>(`select id, array(select jsonb_array_elements_text(folded -> 'electorate')) as electorate, folded -> 'items' -> 0 ->> 'item' as item from decide_view.decision where state = 'voting'`);
  if (!open) return 'no vote is open';
  const { rows } = await pool.query<{ person: string }>('select person from people.pseudonym where pseudonym = any($1) limit 16', [open.electorate]);
  const voters = await Promise.all(rows.map(({ person }) => requestsOf(pool, base, person, open.id, open.item)));
  const [node, database] = [cpuMilliseconds(), databaseMilliseconds()];
  const { times, refused } = await inAnotherProgram({ port: Number(new URL(base).port), seconds, voters });
  const sorted = [...times].sort((a, b) => a - b);
  const each = (before: number, now: number): string => ((now - before) / Math.max(1, times.length)).toFixed(2);
  return `${voters.length} voters at once: ${(times.length / seconds).toFixed(0)} votes/s, p50 ${quantile(sorted, 0.5).toFixed(1)} ms, p99 ${quantile(sorted, 0.99).toFixed(1)} ms (asked: p50 10), ${each(node, cpuMilliseconds())} ms Node and ${each(database, databaseMilliseconds())} ms PostgreSQL CPU each${refused > 0 ? `; ${refused} refused!` : ''}`;
}
