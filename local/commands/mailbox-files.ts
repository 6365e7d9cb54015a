/** Finds the messages in a folder of mail: files of one message each, and mailbox files (mbox, mboxrd). */
import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Where one message lies; its bytes are read only when its turn comes. */
export interface Message {
  /** Path from the folder, with forward slashes. */
  readonly bestand: string;
  /** Place in its file, from 1. */
  readonly nr: number;
  readonly van: number;
  /** Exclusive; null = to the end of the file. */
  readonly tot: number | null;
  readonly inMailbox: boolean;
}

/** A byte more than the system takes: enough to see that it is too large. */
const MAX_BYTES = 45 * 1024 * 1024 + 1;
const LONGEST_SEPARATOR = 1000;
/** `From sender Thu Aug 22 12:36:23 2002`: with a weekday and a time, so that a sentence is not taken for it. */
const SEPARATOR = /^From .*\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\b\d{1,2}:\d{2}(:\d{2})?\b.*\d{4}/;

/** All messages, files in the order of their names. Links are not followed. */
export async function* findMessages(folder: string): AsyncGenerator<Message> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) {
    const bestand = relative(folder, file).replaceAll('\\', '/');
    const isMailbox = await beginsAsMailbox(file);
    const begins = isMailbox ? await separatorsIn(file) : [0];
    for (const [index, van] of begins.entries()) {
      yield { bestand, nr: index + 1, van, tot: begins[index + 1] ?? null, inMailbox: isMailbox };
    }
  }
}

/** The raw message, without what the mailbox format put around it; of one that is far too large only the beginning. */
export async function readMessage(folder: string, { bestand, van, tot, inMailbox }: Message): Promise<Uint8Array> {
  const raw = await readRange(join(folder, bestand), van, Math.min(tot ?? Number.POSITIVE_INFINITY, van + MAX_BYTES));
  return inMailbox ? withoutMailbox(raw) : raw;
}

/** A file that cannot be opened counts as one message: reading it will say why. */
async function beginsAsMailbox(file: string): Promise<boolean> {
  if (/\.eml$/i.test(file)) return false;
  try {
    return (await readRange(file, 0, 5)).toString('latin1') === 'From ';
  } catch {
    return false;
  }
}

/** Offsets of the lines that begin a message. */
async function separatorsIn(file: string): Promise<number[]> {
  const found = [0];
  let base = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    const buffer = Buffer.concat([rest, chunk as Buffer]);
    let keep = Math.max(0, buffer.length - 5);
    for (let at = buffer.indexOf('\nFrom '); at >= 0; at = buffer.indexOf('\nFrom ', at + 1)) {
      const end = buffer.indexOf('\n', at + 1);
      if (end < 0 && buffer.length - at < LONGEST_SEPARATOR) {
        keep = at;
        break;
      }
      if (isSeparator(buffer, at + 1, end)) found.push(base + at + 1);
    }
    rest = buffer.subarray(keep);
    base += keep;
  }
  const last = rest.indexOf('\nFrom ');
  if (last >= 0 && isSeparator(rest, last + 1, -1)) found.push(base + last + 1);
  return found;
}

function isSeparator(buffer: Buffer, from: number, end: number): boolean {
  const to = Math.min(end < 0 ? buffer.length : end, from + LONGEST_SEPARATOR);
  return SEPARATOR.test(buffer.toString('latin1', from, to));
}

/** Without the separator, and with one `>` less before every `From ` that was protected. */
function withoutMailbox(raw: Buffer): Buffer {
  const body = raw.subarray(raw.indexOf('\n') + 1);
  if (!body.includes('>From ')) return body;
  return Buffer.from(body.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}

async function readRange(file: string, from: number, to: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.max(0, Math.min(to, size) - from));
    let at = 0;
    while (at < buffer.length) {
      const { bytesRead } = await handle.read(buffer, at, buffer.length - at, from + at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return buffer.subarray(0, at);
  } finally {
    await handle.close();
  }
}
