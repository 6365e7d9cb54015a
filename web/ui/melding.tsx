import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ApiFout } from '../app/api.ts';
import type { Gelezen } from '../app/context.ts';
import { Knop } from './knop.tsx';

type Soort = 'info' | 'goed' | 'let-op' | 'fout';
const KLASSE: Readonly<Record<Soort, string>> = { info: 'info', goed: 'ok', 'let-op': 'warning', fout: 'error' };
/** Not by colour alone. */
const TEKEN: Readonly<Record<Soort, string>> = { info: 'ℹ', goed: '✓', 'let-op': '⚠', fout: '✕' };

interface MeldingProps {
  readonly soort: Soort;
  readonly titel?: string;
  readonly children?: ComponentChildren;
}

export function Melding({ soort, titel, children }: MeldingProps) {
  return (
    <div class={`utrecht-alert utrecht-alert--${KLASSE[soort]} melding`}>
      <span class="melding-teken" aria-hidden="true">
        {TEKEN[soort]}
      </span>
      <div class="utrecht-alert__content">
        {titel && <p class="nl-paragraph melding-titel">{titel}</p>}
        {children}
      </div>
    </div>
  );
}

/** What went wrong with a form: said at once, with a link to each field that is meant. `velden`: ids by name of the API. */
export function Foutmelding({
  fout,
  velden = {},
}: {
  readonly fout: ApiFout | undefined;
  readonly velden?: Readonly<Record<string, string>>;
}) {
  const plek = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fout) plek.current?.focus();
  }, [fout]);
  if (fout === undefined) return null;
  return (
    <div ref={plek} tabIndex={-1} role="alert" class="foutmelding">
      <Melding soort="fout" titel={fout.message}>
        {fout.fouten.length > 0 && (
          <ul>
            {fout.fouten.map(({ veld, melding }) => (
              <li key={veld + melding}>
                {velden[veld] ? (
                  <a class="nl-link" href={`#${velden[veld]}`}>
                    {melding}
                  </a>
                ) : (
                  `${veld ? `${veld}: ` : ''}${melding}`
                )}
              </li>
            ))}
          </ul>
        )}
      </Melding>
    </div>
  );
}

/** What was read; before that, that it is being read; and when that fails, why, with a way to try again. */
export function Inhoud<T>({
  gelezen,
  children,
}: {
  readonly gelezen: Gelezen<T>;
  readonly children: (waarde: T) => ComponentChildren;
}) {
  const { waarde, fout, bezig, opnieuw } = gelezen;
  return (
    <div aria-busy={bezig}>
      {fout && (
        <div role="alert">
          <Melding soort="fout" titel={fout.message}>
            <Knop onClick={() => void opnieuw()} bezig={bezig}>
              Opnieuw
            </Knop>
          </Melding>
        </div>
      )}
      {waarde === undefined ? !fout && <p class="nl-paragraph zacht">Ophalen…</p> : children(waarde)}
    </div>
  );
}
