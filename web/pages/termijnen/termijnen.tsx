/** What still has to happen within a term: past its end on top, then by what ends first. */
import { useState } from 'preact/hooks';
import type { Bladzijde } from '../../app/antwoorden/contacten.ts';
import type { OpenTermijnen, StaandeTermijn } from '../../app/antwoorden/traject.ts';
import type { Api } from '../../app/api.ts';
import { useLezen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { ga, usePad } from '../../app/route.ts';
import { termijnnaam, termijnstand } from '../../app/termijnen.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { type Kolom, Tabel } from '../../ui/tabel.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';

const PER_KEER = 100;

const STATUSSEN = [
  { waarde: '', tekst: 'Alle' },
  { waarde: 'te-laat', tekst: 'Te laat' },
  { waarde: 'loopt', tekst: 'Loopt' },
  { waarde: 'opgeschort', tekst: 'Opgeschort' },
];

interface Regel {
  readonly contact: string;
  readonly wijkteam: string;
  readonly termijn: StaandeTermijn;
}

interface Lijst {
  readonly regels: readonly Regel[];
  readonly meer: boolean;
}

/** So many pages of the list; each page begins where the one before ended. */
async function lees(api: Api, wijkteam: string, status: string, bladzijden: number): Promise<Lijst> {
  const found: OpenTermijnen[] = [];
  let cursor: string | undefined;
  for (let n = 0; n < bladzijden; n += 1) {
    const vraag = new URLSearchParams({
      limit: String(PER_KEER),
      ...(wijkteam !== '' && { wijkteam }),
      ...(status !== '' && { status }),
      ...(cursor !== undefined && { cursor }),
    });
    const answer = await api.vraag<Bladzijde<OpenTermijnen>>('GET', `/v1/termijnen?${vraag}`);
    found.push(...answer.resultaten);
    cursor = answer.cursor;
    if (cursor === undefined) break;
  }
  const regels = found
    .flatMap(({ contact, wijkteam: van, termijnen }) =>
      termijnen.map((termijn) => ({ contact, wijkteam: van, termijn })),
    )
    .sort((a, b) => (a.termijn.uiterlijkOp < b.termijn.uiterlijkOp ? -1 : 1));
  return { regels, meer: cursor !== undefined };
}

export function Termijnen() {
  const { zoek } = usePad();
  const { wijkteams, teamnaam } = useNamen();
  const nu = useNu(60_000);
  const [wijkteam, status] = [zoek.get('wijkteam') ?? '', zoek.get('status') ?? ''];
  const [bladzijden, zetBladzijden] = useState(1);
  const gelezen = useLezen(
    (api) => lees(api, wijkteam, status, bladzijden),
    [wijkteam, status, bladzijden],
    ({ soort }) => soort === 'contact',
  );
  const kies = (deel: { readonly wijkteam?: string; readonly status?: string }) => {
    zetBladzijden(1);
    const chosen = Object.entries({ wijkteam, status, ...deel }).filter(([, waarde]) => waarde !== '');
    const vraag = new URLSearchParams(chosen).toString();
    ga(`/termijnen${vraag === '' ? '' : `?${vraag}`}`, { vervang: true });
  };
  const kolommen: readonly Kolom<Regel>[] = [
    {
      kop: 'Termijn',
      cel: ({ contact, termijn }) => (
        <Link naar={`/contacten/${encodeURIComponent(contact)}`}>{termijnnaam(termijn.soort)}</Link>
      ),
    },
    {
      kop: 'Hoe het staat',
      cel: ({ termijn }) => {
        const { toon, woord, tekst } = termijnstand(termijn, nu);
        return (
          <span class="op-rij">
            <Kenteken toon={toon}>{woord}</Kenteken> {tekst}
          </span>
        );
      },
    },
    { kop: 'Wijkteam', cel: (regel) => teamnaam(regel.wijkteam) },
  ];
  return (
    <>
      <Paginakop titel="Termijnen">Termijnen</Paginakop>
      <p class="nl-paragraph">
        Wat na een aanmelding of klacht nog moet gebeuren. Crisis en spoed staan bij de spoedzaken.
      </p>
      <div class="filters">
        <KeuzeVeld
          label="Wijkteam"
          keuzes={[
            { waarde: '', tekst: 'Alle wijkteams' },
            ...wijkteams.map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
          ]}
          waarde={wijkteam}
          opWijzig={(gekozen) => kies({ wijkteam: gekozen })}
        />
        <KeuzeVeld label="Toon" keuzes={STATUSSEN} waarde={status} opWijzig={(gekozen) => kies({ status: gekozen })} />
      </div>
      <Inhoud gelezen={gelezen}>
        {({ regels, meer }) => (
          <>
            <Tabel
              titel={`Termijnen (${regels.length}${meer ? ', er zijn er meer' : ''})`}
              kolommen={kolommen}
              rijen={regels}
              sleutel={({ contact, termijn: { soort, vanaf, aanvraag = '' } }) =>
                `${contact}${soort}${vanaf}${aanvraag}`
              }
              leeg="Er is nu geen termijn waarvoor iets moet gebeuren."
            />
            {meer && (
              <div class="knoppen">
                <Knop bezig={gelezen.bezig} onClick={() => zetBladzijden((n) => n + 1)}>
                  Toon meer
                </Knop>
              </div>
            )}
          </>
        )}
      </Inhoud>
    </>
  );
}
