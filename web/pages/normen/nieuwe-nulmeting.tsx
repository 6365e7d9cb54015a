/** A new period in which no norm holds. It is kept after it was said what it means, also for what was judged already. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { KANALEN, type KanaalNaam } from '../../app/antwoorden/bereikbaarheid.ts';
import { ApiFout } from '../../app/api.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { useBewaker } from '../../app/route.ts';
import { gelijk } from '../../app/samenvoegen.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Formulierfout, veldId, veldVan } from '../../ui/formulier.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Melding } from '../../ui/melding.tsx';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import { plusDagen } from '../bereikbaarheid/perioden.ts';
import { useFocus } from '../openingstijden/use-focus.ts';
import { betekenis, type Nulmetingvorm, nulmetingTekst, nulmetingUit, PLEK, vormfouten } from './nulmeting.ts';
import type { Wijziging } from './nulmetingen.tsx';
import { wijzigNulmetingen } from './wijzig-nulmetingen.ts';

interface Props extends Wijziging {
  readonly begin: () => void;
}

export function NieuweNulmeting({ nulmetingen, vandaag, plaats, opnieuw, meld, begin }: Props) {
  const { api } = useConsole();
  const { wijkteams } = useNamen();
  const leeg: Nulmetingvorm = { kanaal: 'telefoon', wijkteam: '', van: plusDagen(vandaag, 1), totEnMet: '' };
  const [vorm, zetVorm] = useState(leeg);
  const [open, zetOpen] = useState(false);
  /** It is typed, and is told what it means. */
  const [vooraf, zetVooraf] = useState(false);
  const focus = useFocus();
  const anders = !gelijk(vorm, leeg);
  useBewaker(() => (anders ? 'De nieuwe nulmeting is niet bewaard. Toch weggaan?' : null));
  const zet = (deel: Partial<Nulmetingvorm>) => zetVorm((was) => ({ ...was, ...deel }));
  const een = nulmetingUit(vorm);
  const bekijk = useDoen(async () => {
    bewaar.wis();
    const fouten = vormfouten(vorm);
    if (fouten.length > 0) throw new ApiFout(400, 'ongeldig', 'Er is nog niets bewaard.', { fouten });
    zetVooraf(true);
  });
  const bewaar = useDoen(async () => {
    try {
      await wijzigNulmetingen(api, { soort: 'erbij', een });
    } catch (error) {
      if (error instanceof ApiFout && error.status === 409) void opnieuw();
      throw error;
    } finally {
      zetVooraf(false);
    }
    zetOpen(false);
    zetVorm(leeg);
    await opnieuw();
    meld(`Bewaard: nulmeting ${nulmetingTekst(een, plaats)}.`);
  });
  const fout = bekijk.fout ?? bewaar.fout;
  const sluit = () => {
    zetOpen(false);
    zetVooraf(false);
    bekijk.wis();
    bewaar.wis();
  };
  return (
    <div class="knoppen">
      <Knop
        aria-haspopup="dialog"
        onClick={() => {
          begin();
          zetOpen(true);
        }}
      >
        Nieuwe nulmeting
      </Knop>
      {anders && !open && <span class="zacht">Wat u hebt ingevuld, staat er nog. Het is niet bewaard.</span>}
      <Dialoog titel="Nieuwe nulmeting" open={open} sluit={sluit}>
        {/* Hidden, not gone: a fault of the API leads to its field. */}
        <form
          hidden={vooraf}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void bekijk.start();
          }}
        >
          <Formulierfout fout={fout} />
          <div class="filters">
            <KeuzeVeld
              {...veldVan(fout, `${PLEK}.kanaal`)}
              label="Kanaal"
              keuzes={KANALEN.map((kanaal) => ({ waarde: kanaal, tekst: kanaalnaam(kanaal) }))}
              waarde={vorm.kanaal}
              opWijzig={(kanaal) => zet({ kanaal: kanaal as KanaalNaam })}
            />
            <KeuzeVeld
              {...veldVan(fout, `${PLEK}.wijkteam`)}
              label="Voor"
              keuzes={[
                { waarde: '', tekst: 'Alle wijkteams' },
                ...wijkteams.map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
              ]}
              waarde={vorm.wijkteam}
              opWijzig={(wijkteam) => zet({ wijkteam })}
            />
            <TekstVeld
              {...veldVan(fout, `${PLEK}.van`)}
              label="Eerste dag"
              type="date"
              value={vorm.van}
              onInput={({ currentTarget }) => zet({ van: currentTarget.value })}
            />
            <TekstVeld
              {...veldVan(fout, `${PLEK}.totEnMet`)}
              label="Laatste dag"
              type="date"
              value={vorm.totEnMet}
              onInput={({ currentTarget }) => zet({ totEnMet: currentTarget.value })}
            />
          </div>
          <div class="knoppen">
            <Knop soort="primair" type="submit">
              Bekijk wat dit betekent
            </Knop>
            {anders && (
              <Knop
                onClick={() => {
                  zetVorm(leeg);
                  bekijk.wis();
                  bewaar.wis();
                  focus(veldId(`${PLEK}.kanaal`));
                }}
              >
                Begin opnieuw
              </Knop>
            )}
          </div>
        </form>
        {vooraf && (
          <>
            <Vooraf zinnen={betekenis(een, nulmetingen, plaats)}>
              {een.van <= vandaag && (
                <Melding soort="let-op" titel="De eerste dag is niet later dan vandaag">
                  <p class="nl-paragraph">
                    Contacten die al zijn beoordeeld, blijven zo. Hun percentage blijft in de cijfers. De norm staat er
                    niet meer bij. Wie nu nog wacht, telt meteen niet meer mee voor de norm. Met{' '}
                    <Link naar="/herberekeningen">herberekenen</Link> haalt u daarna ook de oude oordelen weg.
                  </p>
                </Melding>
              )}
            </Vooraf>
            <p class="nl-paragraph">
              {een.van > vandaag
                ? 'Tot de eerste dag kunt u deze nulmeting weer weghalen. Daarna kunt u haar wel eerder laten eindigen.'
                : 'Weghalen kan hierna niet meer. U kunt deze nulmeting wel eerder laten eindigen.'}
            </p>
            <div class="knoppen">
              <Knop soort="primair" bezig={bewaar.bezig} onClick={() => void bewaar.start()}>
                Bewaar deze nulmeting
              </Knop>
              <Knop
                onClick={() => {
                  zetVooraf(false);
                  focus(veldId(`${PLEK}.kanaal`));
                }}
              >
                Terug
              </Knop>
            </div>
          </>
        )}
      </Dialoog>
    </div>
  );
}

interface VoorafProps {
  readonly zinnen: readonly string[];
  readonly children: ComponentChildren;
}

/** Takes the focus: the button that asked for it is hidden now. */
function Vooraf({ zinnen: [eerste, ...rest], children }: VoorafProps) {
  const plek = useRef<HTMLDivElement>(null);
  useEffect(() => plek.current?.focus(), []);
  return (
    <div ref={plek} tabIndex={-1} class="uitslag">
      <p class="nl-paragraph">
        <strong>{eerste}</strong>
      </p>
      <p class="nl-paragraph">{rest.join(' ')}</p>
      {children}
    </div>
  );
}
