/**
 * What a command does to a terugbelverzoek: the events that follow, none when it changes nothing (said before, delivered
 * twice), or a refusal. Pure: the clock, the ids and the policy come in.
 */
import { InvalidError, NotFoundError, RefusedError } from '../errors.ts';
import { localDateTimeOf } from '../tijd/amsterdam.ts';
import { type Instant, MINUTE, plusMs } from '../tijd/instant.ts';
import type { Oproep, Terugbelbeleid, TerugbelGebeurtenis, TerugbelSluitreden, Terugbelverzoek } from './types.ts';

interface ByPerson {
  readonly id: string;
  readonly door: string;
}

export type TerugbelCommand =
  /** Facts, as a contact tells them at one of its versions; they may come twice, late and in any order. */
  | { readonly soort: 'vraag'; readonly oproep: Oproep; readonly versie: number }
  | { readonly soort: 'laatVervallen'; readonly bron: string; readonly versie: number; readonly op: Instant }
  | { readonly soort: 'meldGesproken'; readonly contact: string; readonly op: Instant }
  | ({
      readonly soort: 'meldPoging';
      readonly gelukt: boolean;
      readonly wijze: string;
      readonly op: Instant;
    } & ByPerson)
  /** What people do with it. */
  | ({ readonly soort: 'neemAan' } & ByPerson)
  | ({ readonly soort: 'laatLos' } & ByPerson)
  | ({
      readonly soort: 'legPogingVast';
      readonly gelukt: boolean;
      readonly wijze: string;
      /** When it was, if not now. */
      readonly op?: Instant;
    } & ByPerson)
  | ({ readonly soort: 'sluitAf'; readonly reden: TerugbelSluitreden } & ByPerson)
  | { readonly soort: 'verschuif'; readonly belofte: Instant };

export interface TerugbelContext {
  readonly nu: Instant;
  readonly beleid: Terugbelbeleid;
  readonly naamVan: (medewerker: string) => string;
}

type Van<S extends TerugbelCommand['soort']> = Extract<TerugbelCommand, { readonly soort: S }>;
type Events = readonly TerugbelGebeurtenis[];
const NOTHING: Events = [];

/** An event here is an oproep of a call; a robot that calls all day must not fill the whole item. */
const MAX_OPROEPEN = 500;

/**
 * @param verzoek null when there is none yet; only an oproep begins one
 * @throws NotFoundError when there is none, RefusedError when a rule forbids it (`al-geclaimd`, `afgesloten`,
 *   `nog-niet-bereikt`, `te-weinig-pogingen`), InvalidError for an instant that cannot be
 */
export function decideTerugbelverzoek(
  command: TerugbelCommand,
  verzoek: Terugbelverzoek | null,
  context: TerugbelContext,
): Events {
  if (command.soort === 'vraag') return ask(command, verzoek);
  if (verzoek === null) throw new NotFoundError('Dit terugbelverzoek bestaat niet.');
  if ('id' in command && verzoek.gebeurtenissen.some(({ id }) => id === command.id)) return NOTHING;
  switch (command.soort) {
    case 'laatVervallen':
      return fallAway(command, verzoek);
    case 'meldGesproken':
      return noteSpoken(command, verzoek);
    case 'meldPoging':
      return noteAttempt(command, verzoek);
    case 'neemAan':
      return claim(command, verzoek, context);
    case 'laatLos':
      return release(command, verzoek, context);
    case 'legPogingVast':
      return recordAttempt(command, verzoek, context);
    case 'sluitAf':
      return close(command, verzoek, context);
    case 'verschuif':
      return move(command, verzoek, context);
  }
}

/** Who has it now; a claim holds until its end, not at it. */
export function houderVan(
  verzoek: Terugbelverzoek,
  nu: Instant,
): { readonly door: string; readonly tot: Instant } | null {
  return verzoek.claim !== null && nu < verzoek.claim.tot ? verzoek.claim : null;
}

const sameOproep = (a: Oproep, b: Oproep): boolean =>
  a.op === b.op &&
  a.reden === b.reden &&
  a.wijkteam === b.wijkteam &&
  a.belofte === b.belofte &&
  a.voorkeur?.van === b.voorkeur?.van &&
  a.voorkeur?.tot === b.voorkeur?.tot;

/** The newest version of its contact that told something of this oproep. */
function versieOf(verzoek: Terugbelverzoek, bron: string): number {
  const versies = verzoek.gebeurtenissen.map((event) =>
    (event.soort === 'gevraagd' || event.soort === 'vervallen') && event.bron === bron ? event.versie : 0,
  );
  return Math.max(0, ...versies);
}

function ask({ oproep, versie }: Van<'vraag'>, verzoek: Terugbelverzoek | null): Events {
  const { bron } = oproep;
  if (verzoek !== null) {
    const known = verzoek.oproepen.find((one) => one.bron === bron);
    if (known !== undefined && sameOproep(known, oproep)) return NOTHING;
    if (versieOf(verzoek, bron) >= versie) return NOTHING;
    if (known === undefined && verzoek.oproepen.length >= MAX_OPROEPEN) return NOTHING;
  }
  return [{ id: `${bron}@${versie}`, soort: 'gevraagd', versie, ...oproep }];
}

function fallAway({ bron, versie, op }: Van<'laatVervallen'>, verzoek: Terugbelverzoek): Events {
  const active = verzoek.oproepen.some((oproep) => oproep.bron === bron);
  if (!active || versieOf(verzoek, bron) > versie) return NOTHING;
  return [{ id: `${bron}@${versie}/vervallen`, op, soort: 'vervallen', versie, bron }];
}

/** Only a conversation that answers something: one before the missed call does not. */
function noteSpoken({ contact, op }: Van<'meldGesproken'>, verzoek: Terugbelverzoek): Events {
  const { status, oproepen, gesprokenOp } = verzoek;
  const answers = oproepen.some((oproep) => oproep.op <= op && (gesprokenOp === null || oproep.op > gesprokenOp));
  if (status === 'afgesloten' || !answers) return NOTHING;
  const id = `${contact}/zelf-gesproken`;
  if (verzoek.gebeurtenissen.some((event) => event.id === id)) return NOTHING;
  return [{ id, op, soort: 'zelf-gesproken', contact }];
}

/** An attempt that was noted with one of its contacts; what came after it was closed is no attempt of it. */
function noteAttempt({ id, gelukt, wijze, door, op }: Van<'meldPoging'>, verzoek: Terugbelverzoek): Events {
  if (verzoek.afsluiting !== null && op > verzoek.afsluiting.op) return NOTHING;
  return [{ id, op, soort: 'poging', gelukt, wijze, door }];
}

function claim({ id, door }: Van<'neemAan'>, verzoek: Terugbelverzoek, context: TerugbelContext): Events {
  refuseClosed(verzoek);
  refuseOther(verzoek, door, context);
  const tot = plusMs(context.nu, context.beleid.claimMinuten * MINUTE);
  if (verzoek.claim?.door === door && verzoek.claim.tot === tot) return NOTHING;
  return [{ id, op: context.nu, soort: 'geclaimd', beurt: verzoek.beurt + 1, door, tot }];
}

function release({ id, door }: Van<'laatLos'>, verzoek: Terugbelverzoek, context: TerugbelContext): Events {
  if (verzoek.status === 'afgesloten' || houderVan(verzoek, context.nu) === null) return NOTHING;
  refuseOther(verzoek, door, context);
  return [{ id, op: context.nu, soort: 'losgelaten', beurt: verzoek.beurt + 1, door }];
}

/** Attempted is not reached: without an answer nothing is closed and no clock stops. */
function recordAttempt(command: Van<'legPogingVast'>, verzoek: Terugbelverzoek, context: TerugbelContext): Events {
  const { id, door, gelukt, wijze } = command;
  refuseClosed(verzoek);
  refuseOther(verzoek, door, context);
  const op = command.op ?? context.nu;
  const fault =
    op > context.nu
      ? 'Dit tijdstip ligt in de toekomst.'
      : op < verzoek.eersteOproepOp
        ? 'Dit tijdstip ligt voor de eerste oproep.'
        : undefined;
  if (fault !== undefined && command.op !== undefined) throw new InvalidError([{ veld: 'op', melding: fault }]);
  const at = command.op ?? afterLastCall(verzoek, context.nu);
  return [{ id, op: at, soort: 'poging', gelukt, wijze, door }];
}

function close({ id, door, reden }: Van<'sluitAf'>, verzoek: Terugbelverzoek, context: TerugbelContext): Events {
  if (verzoek.afsluiting?.reden === reden) return NOTHING;
  refuseClosed(verzoek);
  refuseOther(verzoek, door, context);
  if (reden === 'bereikt') {
    throw new RefusedError('nog-niet-bereikt', 'Leg eerst de contactpoging vast waarin deze persoon is gesproken.');
  }
  const { minstePogingen } = context.beleid;
  if (reden === 'niet-bereikt-na-pogingen' && verzoek.pogingen.length < minstePogingen) {
    throw new RefusedError(
      'te-weinig-pogingen',
      `Er is nog geen ${minstePogingen} keer geprobeerd te bellen (${verzoek.pogingen.length} keer).`,
    );
  }
  return [{ id, op: afterLastCall(verzoek, context.nu), soort: 'afgesloten', reden, door }];
}

function move({ belofte }: Van<'verschuif'>, verzoek: Terugbelverzoek, { nu }: TerugbelContext): Events {
  if (verzoek.status === 'afgesloten' || belofte <= verzoek.belofte) return NOTHING;
  return [{ id: `verschoven/${belofte}`, op: nu, soort: 'verschoven', belofte }];
}

/** Whoever acts now acts after what is known, also when the clock of the exchange runs ahead. */
function afterLastCall({ laatsteOproepOp }: Terugbelverzoek, nu: Instant): Instant {
  return [nu, laatsteOproepOp].toSorted().at(-1) ?? nu;
}

function refuseClosed({ afsluiting }: Terugbelverzoek): void {
  if (afsluiting === null) return;
  throw new RefusedError('afgesloten', `Dit terugbelverzoek is al afgesloten (${afsluiting.reden}).`);
}

function refuseOther(verzoek: Terugbelverzoek, door: string, { nu, naamVan }: TerugbelContext): void {
  const houder = houderVan(verzoek, nu);
  if (houder === null || houder.door === door) return;
  const tot = localDateTimeOf(houder.tot).replace('T', ' ');
  throw new RefusedError('al-geclaimd', `${naamVan(houder.door)} heeft dit terugbelverzoek tot ${tot}.`, {
    vanaf: houder.tot,
  });
}
