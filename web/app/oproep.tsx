/**
 * Whoever is asked about an urgent case and has the console open sees it on top of every page, at once, and hears it. The screen
 * says that it shows it, and later that the person has it before them; neither takes the case up.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Knop, Link } from '../ui/knop.tsx';
import { Melding } from '../ui/melding.tsx';
import { heeftRol, useConsole } from './context.ts';
import { leesOproep, metOproep, naWijziging, type Oproep } from './oproepen.ts';
import { usePad } from './route.ts';

const inBeeld = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** Whether somebody has this page before them, as far as a browser can tell. */
function useInBeeld(): boolean {
  const [ja, zet] = useState(inBeeld);
  useEffect(() => {
    const kijk = () => zet(inBeeld());
    addEventListener('focus', kijk);
    addEventListener('blur', kijk);
    document.addEventListener('visibilitychange', kijk);
    return () => {
      removeEventListener('focus', kijk);
      removeEventListener('blur', kijk);
      document.removeEventListener('visibilitychange', kijk);
    };
  }, []);
  return ja;
}

const paginaVan = ({ zaak }: Oproep): string => `/spoedzaken/${encodeURIComponent(zaak)}`;

export function Oproepen() {
  const { api, live, ik } = useConsole();
  const { pad } = usePad();
  const gezien = useInBeeld();
  const [oproepen, zet] = useState<readonly Oproep[]>([]);
  const [lijn, zetLijn] = useState(0);
  const gezegd = useRef(new Set<string>());
  const getoond = useRef(oproepen);
  getoond.current = oproepen;
  const magZien = heeftRol(ik, 'professional', 'teamondersteuner');
  useEffect(
    () =>
      live.luister((bericht) => {
        const nieuw = leesOproep(bericht);
        zet((was) => (nieuw ? metOproep(was, nieuw) : naWijziging(was, bericht)));
      }),
    [live],
  );
  useEffect(
    () =>
      live.volgStand((stand) => {
        if (stand !== 'verbonden') return;
        // What was said on a line that broke may not have arrived, and what was settled meanwhile was not told.
        gezegd.current.clear();
        zetLijn((n) => n + 1);
        if (!magZien) return;
        for (const { zaak: id } of getoond.current)
          void api
            .vraag<{ status: string }>('GET', `/v1/spoedzaken/${encodeURIComponent(id)}`)
            .then(({ status }) => zet((was) => naWijziging(was, { soort: 'spoedzaak', id, status })))
            .catch(() => undefined);
      }),
    [live],
  );
  // After it was drawn: what is said to be shown is shown.
  useEffect(() => {
    const zeg = ({ zaak, push }: Oproep, stap: 'bezorgd' | 'gezien') => {
      if (gezegd.current.has(`${push} ${stap}`)) return;
      gezegd.current.add(`${push} ${stap}`);
      live.zeg({ soort: 'push-ontvangst', zaak, push, stap });
    };
    for (const oproep of oproepen) {
      zeg(oproep, 'bezorgd');
      if (gezien) zeg(oproep, 'gezien');
    }
  }, [oproepen, gezien, lijn, live]);
  const verberg = (push: string) => {
    zet((was) => was.filter((one) => one.push !== push));
    document.getElementById('inhoud')?.focus();
  };
  return (
    <div role="alert" aria-atomic="false" class="oproepen">
      {oproepen.map((oproep) => (
        <Melding key={oproep.push} soort="let-op" titel={oproep.titel}>
          <div class="knoppen">
            {magZien && pad !== paginaVan(oproep) && <Link naar={paginaVan(oproep)}>Bekijk de zaak</Link>}
            <Knop soort="stil" aria-label={`Verberg: ${oproep.titel}`} onClick={() => verberg(oproep.push)}>
              Verberg
            </Knop>
          </div>
        </Melding>
      ))}
    </div>
  );
}
