import { describe, expect, test } from '@jest/globals';
import { createClock } from '../../../local/clock.ts';
import { createFaults } from '../../../local/faults.ts';

const at = Date.parse('2026-11-25T09:00:00Z');

describe('redelivery on demand', () => {
  test('does not touch calls to the service, and other faults do not redeliver', () => {
    const faults = createFaults(createClock(at));
    faults.add({ dienst: 'sqs', soort: 'dubbel' });
    faults.add({ dienst: 'sqs', soort: 'fout', keer: 1 });
    expect([faults.take('sqs'), faults.take('sqs')]).toEqual(['fout', undefined]);
    expect([faults.takeDouble('sqs'), faults.takeDouble('streams')]).toEqual([true, false]);
    faults.clear();
    faults.add({ dienst: 'sqs', soort: 'weg' });
    expect([faults.isDoubling('sqs'), faults.takeDouble('sqs')]).toEqual([false, false]);
  });

  test('hits as many as were asked for', () => {
    const faults = createFaults(createClock(at));
    faults.add({ dienst: 'streams', soort: 'dubbel', keer: 2 });
    expect([1, 2, 3].map(() => faults.takeDouble('streams'))).toEqual([true, true, false]);
    expect([faults.isDoubling('streams'), faults.list()]).toEqual([false, []]);
  });

  test('ends with its time, and nothing that failed otherwise waits for that', () => {
    const clock = createClock(at);
    const faults = createFaults(clock);
    faults.add({ dienst: 'sqs', soort: 'dubbel', duurMs: 60_000 });
    expect([faults.isDoubling('sqs'), faults.endsAt()]).toEqual([true, undefined]);
    clock.set(at + 60_000);
    expect(faults.isDoubling('sqs')).toBe(false);
  });
});
