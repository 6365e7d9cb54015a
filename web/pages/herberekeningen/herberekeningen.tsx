/** Judging the past again by the hours and norms of now: first as a trial, then for good, and always written down. */
import { useEffect, useState } from 'preact/hooks';
import { KANALEN } from '../../app/antwoorden/bereikbaarheid.ts';
import type { Herberekening, Herberekeningkop, Telling } from '../../app/antwoorden/herberekeningen.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { useBewaker } from '../../app/route.ts';
import { nu } from '../../app/server-klok.ts';
import { aandeel, aantal, contacten, tijdstip } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Formulierfout, veldVan } from '../../ui/formulier.tsx';
import { Kenteken, kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import { periodeTekst } from '../bereikbaarheid/perioden.ts';
import { gelijk } from '../openingstijden/formulier.ts';

const PAD = '/v1/herberekeningen';
/** A long one goes on by itself; how often is looked whether it is done. */
const KIJK_MS = 5_000;

interface Form {
  readonly van: string;
  readonly totEnMet: string;
  readonly kanaal: string;
  readonly wijkteam: string;
  readonly reden: string;
}
const LEEG: Form = { van: '', totEnMet: '', kanaal: '', wijkteam: '', reden: '' };

const bodyVan = ({ kanaal, wijkteam, ...rest }: Form) => ({
  ...rest,
  ...(kanaal !== '' && { kanaal }),
  ...(wijkteam !== '' && { wijkteam }),
});

export function Herberekeningen() {
  const { api } = useConsole();
  const { naam, teamnaam, wijkteams } = useNamen();
  const gelezen = useLezen(
    (een) => een.vraag<{ resultaten: readonly Herberekeningkop[] }>('GET', `${PAD}?limit=50`),
    [],
  );
  const [form, zetForm] = useState(LEEG);
  const [bekeken, zetBekeken] = useState<Herberekening | undefined>(undefined);
  /** The trial that is on the screen was made of this form: then it can be done for good. */
  const [proefVan, zetProefVan] = useState<Form | undefined>(undefined);
  useBewaker(() => (gelijk(form, LEEG) ? null : 'Er is nog niet herberekend. Toch weggaan?'));
  const begin = useDoen(async (wat: Form, proef: boolean) => {
    const uitkomst = await api.vraag<Herberekening>('POST', PAD, { ...bodyVan(wat), proef });
    zetProefVan(proef ? wat : undefined);
    zetBekeken(uitkomst);
    if (!proef) zetForm(LEEG);
    await gelezen.opnieuw();
  });
  const bekijk = useDoen(async (id: string) => {
    const gevonden = await api.vraag<Herberekening>('GET', `${PAD}/${encodeURIComponent(id)}`);
    zetProefVan(undefined);
    zetBekeken(gevonden);
  });
  useEffect(() => {
    if (bekeken?.status !== 'bezig') return;
    const timer = setInterval(() => {
      api.vraag<Herberekening>('GET', `${PAD}/${encodeURIComponent(bekeken.id)}`).then(
        (verder) => {
          zetBekeken((was) => (was?.id === verder.id ? verder : was));
          if (verder.status === 'klaar') void gelezen.opnieuw();
        },
        () => {
          // Asked again with the next tick.
        },
      );
    }, KIJK_MS);
    return () => clearInterval(timer);
  }, [bekeken?.id, bekeken?.status]);
  const over = ({ kanaal, wijkteam, ...periode }: Herberekeningkop): string =>
    [
      periodeTekst(periode),
      kanaal === undefined ? 'alle kanalen' : kanaalnaam(kanaal),
      wijkteam === undefined ? 'alle wijkteams' : teamnaam(wijkteam),
    ].join(', ');
  const zet = (deel: Partial<Form>) => zetForm((was) => ({ ...was, ...deel }));
  const sluit = () => {
    zetBekeken(undefined);
    begin.wis();
  };
  return (
    <>
      <Paginakop titel="Herberekenen">Herberekenen</Paginakop>
      <p class="nl-paragraph">
        Waren openingstijden of normen verkeerd ingesteld? Zet ze eerst goed. Laat daarna de contacten van toen opnieuw
        beoordelen. Wie dat vroeg en wat er veranderde, blijft bewaard.
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void begin.start(form, true);
        }}
      >
        {bekeken === undefined && <Formulierfout fout={begin.fout} />}
        <div class="filters">
          <TekstVeld
            {...veldVan(begin.fout, 'van')}
            label="Eerste dag"
            type="date"
            value={form.van}
            onInput={({ currentTarget }) => zet({ van: currentTarget.value })}
          />
          <TekstVeld
            {...veldVan(begin.fout, 'totEnMet')}
            label="Laatste dag"
            type="date"
            value={form.totEnMet}
            onInput={({ currentTarget }) => zet({ totEnMet: currentTarget.value })}
          />
          <KeuzeVeld
            label="Kanaal"
            keuzes={[
              { waarde: '', tekst: 'Alle kanalen' },
              ...KANALEN.map((een) => ({ waarde: een, tekst: kanaalnaam(een) })),
            ]}
            waarde={form.kanaal}
            opWijzig={(kanaal) => zet({ kanaal })}
          />
          <KeuzeVeld
            label="Wijkteam"
            keuzes={[
              { waarde: '', tekst: 'Alle wijkteams' },
              ...wijkteams.map(({ slug, naam: tekst }) => ({ waarde: slug, tekst })),
            ]}
            waarde={form.wijkteam}
            opWijzig={(wijkteam) => zet({ wijkteam })}
          />
        </div>
        <TekstVeld
          {...veldVan(begin.fout, 'reden')}
          label="Waarom"
          uitleg="Zodat een ander het over een jaar ook begrijpt. Geen namen van inwoners."
          value={form.reden}
          maxLength={500}
          onInput={({ currentTarget }) => zet({ reden: currentTarget.value })}
        />
        <div class="knoppen">
          <Knop soort="primair" type="submit" bezig={begin.bezig}>
            Kijk wat er zou veranderen
          </Knop>
        </div>
      </form>
      <h2 class="nl-heading nl-heading--level-2">Eerder</h2>
      <Foutmelding fout={bekijk.fout} />
      <Inhoud gelezen={gelezen}>
        {({ resultaten }) => (
          <Tabel
            titel="Eerdere herberekeningen"
            titelVerborgen
            sleutel={({ id }) => id}
            rijen={resultaten}
            leeg="Er is nog niets herberekend."
            kolommen={[
              { kop: 'Wanneer', cel: ({ op }) => tijdstip(op, nu()) },
              { kop: 'Door', cel: ({ door }) => naam(door) },
              { kop: 'Over', cel: over },
              { kop: 'Waarom', cel: ({ reden }) => reden },
              { kop: 'Stand', cel: (een) => <Stand een={een} /> },
              {
                kop: 'Bekijken',
                cel: (een) => (
                  <Knop
                    soort="stil"
                    aria-haspopup="dialog"
                    aria-label={`Bekijk: ${tijdstip(een.op, nu())}, ${over(een)}`}
                    bezig={bekijk.bezig}
                    onClick={() => void bekijk.start(een.id)}
                  >
                    Bekijk
                  </Knop>
                ),
              },
            ]}
          />
        )}
      </Inhoud>
      <Dialoog titel="Voor en na" open={bekeken !== undefined} sluit={sluit}>
        {bekeken && (
          <>
            <p class="nl-paragraph">
              {over(bekeken)}. {bekeken.reden} <Stand een={bekeken} />
            </p>
            <Uitkomst van={bekeken} teamnaam={teamnaam} />
            <Foutmelding fout={begin.fout} />
            {proefVan && bekeken.status === 'klaar' && (
              <p class="nl-paragraph">
                Er is nog niets veranderd. Terugdraaien kan alleen door de instelling terug te zetten en weer te
                herberekenen. Rapporten die al verstuurd zijn, veranderen niet.
              </p>
            )}
            <div class="knoppen">
              {proefVan && bekeken.status === 'klaar' && (
                <Knop soort="primair" bezig={begin.bezig} onClick={() => void begin.start(proefVan, false)}>
                  Herbereken
                </Knop>
              )}
              <Knop onClick={sluit}>Terug</Knop>
            </div>
          </>
        )}
      </Dialoog>
    </>
  );
}

function Stand({ een: { status, proef } }: { readonly een: Herberekeningkop }) {
  if (status === 'bezig') return <Kenteken toon="let-op">bezig</Kenteken>;
  return proef ? <Kenteken toon="neutraal">proef</Kenteken> : <Kenteken toon="goed">herberekend</Kenteken>;
}

/** `2 → 3`, or only the one when it stays. */
const vanNaar = (voor: string, na: string): string => (voor === na ? na : `${voor} → ${na}`);

function Uitkomst({ van, teamnaam }: { readonly van: Herberekening; readonly teamnaam: (slug: string) => string }) {
  const telling = (welk: (een: Telling) => number) => (regel: Herberekening['regels'][number]) =>
    vanNaar(aantal(welk(regel.voor)), aantal(welk(regel.na)));
  return (
    <div role="status">
      {van.status === 'bezig' ? (
        <p class="nl-paragraph">Bezig: {contacten(van.contacten)} bekeken. U kunt weggaan, het gaat vanzelf verder.</p>
      ) : (
        <>
          <p class="nl-paragraph">
            {contacten(van.contacten)} bekeken, {aantal(van.gewijzigd)} {van.gewijzigd === 1 ? 'oordeel' : 'oordelen'}{' '}
            anders.
          </p>
          {van.regels.length > 0 && (
            <Tabel
              titel="Voor en na"
              titelVerborgen
              sleutel={({ kanaal, wijkteam }) => `${kanaal}/${wijkteam}`}
              rijen={van.regels}
              kolommen={[
                { kop: 'Waar', cel: ({ kanaal, wijkteam }) => `${kanaalnaam(kanaal)}, ${teamnaam(wijkteam)}` },
                { kop: 'Binnen norm', cel: telling((een) => een.binnenNorm), getal: true },
                { kop: 'Buiten norm', cel: telling((een) => een.buitenNorm), getal: true },
                { kop: 'Buiten openingstijd', cel: telling((een) => een.buitenOpeningstijd), getal: true },
                {
                  kop: 'Deel binnen norm',
                  cel: ({ voor, na }) => vanNaar(aandeel(voor.serviceniveau), aandeel(na.serviceniveau)),
                  getal: true,
                },
              ]}
            />
          )}
        </>
      )}
    </div>
  );
}
