/** A mail of the system to somebody who works here. */
import { isDomainError } from '../domain/errors.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { messageIdVan } from './afzender.ts';
import type { MailComposer } from './mail-codec.ts';
import type { Ports } from './ports.ts';

export type StaffMailPorts = Pick<Ports, 'mail' | 'adressen' | 'clock' | 'ids'> & {
  readonly mailCodec: Pick<MailComposer, 'composeNotice'>;
};

export interface StaffMail {
  /** Medewerker id. */
  readonly aan: string;
  readonly onderwerp: string;
  readonly tekst: string;
  /** The same for the same message, so that a second sending is recognisable. */
  readonly naam: string;
}

/** False when this person has no address that can be used. Throws when the provider fails: then it can be tried again. */
export async function sendStaffMail(
  { mail, mailCodec, adressen, clock, ids }: StaffMailPorts,
  { medewerkers }: Instellingen,
  { aan, onderwerp, tekst, naam }: StaffMail,
): Promise<boolean> {
  const found = medewerkers[aan];
  if (!found?.actief || found.mail === null) return false;
  try {
    const ruw = await mailCodec.composeNotice({
      van: adressen.afzenderMail,
      aan: found.mail,
      onderwerp,
      tekst,
      messageId: messageIdVan(adressen.afzenderMail, ids.derived('medewerkermail', naam)),
      op: clock.now(),
    });
    return (await mail.sendRaw({ van: adressen.afzenderMail, aan: found.mail, ruw })).soort === 'aangenomen';
  } catch (error) {
    if (isDomainError(error) && error.kind === 'invalid') return false;
    throw error;
  }
}
