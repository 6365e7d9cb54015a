/** The wait board for on the wall: numbers and how long, large, without names. */
import { useEffect } from 'preact/hooks';
import { useLezen, useNu } from '../../app/context.ts';
import { duur } from '../../app/woorden.ts';
import { Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { leesBord, nummerVan, raaktInloop } from './bord.ts';

/** A screen on a wall must not go dark; where the browser cannot promise that, it goes on without. */
function useWakker(): void {
  useEffect(() => {
    let slot: { release(): Promise<void> } | undefined;
    let weg = false;
    const { wakeLock } = navigator as {
      wakeLock?: { request(soort: 'screen'): Promise<{ release(): Promise<void> }> };
    };
    const vraag = () => {
      if (document.visibilityState !== 'visible') return;
      wakeLock?.request('screen').then(
        (gekregen) => {
          if (weg) void gekregen.release();
          else slot = gekregen;
        },
        () => undefined,
      );
    };
    vraag();
    document.addEventListener('visibilitychange', vraag);
    return () => {
      weg = true;
      document.removeEventListener('visibilitychange', vraag);
      void slot?.release();
    };
  }, []);
}

export function WachtbordPagina({ locatie = '' }: Readonly<Record<string, string>>) {
  useWakker();
  const nu = useNu();
  const bord = useLezen(leesBord(locatie), [locatie], raaktInloop);
  return (
    <div class="wachtbord">
      <Paginakop titel="Wachtbord">Wie wacht</Paginakop>
      <Inhoud gelezen={bord}>
        {({ wachtend }) => (
          <>
            {wachtend.length === 0 && <p class="wachtbord-leeg">Er wacht nu niemand.</p>}
            <ol class="rij-lijst" aria-live="polite">
              {wachtend.map((een) => (
                <li key={een.contact} class="wachtbord-regel">
                  <span>{nummerVan(een)}</span>
                  <span aria-hidden="true">{duur((nu - Date.parse(een.sinds)) / 1000)}</span>
                </li>
              ))}
            </ol>
          </>
        )}
      </Inhoud>
      <p class="nl-paragraph">
        <Link naar={`/inloop?locatie=${encodeURIComponent(locatie)}`}>Terug naar de inloop</Link>
      </p>
    </div>
  );
}
