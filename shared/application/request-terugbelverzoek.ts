import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { changeContact } from './change-contact.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { openingsindexVan } from './openingstijden.ts';
import type { Ports } from './ports.ts';

export interface RequestTerugbelverzoekCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly op?: Instant;
}

export type RequestTerugbelverzoek = (command: RequestTerugbelverzoekCommand) => Promise<ContactView>;

/**
 * By when a call-back that is asked for at `op` must have been tried: the closing time of the next working day, which is
 * the first later day on which the wijkteam's telephone is open (IKR footnote 4). Without any such day within the
 * horizon of the calendar: the end of the next day.
 */
export function terugbelTermijn(instellingen: Instellingen, wijkteam: string, op: Instant): Instant {
  const index = openingsindexVan(instellingen, { wijkteam, kanaal: 'telefoon' });
  const tomorrow = startOfLocalDay(addDays(localDateOf(op), 1));
  const opens = index.eerstvolgendOpen(tomorrow);
  if (opens === null) return startOfLocalDay(addDays(localDateOf(op), 2));
  const midnight = startOfLocalDay(addDays(localDateOf(opens), 1));
  let closes = opens;
  // Over the breaks of that day: the last moment at which it goes from open to closed.
  for (let from: Instant | null = opens; from !== null && from < midnight; from = index.eerstvolgendOpen(closes)) {
    const end = index.toestand(from).volgendeWijziging;
    if (end === null || end >= midnight) return midnight;
    closes = end;
  }
  return closes;
}

/** Notes that somebody wants to be called back, and by when that must have been tried. */
export function makeRequestTerugbelverzoek(
  ports: Pick<Ports, 'zaken' | 'clock' | 'ids' | 'jitter' | 'instellingen'>,
): RequestTerugbelverzoek {
  const { clock, ids, instellingen, zaken } = ports;
  return async (command) => {
    const { contact, door, op } = command;
    const id = commandId(ids, 'vraagTerugbellen', contact, command);
    const wijkteam = (await zaken.loadContact(contact))?.value.wijkteam ?? '';
    const uiterlijkOp = terugbelTermijn(await instellingen.readInstellingen(), wijkteam, op ?? clock.now());
    const decision = { soort: 'vraagTerugbellen', id, door: door.id, uiterlijkOp, ...(op && { op }) } as const;
    return contactView(await changeContact(ports, contact, door, decision));
  };
}
