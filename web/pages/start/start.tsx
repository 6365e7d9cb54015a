/** The first page: what asks for attention of this role now, and the way to everything else. */
import { useEffect } from 'preact/hooks';
import { type Gelezen, useConsole, useLezen } from '../../app/context.ts';
import { PAGINAS } from '../../app/paginas.tsx';
import { ga } from '../../app/route.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Melding } from '../../ui/melding.tsx';
import { leesTeRegelen, leesWachtend } from './lezen.ts';

const WACHTEND_MS = 60_000;
const TE_REGELEN_MS = 10 * 60_000;

function useElke<T>(gelezen: Gelezen<T>, ms: number): Gelezen<T> {
  const { opnieuw } = gelezen;
  useEffect(() => {
    const timer = setInterval(() => void opnieuw(), ms);
    return () => clearInterval(timer);
  }, []);
  return gelezen;
}

function Aandacht() {
  const { ik } = useConsole();
  const wachtend = useElke(
    useLezen(
      (api) => leesWachtend(api, ik),
      [],
      ({ soort }) => soort === 'contact' || soort === 'spoedzaak',
    ),
    WACHTEND_MS,
  );
  const teRegelen = useElke(
    useLezen((api) => leesTeRegelen(api, ik), []),
    TE_REGELEN_MS,
  );
  const delen = [wachtend, teRegelen];
  const gelezen = delen.flatMap(({ waarde }) => waarde ?? []);
  const regels = gelezen.flatMap((deel) => deel.regels);
  const mist = gelezen.some(({ volledig }) => !volledig);
  return (
    <section aria-labelledby="aandacht">
      <h2 id="aandacht" class="nl-heading nl-heading--level-2">
        Wat nu aandacht vraagt
      </h2>
      {mist && (
        <Melding soort="let-op" titel="Niet alles kon worden opgehaald.">
          <Knop
            bezig={delen.some(({ bezig }) => bezig)}
            onClick={() => void Promise.all(delen.map(({ opnieuw }) => opnieuw()))}
          >
            Opnieuw
          </Knop>
        </Melding>
      )}
      {gelezen.length < delen.length && <p class="nl-paragraph zacht">Ophalen…</p>}
      {gelezen.length === delen.length && !mist && regels.length === 0 && (
        <Melding soort="goed" titel="Niets dat aandacht vraagt." />
      )}
      <ul class="rij-lijst">
        {regels
          .toSorted((a, b) => Number(b.dringend) - Number(a.dringend))
          .map(({ dringend, tekst, naar, doe }) => (
            <li key={tekst} class="dienstrij">
              <span>
                {dringend && <Kenteken toon="fout">Nu</Kenteken>} {tekst}
              </span>
              <Link naar={naar}>{doe}</Link>
            </li>
          ))}
      </ul>
    </section>
  );
}

export function Start() {
  const { ik } = useConsole();
  const wegen = PAGINAS.filter(
    ({ menu, patroon, rollen }) =>
      menu !== undefined && patroon !== '/' && rollen.some((rol) => ik.rollen.includes(rol)),
  );
  // Who has one page to work on is not kept from it.
  const enige = wegen.length === 1 ? wegen[0]?.patroon : undefined;
  useEffect(() => {
    if (enige !== undefined) ga(enige, { vervang: true });
  }, [enige]);
  if (enige !== undefined) return null;
  return (
    <>
      <Paginakop titel="Start">Welkom, {ik.naam}</Paginakop>
      {ik.rollen.some((rol) => rol !== 'gastvrouw') && <Aandacht />}
      <nav aria-label="Alle bladzijden">
        <h2 class="nl-heading nl-heading--level-2">Alle bladzijden</h2>
        <ul class="wegen">
          {wegen.map(({ patroon, menu }) => (
            <li key={patroon}>
              <Link naar={patroon}>{menu}</Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
