import { InvalidError } from '../domain/errors.ts';
import { makeOpeningsindex } from '../domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../domain/openingstijden/standaard.ts';
import type { Openingsregeling, OpenToestand, Sluiting } from '../domain/openingstijden/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { type Plaats, regelingSleutel, regelingVan } from './openingstijden.ts';
import type { Ports } from './ports.ts';

type Switched = Promise<OpenToestand>;

/** Closes a kanaal at once, until `tot` or until further notice. */
export type CloseNow = (command: {
  readonly plaats: Plaats;
  readonly reden: string;
  readonly tot?: Instant;
}) => Switched;
/** Ends every closing that runs now; quiet when there is none. */
export type ReopenNow = (command: { readonly plaats: Plaats }) => Switched;

type Settings = Pick<Ports, 'instellingen' | 'clock'>;

/** A place without hours of its own gets them here: what it had until now, with the closing. */
async function change(
  { instellingen, clock }: Settings,
  plaats: Plaats,
  next: (sluitingen: readonly Sluiting[], nu: Instant) => readonly Sluiting[],
): Switched {
  const nu = clock.now();
  const regeling = regelingVan(await instellingen.readInstellingen(), plaats) ?? standaardRegeling();
  const sluitingen = next(regeling.sluitingen, nu);
  const changed: Openingsregeling = { ...regeling, sluitingen };
  if (JSON.stringify(sluitingen) !== JSON.stringify(regeling.sluitingen)) {
    await instellingen.saveOpeningsregeling(regelingSleutel(plaats), changed);
  }
  return makeOpeningsindex(changed).toestand(nu);
}

const runs = ({ van, tot }: Sluiting, nu: Instant): boolean => van <= nu && (tot === null || nu < tot);

/** The switch "closed because ...". Switched twice with the same words it is one closing; the longest end holds. */
export function makeCloseNow(ports: Settings): CloseNow {
  return async ({ plaats, reden, tot }) =>
    change(ports, plaats, (sluitingen, nu) => {
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
  return async ({ plaats }) =>
    change(ports, plaats, (sluitingen, nu) =>
      sluitingen.flatMap((sluiting) => {
        if (!runs(sluiting, nu)) return [sluiting];
        return sluiting.van < nu ? [{ ...sluiting, tot: nu }] : [];
      }),
    );
}
