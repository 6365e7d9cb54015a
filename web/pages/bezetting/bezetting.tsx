/** "What if": who works now, what would be different, and what may be expected of both, by what came in before. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Wijkteam } from '../../app/antwoorden/bereikbaarheid.ts';
import type { Bezettingsadvies, Bezettingsvraag } from '../../app/antwoorden/bezetting.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { nu } from '../../app/server-klok.ts';
import { aandeel, aantal, duur } from '../../app/woorden.ts';
import { Grafiek, TabelBij } from '../../ui/grafiek.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Melding } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import { WEEKDAGEN } from '../bereikbaarheid/drukte.tsx';
import { halfurenVan } from '../bereikbaarheid/halve-uren.ts';
import { dagVan, eigenPeriode, periodeTekst, plusDagen } from '../bereikbaarheid/perioden.ts';
import {
  type Blok,
  DAGKEUZES,
  type Formulier,
  leegFormulier,
  leesFormulier,
  nieuwBlok,
  uitkomstZin,
  type Veldfout,
  veldId,
  weekregels,
} from './inzet.ts';

const KANALEN = ['telefoon', 'chat', 'inloop'] as const;
const TERUG: readonly { readonly waarde: string; readonly tekst: string }[] = [
  { waarde: '28', tekst: 'de laatste 4 weken' },
  { waarde: '91', tekst: 'de laatste 13 weken' },
  { waarde: '364', tekst: 'het laatste jaar' },
];

/** What was filled in, for who looks at another page and comes back. */
let ingevuld: Formulier | undefined;

export function BezettingPagina() {
  const { api, meld } = useConsole();
  const teams = useLezen((lees) => lees.vraag<{ resultaten: readonly Wijkteam[] }>('GET', '/v1/wijkteams'), []);
  const [kanaal, zetKanaal] = useState<string>('telefoon');
  const [wijkteam, zetWijkteam] = useState('');
  const [terug, zetTerug] = useState('91');
  const [formulier, toonFormulier] = useState<Formulier>(() => ingevuld ?? leegFormulier());
  const zetFormulier = (nieuw: Formulier) => {
    ingevuld = nieuw;
    toonFormulier(nieuw);
  };
  const [fouten, zetFouten] = useState<readonly Veldfout[]>([]);
  const [uitkomst, zetUitkomst] = useState<{ readonly advies: Bezettingsadvies; readonly over: string } | undefined>();
  const gisteren = plusDagen(dagVan(nu()), -1);
  const periode = eigenPeriode({ van: plusDagen(gisteren, 1 - Number(terug)), totEnMet: gisteren }, dagVan(nu()));
  const { bezig, fout, start } = useDoen(async (vraag: Bezettingsvraag) => {
    const advies = await api.vraag<Bezettingsadvies>('POST', '/v1/bezettingsadviezen', vraag);
    zetUitkomst({ advies, over: periodeTekst(vraag) });
    meld('De verwachting staat onder het formulier.');
  });
  const foutBij = (id: string) => fouten.find(({ veld }) => veld === id)?.melding;
  const eersteFout = useRef(false);
  useEffect(() => {
    if (!eersteFout.current) return;
    eersteFout.current = false;
    document.getElementById(fouten[0]?.veld ?? '')?.focus();
  }, [fouten]);

  function reken(event: Event): void {
    event.preventDefault();
    const gelezen = leesFormulier(formulier);
    eersteFout.current = gelezen.fouten.length > 0;
    zetFouten(gelezen.fouten);
    if (gelezen.fouten.length > 0) return;
    const { van, totEnMet } = periode;
    const { inzet, watAls } = gelezen;
    void start({ kanaal, ...(wijkteam && { wijkteam }), van, totEnMet, inzet, ...(watAls && { watAls }) });
  }

  return (
    <>
      <Paginakop titel="Bezetting">Bezetting: wat als</Paginakop>
      <p class="nl-paragraph">
        Voordeur rekent uit wat u mag verwachten, met wat er eerder binnenkwam. Er verandert niets aan het rooster.
      </p>
      <form onSubmit={reken} noValidate>
        <div class="filters">
          <KeuzeVeld
            label="Kanaal"
            keuzes={KANALEN.map((een) => ({ waarde: een, tekst: kanaalnaam(een) }))}
            waarde={kanaal}
            opWijzig={zetKanaal}
          />
          <KeuzeVeld
            label="Wijkteam"
            keuzes={[
              { waarde: '', tekst: 'Alle wijkteams samen' },
              ...(teams.waarde?.resultaten ?? []).map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
            ]}
            waarde={wijkteam}
            opWijzig={zetWijkteam}
          />
          <KeuzeVeld label="Met wat binnenkwam in" keuzes={TERUG} waarde={terug} opWijzig={zetTerug} />
        </div>
        <Blokken
          titel="Wie werkt er nu"
          soort="inzet"
          blokken={formulier.blokken}
          foutBij={foutBij}
          zet={(blokken) => zetFormulier({ ...formulier, blokken })}
        />
        <h2 class="nl-heading nl-heading--level-2">Wat als</h2>
        <div class="filters">
          <TekstVeld
            label="Wie het eerst begint, begint om"
            uitleg="Bijvoorbeeld 08:30. Leeg: zoals nu."
            type="time"
            value={formulier.opent}
            onInput={({ currentTarget }) => zetFormulier({ ...formulier, opent: currentTarget.value })}
          />
          <TekstVeld
            label="Wie het laatst stopt, stopt om"
            uitleg="Leeg: zoals nu."
            type="time"
            value={formulier.sluit}
            onInput={({ currentTarget }) => zetFormulier({ ...formulier, sluit: currentTarget.value })}
          />
        </div>
        <Blokken
          titel="Mensen erbij of eraf"
          soort="meer"
          blokken={formulier.meer}
          foutBij={foutBij}
          zet={(meer) => zetFormulier({ ...formulier, meer })}
        />
        <div class="knoppen">
          <Knop type="submit" soort="primair" bezig={bezig}>
            Reken uit
          </Knop>
        </div>
      </form>
      <Foutmelding fout={fout} />
      {uitkomst && <Uitkomst {...uitkomst} />}
    </>
  );
}

interface BlokkenProps {
  readonly titel: string;
  readonly soort: 'inzet' | 'meer';
  readonly blokken: readonly Blok[];
  readonly foutBij: (id: string) => string | undefined;
  readonly zet: (blokken: readonly Blok[]) => void;
}

function Blokken({ titel, soort, blokken, foutBij, zet }: BlokkenProps) {
  const nieuw = useRef<number | undefined>(undefined);
  const erbij = `${soort}-erbij`;
  useEffect(() => {
    if (nieuw.current === undefined) return;
    document.getElementById(nieuw.current === 0 ? erbij : veldId(soort, nieuw.current, 'dagen'))?.focus();
    nieuw.current = undefined;
  }, [blokken]);
  const wijzig = (id: number, deel: Partial<Blok>) =>
    zet(blokken.map((blok) => (blok.id === id ? { ...blok, ...deel } : blok)));
  return (
    <fieldset class="blokken">
      <legend class="nl-heading nl-heading--level-3">{titel}</legend>
      {blokken.map((blok, index) => {
        const veld = (naam: 'van' | 'tot' | 'mensen') => ({
          id: veldId(soort, blok.id, naam),
          value: blok[naam],
          fout: foutBij(veldId(soort, blok.id, naam)),
          onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
            wijzig(blok.id, { [naam]: currentTarget.value }),
        });
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset within a fieldset would be read twice
          <div key={blok.id} class="blok" role="group" aria-label={`${titel}, regel ${index + 1}`}>
            <KeuzeVeld
              id={veldId(soort, blok.id, 'dagen')}
              label="Dagen"
              keuzes={DAGKEUZES}
              waarde={blok.dagen}
              opWijzig={(dagen) => wijzig(blok.id, { dagen })}
            />
            <TekstVeld label="Van" type="time" {...veld('van')} />
            <TekstVeld label="Tot" type="time" {...veld('tot')} />
            <TekstVeld
              label="Mensen"
              type="number"
              min={soort === 'inzet' ? '0' : '-500'}
              max="500"
              {...veld('mensen')}
            />
            {(soort === 'meer' || blokken.length > 1) && (
              <Knop
                soort="stil"
                aria-label={`Haal regel ${index + 1} weg: ${titel}`}
                onClick={() => {
                  nieuw.current = 0;
                  zet(blokken.filter(({ id }) => id !== blok.id));
                }}
              >
                Weg
              </Knop>
            )}
          </div>
        );
      })}
      <Knop
        id={erbij}
        onClick={() => {
          const blok = nieuwBlok(blokken, '1');
          nieuw.current = blok.id;
          zet([...blokken, blok]);
        }}
      >
        Regel erbij
      </Knop>
    </fieldset>
  );
}

const BRON = { gemeten: 'gemeten', aangenomen: 'aangenomen', opgegeven: 'opgegeven' } as const;
const gemiddeld = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });

function Uitkomst({ advies, over }: { readonly advies: Bezettingsadvies; readonly over: string }) {
  const { vergelijking, halfuren, behandeltijd, geduld, norm } = advies;
  const kop = useRef<HTMLHeadingElement>(null);
  const dagen = [...new Set(halfuren.map(({ weekdag }) => weekdag))];
  const [gekozen, zetDag] = useState<string>('');
  const weekdag = dagen.includes(Number(gekozen)) ? Number(gekozen) : (dagen[0] ?? 1);
  const ofDay = halfuren.filter((halfuur) => halfuur.weekdag === weekdag);
  const dag = WEEKDAGEN[weekdag - 1] ?? '';
  const mensen = ({ inzet, straks }: (typeof ofDay)[number]) => (straks ?? inzet)?.mensen ?? 0;
  const as = halfurenVan(
    ofDay.map((halfuur) => ({
      van: halfuur.van,
      gemiddeld: Math.max(halfuur.gemiddeld, mensen(halfuur), halfuur.inzet?.mensen ?? 0),
    })),
  );
  useEffect(() => kop.current?.focus(), [advies]);
  return (
    <section aria-labelledby="verwachting">
      <h2 id="verwachting" ref={kop} tabIndex={-1} class="nl-heading nl-heading--level-2 paginakop">
        Wat u mag verwachten
      </h2>
      <Melding soort="info" titel={uitkomstZin(advies)}>
        <p class="nl-paragraph">
          Gerekend met {over}. Een gesprek duurt {duur(behandeltijd.seconden ?? 0)} ({BRON[behandeltijd.bron]}
          {behandeltijd.bron === 'gemeten' && ` over ${aantal(behandeltijd.n)}`}).{' '}
          {geduld.seconden === null
            ? 'Aangenomen is dat niemand ophangt.'
            : `Mensen hangen gemiddeld op na ${duur(geduld.seconden)} (${BRON[geduld.bron]}).`}{' '}
          Het is een verwachting: de drukte verschilt van dag tot dag.
        </p>
      </Melding>
      {vergelijking && (
        <Tabel
          titel="Een hele week, nu en straks"
          kolommen={[
            { kop: 'Wat', cel: ({ naam }) => naam },
            { kop: 'Nu', cel: (regel) => regel.nu, getal: true },
            { kop: 'Straks', cel: (regel) => regel.straks, getal: true },
          ]}
          rijen={weekregels(vergelijking.nu, vergelijking.straks)}
          sleutel={({ naam }) => naam}
        />
      )}
      {halfuren.length === 0 ? (
        <p class="nl-paragraph">In deze periode kwam niets binnen: per half uur is niets te zeggen.</p>
      ) : (
        <>
          <h3 class="nl-heading nl-heading--level-3">Per half uur</h3>
          <div class="filters">
            <KeuzeVeld
              label="Dag"
              keuzes={dagen.map((een) => ({ waarde: String(een), tekst: WEEKDAGEN[een - 1] ?? '' }))}
              waarde={String(weekdag)}
              opWijzig={zetDag}
            />
          </div>
          <p class="nl-paragraph">
            Staven: mensen nodig voor {aandeel(norm.doel)} binnen de norm. Streep: wie er{' '}
            {vergelijking ? 'straks' : 'nu'} werkt.
          </p>
          <Grafiek
            soort="staven"
            titel={`Staven. Mensen nodig per half uur op ${dag}, met een streep voor wie er werkt. De cijfers staan in de tabel hieronder.`}
            schrijf={(waarde) => gemiddeld.format(waarde)}
            punten={as.map((van) => {
              const halfuur = ofDay.find((een) => een.van === van);
              return {
                sleutel: van,
                naam: `${dag} ${van}`,
                kort: van.replace(/^0/, ''),
                waarde: halfuur?.nodig ?? 0,
                streep: halfuur === undefined ? null : mensen(halfuur),
              };
            })}
          />
          <TabelBij titel="Tabel bij dit plaatje">
            <Tabel
              titel={`Mensen per half uur op ${dag}`}
              kolommen={[
                { kop: 'Half uur', cel: ({ van, tot }) => `${van} - ${tot}` },
                { kop: 'Komt binnen', cel: (halfuur) => gemiddeld.format(halfuur.gemiddeld), getal: true },
                { kop: 'Nodig', cel: ({ nodig }) => aantal(nodig), getal: true },
                { kop: 'Nu', cel: ({ inzet }) => aantal(inzet?.mensen ?? 0), getal: true },
                { kop: 'Binnen de norm nu', cel: ({ inzet }) => deelOfStreep(inzet?.serviceniveau), getal: true },
                ...(vergelijking
                  ? [
                      {
                        kop: 'Straks',
                        cel: ({ straks }: (typeof ofDay)[number]) => aantal(straks?.mensen ?? 0),
                        getal: true,
                      },
                      {
                        kop: 'Binnen de norm straks',
                        cel: ({ straks }: (typeof ofDay)[number]) => deelOfStreep(straks?.serviceniveau),
                        getal: true,
                      },
                    ]
                  : []),
              ]}
              rijen={ofDay}
              sleutel={({ van }) => van}
            />
          </TabelBij>
        </>
      )}
    </section>
  );
}

/** Nobody comes in that half hour, or nobody is asked about. */
const deelOfStreep = (deel: number | null | undefined): string => (deel == null ? '-' : aandeel(deel));
