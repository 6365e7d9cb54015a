import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantOfLocal, localDateTimeOf } from '../../../shared/domain/tijd/amsterdam.ts';
import { instantOf } from '../../../shared/domain/tijd/instant.ts';
import type { Beleid, Escalatiestap } from '../../../web/app/antwoorden/escalatie.ts';
import {
  bodyVan,
  instantVan,
  opsomming,
  stapTekst,
  tredeTekst,
  vormVan,
} from '../../../web/pages/escalatiebeleid/beleid.ts';

const beleid: Beleid = {
  treden: [{ wie: 'dienstdoende', media: ['mail', 'sms'], wachtMinuten: 15 }],
  herinneringenUren: [24, 36, 44],
  overdrachtWachtMinuten: 10,
  crisisWachtMinuten: 5,
};

describe('the form of an escalation policy', () => {
  test('gives back what it was given', () => {
    expect(bodyVan(vormVan(beleid))).toEqual(beleid);
    expect(vormVan(beleid).herinneringen).toBe('24, 36, 44');
  });

  test('reads hours with any comma or space between them, and sends what is no number to be refused', () => {
    const uren = (herinneringen: string) => bodyVan({ ...vormVan(beleid), herinneringen }).herinneringenUren;
    expect(uren(' 12;24 ,36 ')).toEqual([12, 24, 36]);
    expect(uren('')).toEqual([]);
    expect(uren('12, veel')).toEqual([12, Number.NaN]);
  });

  test('is a sentence a rung', () => {
    expect(tredeTekst(beleid.treden[0] as Beleid['treden'][number])).toBe(
      'Wie dienst heeft, met e-mail en sms; na 15 minuten verder',
    );
    expect([[], ['a'], ['a', 'b', 'c']].map(opsomming)).toEqual(['niets', 'a', 'a, b en c']);
  });
});

describe('a step of the preview', () => {
  const nu = Date.parse('2026-11-25T09:00:00Z');
  const stap = (over: Partial<Escalatiestap>): Escalatiestap => ({
    op: '2026-11-25T09:00:00.000Z',
    soort: 'vraagt',
    trede: 1,
    medewerker: 'jan-de-vries',
    bron: 'inloop',
    media: ['sms'],
    reden: null,
    tot: '2026-11-25T09:15:00.000Z',
    ...over,
  });
  const mensen = [{ id: 'jan-de-vries', naam: 'Jan de Vries' }];
  test.each([
    [{}, 'Jan de Vries (inloopspreekuur) krijgt sms. Antwoord kan tot vandaag 10:15.'],
    [
      { soort: 'slaat-over', trede: 3, reden: 'jan-de-vries is niet bereikbaar.' },
      'Trede 3 wordt overgeslagen: Jan de Vries is niet bereikbaar.',
    ],
    [{ soort: 'wacht-op-dienst' }, 'Er heeft niemand dienst. Voordeur wacht tot vandaag 10:15.'],
    [{ soort: 'wacht-op-dienst', tot: null }, 'Er heeft niemand dienst, en in het rooster staat niemand die nog komt.'],
    [{ soort: 'te-laat' }, 'Voor het einde van de 48 uur heeft niemand dienst. Jan de Vries hoort dat meteen.'],
    [
      { soort: 'te-laat', medewerker: null },
      'Voor het einde van de 48 uur heeft niemand dienst, en er is geen escalatiecontact.',
    ],
    [{ soort: 'begint-opnieuw' }, 'Niemand pakte het op: er gaat een alarm af, en het begint vandaag 10:15 opnieuw.'],
  ] as const)('%o: %s', (over, tekst) => {
    expect(stapTekst(stap(over), mensen, nu)).toBe(tekst);
  });
});

describe('a wall-clock time as an instant', () => {
  test('is the first one of Amsterdam, around both clock changes as well', () => {
    const minuut = fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 });
    const rond = fc.constantFrom('2026-10-25', '2026-03-29').chain((dag) => {
      const begin = Date.parse(`${dag}T00:00:00Z`) / 60_000;
      return fc.integer({ min: begin - 300, max: begin + 300 });
    });
    fc.assert(
      fc.property(fc.oneof(minuut, rond), (n) => {
        const klok = localDateTimeOf(instantOf(n * 60_000));
        expect(instantVan(klok)).toBe(instantOfLocal(klok, 'first'));
      }),
    );
  });

  test('in the hour that is not there is the hour after it', () => {
    expect(instantVan('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
  });
});
