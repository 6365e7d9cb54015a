/** Who it is about and how to reach them. On the telephone it is the form that is ready when the call begins. */
import { useState } from 'preact/hooks';
import type { Betrokkene, Contact, ContactVolledig, RolBetrokkene } from '../../app/antwoorden/contacten.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { belAdres } from '../../app/crisisstrip.tsx';
import { useBewaker } from '../../app/route.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Melding } from '../../ui/melding.tsx';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import { veiligRegels } from '../spoed/veilig.ts';
import { VeiligAfspreken } from './veilig.tsx';

const ROLLEN: readonly { readonly waarde: RolBetrokkene; readonly tekst: string }[] = [
  { waarde: 'hulpvrager', tekst: 'Hulpvrager' },
  { waarde: 'melder', tekst: 'Melder' },
  { waarde: 'verwijzer', tekst: 'Verwijzer' },
];
const rolnaam = (rol: RolBetrokkene): string => ROLLEN.find(({ waarde }) => waarde === rol)?.tekst ?? rol;

interface Props {
  readonly contact: ContactVolledig;
  readonly gelukt: (tekst: string) => void;
}

interface Ingevuld {
  readonly rol: RolBetrokkene;
  readonly naam: string;
  readonly nummer: string;
  readonly mail: string;
}

function begin({ persoon, personen }: ContactVolledig): Ingevuld {
  const known = personen.find(({ rol }) => rol === 'hulpvrager') ?? personen[0];
  return {
    rol: known?.rol ?? 'hulpvrager',
    naam: known?.naam ?? persoon.naam ?? '',
    nummer: known?.nummer ?? persoon.nummer ?? '',
    mail: known?.mail ?? persoon.mail ?? '',
  };
}

function Formulier({ contact, gelukt }: Props) {
  const { api } = useConsole();
  const [was, zetWas] = useState(() => begin(contact));
  const [ingevuld, zet] = useState(was);
  const gewijzigd = Object.entries(was).some(([veld, waarde]) => ingevuld[veld as keyof Ingevuld] !== waarde);
  useBewaker(() => (gewijzigd ? 'Wie het is, is nog niet bewaard. Toch weggaan?' : null));
  const bewaar = useDoen(async () => {
    const { rol, naam, nummer, mail } = ingevuld;
    await api.vraag<Contact>('POST', `/v1/contacten/${encodeURIComponent(contact.id)}/personen`, {
      rol,
      niveau: 'contactgegevens',
      naam: naam.trim(),
      ...(nummer.trim() !== '' && { nummer: nummer.trim() }),
      ...(mail.trim() !== '' && { mail: mail.trim() }),
    });
    zetWas(ingevuld);
    gelukt('Bewaard wie het is.');
  });
  const veld = (name: 'naam' | 'nummer' | 'mail') => ({
    id: `wie-${name}`,
    value: ingevuld[name],
    autocomplete: 'off',
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      zet((old) => ({ ...old, [name]: currentTarget.value })),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void bewaar.start();
      }}
    >
      <KeuzeVeld
        label="Dit is de"
        keuzes={ROLLEN}
        waarde={ingevuld.rol}
        opWijzig={(rol) => zet((old) => ({ ...old, rol: rol as RolBetrokkene }))}
      />
      <TekstVeld label="Naam" {...veld('naam')} />
      <TekstVeld label="Telefoonnummer" type="tel" {...veld('nummer')} />
      <TekstVeld label="E-mailadres" type="email" {...veld('mail')} />
      <Foutmelding fout={bewaar.fout} velden={{ naam: 'wie-naam', nummer: 'wie-nummer', mail: 'wie-mail' }} />
      <div class="knoppen">
        <Knop type="submit" soort={contact.kanaal === 'telefoon' ? 'primair' : 'gewoon'} bezig={bewaar.bezig}>
          Bewaar wie het is
        </Knop>
      </div>
    </form>
  );
}

function Bekend({ persoon }: { readonly persoon: Betrokkene }) {
  const { rol, niveau, naam, nummer, mail } = persoon;
  return (
    <li>
      <strong>{rolnaam(rol)}:</strong> {niveau === 'anoniem' ? 'anoniem' : (naam ?? 'bekend in het cliëntsysteem')}
      {nummer && (
        <>
          {', '}
          <a class="nl-link" href={belAdres(nummer)}>
            {nummer}
          </a>
        </>
      )}
      {mail && `, ${mail}`}
    </li>
  );
}

export function Wie({ contact, gelukt }: Props) {
  const { persoon, personen, veiligContact, kanaal, uitkomst, toestemming } = contact;
  const regels = veiligRegels(veiligContact);
  const anoniem = toestemming?.weg === 'ander-zonder-toestemming';
  const bellen = kanaal === 'telefoon' && uitkomst === null;
  return (
    <section aria-labelledby="wie">
      <h2 id="wie" class="nl-heading nl-heading--level-2">
        Wie is het?
      </h2>
      {regels.length > 0 && (
        <Melding soort="let-op" titel="Afgesproken over veilig contact">
          <ul>
            {regels.map((regel) => (
              <li key={regel}>{regel}</li>
            ))}
          </ul>
        </Melding>
      )}
      {(persoon.naam ?? persoon.nummer ?? persoon.mail) && (
        <p class="nl-paragraph">
          {[persoon.naam, persoon.mail].filter(Boolean).join(', ')}{' '}
          {persoon.nummer && (
            <a class="nl-link" href={belAdres(persoon.nummer)}>
              {persoon.nummer}
            </a>
          )}
        </p>
      )}
      {personen.length > 0 && (
        <ul class="rij-lijst">
          {personen.map((een) => (
            <Bekend key={een.rol} persoon={een} />
          ))}
        </ul>
      )}
      {anoniem ? (
        <p class="nl-paragraph">Zonder toestemming: er wordt niets bewaard wat naar de hulpvrager leidt.</p>
      ) : (
        <details open={bellen && personen.length === 0}>
          <summary>Vastleggen wie het is</summary>
          <Formulier contact={contact} gelukt={gelukt} />
        </details>
      )}
      <VeiligAfspreken contact={contact} gelukt={gelukt} />
    </section>
  );
}
