/** Begins: where everything is, what time it is, who this is; and only then the pages. */
import { options, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Api, makeApi, zetKlokGelijk } from './app/api.ts';
import { type ConsoleConfig, liveAdres, loadConfig } from './app/config.ts';
import { ConsoleContext, type Ik } from './app/context.ts';
import { type Live, openLive } from './app/live.ts';
import { ga } from './app/route.ts';
import { Schil } from './app/schil.tsx';
import { beginInloggen, geefDoor, logOpnieuwIn, logUit, rondInloggenAf, type Sessie, VENSTER } from './app/sessie.ts';
import { Knop } from './ui/knop.tsx';
import { Melding } from './ui/melding.tsx';

const KLOK_MS = 60_000;

// What follows from a change is done before anything else happens, not at the next picture: what somebody types in between
// would be overwritten by it, and a page that is not in sight gets no pictures.
options.requestAnimationFrame = (effects) => queueMicrotask(effects);

interface Begonnen {
  readonly config: ConsoleConfig;
  readonly api: Api;
  readonly live: Live;
  readonly ik: Ik;
  /** Tells when the session is over; gives a function that stops telling. */
  readonly volgVerlopen: (wie: (verlopen: boolean) => void) => () => void;
  readonly opnieuwInloggen: () => void;
}

/** Said to who cannot see it; emptied first, so that the same words are said again. */
function useMelder() {
  const [rustig, zetRustig] = useState('');
  const [dringend, zetDringend] = useState('');
  const meld = (tekst: string, nu = false) => {
    const zet = nu ? zetDringend : zetRustig;
    zet('');
    setTimeout(() => zet(tekst), 50);
  };
  return { rustig, dringend, meld };
}

function Bladzijde({ begonnen }: { readonly begonnen: Begonnen }) {
  const { config, api, live, ik, volgVerlopen, opnieuwInloggen } = begonnen;
  const { rustig, dringend, meld } = useMelder();
  const [verlopen, zetVerlopen] = useState(false);
  useEffect(() => volgVerlopen(zetVerlopen), [volgVerlopen]);
  useEffect(() => {
    const timer = setInterval(() => void zetKlokGelijk(config.api), KLOK_MS);
    const stop = live.volgStand((stand) => {
      if (stand === 'verbonden') void zetKlokGelijk(config.api);
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [config, live]);
  return (
    <ConsoleContext.Provider value={{ api, live, ik, meld, uitloggen: () => void logUit(config) }}>
      {verlopen && (
        <div role="alert" class="verlopen">
          <Melding soort="let-op" titel="U bent uitgelogd">
            <p class="nl-paragraph">Wat u hebt getypt, blijft staan. Log in en ga verder.</p>
            <Knop soort="primair" onClick={opnieuwInloggen}>
              Opnieuw inloggen
            </Knop>
          </Melding>
        </div>
      )}
      <Schil />
      <div class="alleen-gehoord" aria-live="polite">
        {rustig}
      </div>
      <div class="alleen-gehoord" aria-live="assertive">
        {dringend}
      </div>
    </ConsoleContext.Provider>
  );
}

function Welkom({ inloggen, fout }: { readonly inloggen: () => void; readonly fout: string | undefined }) {
  return (
    <main class="welkom">
      <h1 class="nl-heading nl-heading--level-1">Voordeur</h1>
      {fout && (
        <div role="alert">
          <Melding soort="fout" titel={fout} />
        </div>
      )}
      <p class="nl-paragraph">Log in met het account van uw organisatie.</p>
      <Knop soort="primair" onClick={inloggen}>
        Inloggen
      </Knop>
      <p class="nl-paragraph">
        <a class="nl-link" href="/crisis">
          Nummers bij crisis
        </a>
      </p>
    </main>
  );
}

/** The session of this window: one that can be over and come back, while the page stays as it is. */
function houdSessie(config: ConsoleConfig, eerste: Sessie) {
  let sessie = eerste;
  let over = false;
  const wie = new Set<(verlopen: boolean) => void>();
  const zet = (nieuw: boolean) => {
    if (nieuw === over) return;
    over = nieuw;
    for (const een of wie) een(over);
  };
  const token = () => sessie.token;
  const api = makeApi({ basis: config.api, token, verlopen: () => zet(true) });
  const live = openLive({ adres: liveAdres(config), token });
  return {
    config,
    api,
    live,
    volgVerlopen: (een: (verlopen: boolean) => void) => {
      wie.add(een);
      een(over);
      return () => {
        wie.delete(een);
      };
    },
    opnieuwInloggen: () => {
      void logOpnieuwIn().then((nieuw) => {
        sessie = nieuw;
        zet(false);
        live.verbindOpnieuw();
      });
    },
  };
}

async function begin(doel: HTMLElement): Promise<void> {
  document.title = 'Voordeur';
  const config = await loadConfig();
  await zetKlokGelijk(config.api);
  if (location.pathname === VENSTER) return beginInloggen(config, '/', { voor: location.hash.slice(1) });
  const uitkomst = await rondInloggenAf(config);
  const hier = location.pathname + location.search;
  if (uitkomst.soort === 'geen') return beginInloggen(config, hier, { stil: true });
  const pad = uitkomst.soort === 'mislukt' ? '/' : uitkomst.pad;
  ga(pad, { vervang: true });
  if (uitkomst.soort !== 'ingelogd') {
    const fout = uitkomst.soort === 'mislukt' ? 'Inloggen lukte niet. Probeer het nog een keer.' : undefined;
    render(<Welkom inloggen={() => void beginInloggen(config, pad)} fout={fout} />, doel);
    return;
  }
  if (uitkomst.voor !== undefined) {
    geefDoor(uitkomst.voor, uitkomst.sessie);
    render(<p>U bent ingelogd. U kunt dit venster sluiten.</p>, doel);
    return;
  }
  const gehouden = houdSessie(config, uitkomst.sessie);
  const ik = await gehouden.api.vraag<Ik>('GET', '/v1/medewerkers/_ik');
  render(<Bladzijde begonnen={{ ...gehouden, ik }} />, doel);
}

const doel = document.getElementById('console');
if (doel !== null)
  begin(doel).catch(() => {
    render(
      <main class="welkom">
        <div role="alert">
          <Melding soort="fout" titel="Voordeur antwoordt niet">
            <p class="nl-paragraph">
              Probeer het over een minuut weer. <a href="/crisis">Nummers bij crisis</a> staan op een bladzijde die het
              altijd doet.
            </p>
          </Melding>
        </div>
        <Knop soort="primair" onClick={() => location.reload()}>
          Opnieuw
        </Knop>
      </main>,
      doel,
    );
  });
