/** One question at a time. The statement is what is answered: `ja` means that it holds. Keys work while the card has the focus. */
import type { Signaalwaarde, UrgentieAdvies } from '../../app/antwoorden/urgentie.ts';
import { Knop } from '../../ui/knop.tsx';
import { antwoordVanToets } from './vragen.ts';

interface Props {
  readonly vraag: UrgentieAdvies['nogVragen'][number];
  /** What the answer is about. */
  readonly stelling: string;
  readonly nummer: number;
  readonly antwoord: (waarde: Signaalwaarde) => void;
  readonly terug: (() => void) | undefined;
}

export function Vraagkaart({ vraag, stelling, nummer, antwoord, terug }: Props) {
  return (
    <section
      class="vraagkaart"
      aria-labelledby="vraag-kop"
      onKeyDown={(event) => {
        const waarde = antwoordVanToets(event);
        if (waarde === undefined) return;
        event.preventDefault();
        antwoord(waarde);
      }}
    >
      <p class="nl-paragraph zacht">Vraag {nummer}. Klopt dit?</p>
      <h2 id="vraag-kop" tabIndex={-1} class="nl-heading nl-heading--level-3">
        {stelling}
      </h2>
      <p class="nl-paragraph">Zo kunt u het vragen: “{vraag.vraag}”</p>
      <p class="nl-paragraph zacht">{vraag.waarom}</p>
      <div class="knoppen antwoordknoppen">
        <Knop class="groot" aria-keyshortcuts="j" onClick={() => antwoord('ja')}>
          Ja, klopt
        </Knop>
        <Knop class="groot" aria-keyshortcuts="n" onClick={() => antwoord('nee')}>
          Nee
        </Knop>
        <Knop class="groot" aria-keyshortcuts="o" onClick={() => antwoord('onbekend')}>
          Onbekend
        </Knop>
      </div>
      <p class="nl-paragraph zacht">
        Toetsen: j, n of o. Onbekend is geen nee: de vraag blijft open.{' '}
        {terug && (
          <Knop soort="stil" onClick={terug}>
            Vorig antwoord terug
          </Knop>
        )}
      </p>
    </section>
  );
}
