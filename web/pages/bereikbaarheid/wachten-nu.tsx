/** Who waits at this moment, per kanaal: numbers only. */
import type { Wachtenden } from '../../app/antwoorden/bereikbaarheid.ts';
import { useLezen, useNu } from '../../app/context.ts';
import { aantal, duur } from '../../app/woorden.ts';
import { Kanaal, Kenteken } from '../../ui/kenteken.tsx';
import { Inhoud } from '../../ui/melding.tsx';

export function WachtenNu({ wijkteam }: { readonly wijkteam: string }) {
  const gelezen = useLezen(
    (api) => api.vraag<Wachtenden>('GET', `/v1/wachtenden${wijkteam && `?wijkteam=${wijkteam}`}`),
    [wijkteam],
    ({ soort }) => soort === 'contact',
  );
  const op = useNu();
  return (
    <section aria-labelledby="nu">
      <h2 id="nu" class="nl-heading nl-heading--level-2">
        Nu
      </h2>
      <Inhoud gelezen={gelezen}>
        {({ kanalen, peildatum }) => (
          <ul class="cijfers-nu">
            {kanalen.map(({ kanaal, wachtend, overNorm, langsteSeconden }) => (
              <li key={kanaal}>
                <Kanaal kanaal={kanaal} /> <strong>{aantal(wachtend)}</strong> {wachtend === 1 ? 'wacht' : 'wachten'}
                {langsteSeconden !== null && (
                  <span class="zacht">
                    {' '}
                    langste {duur(langsteSeconden + Math.max(0, op - Date.parse(peildatum)) / 1000)}
                  </span>
                )}
                {overNorm > 0 && <Kenteken toon="fout">{`${overNorm} over de norm`}</Kenteken>}
              </li>
            ))}
          </ul>
        )}
      </Inhoud>
    </section>
  );
}
