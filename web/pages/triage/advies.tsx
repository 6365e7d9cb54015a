/** The advice as it grows: the grade in a word, why, on what source, and what to do. */
import type { UrgentieAdvies } from '../../app/antwoorden/urgentie.ts';
import { Kenteken, type Toon } from '../../ui/kenteken.tsx';

export const ADVIESNAAM: Readonly<Record<UrgentieAdvies['advies'], string>> = {
  crisis: 'Crisis',
  spoed: 'Spoed',
  regulier: 'Regulier',
  'onvoldoende-bekend': 'Nog te weinig bekend',
};
const TOON: Readonly<Record<UrgentieAdvies['advies'], Toon>> = {
  crisis: 'fout',
  spoed: 'let-op',
  regulier: 'goed',
  'onvoldoende-bekend': 'neutraal',
};

export function Advies({ advies }: { readonly advies: UrgentieAdvies }) {
  return (
    <section aria-labelledby="advies-kop" class="advies">
      <h2 id="advies-kop" class="nl-heading nl-heading--level-3">
        Advies: <Kenteken toon={TOON[advies.advies]}>{ADVIESNAAM[advies.advies]}</Kenteken>
      </h2>
      {advies.acties.length > 0 && (
        <>
          <h3 class="nl-heading nl-heading--level-4">Wat nu te doen</h3>
          <ul>
            {advies.acties.map(({ code, tekst }) => (
              <li key={code}>{tekst}</li>
            ))}
          </ul>
        </>
      )}
      <h3 class="nl-heading nl-heading--level-4">Waarom</h3>
      {advies.redenen.length === 0 ? (
        <p class="nl-paragraph zacht">Er is nog niets gezien dat crisis of spoed maakt.</p>
      ) : (
        <ul>
          {advies.redenen.map(({ signaal, uitleg, bron }) => (
            <li key={signaal}>
              {uitleg} <span class="zacht">({bron})</span>
            </li>
          ))}
        </ul>
      )}
      <p class="nl-paragraph zacht">Een advies volgens de regels {advies.regelset}. U beslist.</p>
    </section>
  );
}
