/** For the gastvrouw or -heer: somebody comes in, waits, is called or leaves. Never who they are, nor what it is about. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useConsole, useDoen, useLezen, useNu } from '../../app/context.ts';
import { ga, usePad } from '../../app/route.ts';
import { duur, duurVoluit, tijdstip } from '../../app/woorden.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud, Melding } from '../../ui/melding.tsx';
import { KeuzeVeld, Vinkje } from '../../ui/veld.tsx';
import { leesBord, leesLocaties, nummerVan, raaktInloop, type Wachtbord, type Wachtend, waarvoor } from './bord.ts';

/** How long an arrival can be taken back with one tap. */
const HERSTEL_MS = 20_000;

type Voor = 'sociaal' | 'jeugd' | undefined;
const KNOPPEN: readonly { readonly voor: Voor; readonly tekst: string }[] = [
  { voor: 'sociaal', tekst: 'Sociaal' },
  { voor: 'jeugd', tekst: 'Jeugd' },
  { voor: undefined, tekst: 'Weet niet' },
];

function Aankomst({ locatie, klaar }: { readonly locatie: string; readonly klaar: () => Promise<void> }) {
  const { api, meld } = useConsole();
  const [afspraak, zetAfspraak] = useState(false);
  const [net, zetNet] = useState<{ readonly id: string; readonly tekst: string } | undefined>(undefined);
  // The same until it was taken in: tapped again after a lost answer, it is one arrival.
  const volgende = useRef(crypto.randomUUID());
  const binnen = useDoen(async (voor: Voor, tekst: string) => {
    const id = volgende.current;
    await api.vraag('POST', '/v1/aankomsten', { id, locatie, ...(voor && { voor }), ...(afspraak && { afspraak }) });
    volgende.current = crypto.randomUUID();
    zetNet({ id, tekst });
    zetAfspraak(false);
    meld(`Genoteerd: ${tekst}.`);
    await klaar();
  });
  const terug = useDoen(async (id: string) => {
    await api.vraag('POST', `/v1/aankomsten/${id}/vertrekken`, {});
    zetNet(undefined);
    meld('Teruggenomen.');
    await klaar();
  });
  useEffect(() => {
    if (net === undefined) return;
    const timer = setTimeout(() => zetNet(undefined), HERSTEL_MS);
    return () => clearTimeout(timer);
  }, [net]);
  return (
    <section aria-labelledby="binnen">
      <h2 id="binnen" class="nl-heading nl-heading--level-2">
        Iemand komt binnen
      </h2>
      <Vinkje label="Heeft een afspraak" aan={afspraak} opWijzig={zetAfspraak} />
      <div class="grote-knoppen">
        {KNOPPEN.map(({ voor, tekst }) => (
          <Knop
            key={tekst}
            soort="primair"
            class="grote-knop"
            bezig={binnen.bezig}
            onClick={() => void binnen.start(voor, tekst)}
          >
            {tekst}
          </Knop>
        ))}
      </div>
      <Foutmelding fout={binnen.fout ?? terug.fout} />
      {net && (
        <Melding soort="goed" titel={`Genoteerd: ${net.tekst}`}>
          <Knop bezig={terug.bezig} onClick={() => void terug.start(net.id)}>
            Vergissing, haal weg
          </Knop>
        </Melding>
      )}
    </section>
  );
}

function Regel({ wachtend, weg }: { readonly wachtend: Wachtend; readonly weg: (wie: Wachtend) => void }) {
  const nu = useNu();
  const seconden = (nu - Date.parse(wachtend.sinds)) / 1000;
  return (
    <li class="wacht-regel">
      <strong class="wacht-nummer">{nummerVan(wachtend)}</strong>
      <span>{waarvoor(wachtend)}</span>
      <span>
        <span aria-hidden="true">{duur(seconden)}</span>
        <span class="alleen-gehoord">wacht {duurVoluit(seconden)}</span>
      </span>
      {wachtend.overNorm === true && <Kenteken toon="let-op">te lang</Kenteken>}
      <Knop aria-label={`Vertrokken, ${nummerVan(wachtend)}`} onClick={() => weg(wachtend)}>
        Vertrokken
      </Knop>
    </li>
  );
}

function Toestand({ toestand }: Pick<Wachtbord, 'toestand'>) {
  const nu = useNu(60_000);
  if (toestand.open) return null;
  const weer = toestand.volgendeWijziging;
  return (
    <Melding soort="info" titel={`De inloop is dicht: ${toestand.reden}`}>
      {weer && <p class="nl-paragraph">Weer open: {tijdstip(weer, nu)}.</p>}
    </Melding>
  );
}

function Bord({ locatie }: { readonly locatie: string }) {
  const { api, meld } = useConsole();
  const bord = useLezen(leesBord(locatie), [locatie], raaktInloop);
  const vertrek = useDoen(async (wie: Wachtend) => {
    await api.vraag('POST', `/v1/aankomsten/${wie.contact}/vertrekken`, {});
    meld(`Vertrokken: ${nummerVan(wie)}.`);
    await bord.opnieuw();
  });
  const weg = (wie: Wachtend) => {
    if (confirm(`Is ${nummerVan(wie)} vertrokken zonder geholpen te zijn? Dit kan niet terug.`))
      void vertrek.start(wie);
  };
  return (
    <>
      <Aankomst locatie={locatie} klaar={bord.opnieuw} />
      <section aria-labelledby="wacht">
        <h2 id="wacht" class="nl-heading nl-heading--level-2">
          Wie wacht
        </h2>
        <Foutmelding fout={vertrek.fout} />
        <Inhoud gelezen={bord}>
          {({ wachtend, toestand, nietAfgemeld }) => (
            <>
              <Toestand toestand={toestand} />
              {wachtend.length === 0 && <p class="nl-paragraph">Er wacht nu niemand.</p>}
              <ol class="rij-lijst">
                {wachtend.map((een) => (
                  <Regel key={een.contact} wachtend={een} weg={weg} />
                ))}
              </ol>
              {nietAfgemeld > 0 && (
                <p class="nl-paragraph zacht">
                  Van {nietAfgemeld} bezoeken van de afgelopen dagen ontbreekt het einde.
                </p>
              )}
            </>
          )}
        </Inhoud>
        <p class="nl-paragraph">
          <Link naar={`/wachtbord/${locatie}`}>Wachtbord voor aan de muur</Link>
        </p>
      </section>
    </>
  );
}

export function Inloop() {
  const { ik } = useConsole();
  const { zoek } = usePad();
  const locaties = useLezen((api) => leesLocaties(api, ik.wijkteams), []);
  return (
    <>
      <Paginakop titel="Inloop">Inloop</Paginakop>
      <Inhoud gelezen={locaties}>
        {(alle) => {
          const gekozen = alle.find(({ slug }) => slug === zoek.get('locatie')) ?? alle[0];
          if (gekozen === undefined) return <p class="nl-paragraph">Er is nog geen locatie ingesteld.</p>;
          return (
            <>
              {alle.length > 1 && (
                <KeuzeVeld
                  label="Locatie"
                  keuzes={alle.map(({ slug, naam }) => ({ waarde: slug, tekst: naam }))}
                  waarde={gekozen.slug}
                  opWijzig={(slug) => ga(`/inloop?locatie=${encodeURIComponent(slug)}`, { vervang: true })}
                />
              )}
              <Bord key={gekozen.slug} locatie={gekozen.slug} />
            </>
          );
        }}
      </Inhoud>
    </>
  );
}
