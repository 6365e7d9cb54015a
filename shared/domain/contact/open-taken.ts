/** What a person still has to do because of what a contact became; a function of its facts, so that nothing is forgotten. */
import type { Instant } from '../tijd/instant.ts';
import { triageTaken } from './triage-taken.ts';
import type { Contact, Taaksoort } from './types.ts';

export interface OpenTaak {
  readonly taak: Taaksoort;
  readonly sinds: Instant;
  readonly tekst: string;
}

const TEKSTEN: Readonly<Record<Taaksoort, string>> = {
  'toestemming-vastleggen': 'Leg vast op welke van de drie wegen deze aanmelding binnenkwam.',
  'melder-om-toestemming-vragen': 'Vraag de melder om toestemming van de hulpvrager.',
  'gezagdragers-informeren': 'Informeer alle ouders met gezag over dit contact.',
  'aanmelding-bevestigen':
    'Bevestig de aanmelding aan de hulpvrager: wat er nu gebeurt en wanneer, en dat onafhankelijke cliëntondersteuning gratis is.',
  'meldcode-signalen': 'Meldcode stap 1: breng de signalen in kaart en leg ze vast in het cliëntsysteem.',
  'meldcode-overleg':
    'Meldcode stap 2: overleg met een collega en zo nodig met Veilig Thuis (0800-2000, dag en nacht).',
  'meldcode-gesprek': 'Meldcode stap 3: praat met de betrokkenen, als dat veilig kan.',
  'meldcode-wegen': 'Meldcode stap 4: weeg het geweld of de mishandeling. Bij twijfel: vraag Veilig Thuis.',
  'meldcode-beslissen': 'Meldcode stap 5: beslis of u meldt bij Veilig Thuis, en of u zelf hulp kunt bieden.',
  'vaste-professional-koppelen': 'Koppel een vaste professional, die de inwoner zelf opzoekt.',
  'brief-sturen': 'De inwoner is niet bereikt. Stuur een brief, tenzij is afgesproken dat dat niet mag.',
  'melder-terugkoppelen': 'Laat de melder weten wat er met de melding is gedaan.',
};

type Facts = Pick<Contact, 'gebeurtenissen' | 'toestemming' | 'aanmelding'>;

/** Oldest first. What was ticked off does not come back. */
export function openTakenVan(contact: Facts): readonly OpenTaak[] {
  const ticked = new Set(
    contact.gebeurtenissen.flatMap((event) => (event.soort === 'taak-afgevinkt' ? [event.taak] : [])),
  );
  const own = [toestemmingTaak(contact), melderTaak(contact), gezagTaak(contact), bevestigingTaak(contact)];
  return [...own.filter((open) => open !== null), ...triageTaken(contact)]
    .filter(({ taak }) => !ticked.has(taak))
    .map((open) => ({ ...open, tekst: TEKSTEN[open.taak] }))
    .sort((a, b) => (a.sinds < b.sinds ? -1 : a.sinds > b.sinds ? 1 : 0));
}

type Open = Omit<OpenTaak, 'tekst'> | null;

function toestemmingTaak({ toestemming, aanmelding }: Facts): Open {
  return aanmelding === null || toestemming !== null ? null : { taak: 'toestemming-vastleggen', sinds: aanmelding.op };
}

function melderTaak(contact: Facts): Open {
  return contact.toestemming?.weg === 'ander-zonder-toestemming'
    ? { taak: 'melder-om-toestemming-vragen', sinds: lastToestemming(contact) }
    : null;
}

/** Not in way 3: there nobody is known who could have parents. */
function gezagTaak(contact: Facts): Open {
  const { toestemming } = contact;
  return toestemming?.minderjarig && toestemming.weg !== 'ander-zonder-toestemming'
    ? { taak: 'gezagdragers-informeren', sinds: lastToestemming(contact) }
    : null;
}

/** Done by a confirmation that is on its way or arrived; one that failed or was withdrawn leaves it to a person. */
function bevestigingTaak({ aanmelding, gebeurtenissen }: Facts): Open {
  if (aanmelding === null) return null;
  const standing = new Map<string, boolean>();
  for (const event of gebeurtenissen) {
    if (event.soort === 'mail-klaargezet' && event.aard === 'aanmeldbevestiging') standing.set(event.mail, true);
    if (event.soort === 'mail-mislukt' || event.soort === 'mail-ingetrokken') {
      if (standing.has(event.mail)) standing.set(event.mail, false);
    }
    if (event.soort === 'mail-verzonden' && standing.has(event.mail)) standing.set(event.mail, true);
  }
  return [...standing.values()].includes(true) ? null : { taak: 'aanmelding-bevestigen', sinds: aanmelding.op };
}

function lastToestemming({ gebeurtenissen }: Facts): Instant {
  return gebeurtenissen.findLast((event) => event.soort === 'toestemming-vastgelegd')?.op as Instant;
}
