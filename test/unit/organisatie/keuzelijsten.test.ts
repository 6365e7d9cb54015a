import { describe, expect, test } from '@jest/globals';
import {
  keuzelijstenVan,
  SOORTEN_KEUZELIJST,
  STANDAARD_KEUZELIJSTEN,
  unknownKenmerken,
} from '../../../shared/domain/organisatie/keuzelijsten.ts';

describe('the lists to choose from', () => {
  test.each(SOORTEN_KEUZELIJST)('%s holds each code once, in a form that can stand in a file', (soort) => {
    const codes = STANDAARD_KEUZELIJSTEN[soort].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test('of the organisatie replace the default list by list', () => {
    const themas = [{ code: 'fietsen', naam: 'Fietsen' }];
    expect(keuzelijstenVan({ keuzelijsten: { themas } })).toEqual({ ...STANDAARD_KEUZELIJSTEN, themas });
    expect(keuzelijstenVan({})).toEqual(STANDAARD_KEUZELIJSTEN);
  });

  test('every code that stands on none is named; taking something away needs no code', () => {
    const fields = (kenmerken: Parameters<typeof unknownKenmerken>[0]) =>
      unknownKenmerken(kenmerken, STANDAARD_KEUZELIJSTEN).map(({ veld }) => veld);
    expect(fields({ themas: ['wonen', 'x'], verwijzer: 'wonen', doorverwezenNaar: 'zelf' })).toEqual([
      'themas[1]',
      'verwijzer',
      'doorverwezenNaar',
    ]);
    expect(fields({ themas: [], verwijzer: null, doorverwezenNaar: null })).toEqual([]);
  });
});
