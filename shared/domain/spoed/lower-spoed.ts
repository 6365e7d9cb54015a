/** A spoedzaak that is less urgent after all: asked for by one person, agreed to by another, and in its record. */
import { startRonde } from './climb-ladder.ts';
import { recordBreach } from './keep-term.ts';
import { preparePush } from './prepare-push.ts';
import type { SpoedCommand } from './spoed-command.ts';
import type { Besluit } from './spoed-context.ts';
import { type Spoedzaak, VERLAAGD } from './types.ts';

type Van<S extends SpoedCommand['soort']> = Extract<SpoedCommand, { readonly soort: S }>;

/** How often it was lowered from crisis to spoed. */
export function timesLowered(zaak: Spoedzaak): number {
  return zaak.gebeurtenissen.filter(
    (event) => event.soort === 'verlaging-beoordeeld' && event.akkoord && event.naar === 'spoed',
  ).length;
}

function isDone({ status }: Spoedzaak): boolean {
  return status === 'bereikt' || status === 'gesloten';
}

/** For the record only: the ladder, the pushes and the term go on as before. */
export function askVerlaging({ verzoek, naar, door }: Van<'vraagVerlaging'>, besluit: Besluit): void {
  if (isDone(besluit.zaak())) return;
  besluit.add(`verlaging/${verzoek}`, { soort: 'verlaging-gevraagd', verzoek, naar, door });
}

/**
 * Agreed to regulier it is closed, and a breach that lay before it is recorded first. Agreed to spoed it goes on as spoed:
 * nobody has it, then the ladder begins anew by the rules of spoed; somebody has it, then they are told.
 */
export function judgeVerlaging({ verzoek, naar, akkoord, door }: Van<'beoordeelVerlaging'>, besluit: Besluit): void {
  const before = besluit.zaak();
  if (isDone(before)) return;
  besluit.add(`verlaging/${verzoek}/besluit`, { soort: 'verlaging-beoordeeld', verzoek, naar, akkoord, door });
  if (!akkoord) return;
  if (naar === 'regulier') {
    recordBreach(besluit, besluit.context.nu);
    besluit.add('gesloten', { soort: 'gesloten', door, reden: VERLAAGD });
  } else if (before.urgentie === 'crisis') {
    if (before.opgepaktDoor === null) startRonde(besluit);
    else preparePush(besluit, `verlaagd.houder.${timesLowered(besluit.zaak())}`, before.opgepaktDoor, 'herinnering');
  }
}
