/** Years of spoedzaken in small; `npm run simuleer:spoed` plays a whole one. */
import { describe, expect, test } from '@jest/globals';
import { makeBoek } from '../../local/simulatie/spoed-boek.ts';
import { simuleerSpoed } from '../../local/simulatie/spoed-simulatie.ts';
import { makeVirtueleTijd } from '../../local/simulatie/virtuele-tijd.ts';
import { foldSpoed } from '../../shared/domain/spoed/fold-spoed.ts';
import type { SpoedGebeurtenis, Spoedzaak } from '../../shared/domain/spoed/types.ts';
import { instant, MINUTE } from '../../shared/domain/tijd/instant.ts';

const GEEN_FOUTEN = {
  zonderEinde: 0,
  zonderVolgendTijdstip: 0,
  gepushtNaOppakken: 0,
  tweemaalZelfdeTredeEnMedium: 0,
  teLaat: 0,
  dubbelGebeurtenisId: 0,
};

describe('spoedzaken with people who forget, media that fail and workers that die', () => {
  test.each([
    ['in winter', 1, '2026-01-12T00:00:00Z'],
    ['over the hour that is lost in March', 2, '2026-03-26T00:00:00Z'],
    ['over the hour that comes twice in October', 3, '2026-10-22T00:00:00Z'],
  ])(
    '%s: none without an end or a next instant, none pushed after it was taken up, none twice, none late',
    async (_when, seed, van) => {
      const verslag = await simuleerSpoed({ seed, zaken: 100, begin: Date.parse(van), dagen: 7 });
      expect(verslag.fouten).toEqual(GEEN_FOUTEN);
      expect(verslag.inOrde).toBe(true);
      // It really was a bad week.
      expect(verslag.zaken).toBeGreaterThanOrEqual(100);
      expect(verslag.gestorven.werker).toBeGreaterThan(0);
      expect(verslag.vertragingS.n).toBeGreaterThan(30);
      expect(verslag.stand.gesloten).toBeGreaterThan(40);
      expect(verslag.schermen.bezorgd).toBeGreaterThan(0);
      expect(verslag.schermen.bezorgd).toBeLessThan(verslag.schermen.gepusht);
      expect(verslag.oproepen.opgepakt).toBeGreaterThan(0);
      expect(verslag.oproepen.toets).toBeLessThan(verslag.oproepen.gebeld);
      expect(verslag.oproepen.naHetEinde).toBeGreaterThan(0);
    },
    30_000,
  );

  test('the same seed gives the same year, another seed another', async () => {
    const [one, same, other] = [
      await simuleerSpoed({ seed: 5, zaken: 15, begin: Date.parse('2026-05-04T00:00:00Z'), dagen: 3 }),
      await simuleerSpoed({ seed: 5, zaken: 15, begin: Date.parse('2026-05-04T00:00:00Z'), dagen: 3 }),
      await simuleerSpoed({ seed: 6, zaken: 15, begin: Date.parse('2026-05-04T00:00:00Z'), dagen: 3 }),
    ];
    expect(same).toEqual(one);
    expect(other.vingerafdruk).not.toBe(one.vingerafdruk);
  }, 30_000);
});

describe('the judge of the simulator sees', () => {
  const op = instant('2026-11-23T09:00:00Z');
  const push = { soort: 'push-klaargezet', op, aan: 'anna', medium: 'sms', doel: 'oppakken', groep: 'r1.t1' } as const;
  const events: readonly SpoedGebeurtenis[] = [
    {
      id: 'z/trede',
      op,
      soort: 'trede-gestart',
      ronde: 1,
      trede: 1,
      aan: 'anna',
      bron: 'achterwacht',
      uitleg: [],
      volgendeOp: instant('2026-11-23T09:15:00Z'),
    },
    { ...push, id: 'z/push', push: 'z/push' },
  ];
  const zaakOf = (more: readonly SpoedGebeurtenis[] = []): Spoedzaak => foldSpoed('z', [...events, ...more]);
  const nu = Date.parse(op);

  test('a push that left twice, unless nobody could know that it left', () => {
    const boek = makeBoek();
    const aanname = { push: 'z/push', zaak: 'z', begonOp: nu, opgepaktDoor: null };
    boek.aangenomen(aanname);
    boek.aangenomen(aanname);
    expect(boek.oordeel([zaakOf()]).fouten.tweemaalZelfdeTredeEnMedium).toBe(1);
    boek.onzeker('z/push');
    expect(boek.oordeel([zaakOf()])).toMatchObject({ fouten: GEEN_FOUTEN, tweemaalNaUitval: 1 });
  });

  test('two pushes of one rung and medium in the record', () => {
    const twice = zaakOf([{ ...push, id: 'z/nog-een', push: 'z/nog-een' }]);
    expect(makeBoek().oordeel([twice]).fouten.tweemaalZelfdeTredeEnMedium).toBe(1);
  });

  test('a request to take up what somebody has', () => {
    const later = instant('2026-11-23T09:05:00Z');
    const taken = zaakOf([
      { id: 'z/op', op: instant('2026-11-23T09:01:00Z'), soort: 'opgepakt', beurt: 1, door: 'anna' },
      { ...push, id: 'z/na', push: 'z/na', op: later, groep: 'r1.t2' },
    ]);
    expect(makeBoek().oordeel([taken]).fouten.gepushtNaOppakken).toBe(1);
    const boek = makeBoek();
    boek.aangenomen({ push: 'z/push', zaak: 'z', begonOp: nu, opgepaktDoor: 'anna' });
    expect(boek.oordeel([zaakOf()]).fouten.gepushtNaOppakken).toBe(1);
  });

  test('a rung that came too late, and a case without a next instant', () => {
    const boek = makeBoek();
    const laat = instant('2026-11-23T09:16:02Z');
    const next = zaakOf([
      {
        id: 'z/t2',
        op: laat,
        soort: 'trede-gestart',
        ronde: 1,
        trede: 2,
        aan: 'bas',
        bron: 'buurteam',
        uitleg: [],
        volgendeOp: laat,
      },
    ]);
    boek.bewaard(zaakOf(), next, null, Date.parse(laat));
    expect(boek.oordeel([next]).fouten).toMatchObject({ teLaat: 1, zonderVolgendTijdstip: 1 });
  });
});

test('the virtual clock plays everything once, in order, and what it sets going as well', async () => {
  const tijd = makeVirtueleTijd(0);
  const seen: string[] = [];
  tijd.na(2 * MINUTE, () => seen.push('later'));
  tijd.na(MINUTE, async () => {
    seen.push('first');
    await tijd.wacht(30_000);
    seen.push(`waited until ${tijd.nu()}`);
  });
  tijd.na(MINUTE, () => seen.push('second'));
  tijd.na(10 * MINUTE, () => seen.push('never'));
  await tijd.speelTot(5 * MINUTE);
  expect(seen).toEqual(['first', 'second', 'waited until 90000', 'later']);
  expect(tijd.nu()).toBe(5 * MINUTE);
});
