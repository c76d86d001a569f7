import type { VNode } from 'preact';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { dayIn } from '@plenaria/kernel/civil-date.ts';
import { Form } from '#kit/form.tsx';
import { Table } from '#kit/table.tsx';
import { dateIn, timeIn } from '#kit/words.ts';
import { devicesOf, signOutOf, type Device } from '#people/sessions.ts';
import type { Route, Visit } from '#people/visit.ts';
import { setSession } from '../cookies.ts';
import { https } from './desk.ts';
import { say } from './you-words.ts';

const when = (visit: Visit, at: Date): string => {
  const instant = at.toISOString() as Instant;
  return `${dateIn(visit.language, dayIn(instant, visit.house.zone))}, ${timeIn(visit.language, instant, visit.house.zone)}`;
};

/** Where somebody is signed in, with a button for each device. */
export async function devicesShown(visit: Visit): Promise<VNode> {
  const { language, knock, proof } = visit;
  const devices = await devicesOf(visit.db, visit.person?.id ?? '');
  const out = ({ mark, device }: Device): VNode => (
    <Form action="/you/devices" proof={proof}><input type="hidden" name="device" value={mark} /><button class="quiet-button" type="submit">{say(language, 'signOutThere')}<span class="seen-not"> {device}</span></button></Form>
  );
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{say(language, 'devicesTitle', { count: devices.length })}</h2>
      <p>{say(language, 'devicesHelp')}</p>
      <Table caption={say(language, 'devicesTitle', { count: devices.length })} columns={[{ heading: say(language, 'device'), lead: true }, { heading: say(language, 'cameBy') }, { heading: say(language, 'lastSeen') }, { heading: say(language, 'signOutThere') }]}
        rows={devices.map((one) => [<><strong>{one.device || say(language, 'someDevice')}</strong>{one.mark === knock.session ? <span class="under">{say(language, 'thisOne')}</span> : null}</>, say(language, `by-${one.way}`), when(visit, one.seen), out(one)])} />
      <Form action="/sign-out" proof={proof}><button class="second" type="submit">{say(language, 'signOutAll')}</button></Form>
    </section>
  );
}

export const deviceRoutes: readonly Route[] = [{
  method: 'POST', path: '/you/devices', policy: { may: 'signed-in' },
  run: async (visit) => {
    const mark = visit.form.get('device');
    await signOutOf(visit.db, visit.person?.id ?? '', mark);
    return mark === visit.knock.session ? { kind: 'see-other', to: '/', cookies: [setSession('', https(visit))] } : { kind: 'see-other', to: '/you#devices' };
  },
}];
