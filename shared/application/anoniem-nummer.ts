import type { Contact } from '../domain/contact/types.ts';
import { isAnoniem } from '../domain/toestemming/types.ts';
import { toestemmingOntbreekt } from '../domain/toestemming/weigering.ts';
import { sleutelVanNummer } from './persoonssleutel.ts';
import type { Ports } from './ports.ts';

/**
 * Without consent of the hulpvrager only a number of somebody else may be noted to call: the one that was called from, or
 * one that is known as that of the melder or verwijzer. Throws RefusedError `toestemming-ontbreekt` for any other.
 */
export async function refuseNummerOfHulpvrager(
  ports: Pick<Ports, 'inhoud' | 'ids' | 'nummers'>,
  { id, toestemming }: Contact,
  nummer: string | undefined,
): Promise<void> {
  if (nummer === undefined || !isAnoniem(toestemming)) return;
  const [persoon, betrokkenen] = await Promise.all([ports.inhoud.readPersoon(id), ports.inhoud.readBetrokkenen(id)]);
  const theirs = [persoon, ...betrokkenen].map((one) =>
    one.nummer === undefined ? null : sleutelVanNummer(ports, one.nummer),
  );
  const asked = sleutelVanNummer(ports, nummer);
  if (asked !== null && theirs.includes(asked)) return;
  const melding =
    'Is dit een nummer van de melder, leg dat dan eerst daar vast. Dat van de hulpvrager wordt niet bewaard.';
  throw toestemmingOntbreekt([{ veld: 'nummer', melding }]);
}
