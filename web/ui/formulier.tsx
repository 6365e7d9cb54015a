/** A form whose faults stand at their fields, under the names that the API gives them. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ApiFout } from '../app/api.ts';
import type { Bewaren } from '../app/bewaren.ts';
import { Knop } from './knop.tsx';
import { Foutmelding, Melding } from './melding.tsx';
import { type Gebeurd, Uitslag } from './uitslag.tsx';

/** Id of the input for a field of the API: `locaties[0].naam` is `v-locaties-0-naam`. */
export const veldId = (veld: string): string => `v-${veld.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** What is wrong with a field, all of it in one line. */
export function foutBij(fout: ApiFout | undefined, veld: string): string | undefined {
  const meldingen = fout?.fouten.filter((een) => een.veld === veld).map(({ melding }) => melding) ?? [];
  return meldingen.length === 0 ? undefined : meldingen.join(' ');
}

/** The same for a field that holds a list: also what is wrong with one of it. */
export const foutOnder = (fout: ApiFout | undefined, veld: string): string | undefined =>
  fout?.fouten
    .filter((een) => een.veld === veld || een.veld.startsWith(`${veld}[`))
    .map(({ melding }) => melding)
    .join(' ') || undefined;

/** What is wrong with a group of choices. */
export function Groepsfout({ fout, veld }: { readonly fout: ApiFout | undefined; readonly veld: string }) {
  const melding = foutOnder(fout, veld);
  if (melding === undefined) return null;
  return (
    <div class="veld-fout">
      <span aria-hidden="true">✕ </span>
      {melding}
    </div>
  );
}

/** Id and fault of a field at once, for the inputs of a form. */
export const veldVan = (fout: ApiFout | undefined, veld: string) => ({ id: veldId(veld), fout: foutBij(fout, veld) });

/** The input for a field, or for what it is part of: of `wijken[2]` that of `wijken`. */
function invoerVan(veld: string): string | undefined {
  for (let deel = veld; deel !== ''; deel = deel.replace(/(^|[.[])[^.[]*$/, '')) {
    if (document.getElementById(veldId(deel)) !== null) return veldId(deel);
  }
  return undefined;
}

/** How an input is called on the page. */
const naamVan = (id: string): string | null | undefined =>
  (document.querySelector(`label[for="${id}"]`) ?? document.querySelector(`#${id} > legend`))?.textContent;

/** Faults by the names that the page gives its fields, each with a link to its field where there is one. */
export function Formulierfout({ fout }: { readonly fout: ApiFout | undefined }) {
  // The same fault stays the same object: it takes the focus once.
  const [gezegd, velden] = useMemo(() => {
    if (fout === undefined || fout.fouten.length === 0) return [fout, {}];
    const bij = fout.fouten.map((een) => ({ ...een, id: invoerVan(een.veld) }));
    const fouten = bij.map(({ veld, melding, id }) => {
      const naam = id && naamVan(id);
      return { veld, melding: naam ? `${naam}: ${melding}` : melding };
    });
    const ids = bij.flatMap(({ veld, id }) => (id === undefined ? [] : [[veld, id]]));
    return [new ApiFout(fout.status, fout.code, fout.message, { fouten }), Object.fromEntries(ids)];
  }, [fout]);
  return <Foutmelding fout={gezegd} velden={velden} />;
}

interface BotsingProps<T> {
  readonly bewaren: Bewaren<T>;
  /** How fields are called on the page. */
  readonly namen: Readonly<Record<keyof T & string, string>>;
  readonly houd: () => void;
}

function BotsingMelding<T>({ bewaren: { botsing, bezig, neemOver }, namen, houd }: BotsingProps<T>) {
  const plek = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (botsing) plek.current?.focus();
  }, [botsing]);
  if (botsing === undefined) return null;
  return (
    <div ref={plek} tabIndex={-1} role="alert">
      <Melding soort="let-op" titel="Iemand anders heeft dit ondertussen ook gewijzigd. Er is nog niets bewaard.">
        <ul>
          {botsing.velden.map((veld) => {
            const nu = botsing.ander[veld];
            return (
              <li key={veld}>
                {namen[veld]}
                {typeof nu === 'string' && `: daar staat nu “${nu}”`}
              </li>
            );
          })}
        </ul>
        <div class="knoppen">
          <Knop soort="primair" bezig={bezig} onClick={houd}>
            Bewaar wat ik heb ingevuld
          </Knop>
          <Knop onClick={neemOver}>Neem over wat er nu staat</Knop>
        </div>
      </Melding>
    </div>
  );
}

interface Props<T> {
  readonly bewaren: Bewaren<T>;
  readonly namen: Readonly<Record<keyof T & string, string>>;
  readonly knop?: string;
  /** Said when it is kept. */
  readonly gelukt?: string;
  /** Asked before it is kept; false keeps nothing. */
  readonly vooraf?: () => boolean;
  /** After it is kept. */
  readonly klaar?: () => void;
  readonly children: ComponentChildren;
}

/** Everything around the fields: faults on top, who else changed it, and the buttons below with what became of it. */
export function Bewaarvorm<T extends object>(props: Props<T>) {
  const { bewaren, namen, knop = 'Bewaar', gelukt = 'Bewaard.', vooraf, klaar, children } = props;
  const [gebeurd, zet] = useState<Gebeurd | undefined>(undefined);
  const meldGebeurd = (tekst: string) => zet((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
  const doe = async (hoe: () => Promise<boolean>) => {
    zet(undefined);
    if (vooraf?.() === false || !(await hoe())) return;
    meldGebeurd(gelukt);
    klaar?.();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void doe(bewaren.bewaar);
      }}
    >
      <Formulierfout fout={bewaren.fout} />
      <BotsingMelding bewaren={bewaren} namen={namen} houd={() => void doe(bewaren.houdEigen)} />
      {children}
      <Uitslag gebeurd={bewaren.vuil ? undefined : gebeurd} />
      <div class="knoppen">
        <Knop type="submit" soort="primair" bezig={bewaren.bezig}>
          {knop}
        </Knop>
        <Knop
          onClick={() => {
            bewaren.herstel();
            meldGebeurd('Er staat weer wat bewaard was.');
          }}
        >
          Maak ongedaan
        </Knop>
        {bewaren.vuil && <span class="zacht">Nog niet bewaard.</span>}
      </div>
    </form>
  );
}
