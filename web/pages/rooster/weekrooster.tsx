/**
 * A week as half-days: on a screen the days beside each other, on a phone below each other. Duties are buttons; arrows go
 * from one to the next.
 */
import { useNamen } from '../../app/namen.ts';
import { dag as dagMaand } from '../../app/woorden.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { dagTekst, tijdenTekst } from '../mijn-dienst/rooster.ts';
import { DAGDEELNAAM, DAGDELEN, type Dagdeel, type Roosterdag, type Vak } from './week.ts';
import { STANDWOORD, soortnaam } from './woorden.ts';

interface Props {
  readonly dagen: readonly Roosterdag[];
  readonly vandaag: string;
  /** Absent: may look only. */
  readonly kies?: (vak: Vak) => void;
  readonly voegToe?: (datum: string, dagdeel: Dagdeel) => void;
}

export const vakId = (sleutel: string): string => `vak-${sleutel}`;

/** Arrow keys: left and right to the same place in another day, up and down within a day. */
function pijl(event: KeyboardEvent): void {
  const stap = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const knop = (event.target as HTMLElement).closest('button');
  const dag = knop?.closest('.roosterdag');
  if (stap === undefined || !knop || !dag) return;
  const [opzij = 0, omlaag = 0] = stap;
  const dagen = [...(dag.parentElement?.querySelectorAll('.roosterdag') ?? [])];
  const knoppen = (van: Element | undefined) => [...(van?.querySelectorAll('button') ?? [])];
  const plek = knoppen(dag).indexOf(knop);
  const doelen = opzij === 0 ? knoppen(dag) : knoppen(dagen[dagen.indexOf(dag) + opzij]);
  const doel = doelen[Math.min(plek + omlaag, doelen.length - (opzij === 0 ? 0 : 1))];
  if (doel === undefined) return;
  event.preventDefault();
  doel.focus();
}

export function Weekrooster({ dagen, vandaag, kies, voegToe }: Props) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it take the keys; arrows only move between them
    <div class="weekrooster" onKeyDown={kies ? pijl : undefined}>
      {dagen.map(({ datum, delen, afwezig }) => (
        <section key={datum} class="roosterdag" aria-labelledby={`dag-${datum}`}>
          <h3
            id={`dag-${datum}`}
            tabIndex={-1}
            class="nl-heading nl-heading--level-4"
            aria-current={datum === vandaag ? 'date' : undefined}
          >
            {dagMaand(`${datum}T12:00:00Z`)}
            {datum === vandaag && ' (vandaag)'}
          </h3>
          {DAGDELEN.map((dagdeel) => (
            <div key={dagdeel} class={`dagdeel ${delen[dagdeel].length === 0 ? 'dagdeel-leeg' : ''}`}>
              <h4 class="zacht dagdeel-kop">{DAGDEELNAAM[dagdeel]}</h4>
              {delen[dagdeel].length > 0 && (
                <ul class="rij-lijst">
                  {delen[dagdeel].map((vak) => (
                    <li key={vak.sleutel}>
                      <VakKnop vak={vak} datum={datum} kies={kies} />
                    </li>
                  ))}
                </ul>
              )}
              {voegToe && (
                <button
                  type="button"
                  class="vak vak-erbij"
                  aria-haspopup="dialog"
                  aria-label={`Dienst erbij, ${dagTekst(datum)}, ${DAGDEELNAAM[dagdeel].toLowerCase()}`}
                  onClick={() => voegToe(datum, dagdeel)}
                >
                  +
                </button>
              )}
            </div>
          ))}
          <Afwezigen afwezig={afwezig} />
        </section>
      ))}
    </div>
  );
}

function VakKnop({
  vak,
  datum,
  kies,
}: {
  readonly vak: Vak;
  readonly datum: string;
  readonly kies: Props['kies'] | undefined;
}) {
  const { naam } = useNamen();
  const id = vakId(vak.sleutel);
  const klasse = `vak vak-${vak.wat === 'open' ? 'open' : vak.stand}`;
  const { van, tot, soort } = vak.wat === 'open' ? vak.open : vak.dienst;
  const tekst = (
    <>
      <span class="alleen-gehoord">{dagTekst(datum)}, </span>
      <span class="vak-tijd">
        {van.slice(0, 10) < datum && `${dagTekst(van)} `}
        {tijdenTekst({ van, tot })}
      </span>{' '}
      <span class="zacht">{soortnaam(soort)}</span>{' '}
      {vak.wat === 'open' ? (
        <Kenteken toon="fout">Niemand</Kenteken>
      ) : (
        <>
          <strong>{naam(vak.dienst.professional)}</strong>{' '}
          {vak.dienst.vervanging && <span class="zacht">vervanging </span>}
          {vak.stand !== 'gepubliceerd' && <Kenteken toon="let-op">{STANDWOORD[vak.stand]}</Kenteken>}
          {vak.afwezig && <Kenteken toon="fout">afwezig</Kenteken>}
        </>
      )}
    </>
  );
  if (!kies)
    return (
      <div id={id} tabIndex={-1} class={klasse}>
        {tekst}
      </div>
    );
  return (
    <button id={id} type="button" class={klasse} aria-haspopup="dialog" onClick={() => kies(vak)}>
      {tekst}
    </button>
  );
}

function Afwezigen({ afwezig }: Pick<Roosterdag, 'afwezig'>) {
  const { naam } = useNamen();
  if (afwezig.length === 0) return null;
  const mensen = [...new Map(afwezig.map((een) => [`${een.medewerker}${een.bron === 'ziek'}`, een])).values()];
  return (
    <p class="zacht afwezigen">
      Afwezig: {mensen.map(({ medewerker, bron }) => naam(medewerker) + (bron === 'ziek' ? ' (ziek)' : '')).join(', ')}
    </p>
  );
}
