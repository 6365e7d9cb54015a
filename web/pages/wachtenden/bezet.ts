/** Who has it, by name, when somebody else was first. */
import type { Contact } from '../../app/antwoorden/contacten.ts';
import { type Api, ApiFout } from '../../app/api.ts';

/** The fault to show: of a contact that is taken with the name of who has it, else as it came. */
export async function noemHouder(
  api: Api,
  error: unknown,
  contact: string,
  naam: (medewerker: string) => string,
): Promise<ApiFout> {
  const given = error instanceof ApiFout ? error : new ApiFout(0, 'onverwacht', 'Er ging iets mis.');
  if (given.code !== 'al-aangenomen') return given;
  const now = await api.vraag<Contact>('GET', `/v1/contacten/${encodeURIComponent(contact)}`).catch(() => undefined);
  const wie = now?.aangenomenDoor ? naam(now.aangenomenDoor) : 'Een collega';
  return new ApiFout(given.status, given.code, `${wie} heeft dit contact al.`);
}
