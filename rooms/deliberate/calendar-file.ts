import { momentOf, type CivilDate, type Instant } from '@plenaria/kernel/civil-date.ts';

/** A session as a calendar needs it; hours are `HH:MM` on the wall clock of the house. */
export interface Appointment {
  readonly id: string;
  /** How many facts the session has: a calendar takes the higher one. */
  readonly version: number;
  readonly on: CivilDate;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly place: string;
  readonly cancelled: boolean;
  readonly href: string;
}

/** `20260914T160000Z`. Moments stand in UTC, so that no reader needs to know our zone's rules (RFC 5545, 3.3.5, form 2). */
const moment = (instant: Instant): string => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Letters that mean something to a calendar are escaped, and control characters left out, so that no words can add a line (RFC 5545, 3.3.11). */
const text = (words: string): string =>
  words.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').replace(/[\\;,]/g, (letter) => `\\${letter}`).replace(/\n/g, '\\n');

/** No line is longer than 75 bytes, and none is broken within a letter (RFC 5545, 3.1). */
function folded(line: string): string {
  const rows = [''];
  let bytes = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (bytes + size > 75) {
      rows.push(' ');
      bytes = 1;
    }
    rows.push(`${rows.pop() ?? ''}${letter}`);
    bytes += size;
  }
  return rows.join('\r\n');
}

const eventOf = ({ id, version, on, from, to, name, place, cancelled, href }: Appointment, zone: string, now: Instant): readonly string[] => [
  'BEGIN:VEVENT', `UID:${id}@${new URL(href).hostname}`, `SEQUENCE:${version}`, `DTSTAMP:${moment(now)}`, `DTSTART:${moment(momentOf(on, from, zone))}`, `DTEND:${moment(momentOf(on, to, zone))}`,
  `SUMMARY:${text(name)}`, `LOCATION:${text(place)}`, `URL:${href}`, `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT',
];

/** Sessions as a calendar file (RFC 5545, `text/calendar`), in the order given. `zone`: where the house's clocks tick, such as `America/Los_Angeles`. */
export const calendarFile = (title: string, sessions: readonly Appointment[], zone: string, now: Instant): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Plenaria//Sessions//EN', `X-WR-CALNAME:${text(title)}`, ...sessions.flatMap((one) => eventOf(one, zone, now)), 'END:VCALENDAR'].map((line) => `${folded(line)}\r\n`).join('');
