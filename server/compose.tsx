import { randomBytes } from 'node:crypto';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { digestOf } from '@plenaria/kernel/digest.ts';
import { idFrom } from '@plenaria/kernel/id.ts';
import { invariant } from '@plenaria/kernel/result.ts';
import { Hono, type Context } from 'hono';
import type pg from 'pg';
import { assetsOf } from '#kit/assets.ts';
import { Page } from '#kit/page.tsx';
import { typesetIn } from '#kit/print/typeset.ts';
import { renderPage } from '#kit/render.ts';
import type { House, Reply, Route, Visit } from '#people/visit.ts';
import { runClockwork, runReactor, type Following } from '#record/after.ts';
import type { Desk } from '#record/act.ts';
import { bringUpToDate, openBook } from '#record/book.ts';
import type { Book } from '#record/contract.ts';
import { headOf } from '#record/read.ts';
import { setLanguage } from './cookies.ts';
import { demonstrationClock, realClock, type Clock } from './clock.ts';
import { mayEnter } from './door.ts';
import { largestBody, noForm, readForm, type FormRefusal, type Posted } from './forms.ts';
import { secured } from './headers.ts';
import { checkWith, exportWith } from '#pages/record.tsx';
import { say } from './house-words.ts';
import { openLog, type OpenLog } from './log.ts';
import { drawAgainRoute } from './draw-again.ts';
import { calendarOf, daysOff } from './house/calendar.ts';
import { houseRoutes } from './house/routes.ts';
import { logRoutes } from './log-routes.ts';
import { packed, zipped } from './pack.ts';
import { KeptPage, PublicPages } from './public-pages.ts';
import { rooms, sharedRoutes } from './rooms.ts';
import { carryPost, type Carrier } from './post.ts';
import { oneAtATime } from './turn.ts';
import { csrfHolds, dayHere, knockedBy, languageOf, spokenIn, visitFrom, type Knock, type Porch } from './visits.ts';
import { boundTwice, vocabulary } from './vocabulary.ts';

export interface Options {
  readonly pool: pg.Pool;
  readonly root: string;
  readonly home: string;
  readonly origin: string;
  readonly random?: (bytes: number) => Uint8Array;
  /** Carries mail; without it the house sends none. */
  readonly carry?: Carrier | null;
  /** Trusted proxies before the house. */
  readonly proxies?: number;
}

/** The running house: everything composed, nothing listening yet. */
export interface Running {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly book: Book;
  readonly clock: Clock;
  readonly house: House;
  readonly routes: readonly Route[];
  /** One turn of what follows: reactors, clockwork, signing. */
  readonly turn: () => Promise<void>;
  /** Carries the mail that is due; it waits for no turn, and no turn waits for it. */
  readonly post: () => Promise<number>;
  readonly log: OpenLog;
  readonly random: (bytes: number) => Uint8Array;
}

async function houseOf(pool: pg.Pool, carries: boolean): Promise<House> {
  const { rows: [kept] } = await pool.query<Omit<House, 'mail' | 'calendar'> & { readonly restDays: readonly number[] }>('select name, zone, language, demonstration, phone, rest_days as "restDays" from people.house');
  invariant(kept, 'the house was founded before it opens');
  const { restDays, ...house } = kept;
  return { ...house, mail: carries || house.demonstration, calendar: calendarOf(restDays, await daysOff(pool)) };
}

function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const { method, path, policy } of routes) {
    invariant(policy, `${method} ${path} has a policy`);
    invariant(!seen.has(`${method} ${path}`), `${method} ${path} stands once`);
    seen.add(`${method} ${path}`);
  }
  const twice = boundTwice();
  invariant(twice.length === 0, `every word is bound once; twice: ${twice.join(', ')}`);
}

const databaseIsAway = (trouble: unknown): boolean => {
  const { code, message } = trouble as { readonly code?: string; readonly message?: string };
  return ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', '57P01', '57P03', '57P02', '57P04', '53100', '53300'].includes(code ?? '') || /terminated|not queryable|not currently accepting connections|timeout exceeded when trying to connect/i.test(message ?? '');
};

/** Control characters name nothing here, and PostgreSQL refuses the first of them. */
const unreadable = (parts: readonly string[]): boolean => parts.some((part) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u.test(part));

/** Where it went wrong, without the sentence: a database's sentence may quote what a person typed. */
function withoutWords(trouble: unknown): string {
  if (!(trouble instanceof Error)) return 'not an error';
  const { code } = trouble as { readonly code?: string };
  const frames = (trouble.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n');
  return code === undefined ? (trouble.stack ?? trouble.message) : `${trouble.name} ${code}\n${frames}`;
}

class Front {
  readonly #porch: Porch;
  readonly #pool: pg.Pool;
  readonly #origin: string;
  readonly #log: OpenLog;
  readonly #pages = new PublicPages();

  constructor(porch: Porch, pool: pg.Pool, log: OpenLog) {
    [this.#porch, this.#pool, this.#log, this.#origin] = [porch, pool, log, new URL(porch.origin).origin];
  }

  get #https(): boolean {
    return this.#origin.startsWith('https:');
  }

  #sentence(request: Request, status: 400 | 403 | 404 | 405 | 413 | 415 | 500 | 503, title: string, more: string, knock?: Knock): Response {
    const language = languageOf(request, this.#porch.house.language);
    const around = knock
      ? visitFrom(this.#porch, knock, this.#porch.db).around
      : { language, path: '/', houseName: this.#porch.house.name, phone: this.#porch.house.phone, demonstration: null, person: null, facts: 0, signedTo: null, assets: this.#porch.assets };
    const html = renderPage(<Page around={around} title={title} lede={more}><p><a href="/">{say(language, 'home')}</a></p></Page>);
    return new Response(html, { status, headers: secured(new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }), this.#https, false) });
  }

  #notFound(request: Request, knock?: Knock): Response {
    const language = languageOf(request, this.#porch.house.language);
    return this.#sentence(request, 404, say(language, 'notFound'), say(language, 'notFoundMore'), knock);
  }

  missing = (context: Context): Response => this.#notFound(context.req.raw);

  #answer(request: Request, reply: Reply, knock: Knock, kept: KeptPage | null = null): Response {
    if (reply.kind === 'not-found') return this.#notFound(request, knock);
    if (reply.kind === 'see-other') {
      const headers = secured(new Headers({ location: reply.to, 'cache-control': 'no-store' }), this.#https, true);
      for (const cookie of reply.cookies ?? []) headers.append('set-cookie', cookie);
      return new Response(null, { status: 303, headers });
    }
    if (reply.kind === 'file') {
      const disposition = `${reply.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(reply.name)}`;
      const headers = secured(new Headers({ 'content-type': reply.mediaType, 'content-disposition': disposition, 'cache-control': 'no-store' }), this.#https, false);
      return packed(request, reply.bytes, { status: 200, headers });
    }
    const headers = secured(new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', vary: 'cookie, accept-language' }), this.#https, reply.secret === true);
    const spoken = spokenIn(knock.posted);
    for (const cookie of [...(reply.cookies ?? []), ...(spoken === null ? [] : [setLanguage(spoken, this.#https)])]) headers.append('set-cookie', cookie);
    if (reply.again !== undefined) headers.set('refresh', String(reply.again));
    return packed(request, reply.html, { status: reply.status ?? 200, headers, pack: kept?.pack ?? zipped });
  }

  /**
   * A form counts only when the browser says that it comes from this very site, and for a signed-in person with her own
   * token. A page that sends no referrer makes the origin "null"; then the browser's own word on the site decides.
   */
  #ours(request: Request, posted: Posted, token: string): boolean {
    const origin = request.headers.get('origin') ?? 'null';
    const site = request.headers.get('sec-fetch-site') ?? 'same-origin';
    if (origin !== 'null' && origin !== this.#origin) return false;
    if (site !== 'same-origin' && site !== 'none') return false;
    return csrfHolds(this.#porch.secret, token, posted.form.get('csrf'));
  }

  async #reading(route: Route, knock: Knock): Promise<Reply> {
    const client = await this.#pool.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      const visit = visitFrom(this.#porch, knock, client);
      const reply = await this.#through(route, visit);
      await client.query('commit');
      client.release();
      return reply;
    } catch (trouble) {
      client.release(true);
      throw trouble;
    }
  }

  async #through(route: Route, visit: Visit): Promise<Reply> {
    const may = await mayEnter(route.policy, visit);
    if (may === 'sign-in') return { kind: 'see-other', to: `/sign-in?back=${encodeURIComponent(route.method === 'GET' ? visit.path : '/')}` };
    return may === 'no' ? { kind: 'not-found' } : route.run(visit);
  }

  async #read(route: Route, request: Request, url: URL, params: Readonly<Record<string, string>>): Promise<Response> {
    const known = await knockedBy(this.#porch, request, this.#log.origin);
    const knock: Knock = { request, url, params, posted: noForm, ...known };
    const { person, head } = known;
    const own = person !== null || route.policy.may !== 'anyone' || url.pathname.startsWith('/sign-in') || url.pathname.startsWith('/demonstration');
    if (own) return this.#answer(request, await this.#reading(route, knock), knock);
    const key = this.#keyOf(request, url);
    const version = `${head.facts}/${head.signedTo}/${dayHere(this.#porch.clock.now(), this.#porch.house.zone)}/${this.#porch.house.name}/${this.#porch.house.phone}`;
    const kept = this.#pages.get(key, version);
    if (kept !== null) return this.#answer(request, { kind: 'page', html: kept.html }, knock, kept);
    const reply = await this.#reading(route, knock);
    if (reply.kind === 'page' && reply.live !== true && (reply.status ?? 200) === 200 && !reply.html.includes('name="key"')) this.#pages.set(key, version, reply.html);
    return this.#answer(request, reply, knock);
  }

  #keyOf = (request: Request, url: URL): string => `${languageOf(request, this.#porch.house.language)} ${url.pathname}${url.search}`;

  /** While the database is away a public page is shown as it was last made, and says so; null where there is none. */
  #asItWas(route: Route, request: Request, url: URL): Response | null {
    const html = route.policy.may === 'anyone' ? this.#pages.last(this.#keyOf(request, url)) : null;
    if (html === null) return null;
    const notice = `<p class="notice late" role="status">${say(languageOf(request, this.#porch.house.language), 'asItWas')}</p>`;
    const headers = secured(new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }), this.#https, false);
    return new Response(html.replace(/<main[^>]*>/, (main) => `${main}${notice}`), { headers });
  }

  /** A read that met a database just restarting is tried three times more: it can do no harm twice. */
  async #readAgain(route: Route, request: Request, url: URL, params: Readonly<Record<string, string>>): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#read(route, request, url, params);
      } catch (trouble) {
        if (!databaseIsAway(trouble)) throw trouble;
        if (attempt === 4) return this.#asItWas(route, request, url) ?? this.#troubled(request, route, trouble);
      }
    }
  }

  #unread(request: Request, refusal: FormRefusal): Response {
    const language = languageOf(request, this.#porch.house.language);
    if (refusal === 'too-large') return this.#sentence(request, 413, say(language, 'tooLarge'), say(language, 'tooLargeMore'));
    if (refusal === 'not-a-form') return this.#sentence(request, 415, say(language, 'notAForm'), say(language, 'notAFormMore'));
    return this.#sentence(request, 400, say(language, 'notAForm'), say(language, 'notAFormMore'));
  }

  /** An address that exists, asked in a way that it does not know. */
  wrongWay = (allowed: readonly string[]) => (context: Context): Response => {
    const language = languageOf(context.req.raw, this.#porch.house.language);
    const response = this.#sentence(context.req.raw, 405, say(language, 'notThisWay'), say(language, 'notThisWayMore'));
    response.headers.set('allow', allowed.join(', '));
    return response;
  };

  async #write(route: Route, request: Request, url: URL, params: Readonly<Record<string, string>>): Promise<Response> {
    const language = languageOf(request, this.#porch.house.language);
    const known = await knockedBy(this.#porch, request, this.#log.origin);
    const { person, token } = known;
    const read = await readForm(request, person === null ? largestBody.stranger : largestBody.signedIn);
    if (!read.ok) return this.#unread(request, read.refusal);
    const posted = read.value;
    if (!this.#ours(request, posted, token)) return this.#sentence(request, 403, say(language, 'notOurs'), say(language, 'notOursMore'));
    const knock: Knock = { request, url, params, posted, ...known };
    return this.#answer(request, await this.#through(route, visitFrom(this.#porch, knock, this.#porch.db)), knock);
  }

  /** Any exception ends here: a page with a number, a line in the log without personal data, and nothing half done. */
  #troubled(request: Request, route: Route, trouble: unknown): Response {
    const language = languageOf(request, this.#porch.house.language);
    if (databaseIsAway(trouble)) return this.#sentence(request, 503, say(language, 'away'), say(language, 'awayMore'));
    const number = idFrom(this.#porch.random(20)).slice(0, 8);
    console.error(`${number} ${request.method} ${route.path}: ${withoutWords(trouble)}`);
    return this.#sentence(request, 500, say(language, 'trouble'), say(language, 'troubleMore', { number }));
  }

  serve = (route: Route) => async (context: Context): Promise<Response> => {
    const request = context.req.raw;
    try {
      const params = context.req.param() as Readonly<Record<string, string>>;
      const url = new URL(request.url);
      if (unreadable([...Object.values(params), ...url.searchParams.values()])) return this.#notFound(request);
      return route.method === 'GET' ? await this.#readAgain(route, request, url, params) : await this.#write(route, request, url, params);
    } catch (trouble) {
      return this.#troubled(request, route, trouble);
    }
  };
}

/** Styles, scripts and fonts, each packed once. */
function serveAssets(app: Hono, assets: ReturnType<typeof assetsOf>): void {
  for (const asset of [assets.style, assets.script, assets.passkey, ...assets.fonts, assets.icon]) {
    const { pack } = new KeptPage('', '');
    app.get(asset.path, ({ req: { raw } }) => packed(raw, asset.bytes, {
      status: 200, forEver: true, pack, headers: secured(new Headers({ 'content-type': asset.mediaType, 'cache-control': asset.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'max-age=3600' }), false, false),
    }));
  }
}

/** Composes the house: binds every room and every word, refuses to start on a route without a policy. */
export async function compose({ pool, root, home, origin, random = (bytes) => new Uint8Array(randomBytes(bytes)), carry = null, proxies = 0 }: Options): Promise<Running> {
  const house = await houseOf(pool, carry !== null);
  const clock = house.demonstration ? await demonstrationClock(pool) : realClock;
  const views = rooms.flatMap((room) => room.views);
  await bringUpToDate(pool, views);
  const log = await openLog({ pool, home, name: origin });
  const desk: Desk = { pool, vocabulary, views, get zone() { return house.zone; }, get calendar() { return house.calendar; }, random, appends: () => log.appends };
  const book = openBook(desk);
  const assets = assetsOf(root);
  const secret = digestOf(`${log.secretDigest}/forms`);
  const porch: Porch = { db: pool, book, house, clock, origin, secret, random, proxies, typeset: typesetIn(root), assets: { style: assets.style.path, script: assets.script.path, passkey: assets.passkey.path, fonts: assets.fonts.map(({ path }) => path) } };
  const following: Following = { db: pool, book, get zone() { return house.zone; }, now: clock.now };
  // The settings may have been changed by another process of the same house.
  const settle = async (): Promise<void> => void Object.assign(house, await houseOf(pool, carry !== null));
  const turn = oneAtATime(pool, async () => {
    await settle();
    await runClockwork(rooms.flatMap((room) => room.clockwork), following);
    for (const reactor of rooms.flatMap((room) => room.reactors)) await runReactor(reactor, following);
    await log.sign(clock.now());
  });
  const routes: readonly Route[] = [...rooms.flatMap((room) => room.routes), ...sharedRoutes, drawAgainRoute(root), ...houseRoutes({ clock, turn, desk, log, settle }), { method: 'GET', path: '/record/export', policy: { may: 'anyone' }, run: exportWith(() => log.verifierKey) }, { method: 'GET', path: '/record/check', policy: { may: 'anyone' }, run: checkWith(() => log.verifierKey) }, ...logRoutes(log)];
  checkRoutes(routes);
  const front = new Front(porch, pool, log);
  const app = new Hono();
  serveAssets(app, assets);
  app.get('/healthz', async (context) => context.text(`ok ${await headOf(pool)}\n`));
  for (const route of routes) app.on(route.method, route.path, front.serve(route));
  for (const path of new Set(routes.map((route) => route.path))) app.all(path, front.wrongWay(routes.filter((route) => route.path === path).map(({ method }) => method)));
  app.notFound(front.missing);
  return { fetch: async (request) => app.fetch(request), book, clock, house, routes, turn, log, random, post: () => carryPost(pool, house.demonstration ? null : carry, house.name, origin) };
}

export type { Instant };
