/**
 * The text of mails that were sent along as a whole: whoever forwards a mail as an attachment wants it to be read. It
 * comes below the sender's own text, each under a line that says so.
 */
import type { Attachment, Email } from 'postal-mime';
import { parseParts } from './parse-parts.ts';

const MESSAGE = /^message\/(rfc822|global)$/;
const MAX_DEPTH = 3;
const MAX_MESSAGES = 10;
const MAX_BYTES = 5 * 1024 * 1024;

interface Budget {
  messages: number;
}

/** @param textOf the readable text of a parsed message */
export async function forwardedTexts(
  attachments: readonly Attachment[],
  textOf: (email: Email) => string,
): Promise<readonly string[]> {
  return collect(attachments, textOf, { messages: MAX_MESSAGES }, 1);
}

async function collect(
  attachments: readonly Attachment[],
  textOf: (email: Email) => string,
  budget: Budget,
  depth: number,
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const { mimeType, content } of attachments) {
    if (!MESSAGE.test(mimeType) || typeof content === 'string' || content.byteLength > MAX_BYTES) continue;
    if (budget.messages === 0) break;
    budget.messages -= 1;
    const email = await parseForwarded(new Uint8Array(content));
    if (email === undefined) continue;
    const deeper = depth < MAX_DEPTH ? await collect(email.attachments, textOf, budget, depth + 1) : [];
    texts.push([headOf(email), textOf(email), ...deeper].filter((text) => text !== '').join('\n\n'));
  }
  return texts;
}

/** One that cannot be parsed is still among the attachments. */
async function parseForwarded(raw: Uint8Array): Promise<Email | undefined> {
  try {
    return (await parseParts(raw)).email;
  } catch {
    return undefined;
  }
}

function headOf({ from, date, subject }: Email): string {
  const sender = from?.address === undefined ? '' : [from.name, `<${from.address}>`].filter(Boolean).join(' ');
  const lines = [
    ['Van', sender],
    ['Datum', date ?? ''],
    ['Onderwerp', subject ?? ''],
  ].flatMap(([naam, value]) => (value ? [`${naam}: ${value}`] : []));
  return ['---------- Doorgestuurd bericht ----------', ...lines].join('\n');
}
