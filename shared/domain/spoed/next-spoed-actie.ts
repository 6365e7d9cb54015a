/** When a spoedzaak must be looked at again. A case that is not reached and not closed always has such an instant. */
import { earliest, type Instant, MINUTE, plusMs } from '../tijd/instant.ts';
import { NA_OVERSCHRIJDING_MS } from './beleid.ts';
import type { Spoedzaak } from './types.ts';

/** How long a push may lie in the outbox before it is put in its queue again. */
const OPNIEUW_NA_MS = MINUTE;

/** The reminders before the term that are still to come (or due): those that lay before the opening never come. */
export function openHerinneringen(zaak: Spoedzaak): readonly number[] {
  return zaak.beleid.herinneringenMs
    .filter((ms) => ms < zaak.beleid.termijnMs && plusMs(zaak.ontvangenOp, ms) > zaak.geopendOp)
    .filter((ms) => !zaak.herinnerdMs.includes(ms))
    .toSorted((een, ander) => een - ander);
}

/** After the breach: the first daily reminder that is not behind us, in milliseconds after receipt. */
export function volgendeDagelijkseMs(zaak: Spoedzaak): number {
  const { termijnMs } = zaak.beleid;
  const laatste = Math.max(termijnMs, ...zaak.herinnerdMs);
  return termijnMs + (Math.floor((laatste - termijnMs) / NA_OVERSCHRIJDING_MS) + 1) * NA_OVERSCHRIJDING_MS;
}

function termActie(zaak: Spoedzaak): Instant | undefined {
  if (zaak.overschredenOp !== null) return plusMs(zaak.ontvangenOp, volgendeDagelijkseMs(zaak));
  return earliest(zaak.uiterlijkOp, ...openHerinneringen(zaak).map((ms) => plusMs(zaak.ontvangenOp, ms)));
}

function ladderActie(zaak: Spoedzaak): Instant | null {
  if (zaak.status !== 'open') return null;
  if (zaak.ladder.fase === 'niet-begonnen') return zaak.geopendOp;
  return earliest(zaak.ladder.volgendeOp, zaak.ladder.dienstWisseltOp) ?? null;
}

/**
 * The next instant at which a tick has (or may have) something to do: the term and its reminders, the ladder, a crisis that
 * nobody took over, and the outbox. Null only when the person was reached or the case is closed.
 */
export function nextSpoedActie(zaak: Spoedzaak): Instant | null {
  if (zaak.status === 'bereikt' || zaak.status === 'gesloten') return null;
  const outbox = earliest(...zaak.uitgaand.map(({ klaargezetOp }) => klaargezetOp));
  const bewijs = earliest(...zaak.onbewezen.map(({ bewijsVoor }) => bewijsVoor));
  return (
    earliest(
      termActie(zaak),
      ladderActie(zaak),
      zaak.overdrachtVervaltOp,
      zaak.vandaagOp,
      zaak.crisisWachtOp,
      bewijs,
      ...zaak.uitgesteld.map(({ tot }) => tot),
      outbox === undefined ? null : plusMs(outbox, OPNIEUW_NA_MS),
    ) ?? null
  );
}
