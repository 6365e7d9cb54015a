/** What followed an aanmelding: its steps, and how the terms stand that they start and meet. */
import type { ContactCommand } from '../domain/contact/commands.ts';
import { type StaandeTermijn, staandeTermijnen } from '../domain/contact/termijn-status.ts';
import type { StapDetail, Trajectstap, Trajectstapsoort } from '../domain/contact/traject.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { loadContactFor } from './access.ts';
import { changeContact } from './change-contact.ts';
import { commandId } from './command-id.ts';
import type { Ports, Stored } from './ports.ts';

export interface TrajectView {
  readonly contact: string;
  readonly stappen: readonly Trajectstap[];
  /** Every term of the contact, soonest deadline first. */
  readonly termijnen: readonly StaandeTermijn[];
  readonly versie: number;
}

interface OnContact {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
}

export interface NieuweStap extends StapDetail {
  readonly stap: Trajectstapsoort;
  readonly op?: Instant;
  readonly vervangt?: string;
}

type Needs = Pick<Ports, 'zaken' | 'clock' | 'ids' | 'jitter'>;

export function makeNoteTraject(ports: Needs): {
  readonly readTraject: (query: OnContact) => Promise<TrajectView>;
  readonly setStap: (command: OnContact & NieuweStap) => Promise<TrajectView>;
  readonly withdrawStap: (command: OnContact & { readonly trajectstap: string }) => Promise<TrajectView>;
} {
  const { zaken, clock, ids } = ports;
  const view = ({ value, versie }: Stored<Contact>): TrajectView => ({
    contact: value.id,
    stappen: value.trajectstappen,
    termijnen: staandeTermijnen(value, clock.now()),
    versie,
  });
  const change = async ({ contact, door }: OnContact, command: ContactCommand): Promise<TrajectView> =>
    view(await changeContact(ports, contact, door, command));
  return {
    readTraject: async ({ contact, door }) => view(await loadContactFor(zaken, door, contact)),
    setStap: ({ contact, door, sleutel, ...step }) => {
      const on = { contact, door, ...(sleutel !== undefined && { sleutel }) };
      const id = commandId(ids, `zetTrajectstap/${step.stap}`, contact, on);
      return change(on, { ...step, soort: 'zetTrajectstap', id, door: door.id });
    },
    withdrawStap: (on) => {
      const { trajectstap, contact, door } = on;
      const id = commandId(ids, `trekTrajectstapIn/${trajectstap}`, contact, on);
      return change(on, { soort: 'trekTrajectstapIn', id, door: door.id, trajectstap });
    },
  };
}
