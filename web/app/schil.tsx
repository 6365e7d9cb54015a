/** What stands around every page: skip link, name, menu by role, state of the line, crisis, and what is said aloud. */
import { useEffect, useState } from 'preact/hooks';
import { Knop, Link } from '../ui/knop.tsx';
import { Paginakop } from '../ui/kop.tsx';
import { Melding } from '../ui/melding.tsx';
import { heeftRol, useConsole, useLiveStand } from './context.ts';
import { Crisisstrip } from './crisisstrip.tsx';
import { Menu } from './menu.tsx';
import { Oproepen } from './oproep.tsx';
import { PAGINAS } from './paginas.tsx';
import { past, usePad } from './route.ts';

/** Short drops are nobody's business; a line that stays away is. */
const GEDULD_MS = 2000;

function Lijnstand() {
  const stand = useLiveStand();
  const [weg, zetWeg] = useState(false);
  useEffect(() => {
    if (stand !== 'verbroken') {
      zetWeg(false);
      return;
    }
    const timer = setTimeout(() => zetWeg(true), GEDULD_MS);
    return () => clearTimeout(timer);
  }, [stand]);
  return (
    <div role="status" class="lijnstand">
      {weg && (
        <Melding soort="let-op" titel="Geen verbinding">
          <p class="nl-paragraph">
            U ziet wat er het laatst was. Voordeur probeert het steeds opnieuw. Wat u typt, blijft staan.
          </p>
        </Melding>
      )}
    </div>
  );
}

function NietGevonden() {
  return (
    <>
      <Paginakop titel="Niet gevonden">Deze bladzijde is er niet</Paginakop>
      <p class="nl-paragraph">
        Misschien mag uw rol haar niet zien, of is het adres niet goed overgenomen.{' '}
        <Link naar="/">Naar de startbladzijde</Link>
      </p>
    </>
  );
}

export function Schil() {
  const { ik, uitloggen } = useConsole();
  const { pad } = usePad();
  const eigen = PAGINAS.filter(({ rollen }) => heeftRol(ik, ...rollen));
  const gevonden = eigen
    .map((pagina) => ({ pagina, parameters: past(pagina.patroon, pad) }))
    .find(({ parameters }) => parameters !== undefined);
  return (
    <>
      <a class="nl-skip-link overslaan" href="#inhoud">
        Naar de inhoud
      </a>
      <header class="kop">
        <Link naar="/" class="merk">
          Voordeur
        </Link>
        <Menu paginas={eigen} huidig={gevonden?.pagina.patroon} />
        <div class="kop-rechts">
          <Crisisstrip />
          <span class="wie">{ik.naam}</span>
          <Knop soort="stil" onClick={uitloggen}>
            Uitloggen
          </Knop>
        </div>
      </header>
      <Lijnstand />
      <Oproepen />
      <main id="inhoud" tabIndex={-1}>
        {gevonden ? <gevonden.pagina.Toon key={pad} {...gevonden.parameters} /> : <NietGevonden />}
      </main>
    </>
  );
}
