/** Whom a case would ask, when and by what, if it came in at some instant and nobody took it up: by the decider itself. */
import type { Dienstbron, Pushmedium } from '../domain/achterwacht/types.ts';
import type { Domein } from '../domain/contact/types.ts';
import { InvalidError } from '../domain/errors.ts';
import { decideSpoed } from '../domain/spoed/decide-spoed.ts';
import { evolveSpoed, foldSpoed, groepOfTrede } from '../domain/spoed/fold-spoed.ts';
import { nextSpoedActie } from '../domain/spoed/next-spoed-actie.ts';
import type { SpoedCommand } from '../domain/spoed/spoed-command.ts';
import type { Escalatiebeleid, SpoedGebeurtenis, Spoedzaak } from '../domain/spoed/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { beleidFouten } from './escalatiebeleid.ts';
import type { Ports } from './ports.ts';
import { readDienstenRond, spoedContextVan } from './spoed-context.ts';

export interface Escalatiestap {
  readonly op: Instant;
  readonly soort: 'vraagt' | 'slaat-over' | 'wacht-op-dienst' | 'te-laat' | 'begint-opnieuw';
  /** Number of the rung, from 1; null for what is not a rung. */
  readonly trede: number | null;
  readonly medewerker: string | null;
  readonly bron: Dienstbron | null;
  readonly media: readonly Pushmedium[];
  /** Why it is skipped. */
  readonly reden: string | null;
  /** When the next step comes; null when nothing in the roster says so. */
  readonly tot: Instant | null;
}

export type PreviewEscalatie = (vraag: {
  /** May be `_standaard`: a wijkteam has a roster, so there nobody is on duty. */
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly urgentie: 'spoed' | 'crisis';
  /** Absent: now. */
  readonly op?: Instant;
  /** Absent: the one that holds. */
  readonly beleid?: Escalatiebeleid;
}) => Promise<{ readonly op: Instant; readonly stappen: readonly Escalatiestap[] }>;

/** Of a case that exists nowhere. */
const ZAAK = 'voorbeeld';
/** Far more than a ladder of twelve rungs takes. */
const MAX_STAPPEN = 60;

/** What an event of the ladder tells; nothing of the term and of reminders, which are for who took a case up. */
function stapVan(event: SpoedGebeurtenis, events: readonly SpoedGebeurtenis[]): readonly Escalatiestap[] {
  const niets = { op: event.op, trede: null, medewerker: null, bron: null, media: [], reden: null, tot: null };
  switch (event.soort) {
    case 'trede-gestart': {
      const { trede, aan, bron, volgendeOp, dienstWisseltOp } = event;
      const media = events.flatMap((een) =>
        een.soort === 'push-klaargezet' && een.aan === aan && een.groep === groepOfTrede(event.ronde, trede)
          ? [een.medium]
          : [],
      );
      return [{ ...niets, soort: 'vraagt', trede, medewerker: aan, bron, media, tot: dienstWisseltOp ?? volgendeOp }];
    }
    case 'trede-overgeslagen':
      return [{ ...niets, soort: 'slaat-over', trede: event.trede, reden: event.reden }];
    case 'wacht-op-dienst':
      return [{ ...niets, soort: 'wacht-op-dienst', tot: event.tot }];
    case 'geen-dienst-voor-deadline': {
      const verteld = events.find((een) => een.soort === 'push-klaargezet' && een.doel === 'geen-dienst');
      const aan = verteld?.soort === 'push-klaargezet' ? verteld.aan : null;
      return [{ ...niets, soort: 'te-laat', medewerker: aan, tot: event.eersteDienstOp }];
    }
    case 'alarm':
      return event.reden === 'niemand-pakt-op'
        ? [{ ...niets, soort: 'begint-opnieuw', tot: event.volgendeOp ?? null }]
        : [];
    default:
      return [];
  }
}

const bereiktEinde = (events: readonly SpoedGebeurtenis[]): boolean =>
  events.some((event) => event.soort === 'alarm' && event.reden === 'niemand-pakt-op');

/**
 * The first time up the ladder, by the roster and the people as they are known now, as if every push is delivered and nobody
 * answers; at most the term of spoed long. Keeps nothing and tells nobody. Throws InvalidError with every fault of a policy.
 */
export function makePreviewEscalatie({ instellingen, clock }: Pick<Ports, 'instellingen' | 'clock'>): PreviewEscalatie {
  return async ({ wijkteam, domein, urgentie, op = clock.now(), beleid }) => {
    const [settings, rooster] = await Promise.all([
      instellingen.readInstellingen(),
      readDienstenRond(instellingen, op),
    ]);
    const faults = beleid === undefined ? [] : beleidFouten(settings, beleid);
    if (faults.length > 0)
      throw new InvalidError(faults.map(({ veld, melding }) => ({ veld: `beleid.${veld}`, melding })));
    const contextOp = (nu: Instant) => {
      const context = spoedContextVan(settings, rooster, wijkteam, nu);
      return beleid === undefined ? context : { ...context, beleid };
    };
    let zaak: Spoedzaak = foldSpoed(ZAAK, []);
    let gezien = 0;
    const doe = (command: SpoedCommand, nu: Instant) => {
      const state = command.soort === 'open' ? null : zaak;
      zaak = decideSpoed(command, state, contextOp(nu)).reduce(evolveSpoed, zaak);
    };
    const begin = { id: ZAAK, contact: ZAAK, wijkteam, domein, urgentie, ontvangenOp: op, door: ZAAK } as const;
    doe({ soort: 'open', ...begin }, op);
    const { uiterlijkOp } = zaak;
    for (let nu: Instant | null = op; nu !== null && nu <= uiterlijkOp && gezien < MAX_STAPPEN; gezien += 1) {
      for (const { push } of zaak.uitgaand) doe({ soort: 'push-verzonden', push, leverancier: ZAAK }, nu);
      if (bereiktEinde(zaak.gebeurtenissen)) break;
      nu = nextSpoedActie(zaak);
      if (nu !== null && nu <= uiterlijkOp) doe({ soort: 'tik' }, nu);
    }
    const events = zaak.gebeurtenissen;
    const einde = events.findIndex((event) => event.soort === 'alarm' && event.reden === 'niemand-pakt-op');
    const eersteKeer = einde < 0 ? events : events.slice(0, einde + 1);
    return { op, stappen: eersteKeer.flatMap((event) => stapVan(event, events)) };
  };
}
