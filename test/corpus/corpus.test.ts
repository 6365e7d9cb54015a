import { execFile } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { shuffled } from '../../local/commands/corpus.ts';
import { makeCorpusWorld } from '../../local/commands/corpus-world.ts';
import { findMessages, type Message, readMessage } from '../../local/commands/mailbox-files.ts';
import { answersForbidden } from '../../shared/adapters/mail/answers-forbidden.ts';
import { ALL, PERSOON } from '../unit/mail/automatic-messages.ts';
import { bytes, parsed } from '../unit/mail/messages.ts';

const SAMPLES = resolve(import.meta.dirname, 'samples');
const COMMAND = resolve(import.meta.dirname, '../../local/commands/corpus.ts');
const run = promisify(execFile);

interface Line {
  readonly bestand: string;
  readonly nr: number;
  readonly klasse: string;
  readonly contact: string | null;
  readonly draad: string | null;
  readonly automatischBeantwoord: boolean;
  readonly fout: string | null;
}

async function corpus(...args: readonly string[]): Promise<readonly Line[]> {
  const { stdout } = await run(process.execPath, [COMMAND, ...args]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

const nameOf = ({ bestand, nr }: Line): string => `${bestand}:${nr}`;

const answeredIn = (lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ automatischBeantwoord }) => automatischBeantwoord);
const threadsOf = (lines: readonly Line[]): readonly string[] =>
  [...new Set(lines.map(({ draad }) => draad ?? ''))].sort();

async function allIn(folder: string): Promise<Message[]> {
  const found: Message[] = [];
  for await (const message of findMessages(folder)) found.push(message);
  return found;
}

describe('the corpus command', () => {
  let lines: readonly Line[] = [];
  beforeAll(async () => {
    lines = await corpus(SAMPLES);
  });

  test('prints a line for every message, with what it was taken for', () => {
    expect(Object.fromEntries(lines.map((line) => [nameOf(line), line.klasse]))).toEqual({
      'alleen.box:1': 'persoon',
      'los/antwoord:1': 'persoon',
      'los/bounce.txt:1': 'bezorgrapport',
      'los/leeg.eml:1': 'onleesbaar',
      'los/plaatje.png:1': 'onleesbaar',
      'los/vraag.eml:1': 'persoon',
      'post.mbox:1': 'persoon',
      'post.mbox:2': 'lijst',
      'post.mbox:3': 'afwezigheid',
    });
    for (const { klasse, contact, draad, fout } of lines) {
      expect([contact === null, draad === null, fout !== null]).toEqual(Array(3).fill(klasse === 'onleesbaar'));
    }
  });

  test('answers people only, and a thread once', () => {
    const answered = answeredIn(lines);
    expect(answered.every(({ klasse }) => klasse === 'persoon')).toBe(true);
    expect(threadsOf(answered)).toEqual(threadsOf(lines.filter(({ klasse }) => klasse === 'persoon')));
    expect(answered).toHaveLength(threadsOf(answered).length);
  });

  test('puts a thread of one sender in one contact, whatever file it came from', () => {
    const contactOf = new Map(lines.map((line) => [nameOf(line), line.contact]));
    expect(contactOf.get('los/antwoord:1')).toBe(contactOf.get('los/vraag.eml:1'));
    expect(contactOf.get('post.mbox:3')).toBe(contactOf.get('post.mbox:1'));
    expect(new Set(contactOf.values()).size).toBe(6);
  });

  test('twice, and in any order, gives the same contacts and answers the same threads', async () => {
    const wanted = Object.fromEntries(lines.map((line) => [nameOf(line), line.contact]));
    const otherwise = await corpus(SAMPLES, '--twee-keer', '--volgorde=willekeurig', '--zaad=5');
    expect(otherwise).toHaveLength(lines.length * 2);
    for (const line of otherwise) expect([nameOf(line), line.contact]).toEqual([nameOf(line), wanted[nameOf(line)]]);
    expect(otherwise.map(nameOf)).not.toEqual([...lines, ...lines].map(nameOf));
    const answered = answeredIn(otherwise);
    expect(threadsOf(answered)).toEqual(threadsOf(answeredIn(lines)));
  });

  test('says what is wrong with its arguments', async () => {
    await expect(run(process.execPath, [COMMAND])).rejects.toMatchObject({ code: 2 });
    await expect(run(process.execPath, [COMMAND, join(SAMPLES, 'bestaat-niet')])).rejects.toMatchObject({ code: 2 });
  });
});

describe('a mailbox file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'voordeur-mailbox-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is split at its separators only, and what was protected is put back', async () => {
    const [first, ...more] = (await allIn(SAMPLES)).filter(({ bestand }) => bestand === 'post.mbox');
    expect(more).toHaveLength(2);
    const text = Buffer.from(await readMessage(SAMPLES, first!)).toString();
    expect(text).toMatch(/^From: Anna/);
    expect(text).toContain('\nFrom my window I see it.\n>From hier.\nFrom now on I wait.\n');
  });

  test('larger than what is read at a time is split at the same places', async () => {
    const file = join(folder, 'groot.mbox');
    writeFileSync(file, '');
    const sizes = [100, 1_048_500, 30, 700_000, 400_000, 60];
    for (const [index, size] of sizes.entries()) {
      const body = `${'regel tekst\n'.repeat(Math.ceil(size / 12))}`;
      appendFileSync(file, `From x${index}@y.nl Mon Nov 16 10:00:00 2026\nSubject: s${index}\n\n${body}\n`);
    }
    const found = await allIn(folder);
    expect(found).toHaveLength(sizes.length);
    for (const [index, message] of found.entries()) {
      const text = Buffer.from(await readMessage(folder, message)).toString('latin1');
      expect(text.startsWith(`Subject: s${index}\n`)).toBe(true);
      expect(text.includes('From x')).toBe(false);
    }
  });
});

describe('of the samples of automatic mail', () => {
  const automatic = ALL.filter(([soort]) => soort !== 'persoon');
  const byProgram = automatic.filter(([soort]) => soort !== 'spam');
  test.each(automatic)('none that is %s gets an answer, alone or after one another', async (_soort, samples) => {
    const together = makeCorpusWorld();
    for (const [, raw] of samples) {
      expect((await makeCorpusWorld().receive(bytes(raw))).automatischBeantwoord).toBe(false);
      expect((await together.receive(bytes(raw))).automatischBeantwoord).toBe(false);
    }
  });

  test('none gets one when its class is lost: what is held to be a person in doubt is not answered in doubt', async () => {
    const answered: string[] = [];
    for (const [, samples] of byProgram) {
      for (const [name, raw] of samples) {
        if (answersForbidden(await parsed(raw)) === null) answered.push(name);
      }
    }
    expect(answered).toEqual([]);
  });

  test('and people are answered, but those whose mail a program sent or passed on', async () => {
    const silent: string[] = [];
    for (const [name, raw] of PERSOON) {
      if (!(await makeCorpusWorld().receive(bytes(raw))).automatischBeantwoord) silent.push(name);
    }
    expect(silent).toEqual([
      'whose mail was forwarded by a rule',
      'whose form was sent by a website',
      'behind a secure mail service',
      'who passes a bounce on',
      'with a receipt as the subject',
      'who invites',
      'who declines an appointment',
      'who accepts with words of their own',
      'whose child is ill',
      'who copies what a program said',
      'who answers that of a colleague',
      'who answers an out-of-office',
    ]);
    expect(silent.length).toBeLessThan(PERSOON.length / 2);
  });
});

test('another order is the same for the same seed, holds everything once, and differs between seeds', () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  expect(shuffled(items, 3)).toEqual(shuffled(items, 3));
  expect(shuffled(items, 3)).not.toEqual(shuffled(items, 4));
  expect(shuffled(items, 3).toSorted((a, b) => a - b)).toEqual(items);
});
