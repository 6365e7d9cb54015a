/** What is noted about a contact for who looks back on it: what it was about, complaints, appointments. */
import type { ContactCommand } from '../domain/contact/commands.ts';
import type { AfloopAfspraak, ErnstKlacht, Kenmerken } from '../domain/contact/types.ts';
import { InvalidError } from '../domain/errors.ts';
import { keuzelijstenVan, unknownKenmerken } from '../domain/organisatie/keuzelijsten.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { changeContact } from './change-contact.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import type { Ports } from './ports.ts';

interface OnContact {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
}

type Needs = Pick<Ports, 'zaken' | 'instellingen' | 'clock' | 'ids' | 'jitter'>;
type Note<T> = (command: OnContact & T) => Promise<ContactView>;
type Body<C extends ContactCommand> = C extends unknown ? Omit<C, 'id' | 'door'> : never;

/** InvalidError, naming every field, when a code stands on no list of this organisatie. */
export async function checkKenmerken(
  { instellingen }: Pick<Ports, 'instellingen'>,
  kenmerken: Partial<Kenmerken>,
): Promise<void> {
  if (Object.keys(kenmerken).length === 0) return;
  const { organisatie } = await instellingen.readInstellingen();
  const faults = unknownKenmerken(kenmerken, keuzelijstenVan(organisatie));
  if (faults.length > 0) throw new InvalidError(faults);
}

/** Only the fields of it that are there. */
export const asGiven = ({ themas, verwijzer, doorverwezenNaar }: Partial<Kenmerken>): Partial<Kenmerken> => ({
  ...(themas !== undefined && { themas }),
  ...(verwijzer !== undefined && { verwijzer }),
  ...(doorverwezenNaar !== undefined && { doorverwezenNaar }),
});

/** Each can be done in any state of the contact, and done twice it is done once. */
export function makeNoteOpvolging(ports: Needs): {
  readonly noteKenmerken: Note<Partial<Kenmerken>>;
  readonly reportKlacht: Note<{ readonly ernst: ErnstKlacht | 'geen'; readonly op?: Instant }>;
  readonly settleKlacht: Note<{ readonly ontvankelijk: boolean; readonly opgelost: boolean; readonly op?: Instant }>;
  readonly makeAfspraak: Note<{ readonly op: Instant }>;
  readonly endAfspraak: Note<{ readonly afspraak: string; readonly uitkomst: AfloopAfspraak }>;
} {
  async function change(name: string, on: OnContact, body: Body<ContactCommand>): Promise<ContactView> {
    const { contact, door } = on;
    const id = commandId(ports.ids, name, contact, on);
    return contactView(await changeContact(ports, contact, door, { ...body, id, door: door.id } as ContactCommand));
  }
  return {
    noteKenmerken: async (command) => {
      const kenmerken = asGiven(command);
      await checkKenmerken(ports, kenmerken);
      return change('legKenmerkenVast', command, { soort: 'legKenmerkenVast', kenmerken });
    },
    reportKlacht: (command) =>
      change('meldKlacht', command, {
        soort: 'meldKlacht',
        ernst: command.ernst,
        ...(command.op && { op: command.op }),
      }),
    settleKlacht: (command) =>
      change('handelKlachtAf', command, {
        soort: 'handelKlachtAf',
        ontvankelijk: command.ontvankelijk,
        opgelost: command.opgelost,
        ...(command.op && { op: command.op }),
      }),
    makeAfspraak: (command) => change('maakAfspraak', command, { soort: 'maakAfspraak', afspraakOp: command.op }),
    endAfspraak: (command) =>
      change(`rondAfspraakAf/${command.afspraak}`, command, {
        soort: 'rondAfspraakAf',
        afspraak: command.afspraak,
        hoe: command.uitkomst,
      }),
  };
}
