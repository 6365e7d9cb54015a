/**
 * A telephone exchange, written from docs/telefooncentrale.md and nothing else: no code of ours, no library. Answers
 * `goed`, or why it does not trust what it received.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface Received {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

const WITH_CONTENT = '("@status" "@path";req "etag" "content-type" "content-digest")';
const WITHOUT_CONTENT = '("@status" "@path";req "etag")';

export function checkBegroeting(
  { status, headers, text }: Received,
  path: string,
  key: string,
  nowMs: number,
): 'goed' | 'vorm' | 'controlegetal' | 'handtekening' | 'verlopen' {
  // 1. The list of what is signed must be the one we expect.
  const input = headers['signature-input'] ?? '';
  const signature = /^voordeur=:([A-Za-z0-9+/=]+):$/.exec(headers['signature'] ?? '')?.[1];
  const parameters = input.slice('voordeur='.length);
  const list = status === 304 ? WITHOUT_CONTENT : WITH_CONTENT;
  if (!input.startsWith('voordeur=') || !parameters.startsWith(`${list};`) || signature === undefined) return 'vorm';
  // 2. The digest must be that of the content.
  const digest = `sha-256=:${createHash('sha256').update(text).digest('base64')}:`;
  if (status !== 304 && headers['content-digest'] !== digest) return 'controlegetal';
  // 3. The signature must be that of the lines.
  const lines = [`"@status": ${status}`, `"@path";req: ${path}`, `"etag": ${headers['etag']}`];
  if (status !== 304) {
    lines.push(`"content-type": ${headers['content-type']}`, `"content-digest": ${headers['content-digest']}`);
  }
  lines.push(`"@signature-params": ${parameters}`);
  const expected = createHmac('sha256', key).update(lines.join('\n')).digest();
  const given = Buffer.from(signature, 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'handtekening';
  // 4. And it must not be over.
  const expires = Number(/;expires=(\d+)/.exec(parameters)?.[1]);
  return nowMs / 1000 <= expires ? 'goed' : 'verlopen';
}
