/** Who saw what: found by contact, case or colleague, with whether anything of it was tampered with. */
import { useState } from 'preact/hooks';
import type { Bladzijde, Controle, InLijst, Regel } from '../../app/antwoorden/verantwoording.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { nu } from '../../app/server-klok.ts';
import { tijd, tijdstip } from '../../app/woorden.ts';
import { CsvKnop } from '../../ui/csv-knop.tsx';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud, Melding } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import { dagVan, plusDagen } from '../bereikbaarheid/perioden.ts';
import { afwijkingen, deed, UITSLAG, type Vraag, vanwaar, WAAROP, type Waarop, zegelzin, zoekdeel } from './vraag.ts';

const PAD = '/v1/verantwoording';
const DAGEN_TERUG = 13;
/** Somebody who is not in the list (any more). */
const ANDERS = '-';

function Zegel() {
  const gelezen = useLezen((api) => api.vraag<Controle>('GET', `${PAD}/verzegeling`), []);
  return (
    <section aria-label="Verzegeling">
      <Inhoud gelezen={gelezen}>
        {(controle) => {
          const { soort, titel } = zegelzin(controle, nu());
          const wat = afwijkingen(controle, nu());
          return (
            <Melding soort={soort} titel={titel}>
              {wat.length > 0 && (
                <ul>
                  {wat.map((zin) => (
                    <li key={zin}>{zin}</li>
                  ))}
                </ul>
              )}
            </Melding>
          );
        }}
      </Inhoud>
    </section>
  );
}

interface Gevonden {
  readonly vraag: Vraag;
  readonly regels: readonly Regel[];
  readonly inLijsten: readonly InLijst[];
  readonly cursor: string | undefined;
}

function Regels({ gevonden: { vraag, regels, inLijsten } }: { readonly gevonden: Gevonden }) {
  const { naam } = useNamen();
  const opMens = vraag.waarop === 'medewerker';
  return (
    <>
      <Tabel
        titel={opMens ? `Wat ${naam(vraag.nummer)} deed` : 'Wie deed wat'}
        titelVerborgen
        leeg="Niemand in deze dagen."
        sleutel={({ id }) => id}
        rijen={regels}
        kolommen={[
          { kop: 'Wanneer', cel: ({ op }: Regel) => tijdstip(op, nu()) },
          ...(opMens ? [] : [{ kop: 'Wie', cel: ({ medewerker }: Regel) => naam(medewerker) }]),
          { kop: 'Rol', cel: ({ rollen }) => rollen.join(', ') },
          { kop: 'Wat', cel: deed },
          ...(opMens ? [{ kop: 'Nummer', cel: ({ object }: Regel) => object ?? '-' }] : []),
          {
            kop: 'Uitslag',
            cel: ({ resultaat }) => <Kenteken toon={UITSLAG[resultaat].toon}>{UITSLAG[resultaat].tekst}</Kenteken>,
          },
          { kop: 'Vanaf', cel: ({ oorsprong }) => vanwaar(oorsprong) },
        ]}
      />
      {inLijsten.length > 0 && (
        <>
          <h3 class="nl-heading nl-heading--level-3">Wie het in een lijst of via een ander nummer zag</h3>
          <Tabel
            titel="Wie het in een lijst of via een ander nummer zag"
            titelVerborgen
            sleutel={({ uur, medewerker }) => `${uur} ${medewerker}`}
            rijen={inLijsten}
            kolommen={[
              {
                kop: 'Wanneer',
                cel: ({ eerste, laatste }: InLijst) =>
                  eerste === laatste ? tijdstip(eerste, nu()) : `${tijdstip(eerste, nu())} tot ${tijd(laatste)}`,
              },
              { kop: 'Wie', cel: ({ medewerker }) => naam(medewerker) },
              { kop: 'Keren', cel: ({ keren }) => keren, getal: true },
            ]}
          />
        </>
      )}
    </>
  );
}

export function VerantwoordingPagina() {
  const { api, meld } = useConsole();
  const { medewerkers, naam } = useNamen();
  const vandaag = dagVan(nu());
  const [waarop, zetWaarop] = useState<Waarop>('contact');
  const [nummer, zetNummer] = useState('');
  const [wie, zetWie] = useState('');
  const [van, zetVan] = useState(plusDagen(vandaag, -DAGEN_TERUG));
  const [totEnMet, zetTotEnMet] = useState(vandaag);
  const [gevonden, zetGevonden] = useState<Gevonden | undefined>(undefined);
  const lees = (vraag: Vraag, cursor?: string) => api.vraag<Bladzijde>('GET', `${PAD}?${zoekdeel(vraag, cursor)}`);
  const zoek = useDoen(async (vraag: Vraag) => {
    const { resultaten, inLijsten, cursor } = await lees(vraag);
    zetGevonden({ vraag, regels: resultaten, inLijsten, cursor });
    meld(resultaten.length === 0 ? 'Niemand gevonden.' : `${resultaten.length} regels gevonden.`);
  });
  const meer = useDoen(async ({ vraag, regels, inLijsten, cursor }: Gevonden) => {
    const volgende = await lees(vraag, cursor);
    zetGevonden({ vraag, regels: [...regels, ...volgende.resultaten], inLijsten, cursor: volgende.cursor });
    meld(`${volgende.resultaten.length} regels erbij.`);
  });
  const opLijst = waarop === 'medewerker' && wie !== ANDERS;
  return (
    <>
      <Paginakop titel="Wie zag wat">Wie zag wat</Paginakop>
      <p class="nl-paragraph">
        Van elk contact ligt vast wie het zag, zocht of wijzigde. U ziet nummers en namen van collega’s, geen gegevens
        van inwoners. Ook dat u hier zoekt wordt vastgelegd.
      </p>
      <Zegel />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void zoek.start({ waarop, nummer: opLijst ? wie : nummer, van, totEnMet });
        }}
      >
        <Foutmelding
          fout={zoek.fout}
          velden={{ object: 'v-nummer', medewerker: opLijst ? 'v-wie' : 'v-nummer', van: 'v-van', totEnMet: 'v-tot' }}
        />
        <div class="filters">
          <KeuzeVeld label="Zoek op" keuzes={WAAROP} waarde={waarop} opWijzig={(een) => zetWaarop(een as Waarop)} />
          {waarop === 'medewerker' && (
            <KeuzeVeld
              id="v-wie"
              label="Medewerker"
              keuzes={[
                { waarde: '', tekst: 'Kies een medewerker' },
                ...medewerkers.map((een) => ({ waarde: een.id, tekst: een.naam })),
                { waarde: ANDERS, tekst: 'Iemand anders' },
              ]}
              waarde={wie}
              opWijzig={zetWie}
            />
          )}
          {!opLijst && (
            <TekstVeld
              id="v-nummer"
              label={waarop === 'medewerker' ? 'Id van de medewerker' : 'Nummer'}
              value={nummer}
              maxLength={200}
              required
              spellcheck={false}
              autocomplete="off"
              onInput={({ currentTarget }) => zetNummer(currentTarget.value)}
            />
          )}
          <TekstVeld
            id="v-van"
            label="Van"
            type="date"
            value={van}
            onInput={({ currentTarget }) => zetVan(currentTarget.value)}
          />
          <TekstVeld
            id="v-tot"
            label="Tot en met"
            type="date"
            value={totEnMet}
            onInput={({ currentTarget }) => zetTotEnMet(currentTarget.value)}
          />
        </div>
        <Knop soort="primair" type="submit" bezig={zoek.bezig}>
          Zoek
        </Knop>
      </form>
      {gevonden && (
        <>
          <h2 class="nl-heading nl-heading--level-2">
            {gevonden.vraag.waarop === 'medewerker' ? `Wat ${naam(gevonden.vraag.nummer)} deed` : 'Wie deed wat'}
          </h2>
          <Regels gevonden={gevonden} />
          <Foutmelding fout={meer.fout} />
          <div class="knoppen">
            {gevonden.cursor !== undefined && (
              <Knop bezig={meer.bezig} onClick={() => void meer.start(gevonden)}>
                Toon meer
              </Knop>
            )}
            {gevonden.regels.length > 0 && (
              <CsvKnop pad={`${PAD}?${zoekdeel(gevonden.vraag)}`} naam="wie-zag-wat.csv" />
            )}
          </div>
        </>
      )}
    </>
  );
}
