/** What is open now, and the switch that closes a kanaal at once, with the reason that people get to hear. */
import { useState } from 'preact/hooks';
import type { Toestand } from '../../app/antwoorden/beheer.ts';
import { useConsole, useDoen, useLezen, useNu } from '../../app/context.ts';
import { useBewaker } from '../../app/route.ts';
import { nu as serverNu } from '../../app/server-klok.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Kanaal as KanaalMerk, Kenteken, kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import { DUREN, eindeVan, type Kanaalstand, leesStanden, padVan } from './lezen.ts';

interface SluitenProps {
  readonly wat: Kanaalstand;
  readonly klaar: (tekst: string) => void;
}

function Sluiten({ wat, klaar }: SluitenProps) {
  const { api } = useConsole();
  const [reden, zetReden] = useState('');
  const [duur, zetDuur] = useState('60');
  useBewaker(() => (reden.trim() === '' ? null : 'Het kanaal is nog niet gesloten. Toch weggaan?'));
  const sluit = useDoen(async () => {
    const tot = eindeVan(duur, serverNu());
    await api.vraag('POST', `${padVan(wat)}/sluitingen`, { reden: reden.trim(), ...(tot && { tot }) });
    zetReden('');
    klaar(`${kanaalnaam(wat.kanaal)} van ${wat.naam} is gesloten.`);
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void sluit.start();
      }}
    >
      <p class="nl-paragraph">
        {wat.naam}, {kanaalnaam(wat.kanaal)}. Het kanaal gaat meteen dicht. U kunt het op elk moment weer openen.
      </p>
      <Foutmelding fout={sluit.fout} velden={{ reden: 'sluit-reden' }} />
      <TekstVeld
        id="sluit-reden"
        label="Waarom"
        uitleg="Mensen die bellen, mailen of langskomen horen of lezen dit. Bijvoorbeeld: storing."
        value={reden}
        maxLength={200}
        required
        onInput={(event) => zetReden(event.currentTarget.value)}
      />
      <KeuzeVeld label="Hoe lang" keuzes={DUREN} waarde={duur} opWijzig={zetDuur} />
      <Knop soort="primair" type="submit" bezig={sluit.bezig}>
        Sluit nu
      </Knop>
    </form>
  );
}

export function Kanalen() {
  const { api } = useConsole();
  const nu = useNu(30_000);
  const standen = useLezen(leesStanden, []);
  const [gekozen, kies] = useState<Kanaalstand | undefined>(undefined);
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const meldGebeurd = (tekst: string) => {
    zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
    void standen.opnieuw();
  };
  const heropen = useDoen(async (wat: Kanaalstand) => {
    const na = await api.vraag<Toestand>('POST', `${padVan(wat)}/heropeningen`, {});
    const welk = `${kanaalnaam(wat.kanaal)} van ${wat.naam}`;
    // Opening ends a closing; it does not make hours.
    meldGebeurd(na.open ? `${welk} is weer open.` : `${welk} blijft dicht: ${na.reden}. Er loopt geen sluiting.`);
  });
  return (
    <>
      <Paginakop titel="Open en dicht">Open en dicht</Paginakop>
      <p class="nl-paragraph">Wat nu open is. Sluiten of openen geldt meteen, voor telefoon, mail, chat en inloop.</p>
      <Uitslag gebeurd={gebeurd} />
      <Foutmelding fout={heropen.fout} />
      <Inhoud gelezen={standen}>
        {(alle) => (
          <Tabel
            titel="Kanalen per wijkteam"
            titelVerborgen
            sleutel={({ wijkteam, kanaal }) => `${wijkteam}/${kanaal}`}
            rijen={alle}
            leeg="Er is nog geen wijkteam ingesteld."
            kolommen={[
              { kop: 'Wijkteam', cel: ({ naam }) => naam },
              { kop: 'Kanaal', cel: ({ kanaal }) => <KanaalMerk kanaal={kanaal} /> },
              {
                kop: 'Nu',
                cel: ({ toestand }) =>
                  toestand.open ? <Kenteken toon="goed">open</Kenteken> : <Kenteken toon="let-op">dicht</Kenteken>,
              },
              { kop: 'Waarom', cel: ({ toestand }) => toestand.reden },
              {
                kop: 'Tot',
                cel: ({ toestand }) =>
                  toestand.volgendeWijziging === null ? 'niet bekend' : tijdstip(toestand.volgendeWijziging, nu),
              },
              {
                kop: 'Schakelaar',
                cel: (wat) =>
                  wat.toestand.open ? (
                    <Knop
                      aria-label={`Sluit ${kanaalnaam(wat.kanaal)} van ${wat.naam}`}
                      aria-haspopup="dialog"
                      onClick={() => kies(wat)}
                    >
                      Sluit
                    </Knop>
                  ) : (
                    <Knop
                      aria-label={`Heropen ${kanaalnaam(wat.kanaal)} van ${wat.naam}`}
                      bezig={heropen.bezig}
                      onClick={() => void heropen.start(wat)}
                    >
                      Heropen
                    </Knop>
                  ),
              },
            ]}
          />
        )}
      </Inhoud>
      <Dialoog titel="Kanaal sluiten" open={gekozen !== undefined} sluit={() => kies(undefined)}>
        {gekozen && (
          <Sluiten
            wat={gekozen}
            klaar={(tekst) => {
              kies(undefined);
              meldGebeurd(tekst);
            }}
          />
        )}
      </Dialoog>
    </>
  );
}
