import { periodeOf } from '../domain/achterwacht/dienst-periodes.ts';
import { ForbiddenError, NotFoundError, RefusedError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { HOUR, type Instant, plusMs } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';
import { startNaam } from './rooster-ports.ts';

/** How long before its begin somebody may already say that they are there. */
const VROEG_MS = HOUR;

export type StartDienst = (command: {
  readonly door: Gebruiker;
  readonly dienst: string;
}) => Promise<{ readonly dienst: string; readonly gestartOp: Instant }>;

/** "Mijn dienst is begonnen", by whoever has it. The first time is what is kept; late is recorded as well. */
export function makeStartDienst({ instellingen, clock }: Pick<Ports, 'instellingen' | 'clock'>): StartDienst {
  return async ({ door, dienst: id }) => {
    const dienst = await instellingen.loadDienst(id);
    const periode = dienst && periodeOf(dienst);
    if (dienst === undefined || periode === undefined) throw new NotFoundError('Deze dienst bestaat niet.');
    if (dienst.professional !== door.id) throw new ForbiddenError('Alleen wie de dienst heeft, meldt dat die begon.');
    const nu = clock.now();
    if (nu < plusMs(periode.van, -VROEG_MS))
      throw new RefusedError('te-vroeg', 'Dit kan vanaf een uur voor het begin.', {
        vanaf: plusMs(periode.van, -VROEG_MS),
      });
    if (nu >= periode.tot) throw new RefusedError('al-voorbij', 'Deze dienst is al voorbij.');
    const naam = startNaam(dienst, periode.van);
    await instellingen.noteEenmaal([naam], nu, []);
    return { dienst: id, gestartOp: (await instellingen.readEenmaal(naam)) ?? nu };
  };
}
