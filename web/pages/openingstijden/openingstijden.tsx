/** The hours of one kanaal of one wijkteam: which one is chosen here, and kept in the address. */
import { useState } from 'preact/hooks';
import type { TeamMetLocaties } from '../../app/antwoorden/openingstijden.ts';
import { useLezen } from '../../app/context.ts';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';
import { useKeuzes } from '../bereikbaarheid/periodevelden.tsx';
import { KANALEN } from '../kanalen/lezen.ts';
import { Bewerken } from './bewerken.tsx';
import { leesStand, type Plaats } from './plaats.ts';

export function Openingstijden() {
  const teams = useLezen((api) => api.vraag<{ resultaten: readonly TeamMetLocaties[] }>('GET', '/v1/wijkteams'), []);
  return (
    <>
      <Paginakop titel="Openingstijden">Openingstijden</Paginakop>
      <Inhoud gelezen={teams}>
        {({ resultaten }) =>
          resultaten.length === 0 ? (
            <p class="nl-paragraph">Er is nog geen wijkteam ingesteld.</p>
          ) : (
            <VanPlaats teams={resultaten} />
          )
        }
      </Inhoud>
    </>
  );
}

function VanPlaats({ teams }: { readonly teams: readonly TeamMetLocaties[] }) {
  const keuzes = useKeuzes();
  // Who chose to stay: the field shows again what the page shows.
  const [, weer] = useState(0);
  const kies = (waarden: Readonly<Record<string, string>>) => {
    keuzes.zet(waarden);
    weer((was) => was + 1);
  };
  const team = teams.find(({ slug }) => slug === keuzes.lees('wijkteam')) ?? teams[0];
  const kanaal = KANALEN.find((een) => een === keuzes.lees('kanaal')) ?? 'telefoon';
  const locaties = kanaal === 'inloop' ? (team?.locaties ?? []) : [];
  const locatie = locaties.find(({ slug }) => slug === keuzes.lees('locatie'))?.slug ?? '';
  const plaats = { wijkteam: team?.slug ?? '', kanaal, locatie };
  return (
    <>
      <div class="filters">
        <KeuzeVeld
          label="Wijkteam"
          keuzes={teams.map(({ slug, naam }) => ({ waarde: slug, tekst: naam }))}
          waarde={plaats.wijkteam}
          opWijzig={(wijkteam) => kies({ wijkteam, locatie: '' })}
        />
        <KeuzeVeld
          label="Kanaal"
          keuzes={KANALEN.map((een) => ({ waarde: een, tekst: kanaalnaam(een) }))}
          waarde={kanaal}
          opWijzig={(een) => kies({ kanaal: een, locatie: '' })}
        />
        {locaties.length > 0 && (
          <KeuzeVeld
            label="Locatie"
            keuzes={[
              { waarde: '', tekst: 'Alle zonder eigen tijden' },
              ...locaties.map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
            ]}
            waarde={locatie}
            opWijzig={(een) => kies({ locatie: een })}
          />
        )}
      </div>
      <VanDezePlaats key={`${plaats.wijkteam}/${kanaal}/${locatie}`} plaats={plaats} />
    </>
  );
}

function VanDezePlaats({ plaats }: { readonly plaats: Plaats }) {
  const gelezen = useLezen((api) => leesStand(api, plaats), []);
  return (
    <Inhoud gelezen={gelezen}>{(stand) => <Bewerken plaats={plaats} stand={stand} opnieuw={gelezen.opnieuw} />}</Inhoud>
  );
}
