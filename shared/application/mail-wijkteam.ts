/** For which wijkteam a mail is, and whether a group that it came through is an address of ours. */
import { ALGEMEEN } from '../domain/contact/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { ReadMail } from './mail-codec.ts';

function wijkteamBehind(instellingen: Instellingen, adressen: readonly string[]): string | undefined {
  for (const adres of adressen) {
    const local = adres.split('@')[0];
    const found = Object.values(instellingen.wijkteams).find(({ mailadressen }) =>
      mailadressen.some((own) => own.toLowerCase() === adres || own.toLowerCase() === local),
    );
    if (found) return found.slug;
  }
  return undefined;
}

/** The wijkteam to which the mail was addressed: by whole address or by local part. */
export function wijkteamVanMail(instellingen: Instellingen, ontvangers: readonly string[]): string {
  return wijkteamBehind(instellingen, ontvangers) ?? ALGEMEEN;
}

/** A group that is an address of ours hands on what people write to us: no list that we read along with. */
export function seenFromHere(mail: ReadMail, instellingen: Instellingen): ReadMail {
  const ours = mail.soortBericht === 'lijst' && wijkteamBehind(instellingen, mail.groep) !== undefined;
  return ours ? { ...mail, soortBericht: 'persoon' } : mail;
}
