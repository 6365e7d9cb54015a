/** Takes away a period that has not begun: nothing was measured in it yet. */
import type { Nulmeting } from '../../app/antwoorden/normen.ts';
import { ApiFout } from '../../app/api.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { nu } from '../../app/server-klok.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { dagVan } from '../bereikbaarheid/perioden.ts';
import type { EenProps } from './beeindig-nulmeting.tsx';
import { nulmetingTekst, overlap, standVan } from './nulmeting.ts';
import { wijzigNulmetingen } from './wijzig-nulmetingen.ts';

export function VerwijderNulmeting({ een, ...rest }: EenProps) {
  return (
    <Dialoog titel="Nulmeting weghalen" open={een !== undefined} sluit={rest.sluit}>
      {een && <Vraag een={een} {...rest} />}
    </Dialoog>
  );
}

function Vraag({ een, sluit, nulmetingen, plaats, opnieuw, meld }: EenProps & { readonly een: Nulmeting }) {
  const { api } = useConsole();
  const haalWeg = useDoen(async () => {
    // It may have begun while this page stood open.
    if (standVan(een, dagVan(nu())) !== 'komt')
      throw new ApiFout(409, 'begonnen', 'Deze nulmeting is al begonnen. U kunt haar nog wel beëindigen.');
    try {
      await wijzigNulmetingen(api, { soort: 'weg', een });
    } catch (error) {
      if (error instanceof ApiFout && error.status === 409) void opnieuw();
      throw error;
    }
    sluit();
    await opnieuw();
    meld(`Weggehaald: nulmeting ${nulmetingTekst(een, plaats)}.`);
  });
  return (
    <>
      <Foutmelding fout={haalWeg.fout} />
      <p class="nl-paragraph">{nulmetingTekst(een, plaats)}</p>
      <p class="nl-paragraph">
        Deze nulmeting is nog niet begonnen. Haalt u haar weg, dan geldt op deze dagen gewoon de norm
        {overlap(een, nulmetingen).length > 0 && ', behalve waar er nog een andere nulmeting is'}. U kunt haar daarna
        opnieuw instellen.
      </p>
      <div class="knoppen">
        <Knop soort="primair" bezig={haalWeg.bezig} onClick={() => void haalWeg.start()}>
          Haal deze nulmeting weg
        </Knop>
        <Knop onClick={sluit}>Terug</Knop>
      </div>
    </>
  );
}
