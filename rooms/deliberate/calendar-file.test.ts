import type { CivilDate, Instant } from '@plenaria/kernel/civil-date.ts';
import { expect, test } from 'vitest';
import { calendarFile, type Appointment } from './calendar-file.ts';

const now = '2026-11-25T21:40:00.000Z' as Instant;
const evening: Appointment = { id: 's1', version: 2, on: '2026-07-01' as CivilDate, from: '18:30', to: '20:00', name: 'First evening', place: 'Library, room 2', cancelled: false, href: 'https://plenaria.example/sessions/s1' };

/** A second reading of the format: unfolds, splits and takes the escapes away (RFC 5545, 3.1 and 3.3.11). */
function read(file: string): readonly ReadonlyMap<string, string>[] {
  const lines = file.replaceAll('\r\n ', '').split('\r\n').filter((line) => line !== '').map((line) => /^([A-Z-]+):(.*)$/s.exec(line) ?? []);
  const events: Map<string, string>[] = [];
  for (const [, name = '?', value = ''] of lines) {
    if (name === 'BEGIN' && value === 'VEVENT') events.push(new Map());
    events.at(-1)?.set(name, value.replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter)));
  }
  return events;
}

const written = (change: Partial<Appointment>, zone = 'America/Los_Angeles'): string => calendarFile('Your sessions', [{ ...evening, ...change }], zone, now);
const hours = (file: string): readonly (string | undefined)[] => [read(file)[0]?.get('DTSTART'), read(file)[0]?.get('DTEND')];

test('an evening in Bend stands at its moment, in summer and in winter', () => {
  expect(hours(written({}))).toEqual(['20260702T013000Z', '20260702T030000Z']);
  expect(hours(written({ on: '2026-12-01' as CivilDate }))).toEqual(['20261202T023000Z', '20261202T040000Z']);
});

test('an hour that the change of clocks leaves out is the one after it', () => {
  expect(hours(written({ on: '2026-03-08' as CivilDate, from: '02:30', to: '04:00' }))).toEqual(['20260308T103000Z', '20260308T110000Z']);
});

test('a cancelled session says so under the same name and a higher number, so that calendars take it out', () => {
  const [called, cancelled] = [read(written({}))[0], read(written({ version: 3, cancelled: true }))[0]];
  expect([called?.get('UID'), called?.get('STATUS'), called?.get('SEQUENCE')]).toEqual(['s1@plenaria.example', 'CONFIRMED', '2']);
  expect([cancelled?.get('UID'), cancelled?.get('STATUS'), cancelled?.get('SEQUENCE')]).toEqual(['s1@plenaria.example', 'CANCELLED', '3']);
});

test.each(['Commas, semicolons; and \\ strokes', 'Two\nlines', 'Assembleia não é só reunião: ação, coração 🧑🏽‍🤝‍🧑🏿 '.repeat(8).trim(), 'اجتماع المجلس '.repeat(12).trim()])('words come back as they were: %s', (name) => {
  const file = written({ name });
  expect(read(file)[0]?.get('SUMMARY')).toBe(name);
  for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
});

test('words of a session cannot add lines to the file', () => {
  const events = read(written({ name: 'Evening\r\nEND:VEVENT\r\nBEGIN:VEVENT\rUID:other\u0000' }));
  expect(events).toHaveLength(1);
  expect(events[0]?.get('UID')).toBe('s1@plenaria.example');
});
