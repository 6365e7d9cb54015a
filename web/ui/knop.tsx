import type { ComponentChildren } from 'preact';
import { ga } from '../app/route.ts';

type Soort = 'primair' | 'gewoon' | 'stil' | 'gevaar';
const KLASSE: Readonly<Record<Soort, string>> = {
  primair: 'utrecht-button--primary-action',
  gewoon: 'utrecht-button--secondary-action',
  stil: 'utrecht-button--subtle',
  gevaar: 'utrecht-button--primary-action knop-gevaar',
};

interface KnopProps {
  readonly type?: 'button' | 'submit';
  readonly id?: string;
  readonly onClick?: (event: MouseEvent) => void;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-keyshortcuts'?: string;
  readonly 'aria-haspopup'?: 'dialog' | 'menu';
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-pressed'?: boolean;
  readonly 'aria-controls'?: string;
  readonly soort?: Soort;
  /** Something is under way: it says so, and does not begin again. It keeps the focus. */
  readonly bezig?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}

export function Knop({ soort = 'gewoon', bezig = false, class: extra = '', children, onClick, ...rest }: KnopProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`utrecht-button ${KLASSE[soort]} ${extra}`}
      aria-disabled={bezig ? 'true' : undefined}
      aria-busy={bezig ? 'true' : undefined}
      onClick={(event) => {
        if (bezig) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {bezig ? 'Bezig…' : children}
    </button>
  );
}

interface LinkProps {
  readonly naar: string;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-current'?: 'page' | undefined;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A link to another page of the console; opens in a new tab like any link when asked to. */
export function Link({ naar, class: extra = '', children, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={naar}
      class={`nl-link ${extra}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        ga(naar);
      }}
    >
      {children}
    </a>
  );
}
