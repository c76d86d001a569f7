import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { invariant, ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Db } from '#record/contract.ts';

/** What a printed code is for. */
export type Purpose = 'sign-in' | 'enrol' | 'ballot' | 'set-up' | 'invite-staff';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const derive = promisify(scrypt) as (secret: string, salt: Uint8Array, length: number, options: { readonly N: number }) => Promise<Buffer>;

/** How slow the hash is (scrypt's N): a letter's code ends with its answer day and is made by the thousand. */
const costOf = (purpose: Purpose): number => (purpose === 'enrol' ? 4096 : 16384);

/** The check character: one mistyped letter is always found without asking the database, two neighbours exchanged nearly always (15 of 16 pairs). */
function checkOf(characters: string): string {
  const sum = [...characters].reduce((total, character, at) => total + alphabet.indexOf(character) * (at * 2 + 1), 0);
  return alphabet[sum % 32] ?? '0';
}

/** `ABCD-EFGH-JKMN-PQRS`: sixteen characters, of which five locate, ten are secret (50 bits) and one checks. */
function newCode(random: (bytes: number) => Uint8Array): string {
  const characters = [...random(15)].map((byte) => alphabet[byte % 32] ?? '0').join('');
  return characters + checkOf(characters);
}

export const printed = (code: string): string => (code.match(/.{4}/g) ?? []).join('-');

/** What somebody typed: any case, spaces and hyphens anywhere, O for 0, I and L for 1. Null when it cannot be a code. */
export function readTyped(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1').replaceAll('U', 'V');
  if (code.length !== 16 || [...code].some((character) => !alphabet.includes(character))) return null;
  return checkOf(code.slice(0, 15)) === code[15] ? code : null;
}

export interface Issue {
  readonly purpose: Purpose;
  readonly subject: string;
  readonly uses: number;
  readonly ends: Instant;
}

/** Makes a code and keeps only a slow hash of its secret: it can be printed once and never read again. */
export async function issueCode(db: Db, random: (bytes: number) => Uint8Array, issue: Issue): Promise<string> {
  const [code] = await issueCodes(db, random, [issue]);
  invariant(code, 'one issue makes one code');
  return code;
}

/** Codes for many at once, in the order asked for; the hashes of one batch are made side by side. A locator that is taken is drawn again. */
export async function issueCodes(db: Db, random: (bytes: number) => Uint8Array, issues: readonly Issue[]): Promise<readonly string[]> {
  const made = await Promise.all(issues.map(async ({ purpose, ...issue }) => {
    const [code, salt] = [newCode(random), random(16)];
    return { ...issue, purpose, code, salt: Buffer.from(salt), cost: costOf(purpose), hash: await derive(code.slice(5), salt, 32, { N: costOf(purpose) }) };
  }));
  const { rows } = await db.query<{ locator: string }>(
    `insert into people.code (locator, purpose, subject, salt, hash, cost, uses, ends)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::int[], $7::int[], $8::timestamptz[]) on conflict (locator) do nothing returning locator`,
    [made.map(({ code }) => code.slice(0, 5)), made.map(({ purpose }) => purpose), made.map(({ subject }) => subject), made.map(({ salt }) => salt), made.map(({ hash }) => hash), made.map(({ cost }) => cost), made.map(({ uses }) => uses), made.map(({ ends }) => ends)]);
  const kept = new Set(rows.map(({ locator }) => locator));
  const again = made.filter(({ code }) => !kept.delete(code.slice(0, 5)));
  const codes = new Map(made.map((one) => [one, one.code]));
  if (again.length > 0) (await issueCodes(db, random, again)).forEach((code, at) => { const one = again[at]; if (one) codes.set(one, code.replaceAll('-', '')); });
  return made.map((one) => printed(codes.get(one) ?? one.code));
}

/** A lost letter: every earlier code of the subject stops working. */
export const withdrawCodes = (db: Db, purpose: Purpose, subject: string) =>
  db.query('update people.code set uses = 0 where purpose = $1 and subject = $2', [purpose, subject]);

export type CodeRefusal = 'not-a-code' | 'unknown-code' | 'used-or-over' | 'too-many-tries';

const triesAllowed = 5;

interface Kept {
  readonly subject: string;
  readonly purpose: Purpose;
  readonly salt: Buffer;
  readonly hash: Buffer;
  readonly uses: number;
  readonly cost: number;
  readonly ends: Date;
}

/** Counts the try before the secret is looked at: a thousand guesses at the same moment are still five. */
async function takeTry(db: Db, locator: string): Promise<Result<Kept, CodeRefusal>> {
  const { rows: [kept] } = await db.query<Kept>(
    'update people.code set tries = tries + 1 where locator = $1 and tries < $2 returning subject, purpose, salt, hash, cost, uses, ends', [locator, triesAllowed]);
  if (kept !== undefined) return ok(kept);
  const { rowCount } = await db.query('select 1 from people.code where locator = $1', [locator]);
  return refuse(rowCount === 1 ? 'too-many-tries' : 'unknown-code');
}

/** Looks at a code without using it up: what it is for and whom or what it belongs to. */
export async function lookUp(db: Db, typed: string, now: Instant): Promise<Result<{ readonly purpose: Purpose; readonly subject: string; readonly locator: string }, CodeRefusal>> {
  const code = readTyped(typed);
  if (code === null) return refuse('not-a-code');
  const locator = code.slice(0, 5);
  const tried = await takeTry(db, locator);
  if (!tried.ok) return tried;
  const { salt, hash, cost, uses, ends, purpose, subject } = tried.value;
  if (!timingSafeEqual(await derive(code.slice(5), salt, 32, { N: cost }), hash)) return refuse('unknown-code');
  await db.query('update people.code set tries = 0 where locator = $1', [locator]);
  return uses <= 0 || ends.toISOString() < now ? refuse('used-or-over') : ok({ purpose, subject, locator });
}

/** Uses a code up once; of two at the same moment only one succeeds. */
export async function spend(db: Db, locator: string): Promise<boolean> {
  const { rowCount } = await db.query('update people.code set uses = uses - 1 where locator = $1 and uses > 0', [locator]);
  return rowCount === 1;
}
