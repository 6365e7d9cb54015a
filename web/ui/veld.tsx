import type { ComponentChildren, InputHTMLAttributes, TargetedEvent } from 'preact';
import { useId } from 'preact/hooks';

interface Gemeen {
  readonly label: string;
  readonly uitleg?: string;
  readonly fout?: string | undefined;
  readonly id?: string;
}

function Rond({
  label,
  uitleg,
  fout,
  id,
  children,
}: Gemeen & { readonly id: string; readonly children: ComponentChildren }) {
  return (
    <div class={`utrecht-form-field ${fout ? 'utrecht-form-field--invalid' : ''}`}>
      <label class="utrecht-form-label" for={id}>
        {label}
      </label>
      {uitleg && (
        <div id={`${id}-uitleg`} class="veld-uitleg">
          {uitleg}
        </div>
      )}
      {fout && (
        <div id={`${id}-fout`} class="veld-fout">
          <span aria-hidden="true">✕ </span>
          {fout}
        </div>
      )}
      {children}
    </div>
  );
}

const beschrijving = (id: string, { uitleg, fout }: Gemeen) =>
  [uitleg && `${id}-uitleg`, fout && `${id}-fout`].filter(Boolean).join(' ') || undefined;

interface Invoer<E extends EventTarget> {
  readonly value: string;
  readonly onInput: (event: TargetedEvent<E>) => void;
  readonly name?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly autocomplete?: string;
  readonly spellcheck?: boolean;
}

type InvoerProps = Gemeen &
  Invoer<HTMLInputElement> & {
    readonly type?: 'text' | 'tel' | 'email' | 'date' | 'time' | 'datetime-local' | 'number' | 'search';
    readonly min?: string;
    readonly max?: string;
    readonly step?: string;
  };

export function TekstVeld({ label, uitleg, fout, id: given, ...rest }: InvoerProps) {
  const own = useId();
  const id = given ?? own;
  const gemeen = { label, ...(uitleg && { uitleg }), fout };
  return (
    <Rond {...gemeen} id={id}>
      <input
        {...({ type: 'text', ...rest } as InputHTMLAttributes<HTMLInputElement>)}
        id={id}
        class="utrecht-textbox utrecht-textbox--html-input"
        aria-invalid={fout ? 'true' : undefined}
        aria-describedby={beschrijving(id, gemeen)}
      />
    </Rond>
  );
}

type GroteTekstProps = Gemeen & Invoer<HTMLTextAreaElement> & { readonly rows?: number };

export function GroteTekst({ label, uitleg, fout, id: given, ...rest }: GroteTekstProps) {
  const own = useId();
  const id = given ?? own;
  const gemeen = { label, ...(uitleg && { uitleg }), fout };
  return (
    <Rond {...gemeen} id={id}>
      <textarea
        rows={6}
        {...rest}
        id={id}
        class="utrecht-textarea utrecht-textarea--html-textarea"
        aria-invalid={fout ? 'true' : undefined}
        aria-describedby={beschrijving(id, gemeen)}
      />
    </Rond>
  );
}

export interface Keuze {
  readonly waarde: string;
  readonly tekst: string;
}

type KeuzeProps = Gemeen & {
  readonly keuzes: readonly Keuze[];
  readonly waarde: string;
  readonly opWijzig: (waarde: string) => void;
};

export function KeuzeVeld({ label, uitleg, fout, id: given, keuzes, waarde, opWijzig }: KeuzeProps) {
  const own = useId();
  const id = given ?? own;
  const gemeen = { label, ...(uitleg && { uitleg }), fout };
  return (
    <Rond {...gemeen} id={id}>
      <select
        id={id}
        class="utrecht-select utrecht-select--html-select"
        value={waarde}
        aria-invalid={fout ? 'true' : undefined}
        aria-describedby={beschrijving(id, gemeen)}
        onChange={(event) => opWijzig(event.currentTarget.value)}
      >
        {keuzes.map((keuze) => (
          <option key={keuze.waarde} value={keuze.waarde}>
            {keuze.tekst}
          </option>
        ))}
      </select>
    </Rond>
  );
}

type RondjesProps = Gemeen & {
  readonly keuzes: readonly Keuze[];
  readonly waarde: string | undefined;
  readonly opWijzig: (waarde: string) => void;
};

/** One of a few, all in sight. */
export function Rondjes({ label, uitleg, fout, keuzes, waarde, opWijzig }: RondjesProps) {
  const id = useId();
  return (
    <fieldset class="rondjes" aria-describedby={beschrijving(id, { label, ...(uitleg && { uitleg }), fout })}>
      <legend class="utrecht-form-label">{label}</legend>
      {uitleg && (
        <div id={`${id}-uitleg`} class="veld-uitleg">
          {uitleg}
        </div>
      )}
      {fout && (
        <div id={`${id}-fout`} class="veld-fout">
          <span aria-hidden="true">✕ </span>
          {fout}
        </div>
      )}
      {keuzes.map((keuze) => (
        <label key={keuze.waarde} class="rondje">
          <input
            type="radio"
            class="utrecht-radio-button utrecht-radio-button--html-input"
            name={id}
            checked={waarde === keuze.waarde}
            onChange={() => opWijzig(keuze.waarde)}
          />
          <span>{keuze.tekst}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function Vinkje({
  label,
  aan,
  opWijzig,
}: {
  readonly label: string;
  readonly aan: boolean;
  readonly opWijzig: (aan: boolean) => void;
}) {
  return (
    <label class="rondje">
      <input
        type="checkbox"
        class="utrecht-checkbox utrecht-checkbox--html-input"
        checked={aan}
        onChange={(event) => opWijzig(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
