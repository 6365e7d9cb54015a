/** Terms that are about to end, and terms that ended without their step: told every morning to whom it concerns, each once. */
import { type Waarschuwing, waarschuwingVan } from '../domain/contact/termijn-status.ts';
import { type Termijn, termijnenVan } from '../domain/contact/termijnen.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Termijnsoort } from '../domain/termijnen/types.ts';
import { VROEGST_DAGEN } from '../domain/termijnen/waarschuwtijden.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import { dagInWoorden } from '../domain/tijd/in-woorden.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Adressen, Ports } from './ports.ts';
import type { Roosterwerk } from './rooster-ports.ts';
import { contactpersonenVan, coordinatorVan } from './roostercoordinator.ts';
import { tellOnce } from './tell-once.ts';

const BLADZIJDE = 100;
/** Of those who manage the settings; a message has to fit in one write with what it is about. */
const MAX_ONTVANGERS = 5;

const STAPPEN: Readonly<Partial<Record<Termijnsoort, string>>> = {
  regulier: 'gesprek in persoon',
  'eerste-vraagverhelderingsgesprek': 'eerste vraagverhelderingsgesprek',
  vraagverheldering: 'plan van aanpak',
  besluit: 'besluit op de aanvraag',
  'start-ondersteuning': 'start van de ondersteuning',
  evaluatie: 'evaluatie',
  'evaluatie-intensief': 'evaluatie van intensieve ondersteuning',
  inloopstap: 'afhandeling van de inloop',
  klacht: 'afhandeling van de klacht',
};

export type WarnTermijnen = () => Promise<{
  /** Warnings for which a message was put ready. */
  readonly gemeld: number;
  /** Wijkteams of which nobody can be told, because there is nobody. */
  readonly zonderOntvanger: number;
  readonly mislukt: readonly { readonly wijkteam: string; readonly fout: unknown }[];
}>;

interface Melding extends Waarschuwing {
  readonly naam: string;
  readonly contact: string;
  readonly soort: Termijnsoort;
  /** Who is on the case, when that is known. */
  readonly behandelaar: string | null;
}

/**
 * Puts the warnings of the morning ready: one message per wijkteam for whoever coordinates it, and one per professional about
 * what they are on. Kinds, dates and references only. That a warning was given and its message are one write, and the minute
 * sends it: each is given once, and none is forgotten. Until the step is noted or somebody lets the term lapse with a reason, a
 * term that ended is told of each week. One wijkteam that fails never stops the others.
 */
export function makeWarnTermijnen(
  ports: Pick<Ports, 'zaken' | 'instellingen' | 'clock' | 'ids'> & { readonly adressen: Pick<Adressen, 'console'> },
): WarnTermijnen {
  const { zaken, instellingen, clock, ids, adressen } = ports;

  async function* contacten(nu: Instant): AsyncGenerator<Contact> {
    const voor = startOfLocalDay(addDays(localDateOf(nu), VROEGST_DAGEN));
    let cursor: string | undefined;
    do {
      const page = await zaken.listTermijnen({ voor }, BLADZIJDE, cursor);
      for (const { value } of page.items) yield value;
      cursor = page.cursor;
    } while (cursor !== undefined);
    // Who walked in and waits is on no list of terms.
    for await (const contact of zaken.listWachtend()) if (contact.kanaal === 'inloop') yield contact;
  }

  const regel = ({ soort, dag, teLaat, contact }: Melding): string => {
    const wanneer = `${teLaat ? 'was uiterlijk' : 'uiterlijk'} ${dagInWoorden(dag)}`;
    return `- ${STAPPEN[soort] ?? soort}: ${wanneer}, ${adressen.console}/contacten/${encodeURIComponent(contact)}`;
  };

  function bericht(op: Instant, aan: string, van: string, meldingen: readonly Melding[]): Roosterwerk {
    const [late, soon] = [meldingen.filter(({ teLaat }) => teLaat), meldingen.filter(({ teLaat }) => !teLaat)];
    const aantallen = [
      ...(late.length > 0 ? [`${late.length} te laat`] : []),
      ...(soon.length > 0 ? [`${soon.length} bijna`] : []),
    ].join(', ');
    const deel = (kop: string, found: readonly Melding[]) => (found.length === 0 ? [] : [kop, ...found.map(regel), '']);
    const tekst = [
      ...deel('Verlopen, en de stap is niet vastgelegd:', late),
      ...deel('Lopen af, en de stap is nog niet vastgelegd:', soon),
      'Leg de stap vast bij het contact. Hoeft er niets meer te gebeuren, laat de termijn dan vervallen en geef aan waarom.',
      'Wat verlopen is komt elke week terug, tot een van beide is gebeurd.',
      '',
    ];
    const id = `termijnen/${ids.derived('termijnen', aan, ...meldingen.map(({ naam }) => naam))}`;
    return { id, op, soort: 'bericht', aan, onderwerp: `Termijnen ${van}: ${aantallen}`, tekst: tekst.join('\n') };
  }

  return async () => {
    const nu = clock.now();
    const settings = await instellingen.readInstellingen();
    const perWijkteam = new Map<string, Melding[]>();
    for await (const contact of contacten(nu)) {
      const found = perWijkteam.get(contact.wijkteam) ?? [];
      found.push(...meldingenVan(contact, settings, nu));
      perWijkteam.set(contact.wijkteam, found);
    }
    const mislukt: { wijkteam: string; fout: unknown }[] = [];
    let [gemeld, zonderOntvanger] = [0, 0];
    for (const [wijkteam, found] of perWijkteam) {
      // A wijkteam that was never set up has nobody to mail; its terms stand in the list like all others.
      if (found.length === 0 || settings.wijkteams[wijkteam] === undefined) continue;
      const coordinator = coordinatorVan(settings, wijkteam);
      const aan =
        coordinator === null ? contactpersonenVan(settings, [wijkteam]).slice(0, MAX_ONTVANGERS) : [coordinator];
      if (aan.length === 0) {
        zonderOntvanger += 1;
        continue;
      }
      const naam = settings.wijkteams[wijkteam]?.naam ?? wijkteam;
      try {
        gemeld += await tellOnce(instellingen, nu, found.toSorted(byDag), (op, deel) => {
          const own = Map.groupBy(deel, ({ behandelaar }) => behandelaar);
          return [
            ...aan.map((one) => bericht(op, one, naam, deel)),
            ...[...own].flatMap(([one, theirs]) =>
              one === null || aan.includes(one) ? [] : [bericht(op, one, 'bij u', theirs)],
            ),
          ];
        });
      } catch (fout) {
        mislukt.push({ wijkteam, fout });
      }
    }
    return { gemeld, zonderOntvanger, mislukt };
  };
}

/** The name holds the end: a term that ends later than was told before is told of again. */
function meldingenVan(contact: Contact, settings: Instellingen, nu: Instant): readonly Melding[] {
  if (contact.proef === true) return [];
  const behandelaar = behandelaarVan(contact, settings);
  return termijnenVan(contact).flatMap((termijn: Termijn): Melding[] => {
    const warning = waarschuwingVan(termijn, nu);
    if (warning === null) return [];
    const { soort, aanvraag, vanaf } = termijn;
    const naam = ['termijn', contact.id, soort, aanvraag ?? vanaf, warning.dag, warning.fase].join('/');
    return [{ ...warning, naam, contact: contact.id, soort, behandelaar }];
  });
}

/** The professional of this wijkteam who last noted a step, else who took the contact; null when that is nobody. */
function behandelaarVan(contact: Contact, { medewerkers }: Instellingen): string | null {
  const { trajectstappen, aangenomenDoor, wijkteam } = contact;
  const people = [...trajectstappen.map(({ door }) => door).reverse(), aangenomenDoor];
  const works = (id: string): boolean => {
    const found = medewerkers[id];
    return found?.actief === true && found.rollen.includes('professional') && found.wijkteams.includes(wijkteam);
  };
  return people.find((id) => id !== null && works(id)) ?? null;
}

function byDag(a: Melding, b: Melding): number {
  return a.dag < b.dag ? -1 : a.dag > b.dag ? 1 : a.naam < b.naam ? -1 : 1;
}
