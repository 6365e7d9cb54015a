/** Which group or list a mail came through: its headers name it by address, or by a name that is the address with dots. */
import { kop, type ParsedMail } from './parsed-mail.ts';

const MAX = 5;

/** Lower case; only addresses that the mail was also sent to, or that the list gives as its own. */
export function listAddresses(mail: ParsedMail): readonly string[] {
  const posted = [...kop(mail, 'list-post').matchAll(/mailto:([^\s<>?,]+@[^\s<>?,]+)/gi)].map(
    ([, adres]) => adres ?? '',
  );
  const named = /\blist\s+([^\s;]+@[^\s;]+)/i.exec(kop(mail, 'mailing-list'))?.[1] ?? '';
  const id = (/<([^<>\s]+)>\s*$/.exec(kop(mail, 'list-id'))?.[1] ?? kop(mail, 'list-id')).trim().toLowerCase();
  const addressed = [...mail.aan, ...mail.cc].map(({ adres }) => adres.toLowerCase());
  const byName = addressed.filter((adres) => adres.replace('@', '.') === id);
  const all = [...posted, named, ...byName].map((adres) => adres.toLowerCase()).filter((adres) => adres !== '');
  return [...new Set(all)].slice(0, MAX);
}
