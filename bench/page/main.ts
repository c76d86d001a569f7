import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { riverbend } from '#scenarios/riverbend.ts';
import { compose } from '#server/compose.tsx';
import { found } from '#server/found.ts';
import { listen } from '#server/listen.ts';
import { playWorld } from '#server/play/play.ts';
import { cpuMilliseconds, machine } from '../machine.ts';
import { random, scratch } from '../scratch.ts';

/** An assembly's page: made anew for somebody who is signed in, and kept by version for everybody else. */
const { pool, home, words, close } = await scratch();
await found(pool, { name: riverbend.house.name, zone: riverbend.house.zone, language: 'en', demonstration: true, clock: `${riverbend.today}T20:00:00.000Z` as Instant });
const origin = 'http://127.0.0.1:5900';
const house = await compose({ pool, root: process.cwd(), home: join(home, 'log'), origin, random });
await playWorld({ book: house.book, pool, zone: riverbend.house.zone, random, say: () => undefined }, riverbend);
const listening = await listen(house.fetch, 5900, '127.0.0.1');
const base = `http://127.0.0.1:${listening.port}`;
const front = await (await fetch(base)).text();
const path = /\/assemblies\/[a-z0-9]+/.exec(front)?.[0] ?? '/';
const html = await (await fetch(base + path)).text();
const style = await (await fetch(base + (/\/assets\/style-[^"]+/.exec(html)?.[0] ?? '/'))).arrayBuffer();
const script = await (await fetch(base + (/\/assets\/plenaria-[^"]+/.exec(html)?.[0] ?? '/'))).arrayBuffer();
const kb = (bytes: Uint8Array | ArrayBuffer | string): string => `${(gzipSync(Buffer.from(bytes as Uint8Array)).length / 1024).toFixed(1)} KB`;
console.log(`${machine()}; ${words}; page ${path}`);
console.log(`transferred: HTML ${kb(html)} (${(html.length / 1024).toFixed(0)} KB plain), styles ${kb(style)}, scripts ${kb(script)}`);

const { rows: [person] } = await pool.query<{ person: string }>(`select person from people.role where role = 'official' limit 1`);
const { signIn } = await import('#people/sessions.ts');
const token = await signIn(pool, random, person?.person ?? '');

function wrk(words_: string, headers: readonly string[]): Promise<void> {
  const cpu = cpuMilliseconds();
  return new Promise((done) => {
    let out = '';
    const child = spawn('wrk', ['-t1', '-c16', '-d5s', '--latency', ...headers.flatMap((header) => ['-H', header]), base + path]);
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.on('exit', () => {
      const rate = /Requests\/sec:\s+([\d.]+)/.exec(out)?.[1] ?? '?';
      const count = Number(/(\d+) requests in/.exec(out)?.[1] ?? 1);
      console.log(`${words_}: ${rate} requests/s with 16 at once, p99 ${/99%\s+(\S+)/.exec(out)?.[1] ?? '?'}, ${((cpuMilliseconds() - cpu) / count).toFixed(2)} ms Node CPU each${/Non-2xx/.test(out) ? ' (some refused!)' : ''}`);
      done();
    });
  });
}

if (existsSync('/usr/bin/wrk')) {
  await wrk('warm-up', [`cookie: plenaria=${token}`]);
  await wrk('made anew (signed in)', [`cookie: plenaria=${token}`]);
  await wrk('kept by version (public)', []);
} else console.log(`wrk is not on this machine; on Debian: apt-get install wrk (${execFileSync('uname', ['-s']).toString().trim()})`);
await listening.close();
await close();
process.exit(0);
