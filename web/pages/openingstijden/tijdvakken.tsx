/** The hours of one day in a form: as many parts as there are, each from and to. */
import type { Dagdeel } from '../../app/antwoorden/openingstijden.ts';
import type { ApiFout } from '../../app/api.ts';
import { foutBij, veldId } from '../../ui/formulier.tsx';
import { Knop } from '../../ui/knop.tsx';
import { vervang, volgendDagdeel, zonder } from './formulier.ts';

interface Props {
  /** Where the parts stand in the regeling, as a fault of the API names it. */
  readonly veld: string;
  /** Of which day, for who listens. */
  readonly naam: string;
  readonly delen: readonly Dagdeel[];
  readonly fout: ApiFout | undefined;
  readonly zet: (delen: readonly Dagdeel[]) => void;
  /** Puts the focus on a field after what changed is on the screen. */
  readonly focus: (id: string) => void;
}

export function Tijdvakken({ veld, naam, delen, fout, zet, focus }: Props) {
  const erbij = `${veldId(veld)}-erbij`;
  const helemaal = foutBij(fout, veld);
  return (
    <>
      {delen.length === 0 && <span class="zacht">dicht</span>}
      {delen.map((deel, index) => {
        const plek = `${veld}[${index}]`;
        const melding =
          [plek, `${plek}.van`, `${plek}.tot`].flatMap((een) => foutBij(fout, een) ?? []).join(' ') || undefined;
        const foutId = `${veldId(plek)}fout`;
        // A fault of the part as a whole stands at its beginning.
        const invoer = (welk: 'van' | 'tot') => (
          <input
            type="time"
            id={veldId(welk === 'van' ? plek : `${plek}.tot`)}
            class="utrecht-textbox utrecht-textbox--html-input tijdveld"
            aria-label={`${naam} ${welk}${delen.length > 1 ? ` (deel ${index + 1})` : ''}`}
            aria-invalid={melding ? 'true' : undefined}
            aria-describedby={melding ? foutId : undefined}
            value={deel[welk]}
            onInput={({ currentTarget }) => zet(vervang(delen, index, { ...deel, [welk]: currentTarget.value }))}
          />
        );
        return (
          <span key={index} class="tijdvak">
            {invoer('van')} <span aria-hidden="true">tot</span> {invoer('tot')}
            <Knop
              soort="stil"
              aria-label={`Haal ${naam} ${deel.van} tot ${deel.tot} weg`}
              onClick={() => {
                zet(zonder(delen, index));
                focus(erbij);
              }}
            >
              ✕
            </Knop>
            {deel.van !== '' && deel.tot !== '' && deel.tot < deel.van && deel.tot !== '00:00' && (
              <span class="zacht">de volgende dag</span>
            )}
            {melding && (
              <span id={foutId} class="veld-fout">
                <span aria-hidden="true">✕ </span>
                {melding}
              </span>
            )}
          </span>
        );
      })}
      {helemaal && <span class="veld-fout">{helemaal}</span>}
      <Knop
        id={erbij}
        soort="stil"
        aria-label={`Tijden erbij: ${naam}`}
        onClick={() => {
          zet([...delen, volgendDagdeel(delen)]);
          focus(veldId(`${veld}[${delen.length}]`));
        }}
      >
        + tijden
      </Knop>
    </>
  );
}
