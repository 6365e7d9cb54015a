import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MEDIA } from '../../../shared/domain/achterwacht/types.ts';
import { localDateTimeOf } from '../../../shared/domain/tijd/amsterdam.ts';
import { instantOf } from '../../../shared/domain/tijd/instant.ts';
import type { Dienst, Ruilverzoek } from '../../../web/app/antwoorden/rooster.ts';
import { beschikbaar, ongebruikt, verplaats } from '../../../web/pages/meldingen/volgorde.ts';
import {
  afwezigTekst,
  dagenNa,
  isBijna,
  lokaal,
  perDag,
  ruilenVan,
  tijdenTekst,
  wordtGeruild,
} from '../../../web/pages/mijn-dienst/rooster.ts';

const dienst = (id: string, van: string, tot: string, professional = 'jan'): Dienst => ({
  id,
  soort: 'inloop',
  wijkteam: 'centrum',
  domein: 'sociaal',
  professional,
  van,
  tot,
});
const een = dienst('een', '2026-11-25T09:00', '2026-11-25T12:30');

describe('my duties', () => {
  test('wall-clock time is that of Amsterdam, also around both clock changes', () => {
    const jaren = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2030, 0) });
    fc.assert(fc.property(jaren, (ms) => expect(lokaal(ms)).toBe(localDateTimeOf(instantOf(ms)))));
  });

  test('of one person, by day, in order, without what is over', () => {
    const diensten = [
      dienst('drie', '2026-11-26T13:00', '2026-11-26T17:00'),
      dienst('twee', '2026-11-26T09:00', '2026-11-26T12:00'),
      een,
      dienst('voorbij', '2026-11-25T07:00', '2026-11-25T08:00'),
      dienst('van-eva', '2026-11-25T09:00', '2026-11-25T12:00', 'eva'),
    ];
    expect(perDag(diensten, 'jan', '2026-11-25T08:00').map((dag) => dag.diensten.map(({ id }) => id))).toEqual([
      ['een'],
      ['twee', 'drie'],
    ]);
  });

  test('its begin can be told from an hour before it until its end', () => {
    expect(isBijna(een, '2026-11-25T07:59', '2026-11-25T08:59')).toBe(false);
    expect(isBijna(een, '2026-11-25T08:00', '2026-11-25T09:00')).toBe(true);
    expect(isBijna(een, '2026-11-25T12:30', '2026-11-25T13:30')).toBe(false);
  });

  test('times are written as the Dutch do, with the day where a duty ends on another', () => {
    expect(tijdenTekst(een)).toBe('9:00 tot 12:30');
    expect(tijdenTekst({ van: '2026-11-25T22:00', tot: '2026-11-26T07:00' })).toBe('22:00 tot do 26 november 7:00');
    expect(dagenNa('2026-12-30', 3)).toBe('2027-01-02');
  });

  test('sick without an end is since when; leave has both', () => {
    const basis = { id: 'a', medewerker: 'jan', van: '2026-11-25T09:00' };
    expect(afwezigTekst({ ...basis, tot: '2027-11-25T00:00', bron: 'ziek' })).toBe('Ziek sinds wo 25 november 9:00');
    expect(afwezigTekst({ ...basis, tot: '2026-11-26T17:00', bron: 'hand' })).toBe(
      'Afwezig van wo 25 november 9:00 tot do 26 november 17:00',
    );
  });
});

describe('exchanges', () => {
  const verzoek = (id: string, meer: Partial<Ruilverzoek>): Ruilverzoek => ({
    id,
    dienst: een,
    door: 'jan',
    aan: null,
    tegen: null,
    op: '2026-11-25T08:00:00.000Z',
    status: 'open',
    beslistDoor: null,
    ...meer,
  });

  test('asked of me, offered to all, and mine are apart; what is decided is shown to who asked only', () => {
    const all = [
      verzoek('aan-eva', { aan: 'eva' }),
      verzoek('aanbod', {}),
      verzoek('klaar', { aan: 'eva', status: 'akkoord' }),
    ];
    const ids = (list: readonly Ruilverzoek[]) => list.map(({ id }) => id);
    const eva = ruilenVan(all, 'eva');
    expect([ids(eva.aanMij), ids(eva.aanbod), ids(eva.vanMij)]).toEqual([['aan-eva'], ['aanbod'], []]);
    const jan = ruilenVan(all, 'jan');
    expect([ids(jan.aanMij), ids(jan.aanbod), ids(jan.vanMij)]).toEqual([[], [], ['aan-eva', 'aanbod', 'klaar']]);
  });

  test('a duty is being exchanged while a request about it is open, on either side', () => {
    const tegen = dienst('tegen', '2026-11-27T09:00', '2026-11-27T12:00', 'eva');
    const open = [verzoek('x', { tegen })];
    expect(['een', 'tegen', 'ander'].map((id) => wordtGeruild(open, id))).toEqual([true, true, false]);
    expect(wordtGeruild([verzoek('x', { status: 'geweigerd' })], 'een')).toBe(false);
  });
});

describe('the order of media', () => {
  test('moving keeps every medium once; at the end nothing moves', () => {
    const lijst = fc.shuffledSubarray([...MEDIA]);
    fc.assert(
      fc.property(lijst, fc.constantFrom(...MEDIA), fc.constantFrom(-1 as const, 1 as const), (media, medium, stap) => {
        const next = verplaats(media, medium, stap);
        expect(next.toSorted()).toEqual(media.toSorted());
        expect([...next, ...ongebruikt(next, true)].toSorted()).toEqual(MEDIA.toSorted());
      }),
    );
    expect(verplaats(['sms', 'mail'], 'mail', -1)).toEqual(['mail', 'sms']);
    expect(verplaats(['sms', 'mail'], 'sms', -1)).toEqual(['sms', 'mail']);
  });

  test('a call is offered only where people can be called, and is left out of what was chosen before', () => {
    expect(ongebruikt(['sms'], true)).toContain('spraak');
    expect(ongebruikt(['sms'], false)).not.toContain('spraak');
    expect(beschikbaar(['spraak', 'sms'], true)).toEqual(['spraak', 'sms']);
    expect(beschikbaar(['spraak', 'sms'], false)).toEqual(['sms']);
  });
});
