/**
 * The numbers for a crisis: on every page, one key away (Alt+C), also when the API does not answer. What is not read yet
 * falls back on the page that needs nothing but itself.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Dialoog } from '../ui/dialoog.tsx';
import { Kenteken } from '../ui/kenteken.tsx';
import { Knop } from '../ui/knop.tsx';
import { useConsole } from './context.ts';
import { datum } from './woorden.ts';

interface Nummer {
  readonly naam: string;
  readonly nummer: string;
  readonly bron?: string;
  readonly gecontroleerdOp?: string;
}

/** In life's danger nobody may have to wait for an answer of a server. */
const ALTIJD: readonly Nummer[] = [
  { naam: 'Levensgevaar', nummer: '112' },
  { naam: 'Zelfmoordpreventie', nummer: '113' },
  { naam: 'Veilig Thuis', nummer: '0800-2000' },
  { naam: 'Kindertelefoon', nummer: '0800-0432' },
];

interface Organisatie {
  readonly crisisdienst: { readonly naam: string; readonly nummer: string };
  readonly noodnummers: readonly Nummer[];
}

export const belAdres = (nummer: string): string => `tel:${nummer.replace(/[^\d+]/g, '')}`;

export function Crisisstrip() {
  const { api } = useConsole();
  const [open, zetOpen] = useState(false);
  const [nummers, zet] = useState<readonly Nummer[]>(ALTIJD);
  const knop = useRef<HTMLDivElement>(null);

  useEffect(() => {
    api.vraag<Organisatie>('GET', '/v1/organisatie').then(
      ({ crisisdienst, noodnummers }) => {
        const all = [
          ...noodnummers,
          ...ALTIJD.filter(({ nummer }) => !noodnummers.some((own) => belAdres(own.nummer) === belAdres(nummer))),
        ];
        const own = crisisdienst.nummer === '' ? [] : [crisisdienst];
        zet([...all.slice(0, 1), ...own, ...all.slice(1).filter(({ nummer }) => nummer !== crisisdienst.nummer)]);
      },
      () => {
        // The numbers that always hold stay.
      },
    );
  }, [api]);

  useEffect(() => {
    const toets = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyC') return;
      event.preventDefault();
      zetOpen((was) => !was);
    };
    addEventListener('keydown', toets);
    return () => removeEventListener('keydown', toets);
  }, []);

  return (
    <div ref={knop} class="crisisstrip">
      <Knop soort="gevaar" aria-keyshortcuts="Alt+C" aria-haspopup="dialog" onClick={() => zetOpen(true)}>
        Crisis: 112
      </Knop>
      <Dialoog titel="Crisis" open={open} sluit={() => zetOpen(false)}>
        <p class="nl-paragraph">
          <Kenteken toon="fout">Levensgevaar</Kenteken> Bel eerst <a href="tel:112">112</a>. Blijf bij de persoon aan de
          lijn.
        </p>
        <dl class="nummers">
          {nummers.map(({ naam, nummer, gecontroleerdOp }) => (
            <div key={naam + nummer}>
              <dt>{naam}</dt>
              <dd>
                <a class="nl-link nummer" href={belAdres(nummer)}>
                  {nummer}
                </a>
                {gecontroleerdOp && <span class="zacht"> gecontroleerd op {datum(gecontroleerdOp)}</span>}
              </dd>
            </div>
          ))}
        </dl>
        <p class="nl-paragraph">
          <a class="nl-link" href="/crisis">
            Bladzijde die altijd werkt
          </a>
          , ook zonder verbinding met Voordeur.
        </p>
      </Dialoog>
    </div>
  );
}
