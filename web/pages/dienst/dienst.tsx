/** Who has duty now, per wijkteam and domein, with why; and where somebody can walk in, now or soonest. */
import type { Medewerker } from '../../app/antwoorden/organisatie.ts';
import type { Api } from '../../app/api.ts';
import { useLezen, useNu } from '../../app/context.ts';
import { belAdres } from '../../app/crisisstrip.tsx';
import { useNamen } from '../../app/namen.ts';
import { nu as serverNu } from '../../app/server-klok.ts';
import { tijd, tijdstip } from '../../app/woorden.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { bronnaam, leesbaar } from './woorden.ts';

interface Dienstdoende {
  readonly professional: string | null;
  readonly bron: string;
  readonly uitleg: readonly string[];
  readonly tot: string | null;
}

interface Dienstregel extends Dienstdoende {
  readonly wijkteam: string;
  readonly domein: 'jeugd' | 'sociaal';
}

interface Inloop {
  readonly wijkteam: string;
  readonly locatie: string | null;
  readonly naam: string;
  readonly adres: string | null;
  readonly nuOpen: boolean;
  readonly reden: string;
  readonly vandaag: boolean;
  readonly openVan: string;
  readonly openTot: string | null;
}

interface Nu {
  readonly op: string;
  readonly diensten: readonly Dienstregel[];
  readonly inloop: readonly Inloop[];
  readonly crisisdienst: { readonly naam: string; readonly nummer: string };
}

const DOMEINEN = ['jeugd', 'sociaal'] as const;

async function lees(api: Api): Promise<Nu> {
  const { resultaten: teams } = await api.vraag<{ resultaten: readonly { slug: string }[] }>('GET', '/v1/wijkteams');
  const vragen = teams.flatMap(({ slug }) => DOMEINEN.map((domein) => ({ wijkteam: slug, domein })));
  const [inloop, { crisisdienst }, ...diensten] = await Promise.all([
    api.vraag<{ resultaten: readonly Inloop[] }>('GET', '/v1/inloop-mogelijkheden'),
    api.vraag<Pick<Nu, 'crisisdienst'>>('GET', '/v1/organisatie'),
    ...vragen.map(async (vraag) => ({
      ...vraag,
      ...(await api.vraag<Dienstdoende>('GET', `/v1/dienstdoenden?${new URLSearchParams(vraag)}`)),
    })),
  ]);
  return { op: new Date(serverNu()).toISOString(), diensten, inloop: inloop.resultaten, crisisdienst };
}

interface WieProps {
  readonly regel: Dienstregel;
  readonly medewerkers: readonly Medewerker[];
  readonly crisisdienst: Nu['crisisdienst'];
}

/** A name with the number to ring; at night that of the crisisdienst. */
function Wie({ regel, medewerkers, crisisdienst }: WieProps) {
  const found = medewerkers.find(({ id }) => id === regel.professional);
  const naam = regel.professional === null ? crisisdienst.naam : (found?.naam ?? regel.professional);
  const nummer = regel.professional === null ? crisisdienst.nummer : found?.mobiel;
  return (
    <>
      {naam}{' '}
      {nummer && (
        <a class="nl-link" href={belAdres(nummer)}>
          {nummer}
        </a>
      )}
    </>
  );
}

export function DienstNu() {
  const { medewerkers, teamnaam } = useNamen();
  const nu = useNu(60_000);
  const gelezen = useLezen(lees, [Math.floor(nu / 300_000)]);
  return (
    <>
      <Paginakop titel="Wie heeft dienst">Wie heeft dienst</Paginakop>
      <Inhoud gelezen={gelezen}>
        {({ op, diensten, inloop, crisisdienst }) => (
          <>
            <p class="nl-paragraph op-rij">
              <span>Zoals het is om {tijd(op)}.</span>
              <Knop soort="stil" bezig={gelezen.bezig} onClick={() => void gelezen.opnieuw()}>
                Ververs
              </Knop>
            </p>
            <Tabel
              titel="Dienst per wijkteam en domein"
              rijen={diensten}
              sleutel={({ wijkteam, domein }) => `${wijkteam}/${domein}`}
              leeg="Er zijn nog geen wijkteams."
              kolommen={[
                { kop: 'Wijkteam', cel: ({ wijkteam }) => teamnaam(wijkteam) },
                { kop: 'Domein', cel: ({ domein }) => domein },
                {
                  kop: 'Wie',
                  cel: (regel) => <Wie regel={regel} medewerkers={medewerkers} crisisdienst={crisisdienst} />,
                },
                { kop: 'Als', cel: ({ bron }) => bronnaam(bron) },
                { kop: 'Tot', cel: ({ tot }) => (tot === null ? 'verder niet bekend' : tijdstip(tot, nu)) },
                {
                  kop: 'Waarom',
                  cel: ({ uitleg, wijkteam, domein }) => (
                    <details>
                      <summary>
                        Uitleg
                        <span class="alleen-gehoord">
                          {' '}
                          bij {teamnaam(wijkteam)}, {domein}
                        </span>
                      </summary>
                      <ul>
                        {uitleg.map((een) => (
                          <li key={een}>{leesbaar(een, medewerkers)}</li>
                        ))}
                      </ul>
                    </details>
                  ),
                },
              ]}
            />
            <h2 class="nl-heading nl-heading--level-2">Waar kan iemand binnenlopen</h2>
            {inloop.length === 0 ? (
              <p class="nl-paragraph">Er is nergens een inloop ingesteld.</p>
            ) : (
              <ul class="rij-lijst">
                {inloop.map((plek) => (
                  <li key={`${plek.wijkteam}/${plek.locatie}`} class="terugbelverzoek">
                    <h3 class="nl-heading nl-heading--level-3">{plek.naam}</h3>
                    <p class="nl-paragraph op-rij">
                      <Kenteken toon={plek.nuOpen ? 'goed' : 'neutraal'}>{plek.nuOpen ? 'Nu open' : 'Dicht'}</Kenteken>
                      <span>
                        {plek.nuOpen ? 'open' : tijdstip(plek.openVan, nu)}
                        {plek.openTot !== null && ` tot ${tijd(plek.openTot)}`}
                      </span>
                      {plek.adres && <span>{plek.adres}</span>}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Inhoud>
    </>
  );
}
