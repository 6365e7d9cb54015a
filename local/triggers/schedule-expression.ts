/** Schedule expressions of EventBridge: `rate(...)` and `cron(...)`, at the granularity of a minute. */
import { DateTime } from 'luxon';
import { MINUTE_MS } from '../clock.ts';
import { StartFault } from '../settings.ts';

export interface Schedule {
  /** Whether it falls due at this whole minute (epoch milliseconds). */
  isDue(minuteMs: number): boolean;
}

const UNIT_MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

type Field = (value: number) => boolean;

function field(text: string, from: number, to: number, names: readonly string[], fault: () => Error): Field {
  if (text === '*' || text === '?') return () => true;
  const number = (part: string): number => {
    const named = names.indexOf(part.toUpperCase());
    const value = named >= 0 ? named + from : Number(part);
    if (!/^\d+$/.test(part) && named < 0) throw fault();
    if (value < from || value > to) throw fault();
    return value;
  };
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step] = part.split('/');
    const [first = '', last] = range.split('-');
    const start = range === '*' ? from : number(first);
    const end = last !== undefined ? number(last) : step !== undefined ? to : start;
    const by = step === undefined ? 1 : Number(step);
    if (!Number.isInteger(by) || by < 1) throw fault();
    for (let value = start; value <= end; value += by) values.add(value);
  }
  return (value) => values.has(value);
}

function parseCron(text: string, zone: string, fault: () => Error): Schedule {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== 6) throw fault();
  const [minutes, hours, days, months, weekdays, years] = parts as [string, string, string, string, string, string];
  // One of the two days must be left open, as in AWS; `L`, `W` and `#` are refused by name through the fault.
  if (days !== '?' && weekdays !== '?') throw fault();
  const minute = field(minutes, 0, 59, [], fault);
  const hour = field(hours, 0, 23, [], fault);
  const day = field(days, 1, 31, [], fault);
  const month = field(months, 1, 12, MONTHS, fault);
  const weekday = field(weekdays, 1, 7, DAYS, fault);
  const year = field(years, 1970, 2199, [], fault);
  return {
    isDue: (minuteMs) => {
      const at = DateTime.fromMillis(minuteMs, { zone });
      return (
        minute(at.minute) &&
        hour(at.hour) &&
        day(at.day) &&
        month(at.month) &&
        weekday((at.weekday % 7) + 1) &&
        year(at.year)
      );
    },
  };
}

/** Reads an expression; throws StartFault for what it does not know. `rate` counts from the epoch. */
export function parseSchedule(expression: string, zone: string): Schedule {
  const fault = () => new StartFault(`The local run cannot read the schedule ${expression} (zone ${zone}).`);
  if (!DateTime.utc().setZone(zone).isValid) throw fault();
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) {
    const every = Number(rate[1]) * UNIT_MINUTES[rate[2]!]!;
    if (every < 1) throw fault();
    return { isDue: (minuteMs) => (minuteMs / MINUTE_MS) % every === 0 };
  }
  const cron = /^cron\((.+)\)$/.exec(expression);
  if (cron === null) throw fault();
  return parseCron(cron[1]!, zone, fault);
}
