/** The closing days of the organisatie: what they are, what a change would do, and the change. */
import { KANALEN, type Kanaal } from '../domain/contact/types.ts';
import { type Fault, InvalidError } from '../domain/errors.ts';
import { landelijkeSluitingsdagen } from '../domain/openingstijden/feestdagen.ts';
import {
  type Afwijzing,
  metOrganisatiedagen,
  type Organisatiedag,
  voorgesteldeDagen,
} from '../domain/openingstijden/organisatiedagen.ts';
import type { Dagdeel, Sluitingsdag } from '../domain/openingstijden/types.ts';
import { dagenVan } from '../domain/openingstijden/uurrooster.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { ingesteldeRegeling, type Plaats } from './openingstijden.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

type Needs = Pick<Ports, 'instellingen' | 'clock' | 'jitter'>;

export type AfgewezenVoorstel = Organisatiedag & Pick<Afwijzing, 'door' | 'op'>;

export interface Sluitingsdagenlijst {
  readonly jaar: number;
  /** By national custom; they hold where a regeling does not say otherwise. */
  readonly landelijk: readonly Sluitingsdag[];
  /** Local choices that are not in the list (yet), and that nobody refused. */
  readonly voorstellen: readonly Organisatiedag[];
  /** Those that somebody refused. */
  readonly afgewezen: readonly AfgewezenVoorstel[];
  readonly eigen: readonly Organisatiedag[];
}

export type ListOrganisatiedagen = (query: { readonly jaar: number }) => Promise<Sluitingsdagenlijst>;

export function makeListOrganisatiedagen({ instellingen }: Pick<Ports, 'instellingen'>): ListOrganisatiedagen {
  return async ({ jaar }) => {
    const { sluitingsdagen = [], afgewezenDagen = [] } = (await instellingen.readInstellingen()).organisatie;
    const eigen = sluitingsdagen.filter(({ datum }) => datum.startsWith(`${jaar}-`));
    const known = new Set(eigen.map(({ datum }) => datum));
    const refused = new Map(afgewezenDagen.map((afwijzing) => [afwijzing.datum, afwijzing]));
    const proposed = voorgesteldeDagen(jaar).filter(({ datum }) => !known.has(datum));
    return {
      jaar,
      landelijk: landelijkeSluitingsdagen(jaar),
      voorstellen: proposed.filter(({ datum }) => !refused.has(datum)),
      afgewezen: proposed.flatMap((dag) => {
        const afwijzing = refused.get(dag.datum);
        return afwijzing === undefined ? [] : [{ ...dag, door: afwijzing.door, op: afwijzing.op }];
      }),
      eigen,
    };
  };
}

/** Each day once and within the year, in order of date. Throws InvalidError with every fault. */
function ordered(jaar: number, dagen: readonly Organisatiedag[]): readonly Organisatiedag[] {
  const faults: Fault[] = [];
  for (const [i, { datum }] of dagen.entries()) {
    if (!datum.startsWith(`${jaar}-`))
      faults.push({ veld: `dagen[${i}].datum`, melding: `Deze dag ligt niet in ${jaar}.` });
    if (dagen.findIndex((one) => one.datum === datum) < i)
      faults.push({ veld: `dagen[${i}].datum`, melding: 'Deze dag staat al in de lijst.' });
  }
  if (faults.length > 0) throw new InvalidError(faults);
  return dagen.toSorted((a, b) => (a.datum < b.datum ? -1 : 1));
}

const replaced = (
  { organisatie }: Instellingen,
  jaar: number,
  dagen: readonly Organisatiedag[],
): readonly Organisatiedag[] =>
  [...(organisatie.sluitingsdagen ?? []).filter(({ datum }) => !datum.startsWith(`${jaar}-`)), ...dagen].sort((a, b) =>
    a.datum < b.datum ? -1 : 1,
  );

interface Command {
  readonly jaar: number;
  readonly dagen: readonly Organisatiedag[];
}

export type SaveOrganisatiedagen = (command: Command & { readonly door?: string }) => Promise<Sluitingsdagenlijst>;

/** Replaces the days of one year; other years stay. Of two at the same moment the second builds on the first. */
export function makeSaveOrganisatiedagen(ports: Needs): SaveOrganisatiedagen {
  const list = makeListOrganisatiedagen(ports);
  return async ({ jaar, dagen, door }) => {
    const asked = ordered(jaar, dagen);
    await retryOnConflict(ports.jitter, async () => {
      const settings = await ports.instellingen.readInstellingen();
      const sluitingsdagen = replaced(settings, jaar, asked);
      const wijziging = { door: door ?? 'systeem', op: ports.clock.now(), vorige: settings.versie };
      await ports.instellingen.saveOrganisatie({ ...settings.organisatie, sluitingsdagen }, wijziging);
    });
    return list({ jaar });
  };
}

export type JudgeVoorstel = (command: {
  readonly jaar: number;
  readonly datum: LocalDate;
  /** Medewerker id. */
  readonly door: string;
}) => Promise<Sluitingsdagenlijst>;

/** Changes which proposals are refused; nothing is written when it says so already. */
function makeJudgeVoorstel(
  ports: Needs,
  next: (afgewezen: readonly Afwijzing[], een: Afwijzing) => readonly Afwijzing[],
): JudgeVoorstel {
  const list = makeListOrganisatiedagen(ports);
  return async ({ jaar, datum, door }) => {
    if (!voorgesteldeDagen(jaar).some((dag) => dag.datum === datum))
      throw new InvalidError([{ veld: 'datum', melding: `Deze dag wordt voor ${jaar} niet voorgesteld.` }]);
    await retryOnConflict(ports.jitter, async () => {
      const op = ports.clock.now();
      const { versie, organisatie } = await ports.instellingen.readInstellingen();
      const { afgewezenDagen = [] } = organisatie;
      const changed = next(afgewezenDagen, { datum, door, op });
      if (changed.length === afgewezenDagen.length) return;
      await ports.instellingen.saveOrganisatie(
        { ...organisatie, afgewezenDagen: changed },
        { door, op, vorige: versie },
      );
    });
    return list({ jaar });
  };
}

/** A proposed day is not proposed again. Who refused it first stays the one who did. */
export const makeRefuseVoorstel = (ports: Needs): JudgeVoorstel =>
  makeJudgeVoorstel(ports, (known, een) => (known.some(({ datum }) => datum === een.datum) ? known : [...known, een]));

/** A day that was refused is proposed again. */
export const makeProposeAgain = (ports: Needs): JudgeVoorstel =>
  makeJudgeVoorstel(ports, (known, een) => known.filter(({ datum }) => datum !== een.datum));

export interface GewijzigdePlaats {
  readonly wijkteam: string;
  readonly kanaal: Kanaal;
  readonly locatie: string | null;
  readonly dagen: readonly {
    readonly datum: LocalDate;
    readonly nu: readonly Dagdeel[];
    readonly straks: readonly Dagdeel[];
  }[];
}

/** Every place whose hours can be asked for: kanalen of wijkteams, and inloop at each locatie. */
function plaatsenVan({ wijkteams }: Instellingen): readonly Plaats[] {
  return Object.values(wijkteams).flatMap(({ slug, locaties }) => [
    ...KANALEN.filter((kanaal) => kanaal !== 'inloop' || locaties.length === 0).map((kanaal) => ({
      wijkteam: slug,
      kanaal,
    })),
    ...locaties.map((locatie) => ({ wijkteam: slug, kanaal: 'inloop' as const, locatie: locatie.slug })),
  ]);
}

export type PreviewOrganisatiedagen = (command: Command) => Promise<readonly GewijzigdePlaats[]>;

/** Which places would be open otherwise, and on which days. Changes nothing. */
export function makePreviewOrganisatiedagen({ instellingen }: Pick<Ports, 'instellingen'>): PreviewOrganisatiedagen {
  return async ({ jaar, dagen }) => {
    const settings = await instellingen.readInstellingen();
    const now = settings.organisatie.sluitingsdagen ?? [];
    const then = replaced(settings, jaar, ordered(jaar, dagen));
    const [van, totEnMet] = [`${jaar}-01-01`, `${jaar}-12-31`];
    return plaatsenVan(settings).flatMap((plaats) => {
      const own = ingesteldeRegeling(settings, plaats);
      const before = dagenVan(metOrganisatiedagen(own, now), van, totEnMet);
      const changed = dagenVan(metOrganisatiedagen(own, then), van, totEnMet).flatMap(({ datum, dagdelen }, index) => {
        const was = before[index]?.dagdelen ?? [];
        return JSON.stringify(was) === JSON.stringify(dagdelen) ? [] : [{ datum, nu: was, straks: dagdelen }];
      });
      if (changed.length === 0) return [];
      const { wijkteam, kanaal, locatie = null } = plaats;
      return [{ wijkteam, kanaal, locatie, dagen: changed }];
    });
  };
}
