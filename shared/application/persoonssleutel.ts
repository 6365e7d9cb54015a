/**
 * What stands for a person wherever they turn up: the hash of a telephone number or a mail address, in the one form in
 * which each is compared. Never a name. It lies in the content store only: a number can be found back from its hash.
 */
import type { PersoonInhoud } from './inhoud.ts';
import type { Ports } from './ports.ts';

type Needs = Pick<Ports, 'ids' | 'nummers'>;

/** The one form of a mail address. Case is not kept: nobody has two mailboxes that differ in it. */
export const normaleMail = (adres: string): string => adres.trim().toLowerCase();

/** Null for what is no number that anybody can be called on (withheld, anonymous). */
export function sleutelVanNummer({ ids, nummers }: Needs, nummer: string): string | null {
  const normaal = nummers.normaal(nummer);
  return normaal === null ? null : ids.hash('nummer', normaal);
}

export function sleutelVanMail({ ids }: Needs, adres: string): string | null {
  const normaal = normaleMail(adres);
  return normaal.includes('@') ? ids.hash('mailadres', normaal) : null;
}

/** Each once. */
export function persoonssleutels(
  needs: Needs,
  ...personen: readonly Pick<PersoonInhoud, 'mail' | 'nummer' | 'terugbelnummer'>[]
): readonly string[] {
  const sleutels = personen.flatMap(({ mail, nummer, terugbelnummer }) => [
    ...(mail === undefined ? [] : [sleutelVanMail(needs, mail)]),
    ...[nummer, terugbelnummer].map((one) => (one === undefined ? null : sleutelVanNummer(needs, one))),
  ]);
  return [...new Set(sleutels.filter((sleutel) => sleutel !== null))];
}
