/** Who hears of an urgent case, by what, and after how long the next: per wijkteam, with what it comes down to and what it was. */
import { useState } from 'preact/hooks';
import type { Beleidversie, GeldendBeleid, Trede } from '../../app/antwoorden/escalatie.ts';
import type { Api } from '../../app/api.ts';
import { useBewaren } from '../../app/bewaren.ts';
import { useConsole, useDoen, useLezen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Bewaarvorm, foutBij, foutOnder, veldVan } from '../../ui/formulier.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { Rijen } from '../../ui/rijen.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { KeuzeVeld, TekstVeld, Vinkje } from '../../ui/veld.tsx';
import { useKeuzes } from '../bereikbaarheid/periodevelden.tsx';
import { ALLE_ANDERE, type BeleidVorm, bodyVan, mediaKeuzes, mediumnaam, tredeTekst, vormVan, WIE } from './beleid.ts';
import { Voorbeeld } from './voorbeeld.tsx';

const padVan = (wijkteam: string): string => `/v1/escalatiebeleid/${encodeURIComponent(wijkteam)}`;

export function EscalatiebeleidPagina() {
  const { wijkteams } = useNamen();
  const { lees, zet } = useKeuzes();
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const wijkteam = lees('wijkteam') || ALLE_ANDERE;
  const gelezen = useLezen(
    async (api) => {
      const [beleid, versies] = await Promise.all([
        api.vraag<GeldendBeleid>('GET', padVan(wijkteam)),
        api.vraag<{ readonly resultaten: readonly Beleidversie[] }>('GET', `${padVan(wijkteam)}/versies?limit=50`),
      ]);
      return { wijkteam, beleid, versies: versies.resultaten };
    },
    [wijkteam],
  );
  return (
    <>
      <Paginakop titel="Escalatiebeleid">Escalatiebeleid</Paginakop>
      <p class="nl-paragraph">
        Wie van een spoedzaak hoort, en wie daarna als niemand haar oppakt. Bewaren geldt voor zaken die vanaf dan
        komen. Een open zaak houdt het beleid waarmee zij begon.
      </p>
      <div class="filters">
        <KeuzeVeld
          label="Voor"
          keuzes={[
            { waarde: ALLE_ANDERE, tekst: 'Alle wijkteams zonder eigen beleid' },
            ...wijkteams.map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
          ]}
          waarde={wijkteam}
          opWijzig={(nieuw) => zet({ wijkteam: nieuw === ALLE_ANDERE ? '' : nieuw })}
        />
      </div>
      <Uitslag gebeurd={gebeurd} />
      <Inhoud gelezen={gelezen}>
        {(gevonden) =>
          gevonden.wijkteam === wijkteam ? (
            <Beleid
              key={`${wijkteam}/${gebeurd?.nummer ?? 0}`}
              {...gevonden}
              opnieuw={gelezen.opnieuw}
              weggehaald={async () => {
                await gelezen.opnieuw();
                zetGebeurd((was) => ({
                  nummer: (was?.nummer ?? 0) + 1,
                  tekst: 'Het eigen beleid is weg. Onder Versies staat het nog.',
                }));
              }}
            />
          ) : (
            <p class="nl-paragraph zacht">Ophalen…</p>
          )
        }
      </Inhoud>
    </>
  );
}

const HERKOMST: Readonly<Record<GeldendBeleid['herkomst'], string>> = {
  wijkteam: 'Dit wijkteam heeft eigen beleid.',
  organisatie: 'Dit is het beleid voor alle wijkteams zonder eigen beleid.',
  systeem: 'Er is nog niets ingesteld. Dit is het beleid van Voordeur.',
};

const NAMEN: Readonly<Record<keyof BeleidVorm, string>> = {
  treden: 'Wie er achter elkaar van hoort',
  herinneringen: 'Herinneringen',
  overdracht: 'Wachten op antwoord bij overdragen',
  crisis: 'Wachten bij crisis',
};

interface BeleidProps {
  readonly wijkteam: string;
  readonly beleid: GeldendBeleid;
  readonly versies: readonly Beleidversie[];
  readonly opnieuw: () => Promise<void>;
  readonly weggehaald: () => Promise<void>;
}

function Beleid({ wijkteam, beleid, versies, opnieuw, weggehaald }: BeleidProps) {
  const { meld } = useConsole();
  const bewaren = useBewaren<BeleidVorm>({
    begin: vormVan(beleid),
    lees: async (api: Api) => vormVan(await api.vraag<GeldendBeleid>('GET', padVan(wijkteam))),
    schrijf: async (api: Api, waarde) => {
      const na = vormVan(await api.vraag<GeldendBeleid>('PUT', padVan(wijkteam), bodyVan(waarde)));
      await opnieuw();
      return na;
    },
  });
  const { waarde, zet, fout } = bewaren;
  const eigen = beleid.herkomst === (wijkteam === ALLE_ANDERE ? 'organisatie' : 'wijkteam');
  const treden = foutBij(fout, 'treden');
  return (
    <>
      <p class="nl-paragraph">
        <strong>{HERKOMST[beleid.herkomst]}</strong>{' '}
        {!eigen && wijkteam !== ALLE_ANDERE && 'Bewaart u hier iets anders, dan krijgt dit wijkteam eigen beleid.'}
      </p>
      <Bewaarvorm bewaren={bewaren} namen={NAMEN} knop="Bewaar beleid" gelukt="Bewaard. Het geldt voor nieuwe zaken.">
        <Rijen<Trede>
          titel={NAMEN.treden}
          uitleg={`Elke trede vraagt iemand om de zaak op te pakken. Is er dan niemand, dan gaat het meteen naar de volgende.${
            beleid.spraak ? ' Gebeld wordt alleen wie telefoon in de eigen volgorde heeft staan.' : ''
          }`}
          rijen={waarde.treden}
          nieuw={{ wie: 'escalatiecontact', media: ['sms', 'mail'], wachtMinuten: 15 }}
          nieuwTekst="Trede erbij"
          naam={({ wie }, index) => `trede ${index + 1}, ${WIE[wie].toLowerCase()}`}
          opWijzig={(nieuw) => zet({ treden: nieuw })}
        >
          {(trede, zetTrede, index) => {
            const veld = (naam: string) => veldVan(fout, `treden[${index}].${naam}`);
            const media = veld('media');
            return (
              <>
                <KeuzeVeld
                  {...veld('wie')}
                  label={`Trede ${index + 1}`}
                  keuzes={Object.entries(WIE).map(([code, tekst]) => ({ waarde: code, tekst }))}
                  waarde={trede.wie}
                  opWijzig={(wie) => zetTrede({ ...trede, wie: wie as Trede['wie'] })}
                />
                <fieldset id={media.id} tabIndex={-1} class="rondjes">
                  <legend class="utrecht-form-label">Hoe</legend>
                  {media.fout && <div class="veld-fout">✕ {media.fout}</div>}
                  {mediaKeuzes(trede.media, beleid.spraak).map((een) => (
                    <Vinkje
                      key={een}
                      label={mediumnaam(een)}
                      aan={trede.media.includes(een)}
                      opWijzig={(aan) =>
                        zetTrede({
                          ...trede,
                          media: aan ? [...trede.media, een] : trede.media.filter((ander) => ander !== een),
                        })
                      }
                    />
                  ))}
                </fieldset>
                <Minuten
                  {...veld('wachtMinuten')}
                  label="Minuten wachten"
                  waarde={trede.wachtMinuten}
                  zet={(wachtMinuten) => zetTrede({ ...trede, wachtMinuten })}
                />
              </>
            );
          }}
        </Rijen>
        {treden && <p class="veld-fout">{treden}</p>}
        <div class="filters">
          <TekstVeld
            id={veldVan(fout, 'herinneringenUren').id}
            fout={foutOnder(fout, 'herinneringenUren')}
            label="Herinneringen na zoveel uur"
            uitleg="Aan wie de zaak heeft, binnen de 48 uur. De laatste gaat ook naar het escalatiecontact. Bijvoorbeeld: 24, 36, 44."
            value={waarde.herinneringen}
            onInput={({ currentTarget }) => zet({ herinneringen: currentTarget.value })}
          />
          <Minuten
            {...veldVan(fout, 'overdrachtWachtMinuten')}
            label="Minuten wachten bij overdragen"
            uitleg="Zo lang mag een collega de vraag laten liggen."
            waarde={waarde.overdracht}
            zet={(overdracht) => zet({ overdracht })}
          />
          <Minuten
            {...veldVan(fout, 'crisisWachtMinuten')}
            label="Minuten wachten bij crisis"
            uitleg="Zo lang mag een crisis zonder gesprek of crisisdienst zijn. Hoogstens 15."
            waarde={waarde.crisis}
            zet={(crisis) => zet({ crisis })}
          />
        </div>
      </Bewaarvorm>
      {eigen && bewaren.vuil && (
        <p class="nl-paragraph zacht">
          Bewaar eerst wat u wijzigde, of maak het ongedaan. Dan kunt u het beleid weghalen.
        </p>
      )}
      {eigen && !bewaren.vuil && <Weghalen wijkteam={wijkteam} klaar={weggehaald} />}
      <Voorbeeld wijkteam={wijkteam} vorm={waarde} />
      <Versies
        versies={versies}
        neemOver={(vorm, nummer) => {
          zet(vorm);
          meld(`Versie ${nummer} staat in het formulier. Bewaar om haar te laten gelden.`);
          document.getElementById('inhoud')?.scrollIntoView();
        }}
      />
    </>
  );
}

interface MinutenProps {
  readonly id: string;
  readonly fout: string | undefined;
  readonly label: string;
  readonly uitleg?: string;
  readonly waarde: number;
  readonly zet: (minuten: number) => void;
}

function Minuten({ waarde, zet, ...rest }: MinutenProps) {
  return (
    <TekstVeld
      {...rest}
      type="number"
      min="1"
      max="60"
      value={Number.isNaN(waarde) ? '' : String(waarde)}
      onInput={({ currentTarget: { value } }) => zet(value === '' ? Number.NaN : Number(value))}
    />
  );
}

function Weghalen({ wijkteam, klaar }: { readonly wijkteam: string; readonly klaar: () => Promise<void> }) {
  const { api } = useConsole();
  const haalWeg = useDoen(async () => {
    await api.vraag('POST', `${padVan(wijkteam)}/verwijderingen`, {});
    await klaar();
  });
  return (
    <>
      <Foutmelding fout={haalWeg.fout} />
      <div class="knoppen">
        <Knop bezig={haalWeg.bezig} onClick={() => void haalWeg.start()}>
          Haal eigen beleid weg
        </Knop>
        <span class="zacht">
          Dan geldt {wijkteam === ALLE_ANDERE ? 'het beleid van Voordeur' : 'het beleid van alle wijkteams'}. U kunt het
          terugzetten uit de versies.
        </span>
      </div>
    </>
  );
}

interface VersiesProps {
  readonly versies: readonly Beleidversie[];
  readonly neemOver: (vorm: BeleidVorm, nummer: number) => void;
}

function Versies({ versies, neemOver }: VersiesProps) {
  const { naam } = useNamen();
  const nu = useNu(60_000);
  const wanneer = ({ op, tot }: Beleidversie) =>
    `${op === null ? 'van oudsher' : `vanaf ${tijdstip(op, nu)}`}${tot === null ? '' : ` tot ${tijdstip(tot, nu)}`}`;
  return (
    <section aria-labelledby="beleid-versies">
      <h2 id="beleid-versies" class="nl-heading nl-heading--level-2">
        Versies
      </h2>
      {versies.length === 0 && <p class="nl-paragraph">Hier is nog niets ingesteld.</p>}
      <ol class="rij-lijst">
        {versies.map((versie) => {
          const { waarde, versie: nummer, door } = versie;
          return (
            <li key={nummer} class="dienstrij">
              <div class="versie">
                <h3 class="nl-heading nl-heading--level-4">
                  Versie {nummer}: {naam(door)}, {wanneer(versie)}
                </h3>
                {waarde === null ? (
                  <p class="nl-paragraph">Weggehaald.</p>
                ) : (
                  <ol>
                    {waarde.treden.map((trede, index) => (
                      <li key={index}>{tredeTekst(trede)}.</li>
                    ))}
                  </ol>
                )}
              </div>
              {waarde !== null && (
                <Knop onClick={() => neemOver(vormVan(waarde), nummer)}>{`Zet versie ${nummer} in het formulier`}</Knop>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
