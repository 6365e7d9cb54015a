/** The main menu: the pages of one's roles, by group for who has so many that a row of them cannot be overseen. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Knop, Link } from '../ui/knop.tsx';
import { groepeer, type Menugroep, type Menupagina } from './menugroepen.ts';
import { usePad } from './route.ts';

function Menulink({ pagina: { patroon, menu }, huidig }: { pagina: Menupagina; huidig: string | undefined }) {
  return (
    <li>
      <Link naar={patroon} aria-current={patroon === huidig ? 'page' : undefined}>
        {menu}
      </Link>
    </li>
  );
}

/** A button that shows its pages; it closes by itself when one is chosen, when one leaves it, and by Escape. */
function Uitklap({ naam, paginas, huidig }: Menugroep & { huidig: string | undefined }) {
  const { pad } = usePad();
  const [open, zetOpen] = useState(false);
  const geheel = useRef<HTMLLIElement>(null);
  const id = useId();
  const hier = paginas.some(({ patroon }) => patroon === huidig);
  useEffect(() => zetOpen(false), [pad]);
  useEffect(() => {
    if (!open) return;
    const buiten = ({ target }: Event) => {
      if (!geheel.current?.contains(target as Node)) zetOpen(false);
    };
    const toets = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      zetOpen(false);
      if (geheel.current?.contains(document.activeElement)) geheel.current.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', buiten);
    document.addEventListener('focusin', buiten);
    document.addEventListener('keydown', toets);
    return () => {
      document.removeEventListener('pointerdown', buiten);
      document.removeEventListener('focusin', buiten);
      document.removeEventListener('keydown', toets);
    };
  }, [open]);
  return (
    <li class="menugroep" ref={geheel}>
      <Knop
        soort="stil"
        class={hier ? 'menuknop menuknop-hier' : 'menuknop'}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => zetOpen(!open)}
      >
        {naam}
        {hier && <span class="alleen-gehoord"> (hier bent u)</span>}
      </Knop>
      <ul id={id} hidden={!open}>
        {paginas.map((pagina) => (
          <Menulink key={pagina.patroon} pagina={pagina} huidig={huidig} />
        ))}
      </ul>
    </li>
  );
}

export function Menu({ paginas, huidig }: { paginas: readonly Menupagina[]; huidig: string | undefined }) {
  const { los, groepen } = groepeer(paginas);
  return (
    <nav aria-label="Hoofdmenu">
      <ul class="menu">
        {los.map((pagina) => (
          <Menulink key={pagina.patroon} pagina={pagina} huidig={huidig} />
        ))}
        {groepen.map((groep) => (
          <Uitklap key={groep.naam} {...groep} huidig={huidig} />
        ))}
      </ul>
    </nav>
  );
}
