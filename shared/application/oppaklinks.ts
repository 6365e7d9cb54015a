/** The link in a mail or SMS by which the person who got it takes the case up, without signing in (docs/adr/0032). */
import { isDomainError, NotFoundError } from '../domain/errors.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { magOppakken, staatOpenVoor } from '../domain/spoed/oppakken.ts';
import { referentieVan, zaakLink } from '../domain/spoed/push-tekst.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { HOUR, type Instant, plusMs } from '../domain/tijd/instant.ts';
import { STANDAARD_CRISISDIENST } from '../domain/urgentie/acties.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import type { Adressen, Ports, Stored } from './ports.ts';

/** As long as the term of a case: later there is another push. */
export const OPPAKLINK_GELDIG_MS = 48 * HOUR;
/** 96 bits in base64url: more than can be tried, and short enough for an SMS. */
const GEHEIM_TEKENS = 16;

const sleutelVan = (ids: Pick<Ports['ids'], 'hash'>, geheim: string): string => ids.hash('oppaklink', geheim);

interface Consoleadres {
  readonly adressen: Pick<Adressen, 'console'>;
}

export type MakeOppaklink = (zaak: string, push: string) => Promise<string | undefined>;

/**
 * Makes the link of one push. Each time another one: it is derived from nothing, and only its hash is kept, so that nobody can
 * make one from what they read. Undefined when it cannot be kept now: a push without it is better than no push.
 */
export function makeMakeOppaklink({
  zaken,
  ids,
  clock,
  adressen,
}: Pick<Ports, 'zaken' | 'ids' | 'clock'> & Consoleadres): MakeOppaklink {
  return async (zaak, push) => {
    const geheim = ids.secret().slice(0, GEHEIM_TEKENS);
    const geldigTot = plusMs(clock.now(), OPPAKLINK_GELDIG_MS);
    try {
      await zaken.keepPushwijzer({ soort: 'oppaklink', sleutel: sleutelVan(ids, geheim), zaak, push, geldigTot });
    } catch {
      return undefined;
    }
    return `${adressen.console}/v1/oppaklinks/${geheim}`;
  };
}

/** What the page behind the link shows: nothing of the person that it is about. */
export interface Oppakblad {
  readonly referentie: string;
  readonly wijkteam: string;
  readonly urgentie: Spoedzaak['urgentie'];
  readonly uiterlijkOp: Instant;
  /** `niet-voor-u`: not somebody who takes cases up. */
  readonly stand: 'op-te-pakken' | 'van-u' | 'van-ander' | 'niet-voor-u';
  /** Name of the colleague who has it. */
  readonly houder: string | null;
  /** Only in a crisis. */
  readonly crisisdienst: { readonly naam: string; readonly nummer: string } | null;
  /** To the case, behind sign-in. */
  readonly link: string;
  /** Not shown: whose link it is, and whom the case is about. */
  readonly verantwoord: {
    readonly medewerker: string;
    readonly object: string;
    readonly betrokkenen: readonly string[];
  };
}

type Needs = SpoedPorts & Pick<Ports, 'ids'> & Consoleadres;

interface Gevonden {
  readonly stored: Stored<Spoedzaak>;
  readonly aan: string;
  readonly settings: Instellingen;
}

/**
 * The case and the person of a link. NotFoundError alike for a secret that was never given, that is too old, of a case that is
 * over, and of somebody who left; the same is read for each of them.
 */
function makeFindOppaklink({ zaken, instellingen, ids, clock }: Needs): (geheim: string) => Promise<Gevonden> {
  return async (geheim) => {
    const wijzer = await zaken.loadPushwijzer('oppaklink', sleutelVan(ids, geheim));
    const [stored, settings] = await Promise.all([
      zaken.loadSpoedzaak(wijzer?.zaak ?? ids.derived('geen-zaak')),
      instellingen.readInstellingen(),
    ]);
    const kop = stored?.value.gebeurtenissen.find(
      (event) => event.soort === 'push-klaargezet' && event.push === wijzer?.push,
    );
    const aan = kop?.soort === 'push-klaargezet' ? kop.aan : '';
    const holds = wijzer !== undefined && wijzer.geldigTot > clock.now() && settings.medewerkers[aan]?.actief === true;
    const over = stored === undefined || (stored.value.status !== 'open' && stored.value.status !== 'opgepakt');
    if (!holds || over) throw new NotFoundError('Deze link werkt niet (meer).');
    return { stored, aan, settings };
  };
}

function bladOf({ stored: { value: zaak }, aan, settings }: Gevonden, console: string): Oppakblad {
  const { medewerkers, wijkteams, organisatie } = settings;
  const persoon = medewerkers[aan];
  const houder = zaak.opgepaktDoor === null ? null : (medewerkers[zaak.opgepaktDoor]?.naam ?? zaak.opgepaktDoor);
  const stand = (): Oppakblad['stand'] => {
    if (zaak.opgepaktDoor === aan) return 'van-u';
    if (!staatOpenVoor(zaak, aan)) return 'van-ander';
    return persoon !== undefined && magOppakken(persoon) ? 'op-te-pakken' : 'niet-voor-u';
  };
  const { naam, nummer } = organisatie.crisisdienst.nummer === '' ? STANDAARD_CRISISDIENST : organisatie.crisisdienst;
  return {
    referentie: referentieVan(zaak.id),
    wijkteam: wijkteams[zaak.wijkteam]?.naam ?? zaak.wijkteam,
    urgentie: zaak.urgentie,
    uiterlijkOp: zaak.uiterlijkOp,
    stand: stand(),
    houder,
    crisisdienst: zaak.urgentie === 'crisis' ? { naam, nummer } : null,
    link: zaakLink(console, zaak.id),
    verantwoord: { medewerker: aan, object: zaak.id, betrokkenen: [zaak.contact] },
  };
}

/** Looking takes nothing up: programs that check the links of a mail follow them. */
export function makeShowOppaklink(ports: Needs): (geheim: string) => Promise<Oppakblad> {
  const find = makeFindOppaklink(ports);
  return async (geheim) => bladOf(await find(geheim), ports.adressen.console);
}

/**
 * Takes the case up in the name of the person to whom that push went. Twice is once; who comes second is shown who has it.
 * NotFoundError when the link does not hold (any more).
 */
export function makeTakeUpByLink(ports: Needs): (geheim: string) => Promise<Oppakblad> {
  const find = makeFindOppaklink(ports);
  return async (geheim) => {
    const first = await find(geheim);
    const before = bladOf(first, ports.adressen.console);
    if (before.stand !== 'op-te-pakken') return before;
    const load = async () => (await find(geheim)).stored;
    try {
      const stored = await changeSpoedzaak(ports, load, { soort: 'pakOp', door: first.aan, langs: 'link' });
      return bladOf({ ...first, stored }, ports.adressen.console);
    } catch (error) {
      // Somebody else was first, or it is over by now: what there is to see says so.
      if (!isDomainError(error) || error.kind !== 'refused') throw error;
      return bladOf(await find(geheim), ports.adressen.console);
    }
  };
}
