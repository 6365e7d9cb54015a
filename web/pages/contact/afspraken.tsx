/** Appointments that were made with this contact, and whether somebody came. */
import { useState } from 'preact/hooks';
import type { Afspraak, Contact, ContactVolledig } from '../../app/antwoorden/contacten.ts';
import { useConsole, useDoen, useNu } from '../../app/context.ts';
import { instantVan, lokaalVan } from '../../app/termijnen.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Kenteken, type Toon } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { Rondjes, TekstVeld } from '../../ui/veld.tsx';

const HOE: Readonly<Record<Afspraak['hoe'], readonly [Toon, string]>> = {
  gepland: ['neutraal', 'Gepland'],
  verschenen: ['goed', 'Verschenen'],
  'niet-verschenen': ['let-op', 'Niet verschenen'],
  afgezegd: ['neutraal', 'Afgezegd'],
};

interface Props {
  readonly contact: ContactVolledig;
  readonly gelukt: (tekst: string) => void;
}

function NieuweAfspraak({ contact, gelukt }: Props) {
  const { api } = useConsole();
  const [op, zetOp] = useState('');
  const [gevraagd, zetGevraagd] = useState(false);
  const maak = useDoen(async () => {
    await api.vraag<Contact>('POST', `/v1/contacten/${encodeURIComponent(contact.id)}/afspraken`, {
      op: instantVan(op),
    });
    gelukt('De afspraak is vastgelegd.');
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        zetGevraagd(true);
        if (op !== '') void maak.start();
      }}
    >
      <TekstVeld
        id="afspraak-op"
        label="Wanneer is de afspraak?"
        fout={gevraagd && op === '' ? 'Vul dag en tijd in.' : undefined}
        type="datetime-local"
        value={op}
        onInput={({ currentTarget }) => zetOp(currentTarget.value)}
      />
      <Foutmelding fout={maak.fout} velden={{ op: 'afspraak-op' }} />
      <div class="knoppen">
        <Knop soort="primair" type="submit" bezig={maak.bezig}>
          Leg vast
        </Knop>
        <span class="zacht">Gaat het niet door, dan legt u vast dat zij is afgezegd.</span>
      </div>
    </form>
  );
}

function Afloop({ contact, afspraak, gelukt }: Props & { readonly afspraak: Afspraak }) {
  const { api } = useConsole();
  const nu = useNu(60_000);
  const [uitkomst, zetUitkomst] = useState<string | undefined>(afspraak.hoe === 'gepland' ? undefined : afspraak.hoe);
  const [gevraagd, zetGevraagd] = useState(false);
  const geweest = Date.parse(afspraak.afspraakOp) <= nu;
  const vandaag = lokaalVan(nu).slice(0, 10) >= lokaalVan(afspraak.afspraakOp).slice(0, 10);
  const leg = useDoen(async () => {
    const pad = `/v1/contacten/${encodeURIComponent(contact.id)}/afspraken/${encodeURIComponent(afspraak.id)}/aflopen`;
    await api.vraag<Contact>('POST', pad, { uitkomst });
    gelukt(`Vastgelegd: ${HOE[uitkomst as Afspraak['hoe']][1].toLowerCase()}.`);
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        zetGevraagd(true);
        if (uitkomst !== undefined) void leg.start();
      }}
    >
      <Rondjes
        label={`De afspraak van ${tijdstip(afspraak.afspraakOp, nu)}`}
        fout={gevraagd && uitkomst === undefined ? 'Kies hoe het liep.' : undefined}
        keuzes={[
          ...(vandaag ? [{ waarde: 'verschenen', tekst: 'Verschenen: telt als een gesprek in persoon' }] : []),
          ...(geweest ? [{ waarde: 'niet-verschenen', tekst: 'Niet verschenen' }] : []),
          { waarde: 'afgezegd', tekst: 'Afgezegd' },
        ]}
        waarde={uitkomst}
        opWijzig={zetUitkomst}
      />
      <Foutmelding fout={leg.fout} />
      <div class="knoppen">
        <Knop soort="primair" type="submit" bezig={leg.bezig}>
          Leg vast
        </Knop>
        <span class="zacht">U kunt dit later verbeteren.</span>
      </div>
    </form>
  );
}

export function Afspraken({ contact, gelukt }: Props) {
  const nu = useNu(60_000);
  const [venster, zetVenster] = useState<'nieuw' | Afspraak | undefined>(undefined);
  const klaar = (tekst: string) => {
    zetVenster(undefined);
    gelukt(tekst);
  };
  return (
    <section aria-labelledby="afspraken">
      <h2 id="afspraken" class="nl-heading nl-heading--level-2">
        Afspraken
      </h2>
      {contact.afspraken.length === 0 && <p class="nl-paragraph">Geen afspraken vastgelegd.</p>}
      <ul class="rij-lijst">
        {contact.afspraken.map((een) => {
          const [toon, woord] = HOE[een.hoe];
          const wanneer = tijdstip(een.afspraakOp, nu);
          const open = een.hoe === 'gepland';
          return (
            <li key={een.id} class="dienstrij">
              <span class="op-rij">
                {wanneer} <Kenteken toon={toon}>{woord}</Kenteken>
              </span>
              <Knop
                soort={open ? 'gewoon' : 'stil'}
                aria-haspopup="dialog"
                aria-label={`${open ? 'Hoe liep het' : 'Verbeter'}: ${wanneer}`}
                onClick={() => zetVenster(een)}
              >
                {open ? 'Hoe liep het' : 'Verbeter'}
              </Knop>
            </li>
          );
        })}
      </ul>
      <Knop aria-haspopup="dialog" onClick={() => zetVenster('nieuw')}>
        Leg een afspraak vast
      </Knop>
      <Dialoog
        titel={venster === 'nieuw' ? 'Nieuwe afspraak' : 'Hoe liep de afspraak?'}
        open={venster !== undefined}
        sluit={() => zetVenster(undefined)}
      >
        {typeof venster === 'object' ? (
          <Afloop contact={contact} afspraak={venster} gelukt={klaar} />
        ) : (
          <NieuweAfspraak contact={contact} gelukt={klaar} />
        )}
      </Dialoog>
    </section>
  );
}
