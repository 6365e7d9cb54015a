import { useEffect, useRef } from 'preact/hooks';

/** Puts the focus on an element, by its id, once what changed is on the screen. */
export function useFocus(): (id: string) => void {
  const doel = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (doel.current === undefined) return;
    document.getElementById(doel.current)?.focus();
    doel.current = undefined;
  });
  return (id) => {
    doel.current = id;
  };
}
