/** Message ids: what a mail is called and what it refers to (RFC 5322, 3.6.4). */

const MAX_REFERENCES = 50;
const MAX_LENGTH = 250;
const MAX_LOOKUPS = 20;
const IN_BRACKETS = /<([^<>\s]{1,250})>/g;

/**
 * The ids in a header, in order and once each, without angle brackets. Bounded: of a long chain the first (where the
 * thread began) and the last ones are kept. A bare id without brackets, as some programs write it, counts too.
 */
export function messageIdsIn(header: string): readonly string[] {
  const found = [...header.matchAll(IN_BRACKETS)].map(([, id]) => id as string);
  const bare = header.trim();
  if (found.length === 0 && isMessageId(bare)) found.push(bare);
  return boundReferences(found);
}

/**
 * The message that a thread began with: the oldest reference, without one what is answered, else the message itself. A
 * message that names itself first began nothing by that.
 */
export function threadRoot(mail: {
  readonly references: string;
  readonly inReplyTo: string;
  readonly messageId: string | null;
}): string | null {
  const named = [mail.references, mail.inReplyTo].flatMap((header) => {
    const ids = [...header.matchAll(IN_BRACKETS)].map(([, id]) => id as string).filter(isMessageId);
    return ids.length > 0 ? ids : [...messageIdsIn(header)];
  });
  return named.find((id) => id !== mail.messageId) ?? mail.messageId;
}

/** The list with each id once (its last place counts), shortened to the first and the last ones. */
export function boundReferences(ids: readonly string[], max = MAX_REFERENCES): readonly string[] {
  const once = [...new Set(ids.filter(isMessageId).toReversed())].toReversed();
  return once.length <= max ? once : [...once.slice(0, 1), ...once.slice(1 - max)];
}

export function isMessageId(text: string): boolean {
  return text.length <= MAX_LENGTH && /^[^\s<>@]+@[^\s<>@]+$/.test(text);
}

/**
 * The ids under which the thread of a mail is looked up: what it answers first, then its references from near to far,
 * at most 20. Its own id is not among them: a mail that refers to itself refers to nothing.
 */
export function threadKeys(mail: {
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
}): readonly string[] {
  const keys = new Set([...mail.inReplyTo, ...mail.references.toReversed()]);
  if (mail.messageId !== null) keys.delete(mail.messageId);
  const all = [...keys];
  return all.length <= MAX_LOOKUPS ? all : [...all.slice(0, MAX_LOOKUPS - 1), all[all.length - 1] as string];
}
