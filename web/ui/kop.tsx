import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The heading of a page: gives the tab its title, and takes the focus when one comes here from another page. */
export function Paginakop({ children, titel }: { readonly children: ComponentChildren; readonly titel: string }) {
  const plek = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${titel} - Voordeur`;
  }, [titel]);
  useEffect(() => {
    plek.current?.focus();
  }, []);
  return (
    <h1 ref={plek} tabIndex={-1} class="nl-heading nl-heading--level-1 paginakop">
      {children}
    </h1>
  );
}
