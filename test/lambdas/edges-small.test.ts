import { describe, expect, test } from '@jest/globals';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import fc from 'fast-check';
import { readEnv } from '../../shared/config/env.ts';
import { streamBatch } from '../../shared/middleware/batch/stream-batch.ts';
import { check } from '../../shared/middleware/faults.ts';
import { datum, duur, lokaalTijdstip, slug, tijdstip, wijze } from '../../shared/middleware/fields.ts';
import { csv, wantsCsv } from '../../shared/middleware/http/csv.ts';
import { claimList, gebruikerFromClaims } from '../../shared/middleware/http/gebruiker.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { closedLog } from './silent-log.ts';

const silent = closedLog();

describe('the environment', () => {
  test('that lacks something is named, all of it, without values', () => {
    const source = { ZAKEN_TABEL: 'zaken', PUSH_WACHTRIJ_URL: 'geheim', OIDC_ISSUER: 'https://x.nl' };
    expect(() => readEnv(['ZAKEN_TABEL', 'INHOUD_TABEL', 'PUSH_WACHTRIJ_URL'], source)).toThrow(
      'missing or wrong environment variables: INHOUD_TABEL, PUSH_WACHTRIJ_URL',
    );
  });

  test.each([
    ['ZAKEN_TABEL', ''],
    ['PUSH_WACHTRIJ_URL', 'ftp://rij'],
    ['PUSH_WACHTRIJ_URL', 'https://'],
    ['CONSOLE_ADRES', 'javascript:alert(1)'],
    ['AFZENDER_MAIL', 'wijkteam'],
    ['AFZENDER_MAIL', 'een@x.nl, twee@x.nl'],
    ['OIDC_AUDIENCE', ''],
  ] as const)('%s may not be "%s"', (variable, value) => {
    expect(() => readEnv([variable], { [variable]: value })).toThrow(`variables: ${variable}`);
  });

  test('that is good is read, addresses without a slash at the end', () => {
    const source = { CONSOLE_ADRES: 'https://console.nl/', ZAKEN_TABEL: 'zaken' };
    expect(readEnv(['CONSOLE_ADRES', 'ZAKEN_TABEL'], source)).toEqual({
      CONSOLE_ADRES: 'https://console.nl',
      ZAKEN_TABEL: 'zaken',
    });
  });
});

describe('claims of a token', () => {
  test.each([
    ['[teamondersteuner professional]', ['teamondersteuner', 'professional']],
    ['["teamondersteuner","professional"]', ['teamondersteuner', 'professional']],
    ['teamondersteuner, professional', ['teamondersteuner', 'professional']],
    [['centrum'], ['centrum']],
    ['[]', []],
    ['', []],
    [undefined, []],
    [7, []],
    ['["half', ['half']],
  ])('that are a list are read in every form: %j', (claim, words) => {
    expect(claimList(claim)).toEqual(words);
  });

  test('are a user only with a subject', () => {
    expect(gebruikerFromClaims({ sub: 'a', rollen: '[professional tovenaar]' })).toEqual({
      id: 'a',
      naam: 'a',
      rollen: ['professional'],
      wijkteams: [],
    });
    expect(gebruikerFromClaims({ rollen: '[beheerder]' })).toBeUndefined();
    expect(gebruikerFromClaims(undefined)).toBeUndefined();
  });
});

describe('fields', () => {
  const ok = <T>(value: T) => ({ ok: true, value });

  test('take an instant with any offset and keep it in UTC', () => {
    expect(check(tijdstip, '2026-10-25T02:30:00+02:00')).toEqual(ok('2026-10-25T00:30:00.000Z'));
    for (const bad of ['2026-10-25T02:30:00', '2026-02-30T00:00:00Z', 'gisteren', '', 7, null])
      expect(check(tijdstip, bad).ok).toBe(false);
  });

  test('take only days that exist', () => {
    expect(check(datum, '2028-02-29')).toEqual(ok('2028-02-29'));
    for (const bad of ['2026-02-29', '2026-1-1', '20260101', '2026-13-01']) expect(check(datum, bad).ok).toBe(false);
    expect(check(lokaalTijdstip, '2026-11-02T09:00').ok).toBe(true);
    for (const bad of ['2026-11-02T25:00', '2026-11-31T09:00', '2026-11-02T09:00Z'])
      expect(check(lokaalTijdstip, bad).ok).toBe(false);
  });

  test('take a duration in hours, minutes and seconds', () => {
    expect(check(duur, 'PT8H')).toEqual(ok(28_800_000));
    expect(check(duur, 'P1DT1H30M5S')).toEqual(ok(91_805_000));
    expect(check(duur, 'PT0S')).toEqual(ok(0));
    for (const bad of ['P', 'PT', 'P1M', '8H', 'PT-1H', 'PT1.5H']) expect(check(duur, bad).ok).toBe(false);
  });

  test('take slugs of at most 64 characters', () => {
    for (const good of ['centrum', 'noord-2', 'a'.repeat(64)]) expect(check(slug, good).ok).toBe(true);
    for (const bad of ['', 'Centrum', 'a--b', '-a', 'a_b', 'a'.repeat(65)]) expect(check(slug, bad).ok).toBe(false);
  });

  test('let no number in where a way of contact is asked', () => {
    expect(check(wijze, ' Huisbezoek ')).toEqual(ok('huisbezoek'));
    for (const bad of ['0612345678', 'belde 06', '']) expect(check(wijze, bad).ok).toBe(false);
  });
});

describe('a file for a spreadsheet', () => {
  test('has a mark, semicolons, comma decimals, and columns for what lies deeper', () => {
    const rows = [
      { kanaal: 'mail', niveau: 0.8333, wacht: { p50: 12.5, max: null } },
      { kanaal: 'a;"b"', niveau: null, wacht: null },
    ];
    expect(csv(rows)).toBe('\uFEFFkanaal;niveau;wacht.p50;wacht.max\r\nmail;0,8333;12,5;\r\n"a;""b""";;;\r\n');
  });

  test('holds no formula', () => {
    expect(csv([{ wijkteam: '=1+1' }])).toContain("'=1+1");
    expect(csv([{ verschil: -3 }])).toContain('\r\n-3\r\n');
  });

  test('has as many fields in each line as columns, whatever the rows hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: fc.integer(), b: fc.option(fc.double({ noNaN: true })) }), { minLength: 1 }),
        (rows) => {
          const lines = csv(rows).split('\r\n').slice(0, -1);
          expect(new Set(lines.map((line) => line.split(';').length))).toEqual(new Set([2]));
        },
      ),
    );
  });

  test.each([
    ['text/csv', true],
    ['text/csv, application/json;q=0.5', true],
    ['application/json, text/csv;q=0.9', false],
    ['*/*', false],
    ['text/html', false],
  ])('is given to who asks for it: %s', (accept, wanted) => {
    expect(wantsCsv(accept)).toBe(wanted);
  });
});

describe('a log line', () => {
  test('is one line of JSON below a kilobyte, without the text of an error', () => {
    silent.take();
    log('ERROR', 'proef', { lang: 'x'.repeat(5000), ...errorFields(new RangeError('mevrouw Jansen, 0612345678')) });
    const [line] = silent.take();
    expect(line).toMatchObject({
      niveau: 'ERROR',
      wat: 'proef',
      fout: 'RangeError',
      plek: expect.stringContaining('at '),
    });
    expect(JSON.stringify(line)).not.toMatch(/Jansen|0612345678|\/home|file:/);
    expect(JSON.stringify(line).length).toBeLessThan(1000);
  });

  test('below the level that is set is not written', () => {
    silent.take();
    log('DEBUG', 'proef');
    expect(silent.take()).toEqual([]);
  });
});

describe('a batch of changes', () => {
  const records = (...numbers: readonly string[]) =>
    ({
      Records: numbers.map((SequenceNumber) => ({ eventName: 'MODIFY', dynamodb: { SequenceNumber } })),
    }) as DynamoDBStreamEvent;

  test('names what failed and what could not be read, and handles the rest', async () => {
    const handled: string[] = [];
    const handler = streamBatch<string>({
      read: (_record, volgnummer) => {
        if (volgnummer === '2') throw new Error('unreadable');
        return volgnummer === '1' ? undefined : volgnummer;
      },
      handle: async (changes) => {
        handled.push(...changes);
        return { mislukt: [{ volgnummer: '4', fout: new Error('busy') }] };
      },
    });
    expect(await handler(records('1', '2', '3', '4'))).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }, { itemIdentifier: '4' }],
    });
    expect(handled).toEqual(['3', '4']);
  });
});
