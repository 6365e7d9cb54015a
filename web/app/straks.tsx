/** Pages that are fetched when somebody goes there: what only some people use does not make the first load of all longer. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Knop } from '../ui/knop.tsx';
import { Paginakop } from '../ui/kop.tsx';
import { Melding } from '../ui/melding.tsx';

type Toon = ComponentType<Readonly<Record<string, string>>>;

/** Fetched once; `haal` is an `import()`. When it fails (no line, or a newer version was published) it says so. */
export function straks(haal: () => Promise<Toon>): Toon {
  let gehaald: Toon | undefined;
  return function Straks(props: Readonly<Record<string, string>>) {
    const [stand, zet] = useState<'bezig' | 'klaar' | 'mislukt'>(gehaald ? 'klaar' : 'bezig');
    useEffect(() => {
      if (stand !== 'bezig') return;
      let weg = false;
      haal().then(
        (pagina) => {
          gehaald = pagina;
          if (!weg) zet('klaar');
        },
        () => {
          if (!weg) zet('mislukt');
        },
      );
      return () => {
        weg = true;
      };
    }, [stand]);
    if (stand === 'klaar' && gehaald) {
      const Pagina = gehaald;
      return <Pagina {...props} />;
    }
    if (stand === 'bezig') return <p class="nl-paragraph zacht">Ophalen…</p>;
    return (
      <>
        <Paginakop titel="Niet opgehaald">Deze bladzijde kon niet worden opgehaald</Paginakop>
        <div role="alert">
          <Melding soort="fout" titel="Er is geen verbinding, of er is net een nieuwe versie van Voordeur.">
            <Knop onClick={() => location.reload()}>Laad opnieuw</Knop>
          </Melding>
        </div>
      </>
    );
  };
}
