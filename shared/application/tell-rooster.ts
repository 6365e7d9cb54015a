/**
 * Tells the consoles that the roster of a wijkteam changed, never what or whose: they read it again, with their own rights.
 * Best effort: a console reads everything again when it connects, and the roster itself refuses what was made on an old one.
 */
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { hasRole } from './access.ts';
import type { InstellingenStore, Ports } from './ports.ts';
import type { Roosterwijziging } from './rooster-ports.ts';

export interface Roosterbericht {
  readonly soort: 'rooster';
  readonly wijkteam: string;
  /** Number of the last publication. */
  readonly versie: number;
}

/** Whoever may read duties may read those of every wijkteam. */
export const seesRooster = (gebruiker: Gebruiker): boolean =>
  hasRole(gebruiker, 'teamondersteuner', 'professional', 'manager', 'beheerder');

export type TellRooster = (wijkteams: readonly string[], versie: number) => Promise<void>;

/** A connection that fails is passed over, and left for who keeps the list of connections to forget. */
export function makeTellRooster({
  verbindingen,
  liveSockets,
}: Pick<Ports, 'verbindingen' | 'liveSockets'>): TellRooster {
  return async (wijkteams, versie) => {
    const all = await verbindingen.listLive();
    const berichten = wijkteams.map((wijkteam): Roosterbericht => ({ soort: 'rooster', wijkteam, versie }));
    await Promise.allSettled(
      all
        .filter(({ gebruiker }) => seesRooster(gebruiker))
        .flatMap(({ verbinding }) => berichten.map((bericht) => liveSockets.post(verbinding, bericht))),
    );
  };
}

/** Parts of one publication to look through for what it took away: all of the largest that can be asked. */
const DELEN = 25;

/** The wijkteams that a publication changed, also those that only lost a duty; and the number of the last one. */
async function changedBy(
  store: InstellingenStore,
  { erbij, door, op }: Roosterwijziging,
): Promise<{ readonly wijkteams: readonly string[]; readonly versie: number }> {
  const { items } = await store.listPublicaties(DELEN);
  const mine = items.filter((een) => een.door === door && een.op === op);
  const diensten = [...erbij, ...mine.flatMap(({ was }) => was)];
  return { wijkteams: [...new Set(diensten.map(({ wijkteam }) => wijkteam))].sort(), versie: items[0]?.nr ?? 0 };
}

/**
 * The store, which has `tell` called after every change of the roster or of a rotation that it kept. `quietly` gets what is
 * to be told: it must not throw, and decides how long whoever changed it waits.
 */
export function tellingRooster(
  store: InstellingenStore,
  tell: TellRooster,
  quietly: (act: () => Promise<void>) => Promise<void>,
): InstellingenStore {
  return {
    ...store,
    async publiceer(wijziging) {
      await store.publiceer(wijziging);
      await quietly(async () => {
        const { wijkteams, versie } = await changedBy(store, wijziging);
        await tell(wijkteams, versie);
      });
    },
    async saveRotatie(rotatie, vorige) {
      await store.saveRotatie(rotatie, vorige);
      await quietly(async () => tell([rotatie.wijkteam], await store.readRoosterversie()));
    },
  };
}
