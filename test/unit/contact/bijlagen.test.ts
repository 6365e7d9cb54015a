import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Aangeboden,
  extensieVan,
  GRENZEN,
  judgeBijlagen,
  MB,
  neutraleNaam,
  veiligeNaam,
  veiligType,
} from '../../../shared/domain/contact/bijlagen.ts';

const file = (over: Partial<Aangeboden> = {}): Aangeboden => ({
  naam: 'brief.pdf',
  type: 'application/pdf',
  bytes: 1000,
  begin: new TextEncoder().encode('%PDF-1.7'),
  onvolledig: false,
  ...over,
});
const judge = (over: Partial<Aangeboden>) => judgeBijlagen([file(over)], { spam: false })[0];

describe('an attachment is taken', () => {
  test.each([
    { naam: 'foto.jpg', type: 'image/jpeg' },
    { naam: '', type: 'application/octet-stream' },
    { naam: 'archief.zip', type: 'application/zip' },
    { naam: 'oud.doc', type: 'application/msword' },
    { bytes: 0 },
    { bytes: GRENZEN.perBijlage },
  ])('when nothing speaks against it: %o', (over) => {
    expect(judge(over)).toBeNull();
  });
});

describe('an attachment is refused', () => {
  test.each([
    ['programma', { naam: 'factuur.pdf.exe' }],
    ['programma', { naam: 'FACTUUR.EXE. . ' }],
    ['programma', { naam: 'map\\script.js' }],
    ['programma', { naam: 'onschuldig.pdf', begin: new Uint8Array([0x4d, 0x5a, 0x90]) }],
    ['programma', { naam: 'notitie.txt', begin: new TextEncoder().encode('#!/bin/sh') }],
    ['programma', { naam: 'zonder', type: 'application/x-msdownload' }],
    // The name shows as `brief_exe.pdf` in a list that obeys the mark in it.
    ['programma', { naam: 'brief_\u202efdp.exe' }],
    ['webpagina', { naam: 'inloggen.html', type: 'text/html' }],
    ['webpagina', { naam: 'plaatje', type: 'image/svg+xml' }],
    ['macro', { naam: 'rooster.xlsm' }],
    ['macro', { naam: 'x', type: 'application/vnd.ms-word.document.macroenabled.12' }],
    ['te-groot', { bytes: GRENZEN.perBijlage + 1 }],
    ['onvolledig', { onvolledig: true }],
  ] as const)('as %s: %o', (reden, over) => {
    expect(judge(over)).toBe(reden);
  });

  test('when the mail is spam or carries a virus, whatever it looks like', () => {
    expect(judgeBijlagen([file()], { spam: true })).toEqual(['spam']);
  });

  test('when together they are too much; smaller ones behind it still fit', () => {
    const sizes = [15, 14, 5, 1].map((mb) => file({ bytes: mb * MB }));
    expect(judgeBijlagen(sizes, { spam: false })).toEqual([null, null, 'mail-te-groot', null]);
  });

  test('beyond the number that is taken; refused ones take no place', () => {
    const many = [file({ naam: 'x.exe' }), ...Array.from({ length: GRENZEN.aantal + 1 }, () => file())];
    const judged = judgeBijlagen(many, { spam: false });
    expect(judged.filter((reden) => reden === null)).toHaveLength(GRENZEN.aantal);
    expect(judged.at(-1)).toBe('te-veel');
  });
});

describe('the name of a file', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\jan\\brief.pdf', 'brief.pdf'],
    ['brief\u202efdp.exe', 'brieffdp.exe'],
    ['regel\r\neen\u0000.pdf', 'regeleen.pdf'],
    ['a"b<c>:d|e?f*.txt', 'a_b_c__d_e_f_.txt'],
    ['.verborgen', 'verborgen'],
    ['CON.txt', '_CON.txt'],
    ['   ', 'anders'],
    ['', 'anders'],
    ['\u200b\ufeff', 'anders'],
    [`${'é'.repeat(200)}.pdf`, `${'é'.repeat(116)}.pdf`],
  ])('%j is shown as %j', (naam, wanted) => {
    expect(veiligeNaam(naam, 'anders')).toBe(wanted);
  });

  test('is safe whatever it was, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (naam) => {
        const clean = veiligeNaam(naam, 'anders');
        expect(clean).toMatch(/^[^/\\\p{Cc}\p{Cf}<>:"|?*]{1,120}$/u);
        expect(veiligeNaam(clean, 'anders')).toBe(clean);
      }),
    );
  });

  test('has the extension that decides what opens it', () => {
    expect(['a.tar.gz', 'A.PDF', 'zonder', 'a.exe ', 'a.'].map(extensieVan)).toEqual(['gz', 'pdf', '', 'exe', '']);
  });

  test('does not stand in an address, where it might name a person', () => {
    expect(neutraleNaam(3, 'Brief van J. Jansen.pdf', 'application/pdf')).toBe('bijlage-3.pdf');
    expect(neutraleNaam(1, 'x.odp', 'application/x-iets')).toBe('bijlage-1.odp');
    expect(neutraleNaam(2, 'x."\r\n', 'application/x-iets')).toBe('bijlage-2.bin');
  });
});

test('a type is handed out as it was said only when a browser runs nothing of it', () => {
  expect(['application/pdf', 'text/html', 'image/svg+xml', 'constructor'].map(veiligType)).toEqual([
    'application/pdf',
    'application/octet-stream',
    'application/octet-stream',
    'application/octet-stream',
  ]);
});
