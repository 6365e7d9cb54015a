/** Days that are not as their week: closed, half a day, or open when it is not usually so. */
import { datum as datumTekst } from '../../app/woorden.ts';
import { veldId, veldVan } from '../../ui/formulier.tsx';
import { Knop } from '../../ui/knop.tsx';
import { TekstVeld, Vinkje } from '../../ui/veld.tsx';
import { plusDagen } from '../bereikbaarheid/perioden.ts';
import { heeftFout, type Uitzonderingform, zonder } from './formulier.ts';
import { Tijdvakken } from './tijdvakken.tsx';
import type { Formulierdeel } from './weekpatronen.tsx';

const PLEK = 'uitzonderingen';

const kop = ({ van, totEnMet, reden }: Uitzonderingform): string => {
  const dag = (op: string) => (op === '' ? 'nog geen dag' : datumTekst(`${op}T12:00:00Z`));
  return `${dag(van)}${totEnMet === van ? '' : ` tot en met ${dag(totEnMet)}`}${reden && `: ${reden}`}`;
};

export function Uitzonderingen({ form, zet, fout, focus, vandaag }: Formulierdeel) {
  const { uitzonderingen, sluitingsdagen, landelijk } = form;
  const alle = uitzonderingen.map((een, index) => ({ een, index }));
  const voorbij = alle.filter(({ een }) => een.voorbij);
  const komend = alle.filter(({ een }) => !een.voorbij);
  const zetEen = (index: number, nieuw: Partial<Uitzonderingform>) =>
    zet({
      ...form,
      uitzonderingen: uitzonderingen.map((een, nummer) => (nummer === index ? { ...een, ...nieuw } : een)),
    });
  const erbij = (dagdelen: Uitzonderingform['dagdelen']) => {
    const morgen = plusDagen(vandaag, 1);
    const nieuw = { van: morgen, totEnMet: morgen, dagdelen, reden: '', voorbij: false };
    zet({ ...form, uitzonderingen: [...uitzonderingen, nieuw] });
    focus(veldId(`${PLEK}[${uitzonderingen.length}].van`));
  };
  const rij = ({ een, index }: (typeof alle)[number]) => {
    const plek = `${PLEK}[${index}]`;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row
      <div key={index} role="group" aria-label={kop(een)} class="uitzondering">
        <div class="filters">
          <TekstVeld
            {...veldVan(fout, `${plek}.van`)}
            label="Eerste dag"
            type="date"
            value={een.van}
            onInput={({ currentTarget: { value } }) =>
              // One day is what is meant most.
              zetEen(
                index,
                een.totEnMet === een.van || een.totEnMet < value ? { van: value, totEnMet: value } : { van: value },
              )
            }
          />
          <TekstVeld
            {...veldVan(fout, `${plek}.totEnMet`)}
            label="Laatste dag"
            type="date"
            value={een.totEnMet}
            onInput={({ currentTarget }) => zetEen(index, { totEnMet: currentTarget.value })}
          />
          <TekstVeld
            {...veldVan(fout, `${plek}.reden`)}
            label="Waarom (mensen horen of lezen dit)"
            value={een.reden}
            maxLength={200}
            onInput={({ currentTarget }) => zetEen(index, { reden: currentTarget.value })}
          />
        </div>
        <div class="dagrij">
          <Tijdvakken
            veld={`${plek}.dagdelen`}
            naam={`uitzondering ${kop(een)}`}
            delen={een.dagdelen}
            fout={fout}
            focus={focus}
            zet={(dagdelen) => zetEen(index, { dagdelen })}
          />
          <Knop
            aria-label={`Haal weg: ${kop(een)}`}
            onClick={() => {
              zet({ ...form, uitzonderingen: zonder(uitzonderingen, index) });
              focus('uitzonderingen');
            }}
          >
            Haal weg
          </Knop>
        </div>
      </div>
    );
  };
  return (
    <section aria-labelledby="uitzonderingen">
      <h2 id="uitzonderingen" tabIndex={-1} class="nl-heading nl-heading--level-2">
        Bijzondere dagen
      </h2>
      <Vinkje
        label="Dicht op landelijke feestdagen"
        aan={landelijk}
        opWijzig={(aan) => zet({ ...form, landelijk: aan })}
      />
      <p class="nl-paragraph">
        Een dag hieronder gaat voor een feestdag en voor de week. Zonder tijden is het dicht. Dagen voor de hele
        organisatie staan bij Sluitingsdagen.
      </p>
      {komend.map(rij)}
      {voorbij.length > 0 && (
        <details class="tabel-bij" open={voorbij.some(({ index }) => heeftFout(fout, `${PLEK}[${index}]`))}>
          <summary>Voorbij ({voorbij.length})</summary>
          {voorbij.map(rij)}
        </details>
      )}
      {sluitingsdagen.length > 0 && (
        <>
          <h3 class="nl-heading nl-heading--level-3">Hele dagen dicht</h3>
          <ul class="rij-lijst">
            {sluitingsdagen.map((een, index) => (
              <li key={een.datum} class="dienstrij">
                <span>
                  {datumTekst(`${een.datum}T12:00:00Z`)}: {een.reden}
                </span>
                <Knop
                  aria-label={`Haal weg: ${datumTekst(`${een.datum}T12:00:00Z`)}`}
                  onClick={() => {
                    zet({ ...form, sluitingsdagen: zonder(sluitingsdagen, index) });
                    focus('uitzonderingen');
                  }}
                >
                  Haal weg
                </Knop>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="knoppen">
        <Knop onClick={() => erbij([])}>Dag dicht</Knop>
        <Knop onClick={() => erbij([{ van: '09:00', tot: '12:30' }])}>Dag met andere tijden</Knop>
      </div>
    </section>
  );
}
