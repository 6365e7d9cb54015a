/** Calls of a number, as an exchange tells them, and the call-backs that follow from them. */
import { makeFollowOproepen } from '../../shared/application/follow-oproepen.ts';
import type { TelefoonGebeurtenis } from '../../shared/application/messages.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import type { TelefoonSoort } from '../../shared/domain/contact/types.ts';
import type { Terugbelverzoek } from '../../shared/domain/terugbelverzoek/types.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import type { World } from './memory-world.ts';
import { deliverAll } from './stream.ts';

export const NUMMER = '+31612345678';

export interface Oproep {
  readonly naam: string;
  /** Wall-clock time in UTC on 25 November 2026 and what happened then. */
  readonly verloop: readonly (readonly [string, TelefoonSoort])[];
  readonly nummer?: string | null;
  readonly wijkteam?: string;
}

export function gebeurtenissenVan({ naam, verloop, nummer = NUMMER, wijkteam = 'centrum' }: Oproep) {
  return verloop.map(
    ([time, soort], index): TelefoonGebeurtenis => ({
      id: `${naam}-${index}`,
      oproepId: naam,
      soort,
      op: instant(`2026-11-25T${time}Z`),
      wijkteam,
      ...(nummer !== null && { nummer }),
      ...(soort === 'aangenomen' && { medewerker: 'olga' }),
    }),
  );
}

/** Records the call, all of it at once; the id of its contact. */
export async function bel(world: World, oproep: Oproep): Promise<string> {
  const { mislukt } = await makeRecordTelefoonGebeurtenissen(world)([
    { bron: oproep.naam, gebeurtenissen: gebeurtenissenVan(oproep) },
  ]);
  if (mislukt[0] !== undefined) throw mislukt[0].fout;
  return world.ids.derived('oproep', oproep.naam);
}

/** In the queue at `van`, hung up at `tot`. */
export const gemist = (naam: string, van: string, tot: string, over: Partial<Oproep> = {}): Oproep => ({
  naam,
  verloop: [
    [van, 'in-wachtrij'],
    [tot, 'opgehangen'],
  ],
  ...over,
});

export const beantwoord = (naam: string, van: string, om: string, over: Partial<Oproep> = {}): Oproep => ({
  naam,
  verloop: [
    [van, 'in-wachtrij'],
    [om, 'aangenomen'],
  ],
  ...over,
});

export const follow = (world: World): Promise<void> => deliverAll(world, makeFollowOproepen(world));

export const open = (world: World): readonly Terugbelverzoek[] =>
  world.zaken.terugbelverzoeken().filter(({ status }) => status === 'open');
