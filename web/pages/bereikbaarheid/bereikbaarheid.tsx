/** How reachable the wijkteams are: now, in a period beside the one before, over time, by the hour, and by wijkteam. */
import { useState } from 'preact/hooks';
import {
  type Bereikbaarheid,
  type Drukte,
  KANALEN,
  type KanaalNaam,
  type Organisatie,
  type Rij,
  STANDAARD_MINIMUM,
  type Wijkteam,
} from '../../app/antwoorden/bereikbaarheid.ts';
import type { Api } from '../../app/api.ts';
import { useLezen } from '../../app/context.ts';
import { nu } from '../../app/server-klok.ts';
import { aandeel, aantal, duur, tijdstip } from '../../app/woorden.ts';
import { CsvKnop } from '../../ui/csv-knop.tsx';
import { Balk } from '../../ui/grafiek.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';
import { Drukteplaatje } from './drukte.tsx';
import { Kanaalkaart, Normstand } from './kaart.tsx';
import { useLezenVan } from './lezen-van.ts';
import {
  aantalDagen,
  type GekozenPeriode,
  INDELINGEN,
  type Indeling,
  indelingenVoor,
  type Periode,
  periodeTekst,
  standaardIndeling,
} from './perioden.ts';
import { type Keuzes, leesPeriode, Periodevelden, useKeuzes } from './periodevelden.tsx';
import { durenVan, getoetst, type Normdag, normVeranderde } from './uitleg.ts';
import { type Gevraagd, Verklaring } from './verklaring.tsx';
import { Verloop } from './verloop.tsx';
import { WachtenNu } from './wachten-nu.tsx';

const vraag = (waarden: Readonly<Record<string, string>>): string =>
  new URLSearchParams(Object.entries(waarden).filter(([, waarde]) => waarde !== '')).toString();

const lees = (api: Api, { van, totEnMet }: Periode, per: string, meer: Readonly<Record<string, string>>) =>
  api.vraag<Bereikbaarheid>('GET', `/v1/bereikbaarheid?${vraag({ van, totEnMet, per, ...meer })}`);

/** All wijkteams in one row, or the one that was chosen. */
const bereik = (wijkteam: string) => (wijkteam === '' ? { samen: 'wijkteams' } : { wijkteam });

/** What came in without anybody knowing for which wijkteam. */
const ZONDER: Wijkteam = { slug: 'algemeen', naam: 'Zonder wijkteam' };

/** Half hours are told of a year at most. */
const MAX_DAGEN = 366;

export function BereikbaarheidPagina() {
  const keuzes = useKeuzes();
  const gekozen = leesPeriode(keuzes, 'deze-maand', MAX_DAGEN);
  const teams = useLezen((api) => api.vraag<{ resultaten: readonly Wijkteam[] }>('GET', '/v1/wijkteams'), []);
  const wijkteams = teams.waarde?.resultaten ?? [];
  const wijkteam = keuzes.lees('wijkteam');
  return (
    <>
      <Paginakop titel="Bereikbaarheid">Bereikbaarheid</Paginakop>
      <WachtenNu wijkteam={wijkteam} />
      <div class="filters">
        <Periodevelden keuzes={keuzes} gekozen={gekozen} />
        <KeuzeVeld
          label="Wijkteam"
          keuzes={[
            { waarde: '', tekst: 'Alle wijkteams samen' },
            ...wijkteams.map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
          ]}
          waarde={wijkteam}
          opWijzig={(waarde) => keuzes.zet({ wijkteam: waarde })}
        />
      </div>
      {gekozen.periode && (
        <Cijfers periode={gekozen.periode} wijkteam={wijkteam} wijkteams={wijkteams} keuzes={keuzes} />
      )}
    </>
  );
}

interface CijfersProps {
  readonly periode: GekozenPeriode;
  readonly wijkteam: string;
  readonly wijkteams: readonly Wijkteam[];
  readonly keuzes: Keuzes;
}

function Cijfers({ periode, wijkteam, wijkteams, keuzes }: CijfersProps) {
  const { van, totEnMet, vorige, loopt } = periode;
  const [gevraagd, zetGevraagd] = useState<Gevraagd | undefined>();
  const gelezen = useLezenVan(`${van}/${totEnMet}/${wijkteam}`, async (api) => {
    const [nieuw, eerder, organisatie, normen] = await Promise.all([
      lees(api, periode, 'geheel', bereik(wijkteam)),
      lees(api, vorige, 'geheel', bereik(wijkteam)),
      api.vraag<Organisatie>('GET', '/v1/organisatie'),
      api.vraag<{ resultaten: readonly Normdag[] }>('GET', '/v1/normen'),
    ]);
    return { nieuw, eerder, normen: normen.resultaten, minimum: organisatie.minimumAantal ?? STANDAARD_MINIMUM };
  });

  const over = periodeTekst(periode);
  return (
    <>
      <section aria-labelledby="per-kanaal">
        <h2 id="per-kanaal" class="nl-heading nl-heading--level-2">
          {over}
        </h2>
        <p class="nl-paragraph">
          {loopt && 'Deze periode loopt nog. '}Vergeleken met {periodeTekst(vorige)}. Een contact telt op de dag waarop
          het binnenkwam.
        </p>
        <Inhoud gelezen={gelezen}>
          {({ nieuw, eerder, normen, minimum }) => (
            <>
              <ul class="kaarten">
                {nieuw.rijen.map((rij) => (
                  <Kanaalkaart
                    key={rij.kanaal}
                    rij={rij}
                    eerder={eerder.rijen.find(({ kanaal }) => kanaal === rij.kanaal)}
                    minimum={minimum}
                    gewijzigd={normVeranderde(normen, rij.kanaal, wijkteam, periode)}
                    opWaarom={() => zetGevraagd({ rij, over })}
                  />
                ))}
              </ul>
              <div class="knoppen">
                <Knop bezig={gelezen.bezig} onClick={() => void gelezen.opnieuw()}>
                  Vernieuwen
                </Knop>
                <CsvKnop
                  pad={`/v1/bereikbaarheid?${vraag({ van, totEnMet, per: 'dag', wijkteam })}`}
                  naam={`bereikbaarheid-${van}-${totEnMet}.csv`}
                />
                <span class="zacht">Stand van {tijdstip(nieuw.peildatum, nu())}</span>
              </div>
            </>
          )}
        </Inhoud>
      </section>
      <Kanaaldelen
        {...{ periode, wijkteam, wijkteams, keuzes }}
        opWaarom={(rij, wanneer) => zetGevraagd({ rij, over: wanneer })}
      />
      <Verklaring gevraagd={gevraagd} wijkteams={[...wijkteams, ZONDER]} sluit={() => zetGevraagd(undefined)} />
    </>
  );
}

interface DelenProps extends CijfersProps {
  readonly opWaarom: (rij: Rij, over: string) => void;
}

/** What is shown of one kanaal at a time. */
function Kanaaldelen({ periode, wijkteam, wijkteams, keuzes, opWaarom }: DelenProps) {
  const { van, totEnMet } = periode;
  const gegeven = keuzes.lees('kanaal');
  const kanaal: KanaalNaam = KANALEN.find((een) => een === gegeven) ?? 'telefoon';
  const dagen = aantalDagen(periode);
  const indelingen = indelingenVoor(dagen);
  const gevraagdPer = indelingen.find((een) => een === keuzes.lees('per'));
  const per: Indeling = gevraagdPer ?? standaardIndeling(dagen);
  const dagenVan = `${van}/${totEnMet}/${kanaal}`;
  const verloop = useLezenVan(`${dagenVan}/${wijkteam}/${per}`, (api) =>
    lees(api, periode, per, { kanaal, ...bereik(wijkteam) }),
  );
  const drukte = useLezenVan(`${dagenVan}/${wijkteam}`, (api) =>
    api.vraag<Drukte>('GET', `/v1/drukte?${vraag({ kanaal, wijkteam, van, totEnMet })}`),
  );
  const naast = useLezenVan(dagenVan, (api) => lees(api, periode, 'geheel', { kanaal }));
  const naamVan = (slug: string) => [...wijkteams, ZONDER].find((een) => een.slug === slug)?.naam ?? slug;
  return (
    <>
      <section aria-labelledby="verloop">
        <h2 id="verloop" class="nl-heading nl-heading--level-2">
          Verloop: {kanaalnaam(kanaal)}
        </h2>
        <div class="filters">
          <KeuzeVeld
            label="Kanaal"
            keuzes={KANALEN.map((een) => ({ waarde: een, tekst: kanaalnaam(een) }))}
            waarde={kanaal}
            opWijzig={(waarde) => keuzes.zet({ kanaal: waarde })}
          />
          {indelingen.length > 1 && (
            <KeuzeVeld
              label="Verdeeld"
              keuzes={INDELINGEN.filter(({ waarde }) => indelingen.includes(waarde))}
              waarde={per}
              opWijzig={(waarde) => keuzes.zet({ per: waarde })}
            />
          )}
        </div>
        <Inhoud gelezen={verloop}>
          {(gevonden) => <Verloop rijen={gevonden.rijen} per={per} opWaarom={opWaarom} />}
        </Inhoud>
      </section>
      <section aria-labelledby="drukte">
        <h2 id="drukte" class="nl-heading nl-heading--level-2">
          Drukte per half uur: {kanaalnaam(kanaal)}
        </h2>
        <p class="nl-paragraph">Hoeveel er gemiddeld binnenkomt, op dagen dat het kanaal open is.</p>
        <Inhoud gelezen={drukte}>{({ halfuren }) => <Drukteplaatje halfuren={halfuren} />}</Inhoud>
      </section>
      <section aria-labelledby="naast-elkaar">
        <h2 id="naast-elkaar" class="nl-heading nl-heading--level-2">
          Wijkteams naast elkaar: {kanaalnaam(kanaal)}
        </h2>
        <p class="nl-paragraph">
          Op volgorde van naam. Let op het aantal: bij weinig contacten kan een verschil toeval zijn.
        </p>
        <Inhoud gelezen={naast}>
          {({ rijen }) => (
            <Tabel
              titel={`${kanaalnaam(kanaal)} per wijkteam`}
              titelVerborgen
              kolommen={[
                { kop: 'Wijkteam', cel: (rij: Rij) => naamVan(rij.wijkteam) },
                {
                  kop: 'Binnen de norm',
                  cel: (rij) => (
                    <>
                      {aandeel(rij.serviceniveau)} <Balk deel={rij.serviceniveau} doel={rij.norm?.doel} />
                    </>
                  ),
                },
                { kop: 'n', cel: (rij) => aantal(getoetst(rij)), getal: true },
                { kop: 'Stand', cel: (rij) => <Normstand rij={rij} /> },
                { kop: 'Mediaan', cel: (rij) => wacht(durenVan(rij).p50), getal: true },
                { kop: 'P90', cel: (rij) => wacht(durenVan(rij).p90), getal: true },
                { kop: 'Ontvangen', cel: ({ ontvangen }) => aantal(ontvangen), getal: true },
                { kop: 'Afgehaakt', cel: ({ afgehaakt }) => aantal(afgehaakt), getal: true },
                {
                  kop: 'Uitleg',
                  cel: (rij) => (
                    <Knop
                      soort="stil"
                      aria-haspopup="dialog"
                      aria-label={`Waarom dit cijfer: ${naamVan(rij.wijkteam)}`}
                      onClick={() => opWaarom(rij, naamVan(rij.wijkteam))}
                    >
                      Waarom?
                    </Knop>
                  ),
                },
              ]}
              rijen={rijen
                .filter(({ wijkteam: slug, ontvangen }) => slug !== ZONDER.slug || ontvangen > 0)
                .toSorted((a, b) => naamVan(a.wijkteam).localeCompare(naamVan(b.wijkteam), 'nl'))}
              sleutel={({ wijkteam: slug }) => slug}
            />
          )}
        </Inhoud>
      </section>
    </>
  );
}

const wacht = (seconden: number | null): string => (seconden === null ? '-' : duur(seconden));
