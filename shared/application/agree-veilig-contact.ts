import { decideContact } from '../domain/contact/decide-contact.ts';
import { type Fault, InvalidError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { refuseIdentifying } from '../domain/toestemming/guard-tekst.ts';
import { hasRegels, type VeiligContactAfspraak, type VeiligContactRegels } from '../domain/veilig-contact/afspraak.ts';
import { loadContactFor } from './access.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { readAfspraken } from './veilig-contact.ts';

export interface AgreeVeiligContactCommand extends VeiligContactRegels {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly toelichting?: string;
  /** Given: this replaces whatever holds for this person. Absent: it comes beside it, and of each rule the strictest holds. */
  readonly reden?: string;
}

export type AgreeVeiligContact = (command: AgreeVeiligContactCommand) => Promise<ContactView>;

type Needs = Pick<Ports, 'zaken' | 'inhoud' | 'nummers' | 'clock' | 'ids' | 'jitter'>;

/**
 * Notes how somebody may be approached safely. It is kept with the contact and with every number and address known of the
 * person, so that it follows them; content first, then the fact that there is something. Nothing that holds is weakened
 * unless whoever notes it says why. Also for a contact that is closed, and said twice it is there once.
 */
export function makeAgreeVeiligContact(ports: Needs): AgreeVeiligContact {
  const { zaken, inhoud, nummers, clock, ids, jitter } = ports;

  function regelsOf(command: AgreeVeiligContactCommand): VeiligContactRegels {
    const faults: Fault[] = [];
    const verbodenNummers = (command.verbodenNummers ?? []).map((nummer, index) => {
      const normaal = nummers.normaal(nummer);
      if (normaal === null) {
        faults.push({
          veld: `verbodenNummers[${index}]`,
          melding: 'Dit is geen telefoonnummer, bijvoorbeeld 0612345678.',
        });
      }
      return normaal ?? '';
    });
    const { nietVoor, nietNa } = command;
    if (nietVoor !== undefined && nietVoor === nietNa) {
      faults.push({ veld: 'nietNa', melding: 'Tussen nietVoor en nietNa moet tijd overblijven.' });
    }
    const regels = onlyRegels({ ...command, ...(verbodenNummers.length > 0 && { verbodenNummers }) });
    if (!hasRegels(regels) && !command.reden?.trim()) {
      const melding = 'Noem minstens een afspraak. Wilt u een eerdere intrekken, leg dan in reden uit waarom.';
      faults.push({ veld: 'reden', melding });
    }
    if (faults.length > 0) throw new InvalidError(faults);
    return regels;
  }

  return async (command) => {
    const { contact, door } = command;
    const regels = regelsOf(command);
    const reden = command.reden?.trim();
    const toelichting = command.toelichting?.trim();
    const id = commandId(ids, 'spreekVeiligContactAf', contact, command);
    const afspraakId = ids.derived('veilig-contact', id);
    return retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      const nu = clock.now();
      const decision = { soort: 'spreekVeiligContactAf', id, door: door.id, afspraak: afspraakId } as const;
      const events = decideContact(decision, stored.value, { nu });
      if (events.length === 0) return contactView(stored);
      const numbers = Object.fromEntries(
        (command.verbodenNummers ?? []).map((one, index) => [`verbodenNummers[${index}]`, one]),
      );
      refuseIdentifying(stored.value.toestemming, { toelichting, reden, ...numbers }, nu);
      const { geldend, sleutels } = await readAfspraken(ports, contact);
      const afspraak: VeiligContactAfspraak = {
        ...regels,
        id: afspraakId,
        op: nu,
        door: door.id,
        contact,
        vervangt: reden ? geldend.map((one) => one.id).filter((one) => one !== afspraakId) : [],
        ...(toelichting && { toelichting }),
        ...(reden && { reden }),
      };
      for (const persoon of sleutels) await inhoud.putVeiligContact({ persoon }, afspraak);
      await inhoud.putVeiligContact({ contact }, afspraak);
      return contactView(await saveContact(zaken, stored, events));
    });
  };
}

/** Rules that are off are left out: saying no is saying nothing, so that a form with empty boxes withdraws nothing. */
function onlyRegels(command: VeiligContactRegels): VeiligContactRegels {
  const { geenVoicemail, nietVoor, nietNa, verbodenNummers, geenMail, geenSms, geenBrief, geenNaam } = command;
  return {
    ...(geenVoicemail && { geenVoicemail }),
    ...(nietVoor !== undefined && { nietVoor }),
    ...(nietNa !== undefined && { nietNa }),
    ...(verbodenNummers !== undefined && { verbodenNummers }),
    ...(geenMail && { geenMail }),
    ...(geenSms && { geenSms }),
    ...(geenBrief && { geenBrief }),
    ...(geenNaam && { geenNaam }),
  };
}
