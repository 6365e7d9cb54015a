import { useEffect, useRef } from 'preact/hooks';
import { Melding } from './melding.tsx';

/** What became of an act: takes the focus, because the button that was pressed is often gone. A new `nummer` says it again. */
export interface Gebeurd {
  readonly nummer: number;
  readonly tekst: string;
}

export function Uitslag({ gebeurd }: { readonly gebeurd: Gebeurd | undefined }) {
  const plek = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (gebeurd) plek.current?.focus();
  }, [gebeurd?.nummer]);
  return (
    <div role="status" ref={plek} tabIndex={-1} class="uitslag">
      {gebeurd && <Melding soort="goed" titel={gebeurd.tekst} />}
    </div>
  );
}
