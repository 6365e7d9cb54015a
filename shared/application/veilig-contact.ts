/**
 * The one gate before everything that goes out to a person. Who is about to mail, call, text or put something ready for
 * it asks here first, and send-antwoord asks again just before it leaves: what is safe can change in between.
 */
import { RefusedError } from '../domain/errors.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { geldendeAfspraken, type VeiligContactAfspraak } from '../domain/veilig-contact/afspraak.ts';
import { judgeHandeling, type Oordeel, type Wijze } from '../domain/veilig-contact/judge-handeling.ts';
import type { BetrokkeneInhoud, ContactInhoud, PersoonInhoud } from './inhoud.ts';
import { persoonssleutels } from './persoonssleutel.ts';
import type { InhoudSleutel, Ports } from './ports.ts';

export type VeiligContactPorts = Pick<Ports, 'inhoud' | 'ids' | 'nummers'>;

export interface VeiligContactVraag {
  /** Id of the contact in which something would go out; null for what belongs to none, then `adres` decides. */
  readonly contact: string | null;
  readonly wijze: Wijze;
  /** The mail address or telephone number that would be used; absent = what is known of the person. */
  readonly adres?: string;
  readonly nu: Instant;
  /** As in {@link Handeling}. */
  readonly noemtOns?: boolean;
}

export type CheckVeiligContact = (vraag: VeiligContactVraag) => Promise<Oordeel>;

/** Code of the refusal, and the reason under which a message is recorded that was held back. */
export const VEILIG_CONTACT = 'veilig-contact';

type WhoIsKnown = readonly [PersoonInhoud, readonly BetrokkeneInhoud[]];

async function whoIsKnown(
  inhoud: Ports['inhoud'],
  contact: string | null,
  content: ContactInhoud | undefined,
): Promise<WhoIsKnown> {
  if (content !== undefined) return [content.persoon, content.betrokkenen];
  return contact === null ? [{}, []] : Promise.all([inhoud.readPersoon(contact), inhoud.readBetrokkenen(contact)]);
}

/**
 * What of this person is known: what was noted with the contact, and with every number and address that is theirs.
 * `content`: the content of the contact, for whoever read it already.
 */
export async function readAfspraken(
  ports: VeiligContactPorts,
  contact: string | null,
  adres: Partial<Pick<VeiligContactVraag, 'wijze' | 'adres'>> = {},
  content?: ContactInhoud,
): Promise<{
  readonly geldend: readonly VeiligContactAfspraak[];
  readonly alle: readonly VeiligContactAfspraak[];
  readonly sleutels: readonly string[];
  readonly persoon: PersoonInhoud;
}> {
  const { inhoud } = ports;
  const used =
    adres.adres === undefined ? {} : adres.wijze === 'mail' ? { mail: adres.adres } : { nummer: adres.adres };
  const [persoon, betrokkenen] = await whoIsKnown(inhoud, contact, content);
  // A melder or verwijzer who is named besides whoever contacted us is somebody else: what is unsafe for the one is not for them.
  const hulpvragers = betrokkenen.filter(({ rol }) => rol === 'hulpvrager');
  const sleutels = persoonssleutels(ports, persoon, ...hulpvragers, used);
  const bij: InhoudSleutel[] = [
    ...(contact === null || content !== undefined ? [] : [{ contact }]),
    ...sleutels.map((one) => ({ persoon: one })),
  ];
  const alle = [...(content?.afspraken ?? []), ...(await inhoud.readVeiligContact(bij))];
  return { geldend: geldendeAfspraken(alle), alle, sleutels, persoon };
}

/** Whether it may happen now, and otherwise why not and, when it passes, from when. Changes nothing. */
export function makeCheckVeiligContact(ports: VeiligContactPorts): CheckVeiligContact {
  return async ({ contact, wijze, adres, nu, noemtOns = false }) => {
    const { geldend, persoon } = await readAfspraken(ports, contact, { wijze, ...(adres !== undefined && { adres }) });
    if (geldend.length === 0) return { mag: true };
    const nummer =
      wijze === 'telefoon' || wijze === 'sms' ? (adres ?? persoon.terugbelnummer ?? persoon.nummer) : undefined;
    const bare = nummer === undefined ? null : ports.nummers.normaal(nummer);
    return judgeHandeling(geldend, { wijze, nummer: bare, nu, noemtOns });
  };
}

/** For commands of people: throws RefusedError `veilig-contact` (409), which says why and from when. */
export async function requireVeiligContact(check: CheckVeiligContact, vraag: VeiligContactVraag): Promise<void> {
  const oordeel = await check(vraag);
  if (oordeel.mag) return;
  throw new RefusedError(VEILIG_CONTACT, oordeel.reden, oordeel.vanaf === undefined ? {} : { vanaf: oordeel.vanaf });
}
