import { InvalidError } from '../domain/errors.ts';
import { makeOpeningsindex } from '../domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../domain/openingstijden/standaard.ts';
import type { Openingsregeling, OpenToestand, Sluiting } from '../domain/openingstijden/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { type Plaats, regelingSleutel, regelingVan, volledigeRegeling } from './openingstijden.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

type Switched = Promise<OpenToestand>;

/** Closes a kanaal at once, until `tot` or until further notice. */
export type CloseNow = (command: {
  readonly plaats: Plaats;
  readonly reden: string;
  readonly tot?: Instant;
  /** Medewerker id. */
  readonly door?: string;
}) => Switched;
/** Ends every closing that runs now; quiet when there is none. */
export type ReopenNow = (command: { readonly plaats: Plaats; readonly door?: string }) => Switched;

type Settings = Pick<Ports, 'instellingen' | 'clock' | 'jitter'>;

/**
 * A place without hours of its own gets them here: what it had until now, with the closing. Of two at the same moment the
 * second builds on what the first made of it.
 */
async function change(
  { instellingen, clock, jitter }: Settings,
  { plaats, door }: { readonly plaats: Plaats; readonly door?: string },
  next: (sluitingen: readonly Sluiting[], nu: Instant) => readonly Sluiting[],
): Switched {
  const nu = clock.now();
  const changed = await retryOnConflict(jitter, async (): Promise<Openingsregeling> => {
    const settings = await instellingen.readInstellingen();
    const regeling = regelingVan(settings, plaats) ?? standaardRegeling();
    const sluitingen = next(regeling.sluitingen, nu);
    const whole = { ...regeling, sluitingen };
    if (JSON.stringify(whole) === JSON.stringify(regeling)) return volledigeRegeling(settings, plaats, regeling);
    const wijziging = { door: door ?? 'systeem', op: nu, vorige: settings.versie };
    await instellingen.saveOpeningsregeling(regelingSleutel(plaats), whole, wijziging);
    return volledigeRegeling(settings, plaats, whole);
  });
  return makeOpeningsindex(changed).toestand(nu);
}

const runs = ({ van, tot }: Sluiting, nu: Instant): boolean => van <= nu && (tot === null || nu < tot);

/** The switch "closed because ...". Switched twice with the same words it is one closing; the longest end holds. */
export function makeCloseNow(ports: Settings): CloseNow {
  return async ({ reden, tot, ...where }) =>
    change(ports, where, (sluitingen, nu) => {
      if (tot !== undefined && tot <= nu) {
        throw new InvalidError([{ veld: 'tot', melding: 'Dit tijdstip is al voorbij.' }]);
      }
      const same = sluitingen.some(
        (sluiting) => runs(sluiting, nu) && sluiting.reden === reden && sluiting.tot === (tot ?? null),
      );
      return same ? sluitingen : [...sluitingen, { van: nu, tot: tot ?? null, reden }];
    });
}

/** What was closed stays closed in the past: the closings that run end now, they do not disappear. */
export function makeReopenNow(ports: Settings): ReopenNow {
  return async (where) =>
    change(ports, where, (sluitingen, nu) =>
      sluitingen.flatMap((sluiting) => {
        if (!runs(sluiting, nu)) return [sluiting];
        return sluiting.van < nu ? [{ ...sluiting, tot: nu }] : [];
      }),
    );
}
