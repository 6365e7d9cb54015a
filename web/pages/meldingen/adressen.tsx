/** Whether messages arrive at somebody's addresses: a code goes there and comes back. */
import { useState } from 'preact/hooks';
import type { Medewerker } from '../../app/antwoorden/organisatie.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { TekstVeld } from '../../ui/veld.tsx';
import { medianaam } from './volgorde.ts';

type Medium = 'mail' | 'sms';

interface Props {
  /** Id of a colleague, for a beheerder; absent = one's own. */
  readonly medewerker?: string;
  readonly gelukt: (tekst: string) => void;
}

export function Adressen({ medewerker, gelukt }: Props) {
  const { api, ik } = useConsole();
  const pad = `/v1/medewerkers/${encodeURIComponent(medewerker ?? ik.id)}`;
  const [medium, zetMedium] = useState<Medium | undefined>(undefined);
  const [code, zetCode] = useState('');
  const gelezen = useLezen((one) => one.vraag<Medewerker>('GET', pad), []);
  const stuur = useDoen(async (welk: Medium) => {
    await api.vraag('POST', `${pad}/adresbevestigingen`, { medium: welk });
    zetCode('');
    bevestig.wis();
    zetMedium(welk);
  });
  const bevestig = useDoen(async () => {
    await api.vraag('POST', `${pad}/adresbevestigingen/${medium}/codes`, { code: code.trim() });
    await gelezen.opnieuw();
    zetMedium(undefined);
    gelukt('Bevestigd: berichten komen daar aan.');
  });
  return (
    <section aria-labelledby="adressen">
      <h2 id="adressen" class="nl-heading nl-heading--level-3">
        {medewerker === undefined ? 'Uw adressen' : 'Adressen'}
      </h2>
      <Foutmelding fout={stuur.fout} />
      <Inhoud gelezen={gelezen}>
        {({ mail, mobiel, nietBevestigd }) => (
          <>
            <ul class="rij-lijst">
              {(
                [
                  ['sms', mobiel],
                  ['mail', mail],
                ] as const
              ).map(([welk, adres]) => (
                <li key={welk} class="dienstrij">
                  <span>
                    {medianaam(welk)}: {adres ?? 'geen adres'}{' '}
                    {adres !== null &&
                      (nietBevestigd.includes(welk) ? (
                        <Kenteken toon="let-op">Niet bevestigd</Kenteken>
                      ) : (
                        <Kenteken toon="goed">Bevestigd</Kenteken>
                      ))}
                  </span>
                  {adres !== null && nietBevestigd.includes(welk) && (
                    <Knop aria-haspopup="dialog" bezig={stuur.bezig} onClick={() => void stuur.start(welk)}>
                      Stuur een code<span class="alleen-gehoord"> per {medianaam(welk)}</span>
                    </Knop>
                  )}
                </li>
              ))}
            </ul>
            <p class="nl-paragraph zacht">
              {medewerker === undefined
                ? 'Klopt een adres niet? Een beheerder kan het wijzigen.'
                : 'De code komt bij de medewerker, die hem aan u doorgeeft.'}{' '}
              Ook zonder bevestiging gaan meldingen daarheen.
            </p>
          </>
        )}
      </Inhoud>
      <Dialoog titel="Wat is de code?" open={medium !== undefined} sluit={() => zetMedium(undefined)}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void bevestig.start();
          }}
        >
          <Foutmelding fout={bevestig.fout} velden={{ code: 'adrescode' }} />
          <TekstVeld
            id="adrescode"
            label="Code van zes cijfers"
            uitleg="De code is een kwartier geldig. U hebt vijf pogingen."
            autocomplete="one-time-code"
            maxLength={6}
            value={code}
            onInput={(event) => zetCode(event.currentTarget.value)}
          />
          <div class="knoppen">
            <Knop type="submit" soort="primair" bezig={bevestig.bezig}>
              Bevestig
            </Knop>
          </div>
        </form>
      </Dialoog>
    </section>
  );
}
