import { s3Faults } from './s3-fault.ts';

/** A decoded `aws-chunked` body: the object's own bytes, and the headers that came after them. */
export interface DecodedBody {
  readonly body: Uint8Array;
  readonly trailers: Readonly<Record<string, string>>;
}

export const isAwsChunked = (headers: Readonly<Record<string, string>>): boolean =>
  (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-') ||
  (headers['content-encoding'] ?? '').split(',').some((encoding) => encoding.trim() === 'aws-chunked');

/**
 * Takes the chunk frames off a body that an SDK streamed: `HEX-SIZE[;chunk-signature=...] CRLF bytes CRLF`, ended by a
 * chunk of size 0 and the trailing headers. Throws IncompleteBody when a frame or the announced length is not kept.
 */
export const decodeAwsChunked = (raw: Uint8Array, announcedLength: string | undefined): DecodedBody => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const parts: Buffer[] = [];
  let position = 0;
  const readLine = (): string => {
    const end = bytes.indexOf('\r\n', position);
    if (end === -1) throw s3Faults.incompleteBody();
    const line = bytes.toString('latin1', position, end);
    position = end + 2;
    return line;
  };
  for (;;) {
    const size = /^([0-9a-fA-F]{1,8})(;.*)?$/.exec(readLine())?.[1];
    if (size === undefined) throw s3Faults.incompleteBody();
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(bytes.subarray(position, position + length));
    position += length;
    if (bytes.toString('latin1', position, position + 2) !== '\r\n') throw s3Faults.incompleteBody();
    position += 2;
  }
  const trailers: Record<string, string> = {};
  while (position < bytes.length) {
    const line = readLine();
    if (line === '') break;
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  const body = Buffer.concat(parts);
  if (announcedLength !== undefined && Number(announcedLength) !== body.length) throw s3Faults.incompleteBody();
  return { body, trailers };
};
