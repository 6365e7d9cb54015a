/** My duties of the coming weeks, and what I may do with them. */
import { useState } from 'preact/hooks';
import type { Afwezigheid, Dienst, Ruilverzoek } from '../../app/antwoorden/rooster.ts';
import { useConsole, useDoen, useLezen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { nu as nuMs } from '../../app/server-klok.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { isRoosternieuws } from '../rooster/lezen.ts';
import { Afwezig } from './afwezig.tsx';
import { Agenda } from './agenda.tsx';
import {
  type Dag,
  dagenNa,
  dagTekst,
  dienstNaam,
  isBijna,
  lokaal,
  perDag,
  tijdenTekst,
  wordtGeruild,
} from './rooster.ts';
import { RuilDialoog, Ruilverzoeken } from './ruilen.tsx';

const WEKEN = 6;
const UUR_MS = 3_600_000;

interface Gelezen {
  readonly diensten: readonly Dienst[];
  readonly verzoeken: readonly Ruilverzoek[];
  readonly afwezigheden: readonly Afwezigheid[];
}

interface RijProps {
  readonly dienst: Dienst;
  readonly nu: string;
  readonly straks: string;
  readonly geruild: boolean;
  readonly ruil: () => void;
  readonly gelukt: (tekst: string) => void;
}

function Dienstrij({ dienst, nu, straks, geruild, ruil, gelukt }: RijProps) {
  const { api } = useConsole();
  const { teamnaam, wijkteams } = useNamen();
  const loopt = dienst.van <= nu;
  const start = useDoen(async () => {
    const { gestartOp } = await api.vraag<{ gestartOp: string }>(
      'POST',
      `/v1/diensten/${encodeURIComponent(dienst.id)}/starts`,
      {},
    );
    gelukt(`Het begin van uw dienst is gemeld (${tijdstip(gestartOp, nuMs())}).`);
  });
  const meldt = wijkteams.find(({ slug }) => slug === dienst.wijkteam)?.dienststart === true;
  return (
    <li class="dienstrij">
      <div>
        <strong>{tijdenTekst(dienst)}</strong> {loopt && <Kenteken toon="goed">Nu</Kenteken>}
        <div>
          {dienstNaam(dienst)}, {teamnaam(dienst.wijkteam)}
        </div>
        <Foutmelding fout={start.fout} />
      </div>
      <div class="knoppen">
        {meldt && isBijna(dienst, nu, straks) && (
          <Knop soort="primair" bezig={start.bezig} onClick={() => void start.start()}>
            Mijn dienst is begonnen
          </Knop>
        )}
        {geruild ? (
          <Kenteken toon="let-op">Ruilen gevraagd</Kenteken>
        ) : (
          !loopt && (
            <Knop aria-haspopup="dialog" onClick={ruil}>
              Ruil<span class="alleen-gehoord"> {dagTekst(dienst.van)}</span>
            </Knop>
          )
        )}
      </div>
    </li>
  );
}

const DAAD = {
  akkoorden: 'De dienst is nu van u.',
  weigeringen: 'U hebt nee gezegd.',
  intrekkingen: 'Uw verzoek is ingetrokken.',
} as const;

export function MijnDienst() {
  const { api, ik } = useConsole();
  const nu = lokaal(useNu(30_000));
  const straks = lokaal(nuMs() + UUR_MS);
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const [ruilt, zetRuilt] = useState<Dienst | undefined>(undefined);
  const vandaag = nu.slice(0, 10);
  const overEenWeek = dagenNa(vandaag, 7);
  const gelezen = useLezen(
    async (one): Promise<Gelezen> => {
      const [diensten, verzoeken, afwezigheden] = await Promise.all([
        one.vraag<{ resultaten: readonly Dienst[] }>(
          'GET',
          `/v1/diensten?van=${vandaag}&totEnMet=${dagenNa(vandaag, WEKEN * 7)}`,
        ),
        one.vraag<{ resultaten: readonly Ruilverzoek[] }>('GET', '/v1/ruilverzoeken'),
        one.vraag<{ resultaten: readonly Afwezigheid[] }>(
          'GET',
          `/v1/afwezigheden?van=${vandaag}&totEnMet=${dagenNa(vandaag, 365)}`,
        ),
      ]);
      return {
        diensten: diensten.resultaten,
        verzoeken: verzoeken.resultaten,
        afwezigheden: afwezigheden.resultaten,
      };
    },
    [vandaag],
    isRoosternieuws,
  );
  const gelukt = (tekst: string) => zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
  const vraag = useDoen(async (body: object) => {
    await api.vraag('POST', '/v1/ruilverzoeken', body);
    await gelezen.opnieuw();
    zetRuilt(undefined);
    gelukt('Gevraagd. De dienst blijft van u tot iemand ja zegt.');
  });
  const antwoord = useDoen(async (verzoek: Ruilverzoek, wat: keyof typeof DAAD) => {
    try {
      await api.vraag('POST', `/v1/ruilverzoeken/${encodeURIComponent(verzoek.id)}/${wat}`, {});
    } finally {
      await gelezen.opnieuw();
    }
    gelukt(DAAD[wat]);
  });
  return (
    <>
      <Paginakop titel="Mijn dienst">Mijn dienst</Paginakop>
      <Uitslag gebeurd={gebeurd} />
      <Inhoud gelezen={gelezen}>
        {({ diensten, verzoeken, afwezigheden }) => {
          const dagen = perDag(diensten, ik.id, nu);
          const later = dagen.filter(({ datum }) => datum >= overEenWeek);
          const toonDag = ({ datum, diensten: own }: Dag) => (
            <section key={datum} aria-label={dagTekst(datum)}>
              <h3 class="nl-heading nl-heading--level-4">
                {datum === vandaag ? `Vandaag, ${dagTekst(datum)}` : dagTekst(datum)}
              </h3>
              <ul class="rij-lijst">
                {own.map((dienst) => (
                  <Dienstrij
                    key={dienst.id}
                    dienst={dienst}
                    nu={nu}
                    straks={straks}
                    geruild={wordtGeruild(verzoeken, dienst.id)}
                    ruil={() => {
                      vraag.wis();
                      zetRuilt(dienst);
                    }}
                    gelukt={gelukt}
                  />
                ))}
              </ul>
            </section>
          );
          return (
            <>
              <div class="rooster-2">
                <section aria-labelledby="diensten">
                  <h2 id="diensten" class="nl-heading nl-heading--level-3">
                    De komende {WEKEN} weken
                  </h2>
                  {dagen.length === 0 && <p class="nl-paragraph">U hebt de komende {WEKEN} weken geen dienst.</p>}
                  {dagen.filter(({ datum }) => datum < overEenWeek).map(toonDag)}
                  {later.length > 0 && (
                    <details class="signalen">
                      <summary>
                        Daarna <span class="zacht">({later.flatMap((one) => one.diensten).length} diensten)</span>
                      </summary>
                      {later.map(toonDag)}
                    </details>
                  )}
                </section>
                <div>
                  <section aria-labelledby="ruilen">
                    <h2 id="ruilen" class="nl-heading nl-heading--level-3">
                      Ruilen
                    </h2>
                    <Foutmelding fout={antwoord.fout} />
                    <Ruilverzoeken
                      verzoeken={verzoeken}
                      bezig={antwoord.bezig}
                      doe={(verzoek, wat) => void antwoord.start(verzoek, wat)}
                    />
                  </section>
                  <Afwezig afwezigheden={afwezigheden} nu={nu} opnieuw={gelezen.opnieuw} gelukt={gelukt} />
                  <Agenda gelukt={gelukt} />
                </div>
              </div>
              <RuilDialoog
                dienst={ruilt}
                diensten={diensten}
                nu={nu}
                sluit={() => zetRuilt(undefined)}
                bezig={vraag.bezig}
                fout={vraag.fout}
                vraag={(body) => void vraag.start(body)}
              />
            </>
          );
        }}
      </Inhoud>
    </>
  );
}
