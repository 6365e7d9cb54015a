/** Whom to call back, the oldest promise first; one person at a time, so that two do not ring. */
import { useState } from 'preact/hooks';
import type { Terugbellijst, Terugbelverzoek } from '../../app/antwoorden/terugbellen.ts';
import type { Api } from '../../app/api.ts';
import { useConsole, useLezen, useNu } from '../../app/context.ts';
import { Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { ordenen } from './stand.ts';
import { Verzoek } from './verzoek.tsx';

const MAX_BLADZIJDEN = 10;

async function lees(api: Api): Promise<Terugbellijst> {
  const found: Terugbelverzoek[] = [];
  let cursor: string | undefined;
  let last: Terugbellijst | undefined;
  for (let page = 0; page < MAX_BLADZIJDEN; page += 1) {
    const query = new URLSearchParams({ limit: '100', ...(cursor && { cursor }) });
    last = await api.vraag<Terugbellijst>('GET', `/v1/terugbelverzoeken?${query}`);
    found.push(...last.resultaten);
    cursor = last.cursor;
    if (cursor === undefined) break;
  }
  return { ...(last ?? { zonderNummer: 0, zonderNummerContacten: [] }), resultaten: found };
}

export function Terugbellen() {
  const { ik } = useConsole();
  const nu = useNu(5000);
  const gelezen = useLezen(lees, [], ({ soort }) => soort === 'terugbelverzoek');
  const [uitslag, zetUitslag] = useState<Gebeurd | undefined>(undefined);
  const gedaan = (tekst: string) => {
    if (tekst !== '') zetUitslag((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
    void gelezen.opnieuw();
  };
  return (
    <>
      <Paginakop titel="Terugbellen">Terugbellen</Paginakop>
      <Uitslag gebeurd={uitslag} />
      <Inhoud gelezen={gelezen}>
        {({ resultaten, zonderNummer, zonderNummerContacten }) => (
          <>
            <h2 class="nl-heading nl-heading--level-2">Te bellen ({resultaten.length})</h2>
            {resultaten.length === 0 ? (
              <p class="nl-paragraph">Er hoeft nu niemand teruggebeld te worden.</p>
            ) : (
              <ul class="rij-lijst">
                {ordenen(resultaten, ik.id, nu).map((verzoek) => (
                  <Verzoek key={verzoek.id} verzoek={verzoek} nu={nu} gedaan={gedaan} />
                ))}
              </ul>
            )}
            {zonderNummer > 0 && (
              <details>
                <summary>
                  {zonderNummer === 1 ? 'Eén mens' : `${zonderNummer} mensen`} zonder bruikbaar nummer, de laatste 14
                  dagen
                </summary>
                <p class="nl-paragraph">
                  Zij kunnen niet teruggebeld worden. Bellen zij weer, dan staan zij bij Wie wacht.
                </p>
                <ul class="rij-lijst">
                  {zonderNummerContacten.map((contact, index) => (
                    <li key={contact}>
                      <Link naar={`/contacten/${encodeURIComponent(contact)}`}>Contact {index + 1}</Link>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Inhoud>
    </>
  );
}
