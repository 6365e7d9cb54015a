/** A case that was offered to a colleague: the holder keeps it until they take it up; no answer or a "no" is told. */
import { RefusedError } from '../errors.ts';
import { tellPeople } from './prepare-push.ts';
import type { Besluit } from './spoed-context.ts';

/** The holder and the wijkteam's escalation contact hear that it did not change hands. */
function tellNotTaken(besluit: Besluit, naam: string): void {
  const people = [
    ['houder', besluit.zaak().opgepaktDoor],
    ['escalatie', besluit.context.escalatiecontact],
  ] as const;
  if (!tellPeople(besluit, `overdracht.${naam}`, people, 'overdracht-open')) {
    besluit.add(`overdracht.${naam}/alarm`, { soort: 'alarm', reden: 'niemand-te-waarschuwen' });
  }
}

/** Tells, once per handover, that nobody answered in time. The colleague may still take it up after that. */
export function watchOverdracht(besluit: Besluit): void {
  const { overdrachtVervaltOp, beurt } = besluit.zaak();
  if (overdrachtVervaltOp === null || overdrachtVervaltOp > besluit.context.nu) return;
  besluit.add(`beurt/${beurt}/onbeantwoord`, { soort: 'overdracht-onbeantwoord', beurt });
  tellNotTaken(besluit, `${beurt}.onbeantwoord`);
}

/** Who was asked says no: it stays with the holder. Saying it again is quiet. */
export function refuseOverdracht(door: string, besluit: Besluit): void {
  const { overdrachtAan, beurt, gebeurtenissen } = besluit.zaak();
  const last = gebeurtenissen.findLast((event) => event.soort === 'overdracht-geweigerd');
  if (last?.beurt === beurt && last.door === door) return;
  if (overdrachtAan !== door) {
    throw new RefusedError('niet-gevraagd', 'Er wacht geen overdracht van deze spoedzaak op u.');
  }
  besluit.add(`beurt/${beurt}/geweigerd`, { soort: 'overdracht-geweigerd', beurt, door });
  tellNotTaken(besluit, `${beurt}.geweigerd`);
}
