/** What followed an aanmelding: the terms with how long they still run, and the steps that meet them. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { StaandeTermijn, Traject, Trajectstap } from '../../app/antwoorden/traject.ts';
import { type Gelezen, useConsole, useDoen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { termijnnaam, termijnstand } from '../../app/termijnen.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { kanVervallen, mogelijk, stapnaam, stapuitleg } from './stappen.ts';
import { Stapvelden } from './stapvelden.tsx';

type Venster =
  | { readonly wat: 'nieuw' }
  | { readonly wat: 'verbeter' | 'trekIn'; readonly stap: Trajectstap }
  | { readonly wat: 'verval'; readonly termijn: StaandeTermijn };

const TITELS: Readonly<Record<Venster['wat'], string>> = {
  nieuw: 'Leg een stap vast',
  verbeter: 'Verbeter een stap',
  trekIn: 'Neem een stap terug',
  verval: 'Laat een termijn vervallen',
};

function Terugnemen({
  contact,
  stap,
  klaar,
}: {
  readonly contact: string;
  readonly stap: Trajectstap;
  readonly klaar: (tekst: string) => void;
}) {
  const { api } = useConsole();
  const trek = useDoen(async () => {
    const pad = `/v1/contacten/${encodeURIComponent(contact)}/trajectstappen/${encodeURIComponent(stap.id)}`;
    await api.vraag<Traject>('POST', `${pad}/intrekkingen`, {});
    klaar(`Teruggenomen: ${stapnaam(stap.stap).toLowerCase()}.`);
  });
  return (
    <>
      <p class="nl-paragraph">
        {stapnaam(stap.stap)} telt dan niet meer. Was het toch goed, dan legt u de stap opnieuw vast.
        {stap.stap === 'aanvraag-ontvangen' && ' Alles wat over deze aanvraag is vastgelegd, gaat mee.'}
      </p>
      <Foutmelding fout={trek.fout} />
      <div class="knoppen">
        <Knop soort="primair" bezig={trek.bezig} onClick={() => void trek.start()}>
          Neem terug
        </Knop>
      </div>
    </>
  );
}

export function Termijnregel({
  termijn,
  children,
}: {
  readonly termijn: StaandeTermijn;
  readonly children?: ComponentChildren;
}) {
  const nu = useNu(60_000);
  const { toon, woord, tekst } = termijnstand(termijn, nu);
  return (
    <li class="dienstrij">
      <span class="op-rij">
        <Kenteken toon={toon}>{woord}</Kenteken>
        <span>
          {termijnnaam(termijn.soort)}
          {tekst !== '' && `: ${tekst}`}
        </span>
      </span>
      {children}
    </li>
  );
}

interface Props {
  readonly contact: string;
  readonly gelezen: Gelezen<Traject | null>;
  readonly gelukt: (tekst: string) => void;
}

export function Trajecten({ contact, gelezen, gelukt }: Props) {
  const [venster, zetVenster] = useState<Venster | undefined>(undefined);
  const { naam } = useNamen();
  const nu = useNu(60_000);
  const kop = useRef<HTMLHeadingElement>(null);
  const gedaan = useRef(false);
  const klaar = (tekst: string) => {
    gedaan.current = true;
    zetVenster(undefined);
    gelukt(tekst);
  };
  useEffect(() => {
    // The button that was pressed is gone with its step or term.
    if (gedaan.current && document.activeElement === document.body) kop.current?.focus();
    gedaan.current = false;
  }, [gelezen.waarde]);
  const sleutel = ({ soort, vanaf, aanvraag = '' }: StaandeTermijn) => `${soort}/${vanaf}/${aanvraag}`;
  return (
    <section aria-labelledby="traject">
      <h2 id="traject" ref={kop} tabIndex={-1} class="nl-heading nl-heading--level-2">
        Traject
      </h2>
      <Inhoud gelezen={gelezen}>
        {(traject) => {
          if (traject === null) return null;
          const open = traject.termijnen.filter(({ afgehandeld }) => !afgehandeld);
          const klaarTermijnen = traject.termijnen.filter(({ afgehandeld }) => afgehandeld);
          return (
            <>
              <h3 class="nl-heading nl-heading--level-3">Termijnen</h3>
              {open.length === 0 && <p class="nl-paragraph">Er loopt nu geen termijn.</p>}
              <ul class="rij-lijst">
                {open.map((termijn) => (
                  <Termijnregel key={sleutel(termijn)} termijn={termijn}>
                    {kanVervallen(termijn) && (
                      <Knop
                        soort="stil"
                        aria-haspopup="dialog"
                        aria-label={`Laat vervallen: ${termijnnaam(termijn.soort)}`}
                        onClick={() => zetVenster({ wat: 'verval', termijn })}
                      >
                        Laat vervallen
                      </Knop>
                    )}
                  </Termijnregel>
                ))}
              </ul>
              {klaarTermijnen.length > 0 && (
                <details>
                  <summary>Afgehandeld ({klaarTermijnen.length})</summary>
                  <ul class="rij-lijst">
                    {klaarTermijnen.map((termijn) => (
                      <Termijnregel key={sleutel(termijn)} termijn={termijn} />
                    ))}
                  </ul>
                </details>
              )}
              <h3 class="nl-heading nl-heading--level-3">Stappen</h3>
              {traject.stappen.length === 0 && <p class="nl-paragraph">Er is nog geen stap vastgelegd.</p>}
              <ul class="rij-lijst">
                {traject.stappen.map((stap) => {
                  const uitleg = stapuitleg(stap);
                  const hoe = `${stapnaam(stap.stap)}, ${tijdstip(stap.op, nu)}`;
                  return (
                    <li key={stap.id} class="dienstrij">
                      <span>
                        {hoe}
                        {uitleg !== '' && `: ${uitleg}`} <span class="zacht">({naam(stap.door)})</span>
                      </span>
                      <span class="rij-knoppen">
                        <Knop
                          soort="stil"
                          aria-haspopup="dialog"
                          aria-label={`Verbeter: ${hoe}`}
                          onClick={() => zetVenster({ wat: 'verbeter', stap })}
                        >
                          Verbeter
                        </Knop>
                        <Knop
                          soort="stil"
                          aria-haspopup="dialog"
                          aria-label={`Neem terug: ${hoe}`}
                          onClick={() => zetVenster({ wat: 'trekIn', stap })}
                        >
                          Neem terug
                        </Knop>
                      </span>
                    </li>
                  );
                })}
              </ul>
              {mogelijk(traject.stappen).length > 0 && (
                <div class="knoppen">
                  <Knop aria-haspopup="dialog" onClick={() => zetVenster({ wat: 'nieuw' })}>
                    Leg een stap vast
                  </Knop>
                </div>
              )}
              <Dialoog
                titel={venster ? TITELS[venster.wat] : ''}
                open={venster !== undefined}
                sluit={() => zetVenster(undefined)}
              >
                {venster?.wat === 'trekIn' ? (
                  <Terugnemen contact={contact} stap={venster.stap} klaar={klaar} />
                ) : (
                  <>
                    {venster?.wat === 'verbeter' && <p class="nl-paragraph">{stapnaam(venster.stap.stap)}</p>}
                    {venster?.wat === 'verval' && (
                      <p class="nl-paragraph">{termijnnaam(venster.termijn.soort)}: hiervoor hoeft niets meer.</p>
                    )}
                    <Stapvelden
                      contact={contact}
                      traject={traject}
                      vervangt={venster?.wat === 'verbeter' ? venster.stap : undefined}
                      vervalt={venster?.wat === 'verval' ? venster.termijn.soort : undefined}
                      klaar={klaar}
                    />
                  </>
                )}
              </Dialoog>
            </>
          );
        }}
      </Inhoud>
    </section>
  );
}
