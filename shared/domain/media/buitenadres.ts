/** Which addresses a push may be posted to: public ones over https, by name, and nothing inside the house. */

const BINNEN = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|localdomain|home\.arpa)$/;

/**
 * Why an address may not be posted to, in plain Dutch; null when it may. The name is only a first look: what it resolves
 * to is looked at when the post is made, since a name can point anywhere by then.
 */
export function whyNoBuitenadres(adres: string): string | null {
  if (!URL.canParse(adres)) return 'Dit is geen webadres.';
  const { protocol, username, password, hostname, port, hash } = new URL(adres);
  if (protocol !== 'https:') return 'Het adres begint met https://.';
  if (username !== '' || password !== '') return 'Zet geen naam of wachtwoord in het adres.';
  if (port !== '') return 'Het adres noemt geen poort.';
  if (hash !== '') return 'Laat het deel vanaf # weg.';
  // The parser wrote every spelling of an IPv4 address as four numbers.
  if (hostname.startsWith('[') || /^[0-9.]+$/.test(hostname)) return 'Gebruik een naam, geen IP-adres.';
  const naam = hostname.replace(/\.$/, '');
  if (!naam.includes('.') || BINNEN.test(naam)) return 'Dit adres ligt niet op het openbare internet.';
  return null;
}
