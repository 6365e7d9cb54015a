/** The week with what can be done to it: change by hand, propose, check, publish, and every step back. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Roostercontrole, Roosterdienst } from '../../app/antwoorden/roosterweek.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Inhoud, Melding } from '../../ui/melding.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { TekstVeld } from '../../ui/veld.tsx';
import { eenheidVan, isDag, periodeTekst, plusDagen, weekVan as weeknummer } from '../bereikbaarheid/perioden.ts';
import { doeStap, doeWeer, inhoudVan, LEEG, neemTerug, pasToe, wijzig, wijzigAlles } from './concept.ts';
import { Controle, type Plek } from './controle.tsx';
import { Ingehaald } from './ingehaald.tsx';
import { isRoosternieuws, leesWeek, type Weekstand } from './lezen.ts';
import { Publiceren } from './publiceren.tsx';
import type { Roosterplek } from './rooster.tsx';
import { type Bewerking, VakDialoog } from './vak-dialoog.tsx';
import { type NietBezet, Voorstel } from './voorstel.tsx';
import { DAGDEELTIJDEN, type Dagdeel, type Roosterdag, type Vak, weekVan } from './week.ts';
import { vakId, Weekrooster } from './weekrooster.tsx';
import { bezwarenTekst, telling, wanneer } from './woorden.ts';

/** The place of a fault: the duty it is about, else where nobody is, else its day. */
function zoekPlek({ dag, dienst }: Plek, dagen: readonly Roosterdag[]): HTMLElement | null {
  const open = dagen.find(({ datum }) => datum === dag)?.delen;
  const leeg =
    open &&
    Object.values(open)
      .flat()
      .find(({ wat }) => wat === 'open')?.sleutel;
  const ids = [dienst && vakId(dienst), leeg && vakId(leeg), `dag-${dag}`];
  return ids.map((id) => (id ? document.getElementById(id) : null)).find((een) => een !== null) ?? null;
}

export function WeekPagina({ plek }: { readonly plek: Roosterplek }) {
  const { wijkteam, maandag, ga } = plek;
  // What is on the screen stays while somebody works on it.
  const bezig = useRef(false);
  const gelezen = useLezen(
    (api) => leesWeek(api, wijkteam, maandag),
    [wijkteam, maandag],
    (bericht) => isRoosternieuws(bericht) && !bezig.current,
  );
  const zondag = plusDagen(maandag, 6);
  return (
    <>
      <div class="op-rij weekkeuze">
        <Knop onClick={() => ga({ week: plusDagen(maandag, -7) })}>Vorige week</Knop>
        <Knop onClick={() => ga({ week: plusDagen(maandag, 7) })}>Volgende week</Knop>
        <Knop soort="stil" onClick={() => ga({ week: '' })}>
          Deze week
        </Knop>
        <TekstVeld
          type="date"
          label="Week van"
          value={maandag}
          onInput={({ currentTarget: { value } }) => {
            if (isDag(value)) ga({ week: eenheidVan('week', value).van });
          }}
        />
      </div>
      <h2 class="nl-heading nl-heading--level-2" aria-live="polite">
        Week {weeknummer(maandag)}: {periodeTekst({ van: maandag, totEnMet: zondag })}
      </h2>
      <Inhoud gelezen={gelezen}>
        {(stand) => <Week plek={plek} stand={stand} opnieuw={gelezen.opnieuw} bezig={bezig} />}
      </Inhoud>
    </>
  );
}

interface WeekProps {
  readonly plek: Roosterplek;
  readonly stand: Weekstand;
  readonly opnieuw: () => Promise<void>;
  /** Whether there is a draft, or a window in which one is made. */
  readonly bezig: { current: boolean };
}

function Week({ plek, stand, opnieuw, bezig }: WeekProps) {
  const { api, meld } = useConsole();
  const { naam } = useNamen();
  const { wijkteam, domein, stapel, magMaken, vandaag } = plek;
  const { maandag } = stand;
  const [bewerking, zetBewerking] = useState<Bewerking | undefined>();
  const [venster, zetVenster] = useState<'voorstel' | 'publiceren' | undefined>();
  const [controle, zetControle] = useState<Roostercontrole | undefined>();
  const [nietBezet, zetNietBezet] = useState<NietBezet>([]);
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>();
  const [naar, zetNaar] = useState<Plek | undefined>();
  const uitslag = useRef<HTMLDivElement>(null);
  /** Where to go when the dialog has given the focus back to what opened it, which may be gone. */
  const straks = useRef<Plek | undefined>(undefined);

  const hier = (dienst: { readonly wijkteam: string; readonly domein: string }) =>
    dienst.wijkteam === wijkteam && dienst.domein === domein;
  const alles = pasToe(stand.diensten, stapel.nu);
  const dagen = weekVan({
    maandag,
    domein,
    geplaatst: alles.filter(({ dienst }) => hier(dienst)),
    hiaten: stand.hiaten.filter((een) => een.domein === domein),
    rotatie: stand.rotaties.find(hier),
    afwezigheden: stand.afwezigheden,
  });
  const concept = stapel.nu;
  const basis = plek.basis ?? stand.versie;
  const inVenster = bewerking !== undefined || venster !== undefined;
  bezig.current = concept.length > 0 || inVenster;
  const ingehaald = concept.length > 0 && plek.nieuws > basis;
  // Told while somebody was at work, and not read then.
  useEffect(() => {
    if (!bezig.current && plek.nieuws > Math.max(stand.versie, plek.basis ?? 0)) void opnieuw();
  }, [bezig.current]);

  // A check says something of the draft as it was.
  useEffect(() => zetControle(undefined), [concept]);
  // Before anything else can take the focus.
  useLayoutEffect(() => {
    if (naar === undefined || naar.domein !== domein || eenheidVan('week', naar.dag).van !== maandag) return;
    const gevonden = zoekPlek(naar, dagen);
    zetNaar(undefined);
    gevonden?.focus();
  }, [naar, domein, maandag]);

  const zeg = (tekst: string) => zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
  const gesloten = () => {
    zetVenster(undefined);
    zetBewerking(undefined);
    if (straks.current) zetNaar(straks.current);
    straks.current = undefined;
  };
  const gaNaar = (doel: Plek) => {
    if (venster === undefined) zetNaar(doel);
    else straks.current = doel;
    zetVenster(undefined);
    plek.ga({ domein: doel.domein, week: eenheidVan('week', doel.dag).van });
  };
  const nieuw = (begin: Pick<Roosterdienst, 'soort' | 'van' | 'tot' | 'locatie'>): Bewerking => ({
    was: null,
    vervalt: false,
    dienst: { ...begin, id: crypto.randomUUID(), wijkteam, domein, professional: '', vervanging: false },
  });
  const kies = (vak: Vak) => {
    if (vak.wat === 'open') zetBewerking(nieuw(vak.open));
    else zetBewerking({ was: vak.was, dienst: vak.dienst, vervalt: vak.stand === 'vervalt' });
  };
  const voegToe = (datum: string, dagdeel: Dagdeel) => {
    const { van, tot } = DAGDEELTIJDEN[dagdeel];
    zetBewerking(nieuw({ soort: 'achterwacht', van: `${datum}T${van}`, tot: `${datum}T${tot}` }));
  };
  const zet = (was: Roosterdienst | null, wordt: Roosterdienst | null) => {
    const dienst = wordt ?? was;
    if (dienst === null) return;
    const wie = wordt === null ? 'vervalt' : naam(wordt.professional);
    plek.doe(wijzig(concept, was, wordt), `${wanneer(dienst)}: ${wie}`, stand.versie);
    const dag = dienst.van.slice(0, 10);
    if (eenheidVan('week', dag).van === maandag) straks.current = { dag, domein, dienst: dienst.id };
    zetBewerking(undefined);
    zetGebeurd(undefined);
  };
  const kijkNa = useDoen(async () => {
    const gevonden = await api.vraag<Roostercontrole>(
      'POST',
      '/v1/roostercontroles',
      inhoudVan(concept, wijkteam, maandag),
    );
    zetControle(gevonden);
    uitslag.current?.focus();
  });
  const neemVoorstel = (diensten: readonly Roosterdienst[], open: NietBezet) => {
    const bezet = concept.flatMap(({ wordt }) => wordt ?? []);
    const erbij = diensten.filter(
      (een) => !bezet.some((eigen) => eigen.domein === een.domein && eigen.van < een.tot && een.van < eigen.tot),
    );
    const wat = `voorstel van ${telling(erbij.length, 'dienst', 'diensten')}`;
    if (erbij.length > 0)
      plek.doe(
        wijzigAlles(
          concept,
          erbij.map((wordt) => ({ was: null, wordt })),
        ),
        wat,
        stand.versie,
      );
    zetNietBezet(open);
    zetVenster(undefined);
    zeg(
      erbij.length === 0
        ? 'Er is niets voor te stellen: er staat geen open dagdeel in de rotatie.'
        : `In uw concept: ${wat}.`,
    );
  };
  const terug = stapel.toen.at(-1);
  const weer = stapel.straks.at(-1);
  return (
    <>
      <Uitslag gebeurd={gebeurd} />
      {ingehaald && !inVenster && (
        <Ingehaald
          plek={plek}
          gelukt={async (wat) => {
            zeg(wat);
            await opnieuw();
          }}
        />
      )}
      {magMaken && (
        <div class="knoppen">
          <Knop
            soort={concept.length > 0 ? 'primair' : 'gewoon'}
            aria-haspopup="dialog"
            onClick={() => {
              if (concept.length === 0) zeg('Er is nog niets gewijzigd.');
              else zetVenster('publiceren');
            }}
          >
            {concept.length === 0 ? 'Publiceer…' : `Publiceer ${telling(concept.length, 'wijziging', 'wijzigingen')}…`}
          </Knop>
          <Knop bezig={kijkNa.bezig} onClick={() => void kijkNa.start()}>
            Controleer
          </Knop>
          <Knop aria-haspopup="dialog" onClick={() => zetVenster('voorstel')}>
            Stel voor…
          </Knop>
          {(terug ?? weer) && (
            <>
              <Knop
                onClick={() => {
                  plek.zetStapel(neemTerug(stapel));
                  zetGebeurd(undefined);
                  meld(terug ? `Ongedaan gemaakt: ${terug.wat}` : 'Er is niets om ongedaan te maken.');
                }}
              >
                {terug ? `Ongedaan: ${terug.wat}` : 'Ongedaan'}
              </Knop>
              <Knop
                onClick={() => {
                  plek.zetStapel(doeWeer(stapel));
                  zetGebeurd(undefined);
                  meld(weer ? `Opnieuw: ${weer.wat}` : 'Er is niets om opnieuw te doen.');
                }}
              >
                {weer ? `Opnieuw: ${weer.wat}` : 'Opnieuw'}
              </Knop>
              <Knop
                soort="stil"
                onClick={() => {
                  if (concept.length > 0) plek.doe([], 'concept leeggemaakt', basis);
                  else meld('Het concept is al leeg.');
                }}
              >
                Maak concept leeg
              </Knop>
            </>
          )}
        </div>
      )}
      <Foutmelding fout={kijkNa.fout} />
      <div ref={uitslag} tabIndex={-1} class="uitslag">
        {controle && <Controle controle={controle} naar={gaNaar} />}
      </div>
      {nietBezet.length > 0 && (
        <Melding soort="let-op" titel="Voor deze dagdelen kan niemand uit de rotatie.">
          <ul>
            {nietBezet.map((een) => (
              <li key={een.van + een.domein}>
                {wanneer(een)}, {een.domein}: {bezwarenTekst(een.bezwaren, naam)}
              </li>
            ))}
          </ul>
        </Melding>
      )}
      {concept.length > 0 && (
        <p class="nl-paragraph">
          Waar <em>concept</em>, <em>gewijzigd</em> of <em>vervalt</em> bij staat, geldt nog niet. Het andere is
          gepubliceerd.
        </p>
      )}
      <Weekrooster dagen={dagen} vandaag={vandaag} {...(magMaken && { kies, voegToe })} />
      {magMaken && (
        <>
          <p class="nl-paragraph zacht">
            Kies een dienst om haar te wijzigen. Met de pijltjes gaat u van dienst naar dienst.
          </p>
          <VakDialoog
            bewerking={bewerking}
            stand={stand}
            diensten={alles.filter((een) => een.stand !== 'vervalt').map(({ dienst }) => dienst)}
            sluit={gesloten}
            zet={zet}
          />
          <Voorstel
            open={venster === 'voorstel'}
            wijkteam={wijkteam}
            maandag={maandag}
            vandaag={vandaag}
            sluit={gesloten}
            gelukt={neemVoorstel}
          />
          <Publiceren
            open={venster === 'publiceren'}
            concept={concept}
            wijkteam={wijkteam}
            dag={maandag}
            basis={basis}
            sluit={gesloten}
            naar={gaNaar}
            herlees={opnieuw}
            gelukt={(versie) => {
              zetVenster(undefined);
              zetNietBezet([]);
              plek.zetStapel(LEEG, versie);
              zeg(`Gepubliceerd als versie ${versie}.`);
              void opnieuw();
            }}
            opNieuwRooster={(nieuwConcept, versie, wat) => {
              zetVenster(undefined);
              plek.zetStapel(doeStap(stapel, nieuwConcept, wat), versie);
              zeg(wat);
              void opnieuw();
            }}
          />
        </>
      )}
    </>
  );
}
