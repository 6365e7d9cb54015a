import { describe, expect, test } from '@jest/globals';
import type { Terugbelverzoek } from '../../../web/app/antwoorden/terugbellen.ts';
import { leesbaar } from '../../../web/pages/dienst/woorden.ts';
import { belofteStand, houder, ordenen, redenen } from '../../../web/pages/terugbellen/stand.ts';

const NU = Date.parse('2026-11-25T09:00:00Z');
const over = (minuten: number) => new Date(NU + minuten * 60_000).toISOString();

const verzoek = (id: string, deel: Partial<Terugbelverzoek> = {}): Terugbelverzoek => ({
  id,
  status: 'open',
  wijkteam: 'centrum',
  belofte: over(600),
  teLaat: false,
  aantalOproepen: 1,
  contacten: [],
  redenen: ['gemist'],
  voorkeur: null,
  laatsteOproepOp: over(-60),
  pogingen: [],
  geclaimdDoor: null,
  geclaimdTot: null,
  nummer: null,
  naam: null,
  ...deel,
});

describe('who rings', () => {
  test.each([
    ['nobody', {}, 'niemand'],
    ['I do', { geclaimdDoor: 'tom', geclaimdTot: over(15) }, 'ik'],
    ['somebody else does', { geclaimdDoor: 'jan', geclaimdTot: over(15) }, 'ander'],
    ['nobody any more, when the quarter of an hour is over', { geclaimdDoor: 'jan', geclaimdTot: over(0) }, 'niemand'],
  ])('%s', (_name, deel, wie) => {
    expect(houder(verzoek('a', deel), 'tom', NU)).toBe(wie);
  });

  test('mine stand on top, the others by their promise', () => {
    const alle = [
      verzoek('laat', { belofte: over(90) }),
      verzoek('mijn', { belofte: over(900), geclaimdDoor: 'tom', geclaimdTot: over(5) }),
      verzoek('eerst', { belofte: over(-5) }),
    ];
    expect(ordenen(alle, 'tom', NU).map(({ id }) => id)).toEqual(['mijn', 'eerst', 'laat']);
  });
});

test.each([
  [-1, 'Te laat'],
  [0, 'Bijna te laat'],
  [120, 'Bijna te laat'],
  [121, 'Op tijd'],
])('a promise %d minutes away: %s', (minuten, woord) => {
  expect(belofteStand(verzoek('a', { belofte: over(minuten) }), NU)[1]).toBe(woord);
});

test('why is said in words, also a reason that is new here', () => {
  expect(redenen(['voicemail', 'iets-nieuws'])).toBe('sprak een voicemail in, iets nieuws');
});

test('why somebody has duty is said with names and dates instead of ids', () => {
  const mensen = [{ id: 'fatima-el-amrani', naam: 'Fatima El Amrani' }];
  expect(leesbaar('fatima-el-amrani heeft inloop van 2026-11-25T09:00 tot 2026-11-25T12:30.', mensen)).toBe(
    'Fatima El Amrani heeft inloop van 25 november 09:00 tot 25 november 12:30.',
  );
  expect(leesbaar('on-bekend heeft dienst', mensen)).toBe('on-bekend heeft dienst');
});
