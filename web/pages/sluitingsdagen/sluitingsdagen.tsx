/** Days on which the whole organisatie is closed, year by year. */
import type { Sluitingsdagen } from '../../app/antwoorden/openingstijden.ts';
import { useLezen } from '../../app/context.ts';
import { nu } from '../../app/server-klok.ts';
import { Knop, Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud, Melding } from '../../ui/melding.tsx';
import { dagVan } from '../bereikbaarheid/perioden.ts';
import { useKeuzes } from '../bereikbaarheid/periodevelden.tsx';
import { Lijst } from './eigen-lijst.tsx';

export function SluitingsdagenPagina() {
  const keuzes = useKeuzes();
  const ditJaar = Number(dagVan(nu()).slice(0, 4));
  const gevraagd = Number(keuzes.lees('jaar'));
  const jaar = gevraagd >= 2000 && gevraagd <= 2099 ? gevraagd : ditJaar;
  const zetJaar = (nieuw: number) => keuzes.zet({ jaar: nieuw === ditJaar ? '' : String(nieuw) });
  const volgend = useLezen(
    (api) => api.vraag<Sluitingsdagen>('GET', `/v1/sluitingsdagen/${ditJaar + 1}`),
    [ditJaar, jaar],
  );
  return (
    <>
      <Paginakop titel="Sluitingsdagen">Sluitingsdagen {jaar}</Paginakop>
      <p class="nl-paragraph">
        Deze dagen gelden voor elk kanaal van elk wijkteam. Heeft een kanaal voor die dag zelf iets ingesteld bij{' '}
        <Link naar="/openingstijden">Openingstijden</Link>, dan gaat dat voor.
      </p>
      {jaar <= ditJaar && volgend.waarde?.eigen.length === 0 && (
        <Melding soort="let-op" titel={`Voor ${ditJaar + 1} is er nog geen lijst`}>
          <p class="nl-paragraph">Alleen de landelijke feestdagen gelden dan.</p>
        </Melding>
      )}
      <div class="knoppen">
        <Knop onClick={() => zetJaar(jaar - 1)}>{`← ${jaar - 1}`}</Knop>
        <Knop onClick={() => zetJaar(jaar + 1)}>{`${jaar + 1} →`}</Knop>
      </div>
      <VanJaar key={jaar} jaar={jaar} opgeslagen={() => void volgend.opnieuw()} />
    </>
  );
}

function VanJaar({ jaar, opgeslagen }: { readonly jaar: number; readonly opgeslagen: () => void }) {
  const pad = `/v1/sluitingsdagen/${jaar}`;
  const gelezen = useLezen((api) => api.vraag<Sluitingsdagen>('GET', pad), [pad]);
  return (
    <Inhoud gelezen={gelezen}>
      {(lijst) => (
        <Lijst
          lijst={lijst}
          pad={pad}
          opnieuw={async () => {
            await gelezen.opnieuw();
            opgeslagen();
          }}
        />
      )}
    </Inhoud>
  );
}
