/** Every publication: who, when, what it changed. Going back puts the difference in the draft, to be published as a new one. */
import { useState } from 'preact/hooks';
import type { Publicatie, Publicatieblad } from '../../app/antwoorden/roosterweek.ts';
import { useConsole, useDoen, useLezen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { eenheidVan } from '../bereikbaarheid/perioden.ts';
import { doeStap, LEEG, opVolgorde, verschil } from './concept.ts';
import { leesDiensten } from './lezen.ts';
import type { Roosterplek } from './rooster.tsx';
import { dagenNa, type Versie, versiesVan } from './versies.ts';
import { aanleidingTekst, telling, wijzigregel } from './woorden.ts';

const PER_KEER = 50;

export function Geschiedenis({ plek }: { readonly plek: Roosterplek }) {
  const { api } = useConsole();
  const { teamnaam } = useNamen();
  const [meer, zetMeer] = useState<Publicatieblad | undefined>();
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>();
  const gelezen = useLezen(async (lees) => {
    zetMeer(undefined);
    return lees.vraag<Publicatieblad>('GET', `/v1/roosterpublicaties?limit=${PER_KEER}`);
  }, []);
  const verder = useDoen(async (cursor: string, eerder: readonly Publicatie[]) => {
    const vraag = new URLSearchParams({ limit: String(PER_KEER), cursor });
    const blad = await api.vraag<Publicatieblad>('GET', `/v1/roosterpublicaties?${vraag}`);
    zetMeer({ ...blad, resultaten: [...eerder, ...blad.resultaten] });
  });
  const zeg = (tekst: string) => zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));

  const terug = useDoen(async (versies: readonly Versie[], nr: number, wat: string) => {
    const dagen = dagenNa(versies, nr, plek.vandaag);
    if (dagen === undefined) {
      zeg('Na deze versie veranderde er niets aan diensten die nog komen.');
      return;
    }
    const [nu, toen] = await Promise.all([
      leesDiensten(api, plek.wijkteam, dagen),
      leesDiensten(api, plek.wijkteam, dagen, nr),
    ]);
    const concept = verschil(nu, toen);
    const [eerste] = opVolgorde(concept);
    const dienst = eerste?.wordt ?? eerste?.was;
    if (!dienst) {
      zeg('Het rooster is al zoals het na deze versie was.');
      return;
    }
    plek.zetStapel(doeStap(LEEG, concept, wat), versies[0]?.nr ?? nr);
    plek.ga({ deel: '', domein: dienst.domein, week: eenheidVan('week', dienst.van.slice(0, 10)).van });
  });

  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">Versies van het rooster van {teamnaam(plek.wijkteam)}</h2>
      <p class="nl-paragraph">
        {plek.magMaken
          ? 'Terug naar een versie zet het verschil in een concept. U ziet wat er verandert en publiceert het als nieuwe versie. Dagen die voorbij zijn, blijven zoals ze waren.'
          : 'Wie wanneer wat publiceerde. De nieuwste staat bovenaan.'}
      </p>
      <Uitslag gebeurd={gebeurd} />
      <Foutmelding fout={terug.fout ?? verder.fout} />
      <Inhoud gelezen={gelezen}>
        {(eerste) => {
          const blad = meer ?? eerste;
          const versies = versiesVan(blad.resultaten, plek.wijkteam);
          const hier = versies.filter(({ wijzigingen }) => wijzigingen.length > 0);
          const oudste = hier.at(-1);
          const heeftConcept = plek.stapel.nu.length > 0;
          return (
            <>
              {hier.length === 0 && <p class="nl-paragraph">Voor dit wijkteam is nog niets gepubliceerd.</p>}
              {heeftConcept && plek.magMaken && hier.length > 0 && (
                <p class="nl-paragraph">
                  Publiceer eerst uw concept, of maak het leeg. Daarna kunt u terug naar een versie.
                </p>
              )}
              <ol class="rij-lijst">
                {hier.map((versie, index) => (
                  <VersieRij
                    key={versie.nr}
                    versie={versie}
                    nieuwste={index === 0}
                    {...(plek.magMaken &&
                      !heeftConcept && {
                        terug: () => void terug.start(versies, versie.nr, `terug naar versie ${versie.nr}`),
                      })}
                    bezig={terug.bezig}
                  />
                ))}
              </ol>
              {blad.cursor === undefined && oudste && plek.magMaken && !heeftConcept && (
                <Knop
                  bezig={terug.bezig}
                  onClick={() => void terug.start(versies, oudste.nr - 1, `terug naar voor versie ${oudste.nr}`)}
                >
                  {`Terug naar voor versie ${oudste.nr}`}
                </Knop>
              )}
              {blad.cursor !== undefined && (
                <Knop bezig={verder.bezig} onClick={() => void verder.start(blad.cursor ?? '', blad.resultaten)}>
                  Toon oudere versies
                </Knop>
              )}
            </>
          );
        }}
      </Inhoud>
    </>
  );
}

interface RijProps {
  readonly versie: Versie;
  readonly nieuwste: boolean;
  readonly bezig: boolean;
  readonly terug?: () => void;
}

function VersieRij({ versie: { nr, op, door, aanleiding, wijzigingen }, nieuwste, bezig, terug }: RijProps) {
  const { naam } = useNamen();
  const nu = useNu(60_000);
  return (
    <li class="dienstrij">
      <div class="versie">
        <h3 class="nl-heading nl-heading--level-4">
          Versie {nr}
          {nieuwste && ' (nu)'}: {naam(door)}, {tijdstip(op, nu)}
        </h3>
        <details>
          <summary>
            {telling(wijzigingen.length, 'wijziging', 'wijzigingen')}
            <span class="alleen-gehoord"> van versie {nr}</span>, {aanleidingTekst(aanleiding)}
          </summary>
          <ul>
            {opVolgorde(wijzigingen).map((een) => {
              const { soort, tekst } = wijzigregel(een, naam);
              return <li key={een.id}>{`${soort}: ${tekst}`}</li>;
            })}
          </ul>
        </details>
      </div>
      {terug && !nieuwste && (
        <Knop bezig={bezig} onClick={terug}>
          {`Terug naar versie ${nr}`}
        </Knop>
      )}
    </li>
  );
}
