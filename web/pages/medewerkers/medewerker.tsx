/** One medewerker: who they are, what they do where, and how messages reach them. */
import { useState } from 'preact/hooks';
import type { Wijkteam } from '../../app/antwoorden/organisatie.ts';
import type { Dienst } from '../../app/antwoorden/rooster.ts';
import { useConsole, useLezen } from '../../app/context.ts';
import { ga } from '../../app/route.ts';
import { nu } from '../../app/server-klok.ts';
import { Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { dagVan, plusDagen } from '../bereikbaarheid/perioden.ts';
import { Adressen } from '../meldingen/adressen.tsx';
import { Proefbericht } from '../meldingen/proefbericht.tsx';
import { adresVan, type Invoer, invoerVan, LEEG, Medewerkervorm, padVan } from './medewerkervorm.tsx';
import { Webhook } from './webhook.tsx';

const NIEUW = '_nieuw';
const VOORUIT_DAGEN = 28;

export function MedewerkerPagina({ id = '' }: Readonly<Record<string, string>>) {
  const { meld } = useConsole();
  const nieuw = id === NIEUW;
  const [versie, zetVersie] = useState(0);
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const gelukt = (tekst: string) => zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
  const gelezen = useLezen(
    async (api) => {
      const van = dagVan(nu());
      const [begin, wijkteams, diensten] = await Promise.all([
        nieuw ? LEEG : api.vraag<Invoer>('GET', adresVan(id)),
        api.vraag<{ resultaten: readonly Wijkteam[] }>('GET', '/v1/wijkteams'),
        api.vraag<{ resultaten: readonly Dienst[] }>(
          'GET',
          `/v1/diensten?van=${van}&totEnMet=${plusDagen(van, VOORUIT_DAGEN)}`,
        ),
      ]);
      return {
        begin: invoerVan(begin),
        wijkteams: wijkteams.resultaten,
        diensten: diensten.resultaten.filter(({ professional }) => professional === id),
      };
    },
    [id],
  );
  const klaar = (gemaakt: string) => {
    if (nieuw) {
      meld('De medewerker is gemaakt.');
      ga(padVan(gemaakt), { vervang: true });
      return;
    }
    // Another address is not confirmed yet.
    zetVersie((was) => was + 1);
    void gelezen.opnieuw();
  };
  return (
    <>
      <Paginakop titel={nieuw ? 'Nieuwe medewerker' : 'Medewerker'}>
        {nieuw ? 'Nieuwe medewerker' : (gelezen.waarde?.begin.naam ?? 'Medewerker')}
      </Paginakop>
      <p class="nl-paragraph">
        <Link naar="/medewerkers">Alle medewerkers</Link>
      </p>
      <Inhoud gelezen={gelezen}>
        {({ diensten, ...rest }) => (
          <>
            {!nieuw && (
              <p class="nl-paragraph">
                {diensten.length === 0
                  ? 'Heeft de komende vier weken geen dienst.'
                  : `Heeft de komende vier weken ${diensten.length === 1 ? 'een dienst' : `${diensten.length} diensten`}.`}
              </p>
            )}
            <Medewerkervorm nieuw={nieuw} diensten={diensten} klaar={klaar} {...rest} />
            {!nieuw && (
              <>
                <Uitslag gebeurd={gebeurd} />
                <div class="rooster-2" key={versie}>
                  <div>
                    <Adressen medewerker={id} gelukt={gelukt} />
                    <Proefbericht medewerker={id} knop="Stuur een proefbericht" stand={gebeurd?.nummer} />
                  </div>
                  <Webhook medewerker={id} gelukt={gelukt} />
                </div>
              </>
            )}
          </>
        )}
      </Inhoud>
    </>
  );
}
