/** A test message to somebody by one medium, and what became of it. */
import { useEffect, useState } from 'preact/hooks';
import type { MediaProef, Mediavoorkeuren, Medium } from '../../app/antwoorden/meldingen.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Inhoud, Melding } from '../../ui/melding.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';
import { isKlaar, proefTekst } from './proef.ts';
import { medianaam } from './volgorde.ts';

const VRAAG_MS = 1000;
/** After that nobody waits at a screen; what comes later is told by no one. */
const KEREN = 60;

interface Props {
  /** Medewerker id. */
  readonly medewerker: string;
  /** What the button says. */
  readonly knop?: string;
  /** Another value: the media may have changed. */
  readonly stand?: unknown;
}

/** Follows a test message until nothing more is to be expected. */
function useGevolgd(proef: MediaProef | undefined): MediaProef | undefined {
  const { api } = useConsole();
  const [nu, zetNu] = useState(proef);
  useEffect(() => {
    zetNu(proef);
    if (proef === undefined || isKlaar(proef)) return;
    let keer = 0;
    let timer: ReturnType<typeof setTimeout>;
    let gestopt = false;
    const vraag = async () => {
      keer += 1;
      const gelezen = await api.vraag<MediaProef>('GET', `/v1/media-proeven/${proef.id}`).catch(() => undefined);
      if (gestopt) return;
      if (gelezen) zetNu(gelezen);
      if (keer < KEREN && !(gelezen && isKlaar(gelezen))) timer = setTimeout(vraag, VRAAG_MS);
    };
    void vraag();
    return () => {
      gestopt = true;
      clearTimeout(timer);
    };
  }, [proef?.id]);
  return nu?.id === proef?.id ? nu : proef;
}

export function Proefbericht({ medewerker, knop = 'Stuur mij een proefbericht', stand }: Props) {
  const { api } = useConsole();
  const [gekozen, kies] = useState<Medium | undefined>(undefined);
  const [proef, zetProef] = useState<MediaProef | undefined>(undefined);
  const gelezen = useLezen(
    (one) => one.vraag<Mediavoorkeuren>('GET', `/v1/medewerkers/${encodeURIComponent(medewerker)}/mediavoorkeuren`),
    [medewerker, stand],
  );
  const stuur = useDoen(async (medium: Medium) =>
    zetProef(await api.vraag<MediaProef>('POST', '/v1/media-proeven', { medewerker, medium })),
  );
  const gevolgd = useGevolgd(proef);
  const gezegd = gevolgd && proefTekst(gevolgd);
  return (
    <section aria-labelledby="proef">
      <h2 id="proef" class="nl-heading nl-heading--level-3">
        Komt het aan?
      </h2>
      <Foutmelding fout={stuur.fout} velden={{ medium: 'proefmedium' }} />
      <Inhoud gelezen={gelezen}>
        {({ bereikbaarVia }) => {
          const medium = bereikbaarVia.find((one) => one === gekozen) ?? bereikbaarVia[0];
          if (medium === undefined) return <p class="nl-paragraph">Er is nog geen adres of toestel om te proberen.</p>;
          return (
            <>
              <KeuzeVeld
                id="proefmedium"
                label="Proefbericht per"
                keuzes={bereikbaarVia.map((waarde) => ({ waarde, tekst: medianaam(waarde) }))}
                waarde={medium}
                opWijzig={(waarde) => kies(waarde as Medium)}
              />
              <div class="knoppen">
                <Knop bezig={stuur.bezig} onClick={() => void stuur.start(medium)}>
                  {knop}
                </Knop>
              </div>
            </>
          );
        }}
      </Inhoud>
      <div role="status" class="uitslag">
        {gevolgd && gezegd && <Melding soort={gezegd.soort} titel={`${medianaam(gevolgd.medium)}: ${gezegd.tekst}`} />}
      </div>
    </section>
  );
}
