/** Behind a figure: how its share is made up, and each wait with why it counts as it does. */
import { useEffect, useState } from 'preact/hooks';
import type { Rij, Verklaringen, Wijkteam } from '../../app/antwoorden/bereikbaarheid.ts';
import { heeftRol, useConsole, useDoen } from '../../app/context.ts';
import { aandeel, aantal, dag, tijd } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';
import { type Deel, getoetst, opbouwVan } from './uitleg.ts';

export interface Gevraagd {
  readonly rij: Rij;
  /** Of which days. */
  readonly over: string;
}

interface Props {
  readonly gevraagd: Gevraagd | undefined;
  readonly wijkteams: readonly Wijkteam[];
  readonly sluit: () => void;
}

export function Verklaring({ gevraagd, wijkteams, sluit }: Props) {
  const naam = gevraagd ? `${kanaalnaam(gevraagd.rij.kanaal)}, ${gevraagd.over}` : '';
  return (
    <Dialoog titel={`Waarom dit cijfer: ${naam}`} open={gevraagd !== undefined} sluit={sluit}>
      {gevraagd && (
        <>
          <Opbouw rij={gevraagd.rij} />
          <Regels key={gevraagd.rij.van + gevraagd.rij.kanaal} rij={gevraagd.rij} wijkteams={wijkteams} />
        </>
      )}
    </Dialoog>
  );
}

function Opbouw({ rij }: { readonly rij: Rij }) {
  const { binnen, buiten, nietMee } = opbouwVan(rij);
  const n = getoetst(rij);
  const regels: readonly (Deel & { readonly telt: string })[] = [
    ...(n > 0 ? [{ ...binnen, telt: 'binnen de norm' }] : []),
    ...buiten.map((deel) => ({ ...deel, telt: 'niet binnen de norm' })),
    ...nietMee.map((deel) => ({ ...deel, telt: 'telt niet mee' })),
  ];
  return (
    <>
      <p class="nl-paragraph">
        {rij.serviceniveau === null
          ? 'Er is niets te zeggen: niets van deze periode is aan een norm te toetsen.'
          : `${aantal(rij.binnenNorm)} binnen de norm, gedeeld door ${aantal(n)} die getoetst zijn: ${aandeel(rij.serviceniveau)}.`}
        {rij.herberekend !== undefined && ` ${aantal(rij.herberekend)} zijn later opnieuw beoordeeld.`}
      </p>
      <Tabel
        titel="Waar het cijfer uit bestaat"
        kolommen={[
          { kop: 'Wat', cel: ({ naam }) => naam },
          { kop: 'Aantal', cel: ({ aantal: hoeveel }) => aantal(hoeveel), getal: true },
          { kop: 'Telt', cel: ({ telt }) => telt },
        ]}
        rijen={regels}
        sleutel={({ naam }) => naam}
        leeg="In deze periode kwam niets binnen."
      />
      {nietMee.length > 1 && <p class="nl-paragraph zacht">Een contact dat niet meetelt kan op meer regels staan.</p>}
    </>
  );
}

const TELLERS = [
  { waarde: '', tekst: 'Alle' },
  { waarde: 'binnenNorm', tekst: 'Binnen de norm' },
  { waarde: 'buitenNorm', tekst: 'Niet binnen de norm' },
  { waarde: 'afgehaakt', tekst: 'Afgehaakt' },
  { waarde: 'nogNietBekend', tekst: 'Nog niet bekend' },
];
const BLADZIJDE = 50;

type Regel = Verklaringen['resultaten'][number];

/** One wijkteam at a time: that is how the waits are kept. Read when asked for. */
function Regels({ rij, wijkteams }: { readonly rij: Rij; readonly wijkteams: readonly Wijkteam[] }) {
  const { api, ik, meld } = useConsole();
  const keuzes = rij.wijkteam === '*' ? wijkteams : [];
  const [wijkteam, zetWijkteam] = useState(rij.wijkteam === '*' ? (wijkteams[0]?.slug ?? '') : rij.wijkteam);
  const [teller, zetTeller] = useState('');
  const [gevonden, zet] = useState<{ readonly regels: readonly Regel[]; readonly cursor?: string } | undefined>();
  const { bezig, fout, start } = useDoen(async (eerder: readonly Regel[], cursor?: string) => {
    let [regels, next] = [eerder, cursor];
    const { van, tot, kanaal } = rij;
    // A page may hold fewer lines than it read contacts, or none: read on until there is something to show.
    do {
      const vraag = new URLSearchParams({ limit: String(BLADZIJDE), ...(next !== undefined && { cursor: next }) });
      const antwoord = await api.vraag<Verklaringen>('POST', `/v1/bereikbaarheid-verklaringen?${vraag}`, {
        ...{ kanaal, wijkteam, van, tot },
        ...(teller && { teller }),
      });
      regels = [...regels, ...antwoord.resultaten];
      next = antwoord.cursor;
    } while (next !== undefined && regels.length < eerder.length + BLADZIJDE);
    zet({ regels, ...(next !== undefined && { cursor: next }) });
    meld(`${regels.length} regels.`);
  });
  useEffect(() => zet(undefined), [wijkteam, teller]);
  const magZien = heeftRol(ik, 'teamondersteuner', 'professional');
  return (
    <>
      <h3 class="nl-heading nl-heading--level-3">Elk contact apart</h3>
      <div class="filters">
        {keuzes.length > 0 && (
          <KeuzeVeld
            label="Wijkteam"
            keuzes={keuzes.map(({ slug, naam }) => ({ waarde: slug, tekst: naam }))}
            waarde={wijkteam}
            opWijzig={zetWijkteam}
          />
        )}
        <KeuzeVeld label="Welke" keuzes={TELLERS} waarde={teller} opWijzig={zetTeller} />
      </div>
      <Foutmelding fout={fout} />
      {gevonden === undefined ? (
        <Knop bezig={bezig} onClick={() => void start([])}>
          Laat zien
        </Knop>
      ) : (
        <>
          <Tabel
            titel="Waarom elk contact zo telt"
            kolommen={[
              { kop: 'Begin', cel: ({ begin }) => `${dag(begin)} ${tijd(begin)}` },
              { kop: 'Waarom het zo telt', cel: ({ verklaring }) => verklaring },
              ...(magZien
                ? [
                    {
                      kop: 'Contact',
                      cel: ({ contact, begin }: Regel) =>
                        contact === null ? (
                          ''
                        ) : (
                          <Link naar={`/contacten/${contact}`} aria-label={`Contact van ${dag(begin)} ${tijd(begin)}`}>
                            Bekijk
                          </Link>
                        ),
                    },
                  ]
                : []),
            ]}
            rijen={gevonden.regels}
            sleutel={({ begin, verklaring, wacht }) => wacht ?? begin + verklaring}
            leeg="Geen contacten."
          />
          {gevonden.cursor !== undefined && (
            <Knop bezig={bezig} onClick={() => void start(gevonden.regels, gevonden.cursor)}>
              Meer
            </Knop>
          )}
        </>
      )}
    </>
  );
}
