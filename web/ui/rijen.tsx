/** A list in a form: each row with its own fields, added, taken away and put in order by buttons. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Knop } from './knop.tsx';

/** Of a row of this list, not of a list within one of its rows. */
const eersteVeld = (welke: string): string =>
  ['input', 'select'].map((veld) => `:scope > ol > li:${welke} ${veld}`).join(', ');

interface Props<R> {
  readonly titel: string;
  readonly uitleg?: string;
  readonly rijen: readonly R[];
  /** What a new row begins with. */
  readonly nieuw: R;
  readonly nieuwTekst: string;
  /** How a row is called, for who hears the buttons. */
  readonly naam: (rij: R, index: number) => string;
  readonly opWijzig: (rijen: readonly R[]) => void;
  /** What stands beside the buttons of a row. */
  readonly bij?: (rij: R, zet: (rij: R) => void) => ComponentChildren;
  readonly children: (rij: R, zet: (rij: R) => void, index: number) => ComponentChildren;
}

export function Rijen<R>({ titel, uitleg, rijen, nieuw, nieuwTekst, naam, opWijzig, bij, children }: Props<R>) {
  const plek = useRef<HTMLFieldSetElement>(null);
  /** Where the focus goes once the rows are as they will be: the first field of a row, or the button that adds one. */
  const straks = useRef<string | undefined>(undefined);
  const naar = (selector: string) => {
    straks.current = selector;
  };
  useLayoutEffect(() => {
    if (straks.current) plek.current?.querySelector<HTMLElement>(straks.current)?.focus();
    straks.current = undefined;
  }, [rijen]);
  return (
    <fieldset ref={plek} class="rijen">
      <legend class="utrecht-form-label">{titel}</legend>
      {uitleg && <div class="veld-uitleg">{uitleg}</div>}
      <ol class="rij-lijst">
        {rijen.map((rij, index) => (
          <li key={index} class="velden-rij">
            {children(rij, (next) => opWijzig(rijen.with(index, next)), index)}
            <div class={bij ? 'op-rij heel' : 'op-rij'}>
              {bij?.(rij, (next) => opWijzig(rijen.with(index, next)))}
              {index > 0 && (
                <Knop
                  soort="stil"
                  aria-label={`Omhoog: ${naam(rij, index)}`}
                  onClick={() => {
                    opWijzig(rijen.toSpliced(index, 1).toSpliced(index - 1, 0, rij));
                    naar(eersteVeld(`nth-child(${index})`));
                  }}
                >
                  Omhoog
                </Knop>
              )}
              <Knop
                soort="stil"
                aria-label={`Haal weg: ${naam(rij, index)}`}
                onClick={() => {
                  opWijzig(rijen.toSpliced(index, 1));
                  naar(':scope > .utrecht-button');
                }}
              >
                Haal weg
              </Knop>
            </div>
          </li>
        ))}
      </ol>
      <Knop
        onClick={() => {
          opWijzig([...rijen, nieuw]);
          naar(eersteVeld('last-child'));
        }}
      >
        {nieuwTekst}
      </Knop>
    </fieldset>
  );
}
