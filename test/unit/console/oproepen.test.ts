import { describe, expect, test } from '@jest/globals';
import { leesOproep, metOproep, naWijziging, type Oproep } from '../../../web/app/oproepen.ts';

const oproep = (zaak: string, over: Partial<Oproep> = {}): Oproep => ({
  zaak,
  push: `${zaak}/r1.t1/scherm`,
  urgentie: 'spoed',
  doel: 'oppakken',
  titel: `Spoed ${zaak}`,
  ...over,
});
const zaken = (all: readonly Oproep[]) => all.map(({ zaak }) => zaak);

describe('what this person is asked now', () => {
  test('is read from a push and from nothing else', () => {
    expect(leesOproep({ soort: 'push', ...oproep('a') })).toEqual(oproep('a'));
    for (const ander of [
      { soort: 'spoedzaak', id: 'a' },
      { soort: 'push' },
      { soort: 'push', ...oproep('a'), push: '' },
    ])
      expect(leesOproep(ander)).toBeUndefined();
  });

  test('is shown once however often it is told, and of one case only the newest', () => {
    const een = metOproep([], oproep('a'));
    expect(metOproep(een, oproep('a'))).toBe(een);
    const later = oproep('a', { push: 'a/r1.t2/scherm' });
    expect(metOproep(een, later)).toEqual([later]);
  });

  test('has every crisis above what can wait longer, the newest of each first', () => {
    const all = [oproep('a'), oproep('b', { urgentie: 'crisis' }), oproep('c'), oproep('d', { urgentie: 'crisis' })];
    expect(zaken(all.reduce<readonly Oproep[]>(metOproep, []))).toEqual(['d', 'b', 'c', 'a']);
  });

  test('goes when somebody took the case up, or it is over; a message to who has it stays', () => {
    const all = [oproep('a'), oproep('b', { doel: 'herinnering' })];
    const na = (id: string, status: string) => zaken(naWijziging(all, { soort: 'spoedzaak', id, status }));
    expect(na('a', 'opgepakt')).toEqual(['b']);
    expect(na('b', 'opgepakt')).toEqual(['a', 'b']);
    expect(na('b', 'bereikt')).toEqual(['a']);
    expect(naWijziging(all, { soort: 'spoedzaak', id: 'a', status: 'open' })).toBe(all);
    expect(naWijziging(all, { soort: 'contact', id: 'a', status: 'afgesloten' })).toBe(all);
  });
});
