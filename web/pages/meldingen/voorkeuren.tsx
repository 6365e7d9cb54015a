/** By which media, in which order, and when in silence. */
import { useState } from 'preact/hooks';
import type { Mediavoorkeuren, Medium } from '../../app/antwoorden/meldingen.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { useBewaker } from '../../app/route.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { TekstVeld, Vinkje } from '../../ui/veld.tsx';
import { beschikbaar, medianaam, ongebruikt, verplaats } from './volgorde.ts';

interface VormProps {
  readonly was: Mediavoorkeuren;
  readonly bewaar: (body: object) => Promise<unknown>;
  readonly bezig: boolean;
}

function Vorm({ was, bewaar, bezig }: VormProps) {
  const { meld } = useConsole();
  const gekozen = beschikbaar(was.media, was.spraak);
  const [media, zetMedia] = useState<readonly Medium[]>(gekozen);
  const [stil, zetStil] = useState(was.stilteuren !== undefined);
  const [van, zetVan] = useState(was.stilteuren?.van ?? '22:00');
  const [tot, zetTot] = useState(was.stilteuren?.tot ?? '07:00');
  const body = { media, ...(stil && { stilteuren: { van, tot } }) };
  const eerder = { media: gekozen, ...(was.stilteuren && { stilteuren: was.stilteuren }) };
  const anders = JSON.stringify(body) !== JSON.stringify(eerder);
  useBewaker(() => (anders ? 'Uw wijzigingen zijn nog niet bewaard. Toch weggaan?' : null));
  const schuif = (medium: Medium, stap: -1 | 1) => {
    const next = verplaats(media, medium, stap);
    zetMedia(next);
    meld(`${medianaam(medium)} staat nu op plaats ${next.indexOf(medium) + 1}`);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void bewaar(body);
      }}
    >
      <ol class="rij-lijst">
        {media.map((medium, index) => (
          <li key={medium} class="dienstrij">
            <span>
              {index + 1}. <strong>{medianaam(medium)}</strong>
            </span>
            <span class="knoppen">
              <Knop soort="stil" aria-label={`Omhoog: ${medianaam(medium)}`} onClick={() => schuif(medium, -1)}>
                Omhoog
              </Knop>
              <Knop soort="stil" aria-label={`Omlaag: ${medianaam(medium)}`} onClick={() => schuif(medium, 1)}>
                Omlaag
              </Knop>
              <Knop
                soort="stil"
                aria-label={`Niet gebruiken: ${medianaam(medium)}`}
                onClick={() => zetMedia(media.filter((one) => one !== medium))}
              >
                Niet gebruiken
              </Knop>
            </span>
          </li>
        ))}
      </ol>
      {media.length === 0 && <p class="nl-paragraph">U hebt niets gekozen. Dan gaan meldingen per e-mail en sms.</p>}
      {ongebruikt(media, was.spraak).length > 0 && (
        <div class="knoppen">
          {ongebruikt(media, was.spraak).map((medium) => (
            <Knop key={medium} onClick={() => zetMedia([...media, medium])}>
              {`${medianaam(medium)} erbij`}
            </Knop>
          ))}
        </div>
      )}
      <p class="nl-paragraph zacht">Een toestel of webhook die is aangemeld, doet altijd mee.</p>
      {media.includes('spraak') && (
        <p class="nl-paragraph zacht">
          Bij telefoon belt Voordeur uw mobiele nummer en vertelt om welke zaak het gaat. Met een 1 pakt u de zaak op.
        </p>
      )}
      <h3 class="nl-heading nl-heading--level-4">Stille uren</h3>
      <Vinkje label="Ik wil stille uren" aan={stil} opWijzig={zetStil} />
      <p id="stil-uitleg" class="nl-paragraph zacht">
        Hebt u geen dienst, dan krijgt u bij spoed eerst alleen e-mail, en de rest na de stille uren als het nog nodig
        is. Hebt u dienst, of is het crisis, dan gelden ze niet.
      </p>
      {stil && (
        <div class="rooster-2">
          <TekstVeld
            id="stil-van"
            type="time"
            label="Van"
            value={van}
            onInput={(event) => zetVan(event.currentTarget.value)}
          />
          <TekstVeld
            id="stil-tot"
            type="time"
            label="Tot"
            value={tot}
            onInput={(event) => zetTot(event.currentTarget.value)}
          />
        </div>
      )}
      <div class="knoppen">
        <Knop type="submit" soort="primair" bezig={bezig}>
          Bewaar
        </Knop>
      </div>
    </form>
  );
}

export function Voorkeuren({ gelukt }: { readonly gelukt: (tekst: string) => void }) {
  const { api, ik } = useConsole();
  const pad = `/v1/medewerkers/${encodeURIComponent(ik.id)}/mediavoorkeuren`;
  const [versie, zetVersie] = useState(0);
  const gelezen = useLezen((one) => one.vraag<Mediavoorkeuren>('GET', pad), []);
  const bewaren = useDoen(async (body: object) => {
    await api.vraag('PUT', pad, body);
    await gelezen.opnieuw();
    zetVersie((n) => n + 1);
    gelukt('Bewaard.');
  });
  return (
    <section aria-labelledby="volgorde">
      <h2 id="volgorde" class="nl-heading nl-heading--level-3">
        In welke volgorde
      </h2>
      <Foutmelding
        fout={bewaren.fout}
        velden={{ media: 'volgorde', 'stilteuren.van': 'stil-van', 'stilteuren.tot': 'stil-tot' }}
      />
      <Inhoud gelezen={gelezen}>
        {(was) => (
          <>
            <p class="nl-paragraph">
              Nu gebruikt: {was.bereikbaarVia.map(medianaam).join(', ').toLowerCase() || 'niets'}.
            </p>
            <Vorm key={versie} was={was} bezig={bewaren.bezig} bewaar={bewaren.start} />
          </>
        )}
      </Inhoud>
    </section>
  );
}
