/** The answers that were written beforehand, in use first. */
import { useState } from 'preact/hooks';
import type { Standaardantwoord } from '../../app/antwoorden/instellingen.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { Kenteken, kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { adresVan, bewaarAntwoord, padVan } from './standaardantwoord.tsx';

export function StandaardantwoordenPagina() {
  const { api } = useConsole();
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const gelezen = useLezen(
    (een) => een.vraag<{ resultaten: readonly Standaardantwoord[] }>('GET', '/v1/standaardantwoorden'),
    [],
  );
  const zet = useDoen(async ({ code, titel }: Standaardantwoord, actief: boolean) => {
    // As it is now, so that nothing of a colleague is undone by it.
    const nu = await api.vraag<Standaardantwoord>('GET', adresVan(code));
    await bewaarAntwoord(api, { ...nu, actief });
    await gelezen.opnieuw();
    const tekst = actief
      ? `“${titel}” wordt weer gebruikt.`
      : `“${titel}” wordt niet meer gebruikt. U kunt het terugzetten.`;
    zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
  });
  return (
    <>
      <Paginakop titel="Standaardantwoorden">Standaardantwoorden</Paginakop>
      <p class="nl-paragraph">
        Teksten om een mail of chat mee te beantwoorden. Wat niet meer gebruikt wordt, blijft hier staan en kan terug.
      </p>
      <p class="nl-paragraph">
        <Link naar={padVan('_nieuw')}>Nieuw standaardantwoord</Link>
      </p>
      <Uitslag gebeurd={gebeurd} />
      <Foutmelding fout={zet.fout} />
      <Inhoud gelezen={gelezen}>
        {({ resultaten }) => (
          <Tabel
            titel="Standaardantwoorden"
            titelVerborgen
            leeg="Er is nog geen standaardantwoord."
            rijen={resultaten.toSorted((a, b) => Number(b.actief) - Number(a.actief))}
            sleutel={({ code }) => code}
            kolommen={[
              { kop: 'Titel', cel: ({ code, titel }) => <Link naar={padVan(code)}>{titel}</Link> },
              { kop: 'Voor', cel: ({ kanalen }) => kanalen.map(kanaalnaam).join(' en ') },
              {
                kop: 'Stand',
                cel: ({ actief }) =>
                  actief ? (
                    <Kenteken toon="goed">in gebruik</Kenteken>
                  ) : (
                    <Kenteken toon="neutraal">niet in gebruik</Kenteken>
                  ),
              },
              {
                kop: 'Doen',
                cel: (een) => (
                  <Knop
                    soort="stil"
                    bezig={zet.bezig}
                    aria-label={`${een.actief ? 'Niet meer gebruiken' : 'Zet terug'}: ${een.titel}`}
                    onClick={() => void zet.start(een, !een.actief)}
                  >
                    {een.actief ? 'Niet meer gebruiken' : 'Zet terug'}
                  </Knop>
                ),
              },
            ]}
          />
        )}
      </Inhoud>
    </>
  );
}
