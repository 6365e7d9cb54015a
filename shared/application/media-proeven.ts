/** Test messages: whether a medium reaches somebody, tried in peace instead of found out at a case. */
import type { Medium } from '../domain/achterwacht/types.ts';
import { NotFoundError, RefusedError } from '../domain/errors.ts';
import type { Limiet } from '../domain/media/limiet.ts';
import {
  MEDIA_PROEF,
  type MediaProef,
  newProef,
  noteBevinding,
  type Proefbevinding,
  proefPush,
  proefVanPush,
  uitkomstVan,
} from '../domain/media/media-proef.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { HOUR, type Instant } from '../domain/tijd/instant.ts';
import { hasRole } from './access.ts';
import { countIn } from './limiet.ts';
import { ownMedewerker } from './mediavoorkeuren.ts';
import type { Ports, ZaakWrite } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { hasMedium } from './spoed-context.ts';

/** To one medewerker, by whatever media: enough to try all of them once and one again. */
export const PROEVEN_AAN: Limiet = { max: 6, ms: HOUR };
/** By one person: who is new in a wijkteam is tried together with everybody in it. */
export const PROEVEN_DOOR: Limiet = { max: 60, ms: HOUR };

export type MediaProefView = Pick<MediaProef, 'id' | 'medewerker' | 'medium' | 'door' | 'aangevraagdOp' | 'gezienOp'> &
  ReturnType<typeof uitkomstVan> & {
    readonly verzondenOp: Instant | null;
    readonly bezorgdOp: Instant | null;
    /** By when this medium has to tell that it arrived; null when it tells nothing, or is not sent yet. */
    readonly bewijsVoor: Instant | null;
  };

function shown(proef: MediaProef, nu: Instant): MediaProefView {
  const { id, medewerker, medium, door, aangevraagdOp, verzonden, bezorgd, gezienOp } = proef;
  return {
    id,
    medewerker,
    medium,
    door,
    aangevraagdOp,
    ...uitkomstVan(proef, nu),
    verzondenOp: verzonden?.op ?? null,
    bezorgdOp: bezorgd?.op ?? null,
    gezienOp,
    bewijsVoor: verzonden?.bewijsVoor ?? null,
  };
}

type ProefPorts = Pick<Ports, 'zaken' | 'instellingen' | 'clock' | 'ids' | 'jitter' | 'pushQueue'>;

export type RequestMediaProef = (command: {
  readonly medewerker: string;
  readonly medium: Medium;
  readonly door: Gebruiker;
  /** The same key is the same test message. */
  readonly sleutel?: string;
}) => Promise<MediaProefView>;

/**
 * Writes a test message down and hands it to the queue of pushes, which sends it as it sends those. Of oneself, or for a
 * beheerder of anybody (ForbiddenError). RefusedError `geen-adres`, or `te-vaak` with when it may be done again.
 */
export function makeRequestMediaProef(ports: ProefPorts): RequestMediaProef {
  const { zaken, instellingen, clock, ids, jitter, pushQueue } = ports;

  async function count(naam: string, sleutel: string, limiet: Limiet): Promise<readonly ZaakWrite[]> {
    const telling = await countIn(ports, { naam: `media-proeven/${naam}`, sleutel, limieten: [limiet] });
    if (telling.soort === 'ruimte') return telling.writes;
    const { vanaf } = telling;
    throw new RefusedError('te-vaak', 'Er zijn net al genoeg proefberichten verstuurd. Probeer het later weer.', {
      vanaf,
    });
  }

  async function keep({ medewerker, medium, door }: Parameters<RequestMediaProef>[0], id: string): Promise<MediaProef> {
    const known = await zaken.loadMediaProef(id);
    if (known !== undefined) return known.value;
    const settings = await instellingen.readInstellingen();
    ownMedewerker(settings, { medewerker, door });
    if (!hasMedium(settings, medewerker, medium))
      throw new RefusedError('geen-adres', 'Deze medewerker heeft hiervoor geen adres of toestel.', {
        faults: [{ veld: 'medium', melding: 'Hiervoor is geen adres of toestel bekend.' }],
      });
    const proef = newProef({ id, medewerker, medium, door: door.id, aangevraagdOp: clock.now() });
    await zaken.save([
      ...(await count(`aan/${medewerker}`, id, PROEVEN_AAN)),
      ...(await count(`door/${door.id}`, id, PROEVEN_DOOR)),
      { soort: 'media-proef', proef, vorige: 0 },
    ]);
    return proef;
  }

  return async (command) => {
    const { sleutel, door, medewerker, medium } = command;
    const id = sleutel === undefined ? ids.fresh() : ids.derived('media-proef', door.id, medewerker, medium, sleutel);
    const proef = await retryOnConflict(jitter, () => keep(command, id));
    // Handed over once more when it is asked for once more: it is sent once all the same.
    if (proef.verzonden === null && proef.mislukt === null)
      await pushQueue.send([{ zaak: MEDIA_PROEF, push: proefPush(id) }]);
    return shown(proef, clock.now());
  };
}

export type ReadMediaProef = (vraag: { readonly id: string; readonly door: Gebruiker }) => Promise<MediaProefView>;

/** For who asked for it, who it was sent to, and beheerders; NotFoundError for others. Kept for a week. */
export function makeReadMediaProef({ zaken, clock }: Pick<Ports, 'zaken' | 'clock'>): ReadMediaProef {
  return async ({ id, door }) => {
    const found = (await zaken.loadMediaProef(id))?.value;
    if (found === undefined || (![found.door, found.medewerker].includes(door.id) && !hasRole(door, 'beheerder')))
      throw new NotFoundError('Dit proefbericht bestaat niet (meer).');
    return shown(found, clock.now());
  };
}

export type NoteMediaProef = (push: string, bevinding: Proefbevinding) => Promise<boolean>;

/** Notes what became of the test message of that name; false when there is none. */
export function makeNoteMediaProef({
  zaken,
  clock,
  jitter,
}: Pick<Ports, 'zaken' | 'clock' | 'jitter'>): NoteMediaProef {
  return (push, bevinding) =>
    retryOnConflict(jitter, async () => {
      const stored = await zaken.loadMediaProef(proefVanPush(push) ?? '');
      if (stored === undefined) return false;
      const proef = noteBevinding(stored.value, bevinding, clock.now());
      if (proef !== stored.value) await zaken.save([{ soort: 'media-proef', proef, vorige: stored.versie }]);
      return true;
    });
}
