/** Very large and hostile messages, against bounds that are generous: what has none takes minutes or gigabytes. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { limitRaw } from '../../../shared/adapters/mail/limit-raw.ts';
import { parseMail } from '../../../shared/adapters/mail/parse-mail.ts';
import { letter } from './messages.ts';

const MB = 1024 * 1024;
const COMMAND = resolve(import.meta.dirname, '../../../local/commands/corpus.ts');
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const times = (text: string, size: number): string => text.repeat(Math.ceil(size / text.length));

const pdf = (size: number): string =>
  `--b\nContent-Type: application/pdf; name=foto.pdf\nContent-Transfer-Encoding: base64\n\n${times(`${'QUJD'.repeat(19)}\n`, size)}`;
const mixed = { 'Content-Type': 'multipart/mixed; boundary=b' };
const TEXT = '--b\nContent-Type: text/plain\n\nZie bijlagen.\n';
const WITH_PHOTOS = letter(mixed, `${TEXT}${Array.from({ length: 10 }, () => pdf(3 * MB)).join('')}--b--\n`);

describe('what is left out of a very large message', () => {
  test('is nothing of an ordinary one, and no attachment in base64', () => {
    for (const raw of [letter(), WITH_PHOTOS].map(bytes)) expect(limitRaw(raw)).toEqual({ raw, ingekort: false });
  });

  test('is a text far beyond what is shown; the attachments behind it stay, with their sizes', async () => {
    const raw = letter(mixed, `--b\nContent-Type: text/plain\n\n${times('>\n', 3 * MB)}${pdf(MB)}--b--\n`);
    const mail = await parseMail(bytes(raw));
    if ('onleesbaar' in mail) throw new Error(mail.onleesbaar);
    expect(mail.ingekort).toBe(true);
    expect(mail.bijlagen).toHaveLength(1);
    expect(mail.bijlagen[0]?.bytes).toBeGreaterThan(0.7 * MB);
  });

  test('leaves no attachment shown as whole that is not: what is not in base64 may be cut', async () => {
    const text = `--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=log.txt\n\n${times('regel\n', 3 * MB)}`;
    const mail = await parseMail(bytes(letter(mixed, `${TEXT}${text}${pdf(MB)}--b--\n`)));
    if ('onleesbaar' in mail) throw new Error(mail.onleesbaar);
    expect(mail.bijlagen.map(({ naam, onvolledig }) => [naam, onvolledig])).toEqual([
      ['log.txt', true],
      ['foto.pdf', false],
    ]);
  });

  test('is most of a huge mail that was sent along; the sender’s own text stays', async () => {
    const outer = { 'Content-Type': 'multipart/mixed; boundary=om' };
    const inner = `--om\nContent-Type: message/rfc822\n\n${WITH_PHOTOS}\n--om--\n`;
    const raw = letter(outer, `--om\nContent-Type: text/plain\n\nZie bijlagen.\n${inner}`);
    const mail = await parseMail(bytes(raw));
    if ('onleesbaar' in mail) throw new Error(mail.onleesbaar);
    expect(mail.ingekort).toBe(true);
    expect(mail.tekst).toMatch(/^Zie bijlagen\./);
  });
});

describe('within the memory of a function', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'voordeur-groot-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('messages with 30 MB of photos, and large ones of every hostile form, are read, in a minute at most for all', async () => {
    const forms: Record<string, string> = {
      fotos: WITH_PHOTOS,
      regels: letter({}, times('>\n', 12 * MB)),
      eenRegel: letter({}, times('caf\xe9 ', 12 * MB)),
      html: letter({ 'Content-Type': 'text/html' }, times('<p style="x">tekst <b>vet</b></p>\n', 12 * MB)),
      strepen: letter({ 'Content-Type': 'multipart/mixed' }, times('--streep\n', 12 * MB)),
      delen: letter(mixed, times('--b\nContent-Transfer-Encoding: base64\n\nQQ==\n', 12 * MB)),
      haken: letter({ From: 'MAILER-DAEMON@x.nl' }, times('<aaaaaaaaaaaaaaaaaaaaaaaa', 10 * MB)),
    };
    for (const [name, raw] of Object.entries(forms)) writeFileSync(join(folder, `${name}.eml`), raw, 'latin1');
    const args = ['--max-old-space-size=300', COMMAND, folder];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 });
    expect(stdout.trim().split('\n')).toHaveLength(Object.keys(forms).length);
  }, 90_000);
});
