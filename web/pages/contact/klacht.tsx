/** That somebody complained or is not content, and how a complaint was handled. What it was about stands in notes. */
import { useState } from 'preact/hooks';
import type { Contact, ContactVolledig } from '../../app/antwoorden/contacten.ts';
import type { StaandeTermijn } from '../../app/antwoorden/traject.ts';
import { useConsole, useDoen, useNu } from '../../app/context.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { Rondjes } from '../../ui/veld.tsx';
import { Termijnregel } from './traject.tsx';

interface Props {
  readonly contact: ContactVolledig;
  readonly gelukt: (tekst: string) => void;
}

const padVan = ({ id }: ContactVolledig): string => `/v1/contacten/${encodeURIComponent(id)}`;

function Melden({ contact, gelukt }: Props) {
  const { api } = useConsole();
  const was = contact.klacht;
  const [ernst, zetErnst] = useState<string>(was?.ernst ?? 'ontevreden');
  const meld = useDoen(async () => {
    await api.vraag<Contact>('POST', `${padVan(contact)}/klachten`, { ernst });
    gelukt(ernst === 'geen' ? 'Vastgelegd: het was geen klacht.' : 'Vastgelegd.');
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void meld.start();
      }}
    >
      <Rondjes
        label="Wat wil deze persoon?"
        keuzes={[
          { waarde: 'ontevreden', tekst: 'Is ontevreden en vraagt verder niets' },
          { waarde: 'klacht', tekst: 'Wil dat het als klacht wordt behandeld, binnen zes weken' },
          ...(was ? [{ waarde: 'geen', tekst: 'Het was een vergissing: geen klacht' }] : []),
        ]}
        waarde={ernst}
        opWijzig={zetErnst}
      />
      <Foutmelding fout={meld.fout} />
      <div class="knoppen">
        <Knop soort="primair" type="submit" bezig={meld.bezig}>
          Leg vast
        </Knop>
        <span class="zacht">U kunt dit later wijzigen.</span>
      </div>
    </form>
  );
}

const JA_NEE = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
];

function Afhandelen({ contact, gelukt }: Props) {
  const { api } = useConsole();
  const was = contact.klacht?.afhandeling;
  const [ontvankelijk, zetOntvankelijk] = useState(was ? was.ontvankelijk : true);
  const [opgelost, zetOpgelost] = useState<boolean | undefined>(was?.opgelost);
  const [gevraagd, zetGevraagd] = useState(false);
  const handel = useDoen(async () => {
    await api.vraag<Contact>('POST', `${padVan(contact)}/klachtafhandelingen`, { ontvankelijk, opgelost });
    gelukt('De klacht is afgehandeld.');
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        zetGevraagd(true);
        if (opgelost !== undefined) void handel.start();
      }}
    >
      <Rondjes
        label="Kon de klacht worden behandeld?"
        uitleg="Nee bijvoorbeeld als zij over een andere organisatie gaat."
        keuzes={JA_NEE}
        waarde={ontvankelijk ? 'ja' : 'nee'}
        opWijzig={(waarde) => zetOntvankelijk(waarde === 'ja')}
      />
      <Rondjes
        label="Is het opgelost voor deze persoon?"
        fout={gevraagd && opgelost === undefined ? 'Kies ja of nee.' : undefined}
        keuzes={JA_NEE}
        waarde={opgelost === undefined ? undefined : opgelost ? 'ja' : 'nee'}
        opWijzig={(waarde) => zetOpgelost(waarde === 'ja')}
      />
      <Foutmelding fout={handel.fout} />
      <div class="knoppen">
        <Knop soort="primair" type="submit" bezig={handel.bezig}>
          Leg vast
        </Knop>
        <span class="zacht">U kunt dit later verbeteren; de dag waarop telt is die van nu.</span>
      </div>
    </form>
  );
}

export function Klacht({ contact, termijn, gelukt }: Props & { readonly termijn: StaandeTermijn | undefined }) {
  const nu = useNu(60_000);
  const [venster, zetVenster] = useState<'melden' | 'afhandelen' | undefined>(undefined);
  const { klacht } = contact;
  const klaar = (tekst: string) => {
    zetVenster(undefined);
    gelukt(tekst);
  };
  const { afhandeling = null } = klacht ?? {};
  return (
    <section aria-labelledby="klacht">
      <h2 id="klacht" class="nl-heading nl-heading--level-2">
        Klacht
      </h2>
      <p class="nl-paragraph">
        {klacht === null
          ? 'Niemand heeft geklaagd.'
          : `${klacht.ernst === 'klacht' ? 'Klacht' : 'Ontevreden'}, gemeld ${tijdstip(klacht.gemeldOp, nu)}.`}
        {afhandeling !== null &&
          ` Afgehandeld ${tijdstip(afhandeling.op, nu)}: ${afhandeling.ontvankelijk ? '' : 'niet te behandelen, '}${afhandeling.opgelost ? 'opgelost' : 'niet opgelost'}.`}
      </p>
      {termijn && (
        <ul class="rij-lijst">
          <Termijnregel termijn={termijn} />
        </ul>
      )}
      <div class="knoppen">
        <Knop aria-haspopup="dialog" onClick={() => zetVenster('melden')}>
          {klacht === null ? 'Meld een klacht' : 'Wijzig de klacht'}
        </Knop>
        {klacht?.ernst === 'klacht' && (
          <Knop aria-haspopup="dialog" onClick={() => zetVenster('afhandelen')}>
            {afhandeling === null ? 'Handel af' : 'Verbeter de afhandeling'}
          </Knop>
        )}
      </div>
      <Dialoog
        titel={venster === 'afhandelen' ? 'Klacht afhandelen' : 'Klacht'}
        open={venster !== undefined}
        sluit={() => zetVenster(undefined)}
      >
        {venster === 'afhandelen' ? (
          <Afhandelen contact={contact} gelukt={klaar} />
        ) : (
          <Melden contact={contact} gelukt={klaar} />
        )}
      </Dialoog>
    </section>
  );
}
