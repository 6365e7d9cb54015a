/** What came in and could not be read: work for a person, never thrown away. */
import { useState } from 'preact/hooks';
import type { Api } from '../../app/api.ts';
import { useConsole, useDoen, useLezen, useNu } from '../../app/context.ts';
import { useBewaker } from '../../app/route.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Kanaal } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { GroteTekst } from '../../ui/veld.tsx';

interface Bericht {
  readonly id: string;
  readonly kanaal: string;
  readonly ontvangenOp: string;
  readonly reden: string;
}

interface Lijst {
  readonly resultaten: readonly Bericht[];
  readonly aantal: number;
  readonly volledigGeteld: boolean;
}

interface Uitval {
  readonly wachtrij: string;
  readonly aantal: number;
  readonly oudsteOp: string | null;
}

interface Werk {
  readonly berichten: Lijst;
  readonly uitval: readonly Uitval[];
}

async function lees(api: Api): Promise<Werk> {
  const [berichten, { resultaten }] = await Promise.all([
    api.vraag<Lijst>('GET', '/v1/onleesbare-berichten?limit=100'),
    api.vraag<{ resultaten: readonly Uitval[] }>('GET', '/v1/uitval'),
  ]);
  return { berichten, uitval: resultaten.filter(({ aantal }) => aantal > 0) };
}

interface Props {
  readonly bericht: Bericht;
  readonly nu: number;
  readonly gedaan: (tekst: string) => void;
}

function Afhandelen({ pad, gedaan }: { readonly pad: string; readonly gedaan: (tekst: string) => void }) {
  const { api } = useConsole();
  const [toelichting, zet] = useState('');
  useBewaker(() => (toelichting.trim() === '' ? null : 'Uw toelichting is nog niet bewaard. Toch weggaan?'));
  const handelAf = useDoen(async () => {
    await api.vraag('POST', `${pad}/afhandelingen`, { toelichting: toelichting.trim() });
    zet('');
    gedaan('Afgehandeld.');
  });
  const herlees = useDoen(async () => {
    await api.vraag('POST', `${pad}/herlezingen`, {});
    gedaan('Het kon nu gelezen worden en staat straks bij Wie wacht.');
  });
  const veld = `toelichting-${pad.split('/').at(-1)}`;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void handelAf.start();
      }}
    >
      <GroteTekst
        id={veld}
        label="Wat hebt u ermee gedaan?"
        uitleg="Zonder gegevens van de persoon."
        rows={2}
        maxLength={1000}
        value={toelichting}
        onInput={({ currentTarget }) => zet(currentTarget.value)}
      />
      <Foutmelding fout={handelAf.fout ?? herlees.fout} velden={{ toelichting: veld }} />
      <div class="knoppen">
        <Knop soort="primair" type="submit" bezig={handelAf.bezig}>
          Afgehandeld
        </Knop>
        <Knop bezig={herlees.bezig} onClick={() => void herlees.start()}>
          Lees opnieuw
        </Knop>
        <span class="zacht">Afhandelen kan niet ongedaan worden.</span>
      </div>
    </form>
  );
}

function Geopend({ pad }: { readonly pad: string }) {
  const gelezen = useLezen((api) => api.vraag<{ inhoud: string }>('GET', pad), [pad]);
  return (
    <Inhoud gelezen={gelezen}>
      {({ inhoud }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="ruw letterlijk" tabIndex={0} aria-label="Wat er binnenkwam">
          {inhoud === '' ? 'Er is niets om te laten zien.' : inhoud}
        </section>
      )}
    </Inhoud>
  );
}

function Regel({ bericht, nu, gedaan }: Props) {
  const [open, zetOpen] = useState(false);
  const { id, kanaal, ontvangenOp, reden } = bericht;
  const pad = `/v1/onleesbare-berichten/${encodeURIComponent(id)}`;
  return (
    <li class="terugbelverzoek">
      <h3 class="nl-heading nl-heading--level-3">
        {kanaal === 'onbekend' ? 'Onbekend kanaal' : <Kanaal kanaal={kanaal} />}, {tijdstip(ontvangenOp, nu)}
      </h3>
      <p class="nl-paragraph">{reden}</p>
      <details onToggle={({ currentTarget }) => zetOpen(currentTarget.open)}>
        <summary>Bekijk en handel af</summary>
        {open && (
          <>
            <Geopend pad={pad} />
            <Afhandelen pad={pad} gedaan={gedaan} />
          </>
        )}
      </details>
    </li>
  );
}

export function Onleesbaar() {
  const nu = useNu(60_000);
  const gelezen = useLezen(lees, [], ({ soort }) => soort === 'contact');
  const [uitslag, zetUitslag] = useState<Gebeurd | undefined>(undefined);
  const gedaan = (tekst: string) => {
    zetUitslag((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
    void gelezen.opnieuw();
  };
  return (
    <>
      <Paginakop titel="Onleesbaar">Wat niet gelezen kon worden</Paginakop>
      <Uitslag gebeurd={uitslag} />
      <Inhoud gelezen={gelezen}>
        {({ berichten, uitval }) => (
          <>
            <h2 class="nl-heading nl-heading--level-2">
              Berichten ({berichten.volledigGeteld ? berichten.aantal : `minstens ${berichten.aantal}`})
            </h2>
            {berichten.resultaten.length === 0 ? (
              <p class="nl-paragraph">Alles wat binnenkwam, is gelezen.</p>
            ) : (
              <ul class="rij-lijst">
                {berichten.resultaten.map((bericht) => (
                  <Regel key={bericht.id} bericht={bericht} nu={nu} gedaan={gedaan} />
                ))}
              </ul>
            )}
            {uitval.length > 0 && (
              <>
                <h2 class="nl-heading nl-heading--level-2">Wat niet verwerkt kon worden</h2>
                <p class="nl-paragraph">De beheerder herstelt dit. Er gaat niets verloren.</p>
                <Tabel
                  titel="Mislukt per wachtrij"
                  titelVerborgen
                  rijen={uitval}
                  sleutel={({ wachtrij }) => wachtrij}
                  kolommen={[
                    { kop: 'Wachtrij', cel: ({ wachtrij }) => wachtrij },
                    { kop: 'Aantal', getal: true, cel: ({ aantal }) => aantal },
                    { kop: 'Oudste', cel: ({ oudsteOp }) => (oudsteOp === null ? '' : tijdstip(oudsteOp, nu)) },
                  ]}
                />
              </>
            )}
          </>
        )}
      </Inhoud>
    </>
  );
}
