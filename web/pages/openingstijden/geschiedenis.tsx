/** What was set before, by whom; and the hours as others write them, out and in. */
import { useState } from 'preact/hooks';
import type { Regeling, Uitwisseling, Versie, Versies } from '../../app/antwoorden/openingstijden.ts';
import { ApiFout } from '../../app/api.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { useBewaker } from '../../app/route.ts';
import { nu } from '../../app/server-klok.ts';
import { tijdstip } from '../../app/woorden.ts';
import { bewaarBestand } from '../../ui/bestand.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { GroteTekst, Rondjes } from '../../ui/veld.tsx';
import { watTekst } from './uren.ts';

interface GeschiedenisProps {
  readonly versies: Versies<Regeling>;
  /** More, of before what is shown. */
  readonly pad: string;
  readonly neemOver: (regeling: Regeling) => void;
}

export const wanneer = ({ op }: Pick<Versie<unknown>, 'op'>): string =>
  op === null ? 'van voor de geschiedenis' : `${tijdstip(op, nu())} (${op.slice(0, 4)})`;

export function Geschiedenis({ versies, pad, neemOver }: GeschiedenisProps) {
  const { api } = useConsole();
  const { naam } = useNamen();
  const [meer, zetMeer] = useState<Versies<Regeling>>({ resultaten: [] });
  const cursor = meer.resultaten.length > 0 ? meer.cursor : versies.cursor;
  const haal = useDoen(async () => {
    const next = await api.vraag<Versies<Regeling>>('GET', `${pad}&cursor=${encodeURIComponent(cursor ?? '')}`);
    zetMeer((was) => ({ ...next, resultaten: [...was.resultaten, ...next.resultaten] }));
  });
  const [nieuwste] = versies.resultaten;
  const rijen = [...versies.resultaten, ...meer.resultaten];
  const metWijkteam = rijen.some(({ waarde }) => waarde?.volgtWijkteam !== undefined);
  return (
    <details class="signalen">
      <summary>Eerdere tijden</summary>
      <Tabel
        titel="Eerdere tijden"
        titelVerborgen
        sleutel={({ versie }) => String(versie)}
        rijen={rijen}
        leeg="Er is nog nooit iets ingesteld: de standaardtijden gelden."
        kolommen={[
          { kop: 'Ingesteld', cel: wanneer },
          ...(metWijkteam ? [{ kop: 'Wat', cel: ({ waarde }: Versie<Regeling>) => watTekst(waarde) }] : []),
          { kop: 'Door', cel: ({ door }) => (door === null ? 'onbekend' : naam(door)) },
          {
            kop: 'Terugzetten',
            cel: (versie) => {
              const { waarde } = versie;
              if (versie === nieuwste) return <Kenteken toon="goed">geldt nu</Kenteken>;
              return waarde === null ? (
                'standaardtijden'
              ) : (
                <Knop
                  soort="stil"
                  aria-label={`Zet in het formulier: ${wanneer(versie)}`}
                  onClick={() => neemOver(waarde)}
                >
                  Zet in het formulier
                </Knop>
              );
            },
          },
        ]}
      />
      <Foutmelding fout={haal.fout} />
      {cursor !== undefined && (
        <Knop bezig={haal.bezig} onClick={() => void haal.start()}>
          Nog eerder
        </Knop>
      )}
    </details>
  );
}

interface Props {
  /** Address of the exchange of this place. */
  readonly pad: string;
  readonly bestandsnaam: string;
  readonly neemOver: (regeling: Regeling) => void;
}

type Notatie = 'osm' | 'schemaOrg';

function leesJson(tekst: string): object {
  try {
    const found: unknown = JSON.parse(tekst);
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found;
  } catch {
    // Said below, as for what is no object.
  }
  throw new ApiFout(400, 'geen-json', 'Dit is geen JSON-object. Plak de hele tekst, van { tot en met }.');
}

export function AndereNotatie({ pad, bestandsnaam, neemOver }: Props) {
  const { api, meld } = useConsole();
  const [notatie, zetNotatie] = useState<Notatie>('osm');
  const [tekst, zetTekst] = useState('');
  useBewaker(() => (tekst.trim() === '' ? null : 'De tijden die u hebt geplakt zijn nog niet gelezen. Toch weggaan?'));
  const download = useDoen(async (welke: Notatie) => {
    const { osm, schemaOrg } = await api.vraag<Uitwisseling>('GET', pad);
    if (welke === 'osm') bewaarBestand(`${bestandsnaam}.txt`, osm, 'text/plain;charset=utf-8');
    else bewaarBestand(`${bestandsnaam}.json`, JSON.stringify(schemaOrg, null, 2), 'application/json');
    meld('Gedownload.');
  });
  const lees = useDoen(async () => {
    const body = notatie === 'osm' ? { osm: tekst.trim() } : { schemaOrg: leesJson(tekst) };
    const regeling = await api.vraag<Regeling>('POST', '/v1/openingstijden-inlezingen', body);
    zetTekst('');
    neemOver(regeling);
  });
  const fouten = lees.fout?.fouten ?? [];
  return (
    <details class="signalen">
      <summary>Downloaden en inlezen</summary>
      <p class="nl-paragraph">
        Zoals websites (schema.org) en kaarten (OpenStreetMap) het schrijven, een jaar vooruit.
      </p>
      <Foutmelding fout={download.fout} />
      <div class="knoppen">
        <Knop bezig={download.bezig} onClick={() => void download.start('schemaOrg')}>
          Download schema.org
        </Knop>
        <Knop bezig={download.bezig} onClick={() => void download.start('osm')}>
          Download OpenStreetMap
        </Knop>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void lees.start();
        }}
      >
        <Rondjes
          label="Hoe zijn de tijden geschreven"
          keuzes={[
            { waarde: 'osm', tekst: 'OpenStreetMap, zoals Mo-Fr 09:00-17:00; PH off' },
            { waarde: 'schemaOrg', tekst: 'schema.org (JSON)' },
          ]}
          waarde={notatie}
          opWijzig={(waarde) => zetNotatie(waarde as Notatie)}
        />
        <Foutmelding fout={lees.fout} velden={Object.fromEntries(fouten.map(({ veld }) => [veld, 'inlezen-tekst']))} />
        <GroteTekst
          id="inlezen-tekst"
          label="De tijden van elders"
          uitleg="Ze komen in het formulier. Er wordt nog niets bewaard."
          value={tekst}
          required
          spellcheck={false}
          fout={fouten.map(({ melding }) => melding).join(' ') || undefined}
          onInput={({ currentTarget }) => zetTekst(currentTarget.value)}
        />
        <Knop type="submit" bezig={lees.bezig}>
          Lees in
        </Knop>
      </form>
    </details>
  );
}
