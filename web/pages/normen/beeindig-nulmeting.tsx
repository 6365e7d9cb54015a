/** Ends a period in which no norm holds: today, or on another of its days. */
import { useState } from 'preact/hooks';
import type { Nulmeting } from '../../app/antwoorden/normen.ts';
import { ApiFout } from '../../app/api.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Formulierfout, veldVan } from '../../ui/formulier.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Melding } from '../../ui/melding.tsx';
import { TekstVeld } from '../../ui/veld.tsx';
import { eindbetekenis, eindfouten, laatsteEinde, nulmetingTekst, PLEK } from './nulmeting.ts';
import type { Wijziging } from './nulmetingen.tsx';
import { wijzigNulmetingen } from './wijzig-nulmetingen.ts';

export interface EenProps extends Wijziging {
  /** Undefined: nothing is asked. */
  readonly een: Nulmeting | undefined;
  readonly sluit: () => void;
}

export function BeeindigNulmeting({ een, ...rest }: EenProps) {
  return (
    <Dialoog titel="Nulmeting beëindigen" open={een !== undefined} sluit={rest.sluit}>
      {een && <Vorm een={een} {...rest} />}
    </Dialoog>
  );
}

function Vorm({ een, sluit, nulmetingen, vandaag, plaats, opnieuw, meld }: EenProps & { readonly een: Nulmeting }) {
  const { api } = useConsole();
  const uiterlijk = laatsteEinde(een);
  const [einde, zetEinde] = useState(vandaag < uiterlijk ? vandaag : uiterlijk);
  const goed = eindfouten(een, einde).length === 0;
  const bewaar = useDoen(async () => {
    const fouten = eindfouten(een, einde);
    if (fouten.length > 0) throw new ApiFout(400, 'ongeldig', 'Er is nog niets bewaard.', { fouten });
    try {
      await wijzigNulmetingen(api, { soort: 'tot', een, totEnMet: einde });
    } catch (error) {
      // The list behind the dialog shows what a colleague made of it.
      if (error instanceof ApiFout && error.status === 409) void opnieuw();
      throw error;
    }
    sluit();
    await opnieuw();
    meld(`Bewaard: nulmeting ${nulmetingTekst({ ...een, totEnMet: einde }, plaats)}.`);
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void bewaar.start();
      }}
    >
      <Formulierfout fout={bewaar.fout} />
      <p class="nl-paragraph">{nulmetingTekst(een, plaats)}</p>
      <TekstVeld
        {...veldVan(bewaar.fout, `${PLEK}.einde`)}
        label="Laatste dag van de nulmeting"
        type="date"
        min={een.van}
        max={uiterlijk}
        value={einde}
        onInput={({ currentTarget }) => {
          zetEinde(currentTarget.value);
          // Below it stands at once what another day means.
          bewaar.wis();
        }}
      />
      <div role="status">
        {goed && (
          <>
            <p class="nl-paragraph">{eindbetekenis(een, einde, nulmetingen).join(' ')}</p>
            {einde < vandaag && (
              <Melding soort="let-op" titel="Deze dag is al voorbij">
                <p class="nl-paragraph">
                  Contacten van na die dag die al zijn beoordeeld, blijven zonder norm. Wie nu nog wacht, telt meteen
                  weer mee voor de norm. Met <Link naar="/herberekeningen">herberekenen</Link> beoordeelt u daarna ook
                  de andere contacten.
                </p>
              </Melding>
            )}
          </>
        )}
      </div>
      <p class="nl-paragraph">Weer langer maken kan daarna niet. U kunt wel een nieuwe nulmeting instellen.</p>
      <div class="knoppen">
        <Knop soort="primair" type="submit" bezig={bewaar.bezig}>
          Beëindig op deze dag
        </Knop>
        <Knop onClick={sluit}>Terug</Knop>
      </div>
    </form>
  );
}
