/** Triage: the most telling question first, the advice growing beside it, and the decision of a person. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Getrieerd, Signaal, Signaalwaarde, TeTrieren, UrgentieAdvies } from '../../app/antwoorden/urgentie.ts';
import { useConsole, useDoen, useLezen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { useBewaker } from '../../app/route.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Kanaal, Kenteken } from '../../ui/kenteken.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud, Melding } from '../../ui/melding.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import { ADVIESNAAM, Advies } from './advies.tsx';
import { type Besluit, BesluitVorm } from './besluit.tsx';
import { Signalenlijst } from './signalenlijst.tsx';
import { Vastgelegd } from './vastgelegd.tsx';
import { Verlaging } from './verlaging.tsx';
import { Vraagkaart } from './vraagkaart.tsx';
import {
  type Antwoorden,
  herkomstenVan,
  leeftijdVan,
  nogOnbekend,
  platteSignalen,
  signalenVoor,
  volgendeVraag,
} from './vragen.ts';

interface VormProps {
  readonly contact: TeTrieren;
  readonly signalen: readonly Signaal[];
  readonly klaar: (uitkomst: Getrieerd) => void;
}

function Vorm({ contact, signalen, klaar }: VormProps) {
  const { api, meld } = useConsole();
  const [antwoorden, zetAntwoorden] = useState<Antwoorden>({});
  /** In the order in which they were given, to take the last one back. */
  const [gegeven, zetGegeven] = useState<readonly string[]>([]);
  const [herkomst, zetHerkomst] = useState('');
  const [leeftijd, zetLeeftijd] = useState('');
  const jaren = leeftijdVan(leeftijd);
  const vraagBody = {
    signalen: signalenVoor(antwoorden, herkomst),
    ...(jaren !== undefined && { leeftijd: jaren }),
  };
  const over = JSON.stringify(vraagBody);
  const gelezen = useLezen(
    async (one) => ({ over, advies: await one.vraag<UrgentieAdvies>('POST', '/v1/urgentie-adviezen', vraagBody) }),
    [over],
  );
  const advies = gelezen.waarde?.advies;
  const vorig = useRef(advies?.advies);
  useEffect(() => {
    if (advies && vorig.current !== undefined && vorig.current !== advies.advies)
      meld(`Het advies is nu: ${ADVIESNAAM[advies.advies]}`);
    vorig.current = advies?.advies;
  }, [advies?.advies]);

  const begonnen = gegeven.length > 0 || herkomst !== '' || leeftijd !== '';
  const bewaard = useRef(false);
  useBewaker(() =>
    begonnen && !bewaard.current ? 'Uw antwoorden zijn nog niet vastgelegd en gaan verloren. Toch weggaan?' : null,
  );
  const bewaren = useDoen(async (besluit: Besluit) => {
    const body = { ...vraagBody, ...besluit };
    const uitkomst = await api.vraag<Getrieerd>(
      'POST',
      `/v1/contacten/${encodeURIComponent(contact.id)}/triages`,
      body,
    );
    bewaard.current = true;
    klaar(uitkomst);
  });

  const zet = (code: string, waarde: Signaalwaarde) => {
    zetAntwoorden((was) => ({ ...was, [code]: waarde }));
    zetGegeven((was) => [...was.filter((one) => one !== code), code]);
  };
  const terug = () => {
    const laatste = gegeven.at(-1);
    if (laatste === undefined) return;
    zetGegeven(gegeven.slice(0, -1));
    zetAntwoorden(({ [laatste]: _weg, ...rest }) => rest);
  };
  const vraag = advies && volgendeVraag(advies.nogVragen, antwoorden);
  // A yes can end the questions: what comes next is known when the advice is. After anything else the next one stands.
  const laatste = gegeven.at(-1);
  const verouderd = gelezen.waarde?.over !== over && gelezen.fout === undefined;
  const wacht = verouderd && laatste !== undefined && antwoorden[laatste] === 'ja';
  const geantwoord = useRef(false);
  const plek = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!geantwoord.current) return;
    geantwoord.current = wacht;
    const kop = plek.current?.querySelector<HTMLElement>('#vraag-kop');
    (kop ?? plek.current)?.focus();
  }, [vraag?.signaal, wacht]);
  const open = advies ? nogOnbekend(advies.nogVragen, antwoorden) : [];
  const stellingVan = (code: string) => platteSignalen(signalen).find((one) => one.code === code)?.label ?? code;
  return (
    <div class="rooster-2 triage">
      <div ref={plek} tabIndex={-1} class="vraagplek">
        {vraag ? (
          <Vraagkaart
            vraag={vraag}
            stelling={stellingVan(vraag.signaal)}
            nummer={gegeven.length + 1}
            antwoord={(waarde) => {
              geantwoord.current = true;
              zet(vraag.signaal, waarde);
            }}
            terug={gegeven.length > 0 ? terug : undefined}
          />
        ) : (
          advies && (
            <Melding soort="info" titel="Er zijn geen vragen meer die het advies kunnen veranderen.">
              {open.length > 0 && <p class="nl-paragraph">Nog onbekend: zie de lijst hieronder.</p>}
            </Melding>
          )
        )}
      </div>
      <Inhoud gelezen={gelezen}>{(one) => <Advies advies={one.advies} />}</Inhoud>
      <div>
        {open.length > 0 && (
          <section aria-labelledby="onbekend-kop">
            <h2 id="onbekend-kop" class="nl-heading nl-heading--level-4">
              Nog onbekend en wel van belang
            </h2>
            <ul>
              {open.map(({ signaal }) => (
                <li key={signaal}>{stellingVan(signaal)}</li>
              ))}
            </ul>
          </section>
        )}
        <Signalenlijst signalen={signalen} antwoorden={antwoorden} zet={zet} />
        <KeuzeVeld
          label="Bijzondere melding"
          keuzes={[
            { waarde: '', tekst: 'Nee' },
            ...herkomstenVan(signalen).map(({ code, label }) => ({ waarde: code, tekst: label })),
          ]}
          waarde={herkomst}
          opWijzig={zetHerkomst}
        />
        <TekstVeld
          label="Leeftijd van het jongste kind"
          uitleg="In jaren. Leeg als er geen kind bij betrokken is, -1 als het nog niet geboren is."
          fout={leeftijd !== '' && jaren === undefined ? 'Schrijf een heel getal van -1 tot en met 130.' : undefined}
          value={leeftijd}
          onInput={(event) => zetLeeftijd(event.currentTarget.value)}
        />
      </div>
      <BesluitVorm
        contact={contact}
        advies={advies}
        bezig={bewaren.bezig}
        fout={bewaren.fout}
        bewaar={(besluit) => void bewaren.start(besluit)}
      />
    </div>
  );
}

function Feiten({ contact }: { readonly contact: TeTrieren }) {
  const { teamnaam } = useNamen();
  const nu = useNu(30_000);
  const { kanaal, wijkteam, ontvangenOp, urgentie, gevaarsignalen } = contact;
  return (
    <p class="nl-paragraph">
      <Kanaal kanaal={kanaal} />, {teamnaam(wijkteam)}, ontvangen {tijdstip(ontvangenOp, nu)}.{' '}
      {urgentie === null ? 'Nog niet beoordeeld.' : `Nu: ${ADVIESNAAM[urgentie].toLowerCase()}.`}{' '}
      {gevaarsignalen.length > 0 && <Kenteken toon="fout">Woorden die op gevaar wijzen</Kenteken>}
    </p>
  );
}

interface Bron {
  readonly contact: TeTrieren;
  readonly signalen: readonly Signaal[];
}

export function Triage({ id = '' }: Readonly<Record<string, string>>) {
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const [uitkomst, zetUitkomst] = useState<Getrieerd | undefined>(undefined);
  const gelezen = useLezen(
    async (api): Promise<Bron> => {
      const [contact, lijst] = await Promise.all([
        api.vraag<TeTrieren>('GET', `/v1/contacten/${encodeURIComponent(id)}`),
        api.vraag<{ signalen: readonly Signaal[] }>('GET', '/v1/urgentie-signalen'),
      ]);
      return { contact, signalen: lijst.signalen };
    },
    [id],
    (bericht) => bericht.soort === 'contact' && bericht.id === id,
  );
  const zeg = (tekst: string) => zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
  return (
    <>
      <Paginakop titel="Hoe dringend">Hoe dringend is dit?</Paginakop>
      <Uitslag gebeurd={gebeurd} />
      {uitkomst ? (
        <Vastgelegd uitkomst={uitkomst} />
      ) : (
        <Inhoud gelezen={gelezen}>
          {({ contact, signalen }) => (
            <>
              <Feiten contact={contact} />
              <Verlaging contact={contact} klaar={zeg} opnieuw={gelezen.opnieuw} />
              <Vorm
                contact={contact}
                signalen={signalen}
                klaar={(nieuw) => {
                  zetUitkomst(nieuw);
                  zeg(
                    nieuw.verlagingsverzoek !== null
                      ? 'Vastgelegd: uw verzoek om te verlagen wacht op een collega.'
                      : `Vastgelegd: ${ADVIESNAAM[nieuw.urgentie ?? 'regulier'].toLowerCase()}.`,
                  );
                }}
              />
            </>
          )}
        </Inhoud>
      )}
    </>
  );
}
