/** What a period of measuring gave, and the norm that would have fitted it. It changes nothing. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Bereikbaarheid, KANALEN, type KanaalNaam, type Norm } from '../../app/antwoorden/bereikbaarheid.ts';
import type { Normvoorstel, Nulmeting } from '../../app/antwoorden/normen.ts';
import type { NormVanaf } from '../../app/antwoorden/openingstijden.ts';
import { ApiFout } from '../../app/api.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { nu } from '../../app/server-klok.ts';
import { aandeel, contacten, tijdstip } from '../../app/woorden.ts';
import { Formulierfout, veldVan } from '../../ui/formulier.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Melding } from '../../ui/melding.tsx';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import { periodeTekst } from '../bereikbaarheid/perioden.ts';
import { geldendeNorm, normTekst } from './stand.ts';
import {
  gekozenPeriode,
  leesMeetform,
  type Meetform,
  type Meting as MetingVan,
  meetperioden,
  meetregels,
  uitkomstVan,
  voorbehoudVan,
} from './voorstel.ts';

const BEGIN: Meetform = { kanaal: 'telefoon', wijkteam: '', periode: '', van: '', totEnMet: '', procent: '80' };

interface Gemeten extends MetingVan {
  readonly peildatum: string;
}

interface Props {
  readonly normen: readonly NormVanaf[];
  readonly nulmetingen: readonly Nulmeting[];
  readonly minimum: number;
  readonly vandaag: string;
  readonly waar: (wijkteam: string) => string;
  /** Absent for who sets no norms. `over`: what was measured. */
  readonly neemOver?: ((meting: MetingVan, norm: Norm, over: string) => void) | undefined;
}

export function Meting({ normen, nulmetingen, minimum, vandaag, waar, neemOver }: Props) {
  const { api } = useConsole();
  const { wijkteams } = useNamen();
  const [form, zetForm] = useState(BEGIN);
  const [meting, zetMeting] = useState<Gemeten | undefined>(undefined);
  const perioden = meetperioden(nulmetingen, form, vandaag);
  const periode = gekozenPeriode(perioden, form.periode);
  const zet = (deel: Partial<Meetform>) => zetForm((was) => ({ ...was, ...deel }));
  const meet = useDoen(async () => {
    const { vraag, fouten } = leesMeetform(form, perioden);
    if (vraag === undefined) throw new ApiFout(400, 'ongeldig', 'Er is nog niet gemeten.', { fouten });
    const { kanaal, wijkteam, van, totEnMet, doel } = vraag;
    const waarvan = { kanaal, van, totEnMet };
    const bereik = wijkteam === '' ? { samen: 'wijkteams' } : { wijkteam };
    const team = wijkteam === '' ? {} : { wijkteam };
    const [voorstel, cijfers] = await Promise.all([
      api.vraag<Normvoorstel>(
        'GET',
        `/v1/normvoorstellen?${new URLSearchParams({ ...waarvan, ...team, doel: doel.toFixed(3) })}`,
      ),
      api.vraag<Bereikbaarheid>(
        'GET',
        `/v1/bereikbaarheid?${new URLSearchParams({ ...waarvan, ...bereik, per: 'geheel' })}`,
      ),
    ]);
    zetMeting({ vraag, voorstel, rij: cijfers.rijen[0], peildatum: cijfers.peildatum });
  });
  return (
    <section aria-labelledby="meting">
      <h2 id="meting" class="nl-heading nl-heading--level-2">
        Een norm uit een meting
      </h2>
      <p class="nl-paragraph">
        Kijk eerst hoe snel het nu gaat. Voordeur rekent uit welke norm daarbij past. Er verandert nog niets.
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void meet.start();
        }}
      >
        <Formulierfout fout={meet.fout} />
        <div class="filters">
          <KeuzeVeld
            label="Kanaal"
            keuzes={KANALEN.map((een) => ({ waarde: een, tekst: kanaalnaam(een) }))}
            waarde={form.kanaal}
            opWijzig={(kanaal) => zet({ kanaal: kanaal as KanaalNaam })}
          />
          <KeuzeVeld
            label="Wijkteam"
            keuzes={[
              { waarde: '', tekst: 'Alle wijkteams samen' },
              ...wijkteams.map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
            ]}
            waarde={form.wijkteam}
            opWijzig={(wijkteam) => zet({ wijkteam })}
          />
          <KeuzeVeld
            label="Periode"
            {...(periode?.dagen && { uitleg: periodeTekst(periode.dagen) })}
            keuzes={perioden}
            waarde={periode?.waarde ?? ''}
            opWijzig={(waarde) => zet({ periode: waarde })}
          />
          {periode?.dagen === undefined && (
            <>
              <TekstVeld
                {...veldVan(meet.fout, 'van')}
                label="Eerste dag"
                type="date"
                value={form.van}
                onInput={({ currentTarget }) => zet({ van: currentTarget.value })}
              />
              <TekstVeld
                {...veldVan(meet.fout, 'totEnMet')}
                label="Laatste dag"
                type="date"
                value={form.totEnMet}
                onInput={({ currentTarget }) => zet({ totEnMet: currentTarget.value })}
              />
            </>
          )}
          <TekstVeld
            {...veldVan(meet.fout, 'doel')}
            label="Doel: hoeveel procent op tijd"
            value={form.procent}
            onInput={({ currentTarget }) => zet({ procent: currentTarget.value })}
          />
        </div>
        <div class="knoppen">
          <Knop type="submit" bezig={meet.bezig}>
            Bekijk de meting
          </Knop>
        </div>
      </form>
      {meting && <Meetuitslag {...{ meting, normen, minimum, vandaag, waar, neemOver }} />}
    </section>
  );
}

type MeetuitslagProps = Omit<Props, 'nulmetingen'> & { readonly meting: Gemeten };

function Meetuitslag({ meting, normen, minimum, vandaag, waar, neemOver }: MeetuitslagProps) {
  const { vraag, voorstel, peildatum } = meting;
  const kop = useRef<HTMLHeadingElement>(null);
  useEffect(() => kop.current?.focus(), [meting]);
  const over = `${kanaalnaam(vraag.kanaal)}, ${waar(vraag.wijkteam)}, ${periodeTekst(vraag)}`;
  const uitkomst = uitkomstVan(meting, minimum);
  return (
    <>
      <h3 ref={kop} tabIndex={-1} class="nl-heading nl-heading--level-3 paginakop">
        Gemeten: {over}
      </h3>
      {uitkomst.soort === 'niets' ? (
        <p class="nl-paragraph">
          In deze periode is niets gemeten. Kies andere dagen, of een ander kanaal of wijkteam.
        </p>
      ) : (
        <div class="meting">
          <div class="kaart">
            <h4 class="nl-heading nl-heading--level-4">Wat is gemeten</h4>
            <dl class="kaart-lijst">
              {meetregels(meting, minimum).map(({ naam, waarde }) => (
                <div key={naam}>
                  <dt>{naam}</dt>
                  <dd>{waarde}</dd>
                </div>
              ))}
            </dl>
          </div>
          <div class="kaart">
            <h4 class="nl-heading nl-heading--level-4">Voorstel voor een norm</h4>
            {uitkomst.soort === 'te-weinig' && (
              <Melding soort="info" titel="Te weinig gemeten voor een voorstel">
                <p class="nl-paragraph">
                  {contacten(voorstel.n)} {voorstel.n === 1 ? 'telt' : 'tellen'} mee. Het minimum is {minimum}. Kies een
                  langere periode, of meer wijkteams samen.
                </p>
              </Melding>
            )}
            {uitkomst.soort === 'geen-grens' && (
              <Melding soort="let-op" titel="Geen norm haalt dit doel">
                <p class="nl-paragraph">
                  Van {contacten(voorstel.n)} is {aandeel(uitkomst.hoogstens)} geholpen, hoe lang het ook duurde. Het
                  doel is {aandeel(voorstel.doel)}.{uitkomst.hoogstens > 0 && ' Kies een lager doel.'}
                </p>
              </Melding>
            )}
            {uitkomst.soort === 'norm' && (
              <>
                <p class="kaart-cijfer">
                  <strong>{normTekst(uitkomst.norm)}</strong>
                </p>
                <ul>
                  {uitkomst.redenen.map((reden) => (
                    <li key={reden}>{reden}</li>
                  ))}
                </ul>
                <p class="kaart-zin">{nuGeldt(geldendeNorm(normen, vraag.kanaal, vraag.wijkteam, vandaag))}</p>
              </>
            )}
            {voorbehoudVan(meting, uitkomst, vandaag).map((zin) => (
              <p key={zin} class="kaart-zin">
                <span aria-hidden="true">⚠ </span>
                {zin}
              </p>
            ))}
            {uitkomst.soort === 'norm' && neemOver && (
              <Knop soort="primair" onClick={() => neemOver(meting, uitkomst.norm, over)}>
                Neem over in het formulier
              </Knop>
            )}
          </div>
        </div>
      )}
      <p class="nl-paragraph zacht">
        “Te weinig”: over minder dan {minimum} contacten zeggen we niets. Dan is soms te raden over wie het gaat. Manier
        van tellen: {voorstel.definitie}. Stand van {tijdstip(peildatum, nu())}.
      </p>
    </>
  );
}

const nuGeldt = (norm: NormVanaf | undefined): string =>
  norm === undefined ? 'Nu geldt de standaard van Voordeur.' : `Ingestelde norm nu: ${normTekst(norm)}.`;
