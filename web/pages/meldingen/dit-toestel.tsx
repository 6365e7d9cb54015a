/** Messages on this device: on and off by a tap, and the other devices of this person. */
import { useState } from 'preact/hooks';
import type { PushAbonnement } from '../../app/antwoorden/meldingen.ts';
import { useConsole, useDoen, useLezen, useNu } from '../../app/context.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Inhoud, Melding } from '../../ui/melding.tsx';
import { leesToestel, type Toestel, zetAan, zetUit } from './toestel.ts';

interface Gelezen {
  readonly toestel: Toestel;
  readonly toestellen: readonly PushAbonnement[];
}

function Stand({ toestel }: { readonly toestel: Toestel }) {
  switch (toestel.stand) {
    case 'kan-niet':
      return (
        <Melding soort="info" titel="Dit toestel kan geen meldingen tonen.">
          <p class="nl-paragraph">
            {toestel.eerstOpBeginscherm
              ? 'Zet Voordeur eerst op uw beginscherm (deelknop, "Zet op beginscherm") en open het daar.'
              : 'Gebruik een andere browser. U krijgt nog steeds sms en e-mail.'}
          </p>
        </Melding>
      );
    case 'geblokkeerd':
      return (
        <Melding soort="let-op" titel="Meldingen zijn in deze browser geblokkeerd.">
          <p class="nl-paragraph">
            Sta ze toe in de instellingen van uw browser, bij deze website. U krijgt nog steeds sms en e-mail.
          </p>
        </Melding>
      );
    case 'aan':
      return (
        <p class="nl-paragraph">
          <Kenteken toon="goed">Aan</Kenteken> U krijgt meldingen op dit toestel.
        </p>
      );
    default:
      return (
        <p class="nl-paragraph">
          <Kenteken toon="neutraal">Uit</Kenteken> U krijgt geen meldingen op dit toestel. Na een tik vraagt uw browser
          of het mag.
        </p>
      );
  }
}

export function DitToestel({ gelukt }: { readonly gelukt: (tekst: string) => void }) {
  const { api } = useConsole();
  const nu = useNu(30_000);
  const [mislukt, zetMislukt] = useState(false);
  const gelezen = useLezen(async (one): Promise<Gelezen> => {
    const toestel = await leesToestel(one);
    const { resultaten } = await one.vraag<{ resultaten: readonly PushAbonnement[] }>('GET', '/v1/push-abonnementen');
    return { toestel, toestellen: resultaten };
  }, []);
  const aan = useDoen(async () => {
    zetMislukt(false);
    let toestel: Toestel;
    try {
      toestel = await zetAan(api);
    } catch (error) {
      // The browser says no in words of its own; what the API says is shown as it is.
      if (!(error instanceof DOMException)) throw error;
      zetMislukt(true);
      return;
    }
    await gelezen.opnieuw();
    if (toestel.stand === 'aan') gelukt('Meldingen staan aan op dit toestel.');
  });
  const weg = useDoen(async (id: string, eigen: boolean) => {
    if (eigen) await zetUit(api, id);
    else await api.vraag('POST', `/v1/push-abonnementen/${encodeURIComponent(id)}/verwijderingen`, {});
    await gelezen.opnieuw();
    gelukt(eigen ? 'Meldingen staan uit op dit toestel.' : 'Het toestel is afgemeld.');
  });
  return (
    <section aria-labelledby="toestel">
      <h2 id="toestel" class="nl-heading nl-heading--level-3">
        Dit toestel
      </h2>
      <Foutmelding fout={aan.fout ?? weg.fout} />
      {mislukt && (
        <div role="alert">
          <Melding soort="fout" titel="Aanzetten lukte niet op dit toestel.">
            <p class="nl-paragraph">Probeer het later nog eens. U krijgt nog steeds sms en e-mail.</p>
          </Melding>
        </div>
      )}
      <Inhoud gelezen={gelezen}>
        {({ toestel, toestellen }) => {
          const eigen = toestel.stand === 'aan' ? toestel.id : undefined;
          return (
            <>
              <Stand toestel={toestel} />
              <div class="knoppen">
                {toestel.stand === 'uit' && (
                  <Knop soort="primair" bezig={aan.bezig} onClick={() => void aan.start()}>
                    Zet meldingen aan op dit toestel
                  </Knop>
                )}
                {eigen !== undefined && (
                  <Knop bezig={weg.bezig} onClick={() => void weg.start(eigen, true)}>
                    Zet uit op dit toestel
                  </Knop>
                )}
              </div>
              <h3 class="nl-heading nl-heading--level-4">Al uw toestellen</h3>
              {toestellen.length === 0 ? (
                <p class="nl-paragraph zacht">U hebt geen toestellen aangemeld.</p>
              ) : (
                <ul class="rij-lijst">
                  {toestellen.map(({ id, dienst, sinds }) => (
                    <li key={id} class="dienstrij">
                      <span>
                        {id === eigen ? <strong>Dit toestel</strong> : `Toestel via ${dienst}`}, sinds{' '}
                        {tijdstip(sinds, nu)}
                      </span>
                      {id !== eigen && (
                        <Knop
                          bezig={weg.bezig}
                          aria-label={`Meld af: toestel sinds ${tijdstip(sinds, nu)}`}
                          onClick={() => void weg.start(id, false)}
                        >
                          Meld af
                        </Knop>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </Inhoud>
    </section>
  );
}
