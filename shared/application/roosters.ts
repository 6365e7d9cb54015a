/** A roster for a period: proposed from the rotations, checked, and published as a version. */

import { controleerRooster, type Roosterfout } from '../domain/achterwacht/controleer-rooster.ts';
import { periodeOf } from '../domain/achterwacht/dienst-periodes.ts';
import { type Rotatie, vereisteDelen } from '../domain/achterwacht/rotatie.ts';
import { type Roostervoorstel, stelRoosterVoor } from '../domain/achterwacht/stel-rooster-voor.ts';
import type { Dienst } from '../domain/achterwacht/types.ts';
import { zwaarteVan } from '../domain/achterwacht/zwaarte.ts';
import { type Fault, InvalidError, RefusedError } from '../domain/errors.ts';
import { type BevestigbaarMedium, nietBevestigd } from '../domain/organisatie/bevestigd.ts';
import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import { addDays } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { dienstenUit, type NieuweDienst } from './plan-diensten.ts';
import { MAX_DIENST_DAGEN, type Page, type Ports } from './ports.ts';
import type { Publicatie } from './rooster-ports.ts';
import { mediaVan } from './spoed-context.ts';
import { startWerkVan } from './start-werk.ts';
import { isFeestdag, isSluitingsdag } from './vereiste-uren.ts';

type Needs = Pick<Ports, 'instellingen' | 'clock' | 'ids'>;

/** How far back turns count when new ones are shared out (half a year). */
const EERDER_DAGEN = 182;

export type RotatieView = Rotatie & { readonly versie: number };
export type ListRotaties = () => Promise<readonly RotatieView[]>;

export function makeListRotaties({ instellingen }: Pick<Ports, 'instellingen'>): ListRotaties {
  return async () => (await instellingen.listRotaties()).map(({ versie, value }) => ({ ...value, versie }));
}

export type SaveRotatie = (command: { readonly rotatie: Rotatie; readonly versie: number }) => Promise<RotatieView>;

function faultsOf({ delen, deelnemers, geldigVan, geldigTotEnMet }: Rotatie): Fault[] {
  const faults: Fault[] = [];
  if (geldigTotEnMet !== undefined && geldigTotEnMet < geldigVan)
    faults.push({ veld: 'geldigTotEnMet', melding: 'Dit ligt voor geldigVan.' });
  for (const [i, { medewerker }] of deelnemers.entries())
    if (deelnemers.findIndex((one) => one.medewerker === medewerker) < i)
      faults.push({ veld: `deelnemers[${i}].medewerker`, melding: 'Deze medewerker staat al in de rotatie.' });
  for (const [i, deel] of delen.entries())
    if (deel.soort === 'inloop' && deel.locatie === undefined)
      faults.push({ veld: `delen[${i}].locatie`, melding: 'Geef de locatie van de inloop.' });
  return faults;
}

/** Replaces the rotation of a wijkteam and domein; `versie` is the one it is based on, 0 for a first one. */
export function makeSaveRotatie({ instellingen }: Pick<Ports, 'instellingen'>): SaveRotatie {
  return async ({ rotatie, versie }) => {
    const faults = faultsOf(rotatie);
    if (faults.length > 0) throw new InvalidError(faults);
    await instellingen.saveRotatie(rotatie, versie);
    return { ...rotatie, versie: versie + 1 };
  };
}

export interface Roosterperiode {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  /** Empty: all with a rotation. */
  readonly wijkteams: readonly string[];
}

interface Stand {
  readonly versie: number;
  readonly settings: Instellingen;
  readonly rotaties: readonly Rotatie[];
  /** Duties from half a year before to some days after the period. */
  readonly diensten: readonly Dienst[];
  readonly afwezigheden: Parameters<typeof controleerRooster>[0]['afwezigheden'];
  readonly onbereikbaar: ReadonlySet<string>;
}

async function readStand({ instellingen }: Needs, { van, totEnMet, wijkteams }: Roosterperiode): Promise<Stand> {
  // The versie first: what is published meanwhile is seen as a conflict.
  const versie = await instellingen.readRoosterversie();
  const [settings, rotaties, diensten, afwezigheden] = await Promise.all([
    instellingen.readInstellingen(),
    instellingen.listRotaties(),
    instellingen.readDiensten(addDays(van, -EERDER_DAGEN), addDays(totEnMet, MAX_DIENST_DAGEN)),
    instellingen.readAfwezigheden(addDays(van, -MAX_DIENST_DAGEN), addDays(totEnMet, MAX_DIENST_DAGEN)),
  ]);
  return {
    versie,
    settings,
    rotaties: rotaties
      .map(({ value }) => value)
      .filter(({ wijkteam }) => wijkteams.length === 0 || wijkteams.includes(wijkteam)),
    diensten,
    afwezigheden,
    onbereikbaar: new Set(Object.keys(settings.medewerkers).filter((id) => mediaVan(settings, id).length === 0)),
  };
}

export type ProposeRooster = (periode: Roosterperiode) => Promise<Roostervoorstel & { readonly versie: number }>;

/** A proposal: what stands stays, every open half-day goes to whoever did least for the size of their job. Keeps nothing. */
export function makeProposeRooster(ports: Needs): ProposeRooster {
  return async (periode) => {
    const { van, totEnMet } = periode;
    const { versie, settings, rotaties, diensten, afwezigheden, onbereikbaar } = await readStand(ports, periode);
    const eerder: Record<string, number> = {};
    for (const dienst of diensten) {
      const when = dienst.van.slice(0, 10) < van ? periodeOf(dienst) : undefined;
      if (when === undefined) continue;
      eerder[dienst.professional] = (eerder[dienst.professional] ?? 0) + zwaarteVan(when, isFeestdag);
    }
    const around = addDays(van, -MAX_DIENST_DAGEN);
    const voorstel = stelRoosterVoor({
      rotaties,
      van,
      totEnMet,
      staand: diensten.filter((dienst) => dienst.tot.slice(0, 10) >= around),
      afwezigheden,
      onbereikbaar,
      isSluitingsdag: (wijkteam, datum) => isSluitingsdag(settings, wijkteam, datum),
      isFeestdag,
      eerder,
    });
    return { ...voorstel, versie };
  };
}

export interface Roosterinhoud extends Roosterperiode {
  readonly diensten: readonly NieuweDienst[];
  /** Ids of duties that stand and must go. */
  readonly weg: readonly string[];
}

/** Every fault of the roster as it would be: in the period, and of the duties that are new. */
function faultsIn(stand: Stand, { van, totEnMet }: Roosterperiode, nieuw: readonly Dienst[], weg: readonly string[]) {
  const { settings, rotaties, afwezigheden, onbereikbaar } = stand;
  const ids = new Set([...nieuw.map(({ id }) => id), ...weg]);
  const around = addDays(van, -MAX_DIENST_DAGEN);
  const diensten = [
    ...stand.diensten.filter((dienst) => !ids.has(dienst.id) && dienst.tot.slice(0, 10) >= around),
    ...nieuw,
  ];
  const vereist = rotaties.flatMap((rotatie) =>
    vereisteDelen(rotatie, van, totEnMet, (datum) => isSluitingsdag(settings, rotatie.wijkteam, datum)),
  );
  const bekend = new Set(
    Object.values(settings.medewerkers)
      .filter(({ actief, rollen }) => actief && rollen.includes('professional'))
      .map(({ id }) => id),
  );
  const fresh = new Set(nieuw.map(({ id }) => id));
  return controleerRooster({ diensten, vereist, afwezigheden, bekend, onbereikbaar }).filter(
    ({ soort, diensten: about }) => soort === 'niet-bezet' || about.some((id) => fresh.has(id)),
  );
}

function checkInside({ van, totEnMet, wijkteams }: Roosterperiode, diensten: readonly Dienst[]): void {
  const faults = diensten.flatMap((dienst, index): Fault[] => {
    const dag = dienst.van.slice(0, 10);
    if (dag < van || dag > totEnMet)
      return [{ veld: `diensten[${index}].van`, melding: 'Deze dienst begint niet in de periode.' }];
    return wijkteams.length > 0 && !wijkteams.includes(dienst.wijkteam)
      ? [{ veld: `diensten[${index}].wijkteam`, melding: 'Dit wijkteam hoort niet bij deze publicatie.' }]
      : [];
  });
  if (faults.length > 0) throw new InvalidError(faults);
}

/** Somebody who gets duty and of whom no address, or not every address, was confirmed. No reason to publish nothing. */
export interface Adreswaarschuwing {
  readonly professional: string;
  readonly media: readonly BevestigbaarMedium[];
  readonly melding: string;
}

function warningsOf({ medewerkers }: Instellingen, nieuw: readonly Dienst[]): Adreswaarschuwing[] {
  const professionals = [...new Set(nieuw.map(({ professional }) => professional))].sort();
  return professionals.flatMap((professional): Adreswaarschuwing[] => {
    const known = Object.hasOwn(medewerkers, professional) ? medewerkers[professional] : undefined;
    const media = known === undefined ? [] : nietBevestigd(known);
    if (media.length === 0) return [];
    const melding = `Van ${professional} is niet bevestigd dat meldingen aankomen (${media.join(' en ')}).`;
    return [{ professional, media, melding }];
  });
}

export type CheckRooster = (inhoud: Roosterinhoud) => Promise<{
  readonly fouten: readonly Roosterfout[];
  readonly waarschuwingen: readonly Adreswaarschuwing[];
  readonly versie: number;
}>;

/** What is wrong with a roster before it is published, all at once. Keeps nothing. */
export function makeCheckRooster(ports: Needs): CheckRooster {
  return async (inhoud) => {
    const nieuw = dienstenUit(ports.ids, inhoud.diensten);
    checkInside(inhoud, nieuw);
    const stand = await readStand(ports, inhoud);
    const waarschuwingen = warningsOf(stand.settings, nieuw);
    return { fouten: faultsIn(stand, inhoud, nieuw, inhoud.weg), waarschuwingen, versie: stand.versie };
  };
}

export type PublishRooster = (command: {
  readonly door: Gebruiker;
  readonly inhoud: Roosterinhoud;
  /** The version that the roster was made on; absent = whatever stands now. */
  readonly versie?: number;
  /** Half-days that nobody can take are no reason to publish nothing. */
  readonly metHiaten: boolean;
}) => Promise<{
  readonly versie: number;
  readonly diensten: readonly Dienst[];
  readonly hiaten: readonly Roosterfout[];
}>;

/**
 * Publishes a checked roster. Throws RefusedError `rooster-fout` with every fault, and ConflictError when another version
 * was published meanwhile. What stood there before stays readable.
 */
export function makePublishRooster(ports: Needs): PublishRooster {
  const { instellingen, clock, ids } = ports;
  return async ({ door, inhoud, versie, metHiaten }) => {
    const nieuw = dienstenUit(ids, inhoud.diensten);
    checkInside(inhoud, nieuw);
    const stand = await readStand(ports, inhoud);
    const fouten = faultsIn(stand, inhoud, nieuw, inhoud.weg);
    const hiaten = fouten.filter(({ soort }) => soort === 'niet-bezet');
    const blocking = metHiaten ? fouten.filter(({ soort }) => soort !== 'niet-bezet') : fouten;
    if (blocking.length > 0) {
      const faults = blocking.map(({ melding, van, tot, diensten }) => ({
        veld: diensten[0] === undefined ? '' : `diensten[${nieuw.findIndex(({ id }) => diensten.includes(id))}]`,
        melding: `${melding} (${van.replace('T', ' ')} tot ${tot.replace('T', ' ')})`,
      }));
      throw new RefusedError('rooster-fout', 'Dit rooster kan zo niet worden gepubliceerd.', { faults });
    }
    const op = clock.now();
    await instellingen.saveWerk(startWerkVan(stand.settings, nieuw, op));
    await instellingen.publiceer({
      erbij: nieuw,
      weg: inhoud.weg,
      door: door.id,
      op,
      aanleiding: 'rooster',
      vorige: versie ?? stand.versie,
    });
    return { versie: (versie ?? stand.versie) + 1, diensten: nieuw, hiaten };
  };
}

export type ListPublicaties = (query: {
  readonly limit: number;
  readonly cursor?: string;
}) => Promise<Page<Publicatie>>;

/** Versions of the roster, newest first: who published what and when, and what it replaced. */
export const makeListPublicaties =
  ({ instellingen }: Pick<Ports, 'instellingen'>): ListPublicaties =>
  ({ limit, cursor }) =>
    instellingen.listPublicaties(limit, cursor);

/** Publications to undo one after the other before giving up: more than a busy year of them. */
const PER_KEER = 100;

/** The duties of some days as they stood after publication `nr`: later ones are undone, the last first. */
export async function roosterToen(
  { instellingen }: Pick<Ports, 'instellingen'>,
  nr: number,
  van: LocalDate,
  totEnMet: LocalDate,
): Promise<readonly Dienst[]> {
  const diensten = new Map((await instellingen.readDiensten(van, totEnMet)).map((dienst) => [dienst.id, dienst]));
  let cursor: string | undefined;
  do {
    const page: Page<Publicatie> = await instellingen.listPublicaties(PER_KEER, cursor);
    for (const publicatie of page.items) {
      if (publicatie.nr <= nr) return touching([...diensten.values()], van, totEnMet);
      for (const { id } of publicatie.erbij) diensten.delete(id);
      for (const dienst of publicatie.was) diensten.set(dienst.id, dienst);
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return touching([...diensten.values()], van, totEnMet);
}

const touching = (diensten: readonly Dienst[], van: LocalDate, totEnMet: LocalDate): readonly Dienst[] =>
  diensten
    .filter((dienst) => dienst.van.slice(0, 10) <= totEnMet && dienst.tot.slice(0, 10) >= van)
    .sort((a, b) => (`${a.van}#${a.id}` < `${b.van}#${b.id}` ? -1 : 1));
