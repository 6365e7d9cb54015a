/** A web address to which the messages for somebody go as well. Its secret is shown once. */
import { useState } from 'preact/hooks';
import type { Mediavoorkeuren } from '../../app/antwoorden/meldingen.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { Formulierfout, veldVan } from '../../ui/formulier.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Inhoud, Melding } from '../../ui/melding.tsx';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import { medianaam } from '../meldingen/volgorde.ts';

const VORMEN = [
  { waarde: 'standaard', tekst: 'Ondertekend bericht (Standard Webhooks)' },
  { waarde: 'teams', tekst: 'Kaart voor een workflow van Microsoft Teams' },
];

interface Props {
  readonly medewerker: string;
  readonly gelukt: (tekst: string) => void;
}

export function Webhook({ medewerker, gelukt }: Props) {
  const { api } = useConsole();
  const pad = `/v1/medewerkers/${encodeURIComponent(medewerker)}`;
  const [adres, zetAdres] = useState('');
  const [vorm, zetVorm] = useState('standaard');
  const [geheim, zetGeheim] = useState<string | undefined>(undefined);
  const gelezen = useLezen((een) => een.vraag<Mediavoorkeuren>('GET', `${pad}/mediavoorkeuren`), [pad]);
  const bewaar = useDoen(async () => {
    const nieuw = await api.vraag<{ geheim: string }>('PUT', `${pad}/webhook`, { adres: adres.trim(), vorm });
    zetAdres('');
    await gelezen.opnieuw();
    zetGeheim(nieuw.geheim);
    gelukt('De webhook is bewaard. U ziet het geheim hieronder, deze ene keer.');
  });
  const haalWeg = useDoen(async () => {
    await api.vraag('POST', `${pad}/webhook/verwijderingen`, {});
    zetGeheim(undefined);
    await gelezen.opnieuw();
    gelukt('De webhook is weg.');
  });
  return (
    <section aria-labelledby="webhook">
      <h2 id="webhook" class="nl-heading nl-heading--level-3">
        Webhook
      </h2>
      {geheim !== undefined && (
        <Melding soort="let-op" titel="U ziet dit geheim maar een keer">
          <TekstVeld
            label="Geheim"
            uitleg="Hiermee controleert de ontvanger dat een bericht van Voordeur komt."
            value={geheim}
            readOnly
            onInput={() => undefined}
          />
        </Melding>
      )}
      <Foutmelding fout={haalWeg.fout} />
      <Inhoud gelezen={gelezen}>
        {({ bereikbaarVia }) => {
          const heeft = bereikbaarVia.includes('webhook');
          return (
            <>
              <p class="nl-paragraph">
                Meldingen gaan nu langs: {bereikbaarVia.map(medianaam).join(', ').toLowerCase() || 'niets'}.
              </p>
              {heeft && (
                <Knop
                  bezig={haalWeg.bezig}
                  onClick={() => {
                    if (confirm('De webhook weghalen? Voor een nieuwe is een nieuw geheim nodig.'))
                      void haalWeg.start();
                  }}
                >
                  Haal de webhook weg
                </Knop>
              )}
              <form
                noValidate
                onSubmit={(event) => {
                  event.preventDefault();
                  void bewaar.start();
                }}
              >
                <Formulierfout fout={bewaar.fout} />
                <TekstVeld
                  {...veldVan(bewaar.fout, 'adres')}
                  label="Webadres"
                  uitleg="Begint met https:// en is van het openbare internet te bereiken."
                  value={adres}
                  spellcheck={false}
                  onInput={({ currentTarget }) => zetAdres(currentTarget.value)}
                />
                <KeuzeVeld label="Vorm" keuzes={VORMEN} waarde={vorm} opWijzig={zetVorm} />
                <Knop type="submit" bezig={bewaar.bezig}>
                  {heeft ? 'Vervang de webhook' : 'Bewaar de webhook'}
                </Knop>
              </form>
            </>
          );
        }}
      </Inhoud>
    </section>
  );
}
