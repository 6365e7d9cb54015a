/** How turns were shared for the size of everybody's job. About a team, not about who works hardest. */
import type { Aandeel } from '../../app/antwoorden/roosterweek.ts';
import { useConsole, useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { bewaarBestand } from '../../ui/bestand.ts';
import { Knop } from '../../ui/knop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { type Periode, periodeTekst } from '../bereikbaarheid/perioden.ts';
import { leesPeriode, Periodevelden, useKeuzes } from '../bereikbaarheid/periodevelden.tsx';
import { aandeelTekst, getal, verdelingCsv } from './getallen.ts';
import { isRoosternieuws } from './lezen.ts';

export function Verdeling({ wijkteam }: { readonly wijkteam: string }) {
  const keuzes = useKeuzes();
  const gekozen = leesPeriode(keuzes, 'deze-kwartaal', 366);
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">Hoe de diensten verdeeld zijn</h2>
      <p class="nl-paragraph">
        Naar de grootte van de baan. Avonden, vrijdagmiddagen, weekenden en feestdagen tellen zwaarder.
      </p>
      <div class="filters">
        <Periodevelden keuzes={keuzes} gekozen={gekozen} />
      </div>
      {gekozen.periode && <Cijfers key={wijkteam} wijkteam={wijkteam} periode={gekozen.periode} />}
    </>
  );
}

function Cijfers({ wijkteam, periode: { van, totEnMet } }: { readonly wijkteam: string; readonly periode: Periode }) {
  const { meld } = useConsole();
  const { naam, teamnaam } = useNamen();
  const gelezen = useLezen(
    (api) => {
      const vraag = new URLSearchParams({ van, totEnMet, wijkteam });
      return api.vraag<{ readonly resultaten: readonly Aandeel[] }>('GET', `/v1/roosterverdelingen?${vraag}`);
    },
    [van, totEnMet, wijkteam],
    isRoosternieuws,
  );
  return (
    <Inhoud gelezen={gelezen}>
      {({ resultaten }) => (
        <>
          <Tabel
            titel={`${teamnaam(wijkteam)}, ${periodeTekst({ van, totEnMet })}`}
            rijen={resultaten}
            sleutel={({ medewerker }) => medewerker}
            leeg="Er waren geen diensten."
            kolommen={[
              { kop: 'Medewerker', cel: ({ medewerker }) => naam(medewerker) },
              { kop: 'Fte', getal: true, cel: ({ fte }) => getal(fte) },
              { kop: 'Diensten', getal: true, cel: ({ diensten }) => getal(diensten) },
              { kop: 'Uren', getal: true, cel: ({ uren }) => getal(uren) },
              { kop: 'Gewogen uren per fte', getal: true, cel: ({ gewogenPerFte }) => getal(gewogenPerFte) },
              { kop: 'Deel', cel: ({ verhouding }) => aandeelTekst(verhouding) },
            ]}
          />
          {resultaten.length > 0 && (
            <div class="knoppen">
              <Knop
                onClick={() => {
                  const bestand = `roosterverdeling-${wijkteam}-${van}-${totEnMet}.csv`;
                  bewaarBestand(bestand, verdelingCsv(resultaten, naam));
                  meld(`${bestand} is gedownload.`);
                }}
              >
                Download als CSV
              </Knop>
            </div>
          )}
        </>
      )}
    </Inhoud>
  );
}
