/** One contact: what was asked, who it is, and everything somebody at the desk does with it. */
import { useState } from 'preact/hooks';
import type { Contact, ContactVolledig, Waarschuwing } from '../../app/antwoorden/contacten.ts';
import type { Traject } from '../../app/antwoorden/traject.ts';
import { heeftRol, useConsole, useDoen, useLezen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { duur, tijdstip } from '../../app/woorden.ts';
import { Kenteken, kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud, Melding } from '../../ui/melding.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { noemHouder } from '../wachtenden/bezet.ts';
import { normstand } from '../wachtenden/wachtlijst.ts';
import { Norm } from '../wachtenden/wachtregel.tsx';
import { Afronden } from './afronden.tsx';
import { Afspraken } from './afspraken.tsx';
import { Antwoorden } from './antwoord.tsx';
import { Draad } from './draad.tsx';
import { Eerder, Verloop } from './eerder.tsx';
import { Gevaarblok } from './gevaar-blok.tsx';
import { Klacht } from './klacht.tsx';
import { Toestemmingen } from './toestemming.tsx';
import { Trajecten } from './traject.tsx';
import { uitkomstnaam } from './uitkomst.ts';
import { Doorsturen, TerugbellenVragen } from './verder.tsx';
import { STATUSNAAM } from './verloop.ts';
import { Wie } from './wie.tsx';

interface Props {
  readonly contact: ContactVolledig;
  readonly gelukt: (tekst: string, waarschuwingen?: readonly Waarschuwing[]) => void;
}

function Feiten({ contact }: { readonly contact: ContactVolledig }) {
  const { ik } = useConsole();
  const { naam } = useNamen();
  const nu = useNu();
  const { status, wachtSinds, aangenomenDoor, uitkomst, ontvangenOp, afgeslotenOp, urgentie } = contact;
  return (
    <p class="nl-paragraph op-rij">
      <Kenteken toon={status === 'afgesloten' ? 'goed' : 'neutraal'}>{STATUSNAAM[status] ?? status}</Kenteken>
      {wachtSinds !== null && (
        <>
          <span>
            al <span class="cijfers">{duur((nu - Date.parse(wachtSinds)) / 1000)}</span>
          </span>
          <Norm stand={normstand(contact, nu)} />
        </>
      )}
      {urgentie !== null && (
        <Kenteken toon={urgentie === 'regulier' ? 'neutraal' : 'fout'}>{`Urgentie: ${urgentie}`}</Kenteken>
      )}
      <span>ontvangen {tijdstip(ontvangenOp, nu)}</span>
      {aangenomenDoor !== null && (
        <span>{aangenomenDoor === ik.id ? 'U hebt dit contact' : `Bij ${naam(aangenomenDoor)}`}</span>
      )}
      {afgeslotenOp !== null && (
        <span>
          {uitkomst === null ? 'Vanzelf gesloten' : uitkomstnaam(uitkomst)}, {tijdstip(afgeslotenOp, nu)}
        </span>
      )}
    </p>
  );
}

/** Taking it, and what else is one tap away. */
function Handelingen({ contact, gelukt }: Props) {
  const { api, ik } = useConsole();
  const { naam } = useNamen();
  const pad = `/v1/contacten/${encodeURIComponent(contact.id)}`;
  const neem = useDoen(async () => {
    try {
      await api.vraag<Contact>('POST', `${pad}/aannames`, {});
    } catch (error) {
      throw await noemHouder(api, error, contact.id, naam);
    }
    gelukt('U hebt dit contact. Collega’s zien dat.');
  });
  const bedankje = useDoen(async () => {
    await api.vraag<Contact>('POST', `${pad}/geen-antwoord-nodig`, {});
    gelukt('Vastgelegd: dit bericht vraagt geen antwoord.');
  });
  if (contact.uitkomst !== null) return null;
  const { kanaal, status, aangenomenDoor, wachtSinds } = contact;
  const vrij = aangenomenDoor === null && !(status === 'afgesloten' && (kanaal === 'telefoon' || kanaal === 'inloop'));
  const ander = aangenomenDoor !== null && aangenomenDoor !== ik.id ? aangenomenDoor : null;
  return (
    <>
      {ander !== null && (
        <Melding soort="let-op">
          <p class="nl-paragraph">
            {naam(ander)} heeft dit contact. Overleg eerst, dan krijgt niemand twee antwoorden.
          </p>
        </Melding>
      )}
      <div class="knoppen">
        {vrij && (
          <Knop soort="primair" bezig={neem.bezig} onClick={() => void neem.start()}>
            Neem aan
          </Knop>
        )}
        <Link
          naar={`/contacten/${encodeURIComponent(contact.id)}/triage`}
          class="utrecht-button utrecht-button--secondary-action"
        >
          Bepaal de urgentie
        </Link>
        <TerugbellenVragen contact={contact} gelukt={gelukt} />
        {(kanaal === 'mail' || kanaal === 'chat') && <Doorsturen contact={contact} gelukt={gelukt} />}
        {(kanaal === 'mail' || kanaal === 'chat') && wachtSinds !== null && (
          <Knop soort="stil" bezig={bedankje.bezig} onClick={() => void bedankje.start()}>
            Vraagt geen antwoord
          </Knop>
        )}
      </div>
      {vrij && (
        <p class="nl-paragraph zacht">
          Wie een contact aanneemt of zegt dat het geen antwoord vraagt, kan dat niet terugdraaien.
        </p>
      )}
      <Foutmelding fout={neem.fout ?? bedankje.fout} />
    </>
  );
}

function Taken({ contact, gelukt }: Props) {
  const { api } = useConsole();
  const vink = useDoen(async (taak: string) => {
    await api.vraag<Contact>('POST', `/v1/contacten/${encodeURIComponent(contact.id)}/taken/${taak}/afvinkingen`, {});
    gelukt('De taak is gedaan.');
  });
  if (contact.openTaken.length === 0) return null;
  return (
    <section aria-labelledby="taken">
      <h2 id="taken" class="nl-heading nl-heading--level-2">
        Nog te doen
      </h2>
      <p class="nl-paragraph zacht">Wat u afvinkt, blijft afgevinkt.</p>
      <ul class="rij-lijst">
        {contact.openTaken.map(({ taak, tekst }) => (
          <li key={taak} class="op-rij">
            <span>{tekst}</span>
            <Knop bezig={vink.bezig} aria-label={`Gedaan: ${tekst}`} onClick={() => void vink.start(taak)}>
              Gedaan
            </Knop>
          </li>
        ))}
      </ul>
      <Foutmelding fout={vink.fout} />
    </section>
  );
}

function Notities({ contact }: { readonly contact: ContactVolledig }) {
  const { naam } = useNamen();
  const nu = useNu(60_000);
  if (contact.notities === null || contact.notities.length === 0) return null;
  return (
    <section aria-labelledby="notities">
      <h2 id="notities" class="nl-heading nl-heading--level-2">
        Notities
      </h2>
      <ul class="rij-lijst">
        {contact.notities.map(({ id, op, door, tekst }) => (
          <li key={id}>
            <span class="zacht">
              {naam(door)}, {tijdstip(op, nu)}
            </span>
            <p class="nl-paragraph letterlijk">{tekst}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Blad({ contact, gelukt, opnieuw }: Props & { readonly opnieuw: () => void }) {
  const { ik } = useConsole();
  const { teamnaam } = useNamen();
  const { kanaal, status, uitkomst, spoedzaak } = contact;
  const schriftelijk = kanaal === 'mail' || kanaal === 'chat';
  const aanmelding = uitkomst === 'aanmelding';
  const termijnen = aanmelding || contact.klacht !== null;
  const traject = useLezen<Traject | null>(
    async (api) =>
      termijnen ? api.vraag<Traject>('GET', `/v1/contacten/${encodeURIComponent(contact.id)}/traject`) : null,
    [contact.id, contact.versie, termijnen],
  );
  return (
    <>
      <Paginakop titel={kanaalnaam(kanaal)}>
        {kanaalnaam(kanaal)}, {teamnaam(contact.wijkteam)}
      </Paginakop>
      <Feiten contact={contact} />
      <Gevaarblok contact={contact} />
      {spoedzaak !== null && (
        <Melding soort="info">
          <p class="nl-paragraph">
            Hierbij hoort een spoedzaak. {heeftRol(ik, 'professional') ? '' : 'Een professional behandelt haar. '}
            <Link naar={`/spoedzaken/${encodeURIComponent(spoedzaak)}`}>Hoe het ermee staat</Link>
          </p>
        </Melding>
      )}
      {contact.misluktAntwoord && (
        <Melding soort="fout" titel="Een antwoord kwam niet aan">
          <p class="nl-paragraph">Controleer het adres, of neem op een andere manier contact op.</p>
        </Melding>
      )}
      <Handelingen contact={contact} gelukt={gelukt} />
      <div class="contactblad">
        <div>
          {kanaal === 'telefoon' && <Wie contact={contact} gelukt={gelukt} />}
          <Draad contact={contact} ingetrokken={() => gelukt('Ingetrokken. De tekst staat weer in uw antwoord.')} />
          {schriftelijk && status !== 'afgesloten' && (
            <Antwoorden contact={contact} gelukt={gelukt} opnieuw={opnieuw} />
          )}
          {uitkomst === null && <Afronden contact={contact} gelukt={gelukt} />}
          {aanmelding && <Trajecten contact={contact.id} gelezen={traject} gelukt={gelukt} />}
        </div>
        <div>
          {kanaal !== 'telefoon' && <Wie contact={contact} gelukt={gelukt} />}
          <Toestemmingen contact={contact} gelukt={gelukt} />
          <Taken contact={contact} gelukt={gelukt} />
          <Notities contact={contact} />
          <Afspraken contact={contact} gelukt={gelukt} />
          <Klacht
            contact={contact}
            termijn={traject.waarde?.termijnen.find(({ soort }) => soort === 'klacht')}
            gelukt={gelukt}
          />
          <Eerder contact={contact} />
          <Verloop contact={contact} />
        </div>
      </div>
    </>
  );
}

export function ContactPagina({ id = '' }: Readonly<Record<string, string>>) {
  const gelezen = useLezen(
    (api) => api.vraag<ContactVolledig>('GET', `/v1/contacten/${encodeURIComponent(id)}`),
    [id],
    (bericht) => bericht.soort === 'contact' && bericht.id === id,
  );
  const [uitslag, zetUitslag] = useState<Gebeurd | undefined>(undefined);
  const [waarschuwingen, zetWaarschuwingen] = useState<readonly Waarschuwing[]>([]);
  const gelukt = (tekst: string, nieuw: readonly Waarschuwing[] = []) => {
    zetUitslag((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
    zetWaarschuwingen(nieuw);
    void gelezen.opnieuw();
  };
  return (
    <>
      <p class="nl-paragraph">
        <Link naar="/wachtenden">Terug naar wie wacht</Link>
      </p>
      <Uitslag gebeurd={uitslag} />
      {waarschuwingen.length > 0 && (
        <Melding soort="let-op" titel="Kijk hier nog naar">
          <ul>
            {waarschuwingen.map(({ veld, melding }) => (
              <li key={veld + melding}>{melding}</li>
            ))}
          </ul>
        </Melding>
      )}
      {gelezen.waarde === undefined && <Paginakop titel="Contact">Contact</Paginakop>}
      <Inhoud gelezen={gelezen}>
        {(contact) => <Blad contact={contact} gelukt={gelukt} opnieuw={() => void gelezen.opnieuw()} />}
      </Inhoud>
    </>
  );
}
