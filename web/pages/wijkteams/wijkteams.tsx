/** The wijkteams, and the way to each. */
import type { WijkteamInstelling } from '../../app/antwoorden/instellingen.ts';
import { useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { padVan } from './wijkteam.tsx';

export function WijkteamsPagina() {
  const { naam: naamVan } = useNamen();
  const gelezen = useLezen(
    (api) => api.vraag<{ resultaten: readonly WijkteamInstelling[] }>('GET', '/v1/wijkteams'),
    [],
  );
  return (
    <>
      <Paginakop titel="Wijkteams">Wijkteams</Paginakop>
      <p class="nl-paragraph">
        <Link naar={padVan('_nieuw')}>Nieuw wijkteam</Link>
      </p>
      <Inhoud gelezen={gelezen}>
        {({ resultaten }) => (
          <Tabel
            titel="Wijkteams"
            titelVerborgen
            leeg="Er is nog geen wijkteam."
            rijen={resultaten}
            sleutel={({ slug }) => slug}
            kolommen={[
              { kop: 'Naam', cel: ({ slug, naam }) => <Link naar={padVan(slug)}>{naam}</Link> },
              { kop: 'Wijken', cel: ({ wijken }) => wijken.join(', ') },
              { kop: 'Locaties', cel: ({ locaties }) => locaties.map(({ naam }) => naam).join(', ') },
              {
                kop: 'Escalatiecontact',
                cel: ({ escalatiecontact }) => (escalatiecontact === null ? 'niemand' : naamVan(escalatiecontact)),
              },
            ]}
          />
        )}
      </Inhoud>
    </>
  );
}
