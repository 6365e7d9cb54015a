/** What was attached to a mail, kept apart from it: the bytes in the bucket, the facts for beside the message. */
import { bijlageSleutel, judgeBijlagen, veiligeNaam, veiligType } from '../domain/contact/bijlagen.ts';
import type { BijlageFeit } from './inhoud.ts';
import type { ReadBijlage, ReadMail } from './mail-codec.ts';
import type { Ports } from './ports.ts';

/** More are not listed; the raw message has them. */
const MAX_BIJLAGEN = 100;
/** So many bytes tell what a file is. */
const BEGIN = 16;

const taken = (mail: ReadMail): readonly ReadBijlage[] => mail.bijlagen.slice(0, MAX_BIJLAGEN);

/** The same facts for the same message, always: nothing but the message itself decides. */
export function bijlagenVan(mail: ReadMail): readonly BijlageFeit[] {
  const bijlagen = taken(mail);
  const redenen = judgeBijlagen(
    bijlagen.map((bijlage) => ({ ...bijlage, begin: bijlage.inhoud.subarray(0, BEGIN) })),
    { spam: mail.soortBericht === 'spam' },
  );
  return bijlagen.map(({ naam, type, bytes, sha256 }, index) => {
    const nummer = index + 1;
    const reden = redenen[index] ?? null;
    const common = { nummer, naam: veiligeNaam(naam, `bijlage ${nummer}`), type, bytes };
    return reden === null ? { ...common, status: 'bewaard', sha256 } : { ...common, status: 'geweigerd', reden };
  });
}

/** Puts repeat quietly: the same bytes under the same key. Before the fact that refers to them, like all content. */
export async function keepBijlagen(
  { raw }: Pick<Ports, 'raw'>,
  contact: string,
  bericht: string,
  mail: ReadMail,
  feiten: readonly BijlageFeit[],
): Promise<void> {
  for (const [index, { inhoud, type }] of taken(mail).entries()) {
    const feit = feiten[index];
    // One at a time: together they may take as much memory as the mail itself.
    if (feit?.status === 'bewaard')
      await raw.put(bijlageSleutel(contact, bericht, feit.nummer), inhoud, veiligType(type));
  }
}

/** Files that the sender must hear of: a picture within a signature is no loss to them. */
export function geweigerdeBestanden(mail: ReadMail, feiten: readonly BijlageFeit[]) {
  return feiten.flatMap(({ nummer, status, reden }, index) =>
    status === 'geweigerd' && reden !== undefined && mail.bijlagen[index]?.inline !== true ? [{ nummer, reden }] : [],
  );
}
