/** A request to lower the urgency: another professional judges it; who asked can take it back. */
import { useState } from 'preact/hooks';
import type { TeTrieren } from '../../app/antwoorden/urgentie.ts';
import { heeftRol, useConsole, useDoen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Melding } from '../../ui/melding.tsx';
import { GroteTekst } from '../../ui/veld.tsx';

interface Props {
  readonly contact: TeTrieren;
  readonly klaar: (tekst: string) => void;
  readonly opnieuw: () => Promise<void>;
}

export function Verlaging({ contact, klaar, opnieuw }: Props) {
  const { api, ik } = useConsole();
  const { naam } = useNamen();
  const nu = useNu(30_000);
  const [reden, zetReden] = useState('');
  const verzoek = contact.verlagingsverzoek;
  const besluit = useDoen(async (akkoord: boolean) => {
    if (verzoek === null) return;
    const text = reden.trim();
    try {
      await api.vraag(
        'POST',
        `/v1/contacten/${encodeURIComponent(contact.id)}/verlagingsverzoeken/${encodeURIComponent(verzoek.id)}/besluiten`,
        { akkoord, ...(text !== '' && { reden: text }) },
      );
    } finally {
      await opnieuw();
    }
    zetReden('');
    klaar(
      akkoord
        ? `U ging akkoord. De urgentie is nu ${verzoek.naar}.`
        : `Er verandert niets. De urgentie blijft ${verzoek.van}.`,
    );
  });
  if (verzoek === null) return <Foutmelding fout={besluit.fout} />;
  const eigen = verzoek.door === ik.id;
  const gevraagd = contact.gebeurtenissen.find(({ id }) => id === verzoek.id)?.redenAfwijking;
  const waarom = contact.notities?.find(({ id }) => id === gevraagd)?.tekst;
  const mag = heeftRol(ik, 'professional');
  return (
    <section class="vraagkaart" aria-labelledby="verlaging-kop">
      <h2 id="verlaging-kop" class="nl-heading nl-heading--level-3">
        Verlagen van {verzoek.van} naar {verzoek.naar}
      </h2>
      <p class="nl-paragraph">
        {eigen ? 'U vroeg' : `${naam(verzoek.door)} vroeg`} dit {tijdstip(verzoek.gevraagdOp, nu)}. Er verandert niets
        tot een andere professional akkoord gaat.
      </p>
      {waarom && <blockquote class="notitie">{waarom}</blockquote>}
      <Foutmelding fout={besluit.fout} velden={{ reden: 'verlaging-reden' }} />
      {!mag && <Melding soort="info" titel="Een professional oordeelt hierover." />}
      {mag && (
        <>
          <GroteTekst
            id="verlaging-reden"
            label="Uw reden"
            uitleg={eigen ? 'Nodig om het verzoek in te trekken.' : 'Nodig als u niet akkoord gaat.'}
            rows={3}
            maxLength={2000}
            value={reden}
            onInput={(event) => zetReden(event.currentTarget.value)}
          />
          <p class="nl-paragraph">Uw oordeel is niet terug te draaien. Verhogen kan altijd weer.</p>
          <div class="knoppen">
            {!eigen && (
              <Knop soort="primair" bezig={besluit.bezig} onClick={() => void besluit.start(true)}>
                Akkoord met {verzoek.naar}
              </Knop>
            )}
            <Knop bezig={besluit.bezig} onClick={() => void besluit.start(false)}>
              {eigen ? 'Trek het verzoek in' : 'Niet akkoord'}
            </Knop>
          </div>
        </>
      )}
    </section>
  );
}
