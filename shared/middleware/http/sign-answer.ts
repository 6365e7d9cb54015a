/**
 * Signs an answer of ours, so that whoever keeps a copy of it can tell that we said it: HTTP Message Signatures (RFC 9421)
 * with hmac-sha256 and a shared key, over a digest of the content (RFC 9530). Always the same components in the same
 * order, so that a telephone exchange needs no library to check it (docs/telefooncentrale.md).
 */
import { createHash, createHmac } from 'node:crypto';
import { epochMs, type Instant } from '../../domain/tijd/instant.ts';

/** The base64 code over a text, with the shared key. */
export type Mac = (text: string) => string;

/** `sleutel`: the shared key as text; its UTF-8 bytes are the key. */
export const makeHmac =
  (sleutel: string): Mac =>
  (text) =>
    createHmac('sha256', sleutel).update(text, 'utf8').digest('base64');

export interface SignableAnswer {
  readonly status: 200 | 304;
  /** Path of the call that it answers, as it was sent. */
  readonly pad: string;
  /** With quotes, weak or strong. */
  readonly etag: string;
  /** Of a 304 there is none. */
  readonly inhoud?: { readonly type: string; readonly tekst: string };
}

export interface Ondertekening {
  readonly mac: Mac;
  readonly keyid: string;
  readonly op: Instant;
  readonly geldigSeconden: number;
}

/** Name of the signature in both headers. */
export const LABEL = 'voordeur';

/** The headers `Signature-Input` and `Signature`, and `Content-Digest` when there is content. */
export function signAnswer(
  { status, pad, etag, inhoud }: SignableAnswer,
  { mac, keyid, op, geldigSeconden }: Ondertekening,
): Readonly<Record<string, string>> {
  const digest = inhoud && `sha-256=:${createHash('sha256').update(inhoud.tekst, 'utf8').digest('base64')}:`;
  const components: readonly (readonly [name: string, value: string])[] = [
    ['"@status"', String(status)],
    // Whose answer it is: one for another wijkteam cannot be put in its place.
    ['"@path";req', pad],
    ['"etag"', etag],
    ...(inhoud && digest
      ? ([
          ['"content-type"', inhoud.type],
          ['"content-digest"', digest],
        ] as const)
      : []),
  ];
  const created = Math.floor(epochMs(op) / 1000);
  const names = components.map(([name]) => name).join(' ');
  const parameters = `(${names});created=${created};expires=${created + geldigSeconden};keyid="${keyid}";alg="hmac-sha256"`;
  const lines = [...components, ['"@signature-params"', parameters] as const];
  return {
    ...(digest && { 'Content-Digest': digest }),
    'Signature-Input': `${LABEL}=${parameters}`,
    Signature: `${LABEL}=:${mac(lines.map(([name, value]) => `${name}: ${value}`).join('\n'))}:`,
  };
}
