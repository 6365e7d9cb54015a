/**
 * A crisis is at once: neither spoken with nor warmly handed over to a crisisdienst within the policy's time is an alarm, and
 * is told again and again until one of both happened or somebody closed the case.
 */
import { plusMs } from '../tijd/instant.ts';
import { CRISIS_WACHT_MS, rustNaCrisisalarm } from './beleid.ts';
import { whoToRemind } from './keep-term.ts';
import { tellPeople } from './prepare-push.ts';
import type { SpoedCommand } from './spoed-command.ts';
import type { Besluit } from './spoed-context.ts';

/** Records that a crisisdienst was called, and whether it confirmed that it takes over. The same command again is quiet. */
export function handOverWarm(
  { id, dienst, nummer, bevestigd, door }: Extract<SpoedCommand, { readonly soort: 'draagWarmOver' }>,
  besluit: Besluit,
): void {
  besluit.add(`crisisdienst/${id}`, { soort: 'crisisdienst-overdracht', dienst, nummer, bevestigd, door });
}

/** Raises the alarm when it is due, tells the holder and the escalation contact, and writes down when it is due again. */
export function watchCrisis(besluit: Besluit): void {
  const { crisisWachtOp, beleid, gebeurtenissen, opgepaktDoor } = besluit.zaak();
  const { nu, escalatiecontact } = besluit.context;
  if (crisisWachtOp === null || crisisWachtOp > nu) return;
  const alarmen = gebeurtenissen.filter(
    (event) => event.soort === 'alarm' && event.reden === 'crisis-zonder-overdracht',
  );
  const keer = alarmen.length + 1;
  const rust = Math.max(beleid.crisisWachtMs ?? CRISIS_WACHT_MS, rustNaCrisisalarm(keer));
  const naam = `crisis.${keer}`;
  besluit.add(`${naam}/alarm`, { soort: 'alarm', reden: 'crisis-zonder-overdracht', volgendeOp: plusMs(nu, rust) });
  const people = [['houder', opgepaktDoor] as const, ['escalatie', escalatiecontact] as const];
  if (tellPeople(besluit, naam, people, 'crisis-open')) return;
  if (tellPeople(besluit, naam, [['dienst', whoToRemind(besluit)]], 'crisis-open')) return;
  besluit.add(`${naam}/niemand`, { soort: 'alarm', reden: 'niemand-te-waarschuwen' });
}
