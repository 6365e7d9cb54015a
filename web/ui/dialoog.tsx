import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Knop } from './knop.tsx';

interface Props {
  readonly titel: string;
  readonly open: boolean;
  readonly sluit: () => void;
  readonly children: ComponentChildren;
}

/** A dialog of the browser itself: it holds the focus, closes on Escape, and gives the focus back to what opened it. */
export function Dialoog({ titel, open, sluit, children }: Props) {
  const plek = useRef<HTMLDialogElement>(null);
  const terug = useRef<Element | null>(null);
  const id = useId();
  useEffect(() => {
    const dialog = plek.current;
    if (dialog === null) return;
    if (open && !dialog.open) {
      terug.current = document.activeElement;
      dialog.showModal();
    } else if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={plek}
      class="dialoog"
      aria-labelledby={id}
      onClose={() => {
        if (terug.current instanceof HTMLElement) terug.current.focus();
        sluit();
      }}
    >
      <div class="dialoog-kop">
        <h2 id={id} class="nl-heading nl-heading--level-3">
          {titel}
        </h2>
        <Knop soort="stil" onClick={sluit}>
          Sluiten
        </Knop>
      </div>
      {open && children}
    </dialog>
  );
}
