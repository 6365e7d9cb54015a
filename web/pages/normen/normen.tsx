/** The norms: what holds, what will hold, what measuring says, and a new one from a day on. What was judged before stays as it was. */
import { useState } from 'preact/hooks';
import { STANDAARD_MINIMUM } from '../../app/antwoorden/bereikbaarheid.ts';
import type { Meetinstellingen, Nulmeting } from '../../app/antwoorden/normen.ts';
import type { NormVanaf, Versies } from '../../app/antwoorden/openingstijden.ts';
import { heeftRol, useConsole, useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { nu } from '../../app/server-klok.ts';
import { Kanaal, kanaalnaam } from '../../ui/kenteken.tsx';
import { Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { dagVan } from '../bereikbaarheid/perioden.ts';
import { wanneer } from '../openingstijden/geschiedenis.tsx';
import { Meting } from './meting.tsx';
import { NieuweNorm, type Overname } from './nieuwe-norm.tsx';
import { Nulmetingen } from './nulmetingen.tsx';
import { dag, geldendeNorm, type Normregel, normregels, normTekst } from './stand.ts';
import { eersteDagVoor, formUit, nulmetingOp } from './voorstel.ts';

export function Normen() {
  const { ik } = useConsole();
  const gelezen = useLezen(async (api) => {
    const [normen, versies, organisatie] = await Promise.all([
      api.vraag<{ resultaten: readonly NormVanaf[] }>('GET', '/v1/normen'),
      api.vraag<Versies<NormVanaf>>('GET', '/v1/normen/versies?limit=100'),
      api.vraag<Meetinstellingen>('GET', '/v1/organisatie'),
    ]);
    return { normen: normen.resultaten, versies, organisatie };
  }, []);
  const { teamnaam } = useNamen();
  const [overname, zetOvername] = useState<Overname | undefined>(undefined);
  const vandaag = dagVan(nu());
  const waar = (wijkteam: string) => (wijkteam === '' ? 'alle wijkteams' : teamnaam(wijkteam));
  const zetNormen = heeftRol(ik, 'beheerder');
  return (
    <>
      <Paginakop titel="Normen">Normen</Paginakop>
      <p class="nl-paragraph">
        Hoe snel iemand geholpen hoort te zijn. Een contact telt volgens de norm van de dag waarop het begon. Ook als de
        norm later verandert.{!zetNormen && ' Een beheerder stelt de normen in.'}
      </p>
      <Inhoud gelezen={gelezen}>
        {({ normen, versies, organisatie: { minimumAantal = STANDAARD_MINIMUM, nulmetingen = [] } }) => (
          <>
            <Tabel
              titel="Normen per kanaal"
              titelVerborgen
              sleutel={({ kanaal, wijkteam }) => `${kanaal}/${wijkteam}`}
              rijen={normregels(normen, vandaag)}
              kolommen={[
                { kop: 'Kanaal', cel: ({ kanaal }) => <Kanaal kanaal={kanaal} /> },
                { kop: 'Voor', cel: ({ wijkteam }) => waar(wijkteam) },
                { kop: 'Norm nu', cel: (regel) => <NormNu regel={regel} {...{ normen, nulmetingen, vandaag }} /> },
                { kop: 'Sinds', cel: ({ nu: norm }) => (norm === undefined ? '' : dag(norm.geldigVan)) },
                {
                  kop: 'Straks',
                  cel: ({ straks }) =>
                    straks.map((norm) => (
                      <div key={norm.geldigVan}>
                        vanaf {dag(norm.geldigVan)}: {normTekst(norm)}
                      </div>
                    )),
                },
              ]}
            />
            <Nulmetingen {...{ nulmetingen, vandaag, waar }} magWijzigen={zetNormen} opnieuw={gelezen.opnieuw} />
            <Meting
              {...{ normen, nulmetingen, vandaag, waar }}
              minimum={minimumAantal}
              neemOver={
                zetNormen
                  ? ({ vraag }, norm, over) => {
                      const vanaf = eersteDagVoor(nulmetingen, vraag.kanaal, vraag.wijkteam, vandaag);
                      zetOvername({ form: formUit(vraag, norm, vanaf), over });
                    }
                  : undefined
              }
            />
            {zetNormen && <NieuweNorm {...{ normen, vandaag, waar, overname }} opnieuw={gelezen.opnieuw} />}
            <Geschiedenis versies={versies} waar={waar} />
          </>
        )}
      </Inhoud>
    </>
  );
}

type Waar = (wijkteam: string) => string;

interface NormNuProps {
  readonly regel: Normregel;
  readonly normen: readonly NormVanaf[];
  readonly nulmetingen: readonly Nulmeting[];
  readonly vandaag: string;
}

function NormNu({ regel: { kanaal, wijkteam, nu: eigen }, normen, nulmetingen, vandaag }: NormNuProps) {
  // A wijkteam whose own norm has yet to begin is judged by the one for all.
  const norm = eigen ?? geldendeNorm(normen, kanaal, wijkteam, vandaag);
  const meting = nulmetingOp(nulmetingen, kanaal, wijkteam, vandaag);
  return (
    <>
      {norm === undefined ? 'de standaard van Voordeur' : normTekst(norm)}
      {norm !== eigen && <span class="regel">de norm voor alle wijkteams</span>}
      {meting && <span class="regel">Geldt nu niet: nulmeting tot en met {dag(meting.totEnMet)}</span>}
    </>
  );
}

function Geschiedenis({ versies, waar }: { readonly versies: Versies<NormVanaf>; readonly waar: Waar }) {
  const { naam } = useNamen();
  return (
    <details class="signalen">
      <summary>Wie wat heeft ingesteld</summary>
      <Tabel
        titel="Wie wat heeft ingesteld"
        titelVerborgen
        sleutel={({ versie, waarde }) => `${versie}/${waarde?.kanaal}/${waarde?.wijkteam}/${waarde?.geldigVan}`}
        rijen={versies.resultaten}
        leeg="Er is nog geen norm ingesteld."
        kolommen={[
          { kop: 'Ingesteld', cel: wanneer },
          { kop: 'Door', cel: ({ door }) => (door === null ? 'onbekend' : naam(door)) },
          {
            kop: 'Norm',
            cel: ({ waarde }) =>
              waarde === null
                ? 'weggehaald'
                : `${kanaalnaam(waarde.kanaal)}, ${waar(waarde.wijkteam ?? '')}, vanaf ${dag(waarde.geldigVan)}: ${normTekst(waarde)}`,
          },
        ]}
      />
      <p class="nl-paragraph">
        Was een norm of openingstijd fout, dan kunt u het verleden <Link naar="/herberekeningen">herberekenen</Link>.
      </p>
    </details>
  );
}
