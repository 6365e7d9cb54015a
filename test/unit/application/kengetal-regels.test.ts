/** What leaves the house about few people is left out, and cannot be computed from what is left. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { kengetalRegels } from '../../../shared/application/kengetal-regels.ts';
import type { Kengetallen } from '../../../shared/application/read-kengetallen.ts';
import { KANALEN, UITKOMSTEN } from '../../../shared/domain/contact/types.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

const NONE = { regels: [], zonder: 0 };
const figures = (over: Partial<Kengetallen> = {}): Kengetallen => ({
  definitie: 't',
  peildatum: instant('2026-11-25T09:00:00Z'),
  kanalen: KANALEN.map((kanaal) => ({
    kanaal,
    contacten: 0,
    uitkomsten: Object.fromEntries(UITKOMSTEN.map((one) => [one, 0])) as never,
    zonderUitkomst: 0,
    open: 0,
    vervolg: 0,
  })),
  spoed: {
    zaken: 0,
    binnen48Uur: 0,
    teLaat: 0,
    nogNietBekend: 0,
    aandeelBinnen48Uur: null,
    oppakken: { n: 0, p50: null, p90: null },
  },
  themas: NONE,
  verwijzers: NONE,
  doorverwezenNaar: NONE,
  intake: {
    aanmeldingen: 0,
    wachttijd: { n: 0, p50: null, p90: null },
    binnenTermijn: 0,
    teLaat: 0,
    wachtend: 0,
    wachtendTeLaat: 0,
  },
  klachten: {
    klachten: 0,
    ontevreden: 0,
    open: 0,
    openTeLaat: 0,
    binnenTermijn: 0,
    teLaat: 0,
    ontvankelijk: 0,
    opgelost: 0,
  },
  afspraken: { gepland: 0, verschenen: 0, nietVerschenen: 0, afgezegd: 0, aandeelNietVerschenen: null },
  termijnen: [],
  herhaald: { binnenDagen: 30, herhaald: 0, metSleutel: 0, zonderSleutel: 0, aandeel: null, nietGeteldeDagen: 0 },
  personen: [],
  rooster: [],
  ...over,
});
const lines = (found: Kengetallen, onderdeel: string, minimum = 5) =>
  Object.fromEntries(
    kengetalRegels(found, minimum)
      .filter((regel) => regel.onderdeel === onderdeel)
      .map(({ kenmerk, aantal, aandeel, verborgen }) => [kenmerk, verborgen ? 'verborgen' : (aandeel ?? aantal)]),
  );

describe('a file of figures', () => {
  test('shows zero, which points at nobody, and leaves out few', () => {
    const herhaald = {
      binnenDagen: 30,
      herhaald: 4,
      metSleutel: 40,
      zonderSleutel: 0,
      aandeel: 0.1,
      nietGeteldeDagen: 0,
    };
    expect(lines(figures({ herhaald }), 'herhaald')).toEqual({
      'binnen-30-dagen': 'verborgen',
      aandeel: 'verborgen',
      'zonder-sleutel': 0,
    });
  });

  test('leaves out the others of so few as well: nearly all came back says who did not', () => {
    const herhaald = {
      binnenDagen: 30,
      herhaald: 38,
      metSleutel: 40,
      zonderSleutel: 9,
      aandeel: 0.95,
      nietGeteldeDagen: 0,
    };
    expect(lines(figures({ herhaald }), 'herhaald')).toEqual({
      'binnen-30-dagen': 'verborgen',
      aandeel: 'verborgen',
      'zonder-sleutel': 9,
    });
  });

  test('a share is left out with the counts that it is made of', () => {
    const afspraken = { gepland: 9, verschenen: 30, nietVerschenen: 2, afgezegd: 8, aandeelNietVerschenen: 2 / 32 };
    expect(lines(figures({ afspraken }), 'afspraken')).toEqual({
      gemaakt: 49,
      gepland: 9,
      verschenen: 30,
      'niet-verschenen': 'verborgen',
      afgezegd: 'verborgen',
      'aandeel-niet-verschenen': 'verborgen',
    });
  });

  test('terms over few are left out per kind, with the share and the number that would tell them', () => {
    const besluit = {
      soort: 'besluit' as const,
      begonnen: 40,
      gehaald: 20,
      teLaat: 10,
      openTeLaat: 2,
      lopend: 10,
      opgeschort: 0,
      vervallen: 0,
      aandeelOpTijd: 2 / 3,
      doorlooptijd: { n: 28, p50: 86_400, p90: 864_000 },
      mediaanDagen: 1,
    };
    const found = figures({ termijnen: [besluit, { ...besluit, soort: 'evaluatie', openTeLaat: 0 }] });
    const of = (soort: string) =>
      kengetalRegels(found, 5)
        .filter(({ onderdeel, over }) => onderdeel === 'termijnen' && over === soort)
        .map(({ kenmerk, aantal, aandeel, p50, verborgen }) => [
          kenmerk,
          verborgen ? 'verborgen' : (aandeel ?? aantal),
          p50,
        ]);
    expect(of('besluit')).toEqual([
      ['begonnen', 40, null],
      ['gehaald', 20, null],
      ['te-laat-afgehandeld', 'verborgen', null],
      ['te-laat-open', 'verborgen', null],
      ['lopend', 10, null],
      ['opgeschort', 0, null],
      ['vervallen', 0, null],
      ['aandeel-op-tijd', 'verborgen', null],
      ['doorlooptijd-seconden', 'verborgen', 86_400],
    ]);
    expect(of('evaluatie').slice(-2)).toEqual([
      ['aandeel-op-tijd', 2 / 3, null],
      ['doorlooptijd-seconden', 28, 86_400],
    ]);
  });

  test('no part over few follows from its total and the other parts', () => {
    const n = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(n, n, n, n, (gepland, verschenen, nietVerschenen, afgezegd) => {
        const parts = { gepland, verschenen, 'niet-verschenen': nietVerschenen, afgezegd };
        const afspraken = { gepland, verschenen, nietVerschenen, afgezegd, aandeelNietVerschenen: null };
        const found = lines(figures({ afspraken }), 'afspraken');
        const hidden = Object.entries(parts).filter(([kenmerk]) => found[kenmerk] === 'verborgen');
        for (const [kenmerk, part] of Object.entries(parts))
          if (found[kenmerk] !== 'verborgen') expect(part === 0 || part >= 5).toBe(true);
        if (hidden.length === 0 || found['gemaakt'] === 'verborgen') return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((som, [, part]) => som + part, 0)).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
