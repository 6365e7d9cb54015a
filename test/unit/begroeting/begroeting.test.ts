import { describe, expect, test } from '@jest/globals';
import { type Begroetingsstof, begroetingOp } from '../../../shared/domain/begroeting/begroeting.ts';
import { HOUR, type Instant, instant, MINUTE, plusMs } from '../../../shared/domain/tijd/instant.ts';

const at = (tijd: string): Instant => instant(`2026-11-25T${tijd}:00Z`);
const OPGESTELD = at('07:00');

const stof: Begroetingsstof = {
  wijkteam: 'centrum',
  opgesteldOp: OPGESTELD,
  perioden: [
    { van: instant('2026-11-24T23:00:00Z'), tot: at('08:00'), open: false, reden: 'buiten openingstijd' },
    { van: at('08:00'), tot: at('11:30'), open: true, reden: 'openingstijd' },
    { van: at('11:30'), tot: at('12:00'), open: false, reden: 'lunchpauze' },
    { van: at('12:00'), tot: instant('2026-12-02T23:00:00Z'), open: true, reden: 'openingstijd' },
  ],
  wijzigingDaarna: instant('2026-12-03T16:00:00Z'),
  diensten: {
    sociaal: [
      { van: OPGESTELD, tot: at('08:30'), professional: null, nummer: null, bron: 'crisisdienst' },
      { van: at('08:30'), tot: at('16:00'), professional: 'ada', nummer: '+31600000001', bron: 'achterwacht' },
    ],
    jeugd: [{ van: OPGESTELD, tot: null, professional: 'bas', nummer: null, bron: 'inloop' }],
  },
  crisisdienst: { naam: 'Crisisdienst', nummer: '0800-1471' },
  noodnummers: [{ naam: 'Direct levensgevaar', nummer: '112' }],
};

describe('a greeting', () => {
  test('says whether it is open, why, until when, and who has duty', () => {
    expect(begroetingOp(stof, at('07:10'), false)).toMatchObject({
      wijkteam: 'centrum',
      open: false,
      reden: 'buiten openingstijd',
      volgendeWijziging: at('08:00'),
      geldigTot: at('08:00'),
      dienstdoende: {
        sociaal: { professional: null, nummer: null, bron: 'crisisdienst', tot: at('08:30') },
        jeugd: { professional: 'bas', nummer: null, bron: 'inloop', tot: null },
      },
      laatstBekend: false,
      leeftijdSeconden: 600,
    });
  });

  test('that rests on what was read hours ago is still right: the doors open and the duty changes on time', () => {
    expect(begroetingOp(stof, at('08:00'), true)).toMatchObject({ open: true, geldigTot: at('08:30') });
    expect(begroetingOp(stof, at('08:30'), true)).toMatchObject({
      open: true,
      geldigTot: at('11:30'),
      dienstdoende: { sociaal: { professional: 'ada', nummer: '+31600000001', tot: at('16:00') } },
      laatstBekend: true,
      leeftijdSeconden: 5400,
    });
    expect(begroetingOp(stof, at('11:45'), true)).toMatchObject({ open: false, reden: 'lunchpauze' });
  });

  test('names the coming stretches from the running one on, and the next change also beyond them', () => {
    const begroeting = begroetingOp(stof, at('12:00'), false);
    expect(begroeting?.komende).toEqual(stof.perioden.slice(3));
    expect(begroeting?.volgendeWijziging).toBe(stof.wijzigingDaarna);
  });

  test('names nobody when the roster that is known has ended', () => {
    expect(begroetingOp(stof, at('16:00'), true)?.dienstdoende.sociaal).toEqual({
      professional: null,
      nummer: null,
      bron: 'crisisdienst',
      tot: null,
    });
  });

  test('is given from what is at most 24 hours old, and not a millisecond older', () => {
    const limit = plusMs(OPGESTELD, 24 * HOUR);
    expect(begroetingOp(stof, limit, true)).toMatchObject({ leeftijdSeconden: 86_400 });
    expect(begroetingOp(stof, plusMs(limit, 1), true)).toBeNull();
  });

  test('bears a clock that is a little behind that of whoever read it, and no more', () => {
    expect(begroetingOp(stof, plusMs(OPGESTELD, -MINUTE), true)).toMatchObject({ leeftijdSeconden: 0 });
    expect(begroetingOp(stof, plusMs(OPGESTELD, -6 * MINUTE), true)).toBeNull();
  });
});
