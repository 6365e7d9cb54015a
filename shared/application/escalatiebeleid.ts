/** The escalation policy as beheerders set it: of one wijkteam, or of all that have none of their own. */
import { SPRAAK } from '../domain/achterwacht/types.ts';
import { type Fault, InvalidError } from '../domain/errors.ts';
import { isIngericht, nietIngerichtFouten } from '../domain/media/ingericht.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { STANDAARD_BELEID } from '../domain/spoed/beleid.ts';
import { controleerBeleid } from '../domain/spoed/beleid-controle.ts';
import type { Escalatiebeleid } from '../domain/spoed/types.ts';
import type { Opeenvolging } from './instellingen-historie.ts';
import type { Page, Ports } from './ports.ts';

/** In an address: the policy of every wijkteam that has none of its own. No slug of a wijkteam begins like this. */
export const ALLE_ANDERE = '_standaard';
const SLEUTEL_VAN_ALLEN = '*';

/** Where a policy comes from: set for this wijkteam, set for all others, or that of the system. */
export type BeleidHerkomst = 'wijkteam' | 'organisatie' | 'systeem';

export interface GeldendBeleid {
  readonly beleid: Escalatiebeleid;
  readonly herkomst: BeleidHerkomst;
  /** People can be called from here, so that a policy may name that. */
  readonly spraak: boolean;
}

const sleutelVan = (wijkteam: string): string => (wijkteam === ALLE_ANDERE ? SLEUTEL_VAN_ALLEN : wijkteam);

/** The policy that a case of `wijkteam` gets when it is opened now; a case keeps that until its end. */
export function geldendBeleid(settings: Instellingen, wijkteam: string): GeldendBeleid {
  const { escalatiebeleid } = settings;
  const spraak = isIngericht(settings, SPRAAK);
  const sleutel = sleutelVan(wijkteam);
  const own = Object.hasOwn(escalatiebeleid, sleutel) ? escalatiebeleid[sleutel] : undefined;
  if (own !== undefined && sleutel !== SLEUTEL_VAN_ALLEN) return { beleid: own, herkomst: 'wijkteam', spraak };
  const all = escalatiebeleid[SLEUTEL_VAN_ALLEN];
  return all === undefined
    ? { beleid: STANDAARD_BELEID, herkomst: 'systeem', spraak }
    : { beleid: all, herkomst: 'organisatie', spraak };
}

/** Every fault in a policy as it would hold here: those of any, and media that there are none of. */
export function beleidFouten(settings: Instellingen, beleid: Escalatiebeleid): readonly Fault[] {
  return [
    ...controleerBeleid(beleid),
    ...beleid.treden.flatMap(({ media }, index) =>
      nietIngerichtFouten(settings, media, () => `treden[${index}].media`),
    ),
  ];
}

export type ReadEscalatiebeleid = (wijkteam: string) => Promise<GeldendBeleid>;

/** What holds for a wijkteam (`_standaard` = for all that have none of their own), and where that was set. */
export function makeReadEscalatiebeleid({ instellingen }: Pick<Ports, 'instellingen'>): ReadEscalatiebeleid {
  return async (wijkteam) => geldendBeleid(await instellingen.readInstellingen(), wijkteam);
}

export type SaveEscalatiebeleid = (command: {
  readonly wijkteam: string;
  /** Null takes away what was set: then that of all others holds, or that of the system. */
  readonly beleid: Escalatiebeleid | null;
  /** Medewerker id of who changes it. */
  readonly door: string;
}) => Promise<GeldendBeleid>;

/**
 * Sets the policy for cases that are opened from now on; open ones go on as they began. It is kept in the history of the
 * settings. Throws InvalidError with every fault.
 */
export function makeSaveEscalatiebeleid({
  instellingen,
  clock,
}: Pick<Ports, 'instellingen' | 'clock'>): SaveEscalatiebeleid {
  return async ({ wijkteam, beleid, door }) => {
    const faults = beleid === null ? [] : beleidFouten(await instellingen.readInstellingen(), beleid);
    if (faults.length > 0) throw new InvalidError(faults);
    await instellingen.saveEscalatiebeleid(sleutelVan(wijkteam), beleid, { door, op: clock.now() });
    return geldendBeleid(await instellingen.readInstellingen(), wijkteam);
  };
}

export type ListBeleidversies = (
  wijkteam: string,
  limit: number,
  cursor?: string,
) => Promise<Page<Opeenvolging<Escalatiebeleid>>>;

/** Every policy that was ever set for this wijkteam itself (`_standaard`: for all that have none of their own), newest first. */
export function makeListBeleidversies({ instellingen }: Pick<Ports, 'instellingen'>): ListBeleidversies {
  return (wijkteam, limit, cursor) => instellingen.listBeleidversies(sleutelVan(wijkteam), limit, cursor);
}
