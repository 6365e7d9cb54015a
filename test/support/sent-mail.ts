/** What a world sent by mail, read back as whoever gets it would. */
import { parseMail } from '../../shared/adapters/mail/parse-mail.ts';
import { kop, type ParsedMail } from '../../shared/adapters/mail/parsed-mail.ts';
import type { World } from './memory-world.ts';

export interface SentMail extends ParsedMail {
  readonly naar: string;
  readonly automatisch: boolean;
}

export async function sentMails(world: Pick<World, 'mail'>): Promise<readonly SentMail[]> {
  const mails: SentMail[] = [];
  for (const { aan, ruw } of world.mail.sent) {
    const mail = await parseMail(typeof ruw === 'string' ? new TextEncoder().encode(ruw) : ruw);
    if ('onleesbaar' in mail) throw new Error(`a mail of ours cannot be read: ${mail.onleesbaar}`);
    mails.push({ ...mail, naar: aan, automatisch: kop(mail, 'auto-submitted') !== '' });
  }
  return mails;
}

/** Those that a person wrote. */
export async function sentByPeople(world: Pick<World, 'mail'>): Promise<readonly SentMail[]> {
  return (await sentMails(world)).filter(({ automatisch }) => !automatisch);
}
