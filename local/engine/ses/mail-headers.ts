/** One header field of a raw message: `value` unfolded, `text` as it stands, folds and line end included. */
export interface MailHeader {
  readonly name: string;
  readonly value: string;
  readonly text: string;
}

/** Splits a raw message into its header fields and the rest, which begins with the empty line. */
export const splitHeaders = (raw: Uint8Array): { headers: readonly MailHeader[]; rest: Uint8Array } => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const headers: MailHeader[] = [];
  let position = 0;
  while (position < bytes.length) {
    let end = position;
    // A field goes on over every following line that begins with white space.
    do {
      const newline = bytes.indexOf(0x0a, end);
      end = newline === -1 ? bytes.length : newline + 1;
    } while (end < bytes.length && (bytes[end] === 0x20 || bytes[end] === 0x09));
    const text = bytes.toString('latin1', position, end);
    const colon = text.indexOf(':');
    if (colon <= 0 || /^\s/.test(text)) break;
    const value = Buffer.from(text.slice(colon + 1), 'latin1').toString('utf8');
    headers.push({
      name: text.slice(0, colon).trim().toLowerCase(),
      value: value.replace(/\r?\n[ \t]+/g, ' ').trim(),
      text,
    });
    position = end;
  }
  return { headers, rest: bytes.subarray(position) };
};

/** The message with the fields in `added` in place of the ones named in `removed`; the body is untouched. */
export const replaceHeaders = (
  raw: Uint8Array,
  removed: ReadonlySet<string>,
  added: Readonly<Record<string, string>>,
): Uint8Array => {
  const { headers, rest } = splitHeaders(raw);
  const kept = headers
    .filter(({ name }) => !removed.has(name))
    .map(({ text }) => (text.endsWith('\n') ? text : `${text}\r\n`));
  const fresh = Object.entries(added).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from([...fresh, ...kept].join(''), 'latin1'), rest]);
};
