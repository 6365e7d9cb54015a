/** How messages reach this person: devices, media in their order, quiet hours, and addresses that are known to work. */
import { useState } from 'preact/hooks';
import { useConsole } from '../../app/context.ts';
import { Paginakop } from '../../ui/kop.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { Adressen } from './adressen.tsx';
import { DitToestel } from './dit-toestel.tsx';
import { Proefbericht } from './proefbericht.tsx';
import { Voorkeuren } from './voorkeuren.tsx';

export function InstellingenMeldingen() {
  const { ik } = useConsole();
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const gelukt = (tekst: string) => zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
  return (
    <>
      <Paginakop titel="Meldingen">Meldingen aan u</Paginakop>
      <Uitslag gebeurd={gebeurd} />
      <div class="rooster-2">
        <div>
          <DitToestel gelukt={gelukt} />
          <Adressen gelukt={gelukt} />
          <Proefbericht medewerker={ik.id} stand={gebeurd?.nummer} />
        </div>
        <Voorkeuren gelukt={gelukt} />
      </div>
    </>
  );
}
