import { describe, expect, test } from '@jest/globals';
import { kengetallenVan, spoedKengetallenVan } from '../../../shared/domain/bereikbaarheid/kengetallen.ts';
import type { Spoedzaak } from '../../../shared/domain/spoed/types.ts';
import { HOUR, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { ev, fold } from '../contact/story.ts';

const RECEIVED = instant('2026-11-20T16:30:00Z');
const DEADLINE = plusMs(RECEIVED, 48 * HOUR);

const zaak = (over: Partial<Spoedzaak>): Spoedzaak =>
  ({
    status: 'opgepakt',
    ontvangenOp: RECEIVED,
    geopendOp: RECEIVED,
    uiterlijkOp: DEADLINE,
    bereiktOp: null,
    gebeurtenissen: [],
    ...over,
  }) as Spoedzaak;
const event = (soort: string, minutes: number, more = {}) => ({
  id: soort,
  soort,
  op: plusMs(RECEIVED, minutes * 60_000),
  ...more,
});

describe('what came of the contacts', () => {
  test('is counted per kanaal, and automatic mail is nobody’s contact', () => {
    const found = kengetallenVan([
      fold('telefoon', ev(0, 'in-wachtrij'), ev(5, 'aangenomen'), ev(60, 'afgesloten', { uitkomst: 'aanmelding' })),
      fold('telefoon', ev(0, 'in-wachtrij'), ev(50, 'opgehangen')),
      fold('mail', ev(0, 'bericht-ontvangen')),
      fold('mail', ev(0, 'bericht-ontvangen', { soortBericht: 'afwezigheid' })),
    ]);
    expect(
      found.map(({ kanaal, contacten, open, zonderUitkomst }) => [kanaal, contacten, open, zonderUitkomst]),
    ).toEqual([
      ['telefoon', 2, 0, 1],
      ['mail', 1, 1, 0],
      ['chat', 0, 0, 0],
      ['inloop', 0, 0, 0],
    ]);
    expect(found[0]?.uitkomsten).toMatchObject({ aanmelding: 1, doorverwezen: 0 });
  });
});

describe('spoed followed up', () => {
  test('at the 48th hour is in time, a millisecond later is not, and who can still be reached is in neither part', () => {
    const zaken = [zaak({ bereiktOp: DEADLINE }), zaak({ bereiktOp: plusMs(DEADLINE, 1) }), zaak({ status: 'open' })];
    expect(spoedKengetallenVan(zaken, DEADLINE)).toMatchObject({
      zaken: 3,
      binnen48Uur: 1,
      teLaat: 1,
      nogNietBekend: 1,
      aandeelBinnen48Uur: 0.5,
    });
    expect(spoedKengetallenVan(zaken, plusMs(DEADLINE, 1))).toMatchObject({ teLaat: 2, nogNietBekend: 0 });
  });

  test('a case closed without being reached counts as missed, one opened by mistake counts as nothing', () => {
    const closed = (reden: string) =>
      zaak({ status: 'gesloten', gebeurtenissen: [event('gesloten', 5, { reden })] as never });
    expect(
      spoedKengetallenVan(
        [closed('niet-bereikt-na-overleg'), closed('ten-onrechte-geopend'), closed('dubbel')],
        RECEIVED,
      ),
    ).toMatchObject({
      zaken: 1,
      teLaat: 1,
      aandeelBinnen48Uur: 0,
    });
  });

  test('nothing is nothing: no share, no percentile', () => {
    expect(spoedKengetallenVan([], RECEIVED)).toEqual({
      zaken: 0,
      binnen48Uur: 0,
      teLaat: 0,
      nogNietBekend: 0,
      aandeelBinnen48Uur: null,
      oppakken: { n: 0, p50: null, p90: null },
    });
  });

  test('taking up is measured from the first page', () => {
    const taken = (minutes: number) =>
      zaak({
        gebeurtenissen: [
          event('push-klaargezet', 1),
          event('push-klaargezet', 16),
          event('opgepakt', minutes),
        ] as never,
      });
    const { oppakken } = spoedKengetallenVan([taken(2), taken(11), taken(21), zaak({})], RECEIVED);
    expect(oppakken).toEqual({ n: 3, p50: 600, p90: 1200 });
  });
});
