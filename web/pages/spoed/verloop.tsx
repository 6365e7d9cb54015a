/** How far a case came, and everything that happened to it. */
import type { SpoedzaakVolledig } from '../../app/antwoorden/spoed.ts';
import { useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { ketenVan } from './keten.ts';
import { verhaalVan } from './verhaal.ts';

export function Keten({ zaak }: { readonly zaak: SpoedzaakVolledig }) {
  const { naam } = useNamen();
  const nu = useNu(30_000);
  return (
    <section aria-labelledby="keten">
      <h2 id="keten" class="nl-heading nl-heading--level-3">
        Hoe ver het is
      </h2>
      <ol class="rij-lijst keten">
        {ketenVan(zaak).map(({ naam: stap, op, wie }) => (
          <li key={stap} class={op === null ? 'zacht' : 'gedaan'}>
            <span aria-hidden="true">{op === null ? '○' : '●'}</span>
            <span>
              <strong>{stap}</strong>{' '}
              {op === null ? 'nog niet' : `${tijdstip(op, nu)}${wie ? `, door ${naam(wie)}` : ''}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Verhaal({ zaak }: { readonly zaak: SpoedzaakVolledig }) {
  const { naam } = useNamen();
  const nu = useNu(30_000);
  return (
    <section aria-labelledby="verhaal">
      <h2 id="verhaal" class="nl-heading nl-heading--level-3">
        Wat er gebeurde
      </h2>
      <p class="nl-paragraph zacht">Het nieuwste staat bovenaan.</p>
      <ol class="rij-lijst verhaal">
        {verhaalVan(zaak.gebeurtenissen, { naam, nu }).map(({ sleutel, op, tekst, vervolg, letOp }) => (
          <li key={sleutel}>
            <time class="zacht" dateTime={op}>
              {tijdstip(op, nu)}
            </time>
            <div>
              {letOp && <Kenteken toon="let-op">Let op</Kenteken>} {tekst}
              {vervolg.map((regel) => (
                <div key={regel} class="zacht">
                  {regel}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
