/** Safe contact as a rule: what is forbidden stays forbidden, on every day of the year, and the strictest of all wins. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantOfLocal, localTimeOf } from '../../../shared/domain/tijd/amsterdam.ts';
import { type Instant, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import {
  geldendeAfspraken,
  strengste,
  type VeiligContactAfspraak,
} from '../../../shared/domain/veilig-contact/afspraak.ts';
import { judgeHandeling, type Wijze } from '../../../shared/domain/veilig-contact/judge-handeling.ts';

let count = 0;
function afspraak(over: Partial<VeiligContactAfspraak>): VeiligContactAfspraak {
  count += 1;
  const base = { id: `a${count}`, op: instant('2026-11-25T09:00:00Z'), door: 'olga', contact: 'c1', vervangt: [] };
  return { ...base, ...over };
}

const judge = (
  afspraken: readonly VeiligContactAfspraak[],
  nu: string,
  wijze: Wijze = 'telefoon',
  nummer: string | null = null,
) => judgeHandeling(afspraken, { wijze, nummer, nu: instant(nu) });
const local = (text: string, occurrence: 'first' | 'last' = 'first'): Instant => instantOfLocal(text, occurrence);

describe('safe contact', () => {
  test('without any rule allows everything at any time', () => {
    for (const wijze of ['mail', 'telefoon', 'sms', 'chat'] as const) {
      expect(judge([], '2026-11-25T03:00:00Z', wijze)).toEqual({ mag: true });
    }
  });

  test.each([
    ['geenMail', 'mail', ['telefoon', 'sms', 'chat']],
    ['geenSms', 'sms', ['telefoon', 'mail', 'chat']],
  ] as const)('%s forbids %s, at no time, and nothing else', (regel, wijze, others) => {
    const rules = [afspraak({ [regel]: true })];
    expect(judge(rules, '2026-11-25T10:00:00Z', wijze)).toEqual({ mag: false, reden: expect.stringContaining(wijze) });
    for (const other of others) expect(judge(rules, '2026-11-25T10:00:00Z', other)).toEqual({ mag: true });
  });

  test.each(['telefoon', 'sms'] as const)('a forbidden number is not used by %s, another number is', (wijze) => {
    const rules = [afspraak({ verbodenNummers: ['+31612345678'] })];
    expect(judge(rules, '2026-11-25T10:00:00Z', wijze, '+31612345678')).toMatchObject({ mag: false });
    expect(judge(rules, '2026-11-25T10:00:00Z', wijze, '+31687654321')).toEqual({ mag: true });
    expect(judge(rules, '2026-11-25T10:00:00Z', wijze, null)).toEqual({ mag: true });
  });

  test.each(['telefoon', 'sms', 'mail'] as const)(
    'not before 17:00 holds back %s until exactly then, and says so',
    (wijze) => {
      const rules = [afspraak({ nietVoor: '17:00' })];
      const vijf = local('2026-11-25T17:00');
      const early = judge(rules, plusMs(vijf, -1), wijze);
      expect(early).toEqual({ mag: false, vanaf: vijf, reden: expect.stringContaining('25-11-2026 17:00') });
      expect(judge(rules, vijf, wijze)).toEqual({ mag: true });
      expect(judge(rules, local('2026-11-25T23:59'), wijze)).toEqual({ mag: true });
      expect(judge(rules, local('2026-11-26T00:00'), wijze)).toMatchObject({
        mag: false,
        vanaf: local('2026-11-26T17:00'),
      });
    },
  );

  test('not after 21:00 allows nine o’clock itself, and then nothing until midnight', () => {
    const rules = [afspraak({ nietNa: '21:00' })];
    const negen = local('2026-11-25T21:00');
    expect(judge(rules, negen)).toEqual({ mag: true });
    expect(judge(rules, plusMs(negen, 1))).toMatchObject({ mag: false, vanaf: local('2026-11-26T00:00') });
  });

  test('times over midnight allow the night and not the day', () => {
    const rules = [afspraak({ nietVoor: '22:00', nietNa: '02:00' })];
    expect(judge(rules, local('2026-11-25T23:00'))).toEqual({ mag: true });
    expect(judge(rules, local('2026-11-26T01:59'))).toEqual({ mag: true });
    expect(judge(rules, local('2026-11-26T02:01'))).toMatchObject({ mag: false, vanaf: local('2026-11-26T22:00') });
  });

  test('an answer in a chat that the resident opened is never held back', () => {
    expect(
      judge([afspraak({ nietVoor: '17:00', geenMail: true, geenSms: true })], '2026-11-25T10:00:00Z', 'chat'),
    ).toEqual({ mag: true });
  });

  test('of several rules all hold: the first moment that they have in common is named', () => {
    const rules = [afspraak({ nietVoor: '17:00' }), afspraak({ nietVoor: '12:00', nietNa: '18:00' })];
    expect(judge(rules, local('2026-11-25T12:30'))).toMatchObject({ mag: false, vanaf: local('2026-11-25T17:00') });
    expect(judge(rules, local('2026-11-25T18:30'))).toMatchObject({ mag: false, vanaf: local('2026-11-26T17:00') });
  });

  test('rules that leave no moment refuse without a moment', () => {
    const rules = [afspraak({ nietVoor: '17:00' }), afspraak({ nietNa: '09:00' })];
    expect(judge(rules, local('2026-11-25T12:30'))).toEqual({
      mag: false,
      reden: expect.stringContaining('geen moment'),
    });
  });
});

describe('on the days on which the clock changes', () => {
  test('a time that comes twice begins with the last and ends with the first', () => {
    const begins = [afspraak({ nietVoor: '02:30' })];
    expect(judge(begins, local('2026-10-25T02:30', 'first'))).toMatchObject({
      mag: false,
      vanaf: local('2026-10-25T02:30', 'last'),
    });
    expect(judge(begins, local('2026-10-25T02:30', 'last'))).toEqual({ mag: true });
    const ends = [afspraak({ nietNa: '02:30' })];
    expect(judge(ends, local('2026-10-25T02:30', 'first'))).toEqual({ mag: true });
    expect(judge(ends, plusMs(local('2026-10-25T02:30', 'first'), 1))).toMatchObject({ mag: false });
    expect(judge(ends, local('2026-10-25T02:30', 'last'))).toMatchObject({ mag: false });
  });

  test('a time that the clock skips is the moment of the change', () => {
    const rules = [afspraak({ nietVoor: '02:30' })];
    expect(judge(rules, local('2026-03-29T01:59'))).toMatchObject({
      mag: false,
      vanaf: instant('2026-03-29T01:00:00Z'),
    });
    expect(judge(rules, '2026-03-29T01:00:00Z')).toEqual({ mag: true });
  });

  test.each([
    ['in March', '2026-03-29', '2026-03-29T15:00:00.000Z'],
    ['in October', '2026-10-25', '2026-10-25T16:00:00.000Z'],
  ])('%s not before 17:00 is 17:00 on the wall', (_when, day, vanaf) => {
    expect(judge([afspraak({ nietVoor: '17:00' })], local(`${day}T00:30`))).toMatchObject({ mag: false, vanaf });
  });

  test('whatever the rules and the moment: what is allowed lies within them, and the moment named is allowed', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
    const moments = fc
      .tuple(
        fc.constantFrom('2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z', '2026-06-01T00:00:00Z'),
        fc.integer({ min: 0, max: 48 * 3600 }),
      )
      .map(([from, seconds]) => plusMs(instant(from), seconds * 1000));
    fc.assert(
      fc.property(time, time, moments, (nietVoor, nietNa, nu) => {
        fc.pre(nietVoor !== nietNa);
        const rules = [afspraak({ nietVoor, nietNa })];
        const oordeel = judgeHandeling(rules, { wijze: 'telefoon', nummer: null, nu });
        const wall = localTimeOf(nu);
        const within = nietVoor < nietNa ? wall >= nietVoor && wall <= nietNa : wall >= nietVoor || wall <= nietNa;
        if (oordeel.mag) expect(within).toBe(true);
        else if (oordeel.vanaf !== undefined) {
          expect(oordeel.vanaf > nu).toBe(true);
          expect(judgeHandeling(rules, { wijze: 'telefoon', nummer: null, nu: oordeel.vanaf })).toEqual({ mag: true });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('afspraken', () => {
  test('noted without knowing of each other both hold, and of each rule the strictest', () => {
    const known = [
      afspraak({ nietVoor: '12:00', nietNa: '21:00', geenVoicemail: true }),
      afspraak({ nietVoor: '17:00', geenMail: true, verbodenNummers: ['+31612345678'] }),
    ];
    expect(strengste(geldendeAfspraken(known))).toMatchObject({
      nietVoor: '17:00',
      nietNa: '21:00',
      geenVoicemail: true,
      geenMail: true,
      geenSms: false,
      verbodenNummers: ['+31612345678'],
    });
  });

  test('that a person replaced do not hold any more; one that is empty withdraws', () => {
    const first = afspraak({ geenMail: true });
    const second = afspraak({ geenSms: true, vervangt: [first.id] });
    expect(geldendeAfspraken([first, second, second])).toEqual([second]);
    expect(strengste(geldendeAfspraken([first, second, afspraak({ vervangt: [second.id] })]))).toBeNull();
  });

  test('give the same whatever order they are found in', () => {
    const a = afspraak({ geenMail: true });
    const b = afspraak({ geenSms: true, vervangt: [a.id] });
    const c = afspraak({ nietVoor: '17:00' });
    fc.assert(
      fc.property(fc.shuffledSubarray([a, b, c, a, c], { minLength: 5 }), (known) => {
        expect(geldendeAfspraken(known)).toEqual([b, c]);
      }),
    );
  });
});
