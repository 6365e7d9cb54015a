/** A full batch off the queue of each kanaal, as lines of the journal: what the journal costs is measured with these. */
import { randomUUID } from 'node:crypto';
import { nummers } from '../../shared/adapters/telefonie/nummer.ts';
import { type Journaalregel, noemChat, noemInloop, noemMail, noemTelefoon } from '../../shared/application/journaal.ts';
import type { Ids } from '../../shared/application/ports.ts';
import type { Kanaal } from '../../shared/domain/contact/types.ts';
import { type Instant, plusMs } from '../../shared/domain/tijd/instant.ts';

/** As many as a function gets at once. */
const BATCH = 10;

export function fullBatch(ids: Ids, kanaal: Kanaal, op: Instant): readonly Journaalregel[] {
  const regel = (nr: number): Journaalregel | undefined => {
    const levering = { bron: randomUUID(), ontvangenOp: plusMs(op, nr * 10) };
    switch (kanaal) {
      case 'telefoon':
        return noemTelefoon(ids, levering, [
          { id: randomUUID(), oproepId: randomUUID(), soort: 'in-wachtrij', op, wijkteam: 'centrum' },
        ]);
      case 'mail':
        return noemMail(
          ids,
          { sleutel: `mail/${ids.secret()}`, ontvangenOp: levering.ontvangenOp },
          {
            soort: 'opgenomen',
            contact: randomUUID(),
            draad: randomUUID(),
            soortBericht: 'persoon',
            gebeurtenis: randomUUID(),
            wijkteam: 'centrum',
          },
        );
      case 'chat': {
        const gesprek = ids.hash('gesprek', ids.secret());
        const vraag = { soort: 'vraag', gesprek, id: randomUUID(), volgnummer: nr, op, tekst: 'Hallo' } as const;
        return noemChat({ ids, nummers }, levering, { ...vraag, wijkteam: 'centrum' });
      }
      case 'inloop':
        return noemInloop(ids, levering, { soort: 'aankomst', id: randomUUID(), locatie: 'centrum', op });
    }
  };
  return Array.from({ length: BATCH }, (_, nr) => regel(nr)).filter((one) => one !== undefined);
}
