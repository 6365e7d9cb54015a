import { describe, expect, test } from '@jest/globals';
import { parseMail } from '../../../shared/adapters/mail/parse-mail.ts';
import type { ParsedMail } from '../../../shared/adapters/mail/parsed-mail.ts';
import { letter } from './messages.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1'));
const utf8AsBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

async function read(raw: Uint8Array): Promise<ParsedMail> {
  const mail = await parseMail(raw);
  if ('onleesbaar' in mail) throw new Error(`unreadable: ${mail.onleesbaar}`);
  return mail;
}

const withCharset = (charset: string, body: string) => {
  const type = charset === '' ? '' : `text/plain; charset=${charset}`;
  return read(latin(letter({ 'Content-Type': type, 'Content-Transfer-Encoding': '8bit' }, body)));
};

describe('a text in another character set than its label says', () => {
  test.each(['utf-8', 'us-ascii', 'iso-8859-1', 'windows-1252', 'bestaat-niet', 'unknown-8bit', ''])(
    'windows-1252 labelled %j keeps its euro sign and accents',
    async (charset) => {
      expect((await withCharset(charset, 'Ik heb \x80 5, één keer caf\xe9')).tekst).toContain('Ik heb € 5');
      expect((await withCharset(charset, 'caf\xe9 \x93zo\x94')).tekst).toBe('café “zo”');
    },
  );

  test.each(['us-ascii', 'iso-8859-1', 'windows-1252', 'iso-8859-15', 'bestaat-niet', ''])(
    'UTF-8 labelled %j keeps its accents',
    async (charset) => {
      expect((await withCharset(charset, utf8AsBytes('café € 5 in Curaçao'))).tekst).toBe('café € 5 in Curaçao');
    },
  );

  test('good UTF-8 with a footer in another set keeps both', async () => {
    expect((await withCharset('utf-8', `${utf8AsBytes('één vraag')}\n-- \nlijst van de buurt: caf\xe9`)).tekst).toBe(
      'één vraag\n-- \nlijst van de buurt: café',
    );
  });

  test.each([
    ['iso-8859-15', '\xa4 5', '€ 5'],
    ['koi8-r', '\xf0\xf2\xe9\xf7\xe5\xf4', 'ПРИВЕТ'],
    ['gb18030', '\xc4\xe3\xba\xc3', '你好'],
    ['gb2312', '\xc4\xe3\xba\xc3', '你好'],
    ['shift_jis', '\x93\xfa\x96\x7b', '日本'],
    ['iso-2022-jp', '\x1b$BF|K\\\x1b(B', '日本'],
    ['us-ascii', '\x1b$BF|K\\\x1b(B', '日本'],
    ['windows-1254', '\xfe\xfd', 'şı'],
    ['windows-1256', '\xe3\xd1\xcd\xc8\xc7', 'مرحبا'],
    ['utf-7', 'Ik heb +IKw 5 +- caf+AOk', 'Ik heb € 5 + café'],
  ])('%s is read as it says, or as it must be', async (charset, bytes, text) => {
    expect((await withCharset(charset, bytes)).tekst).toBe(text);
  });

  test('in quoted-printable and in base64 too', async () => {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
    const quoted = letter({ ...headers, 'Content-Transfer-Encoding': 'quoted-printable' }, 'caf=E9 =80 5');
    expect((await read(latin(quoted))).tekst).toBe('café € 5');
    const base64 = letter(
      { ...headers, 'Content-Transfer-Encoding': 'base64' },
      `${Buffer.from('caf\xe9 \x80 5', 'latin1').toString('base64')}\n`,
    );
    expect((await read(latin(base64))).tekst).toBe('café € 5');
  });

  test('in an HTML part too', async () => {
    const raw = letter({ 'Content-Type': 'text/html; charset=utf-8' }, '<p>caf\xe9 &euro; 5</p>');
    expect((await read(latin(raw))).tekst).toBe('café € 5');
  });
});

describe('headers that break the rules', () => {
  test('raw windows-1252 in subject and name is read', async () => {
    const mail = await read(latin(letter({ Subject: 'Vraag caf\xe9', From: 'Ren\xe9e <renee@example.org>' })));
    expect([mail.onderwerp, mail.van?.naam]).toEqual(['Vraag café', 'Renée']);
  });

  test('raw UTF-8 in them is read', async () => {
    const mail = await read(latin(letter({ Subject: utf8AsBytes('Vraag café €') })));
    expect(mail.onderwerp).toBe('Vraag café €');
  });

  test('a header of a megabyte and thousands of headers are bounded', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => `X-Vulling-${i}: ${'x'.repeat(200)}`).join('\n');
    const mail = await read(latin(`${many}\nX-Groot: ${'y'.repeat(1_000_000)}\n${letter()}`));
    expect(mail.koppen.size).toBeLessThanOrEqual(512);
    expect(mail.tekst).toContain('Kunt u mij bellen?');
  });

  test('more headers than the parser takes make it visible work, not a crash', async () => {
    const raw = latin(`X-Groot: ${'y'.repeat(3_000_000)}\n${letter()}`);
    expect(await parseMail(raw)).toEqual({ onleesbaar: 'ontleden-mislukt' });
  });

  test.each([
    ['a mailbox line', 'From anna@example.org Mon Nov 16 10:00:00 2026\n'],
    ['a protected mailbox line', '>From anna@example.org Mon Nov 16 10:00:00 2026\n'],
    ['blank lines', '\n\n'],
    ['a byte-order mark', '\xef\xbb\xbf'],
  ])('%s before the first header is passed over', async (_name, lead) => {
    const mail = await read(latin(lead + letter()));
    expect([mail.van?.adres, mail.tekst]).toEqual(['anna@example.org', 'Goedemiddag,\n\nKunt u mij bellen?']);
  });
});

describe('lines that break the rules', () => {
  test.each([
    ['bare LF', '\n'],
    ['bare CR', '\r'],
  ])('%s as line ends', async (_name, end) => {
    const mail = await read(new TextEncoder().encode(letter().replace(/\n/g, end)));
    expect([mail.onderwerp, mail.tekst]).toEqual([
      'Vraag over huishoudelijke hulp',
      'Goedemiddag,\n\nKunt u mij bellen?',
    ]);
  });

  test('NUL bytes in the text and in a header are dropped', async () => {
    const mail = await read(latin(letter({ Subject: 'Vr\0aag' }, 'Help\0 mij\0\0.')));
    expect([mail.onderwerp, mail.tekst]).toEqual(['Vr aag', 'Help mij.']);
  });

  test('a line of two megabytes is read, and cut to what is kept', async () => {
    const mail = await read(latin(letter({}, `${'lang '.repeat(400_000)}`)));
    expect([mail.tekst.length, mail.ingekort]).toEqual([100_000, true]);
  });

  test('base64 with rubbish in it, and cut off, gives what can be read', async () => {
    const coded = Buffer.from('Kunt u mij vandaag bellen?').toString('base64');
    const broken = `${coded.slice(0, 8)}!!\n**${coded.slice(8, -6)}`;
    const mail = await read(latin(letter({ 'Content-Transfer-Encoding': 'base64' }, broken)));
    expect(mail.tekst).toMatch(/^Kunt u mij vandaag be/);
  });

  test('an empty body is an empty text, not something unreadable', async () => {
    expect((await read(latin(letter({}, '')))).tekst).toBe('');
  });
});

describe('parts that break the rules', () => {
  const mixed = (boundary: string) => ({ 'Content-Type': `multipart/mixed${boundary}` });
  const PART = 'Content-Type: text/plain; charset=utf-8\n\nDit is de tekst.\n';

  test.each([
    ['no final boundary', '; boundary=b', `--b\n${PART}`],
    ['another boundary than is named', '; boundary=anders', `--b\n${PART}--b--\n`],
    ['no boundary named', '', `--b\n${PART}--b--\n`],
    ['an empty boundary', '; boundary=""', `--b\n${PART}--b--\n`],
    ['a preamble before it', '; boundary=anders', `Dit is MIME.\n\n--=_deel 1\n${PART}--=_deel 1--\n`],
  ])('%s', async (_name, boundary, body) => {
    expect((await read(latin(letter(mixed(boundary), body)))).tekst).toBe('Dit is de tekst.');
  });

  test('a report keeps its type when its boundary had to be found', async () => {
    const type = 'multipart/report; report-type=delivery-status; boundary=weg';
    const body = '--b\nContent-Type: message/delivery-status\n\nAction: failed\n--b--\n';
    expect((await read(latin(letter({ 'Content-Type': type }, body)))).rapport).toMatchObject({ actie: 'failed' });
  });

  test('a thousand parts inside each other are visible work, not a crash', async () => {
    let body = PART;
    for (let i = 0; i < 1000; i += 1) {
      body = `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n${body}\n--b${i}--\n`;
    }
    expect(await parseMail(latin(letter({ 'Content-Type': '' }).split('\n\n')[0] + `\n${body}`))).toEqual({
      onleesbaar: 'ontleden-mislukt',
    });
  });

  test('a thousand parts beside each other are read, and as many listed as are kept', async () => {
    const parts = Array.from({ length: 1000 }, (_, i) => `--b\nContent-Type: application/x; name=f${i}\n\ninhoud\n`);
    const mail = await read(latin(letter(mixed('; boundary=b'), `--b\n${PART}${parts.join('')}--b--\n`)));
    expect([mail.tekst, mail.bijlagen.length]).toEqual(['Dit is de tekst.', 200]);
  });
});

describe('a mail that was sent along as a whole', () => {
  const part = (inner: string) => `--b\nContent-Type: message/rfc822\n\n${inner}\n`;
  const mixed = { 'Content-Type': 'multipart/mixed; boundary=b' };

  test('is shown, also when the sender wrote nothing above it', async () => {
    const inner = 'From: Els <els@buur.example>\nSubject: Hulp\n\nIk ben bang voor mijn man.';
    const mail = await read(latin(letter(mixed, `${part(inner)}--b--\n`)));
    expect(mail.tekst).toContain('Van: Els <els@buur.example>\nOnderwerp: Hulp\n\nIk ben bang voor mijn man.');
    expect(mail.nieuweTekst).toBe(mail.tekst);
  });

  test('is shown with what was sent along in it, three deep, and no deeper', async () => {
    const nest = (depth: number): string =>
      depth === 0
        ? 'From: a@b.nl\n\nniveau 0'
        : `From: a@b.nl\nContent-Type: multipart/mixed; boundary=n${depth}\n\n--n${depth}\nContent-Type: text/plain\n\nniveau ${depth}\n--n${depth}\nContent-Type: message/rfc822\n\n${nest(depth - 1)}\n--n${depth}--\n`;
    const mail = await read(latin(letter(mixed, `${part(nest(5))}--b--\n`)));
    expect(['niveau 5', 'niveau 4', 'niveau 3', 'niveau 2'].map((text) => mail.tekst.includes(text))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test('stays below a text that quotes an earlier mail', async () => {
    const own = '--b\nContent-Type: text/plain\n\nZie onder.\n\nOp ma 16 nov 2026 10:00 schreef x@y.nl:\n> oud\n\n';
    const mail = await read(latin(letter(mixed, `${own}${part('From: a@b.nl\n\nhet verhaal')}--b--\n`)));
    expect(mail.nieuweTekst).toMatch(/^Zie onder\.\n\n-+ Doorgestuurd bericht -+\nVan: <a@b\.nl>\n\nhet verhaal$/);
  });
});

describe('a winmail.dat', () => {
  const attribute = (id: number, data: Buffer): Buffer => {
    const head = Buffer.alloc(9);
    head.writeUInt8(1, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(data.length, 5);
    return Buffer.concat([head, data, Buffer.alloc(2)]);
  };
  const tnef = Buffer.concat([
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
    attribute(0x00069007, Buffer.from([0xe4, 4, 0, 0, 0, 0, 0, 0])),
    attribute(0x0002800c, Buffer.from('Ik kom morgen naar het caf\xe9.\0', 'latin1')),
  ]);
  const mail = (text: string, container: Buffer) =>
    letter(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      `--b\nContent-Type: text/plain\n\n${text}\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n${container.toString('base64')}\n--b--\n`,
    );

  test('gives its text when there is no other, and is listed', async () => {
    const { tekst, bijlagen } = await read(latin(mail('', tnef)));
    expect([tekst, bijlagen[0]?.naam]).toEqual(['Ik kom morgen naar het café.', 'winmail.dat']);
    expect((await read(latin(mail('Eigen tekst', tnef)))).tekst).toBe('Eigen tekst');
  });

  const property = (id: number, type: number, value: Buffer): Buffer => {
    const head = Buffer.alloc(12);
    head.writeUInt16LE(type, 0);
    head.writeUInt16LE(id, 2);
    head.writeUInt32LE(1, 4);
    head.writeUInt32LE(value.length, 8);
    return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
  };
  const file = (title: string, content: string, ...properties: Buffer[]): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32LE(properties.length);
    return Buffer.concat([
      attribute(0x00069002, Buffer.alloc(14)),
      attribute(0x00018010, Buffer.from(`${title}\0`, 'latin1')),
      attribute(0x0006800f, Buffer.from(content)),
      attribute(0x00069005, Buffer.concat([count, ...properties])),
    ]);
  };
  const rendering = property(0x3709, 0x102, Buffer.alloc(5));
  const longName = property(0x3707, 0x1e, Buffer.from('Aanvraag hulp.docx\0', 'latin1'));
  const unicodeName = property(0x3707, 0x1f, Buffer.from('Żurek.pdf\0', 'utf16le'));
  const filled = Buffer.concat([
    tnef,
    file('AANVRA~1.DOC', 'inhoud een', rendering, longName),
    file('zurek.pdf', 'inhoud twee', unicodeName),
    file('kort.txt', 'drie'),
  ]);

  test('lists the files that lie in it behind it, under their long names, with their bytes', async () => {
    const { bijlagen } = await read(latin(mail('', filled)));
    const found = bijlagen.map(({ naam, inhoud }) => [
      naam,
      naam === 'winmail.dat' ? '' : Buffer.from(inhoud).toString(),
    ]);
    expect(found).toEqual([
      ['winmail.dat', ''],
      ['Aanvraag hulp.docx', 'inhoud een'],
      ['Żurek.pdf', 'inhoud twee'],
      ['kort.txt', 'drie'],
    ]);
    expect(bijlagen.some(({ onvolledig }) => onvolledig)).toBe(false);
  });

  test('with files that is cut off at any place gives those that came whole, and says that it is not complete', async () => {
    for (let length = tnef.length + 1; length < filled.length - 2; length += 7) {
      const { bijlagen } = await read(latin(mail('', filled.subarray(0, length))));
      for (const { inhoud } of bijlagen.slice(1)) {
        expect(['inhoud een', 'inhoud twee', 'drie']).toContain(Buffer.from(inhoud).toString());
      }
    }
    const within = filled.indexOf('inhoud twee') + 3;
    const { bijlagen } = await read(latin(mail('', filled.subarray(0, within))));
    expect(bijlagen.map(({ naam, onvolledig }) => [naam, onvolledig])).toEqual([
      ['winmail.dat', true],
      ['Aanvraag hulp.docx', false],
    ]);
  });

  test('that is cut off at any place never breaks the mail', async () => {
    for (let length = 0; length < tnef.length; length += 1) {
      const { bijlagen } = await read(latin(mail('', tnef.subarray(0, length))));
      expect(bijlagen).toHaveLength(1);
    }
  });
});
