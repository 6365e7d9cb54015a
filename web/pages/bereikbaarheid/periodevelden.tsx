/** Which days it is about: kept in the address, so that a period can be sent to a colleague. */

import { ga, usePad } from '../../app/route.ts';
import { nu } from '../../app/server-klok.ts';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import {
  dagVan,
  eigenPeriode,
  type GekozenPeriode,
  isDag,
  isKeuze,
  type Keuze,
  PERIODEKEUZES,
  periodeVan,
} from './perioden.ts';

export interface Gekozen {
  readonly keuze: Keuze;
  readonly van: string;
  readonly totEnMet: string;
  /** Undefined while an own period is not complete or ends before it begins. */
  readonly periode: GekozenPeriode | undefined;
  readonly fout: string | undefined;
}

/** Reads and writes what was chosen on a page. An empty value leaves the address. */
export function useKeuzes() {
  const { pad, zoek } = usePad();
  return {
    lees: (naam: string): string => zoek.get(naam) ?? '',
    zet: (waarden: Readonly<Record<string, string>>): void => {
      const nieuw = new URLSearchParams(zoek);
      for (const [naam, waarde] of Object.entries(waarden)) {
        if (waarde === '') nieuw.delete(naam);
        else nieuw.set(naam, waarde);
      }
      const vraag = nieuw.toString();
      ga(vraag === '' ? pad : `${pad}?${vraag}`, { vervang: true });
    },
  };
}

export type Keuzes = ReturnType<typeof useKeuzes>;

/** `maximum`: the longest period in days that may be asked for. */
export function leesPeriode({ lees }: Keuzes, standaard: Exclude<Keuze, 'eigen'>, maximum = 3660): Gekozen {
  const vandaag = dagVan(nu());
  const gegeven = lees('periode');
  const keuze = isKeuze(gegeven) ? gegeven : standaard;
  if (keuze !== 'eigen') {
    const periode = periodeVan(keuze, vandaag);
    return { keuze, van: periode.van, totEnMet: periode.totEnMet, periode, fout: undefined };
  }
  const [van, totEnMet] = [lees('van'), lees('totEnMet')];
  if (!isDag(van) || !isDag(totEnMet)) return { keuze, van, totEnMet, periode: undefined, fout: 'Vul beide dagen in.' };
  if (van > totEnMet) return { keuze, van, totEnMet, periode: undefined, fout: 'De laatste dag ligt voor de eerste.' };
  const periode = eigenPeriode({ van, totEnMet }, vandaag);
  const dagen = (Date.parse(totEnMet) - Date.parse(van)) / 86_400_000 + 1;
  if (dagen > maximum) return { keuze, van, totEnMet, periode: undefined, fout: `Kies hoogstens ${maximum} dagen.` };
  return { keuze, van, totEnMet, periode, fout: undefined };
}

export function Periodevelden({ keuzes, gekozen }: { readonly keuzes: Keuzes; readonly gekozen: Gekozen }) {
  const { keuze, van, totEnMet, fout } = gekozen;
  return (
    <>
      <KeuzeVeld
        label="Periode"
        keuzes={PERIODEKEUZES}
        waarde={keuze}
        opWijzig={(waarde) =>
          keuzes.zet(
            waarde === 'eigen' ? { periode: waarde, van, totEnMet } : { periode: waarde, van: '', totEnMet: '' },
          )
        }
      />
      {keuze === 'eigen' && (
        <>
          <TekstVeld
            label="Eerste dag"
            type="date"
            value={van}
            onInput={({ currentTarget }) => keuzes.zet({ van: currentTarget.value })}
          />
          <TekstVeld
            label="Laatste dag"
            type="date"
            value={totEnMet}
            fout={fout}
            onInput={({ currentTarget }) => keuzes.zet({ totEnMet: currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
