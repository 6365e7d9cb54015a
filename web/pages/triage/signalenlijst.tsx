/** Every signal, to answer what was heard without being asked, and to change an answer. */
import { useId } from 'preact/hooks';
import type { Signaal, Signaalwaarde } from '../../app/antwoorden/urgentie.ts';
import { type Antwoorden, groepenVan } from './vragen.ts';

const WAARDEN: readonly { readonly waarde: Signaalwaarde; readonly tekst: string }[] = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
  { waarde: 'onbekend', tekst: 'Onbekend' },
];

interface RijProps {
  readonly signaal: Signaal;
  readonly waarde: Signaalwaarde | undefined;
  readonly zet: (code: string, waarde: Signaalwaarde) => void;
}

function Rij({ signaal: { code, label, bron }, waarde, zet }: RijProps) {
  const id = useId();
  return (
    <fieldset class="rondjes signaalrij">
      <legend>
        {label} <span class="zacht">({bron})</span>
      </legend>
      <div class="knoppen">
        {WAARDEN.map((one) => (
          <label key={one.waarde} class="rondje">
            <input
              type="radio"
              class="utrecht-radio-button utrecht-radio-button--html-input"
              name={id}
              checked={waarde === one.waarde}
              onChange={() => zet(code, one.waarde)}
            />
            <span>{one.tekst}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface Props {
  readonly signalen: readonly Signaal[];
  readonly antwoorden: Antwoorden;
  readonly zet: (code: string, waarde: Signaalwaarde) => void;
}

export function Signalenlijst({ signalen, antwoorden, zet }: Props) {
  const gegeven = Object.keys(antwoorden).length;
  return (
    <details class="signalen">
      <summary>
        Alle signalen en uw antwoorden <span class="zacht">({gegeven} beantwoord)</span>
      </summary>
      {groepenVan(signalen).map(({ kop, signalen: own }) => (
        <section key={kop} aria-label={kop}>
          <h3 class="nl-heading nl-heading--level-4">{kop}</h3>
          {own.map((signaal) => (
            <Rij key={signaal.code} signaal={signaal} waarde={antwoorden[signaal.code]} zet={zet} />
          ))}
        </section>
      ))}
    </details>
  );
}
