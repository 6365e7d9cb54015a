import type { Contact } from '../domain/contact/types.ts';
import type { ContactView } from './contact-view.ts';

const RESULT = { 'mail-verzonden': 'verzonden', 'mail-mislukt': 'mislukt', 'mail-ingetrokken': 'ingetrokken' } as const;

/** What became of the newest acknowledgement of a mail, or why there is none. */
export function bevestigingVan({
  gebeurtenissen,
}: Pick<Contact, 'gebeurtenissen'>): Pick<ContactView, 'bevestiging' | 'bevestigingReden'> {
  const last = gebeurtenissen.findLast(
    (event) =>
      (event.soort === 'mail-klaargezet' && event.aard === 'ontvangstbevestiging') ||
      (event.soort === 'bericht-ontvangen' && event.geenBevestiging !== undefined),
  );
  if (last?.soort === 'bericht-ontvangen') {
    return { bevestiging: 'onderdrukt', bevestigingReden: last.geenBevestiging ?? null };
  }
  if (last?.soort !== 'mail-klaargezet') return { bevestiging: null, bevestigingReden: null };
  const result = gebeurtenissen.findLast(
    (event) => event.soort in RESULT && 'mail' in event && event.mail === last.mail,
  );
  const soort = result?.soort as keyof typeof RESULT | undefined;
  return { bevestiging: soort === undefined ? 'klaargezet' : RESULT[soort], bevestigingReden: null };
}
