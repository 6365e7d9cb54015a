/** The secret address by which a calendar shows the duties: made once, shown once, taken back at any time. */
import { useState } from 'preact/hooks';
import type { AgendaAdres } from '../../app/antwoorden/rooster.ts';
import { useConsole, useDoen, useLezen, useNu } from '../../app/context.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Inhoud, Melding } from '../../ui/melding.tsx';
import { Rondjes, TekstVeld } from '../../ui/veld.tsx';

const OMVANG = [
  { waarde: 'eigen', tekst: 'Mijn diensten' },
  { waarde: 'wijkteams', tekst: 'Alle diensten van mijn wijkteams' },
];

export function Agenda({ gelukt }: { readonly gelukt: (tekst: string) => void }) {
  const { api } = useConsole();
  const nu = useNu(30_000);
  const [omvang, zetOmvang] = useState('eigen');
  const [adres, zetAdres] = useState<string | undefined>(undefined);
  const gelezen = useLezen(
    (one) => one.vraag<{ resultaten: readonly AgendaAdres[] }>('GET', '/v1/agenda-adressen'),
    [],
  );
  const maak = useDoen(async () => {
    const nieuw = await api.vraag<AgendaAdres & { adres: string }>('POST', '/v1/agenda-adressen', { omvang });
    zetAdres(nieuw.adres);
    await gelezen.opnieuw();
    gelukt('Het adres is gemaakt. U ziet het hieronder, deze ene keer.');
  });
  const trekIn = useDoen(async () => {
    await api.vraag('POST', '/v1/agenda-adressen/intrekkingen', {});
    zetAdres(undefined);
    await gelezen.opnieuw();
    gelukt('Het adres werkt niet meer.');
  });
  const kopieer = useDoen(async () => {
    await navigator.clipboard.writeText(adres ?? '');
    gelukt('Het adres is gekopieerd.');
  });
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda" class="nl-heading nl-heading--level-3">
        In uw eigen agenda
      </h2>
      <Foutmelding fout={maak.fout ?? trekIn.fout} />
      {adres !== undefined && (
        <Melding soort="let-op" titel="U ziet dit adres maar een keer">
          <TekstVeld
            label="Adres voor uw agenda"
            uitleg="Wie dit adres heeft, ziet de diensten. Er staat niets in over inwoners."
            value={adres}
            onInput={(event) => {
              event.currentTarget.value = adres;
            }}
          />
          <Knop onClick={() => void kopieer.start()}>Kopieer</Knop>
        </Melding>
      )}
      <Inhoud gelezen={gelezen}>
        {({ resultaten: [bestaand] }) => (
          <>
            <p class="nl-paragraph">
              {bestaand
                ? `U hebt een adres voor ${bestaand.omvang === 'eigen' ? 'uw diensten' : 'alle diensten van uw wijkteams'}, sinds ${tijdstip(bestaand.sinds, nu)}. Maakt u een nieuw adres, dan werkt het oude niet meer.`
                : 'Met een geheim adres haalt een agendaprogramma uw diensten op.'}
            </p>
            <Rondjes label="Wat komt erin" keuzes={OMVANG} waarde={omvang} opWijzig={zetOmvang} />
            <div class="knoppen">
              <Knop bezig={maak.bezig} onClick={() => void maak.start()}>
                {bestaand ? 'Maak een nieuw adres' : 'Maak een adres'}
              </Knop>
              {bestaand && (
                <Knop soort="stil" bezig={trekIn.bezig} onClick={() => void trekIn.start()}>
                  Trek het adres in
                </Knop>
              )}
            </div>
          </>
        )}
      </Inhoud>
    </section>
  );
}
