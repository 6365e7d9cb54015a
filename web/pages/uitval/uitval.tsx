/** Messages that failed again and again: how many, what they are about, and trying them once more. Never what they say. */
import { useState } from 'preact/hooks';
import type { Herhaling, Uitvaloverzicht, Uitvalrij } from '../../app/antwoorden/beheer.ts';
import { useConsole, useDoen, useLezen, useNu } from '../../app/context.ts';
import { aantal, tijdstip } from '../../app/woorden.ts';
import { Kenteken, kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';

const berichten = (n: number): string => (n === 1 ? '1 bericht' : `${aantal(n)} berichten`);

function Berichten({ wachtrij }: { readonly wachtrij: string }) {
  const nu = useNu(30_000);
  const gelezen = useLezen(
    (api) => api.vraag<Uitvaloverzicht>('GET', `/v1/uitval/${encodeURIComponent(wachtrij)}?limit=25`),
    [wachtrij],
  );
  return (
    <section aria-labelledby="berichten">
      <h2 id="berichten" class="nl-heading nl-heading--level-2">
        Berichten van {wachtrij}
      </h2>
      <Inhoud gelezen={gelezen}>
        {(overzicht) => (
          <Tabel
            titel={`De oudste ${berichten(overzicht.berichten.length)}`}
            sleutel={({ id }) => id}
            rijen={overzicht.berichten}
            leeg="Er ligt hier niets meer."
            kolommen={[
              { kop: 'Verstuurd', cel: ({ verzondenOp }) => tijdstip(verzondenOp, nu) },
              { kop: 'Kanaal', cel: ({ kanaal }) => (kanaal === null ? 'geen' : kanaalnaam(kanaal)) },
              { kop: 'Waarom het mislukte', cel: ({ uitleg }) => uitleg },
              { kop: 'Pogingen', getal: true, cel: ({ pogingen }) => pogingen ?? 'niet bekend' },
              { kop: 'Spoedzaken', getal: true, cel: ({ spoedzaken }) => spoedzaken.length },
            ]}
          />
        )}
      </Inhoud>
    </section>
  );
}

export function UitvalPagina() {
  const { api } = useConsole();
  const nu = useNu(30_000);
  const rijen = useLezen((een) => een.vraag<{ resultaten: readonly Uitvalrij[] }>('GET', '/v1/uitval'), []);
  const [open, zetOpen] = useState<string | undefined>(undefined);
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const herhaal = useDoen(async (wachtrij: string) => {
    let totaal = 0;
    let vervolg: string | undefined;
    do {
      const body: { vervolg?: string } = vervolg === undefined ? {} : { vervolg };
      const pad = `/v1/uitval/${encodeURIComponent(wachtrij)}/herhalingen`;
      const deel: Herhaling = await api.vraag<Herhaling>('POST', pad, body);
      totaal += deel.herhaald;
      vervolg = deel.vervolg;
    } while (vervolg !== undefined);
    zetOpen(undefined);
    zetGebeurd((was) => ({
      nummer: (was?.nummer ?? 0) + 1,
      tekst: `${berichten(totaal)} van ${wachtrij} opnieuw aangeboden.`,
    }));
    await rijen.opnieuw();
  });
  return (
    <>
      <Paginakop titel="Uitval">Uitval</Paginakop>
      <p class="nl-paragraph">
        Berichten die na meer pogingen niet lukten. Er gaat niets verloren: opnieuw proberen mag altijd, wat al lukte
        telt niet dubbel.
      </p>
      <Uitslag gebeurd={gebeurd} />
      <Foutmelding fout={herhaal.fout} />
      <Inhoud gelezen={rijen}>
        {({ resultaten }) => (
          <Tabel
            titel="Wachtrijen"
            titelVerborgen
            sleutel={({ wachtrij }) => wachtrij}
            rijen={resultaten}
            kolommen={[
              { kop: 'Wachtrij', cel: ({ wachtrij }) => wachtrij },
              {
                kop: 'Mislukt',
                getal: true,
                cel: (rij) => (rij.aantal === 0 ? '0' : <Kenteken toon="fout">{aantal(rij.aantal)}</Kenteken>),
              },
              { kop: 'Oudste', cel: ({ oudsteOp }) => (oudsteOp === null ? '' : tijdstip(oudsteOp, nu)) },
              {
                kop: 'Doen',
                cel: ({ wachtrij, aantal: hoeveel }) =>
                  hoeveel > 0 && (
                    <div class="knoppen">
                      <Knop
                        aria-label={`Bekijk ${wachtrij}`}
                        aria-expanded={open === wachtrij}
                        onClick={() => zetOpen(wachtrij)}
                      >
                        Bekijk
                      </Knop>
                      <Knop
                        aria-label={`Probeer opnieuw: ${wachtrij}`}
                        bezig={herhaal.bezig}
                        onClick={() => void herhaal.start(wachtrij)}
                      >
                        Probeer opnieuw
                      </Knop>
                    </div>
                  ),
              },
            ]}
          />
        )}
      </Inhoud>
      {open && <Berichten key={open} wachtrij={open} />}
    </>
  );
}
