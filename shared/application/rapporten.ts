/** Reports by mail: what is kept of them, and how one is made. */
import { STANDAARD_MINIMUM } from '../domain/bereikbaarheid/minimum-n.ts';
import { exportMetTotaal, type Geexporteerd } from '../domain/bereikbaarheid/rij-export.ts';
import { KANALEN } from '../domain/contact/types.ts';
import { vorigePeriode } from '../domain/rapport/periode.ts';
import { type Rapportstof, rapportTekst } from '../domain/rapport/rapport-tekst.ts';
import type { Rapportabonnement, Rapportdagen, Rapportverzending } from '../domain/rapport/types.ts';
import type { Ports, Stored } from './ports.ts';
import { type Cijferrij, makeReadBereikbaarheid } from './read-bereikbaarheid.ts';

export interface RapportStore {
  listAbonnementen(): Promise<readonly Stored<Rapportabonnement>[]>;
  loadAbonnement(id: string): Promise<Stored<Rapportabonnement> | undefined>;
  /** Throws ConflictError when it is no longer of versie `vorige` (0 = it is not there yet). */
  saveAbonnement(abonnement: Rapportabonnement, vorige: number): Promise<void>;
  /** `van` is the first day of the period. */
  loadVerzending(abonnement: string, van: string): Promise<Stored<Rapportverzending> | undefined>;
  saveVerzending(verzending: Rapportverzending, vorige: number): Promise<void>;
}

export interface Rapport {
  readonly onderwerp: string;
  readonly tekst: string;
  /** Per wijkteam, and per kanaal over all of them. */
  readonly rijen: readonly Geexporteerd<Cijferrij>[];
}

export type MakeRapport = (
  abonnement: Pick<Rapportabonnement, 'per' | 'wijkteams' | 'kanalen'>,
  dagen: Rapportdagen,
) => Promise<Rapport>;

/** The figures of a period beside those of the period before, with what is about too few people left out. */
export function makeMakeRapport(
  ports: Pick<Ports, 'cijfers' | 'zaken' | 'instellingen' | 'clock' | 'adressen'>,
): MakeRapport {
  const readBereikbaarheid = makeReadBereikbaarheid(ports);
  return async ({ per, wijkteams, kanalen }, dagen) => {
    const { wijkteams: known, organisatie } = await ports.instellingen.readInstellingen();
    const minimum = organisatie.minimumAantal ?? STANDAARD_MINIMUM;
    const scope = {
      per: 'geheel',
      ...(wijkteams.length > 0 && { wijkteam: wijkteams }),
      ...(kanalen.length > 0 && { kanaal: kanalen }),
    } as const;
    const vorigeDagen = vorigePeriode(per, dagen.van);
    const { definitie, peildatum, rijen } = await readBereikbaarheid({ ...dagen, ...scope });
    const samen = (await readBereikbaarheid({ ...dagen, ...scope, samen: 'wijkteams' })).rijen;
    const vorige = (await readBereikbaarheid({ ...vorigeDagen, ...scope, samen: 'wijkteams' })).rijen;

    const shown: Geexporteerd<Cijferrij>[] = [];
    const stof: Rapportstof['kanalen'][number][] = [];
    for (const kanaal of KANALEN) {
      const ofKanaal = (row: Cijferrij) => row.kanaal === kanaal;
      const [totaal, before] = [samen.find(ofKanaal), vorige.find(ofKanaal)];
      if (totaal === undefined || before === undefined) continue;
      const found = exportMetTotaal(rijen.filter(ofKanaal), totaal, minimum);
      shown.push(...found.delen, found.totaal);
      stof.push({ kanaal, nu: found.totaal, vorige: exportMetTotaal([], before, minimum).totaal });
    }
    const text = rapportTekst({
      per,
      dagen,
      vorigeDagen,
      wijkteams: wijkteams.length === 0 ? null : wijkteams.map((slug) => known[slug]?.naam ?? slug),
      kanalen: stof,
      minimum,
      definitie,
      peildatum,
      console: ports.adressen.console,
    });
    return { ...text, rijen: shown };
  };
}
