/** Weekly hours, each with the days on which they hold. */
import { useState } from 'preact/hooks';
import type { ApiFout } from '../../app/api.ts';
import { datum as datumTekst } from '../../app/woorden.ts';
import { veldId, veldVan } from '../../ui/formulier.tsx';
import { Knop } from '../../ui/knop.tsx';
import { TekstVeld } from '../../ui/veld.tsx';
import { type Formulier, heeftFout, nieuwPatroon, type Patroonform, vervang, zonder } from './formulier.ts';
import { WEEKDAGEN } from './jaar.ts';
import { Tijdvakken } from './tijdvakken.tsx';

export interface Formulierdeel {
  readonly form: Formulier;
  readonly zet: (form: Formulier) => void;
  readonly fout: ApiFout | undefined;
  readonly focus: (id: string) => void;
  readonly vandaag: string;
}

function naamVan({ geldigVan, geldigTotEnMet }: Patroonform): string {
  const dag = (op: string) => (op === '' ? 'een dag' : datumTekst(`${op}T12:00:00Z`));
  const tot = geldigTotEnMet === '' ? '' : ` tot en met ${dag(geldigTotEnMet)}`;
  return geldigVan < '2000' && geldigVan !== '' ? `Van oudsher${tot}` : `Vanaf ${dag(geldigVan)}${tot}`;
}

interface WeekProps extends Formulierdeel {
  readonly patroon: Patroonform;
  readonly index: number;
  readonly geldtNu: boolean;
}

function Weekpatroon({ form, zet, fout, focus, vandaag, patroon, index, geldtNu }: WeekProps) {
  const { patronen } = form;
  const plek = `patronen[${index}]`;
  // What holds today, and what is to come, is what somebody wants to see; it stays so while dates are typed.
  const [open] = useState(geldtNu || patroon.geldigVan === '' || patroon.geldigVan > vandaag);
  const zetPatroon = (nieuw: Partial<Patroonform>) =>
    zet({ ...form, patronen: vervang(patronen, index, { ...patroon, ...nieuw }) });
  const zetDag = (dag: number, delen: Patroonform['week'][number]) =>
    zetPatroon({ week: vervang(patroon.week, dag, delen) });
  return (
    <details class="signalen" open={open || heeftFout(fout, plek)}>
      <summary>
        {naamVan(patroon)} {geldtNu && <span class="zacht">(geldt nu)</span>}
      </summary>
      <div class="filters">
        <TekstVeld
          {...veldVan(fout, `${plek}.geldigVan`)}
          label="Geldt vanaf"
          type="date"
          value={patroon.geldigVan}
          onInput={({ currentTarget }) => zetPatroon({ geldigVan: currentTarget.value })}
        />
        <TekstVeld
          {...veldVan(fout, `${plek}.geldigTotEnMet`)}
          label="Tot en met (mag leeg)"
          type="date"
          value={patroon.geldigTotEnMet}
          onInput={({ currentTarget }) => zetPatroon({ geldigTotEnMet: currentTarget.value })}
        />
      </div>
      {WEEKDAGEN.map((naam, dag) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row
        <div key={naam} role="group" aria-label={naam} class="dagrij">
          <strong>{naam}</strong>
          <Tijdvakken
            veld={`${plek}.week[${dag}].dagdelen`}
            naam={naam}
            delen={patroon.week[dag] ?? []}
            fout={fout}
            focus={focus}
            zet={(delen) => zetDag(dag, delen)}
          />
          {dag > 0 && (
            <Knop
              soort="stil"
              aria-label={`${naam} zoals ${WEEKDAGEN[dag - 1]}`}
              onClick={() => zetDag(dag, patroon.week[dag - 1] ?? [])}
            >
              zoals {WEEKDAGEN[dag - 1]}
            </Knop>
          )}
        </div>
      ))}
      {patronen.length > 1 && (
        <div class="knoppen">
          <Knop
            onClick={() => {
              zet({ ...form, patronen: zonder(patronen, index) });
              focus('weekpatronen');
            }}
          >
            Haal deze week weg
          </Knop>
        </div>
      )}
    </details>
  );
}

export function Weekpatronen(deel: Formulierdeel) {
  const { form, zet, focus, vandaag } = deel;
  const { patronen } = form;
  const geldend = patronen
    .filter(
      ({ geldigVan, geldigTotEnMet }) => geldigVan <= vandaag && (geldigTotEnMet === '' || vandaag <= geldigTotEnMet),
    )
    .toSorted((a, b) => (a.geldigVan < b.geldigVan ? 1 : -1))[0];
  return (
    <section aria-labelledby="weekpatronen">
      <h2 id="weekpatronen" tabIndex={-1} class="nl-heading nl-heading--level-2">
        De week
      </h2>
      <p class="nl-paragraph">
        Gelden er op een dag meer weken, dan telt de week die het laatst is ingegaan. Ligt het einde voor het begin, dan
        is het de volgende dag.
      </p>
      {patronen.map((patroon, index) => (
        <Weekpatroon key={index} {...deel} patroon={patroon} index={index} geldtNu={patroon === geldend} />
      ))}
      <div class="knoppen">
        <Knop
          onClick={() => {
            zet({ ...form, patronen: [...patronen, nieuwPatroon(form, '')] });
            focus(veldId(`patronen[${patronen.length}].geldigVan`));
          }}
        >
          Andere week vanaf een dag
        </Knop>
      </div>
    </section>
  );
}
