/**
 * A reminder inside staffed hours for who has a case: reminders and the deadline run on the clock. When the deadline falls where
 * nobody of the team is there, the holder hears two hours before the team goes home for the last time before it: speak with
 * them today, or hand over.
 */
import { localDateOf } from '../tijd/amsterdam.ts';
import { HOUR, type Instant, MINUTE, plusMs } from '../tijd/instant.ts';
import { whoToRemind } from './keep-term.ts';
import { tellPeople } from './prepare-push.ts';
import type { Besluit } from './spoed-context.ts';

/** So long before the team goes home, that a conversation or a handover is still possible. */
export const VANDAAG_VOORAF_MS = 2 * HOUR;
/** Lunch is no going home. */
export const PAUZE_MS = 2 * HOUR;
/** Who has just taken it up is at work on it. */
export const NA_OPPAKKEN_MS = 30 * MINUTE;
/** Days within the term, and one to spare. */
const MAX_KEER = 5;

interface Controlemoment {
  readonly op: Instant;
  /** When the team goes home. */
  readonly einde: Instant;
}

/** The day that a staffed period ends on; a period that ends at midnight belongs to the day before it. */
const dagVan = (einde: Instant): string => localDateOf(plusMs(einde, -1));

function isTold(besluit: Besluit, einde: Instant): boolean {
  const { opgepaktDoor, gebeurtenissen } = besluit.zaak();
  return gebeurtenissen.some(
    (event) => event.soort === 'vandaag-herinnerd' && event.houder === opgepaktDoor && event.dag === dagVan(einde),
  );
}

/** When to tell of a period: two hours before its end, or half an hour after it was taken up when that is later. */
function tijdstip(einde: Instant, opgepaktOp: Instant): Instant {
  const gewoon = plusMs(einde, -VANDAAG_VOORAF_MS);
  const vroegst = plusMs(opgepaktOp, NA_OPPAKKEN_MS);
  if (gewoon >= vroegst) return gewoon;
  return vroegst < einde ? vroegst : opgepaktOp;
}

/** The last staffed period before a deadline that falls outside staffed hours, as long as the holder did not hear of it. */
function nextControlemoment(besluit: Besluit): Controlemoment | null {
  const { status, wijkteam, domein, uiterlijkOp, opgepaktOp } = besluit.zaak();
  const { nu, rooster } = besluit.context;
  if (status !== 'opgepakt' || opgepaktOp === null || uiterlijkOp <= nu) return null;
  // Far enough to see that the team is back after a break that the deadline falls in.
  const tot = plusMs(uiterlijkOp, PAUZE_MS + MINUTE);
  const periodes = rooster.bezetting(wijkteam, domein, { van: nu, tot, pauzeMs: PAUZE_MS });
  if (periodes.some((periode) => periode.van <= uiterlijkOp && uiterlijkOp < periode.tot)) return null;
  const einde = periodes.findLast((periode) => periode.tot <= uiterlijkOp)?.tot;
  return einde === undefined || isTold(besluit, einde) ? null : { op: tijdstip(einde, opgepaktOp), einde };
}

/** What was planned, fell due and was not told in time, because nothing ran; unless the holder was reminded since then. */
function missed(besluit: Besluit, next: Controlemoment | null): Instant | null {
  const { vandaagOp, vandaagTot, overschredenOp, gebeurtenissen } = besluit.zaak();
  if (vandaagOp === null || vandaagTot === null || overschredenOp !== null) return null;
  if (vandaagOp > besluit.context.nu || isTold(besluit, vandaagTot)) return null;
  if (next !== null && dagVan(next.einde) === dagVan(vandaagTot)) return null;
  const reminded = gebeurtenissen.some(
    (event) => event.soort === 'herinnerd' && event.aan !== null && event.op >= vandaagOp,
  );
  return reminded ? null : vandaagTot;
}

function tell(besluit: Besluit, einde: Instant): void {
  const { opgepaktDoor } = besluit.zaak();
  if (opgepaktDoor === null) return;
  const dag = dagVan(einde);
  const aan = whoToRemind(besluit);
  const naam = `vandaag.${dag}.${opgepaktDoor}`;
  besluit.add(naam, { soort: 'vandaag-herinnerd', houder: opgepaktDoor, dag, einde, aan });
  if (!tellPeople(besluit, naam, [['houder', aan]], einde > besluit.context.nu ? 'vandaag' : 'herinnering')) {
    besluit.add(`${naam}/alarm`, { soort: 'alarm', reden: 'niemand-te-waarschuwen' });
  }
}

/** Writes down when to look next, so that the next instant of the case follows from the case alone. */
function plan(besluit: Besluit, next: Controlemoment | null): void {
  const { vandaagOp, vandaagTot, opgepaktDoor, gebeurtenissen } = besluit.zaak();
  if (vandaagOp === (next?.op ?? null) && vandaagTot === (next?.einde ?? null)) return;
  const nummer = 1 + gebeurtenissen.filter((event) => event.soort === 'vandaag-gepland').length;
  const { op: tijd, einde } = next ?? { op: null, einde: null };
  besluit.add(`vandaag/plan/${nummer}`, { soort: 'vandaag-gepland', nummer, houder: opgepaktDoor, tijd, einde });
}

/**
 * Tells the holder what is due, and plans the next time. Once per holder and day. When the hours changed in the meantime it is
 * planned anew; what was due while nothing ran is told late rather than never.
 */
export function keepVandaag(besluit: Besluit): void {
  for (let keer = 0; keer < MAX_KEER; keer += 1) {
    const next = nextControlemoment(besluit);
    const late = missed(besluit, next);
    const einde = late ?? (next !== null && next.op <= besluit.context.nu ? next.einde : null);
    if (einde === null) {
      plan(besluit, next);
      return;
    }
    tell(besluit, einde);
  }
}
