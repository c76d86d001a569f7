import type { VNode } from 'preact';
import { dayIn, type Instant } from '@plenaria/kernel/civil-date.ts';
import { Button, Form, TextField, type Typed } from '#kit/form.tsx';
import { PasskeyButton } from '#kit/passkey.tsx';
import { Table } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import { fromOneNetwork, mayTry } from '#people/attempts.ts';
import { withdrawCodes } from '#people/code.ts';
import { addPasskey, canHavePasskeys, comeInWithPasskey, passkeysOf, questionToAdd, questionToComeIn, removePasskey, type Passkey, type PasskeyRefusal, type Place } from '#people/passkeys.ts';
import { personOf } from '#people/persons.ts';
import { beganLately } from '#people/sessions.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { backTo } from '#people/web/fields.ts';
import { realTime } from '../clock.ts';
import { comeIn } from './desk.ts';
import { say } from './passkey-words.ts';

const placeOf = (visit: Visit): Place => ({ origin: new URL(visit.origin).origin, name: visit.house.name, secret: visit.knock.secret, now: realTime(), random: visit.random });

/** The way in for people who work here, on the sign-in page; null where this address can have no passkeys. */
export async function passkeyDoor(visit: Visit, back: string): Promise<VNode | null> {
  const { language, proof } = visit;
  if (!canHavePasskeys(visit.origin)) return null;
  return (
    <section aria-labelledby="by-passkey">
      <h2 id="by-passkey">{say(language, 'comeTitle')}</h2>
      <p>{say(language, 'comeHelp')}</p>
      <Form action="/sign-in/passkey" proof={proof}>
        <input type="hidden" name="back" value={back} />
        <PasskeyButton question={await questionToComeIn(placeOf(visit))} way="come-in" button={say(language, 'comeButton')} cancelled={say(language, 'cancelled')} known={say(language, 'known')} />
      </Form>
    </section>
  );
}

const day = (visit: Visit, at: Date | null): string => (at === null ? say(visit.language, 'never') : dateIn(visit.language, dayIn(at.toISOString() as Instant, visit.house.zone)));

function List({ visit, passkeys }: { readonly visit: Visit; readonly passkeys: readonly Passkey[] }): VNode {
  const { language, proof } = visit;
  return (
    <>
      <Table caption={say(language, 'title', { count: passkeys.length })} columns={[{ heading: say(language, 'passkey'), lead: true }, { heading: say(language, 'since') }, { heading: say(language, 'used') }, { heading: say(language, 'remove') }]}
        rows={passkeys.map(({ id, name, since, used, closed }) => [
          <><strong><bdi>{name}</bdi></strong>{closed === null ? null : <span class="under">{say(language, 'closed')}</span>}</>, day(visit, since), day(visit, used),
          <Form action="/you/passkeys/remove" proof={proof}><input type="hidden" name="passkey" value={id} /><button class="quiet-button" type="submit">{say(language, 'remove')}<span class="seen-not"> {name}</span></button></Form>,
        ])} />
      <p>{say(language, 'closeCodeHelp')}</p>
      <Form action="/you/passkeys/close-code" proof={proof}><Button second>{say(language, 'closeCode')}</Button></Form>
    </>
  );
}

/** A person's passkeys: add, name, list, remove. Only somebody who came in lately may add one, so that a screen left open is no key. */
export async function passkeysShown(visit: Visit, typed: Typed): Promise<VNode> {
  const { language, person, proof } = visit;
  const passkeys = await passkeysOf(visit.db, person?.id ?? '');
  const fresh = await beganLately(visit.db, person?.id ?? '', visit.knock.session);
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{say(language, 'title', { count: passkeys.length })}</h2>
      <p>{say(language, 'help')}</p>
      {passkeys.length === 0 ? null : <List visit={visit} passkeys={passkeys} />}
      {!canHavePasskeys(visit.origin) || person === null ? <p>{say(language, 'notHere')}</p> : !fresh ? <p>{say(language, 'signInAgain')}</p> : (
        <Form action="/you/passkeys" proof={proof}>
          <TextField name="passkey-name" label={say(language, 'name')} help={say(language, 'nameHelp')} typed={typed} />
          <PasskeyButton question={await questionToAdd(placeOf(visit), person, passkeys.map(({ id }) => id))} way="add" button={say(language, 'add')} cancelled={say(language, 'cancelled')} known={say(language, 'known')} />
        </Form>
      )}
    </section>
  );
}

async function comeInHere(visit: Visit, refused: (visit: Visit, words: string) => Promise<Reply>): Promise<Reply> {
  const sorry = (why: PasskeyRefusal): Promise<Reply> => refused(visit, say(visit.language, why));
  if (visit.knock.network !== null && !(await mayTry(visit.db, `passkey/${visit.knock.network}`, fromOneNetwork))) return sorry('not-right');
  const came = await comeInWithPasskey(visit.db, placeOf(visit), visit.form.get('answer'));
  if (!came.ok) return sorry(came.refusal);
  if ((await personOf(visit.db, came.value)) === null) return sorry('unknown-passkey');
  const back = backTo(visit.form.get('back'));
  return comeIn(visit, came.value, back === '/' ? '/today' : back, 'passkey');
}

async function addHere(visit: Visit, refused: (visit: Visit, words: string) => Promise<Reply>): Promise<Reply> {
  const person = visit.person?.id ?? '';
  if (!(await beganLately(visit.db, person, visit.knock.session))) return refused(visit, say(visit.language, 'signInAgain'));
  const added = await addPasskey(visit.db, placeOf(visit), person, visit.form.get('answer'), visit.form.get('passkey-name').trim().slice(0, 80) || visit.knock.device || say(visit.language, 'passkey'));
  return added.ok ? { kind: 'see-other', to: '/you#passkeys' } : refused(visit, say(visit.language, added.refusal));
}

type Refused = (visit: Visit, words: string) => Promise<Reply>;

/** Coming in with a passkey; a refusal goes back to the sign-in page. */
export const passkeyDoorRoutes = (refused: Refused): readonly Route[] => [
  { method: 'POST', path: '/sign-in/passkey', policy: { may: 'anyone' }, run: (visit) => comeInHere(visit, refused) },
];

/** A person's own passkeys. */
export const passkeyRoutes = (refused: Refused): readonly Route[] => [
  { method: 'POST', path: '/you/passkeys', policy: { may: 'signed-in' }, run: (visit) => addHere(visit, refused) },
  {
    method: 'POST', path: '/you/passkeys/remove', policy: { may: 'signed-in' },
    run: async (visit) => {
      await removePasskey(visit.db, visit.person?.id ?? '', visit.form.get('passkey'));
      return { kind: 'see-other', to: '/you#passkeys' };
    },
  },
  {
    method: 'POST', path: '/you/passkeys/close-code', policy: { may: 'signed-in' },
    run: async (visit) => {
      const person = visit.person?.id ?? '';
      const opens = (await passkeysOf(visit.db, person)).some(({ closed }) => closed === null);
      if (!opens) return { kind: 'not-found' };
      await withdrawCodes(visit.db, 'sign-in', person);
      return { kind: 'see-other', to: '/you#passkeys' };
    },
  },
];
