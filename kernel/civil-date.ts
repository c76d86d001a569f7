import { Temporal } from 'temporal-polyfill';
import { refuse, ok, type Result } from './result.ts';

/** A day in a calendar on a wall, `2026-11-24`: no hour, no zone. Text order is time order. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };
/** A moment, `2026-11-24T09:00:00.000Z`. Text order is time order. */
export type Instant = string & { readonly __brand: 'Instant' };
/** Whole days, months or years; never hours. */
export type Period = { readonly days: number } | { readonly months: number } | { readonly years: number };

export function civilDate(text: string): Result<CivilDate, 'not-a-date'> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return refuse('not-a-date');
  try {
    return ok(Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as CivilDate);
  } catch {
    return refuse('not-a-date');
  }
}

/** Adds a period; the 31st of a month plus one month is the last day of the next ("23 June + 6 months = 23 December"). */
export const after = (date: CivilDate, period: Period): CivilDate =>
  Temporal.PlainDate.from(date).add(period).toString() as CivilDate;

export const before = (date: CivilDate, period: Period): CivilDate =>
  Temporal.PlainDate.from(date).subtract(period).toString() as CivilDate;

/** Whole days from one date to another; negative when `to` lies before `from`. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

/** The day it is at a moment in a time zone, such as `America/Los_Angeles`. */
export const dayIn = (instant: Instant, zone: string): CivilDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString() as CivilDate;

/** The first moment of a day in a time zone. */
export const startOf = (date: CivilDate, zone: string): Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 }) as Instant;

/** The moment at which a clock on a wall of the zone shows `hour` (`HH:MM`); an hour that a change of clocks leaves out is the same one after the change. */
export const momentOf = (date: CivilDate, hour: string, zone: string): Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: hour }).toInstant().toString({ fractionalSecondDigits: 3 }) as Instant;

/** A jurisdiction's calendar: days of the week without business, single days off, and spans in which a clock stands still (a recess). */
export interface Calendar {
  /** 1 Monday to 7 Sunday (ISO 8601); absent where every day of the week is alike. */
  readonly restDays?: readonly number[];
  readonly recesses: readonly { readonly from: CivilDate; readonly to: CivilDate }[];
  readonly holidays: readonly CivilDate[];
}

export const everyDay: Calendar = { recesses: [], holidays: [] };

/** The day of the week, 1 Monday to 7 Sunday. */
export const weekday = (date: CivilDate): number => Temporal.PlainDate.from(date).dayOfWeek;

/** True when business may fall due on the day: no day of rest, no recess, no holiday. */
export const isOpen = (date: CivilDate, calendar: Calendar): boolean =>
  !calendar.holidays.includes(date) && !(calendar.restDays?.includes(weekday(date)) ?? false) && !calendar.recesses.some(({ from, to }) => from <= date && date <= to);

/** The n-th open day after a date ("within 10 working days"): the day itself is not counted. Looks ten years ahead. */
export function afterOpenDays(date: CivilDate, count: number, calendar: Calendar): CivilDate {
  let [day, left] = [date, count];
  for (let step = 0; left > 0 && step < 3660; step += 1) {
    day = after(day, { days: 1 });
    if (isOpen(day, calendar)) left -= 1;
  }
  return day;
}

/** The day itself, or the first open day after it (I21). Looks ten years ahead, then gives the last day it tried. */
export function firstOpenDay(date: CivilDate, calendar: Calendar): CivilDate {
  let day = date;
  for (let step = 0; step < 3660 && !isOpen(day, calendar); step += 1) day = after(day, { days: 1 });
  return day;
}
