/** Figures by mail, and whether things can be trusted: yesterday's check, channels that are quiet, gaps in the roster. */
import { useState } from 'preact/hooks';
import { KANALEN, type Wijkteam } from '../../app/antwoorden/bereikbaarheid.ts';
import type {
  Dagcontrole,
  Hiaat,
  Rapport,
  Rapportperiode,
  Rapportvoorbeeld,
  StilKanaal,
} from '../../app/antwoorden/rapporten.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { nu } from '../../app/server-klok.ts';
import { dag, tijd, tijdstip } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Kenteken, kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud, Melding } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';
import { dagVan, periodeTekst, plusDagen } from '../bereikbaarheid/perioden.ts';
import { hiatenPerTeam, oordeelVanDagen } from './vertrouwen.ts';

const WEKEN_VOORUIT = 4;
const DAGEN_TERUG = 14;

export function RapportenPagina() {
  const teams = useLezen((api) => api.vraag<{ resultaten: readonly Wijkteam[] }>('GET', '/v1/wijkteams'), []);
  const wijkteams = teams.waarde?.resultaten ?? [];
  const naamVan = (slug: string) => wijkteams.find((een) => een.slug === slug)?.naam ?? slug;
  return (
    <>
      <Paginakop titel="Rapporten">Rapporten en rooster</Paginakop>
      <Vertrouwen naamVan={naamVan} />
      <Rapporten wijkteams={wijkteams} naamVan={naamVan} />
      <Hiaten naamVan={naamVan} />
    </>
  );
}

interface MetNamen {
  readonly naamVan: (slug: string) => string;
}

function Vertrouwen({ naamVan }: MetNamen) {
  const gisteren = plusDagen(dagVan(nu()), -1);
  const van = plusDagen(gisteren, 1 - DAGEN_TERUG);
  const gelezen = useLezen(
    async (api) => {
      const [controles, stil] = await Promise.all([
        api.vraag<{ resultaten: readonly Dagcontrole[] }>('GET', `/v1/dagcontroles?van=${van}&totEnMet=${gisteren}`),
        api.vraag<{ resultaten: readonly StilKanaal[] }>('GET', '/v1/stille-kanalen'),
      ]);
      return { controles: controles.resultaten, stil: stil.resultaten };
    },
    [van],
  );
  return (
    <section aria-label="Controle">
      <Inhoud gelezen={gelezen}>
        {({ controles, stil }) => {
          const { soort, zin } = oordeelVanDagen(controles, gisteren);
          return (
            <>
              <Melding soort={soort} titel={zin} />
              {stil.map(({ kanaal, wijkteam, laatstOntvangenOp }) => (
                <Melding
                  key={`${kanaal}-${wijkteam}`}
                  soort="let-op"
                  titel={`${kanaalnaam(kanaal)}${wijkteam === null ? '' : ` van ${naamVan(wijkteam)}`} is langer stil dan gewoon: het laatste kwam ${tijdstip(laatstOntvangenOp, nu())}.`}
                />
              ))}
            </>
          );
        }}
      </Inhoud>
    </section>
  );
}

const PER: Readonly<Record<Rapportperiode, string>> = {
  week: 'Elke week',
  maand: 'Elke maand',
  kwartaal: 'Elk kwartaal',
  jaar: 'Elk jaar',
};

const laatsteTekst = ({ laatste }: Rapport): string => {
  if (laatste === null) return 'nog niet verstuurd';
  const over = periodeTekst(laatste);
  if (laatste.status === 'verzonden') return `${over}: verstuurd ${tijdstip(laatste.op, nu())}`;
  if (laatste.status === 'mislukt') return `${over}: mislukt${laatste.reden === null ? '' : ` (${laatste.reden})`}`;
  return `${over}: wordt verstuurd`;
};

function Rapporten({ wijkteams, naamVan }: MetNamen & { readonly wijkteams: readonly Wijkteam[] }) {
  const { api, ik, meld } = useConsole();
  const gelezen = useLezen((lees) => lees.vraag<{ resultaten: readonly Rapport[] }>('GET', '/v1/rapporten'), []);
  const [per, zetPer] = useState<Rapportperiode>('maand');
  const [wijkteam, zetWijkteam] = useState('');
  const [kanaal, zetKanaal] = useState('');
  const [voorbeeld, zetVoorbeeld] = useState<Rapportvoorbeeld | undefined>();
  const begin = useDoen(async () => {
    await api.vraag('POST', '/v1/rapporten', {
      per,
      wijkteams: wijkteam === '' ? [] : [wijkteam],
      kanalen: kanaal === '' ? [] : [kanaal],
    });
    await gelezen.opnieuw();
    meld('U krijgt dit rapport voortaan per mail.');
  });
  const zet = useDoen(async (rapport: Rapport, actief: boolean) => {
    const { medewerker, wijkteams: teams, kanalen } = rapport;
    await api.vraag('PUT', `/v1/rapporten/${rapport.id}`, {
      ...(medewerker !== ik.id && { medewerker }),
      ...{ per: rapport.per, wijkteams: teams, kanalen, actief },
    });
    await gelezen.opnieuw();
    meld(actief ? 'Het rapport komt weer.' : 'Het rapport komt niet meer. U kunt het weer aanzetten.');
  });
  const bekijk = useDoen(async (rapport: Rapport) => {
    zetVoorbeeld(await api.vraag<Rapportvoorbeeld>('GET', `/v1/rapporten/${rapport.id}/voorbeeld`));
  });
  const over = ({ wijkteams: teams, kanalen }: Rapport) =>
    [
      teams.length === 0 ? 'alle wijkteams' : teams.map(naamVan).join(', '),
      kanalen.length === 0 ? 'alle kanalen' : kanalen.map(kanaalnaam).join(', '),
    ].join('; ');
  return (
    <section aria-labelledby="rapporten">
      <h2 id="rapporten" class="nl-heading nl-heading--level-2">
        Cijfers per mail
      </h2>
      <p class="nl-paragraph">
        Een rapport vertrekt op de eerste werkdag na de periode om 7 uur. Cijfers over heel weinig contacten staan er
        niet in.
      </p>
      <Foutmelding fout={zet.fout ?? bekijk.fout} />
      <Inhoud gelezen={gelezen}>
        {({ resultaten }) => (
          <Tabel
            titel="Rapporten per mail"
            titelVerborgen
            leeg="U krijgt nog geen rapport."
            kolommen={[
              { kop: 'Hoe vaak', cel: (rapport: Rapport) => PER[rapport.per] },
              ...(ik.rollen.includes('beheerder')
                ? [{ kop: 'Voor', cel: ({ medewerker }: Rapport) => medewerker }]
                : []),
              { kop: 'Waarover', cel: over },
              {
                kop: 'Stand',
                cel: ({ actief }) =>
                  actief ? <Kenteken toon="goed">aan</Kenteken> : <Kenteken toon="neutraal">uit</Kenteken>,
              },
              { kop: 'Volgende', cel: ({ volgende }) => (volgende ? tijdstip(volgende.op, nu()) : '-') },
              { kop: 'Laatste', cel: laatsteTekst },
              {
                kop: 'Doen',
                cel: (rapport) => (
                  <div class="rij-knoppen">
                    <Knop
                      soort="stil"
                      bezig={bekijk.bezig}
                      aria-haspopup="dialog"
                      aria-label={`Voorbeeld: ${PER[rapport.per]}, ${over(rapport)}`}
                      onClick={() => void bekijk.start(rapport)}
                    >
                      Voorbeeld
                    </Knop>
                    <Knop
                      soort="stil"
                      bezig={zet.bezig}
                      aria-label={`${rapport.actief ? 'Zet uit' : 'Zet aan'}: ${PER[rapport.per]}, ${over(rapport)}`}
                      onClick={() => void zet.start(rapport, !rapport.actief)}
                    >
                      {rapport.actief ? 'Zet uit' : 'Zet aan'}
                    </Knop>
                  </div>
                ),
              },
            ]}
            rijen={resultaten}
            sleutel={({ id }) => id}
          />
        )}
      </Inhoud>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void begin.start();
        }}
      >
        <h3 class="nl-heading nl-heading--level-3">Nog een rapport</h3>
        <div class="filters">
          <KeuzeVeld
            label="Hoe vaak"
            keuzes={(Object.keys(PER) as Rapportperiode[]).map((een) => ({ waarde: een, tekst: PER[een] }))}
            waarde={per}
            opWijzig={(waarde) => zetPer(waarde as Rapportperiode)}
          />
          <KeuzeVeld
            label="Wijkteams"
            keuzes={[
              { waarde: '', tekst: 'Alle wijkteams' },
              ...wijkteams.map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
            ]}
            waarde={wijkteam}
            opWijzig={zetWijkteam}
          />
          <KeuzeVeld
            label="Kanalen"
            keuzes={[
              { waarde: '', tekst: 'Alle kanalen' },
              ...KANALEN.map((een) => ({ waarde: een, tekst: kanaalnaam(een) })),
            ]}
            waarde={kanaal}
            opWijzig={zetKanaal}
          />
        </div>
        <Foutmelding fout={begin.fout} />
        <div class="knoppen">
          <Knop type="submit" soort="primair" bezig={begin.bezig}>
            Stuur mij dit rapport
          </Knop>
        </div>
      </form>
      <Dialoog
        titel={voorbeeld?.onderwerp ?? 'Voorbeeld'}
        open={voorbeeld !== undefined}
        sluit={() => zetVoorbeeld(undefined)}
      >
        <p class="nl-paragraph">Zo zou het rapport nu vertrekken. Er wordt niets verstuurd.</p>
        <p class="mailtekst">{voorbeeld?.tekst}</p>
      </Dialoog>
    </section>
  );
}

function Hiaten({ naamVan }: MetNamen) {
  const van = dagVan(nu());
  const tot = plusDagen(van, WEKEN_VOORUIT * 7);
  const gelezen = useLezen(
    (api) => api.vraag<{ resultaten: readonly Hiaat[] }>('GET', `/v1/rooster-hiaten?van=${van}&tot=${tot}`),
    [van],
  );
  return (
    <section aria-labelledby="hiaten">
      <h2 id="hiaten" class="nl-heading nl-heading--level-2">
        Gaten in het rooster
      </h2>
      <p class="nl-paragraph">
        Wanneer niemand dienst heeft in de komende {WEKEN_VOORUIT} weken, terwijl het wijkteam bereikbaar is.
      </p>
      <Inhoud gelezen={gelezen}>
        {({ resultaten }) =>
          resultaten.length === 0 ? (
            <Melding
              soort="goed"
              titel={`Het rooster is gedekt: ${periodeTekst({ van, totEnMet: plusDagen(tot, -1) })}.`}
            />
          ) : (
            <>
              <Tabel
                titel="Gaten per wijkteam en domein"
                kolommen={[
                  { kop: 'Wijkteam', cel: ({ wijkteam }) => naamVan(wijkteam) },
                  { kop: 'Domein', cel: ({ domein }) => domein },
                  { kop: 'Gaten', cel: ({ aantal }) => String(aantal), getal: true },
                  { kop: 'Uren', cel: ({ uren }) => String(uren).replace('.', ','), getal: true },
                  {
                    kop: 'Eerste',
                    cel: ({ eerste }) => `${dag(eerste.van)} ${tijd(eerste.van)} tot ${tijd(eerste.tot)}`,
                  },
                ]}
                rijen={hiatenPerTeam(resultaten)}
                sleutel={({ wijkteam, domein }) => `${wijkteam}-${domein}`}
              />
              <details class="tabel-bij">
                <summary>Alle gaten op tijd ({resultaten.length})</summary>
                <Tabel
                  titel="Alle gaten op tijd"
                  titelVerborgen
                  kolommen={[
                    { kop: 'Dag', cel: (hiaat: Hiaat) => dag(hiaat.van) },
                    { kop: 'Van', cel: (hiaat) => tijd(hiaat.van) },
                    { kop: 'Tot', cel: (hiaat) => tijd(hiaat.tot) },
                    { kop: 'Wijkteam', cel: ({ wijkteam }) => naamVan(wijkteam) },
                    { kop: 'Domein', cel: ({ domein }) => domein },
                  ]}
                  rijen={resultaten}
                  sleutel={(hiaat) => `${hiaat.wijkteam}-${hiaat.domein}-${hiaat.van}`}
                />
              </details>
            </>
          )
        }
      </Inhoud>
    </section>
  );
}
