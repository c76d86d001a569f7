import { isLanguage, languages } from '@plenaria/kernel/language.ts';
import { Button, Choice, Form, Problems, Select, TextArea, TextField, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { languageNames } from '#kit/words.ts';
import { giveRole } from '#people/persons.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { daysOff, keepDaysOff, readDaysOff, written } from './calendar.ts';
import { codeFor, codePage } from './codes.tsx';
import { page, steward, type HouseTools } from './desk.ts';
import { say as saySettings } from './settings-words.ts';
import { say } from './words.ts';

const week = [1, 2, 3, 4, 5, 6, 7] as const;

/** True until the first keeper has said who she is. */
const isNew = (visit: Visit): boolean => visit.person?.name === '';

function settingsPage(visit: Visit, typed: Typed): Reply {
  const { language } = visit;
  const first = isNew(visit);
  return page(renderPage(
    <Page around={visit.around} title={first ? say(language, 'setUpTitle') : saySettings(language, 'title')} lede={first ? say(language, 'setUpLede') : saySettings(language, 'lede')} wrong={typed.problems.length > 0}>
      <Problems typed={typed} />
      <Form action="/house/set-up" proof={visit.proof}>
        {first ? <TextField name="name" label={say(language, 'yourName')} typed={typed} complete="name" /> : null}
        <TextField name="house" label={say(language, 'houseName')} typed={typed} />
        <Select name="language" label={saySettings(language, 'language')} help={saySettings(language, 'languageHelp')} typed={typed} options={languages.map((value) => ({ value, label: languageNames[value] }))} />
        <TextField name="zone" label={say(language, 'zone')} help={say(language, 'zoneHelp')} typed={typed} />
        <TextField name="phone" label={saySettings(language, 'phone')} help={saySettings(language, 'phoneHelp')} typed={typed} complete="tel" />
        <Choice name="rest" label={saySettings(language, 'restDays')} help={saySettings(language, 'restHelp')} typed={typed} several options={week.map((day) => ({ value: String(day), label: saySettings(language, `day${day}`) }))} />
        <TextArea name="days" label={saySettings(language, 'daysOff')} help={saySettings(language, 'daysHelp')} typed={typed} rows={8} />
        <Button>{first ? say(language, 'go') : saySettings(language, 'save')}</Button>
      </Form>
    </Page>,
  ), typed.problems.length > 0 ? 422 : 200);
}

/** A first set-up offers the weekend of most offices; it is only a proposal. */
async function shown(visit: Visit): Promise<Reply> {
  const { house, language } = visit;
  const rest = isNew(visit) ? [6, 7] : (house.calendar.restDays ?? []);
  return settingsPage(visit, { language, problems: [], values: { house: house.name, language: isNew(visit) ? language : house.language, zone: house.zone, phone: house.phone, rest: rest.join('\n'), days: written(await daysOff(visit.db)) } });
}

const knownZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
};

interface Settings {
  readonly name: string;
  readonly house: string;
  readonly zone: string;
  readonly phone: string;
  readonly language: string;
  readonly rest: readonly number[];
  readonly days: ReturnType<typeof readDaysOff>;
}

function settingsIn(visit: Visit): Settings {
  const [name, house, zone, phone, language] = ['name', 'house', 'zone', 'phone', 'language'].map((field) => visit.form.get(field).trim());
  return {
    name: name ?? '', house: house ?? '', zone: zone ?? '', phone: phone ?? '', language: isLanguage(language ?? '') ? (language ?? '') : visit.language,
    rest: week.filter((day) => visit.form.all('rest').includes(String(day))), days: readDaysOff(visit.form.get('days')),
  };
}

function problemsWith(visit: Visit, { name, house, zone, phone, rest, days }: Settings): readonly Problem[] {
  const { language } = visit;
  return [
    ...(isNew(visit) && name === '' ? [{ field: 'name', words: say(language, 'nameMissing') }] : []),
    ...(house === '' ? [{ field: 'house', words: say(language, 'nameMissing') }] : []),
    ...(zone !== '' && knownZone(zone) ? [] : [{ field: 'zone', words: say(language, 'zoneWrong') }]),
    ...(phone === '' || (/\d{3}/.test(phone) && /^[\d\s+().\-/x]{3,40}$/i.test(phone)) ? [] : [{ field: 'phone', words: saySettings(language, 'phoneWrong') }]),
    ...(rest.length === 7 ? [{ field: 'rest', words: saySettings(language, 'allClosed') }] : []),
    ...(days.ok ? [] : days.refusal.slice(0, 8).map(({ line, found }) => ({ field: 'days', words: saySettings(language, 'wrongLine', { line, found }) }))),
  ];
}

const keep = ({ settle }: HouseTools) => async (visit: Visit): Promise<Reply> => {
  const { person, db } = visit;
  const settings = settingsIn(visit);
  const problems = problemsWith(visit, settings);
  if (problems.length > 0 || !settings.days.ok || person === null) return settingsPage(visit, { language: visit.language, values: visit.form.values, problems });
  await db.query('update people.house set name = $1, zone = $2, language = $3, phone = $4, rest_days = $5', [settings.house, settings.zone, settings.language, settings.phone, settings.rest]);
  await keepDaysOff(db, settings.days.value);
  await settle();
  if (!isNew(visit)) return { kind: 'see-other', to: '/house' };
  await db.query('update people.person set name = $2, language = $3 where id = $1', [person.id, settings.name, visit.language]);
  await giveRole(db, person.id, 'organiser', 'house', visit.now);
  return codePage(visit, settings.name, await codeFor(visit, person.id));
};

async function housePage(visit: Visit): Promise<Reply> {
  const { language } = visit;
  const rooms = [['/house/people', 'keepPeople'], ['/house/set-up', 'keepSettings'], ['/house/post', 'keepPost'], ['/house/looks', 'keepLooks']] as const;
  return page(renderPage(
    <Page around={visit.around} title={saySettings(language, 'keepTitle')}>
      <ul class="list">{rooms.map(([href, key]) => <li><a href={href}>{saySettings(language, key)}</a></li>)}</ul>
    </Page>,
  ));
}

export const settingsRoutes = (tools: HouseTools): readonly Route[] => [
  { method: 'GET', path: '/house', policy: steward, run: housePage },
  { method: 'GET', path: '/house/set-up', policy: steward, run: shown },
  { method: 'POST', path: '/house/set-up', policy: steward, run: keep(tools) },
];
