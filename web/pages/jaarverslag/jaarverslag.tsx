/** The table of the annual report: one year beside the ones before it, counted in the same way; to download or print. */
import type { Jaarregel, Jaarverslag } from '../../app/antwoorden/bereikbaarheid.ts';
import { nu } from '../../app/server-klok.ts';
import { aandeel, aantal, duur, tijdstip } from '../../app/woorden.ts';
import { CsvKnop } from '../../ui/csv-knop.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';
import { useLezenVan } from '../bereikbaarheid/lezen-van.ts';
import { dagVan } from '../bereikbaarheid/perioden.ts';
import { useKeuzes } from '../bereikbaarheid/periodevelden.tsx';
import { normTekst } from '../bereikbaarheid/uitleg.ts';

const EERSTE_JAAR = 2020;
const JAREN = ['1', '2', '3', '5', '10'];

const wacht = (seconden: number | null): string => (seconden === null ? '-' : duur(seconden));

/** What keeps the years of a kanaal from being laid beside each other without a thought. */
function voorbehoud(regels: readonly Jaarregel[]): readonly string[] {
  return [...Map.groupBy(regels, ({ kanaal }) => kanaal)].flatMap(([kanaal, jaren]) => {
    const normen = new Set(
      jaren.filter(({ ontvangen }) => ontvangen > 0).map(({ norm }) => (norm ? `${normTekst(norm)}/${norm.doel}` : '')),
    );
    return normen.size > 1 ? [`${kanaalnaam(kanaal)}: de norm is niet in elk jaar dezelfde.`] : [];
  });
}

export function JaarverslagPagina() {
  const keuzes = useKeuzes();
  const ditJaar = Number(dagVan(nu()).slice(0, 4));
  const gegeven = Number(keuzes.lees('jaar'));
  const jaar = gegeven >= EERSTE_JAAR && gegeven <= ditJaar ? gegeven : ditJaar;
  const gevraagd = keuzes.lees('jaren');
  const jaren = JAREN.includes(gevraagd) ? gevraagd : '3';
  const pad = `/v1/jaarverslagen/${jaar}?jaren=${jaren}`;
  const gelezen = useLezenVan(pad, (api) => api.vraag<Jaarverslag>('GET', pad));
  return (
    <>
      <Paginakop titel="Jaarverslag">Jaarverslag bereikbaarheid {jaar}</Paginakop>
      <p class="nl-paragraph">
        Alle wijkteams samen, elk jaar op dezelfde manier geteld. Een contact telt in het jaar waarin het binnenkwam.
      </p>
      <div class="filters niet-afdrukken">
        <KeuzeVeld
          label="Jaar"
          keuzes={Array.from({ length: ditJaar - EERSTE_JAAR + 1 }, (_, i) => String(ditJaar - i)).map((een) => ({
            waarde: een,
            tekst: een,
          }))}
          waarde={String(jaar)}
          opWijzig={(waarde) => keuzes.zet({ jaar: waarde })}
        />
        <KeuzeVeld
          label="Hoeveel jaren naast elkaar"
          keuzes={JAREN.map((een) => ({ waarde: een, tekst: een === '1' ? 'Alleen dit jaar' : `${een} jaren` }))}
          waarde={jaren}
          opWijzig={(waarde) => keuzes.zet({ jaren: waarde })}
        />
      </div>
      <Inhoud gelezen={gelezen}>
        {({ regels, peildatum, definitie }) => (
          <>
            {jaar === ditJaar && <p class="nl-paragraph">Het jaar {jaar} loopt nog.</p>}
            <Tabel
              titel={`Bereikbaarheid per kanaal, ${jaar}`}
              titelVerborgen
              kolommen={[
                { kop: 'Kanaal', cel: ({ kanaal }: Jaarregel) => kanaalnaam(kanaal) },
                { kop: 'Jaar', cel: (regel) => String(regel.jaar), getal: true },
                {
                  kop: 'Norm',
                  cel: ({ norm }) =>
                    norm === null ? 'geen of verschillend' : `${aandeel(norm.doel)} ${normTekst(norm)}`,
                },
                { kop: 'Ontvangen', cel: ({ ontvangen }) => aantal(ontvangen), getal: true },
                { kop: 'Beantwoord', cel: ({ beantwoord }) => aantal(beantwoord), getal: true },
                { kop: 'Binnen de norm', cel: ({ binnenNorm }) => aandeel(binnenNorm), getal: true },
                { kop: 'n', cel: ({ n }) => aantal(n), getal: true },
                { kop: 'Mediaan', cel: ({ mediaan }) => wacht(mediaan), getal: true },
                { kop: 'P90', cel: ({ p90 }) => wacht(p90), getal: true },
                {
                  kop: 'Afgehaakt',
                  cel: ({ afgehaakt }) => (afgehaakt === null ? '-' : aandeel(afgehaakt)),
                  getal: true,
                },
                { kop: 'Nog niet bekend', cel: ({ nogNietBekend }) => aantal(nogNietBekend), getal: true },
              ]}
              rijen={regels}
              sleutel={(regel) => `${regel.kanaal}-${regel.jaar}`}
            />
            {voorbehoud(regels).map((zin) => (
              <p key={zin} class="nl-paragraph">
                <span aria-hidden="true">⚠ </span>
                {zin} Vergelijk die jaren niet zonder dat erbij te zeggen.
              </p>
            ))}
            <p class="nl-paragraph zacht">
              n is het aantal dat aan de norm getoetst is; een streepje betekent: geen gegevens. P90: negen van de tien
              wachtten hoogstens zo lang. Manier van tellen: {definitie}. Stand van {tijdstip(peildatum, nu())}.
            </p>
            <div class="knoppen">
              <CsvKnop pad={pad} naam={`jaarverslag-bereikbaarheid-${jaar}.csv`} />
              <Knop onClick={() => print()}>Afdrukken</Knop>
            </div>
            <p class="nl-paragraph zacht niet-afdrukken">
              In het bestand staan geen cijfers over heel weinig contacten: dan is te raden over wie het gaat.
            </p>
          </>
        )}
      </Inhoud>
    </>
  );
}
