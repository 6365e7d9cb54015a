/** What would change, before it is kept: which days, and the year as it would be. */
import type { Dagdeel, Kalenderdag, Openingsvoorbeeld } from '../../app/antwoorden/openingstijden.ts';
import type { ApiFout } from '../../app/api.ts';
import { dag as dagTekst } from '../../app/woorden.ts';
import { TabelBij } from '../../ui/grafiek.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Foutmelding, Melding } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { periodeTekst } from '../bereikbaarheid/perioden.ts';
import { metWijzigingen, tijdenTekst } from './jaar.ts';
import { Jaarkalender } from './jaarkalender.tsx';
import { dagen as dagenWoord, type Groep, groepeer } from './wijziging.ts';

export const WIJZIGKOLOMMEN: readonly {
  readonly kop: string;
  readonly cel: (groep: Pick<Groep, 'dagen' | 'nu' | 'straks' | 'reden'>) => string;
}[] = [
  { kop: 'Dagen', cel: ({ dagen }) => dagen },
  { kop: 'Nu', cel: ({ nu }: { readonly nu: readonly Dagdeel[] }) => tijdenTekst(nu) },
  { kop: 'Straks', cel: ({ straks }) => tijdenTekst(straks) },
  { kop: 'Waarom', cel: ({ reden }) => reden ?? 'gewone week' },
];

interface Props {
  readonly voorbeeld: Openingsvoorbeeld;
  readonly jaar: number;
  readonly kalender: readonly Kalenderdag[];
  readonly vandaag: string;
  /** What the button says, where it is no new hours that are kept. */
  readonly doen?: string;
  readonly bewaar: () => void;
  readonly bezig: boolean;
  readonly fout: ApiFout | undefined;
  readonly terug: () => void;
  /** After somebody else changed it: look again, upon what there is now. */
  readonly opnieuw: () => void;
}

export function Voorbeeld({
  voorbeeld,
  jaar,
  kalender,
  vandaag,
  doen = 'Bewaar deze tijden',
  bewaar,
  bezig,
  fout,
  terug,
  opnieuw,
}: Props) {
  const { dagen } = voorbeeld;
  const voorbij = dagen.filter((een) => een.voorbij).length;
  const gewijzigd = new Set(dagen.map(({ datum }) => datum));
  const ingehaald = fout?.code === 'intussen-gewijzigd';
  return (
    <>
      <p class="nl-paragraph">
        {dagen.length === 0 ? 'Geen dag wordt anders' : `${dagenWoord(dagen.length)} anders dan nu`}, gekeken van{' '}
        {periodeTekst(voorbeeld)}. Er is nog niets bewaard.
      </p>
      {voorbij > 0 && (
        <Melding soort="let-op" titel={`${dagenWoord(voorbij)} ${voorbij === 1 ? 'is' : 'zijn'} al geweest`}>
          <p class="nl-paragraph">
            Cijfers over die dagen blijven zoals ze zijn, tot iemand ze laat{' '}
            <Link naar="/herberekeningen">herberekenen</Link>. Gaat het alleen om later? Kies dan bij De week: Andere
            week vanaf een dag.
          </p>
        </Melding>
      )}
      {dagen.length > 0 && (
        <>
          <Tabel
            titel="Wat verandert er"
            titelVerborgen
            sleutel={({ datum, dagen: welke }) => datum + welke}
            rijen={groepeer(dagen)}
            kolommen={WIJZIGKOLOMMEN}
          />
          <TabelBij titel={`Elke dag apart (${dagen.length})`}>
            <Tabel
              titel="Elke dag apart"
              titelVerborgen
              sleutel={({ datum }) => datum}
              rijen={dagen}
              kolommen={[
                { kop: 'Dag', cel: ({ datum }) => `${dagTekst(`${datum}T12:00:00Z`)} ${datum.slice(0, 4)}` },
                { kop: 'Nu', cel: ({ nu }) => tijdenTekst(nu) },
                { kop: 'Straks', cel: ({ straks }) => tijdenTekst(straks) },
              ]}
            />
          </TabelBij>
          <TabelBij titel={`Het jaar ${jaar} zoals het wordt`}>
            <Jaarkalender jaar={jaar} dagen={metWijzigingen(kalender, dagen)} vandaag={vandaag} gewijzigd={gewijzigd} />
          </TabelBij>
        </>
      )}
      <Foutmelding fout={fout} />
      <div class="knoppen">
        {ingehaald ? (
          <Knop soort="primair" onClick={opnieuw}>
            Haal op wat er nu staat
          </Knop>
        ) : (
          <Knop soort="primair" bezig={bezig} onClick={bewaar}>
            {doen}
          </Knop>
        )}
        <Knop onClick={terug}>Terug</Knop>
      </div>
    </>
  );
}
