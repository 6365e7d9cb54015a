/** In a crisis: whom to call, big and on top, and what they said. */
import { useState } from 'preact/hooks';
import type { SpoedzaakVolledig } from '../../app/antwoorden/spoed.ts';
import { useNu } from '../../app/context.ts';
import { belAdres } from '../../app/crisisstrip.tsx';
import { tijdstip } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Melding } from '../../ui/melding.tsx';

interface Props {
  readonly zaak: SpoedzaakVolledig;
  readonly bezig: boolean;
  readonly leg: (bevestigd: boolean) => Promise<unknown>;
}

export function Crisisblok({ zaak, bezig, leg }: Props) {
  const [open, zetOpen] = useState(false);
  const nu = useNu(30_000);
  const { crisisdienst, warmOvergedragenOp, crisisWachtOp, status } = zaak;
  if (crisisdienst === null || status === 'gesloten') return null;
  const kies = async (bevestigd: boolean) => {
    await leg(bevestigd);
    zetOpen(false);
  };
  return (
    <section class="crisisblok" aria-labelledby="crisis-kop">
      <h2 id="crisis-kop" class="nl-heading nl-heading--level-3">
        Crisis: bel nu
      </h2>
      <p class="nl-paragraph">
        Levensgevaar:{' '}
        <a class="nl-link nummer" href="tel:112">
          112
        </a>
      </p>
      <p class="nl-paragraph">
        {crisisdienst.naam}:{' '}
        <a class="nl-link nummer" href={belAdres(crisisdienst.nummer)}>
          {crisisdienst.nummer}
        </a>{' '}
        <span class="zacht">dag en nacht</span>
      </p>
      {warmOvergedragenOp !== null ? (
        <Melding
          soort="goed"
          titel={`De crisisdienst neemt het over, zegt zij zelf (${tijdstip(warmOvergedragenOp, nu)}).`}
        >
          <p class="nl-paragraph">De termijn loopt door tot u de hulpvrager hebt gesproken of de zaak afsluit.</p>
        </Melding>
      ) : (
        status !== 'bereikt' &&
        crisisWachtOp !== null && (
          <p class="nl-paragraph">
            Zonder gesprek of overdracht volgt er weer een melding {tijdstip(crisisWachtOp, nu)}.
          </p>
        )
      )}
      {status !== 'bereikt' && (
        <div class="knoppen">
          <Knop aria-haspopup="dialog" onClick={() => zetOpen(true)}>
            Ik heb de crisisdienst gebeld
          </Knop>
        </div>
      )}
      <Dialoog titel="Wat zei de crisisdienst?" open={open} sluit={() => zetOpen(false)}>
        <p class="nl-paragraph">
          Leg vast wat {crisisdienst.naam} zei. Noem geen namen. Belt u later weer, dan telt het laatste antwoord.
        </p>
        <div class="knoppen">
          <Knop soort="primair" bezig={bezig} onClick={() => void kies(true)}>
            Zij neemt het over
          </Knop>
          <Knop bezig={bezig} onClick={() => void kies(false)}>
            Zij neemt het niet over
          </Knop>
        </div>
      </Dialoog>
    </section>
  );
}
