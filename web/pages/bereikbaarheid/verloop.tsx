/** The share within the norm over time, with the target of then and the number behind each point. */
import type { Rij } from '../../app/antwoorden/bereikbaarheid.ts';
import { aandeel, aantal, duur } from '../../app/woorden.ts';
import { Grafiek, TabelBij } from '../../ui/grafiek.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { Normstand } from './kaart.tsx';
import { type Indeling, puntNamen } from './perioden.ts';
import { durenVan, getoetst, normTekst } from './uitleg.ts';

interface Props {
  readonly rijen: readonly Rij[];
  readonly per: Indeling;
  readonly opWaarom: (rij: Rij, over: string) => void;
}

export function Verloop({ rijen, per, opWaarom }: Props) {
  const waarom = (sleutel: string) => {
    const rij = rijen.find(({ van }) => van === sleutel);
    if (rij !== undefined) opWaarom(rij, puntNamen(per, rij.van).naam);
  };
  const naam = kanaalnaam(rijen[0]?.kanaal ?? '');
  const normen = new Set(rijen.flatMap(({ norm }) => (norm === null ? [] : [`${normTekst(norm)} ${norm.doel}`])));
  const titel = `${naam}: deel binnen de norm`;
  return (
    <>
      <p class="legenda" aria-hidden="true">
        <span>
          <svg aria-hidden="true" width="14" height="14">
            <circle class="grafiek-stip" cx="7" cy="7" r="4.5" />
          </svg>{' '}
          doel gehaald
        </span>
        <span>
          <svg aria-hidden="true" width="14" height="14">
            <rect class="grafiek-gemist" x="2.5" y="2.5" width="9" height="9" />
          </svg>{' '}
          niet gehaald
        </span>
        <span>
          <svg aria-hidden="true" width="28" height="14">
            <path class="grafiek-streep" d="M0 7L28 7" />
          </svg>{' '}
          doel
        </span>
        <span>n = aantal getoetst</span>
      </p>
      <Grafiek
        soort="lijn"
        titel={`Lijn. ${titel}, ${rijen.length} punten. De cijfers staan in de tabel hieronder.`}
        top={1}
        schrijf={(waarde) => aandeel(waarde)}
        punten={rijen.map((rij) => ({
          sleutel: rij.van,
          ...puntNamen(per, rij.van),
          waarde: rij.serviceniveau,
          streep: rij.norm?.doel ?? null,
          onder: `n ${getoetst(rij)}`,
        }))}
        opKies={waarom}
      />
      {normen.size > 1 && (
        <p class="nl-paragraph">
          <span aria-hidden="true">⚠ </span>De norm is in deze periode veranderd. Elk contact is getoetst aan de norm
          van zijn eigen dag.
        </p>
      )}
      <TabelBij titel="Tabel bij dit plaatje">
        <Tabel
          titel={titel}
          kolommen={[
            { kop: 'Wanneer', cel: ({ van }) => puntNamen(per, van).naam },
            { kop: 'Binnen de norm', cel: ({ serviceniveau }) => aandeel(serviceniveau), getal: true },
            { kop: 'n', cel: (rij) => aantal(getoetst(rij)), getal: true },
            { kop: 'Doel', cel: ({ norm }) => (norm === null ? 'geen' : aandeel(norm.doel)), getal: true },
            { kop: 'Stand', cel: (rij) => <Normstand rij={rij} /> },
            { kop: 'Nog niet bekend', cel: ({ nogNietBekend }) => aantal(nogNietBekend), getal: true },
            { kop: 'Ontvangen', cel: ({ ontvangen }) => aantal(ontvangen), getal: true },
            { kop: 'Afgehaakt', cel: ({ afgehaakt }) => aantal(afgehaakt), getal: true },
            { kop: 'Mediaan', cel: (rij) => seconden(durenVan(rij).p50), getal: true },
            { kop: 'P90', cel: (rij) => seconden(durenVan(rij).p90), getal: true },
            {
              kop: 'Uitleg',
              cel: (rij) => (
                <Knop
                  soort="stil"
                  aria-haspopup="dialog"
                  aria-label={`Waarom dit cijfer: ${puntNamen(per, rij.van).naam}`}
                  onClick={() => waarom(rij.van)}
                >
                  Waarom?
                </Knop>
              ),
            },
          ]}
          rijen={rijen}
          sleutel={({ van }) => van}
        />
      </TabelBij>
    </>
  );
}

const seconden = (waarde: number | null): string => (waarde === null ? '-' : duur(waarde));
