/** By which media somebody wants to be pushed and when in silence: theirs to say, as long as they can be reached. */
import type { Medium } from '../domain/achterwacht/types.ts';
import { type Fault, ForbiddenError, InvalidError, NotFoundError, RefusedError } from '../domain/errors.ts';
import { nietIngerichtFouten } from '../domain/media/ingericht.ts';
import { MAX_STIL_MINUTEN, type Stilteuren, stilteMinuten } from '../domain/media/stilteuren.ts';
import type { Gebruiker, Instellingen, Medewerker } from '../domain/organisatie/types.ts';
import { isLocalTime } from '../domain/tijd/amsterdam.ts';
import { hasRole } from './access.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { mediaVan } from './spoed-context.ts';

export interface Mediavoorkeuren {
  /** In order of preference; what is not in it is not used, but for devices and a webhook of their own. */
  readonly media: readonly Medium[];
  readonly stilteuren?: Stilteuren;
}

export type MediavoorkeurenView = Mediavoorkeuren & {
  /** The media that have an address, in the order in which they are used. */
  readonly bereikbaarVia: readonly Medium[];
  /** People can be called from here, so that it can be chosen. */
  readonly spraak: boolean;
};

interface Vraag {
  readonly medewerker: string;
  readonly door: Gebruiker;
}

/** Somebody of whom `door` may change what is their own: themselves, or for a beheerder anybody. */
export function ownMedewerker({ medewerkers }: Instellingen, { medewerker, door }: Vraag): Medewerker {
  if (door.id !== medewerker && !hasRole(door, 'beheerder')) throw new ForbiddenError();
  const found = Object.hasOwn(medewerkers, medewerker) ? medewerkers[medewerker] : undefined;
  if (found === undefined) throw new NotFoundError('Deze medewerker is niet bekend.');
  return found;
}

function faultsOf({ media, stilteuren }: Mediavoorkeuren): Fault[] {
  const faults: Fault[] = [];
  for (const [index, medium] of media.entries())
    if (media.indexOf(medium) < index) faults.push({ veld: `media[${index}]`, melding: `${medium} staat er al in.` });
  if (stilteuren === undefined) return faults;
  const wrong = (['van', 'tot'] as const).filter((veld) => !isLocalTime(stilteuren[veld]));
  for (const veld of wrong)
    faults.push({ veld: `stilteuren.${veld}`, melding: 'Dit is geen tijd van 00:00 tot en met 23:59.' });
  if (wrong.length > 0) return faults;
  const minuten = stilteMinuten(stilteuren);
  if (minuten === 0) faults.push({ veld: 'stilteuren.tot', melding: 'Dit is dezelfde tijd als van.' });
  if (minuten > MAX_STIL_MINUTEN)
    faults.push({ veld: 'stilteuren.tot', melding: 'Stilteuren duren hoogstens twaalf uur.' });
  return faults;
}

function viewOf(instellingen: Instellingen, medewerker: Medewerker): MediavoorkeurenView {
  const { id, media, stilteuren } = medewerker;
  // What would hold for them as soon as they work here again.
  const medewerkers = { ...instellingen.medewerkers, [id]: { ...medewerker, actief: true } };
  return {
    media,
    ...(stilteuren !== undefined && { stilteuren }),
    bereikbaarVia: mediaVan({ ...instellingen, medewerkers }, id),
    spraak: instellingen.spraak === true,
  };
}

export type ReadMediavoorkeuren = (vraag: Vraag) => Promise<MediavoorkeurenView>;

/** Throws ForbiddenError for somebody else's, unless a beheerder asks. */
export function makeReadMediavoorkeuren({ instellingen }: Pick<Ports, 'instellingen'>): ReadMediavoorkeuren {
  return async (vraag) => {
    const settings = await instellingen.readInstellingen();
    return viewOf(settings, ownMedewerker(settings, vraag));
  };
}

export type SaveMediavoorkeuren = (
  command: Vraag & { readonly voorkeuren: Mediavoorkeuren },
) => Promise<MediavoorkeurenView>;

/**
 * Changes these and nothing else of the medewerker. InvalidError with every fault; RefusedError `niet-bereikbaar` when no
 * medium with an address would be left.
 */
export function makeSaveMediavoorkeuren({
  instellingen,
  jitter,
}: Pick<Ports, 'instellingen' | 'jitter'>): SaveMediavoorkeuren {
  return ({ voorkeuren, ...vraag }) =>
    retryOnConflict(jitter, async () => {
      const settings = await instellingen.readInstellingen();
      const { stilteuren: _before, ...known } = ownMedewerker(settings, vraag);
      const faults = [
        ...faultsOf(voorkeuren),
        ...nietIngerichtFouten(settings, voorkeuren.media, (index) => `media[${index}]`),
      ];
      if (faults.length > 0) throw new InvalidError(faults);
      const next: Medewerker = { ...known, ...voorkeuren };
      const view = viewOf(settings, next);
      if (view.bereikbaarVia.length === 0) {
        const melding = 'Geen van deze media heeft een adres: er blijft niets over om u te bereiken.';
        throw new RefusedError('niet-bereikbaar', melding, { faults: [{ veld: 'media', melding }] });
      }
      await instellingen.saveMedewerker(next, settings.versie);
      return view;
    });
}
