/** Where nobody has duty in the coming four weeks, by how soon: who gets mail of it, and when, goes by the same days. */
import type { Hiaat } from '../../app/antwoorden/roosterweek.ts';
import { useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { nu } from '../../app/server-klok.ts';
import { Link } from '../../ui/knop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { dagVan, plusDagen } from '../bereikbaarheid/perioden.ts';
import { isRoosternieuws } from './lezen.ts';
import { hiatenBinnen } from './termijnen.ts';
import { gatOpDeKlok } from './week.ts';
import { telling, wanneer } from './woorden.ts';

interface Props {
  readonly vandaag: string;
  readonly adresVan: (wijkteam: string, domein: string, dag: string) => string;
}

export function OpenDagdelen({ vandaag, adresVan }: Props) {
  const { teamnaam } = useNamen();
  const tot = plusDagen(vandaag, 29);
  const gelezen = useLezen(
    (api) => {
      // What is over today cannot be mended any more.
      const vraag = new URLSearchParams({ van: new Date(nu()).toISOString(), tot });
      return api.vraag<{ readonly resultaten: readonly Hiaat[] }>('GET', `/v1/rooster-hiaten?${vraag}`);
    },
    [vandaag],
    isRoosternieuws,
  );
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">Open dagdelen, alle wijkteams</h2>
      <p class="nl-paragraph">
        Gepubliceerd rooster, vier weken vooruit. Wie het rooster maakt krijgt hier ook mail over.
      </p>
      <Inhoud gelezen={gelezen}>
        {({ resultaten }) => (
          <>
            {resultaten.length === 0 && (
              <p class="nl-paragraph">Er zijn geen open dagdelen in de komende vier weken.</p>
            )}
            {hiatenBinnen(resultaten, vandaag).map(({ dagen, titel, hiaten }) =>
              hiaten.length === 0 ? null : (
                <section key={dagen} aria-label={titel}>
                  <Tabel
                    titel={`${titel}: ${telling(hiaten.length, 'open dagdeel', 'open dagdelen')}`}
                    rijen={hiaten}
                    sleutel={({ wijkteam, domein, van }) => `${wijkteam}/${domein}/${van}`}
                    kolommen={[
                      {
                        kop: 'Wanneer',
                        cel: ({ van, tot: einde }) => gatOpDeKlok({ van, tot: einde }).map(wanneer).join(', '),
                      },
                      { kop: 'Wijkteam', cel: ({ wijkteam }) => teamnaam(wijkteam) },
                      { kop: 'Domein', cel: ({ domein }) => domein },
                      {
                        kop: 'Naar',
                        cel: ({ wijkteam, domein, van }) => (
                          <Link
                            naar={adresVan(wijkteam, domein, dagVan(van))}
                            aria-label={`Naar de week van ${wanneer(gatOpDeKlok({ van, tot: van })[0] ?? { van, tot: van })} bij ${teamnaam(wijkteam)}, ${domein}`}
                          >
                            Naar de week
                          </Link>
                        ),
                      },
                    ]}
                  />
                </section>
              ),
            )}
          </>
        )}
      </Inhoud>
    </>
  );
}
