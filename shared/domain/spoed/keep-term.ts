/** The 48 hours: reminders on the way, the breach at the end, and a reminder a day after it until somebody was reached. */
import { type Instant, msBetween, plusMs } from '../tijd/instant.ts';
import { NA_OVERSCHRIJDING_MS } from './beleid.ts';
import { openHerinneringen, volgendeDagelijkseMs } from './next-spoed-actie.ts';
import { tellPeople } from './prepare-push.ts';
import type { Besluit } from './spoed-context.ts';

/** Who has it; when nobody has, who is on duty; when nobody is, the escalation contact: never nobody in silence. */
export function whoToRemind(besluit: Besluit): string | null {
  const { opgepaktDoor, wijkteam, domein } = besluit.zaak();
  const { nu, rooster, escalatiecontact, mediaVan } = besluit.context;
  if (opgepaktDoor !== null && mediaVan(opgepaktDoor).length > 0) return opgepaktDoor;
  const dienstdoende = rooster.dienstdoende(wijkteam, domein, nu).professional;
  return dienstdoende !== null && mediaVan(dienstdoende).length > 0 ? dienstdoende : escalatiecontact;
}

function alarmUnlessTold(besluit: Besluit, naam: string, told: boolean): void {
  if (!told) besluit.add(`${naam}/alarm`, { soort: 'alarm', reden: 'niemand-te-waarschuwen' });
}

function remind(besluit: Besluit, naMs: number, alsoEscalatie: boolean): void {
  const houder = whoToRemind(besluit);
  const escalatie = alsoEscalatie ? besluit.context.escalatiecontact : null;
  besluit.add(`herinnerd/${naMs}`, { soort: 'herinnerd', naMs, aan: houder });
  const people = [['houder', houder] as const, ['escalatie', escalatie] as const];
  alarmUnlessTold(besluit, `herinnerd/${naMs}`, tellPeople(besluit, `herinnering.${naMs}`, people, 'herinnering'));
}

/**
 * Records the breach at the instant at which the term ended : the 48 hours are over at that very instant.
 * Once, and it stays. `op` is the instant up to which nobody was reached; true when the breach is new.
 */
export function recordBreach(besluit: Besluit, op: Instant): boolean {
  const { uiterlijkOp, overschredenOp } = besluit.zaak();
  if (overschredenOp !== null || op < uiterlijkOp) return false;
  besluit.add('termijn-overschreden', { soort: 'termijn-overschreden', op: uiterlijkOp });
  return true;
}

/** Does what the term asks for now. After a standstill every reminder is recorded, and only the latest is sent. */
export function keepTerm(besluit: Besluit): void {
  const { nu, escalatiecontact } = besluit.context;
  const { ontvangenOp, beleid } = besluit.zaak();
  const breached = recordBreach(besluit, nu);
  const zaak = besluit.zaak();
  const due = openHerinneringen(zaak).filter((ms) => plusMs(ontvangenOp, ms) <= nu);
  const stale = zaak.overschredenOp === null ? due.slice(0, -1) : due;
  for (const naMs of stale) besluit.add(`herinnerd/${naMs}`, { soort: 'herinnerd', naMs, aan: null });
  const latest = zaak.overschredenOp === null ? due.at(-1) : undefined;
  if (latest !== undefined) remind(besluit, latest, latest === Math.max(...beleid.herinneringenMs));
  if (zaak.overschredenOp === null) return;

  const dagen = Math.floor((msBetween(ontvangenOp, nu) - beleid.termijnMs) / NA_OVERSCHRIJDING_MS);
  const dagelijks = beleid.termijnMs + dagen * NA_OVERSCHRIJDING_MS;
  if (breached) {
    const people = [['houder', whoToRemind(besluit)] as const, ['escalatie', escalatiecontact] as const];
    alarmUnlessTold(besluit, 'overschreden', tellPeople(besluit, 'overschreden', people, 'overschreden'));
    // The breach itself was news enough for today.
    if (dagen > 0) besluit.add(`herinnerd/${dagelijks}`, { soort: 'herinnerd', naMs: dagelijks, aan: null });
  } else if (dagelijks >= volgendeDagelijkseMs(besluit.zaak())) remind(besluit, dagelijks, true);
}
