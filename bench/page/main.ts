import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { poolAt, type Address } from '#server/database/pool.ts';
import { signIn } from '#people/sessions.ts';
import { listen } from '#server/listen.ts';
import { cpuMilliseconds, databaseMilliseconds, machine } from '../machine.ts';
import { random, scratch } from '../scratch.ts';
import { furnish, open } from './house.ts';
import { voteAsChild, votesOverHttp } from './votes.ts';

/** `--serve FILE PORT`: a second program beside the first, on the same database. */
async function serve(file: string, port: number): Promise<never> {
  const { address, home } = JSON.parse((await import('node:fs')).readFileSync(file, 'utf8')) as { readonly address: Address; readonly home: string };
  await open(poolAt(address), home, port);
  process.send?.('open');
  return new Promise(() => undefined);
}

interface Load {
  readonly rate: number;
  readonly requests: number;
  readonly words: string;
}

function wrk(url: string, headers: readonly string[], seconds = 5): Promise<Load> {
  return new Promise((done) => {
    let out = '';
    const child = spawn('wrk', ['-t1', '-c16', `-d${seconds}s`, '--latency', ...headers.flatMap((header) => ['-H', header]), url]);
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.on('exit', () => done({
      rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(out)?.[1] ?? 0), requests: Number(/(\d+) requests in/.exec(out)?.[1] ?? 1),
      words: `p99 ${/99%\s+(\S+)/.exec(out)?.[1] ?? '?'}${/Non-2xx/.test(out) ? ' (some refused!)' : ''}`,
    }));
  });
}

const kb = (bytes: Uint8Array | ArrayBuffer | string): string => `${(gzipSync(Buffer.from(bytes as Uint8Array)).length / 1024).toFixed(1)} KB`;

async function transferred(base: string, path: string): Promise<string> {
  const html = await (await fetch(base + path)).text();
  const part = async (pattern: RegExp): Promise<ArrayBuffer> => (await fetch(base + (pattern.exec(html)?.[0] ?? '/'))).arrayBuffer();
  const fonts = [...html.matchAll(/\/assets\/[^"]+\.woff2/g)].map(([font]) => font);
  const sizes = await Promise.all([...new Set(fonts)].map(async (font) => (await (await fetch(base + font)).arrayBuffer()).byteLength));
  return `transferred: HTML ${kb(html)} (${(html.length / 1024).toFixed(0)} KB plain), styles ${kb(await part(/\/assets\/style-[^"]+/))}, scripts ${kb(await part(/\/assets\/plenaria-[^"]+/))}${sizes.length > 0 ? `, fonts named in the page ${(sizes.reduce((sum, size) => sum + size, 0) / 1024).toFixed(0)} KB once` : ''}`;
}

async function measured(name: string, url: string, headers: readonly string[], asked: string): Promise<void> {
  const [node, database] = [cpuMilliseconds(), databaseMilliseconds()];
  const { rate, requests, words } = await wrk(url, headers);
  console.log(`${name}: ${rate.toFixed(0)} requests/s with 16 at once, ${words}, ${((cpuMilliseconds() - node) / requests).toFixed(2)} ms Node and ${((databaseMilliseconds() - database) / requests).toFixed(2)} ms PostgreSQL CPU each${asked}`);
}

async function second(file: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [process.argv[1] ?? '', '--serve', file, String(port)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await new Promise((done) => child.once('message', done));
  return child;
}

async function main(): Promise<void> {
  const { pool, address, home, words, close } = await scratch();
  const house = await furnish(pool, home, 'http://127.0.0.1:5900');
  const listening = await listen(house.fetch, 5900, '127.0.0.1');
  const base = `http://127.0.0.1:${listening.port}`;
  const path = /\/assemblies\/[a-z0-9]+/.exec(await (await fetch(base)).text())?.[0] ?? '/';
  console.log(`${machine()}; ${words}; ${path}, an assembly with 25 recommendations`);
  console.log(await transferred(base, path));
  const { rows: [person] } = await pool.query<{ person: string }>(`select person from people.role where role = 'official' limit 1`);
  const cookie = [`cookie: plenaria=${await signIn(pool, random, person?.person ?? '')}`, 'accept-encoding: gzip'];
  if (!existsSync('/usr/bin/wrk')) console.log('wrk is not on this machine; on Debian: apt-get install wrk');
  else {
    await wrk(base + path, cookie, 3);
    await measured('made anew (signed in)', base + path, cookie, ' (asked: 250/s, p99 under 100 ms, 4 and 1.5 ms)');
    await measured('kept by version (public)', base + path, ['accept-encoding: gzip'], ' (asked: 3000/s)');
    const file = join(home, 'address.json');
    writeFileSync(file, JSON.stringify({ address, home }));
    const children = await Promise.all([second(file, 5951), second(file, 5952)]);
    const urls = [5951, 5952].map((port) => `http://127.0.0.1:${port}${path}`);
    await Promise.all(urls.map((url) => wrk(url, cookie, 3)));
    const both = await Promise.all(urls.map((url) => wrk(url, cookie)));
    console.log(`made anew by two processes: ${both.reduce((sum, { rate }) => sum + rate, 0).toFixed(0)} requests/s with 32 at once (asked: 400), ${both.map((one) => one.words).join(' and ')}`);
    for (const child of children) child.kill('SIGKILL');
  }
  await votesOverHttp(pool, base, 2);
  console.log(`votes over HTTP with sign-in, fsynced: ${await votesOverHttp(pool, base, 5)}`);
  await listening.close();
  await close();
}

if (process.argv.includes('--vote')) process.once('message', (queue) => void voteAsChild(queue as Parameters<typeof voteAsChild>[0]).then((voted) => process.send?.(voted, () => process.exit(0))));
else {
  const serving = process.argv.indexOf('--serve');
  if (serving > 0) await serve(process.argv[serving + 1] ?? '', Number(process.argv[serving + 2]));
  await main();
  process.exit(0);
}
