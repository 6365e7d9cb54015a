/** The roster of a wijkteam: the week, what is open, the rotation, how turns were shared, and what it was before. */
import { useEffect, useState } from 'preact/hooks';
import type { Domein } from '../../app/antwoorden/roosterweek.ts';
import { heeftRol, useConsole } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { useBewaker } from '../../app/route.ts';
import { nu } from '../../app/server-klok.ts';
import { Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';
import { dagVan, eenheidVan, isDag } from '../bereikbaarheid/perioden.ts';
import { useKeuzes } from '../bereikbaarheid/periodevelden.tsx';
import { type Concept, doeStap, LEEG, type Stapel } from './concept.ts';
import { Geschiedenis } from './geschiedenis.tsx';
import { isRoosternieuws } from './lezen.ts';
import { OpenDagdelen } from './open-dagdelen.tsx';
import { RotatiePagina } from './rotatie.tsx';
import { Verdeling } from './verdeling.tsx';
import { WeekPagina } from './week-pagina.tsx';
import { DOMEINKEUZES, isDomein, telling } from './woorden.ts';

const DELEN = [
  { deel: 'week', tekst: 'Week' },
  { deel: 'open', tekst: 'Open dagdelen' },
  { deel: 'rotatie', tekst: 'Vaste rotatie' },
  { deel: 'verdeling', tekst: 'Verdeling' },
  { deel: 'versies', tekst: 'Versies' },
] as const;

/** What is chosen, and the draft, for every part of the page. */
export interface Roosterplek {
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly maandag: string;
  readonly vandaag: string;
  readonly magMaken: boolean;
  readonly stapel: Stapel;
  /** The publication that the draft was made on. */
  readonly basis: number | undefined;
  /** The last publication for this wijkteam that was told of while the page is open; 0 = none. */
  readonly nieuws: number;
  /** One step of the draft; `versie`: the publication that is on the screen. */
  readonly doe: (concept: Concept, wat: string, versie: number) => void;
  readonly zetStapel: (stapel: Stapel, basis?: number) => void;
  readonly ga: (velden: Readonly<Record<string, string>>) => void;
}

export function RoosterPagina() {
  const { ik } = useConsole();
  const { wijkteams, medewerkers } = useNamen();
  const { lees } = useKeuzes();
  const gekozen = lees('wijkteam') || ik.wijkteams.find((een) => wijkteams.some(({ slug }) => slug === een));
  const wijkteam = gekozen ?? wijkteams[0]?.slug;
  return (
    <>
      <Paginakop titel="Rooster">Rooster</Paginakop>
      {wijkteam === undefined || medewerkers.length === 0 ? (
        <p class="nl-paragraph zacht">Ophalen…</p>
      ) : (
        <Rooster key={wijkteam} wijkteam={wijkteam} />
      )}
    </>
  );
}

function Rooster({ wijkteam }: { readonly wijkteam: string }) {
  const { ik, live, meld } = useConsole();
  const { wijkteams } = useNamen();
  const keuzes = useKeuzes();
  const [stapel, zetStapel] = useState(LEEG);
  const [basis, zetBasis] = useState<number | undefined>(undefined);
  const [nieuws, zetNieuws] = useState(0);
  useEffect(
    () =>
      live.luister((bericht) => {
        if (isRoosternieuws(bericht) && bericht['wijkteam'] === wijkteam)
          zetNieuws((was) => Math.max(was, Number(bericht['versie'])));
      }),
    [live, wijkteam],
  );
  const gekozen = keuzes.lees('domein');
  const domein: Domein = isDomein(gekozen) ? gekozen : 'sociaal';
  const vandaag = dagVan(nu());
  const week = keuzes.lees('week');
  const maandag = eenheidVan('week', isDag(week) ? week : vandaag).van;
  const deel = DELEN.find((een) => een.deel === keuzes.lees('deel'))?.deel ?? 'week';
  const n = stapel.nu.length;
  useBewaker((naar) => {
    if (n === 0) return null;
    const adres = naar === undefined ? undefined : new URL(naar, location.href);
    // Another week or part of the same wijkteam keeps the draft.
    const blijft = adres?.pathname === '/rooster' && (adres.searchParams.get('wijkteam') ?? wijkteam) === wijkteam;
    return blijft
      ? null
      : `Uw concept (${telling(n, 'wijziging', 'wijzigingen')}) is nog niet gepubliceerd. Toch weggaan?`;
  });
  const plek: Roosterplek = {
    wijkteam,
    domein,
    maandag,
    vandaag,
    magMaken: heeftRol(ik, 'beheerder'),
    stapel,
    basis,
    nieuws,
    doe: (concept, wat, versie) => {
      // What was undone before a draft began on another roster belongs to that other one.
      const opnieuw = n === 0 && concept !== stapel.nu;
      // What was published here just now may not be on the screen yet.
      const op = Math.max(versie, basis ?? 0);
      if (opnieuw) zetBasis(op);
      zetStapel(doeStap(opnieuw && basis !== op ? LEEG : stapel, concept, wat));
      meld(wat);
    },
    zetStapel: (nieuw, op) => {
      zetStapel(nieuw);
      if (op !== undefined) zetBasis(op);
    },
    ga: (velden) => keuzes.zet({ wijkteam, ...velden }),
  };
  const adres = (naar: string) => {
    const velden = { wijkteam, domein, week: maandag, ...(naar !== 'week' && { deel: naar }) };
    return `/rooster?${new URLSearchParams(velden)}`;
  };
  return (
    <>
      <div class="filters">
        <KeuzeVeld
          label="Wijkteam"
          keuzes={wijkteams.map(({ slug, naam }) => ({ waarde: slug, tekst: naam }))}
          waarde={wijkteam}
          opWijzig={(nieuw) => keuzes.zet({ wijkteam: nieuw })}
        />
        <KeuzeVeld
          label="Domein"
          keuzes={DOMEINKEUZES}
          waarde={domein}
          opWijzig={(nieuw) => plek.ga({ domein: nieuw })}
        />
      </div>
      <nav aria-label="Onderdelen van het rooster">
        <ul class="menu">
          {DELEN.map((een) => (
            <li key={een.deel}>
              <Link naar={adres(een.deel)} aria-current={een.deel === deel ? 'page' : undefined}>
                {een.tekst}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {n > 0 && deel !== 'week' && (
        <p class="nl-paragraph">
          U hebt een concept met {telling(n, 'wijziging', 'wijzigingen')}.{' '}
          <Link naar={adres('week')}>Naar de week</Link>
        </p>
      )}
      {deel === 'week' && <WeekPagina plek={plek} />}
      {deel === 'open' && <OpenDagdelen vandaag={vandaag} adresVan={padNaar} />}
      {deel === 'rotatie' && <RotatiePagina key={domein} plek={plek} />}
      {deel === 'verdeling' && <Verdeling wijkteam={wijkteam} />}
      {deel === 'versies' && <Geschiedenis plek={plek} />}
    </>
  );
}

/** The week of a day, for a wijkteam and domein. */
const padNaar = (wijkteam: string, domein: string, dag: string): string =>
  `/rooster?${new URLSearchParams({ wijkteam, domein, week: dag })}`;
