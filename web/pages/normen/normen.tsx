/** The norms: what holds, what will hold, and a new one from a day on. What was judged before stays as it was. */
import { useState } from 'preact/hooks';
import { KANALEN, type KanaalNaam, type Norm } from '../../app/antwoorden/bereikbaarheid.ts';
import type { NormVanaf, Versies } from '../../app/antwoorden/openingstijden.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { useBewaker } from '../../app/route.ts';
import { nu } from '../../app/server-klok.ts';
import { datum as datumTekst } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Formulierfout, veldVan } from '../../ui/formulier.tsx';
import { Kanaal, kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud, Melding } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { KeuzeVeld, Rondjes, TekstVeld } from '../../ui/veld.tsx';
import { dagVan, plusDagen } from '../bereikbaarheid/perioden.ts';
import { gelijk } from '../openingstijden/formulier.ts';
import { wanneer } from '../openingstijden/geschiedenis.tsx';
import { EENHEDEN, geldendeNorm, type Normform, normform, normOp, normregels, normTekst, normUit } from './stand.ts';

const dag = (datum: string): string => (datum < '2000' ? 'van oudsher' : datumTekst(`${datum}T12:00:00Z`));
const PLEK = 'normen[0]';

export function Normen() {
  const gelezen = useLezen(async (api) => {
    const [normen, versies] = await Promise.all([
      api.vraag<{ resultaten: readonly NormVanaf[] }>('GET', '/v1/normen'),
      api.vraag<Versies<NormVanaf>>('GET', '/v1/normen/versies?limit=100'),
    ]);
    return { normen: normen.resultaten, versies };
  }, []);
  const { teamnaam } = useNamen();
  const vandaag = dagVan(nu());
  const waar = (wijkteam: string) => (wijkteam === '' ? 'alle wijkteams' : teamnaam(wijkteam));
  return (
    <>
      <Paginakop titel="Normen">Normen</Paginakop>
      <p class="nl-paragraph">
        Hoe snel iemand geholpen hoort te zijn. Een contact telt volgens de norm van de dag waarop het begon. Ook als de
        norm later verandert.
      </p>
      <Inhoud gelezen={gelezen}>
        {({ normen, versies }) => (
          <>
            <Tabel
              titel="Normen per kanaal"
              titelVerborgen
              sleutel={({ kanaal, wijkteam }) => `${kanaal}/${wijkteam}`}
              rijen={normregels(normen, vandaag)}
              kolommen={[
                { kop: 'Kanaal', cel: ({ kanaal }) => <Kanaal kanaal={kanaal} /> },
                { kop: 'Voor', cel: ({ wijkteam }) => waar(wijkteam) },
                {
                  kop: 'Norm nu',
                  cel: ({ nu: norm }) => (norm === undefined ? 'de standaard van Voordeur' : normTekst(norm)),
                },
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
            <NieuweNorm normen={normen} vandaag={vandaag} waar={waar} opnieuw={gelezen.opnieuw} />
            <Geschiedenis versies={versies} waar={waar} />
          </>
        )}
      </Inhoud>
    </>
  );
}

type Waar = (wijkteam: string) => string;

interface NieuweNormProps {
  readonly normen: readonly NormVanaf[];
  readonly vandaag: string;
  readonly waar: Waar;
  readonly opnieuw: () => Promise<void>;
}

function NieuweNorm({ normen, vandaag, waar, opnieuw }: NieuweNormProps) {
  const { api } = useConsole();
  const { wijkteams } = useNamen();
  const beginVan = (kanaal: KanaalNaam, wijkteam: string) =>
    normform(normen, kanaal, wijkteam, plusDagen(vandaag, 1), vandaag);
  const [form, zetForm] = useState<Normform>(() => beginVan('telefoon', ''));
  const [vraagt, zetVraagt] = useState(false);
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const anders = !gelijk(form, beginVan(form.kanaal, form.wijkteam));
  useBewaker(() => (anders ? 'De nieuwe norm is niet bewaard. Toch weggaan?' : null));
  const nieuw = normUit(form);
  const bewaar = useDoen(async () => {
    try {
      await api.vraag('PUT', '/v1/normen', { normen: [nieuw] });
    } finally {
      zetVraagt(false);
    }
    await opnieuw();
    zetForm(beginVan(form.kanaal, form.wijkteam));
    zetGebeurd((was) => ({
      nummer: (was?.nummer ?? 0) + 1,
      tekst: `Bewaard: ${kanaalnaam(form.kanaal)}, ${waar(form.wijkteam)}, vanaf ${dag(form.geldigVan)}.`,
    }));
  });
  const zet = (deel: Partial<Normform>) => zetForm((was) => ({ ...was, ...deel }));
  const was = form.geldigVan === '' ? undefined : geldendeNorm(normen, form.kanaal, form.wijkteam, form.geldigVan);
  const vervangt = normOp(normen, form.kanaal, form.wijkteam, form.geldigVan)?.geldigVan === form.geldigVan;
  const { seconden, doel } = nieuw;
  const tekst = seconden === null || doel === null ? undefined : normTekst({ seconden, doel, klok: form.klok });
  return (
    <section aria-labelledby="nieuwe-norm">
      <h2 id="nieuwe-norm" class="nl-heading nl-heading--level-2">
        Nieuwe norm vanaf een dag
      </h2>
      <Uitslag gebeurd={gebeurd} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // What is no norm yet is told by the API, field by field.
          if (tekst === undefined || form.geldigVan === '') void bewaar.start();
          else {
            bewaar.wis();
            zetVraagt(true);
          }
        }}
        noValidate
      >
        <Formulierfout fout={bewaar.fout} />
        <div class="filters">
          <KeuzeVeld
            label="Kanaal"
            keuzes={KANALEN.map((een) => ({ waarde: een, tekst: kanaalnaam(een) }))}
            waarde={form.kanaal}
            opWijzig={(een) => zetForm(beginVan(een as KanaalNaam, form.wijkteam))}
          />
          <KeuzeVeld
            label="Voor"
            keuzes={[
              { waarde: '', tekst: 'Alle wijkteams zonder eigen norm' },
              ...wijkteams.map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
            ]}
            waarde={form.wijkteam}
            opWijzig={(een) => zetForm(beginVan(form.kanaal, een))}
          />
          <TekstVeld
            {...veldVan(bewaar.fout, `${PLEK}.geldigVan`)}
            label="Geldt vanaf"
            type="date"
            value={form.geldigVan}
            onInput={({ currentTarget }) => zet({ geldigVan: currentTarget.value })}
          />
          <TekstVeld
            {...veldVan(bewaar.fout, `${PLEK}.doel`)}
            label="Hoeveel procent moet het halen"
            value={form.procent}
            onInput={({ currentTarget }) => zet({ procent: currentTarget.value })}
          />
          <TekstVeld
            {...veldVan(bewaar.fout, `${PLEK}.seconden`)}
            label="Binnen"
            value={form.getal}
            onInput={({ currentTarget }) => zet({ getal: currentTarget.value })}
          />
          <KeuzeVeld label="Tijd in" keuzes={EENHEDEN} waarde={form.eenheid} opWijzig={(eenheid) => zet({ eenheid })} />
        </div>
        <Rondjes
          label="Welke tijd telt"
          keuzes={[
            { waarde: 'verstreken', tekst: 'Alle tijd' },
            { waarde: 'open', tekst: 'Alleen tijd waarin het open is' },
          ]}
          waarde={form.klok}
          opWijzig={(klok) => zet({ klok: klok as Norm['klok'] })}
        />
        <div class="knoppen">
          <Knop soort="primair" type="submit" bezig={bewaar.bezig}>
            Zet deze norm
          </Knop>
        </div>
      </form>
      <Dialoog titel="Nieuwe norm" open={vraagt} sluit={() => zetVraagt(false)}>
        <p class="nl-paragraph">
          {kanaalnaam(form.kanaal)}, {waar(form.wijkteam)}, vanaf {dag(form.geldigVan)}: <strong>{tekst}</strong>.
        </p>
        <p class="nl-paragraph">
          {was === undefined ? 'Nu geldt de standaard van Voordeur.' : `Zonder deze norm: ${normTekst(was)}.`}
          {vervangt && ' De norm die op deze dag al inging, wordt vervangen.'}
        </p>
        {form.geldigVan <= vandaag ? (
          <Melding soort="let-op" titel="Deze dag is niet later dan vandaag">
            <p class="nl-paragraph">
              Contacten die al zijn beoordeeld, blijven zo. Met <Link naar="/herberekeningen">herberekenen</Link>{' '}
              beoordeelt u ze opnieuw.
            </p>
          </Melding>
        ) : (
          <p class="nl-paragraph">Contacten van voor die dag houden de norm van toen.</p>
        )}
        <p class="nl-paragraph">Weghalen kan niet. U kunt wel weer een andere norm zetten.</p>
        <div class="knoppen">
          <Knop soort="primair" bezig={bewaar.bezig} onClick={() => void bewaar.start()}>
            Bewaar deze norm
          </Knop>
          <Knop onClick={() => zetVraagt(false)}>Terug</Knop>
        </div>
      </Dialoog>
    </section>
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
