/** A norm from a day on: typed, or taken over from a measuring. Nothing is kept before it was said what it changes. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { KANALEN, type KanaalNaam, type Norm } from '../../app/antwoorden/bereikbaarheid.ts';
import type { NormVanaf } from '../../app/antwoorden/openingstijden.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { useBewaker } from '../../app/route.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Formulierfout, veldVan } from '../../ui/formulier.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Melding } from '../../ui/melding.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { KeuzeVeld, Rondjes, TekstVeld } from '../../ui/veld.tsx';
import { plusDagen } from '../bereikbaarheid/perioden.ts';
import { gelijk } from '../openingstijden/formulier.ts';
import { dag, EENHEDEN, geldendeNorm, type Normform, normform, normOp, normTekst, normUit } from './stand.ts';

const PLEK = 'normen[0]';
const KOP = 'nieuwe-norm';

/** What a measuring proposed, to be laid in the form. A new object is a new act. */
export interface Overname {
  readonly form: Normform;
  /** What was measured. */
  readonly over: string;
}

interface NieuweNormProps {
  readonly normen: readonly NormVanaf[];
  readonly vandaag: string;
  readonly waar: (wijkteam: string) => string;
  readonly opnieuw: () => Promise<void>;
  readonly overname: Overname | undefined;
}

export function NieuweNorm({ normen, vandaag, waar, opnieuw, overname }: NieuweNormProps) {
  const { api, meld } = useConsole();
  const { wijkteams } = useNamen();
  const beginVan = (kanaal: KanaalNaam, wijkteam: string) =>
    normform(normen, kanaal, wijkteam, plusDagen(vandaag, 1), vandaag);
  const [form, zetForm] = useState<Normform>(() => beginVan('telefoon', ''));
  const [vraagt, zetVraagt] = useState(false);
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  /** What stood in the form before a proposal was laid in it. */
  const [ervoor, zetErvoor] = useState<Normform | undefined>(undefined);
  const kop = useRef<HTMLHeadingElement>(null);
  const anders = !gelijk(form, beginVan(form.kanaal, form.wijkteam));
  useBewaker(() => (anders ? 'De nieuwe norm is niet bewaard. Toch weggaan?' : null));
  const nieuw = normUit(form);
  const begin = (kanaal: KanaalNaam, wijkteam: string) => {
    zetForm(beginVan(kanaal, wijkteam));
    zetErvoor(undefined);
  };
  const bewaar = useDoen(async () => {
    try {
      await api.vraag('PUT', '/v1/normen', { normen: [nieuw] });
    } finally {
      zetVraagt(false);
    }
    await opnieuw();
    begin(form.kanaal, form.wijkteam);
    zetGebeurd((was) => ({
      nummer: (was?.nummer ?? 0) + 1,
      tekst: `Bewaard: ${kanaalnaam(form.kanaal)}, ${waar(form.wijkteam)}, vanaf ${dag(form.geldigVan)}.`,
    }));
  });
  useEffect(() => {
    if (overname === undefined) return;
    zetErvoor((was) => was ?? form);
    zetForm(overname.form);
    zetGebeurd(undefined);
    bewaar.wis();
  }, [overname]);
  const zet = (deel: Partial<Normform>) => zetForm((was) => ({ ...was, ...deel }));
  const was = form.geldigVan === '' ? undefined : geldendeNorm(normen, form.kanaal, form.wijkteam, form.geldigVan);
  const vervangt = normOp(normen, form.kanaal, form.wijkteam, form.geldigVan)?.geldigVan === form.geldigVan;
  const { seconden, doel } = nieuw;
  const tekst = seconden === null || doel === null ? undefined : normTekst({ seconden, doel, klok: form.klok });
  return (
    <section aria-labelledby={KOP}>
      <h2 id={KOP} ref={kop} tabIndex={-1} class="nl-heading nl-heading--level-2 paginakop">
        Nieuwe norm vanaf een dag
      </h2>
      <Uitslag gebeurd={gebeurd} />
      {overname && ervoor && (
        <Overgenomen
          overname={overname}
          zetTerug={() => {
            zetForm(ervoor);
            zetErvoor(undefined);
            meld('Er staat weer wat er stond.');
            kop.current?.focus();
          }}
        />
      )}
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
            opWijzig={(een) => begin(een as KanaalNaam, form.wijkteam)}
          />
          <KeuzeVeld
            label="Voor"
            keuzes={[
              { waarde: '', tekst: 'Alle wijkteams zonder eigen norm' },
              ...wijkteams.map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
            ]}
            waarde={form.wijkteam}
            opWijzig={(een) => begin(form.kanaal, een)}
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

/** Says that the form was filled and nothing was kept; takes the focus, for the button that did it stands higher up. */
function Overgenomen({ overname, zetTerug }: { readonly overname: Overname; readonly zetTerug: () => void }) {
  const plek = useRef<HTMLDivElement>(null);
  useEffect(() => plek.current?.focus(), [overname]);
  return (
    <div ref={plek} tabIndex={-1} class="uitslag">
      <Melding soort="info" titel="Het voorstel staat in het formulier. Er is nog niets bewaard.">
        <p class="nl-paragraph">
          Uit de meting: {overname.over}. Kies vanaf welke dag de norm geldt en kijk de rest na.
        </p>
        <Knop onClick={zetTerug}>Zet terug wat er stond</Knop>
      </Melding>
    </div>
  );
}
