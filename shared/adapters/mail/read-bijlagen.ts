/** What was attached to a mail, with its bytes; what lies in a `winmail.dat` comes right behind it. */
import type { Attachment, Email } from 'postal-mime';
import type { Bijlage } from './parsed-mail.ts';
import { readTnef } from './tnef.ts';

const MAX_BIJLAGEN = 200;
const MAX_NAAM = 255;
const MAX_TYPE = 127;
const TNEF = /^application\/(vnd\.)?ms-tnef$/;

export const isTnef = (mimeType: string): boolean => TNEF.test(mimeType);

/** @param isCut whether the content of a part may lack something */
export function readBijlagen(email: Email, isCut: (content: Attachment['content']) => boolean): readonly Bijlage[] {
  const all: Bijlage[] = [];
  for (const part of email.attachments) {
    const own = bijlageOf(part, isCut(part.content));
    const container = isTnef(part.mimeType) ? readTnef(own.inhoud) : null;
    all.push(container?.onvolledig ? { ...own, onvolledig: true } : own);
    for (const { naam, type, bytes } of container?.files ?? []) {
      all.push({
        naam: nameOf(naam),
        type: type.slice(0, MAX_TYPE) || 'application/octet-stream',
        bytes: bytes.length,
        inline: false,
        inhoud: bytes,
        onvolledig: own.onvolledig,
      });
    }
    if (all.length >= MAX_BIJLAGEN) break;
  }
  return all.slice(0, MAX_BIJLAGEN);
}

function bijlageOf(part: Attachment, onvolledig: boolean): Bijlage {
  const inhoud = bytesOf(part.content);
  return {
    naam: nameOf(part.filename),
    type: part.mimeType.slice(0, MAX_TYPE),
    bytes: inhoud.length,
    inline: part.disposition === 'inline' || part.related === true,
    inhoud,
    onvolledig,
  };
}

function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function nameOf(naam: string | null): string | null {
  if (naam === null) return null;
  return (
    naam
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .normalize('NFC')
      .trim()
      .slice(0, MAX_NAAM) || null
  );
}
