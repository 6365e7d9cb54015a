/** What came of the contacts, and how urgent ones were followed up: grouped, each figure with the number it is about. */
import { type Organisatie, STANDAARD_MINIMUM, type Wijkteam } from '../../app/antwoorden/bereikbaarheid.ts';
import type { Kengetallen, Verdeeld } from '../../app/antwoorden/kengetallen.ts';
import { useLezen } from '../../app/context.ts';
import { nu } from '../../app/server-klok.ts';
import { aandeel, aantal, contacten, tijdstip } from '../../app/woorden.ts';
import { CsvKnop } from '../../ui/csv-knop.tsx';
import { Balk } from '../../ui/grafiek.tsx';
import { kanaalnaam } from '../../ui/kenteken.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';
import { useLezenVan } from '../bereikbaarheid/lezen-van.ts';
import { periodeTekst } from '../bereikbaarheid/perioden.ts';
import { leesPeriode, Periodevelden, useKeuzes } from '../bereikbaarheid/periodevelden.tsx';
import {
  afspraakregels,
  type Cijferregel,
  herhaalregels,
  intakeregels,
  klachtregels,
  type Mixregel,
  persoonsperiode,
  spoedregels,
  termijnregels,
  uitkomstmix,
} from './rijtjes.ts';

const MAX_DAGEN = 366;

export function KengetallenPagina() {
  const keuzes = useKeuzes();
  const gekozen = leesPeriode(keuzes, 'deze-kwartaal', MAX_DAGEN);
  const wijkteam = keuzes.lees('wijkteam');
  const teams = useLezen((api) => api.vraag<{ resultaten: readonly Wijkteam[] }>('GET', '/v1/wijkteams'), []);
  const { periode } = gekozen;
  const vraag =
    periode &&
    new URLSearchParams({ van: periode.van, totEnMet: periode.totEnMet, ...(wijkteam && { wijkteam }) }).toString();
  const wijkteams = teams.waarde?.resultaten ?? [];
  return (
    <>
      <Paginakop titel="Kengetallen">Kengetallen</Paginakop>
      <div class="filters">
        <Periodevelden keuzes={keuzes} gekozen={gekozen} />
        <KeuzeVeld
          label="Wijkteam"
          keuzes={[
            { waarde: '', tekst: 'Alle wijkteams samen' },
            ...wijkteams.map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
          ]}
          waarde={wijkteam}
          opWijzig={(waarde) => keuzes.zet({ wijkteam: waarde })}
        />
      </div>
      {periode && vraag && (
        <>
          <p class="nl-paragraph">
            {periodeTekst(periode)}. Over wat in deze dagen binnenkwam; wat er later van werd, telt hier mee.
          </p>
          <Getallen
            vraag={vraag}
            wijkteams={wijkteams}
            bestand={`kengetallen-${periode.van}-${periode.totEnMet}.csv`}
          />
        </>
      )}
    </>
  );
}

interface GetallenProps {
  readonly vraag: string;
  readonly bestand: string;
  readonly wijkteams: readonly Wijkteam[];
}

function Getallen({ vraag, bestand, wijkteams }: GetallenProps) {
  const pad = `/v1/kengetallen?${vraag}`;
  const gelezen = useLezenVan(pad, async (api) => {
    const [cijfers, organisatie] = await Promise.all([
      api.vraag<Kengetallen>('GET', pad),
      api.vraag<Organisatie>('GET', '/v1/organisatie'),
    ]);
    return { cijfers, minimum: organisatie.minimumAantal ?? STANDAARD_MINIMUM };
  });
  const naamVan = (slug: string) => wijkteams.find((een) => een.slug === slug)?.naam ?? slug;
  return (
    <Inhoud gelezen={gelezen}>
      {({ cijfers, minimum }) => (
        <>
          <div class="kolommen">
            <Groep titel="Spoed" regels={spoedregels(cijfers, minimum)} />
            <Groep titel="Van aanmelding tot gesprek" regels={intakeregels(cijfers, minimum)} />
            <Groep titel="Afspraken" regels={afspraakregels(cijfers, minimum)} />
            <Groep titel="Klachten" regels={klachtregels(cijfers, minimum)} />
            <Groep titel="Opnieuw contact" regels={herhaalregels(cijfers, minimum)} />
            <Groep titel="Termijnen op tijd" regels={termijnregels(cijfers, minimum)} leeg="Er begon geen termijn." />
          </div>
          <Mix titel="Wat ervan werd" regels={uitkomstmix(cijfers).regels} van={uitkomstmix(cijfers).totaal} />
          <Volume kanalen={cijfers.kanalen} />
          <div class="kolommen">
            <Verdeling titel="Waar het over ging" wat="Thema" verdeeld={cijfers.themas} />
            <Verdeling titel="Wie verwees" wat="Verwijzer" verdeeld={cijfers.verwijzers} />
            <Verdeling titel="Waarheen doorverwezen" wat="Naar" verdeeld={cijfers.doorverwezenNaar} />
          </div>
          <div class="kolommen">
            <section>
              <h2 class="nl-heading nl-heading--level-2">Unieke personen</h2>
              <Tabel
                titel="Unieke personen per hele maand, kwartaal en jaar"
                titelVerborgen
                kolommen={[
                  { kop: 'Periode', cel: ({ periode }) => persoonsperiode(periode) },
                  { kop: 'Personen', cel: ({ personen }) => aantal(personen), getal: true },
                  { kop: 'Van wie is niet bekend', cel: ({ zonderSleutel }) => aantal(zonderSleutel), getal: true },
                ]}
                rijen={cijfers.personen}
                sleutel={({ periode }) => periode}
                leeg="In deze dagen ligt geen hele maand."
              />
            </section>
            <section>
              <h2 class="nl-heading nl-heading--level-2">Dekking van het rooster</h2>
              <Tabel
                titel="Deel van de openingstijd waarin iemand dienst had"
                titelVerborgen
                kolommen={[
                  { kop: 'Wijkteam', cel: (rij) => naamVan(rij.wijkteam) },
                  { kop: 'Domein', cel: ({ domein }) => domein },
                  {
                    kop: 'Gedekt',
                    cel: ({ aandeel: deel }) => (
                      <>
                        {aandeel(deel)} <Balk deel={deel} />
                      </>
                    ),
                  },
                  {
                    kop: 'Uren nodig',
                    cel: ({ vereistMinuten }) => aantal(Math.round(vereistMinuten / 60)),
                    getal: true,
                  },
                ]}
                rijen={cijfers.rooster}
                sleutel={(rij) => `${rij.wijkteam}-${rij.domein}`}
              />
            </section>
          </div>
          <p class="nl-paragraph zacht">
            "Te weinig": over minder dan {minimum} is een aandeel of duur niet te vertrouwen, en is soms te raden over
            wie het gaat. Manier van tellen: {cijfers.definitie}. Stand van {tijdstip(cijfers.peildatum, nu())}.
          </p>
          <div class="knoppen">
            <CsvKnop pad={pad} naam={bestand} />
          </div>
        </>
      )}
    </Inhoud>
  );
}

function Groep({
  titel,
  regels,
  leeg,
}: {
  readonly titel: string;
  readonly regels: readonly Cijferregel[];
  readonly leeg?: string;
}) {
  return (
    <section>
      <h2 class="nl-heading nl-heading--level-2">{titel}</h2>
      <Tabel
        titel={titel}
        titelVerborgen
        kolommen={[
          {
            kop: 'Wat',
            cel: ({ naam, uitleg }) => (
              <>
                {naam}
                {uitleg && <span class="zacht regel">{uitleg}</span>}
              </>
            ),
          },
          {
            kop: 'Cijfer',
            cel: ({ cijfer, deel }) => (
              <>
                {cijfer}
                {deel !== undefined && <Balk deel={deel} />}
              </>
            ),
            getal: true,
          },
          { kop: 'n', cel: ({ n }) => (n === null ? '' : aantal(n)), getal: true },
        ]}
        rijen={regels}
        sleutel={({ naam }) => naam}
        {...(leeg !== undefined && { leeg })}
      />
    </section>
  );
}

function Mix({
  titel,
  regels,
  van,
}: {
  readonly titel: string;
  readonly regels: readonly Mixregel[];
  readonly van: number;
}) {
  return (
    <section>
      <h2 class="nl-heading nl-heading--level-2">{titel}</h2>
      <p class="nl-paragraph">Van {contacten(van)}.</p>
      <Tabel
        titel={titel}
        titelVerborgen
        kolommen={[
          { kop: 'Uitkomst', cel: ({ naam }) => naam },
          { kop: 'Aantal', cel: ({ aantal: hoeveel }) => aantal(hoeveel), getal: true },
          {
            kop: 'Aandeel',
            cel: ({ deel }) => (
              <>
                {aandeel(deel)} <Balk deel={deel} />
              </>
            ),
          },
        ]}
        rijen={regels}
        sleutel={({ naam }) => naam}
      />
    </section>
  );
}

function Volume({ kanalen }: Pick<Kengetallen, 'kanalen'>) {
  return (
    <section>
      <h2 class="nl-heading nl-heading--level-2">Contacten per kanaal</h2>
      <Tabel
        titel="Contacten per kanaal"
        titelVerborgen
        kolommen={[
          { kop: 'Kanaal', cel: ({ kanaal }) => kanaalnaam(kanaal) },
          { kop: 'Contacten', cel: ({ contacten }) => aantal(contacten), getal: true },
          { kop: 'Nog open', cel: ({ open }) => aantal(open), getal: true },
          { kop: 'Vervolg op een eerder contact', cel: ({ vervolg }) => aantal(vervolg), getal: true },
        ]}
        rijen={kanalen}
        sleutel={({ kanaal }) => kanaal}
      />
    </section>
  );
}

function Verdeling({
  titel,
  wat,
  verdeeld,
}: {
  readonly titel: string;
  readonly wat: string;
  readonly verdeeld: Verdeeld;
}) {
  const regels = verdeeld.regels.filter(({ aantal: hoeveel }) => hoeveel > 0).toSorted((a, b) => b.aantal - a.aantal);
  const meeste = regels[0]?.aantal ?? 0;
  return (
    <section>
      <h2 class="nl-heading nl-heading--level-2">{titel}</h2>
      <Tabel
        titel={titel}
        titelVerborgen
        kolommen={[
          { kop: wat, cel: ({ naam }) => naam },
          {
            kop: 'Contacten',
            cel: ({ aantal: hoeveel }) => (
              <>
                {aantal(hoeveel)} <Balk deel={hoeveel / Math.max(1, meeste)} />
              </>
            ),
          },
        ]}
        rijen={regels}
        sleutel={({ code }) => code}
        leeg="Niets vastgelegd."
      />
      {verdeeld.zonder > 0 && <p class="nl-paragraph zacht">Bij {contacten(verdeeld.zonder)} niet vastgelegd.</p>}
    </section>
  );
}
