import { describe, expect, test } from '@jest/globals';
import { createClock } from '../../../local/clock.ts';
import { createFaults } from '../../../local/faults.ts';
import { moveClock } from '../../../local/move-clock.ts';
import { createRest } from '../../../local/rest.ts';
import { backOffMs } from '../../../local/triggers/back-off.ts';
import { failedItems } from '../../../local/triggers/batch-answer.ts';
import { parseSchedule } from '../../../local/triggers/schedule-expression.ts';

const at = (text: string) => Date.parse(text);

describe('which items of a batch failed', () => {
  const known = new Set(['a', 'b']);
  const answer = (value: unknown) => failedItems({ kind: 'result', payload: JSON.stringify(value) }, known, true);

  test('an absent or empty list means that all succeeded', () => {
    for (const value of [null, {}, { batchItemFailures: null }, { batchItemFailures: [] }])
      expect(answer(value)).toEqual(new Set());
  });
  test('named items failed and no others', () => {
    expect(answer({ batchItemFailures: [{ itemIdentifier: 'b' }] })).toEqual(new Set(['b']));
  });
  test('what is malformed or unknown means that the whole batch failed', () => {
    for (const list of [
      'x',
      [{ itemIdentifier: '' }],
      [{ itemIdentifier: 'c' }],
      [{}],
      [null],
      [{ itemIdentifier: 7 }],
    ]) {
      expect(answer({ batchItemFailures: list })).toBe('all');
    }
    expect(answer('tekst')).toBe('all');
    expect(failedItems({ kind: 'failure', error: { errorType: 'x', errorMessage: 'x' } }, known, false)).toBe('all');
  });
});

describe('schedules', () => {
  test('a rate falls due every so many minutes', () => {
    expect(parseSchedule('rate(1 minute)', 'UTC').isDue(at('2026-11-25T09:07:00Z'))).toBe(true);
    const five = parseSchedule('rate(5 minutes)', 'UTC');
    expect([five.isDue(at('2026-11-25T09:05:00Z')), five.isDue(at('2026-11-25T09:07:00Z'))]).toEqual([true, false]);
  });
  test('a cron follows its zone through a clock change', () => {
    const nine = parseSchedule('cron(0 9 ? * MON-FRI *)', 'Europe/Amsterdam');
    expect(nine.isDue(at('2026-10-23T07:00:00Z'))).toBe(true);
    expect(nine.isDue(at('2026-10-26T08:00:00Z'))).toBe(true);
    expect(nine.isDue(at('2026-10-25T08:00:00Z'))).toBe(false);
    const quarters = parseSchedule('cron(0/15 8,10 1 JAN ? 2027)', 'UTC');
    expect([quarters.isDue(at('2027-01-01T10:45:00Z')), quarters.isDue(at('2027-01-01T09:45:00Z'))]).toEqual([
      true,
      false,
    ]);
  });
  test.each([
    'cron(0 9 L * ? *)',
    'cron(61 9 ? * * *)',
    'cron(0 9 1 * MON *)',
    'rate(0 minutes)',
    'rate(1 week)',
    'at(2026-01-01T00:00:00)',
  ])('refuses %s', (text) => {
    expect(() => parseSchedule(text, 'UTC')).toThrow('cannot read the schedule');
  });
});

test('the back-off doubles and never passes five seconds', () => {
  expect([1, 2, 3, 6, 7, 50].map(backOffMs)).toEqual([100, 200, 400, 3200, 5000, 5000]);
});

describe('moving the clock', () => {
  const set = (start: string) => {
    const clock = createClock(at(start));
    const steps: string[] = [];
    clock.onMove(() => steps.push(new Date(clock.now()).toISOString().slice(11, 23)));
    return { clock, rest: createRest(), steps };
  };

  test('stops at every minute, at every instant something becomes visible, and at the end', async () => {
    const { clock, rest, steps } = set('2026-11-25T09:00:30Z');
    const ticks: number[] = [];
    const visible = at('2026-11-25T09:01:20Z');
    const left = await moveClock(at('2026-11-25T09:02:10Z'), {
      clock,
      rest,
      tick: (minute) => ticks.push(new Date(minute).getUTCMinutes()),
      nextDueAt: () => (clock.now() < visible ? visible : undefined),
    });
    expect(left).toEqual([]);
    expect(steps).toEqual(['09:01:00.000', '09:01:20.000', '09:02:00.000', '09:02:10.000']);
    expect(ticks).toEqual([1, 2]);
  });

  test('the next minute waits until the work of this one is done', async () => {
    const { clock, rest } = set('2026-11-25T09:00:00Z');
    const order: string[] = [];
    let busy = false;
    rest.add({ busy: () => (busy ? 'bezig' : undefined) });
    await moveClock(at('2026-11-25T09:02:00Z'), {
      clock,
      rest,
      tick: (minute) => {
        order.push(`tik ${new Date(minute).getUTCMinutes()}`);
        busy = true;
        setImmediate(() => {
          busy = false;
          order.push('klaar');
          rest.changed();
        });
      },
      nextDueAt: () => undefined,
    });
    expect(order).toEqual(['tik 1', 'klaar', 'tik 2', 'klaar']);
  });

  test('the clock never goes back', () => {
    const { clock } = set('2026-11-25T09:00:00Z');
    expect(() => clock.set(at('2026-11-25T08:59:59Z'))).toThrow(RangeError);
  });
});

test('faults are counted per call, end by the run clock, and hit only their service', () => {
  const clock = createClock(at('2026-11-25T09:00:00Z'));
  const faults = createFaults(clock);
  faults.add({ dienst: 'mail', soort: 'fout', keer: 2 });
  faults.add({ dienst: 'dynamodb', soort: 'weg', duurMs: 30_000 });
  expect(faults.take('sqs')).toBeUndefined();
  expect([faults.take('ses'), faults.take('ses'), faults.take('ses')]).toEqual(['fout', 'fout', undefined]);
  expect([faults.take('dynamodb'), faults.endsAt()]).toEqual(['weg', at('2026-11-25T09:00:30Z')]);
  clock.set(at('2026-11-25T09:00:30Z'));
  expect([faults.take('dynamodb'), faults.endsAt(), faults.list()]).toEqual([undefined, undefined, []]);
});
