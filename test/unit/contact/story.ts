/** Short notation for the events of one contact: instants are seconds after Monday 16 November 2026, 10:00 UTC. */
import type { ContactCommand } from '../../../shared/domain/contact/commands.ts';
import { decideContact } from '../../../shared/domain/contact/decide-contact.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import type { Contact, ContactGebeurtenis, ContactKop, Kanaal } from '../../../shared/domain/contact/types.ts';
import { type Instant, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';

const START = instant('2026-11-16T10:00:00Z');

export function at(seconds: number): Instant {
  return plusMs(START, seconds * 1000);
}

type Detail = { [S in ContactGebeurtenis as S['soort']]: Omit<S, 'id' | 'op' | 'soort'> };

/** `ev(5, 'aangenomen', {medewerker: 'a'})`; the id is made of kind and second unless given. */
export function ev<S extends keyof Detail>(
  seconds: number,
  soort: S,
  detail?: Partial<Detail[S]> & { readonly id?: string },
): ContactGebeurtenis {
  const usual: Partial<Record<keyof Detail, object>> = {
    'bericht-ontvangen': { bericht: `b${seconds}`, soortBericht: 'persoon', gevaarsignalen: [] },
    'vraag-gesteld': { bericht: `b${seconds}`, gevaarsignalen: [] },
    aangekomen: { locatie: 'buurthuis', wijkteam: 'centrum' },
    'antwoord-klaargezet': { antwoord: 'a1', door: 'fatima' },
    'antwoord-verzonden': { antwoord: 'a1' },
    'antwoord-mislukt': { antwoord: 'a1', reden: 'geweigerd' },
    'antwoord-ingetrokken': { antwoord: 'a1', door: 'fatima' },
    'mail-klaargezet': { mail: 'm1', aard: 'doorsturing', door: 'fatima' },
    'mail-verzonden': { mail: 'm1' },
    'mail-mislukt': { mail: 'm1', reden: 'geweigerd' },
    'mail-ingetrokken': { mail: 'm1', door: 'fatima' },
    'geen-antwoord-nodig': { door: 'fatima' },
    'stilte-gemeld': { sluitOp: at(seconds + 600) },
    'terugbelverzoek-gedaan': { door: 'fatima', uiterlijkOp: at(86_400) },
    contactpoging: { gelukt: false, wijze: 'telefoon', door: 'fatima' },
    afgesloten: { uitkomst: 'informatie-advies', door: 'fatima' },
    getrieerd: {
      door: 'fatima',
      urgentie: 'regulier',
      advies: 'regulier',
      regelset: 'r1',
      signalen: {},
      domein: 'sociaal',
    },
  };
  return { id: `${soort}-${seconds}`, op: at(seconds), soort, ...usual[soort], ...detail } as ContactGebeurtenis;
}

export function kop(kanaal: Kanaal): ContactKop {
  return { id: 'c1', kanaal, vervolgVan: null };
}

export function fold(kanaal: Kanaal, ...events: readonly ContactGebeurtenis[]): Contact {
  return foldContact(kop(kanaal), events);
}

/** Waits as text: `0-5 beantwoord`, `3-? `. */
export function waits(contact: Contact): readonly string[] {
  const seconds = (op: Instant) => (Date.parse(op) - Date.parse(START)) / 1000;
  return contact.wachten.map(({ begin, einde }) =>
    einde === null ? `${seconds(begin)}-?` : `${seconds(begin)}-${seconds(einde.op)} ${einde.hoe}`,
  );
}

type WithoutPerson<C> = C extends ContactCommand ? Omit<C, 'id' | 'door'> & { id?: string; door?: string } : never;

/** Decides at `nu` seconds and gives the events, ids and instants included. */
export function decide(
  contact: Contact | null,
  nu: number,
  command: WithoutPerson<ContactCommand>,
): readonly ContactGebeurtenis[] {
  return decideContact({ id: 'cmd', door: 'fatima', ...command } as ContactCommand, contact, { nu: at(nu) });
}

/** Decides and folds what follows. */
export function grown(contact: Contact, nu: number, command: WithoutPerson<ContactCommand>): Contact {
  const id = `${command.soort}-${nu}-${contact.gebeurtenissen.length}`;
  return foldContact(kop(contact.kanaal), [...contact.gebeurtenissen, ...decide(contact, nu, { id, ...command })]);
}

/** The stable code of the refusal, or `kind` and fields for invalid input; undefined when it is allowed. */
export function refusal(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    const { code, faults } = error as { code: string; faults: readonly { veld: string }[] };
    return [code, ...faults.map(({ veld }) => veld)].join(' ');
  }
}
