import { openWacht } from '../domain/bereikbaarheid/beoordeling.ts';
import { bezoekVan } from '../domain/contact/bezoek.ts';
import type { Contact, Domein, Wacht } from '../domain/contact/types.ts';
import { NotFoundError } from '../domain/errors.ts';
import type { OpenToestand } from '../domain/openingstijden/types.ts';
import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import { type Instant, msBetween } from '../domain/tijd/instant.ts';
import { hasRole, requireRole, seesWijkteam } from './access.ts';
import { oordeelcontextVoor } from './normen.ts';
import { openingsindexVan, wijkteamVanLocatie } from './openingstijden.ts';
import type { Ports } from './ports.ts';

/** Somebody in the waiting room, without a name. */
export interface Wachtende {
  /** To call them by; null for who was noted before there were numbers. */
  readonly volgnummer: number | null;
  readonly contact: string;
  readonly sinds: Instant;
  readonly wachttijdSeconden: number;
  readonly voor: Domein | null;
  readonly afspraak: boolean;
  /** Null when no norm says anything about this wait (none is set, or it began outside opening hours). */
  readonly overNorm: boolean | null;
}

export interface Wachtbord {
  readonly locatie: string;
  readonly wijkteam: string;
  readonly peildatum: Instant;
  readonly toestand: OpenToestand;
  /** Longest wait first. */
  readonly wachtend: readonly Wachtende[];
  readonly aantal: number;
  /** Null when nobody waits. */
  readonly langstWachtendeSeconden: number | null;
  /** Visits of the six days before of which nobody noted how they ended: work for the office, nobody is sitting there. */
  readonly nietAfgemeld: number;
}

export type ReadWachtbord = (query: { readonly door: Gebruiker; readonly locatie: string }) => Promise<Wachtbord>;

/** How far back a visit without an end is looked for. */
const DAGEN_TERUG = 6;
const PAGE = 100;

interface Wachten {
  readonly contact: Contact;
  readonly wacht: Wacht;
}

function wachtendeOf({ contact, wacht }: Wachten, instellingen: Instellingen, nu: Instant): Wachtende {
  const { volgnummer = null, afspraak = false, voor = null } = bezoekVan(contact) ?? {};
  const tellers = openWacht(wacht, nu, oordeelcontextVoor(instellingen, wacht))?.tellers;
  return {
    volgnummer,
    contact: contact.id,
    sinds: wacht.begin,
    wachttijdSeconden: Math.max(0, Math.floor(msBetween(wacht.begin, nu) / 1000)),
    voor,
    afspraak,
    overNorm: tellers?.buitenNorm !== undefined ? true : tellers?.nogNietBekend !== undefined ? false : null,
  };
}

/**
 * Who waits at one locatie now, without names and without what they come for; also of a locatie that nobody set up.
 *
 * Who comes for an appointment waits as anybody: the wait begins when the arrival is noted and ends when somebody starts
 * talking (ZWOLLE 9.1 knows no other), so it is in the same list, under the same norm and in the same figure, with a flag
 * for whoever decides who is next.
 *
 * A professional sees the boards of their own wijkteams; others do not exist for them, like the contacts on them.
 */
export function makeReadWachtbord({
  zaken,
  instellingen,
  clock,
}: Pick<Ports, 'zaken' | 'instellingen' | 'clock'>): ReadWachtbord {
  async function allWaiting(locatie: string, nu: Instant): Promise<readonly Wachten[]> {
    const today = localDateOf(nu);
    const filter = {
      kanalen: ['inloop'],
      statussen: ['wachtend'],
      dagen: { van: addDays(today, -DAGEN_TERUG), totEnMet: today },
      ookOpenOpDag: true,
    } as const;
    const found: Wachten[] = [];
    let cursor: string | undefined;
    do {
      const page = await zaken.searchContacten(filter, PAGE, cursor);
      for (const { value: contact } of page.items) {
        const wacht = contact.wachten.find(({ einde }) => einde === null);
        // The locatie of the visit itself: to which wijkteam it belongs may have been set otherwise since.
        if (wacht !== undefined && contact.locatie === locatie && !contact.proef) found.push({ contact, wacht });
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
    return found;
  }

  return async ({ door, locatie }) => {
    requireRole(door, 'gastvrouw', 'teamondersteuner', 'professional');
    const nu = clock.now();
    const settings = await instellingen.readInstellingen();
    const wijkteam = wijkteamVanLocatie(settings, locatie);
    if (!hasRole(door, 'gastvrouw') && !seesWijkteam(door, wijkteam)) {
      throw new NotFoundError('Dit wachtbord bestaat niet.');
    }
    const all = await allWaiting(locatie, nu);
    const isToday = ({ wacht }: Wachten) => localDateOf(wacht.begin) === localDateOf(nu);
    const wachtend = all
      .filter(isToday)
      .map((one) => wachtendeOf(one, settings, nu))
      .sort((a, b) => (`${a.sinds}#${a.contact}` < `${b.sinds}#${b.contact}` ? -1 : 1));
    return {
      locatie,
      wijkteam,
      peildatum: nu,
      toestand: openingsindexVan(settings, { wijkteam, kanaal: 'inloop', locatie }).toestand(nu),
      wachtend,
      aantal: wachtend.length,
      langstWachtendeSeconden: wachtend[0]?.wachttijdSeconden ?? null,
      nietAfgemeld: all.length - wachtend.length,
    };
  };
}
