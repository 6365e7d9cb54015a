/** Noting how somebody can be approached safely. What is agreed comes beside what holds; of each rule the strictest counts. */
import { useState } from 'preact/hooks';
import type { Contact, ContactVolledig } from '../../app/antwoorden/contacten.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { TekstVeld, Vinkje } from '../../ui/veld.tsx';
import { type VeiligInvoer, veiligAfspraak } from './veilig.ts';

const VINKJES = [
  ['geenVoicemail', 'Geen voicemail inspreken'],
  ['geenMail', 'Geen e-mail sturen'],
  ['geenSms', 'Geen sms sturen'],
  ['geenBrief', 'Geen brief sturen'],
  ['geenNaam', 'Niet laten zien of horen van wie wij zijn'],
] as const;

const LEEG: VeiligInvoer = {
  geenVoicemail: false,
  geenMail: false,
  geenSms: false,
  geenBrief: false,
  geenNaam: false,
  nietVoor: '',
  nietNa: '',
  nummer: '',
};

interface Props {
  readonly contact: ContactVolledig;
  readonly gelukt: (tekst: string) => void;
}

function Formulier({ contact, klaar }: { readonly contact: ContactVolledig; readonly klaar: () => void }) {
  const { api } = useConsole();
  const [stand, zetStand] = useState(LEEG);
  const afspraak = veiligAfspraak(stand);
  const spreekAf = useDoen(async () => {
    await api.vraag<Contact>('POST', `/v1/contacten/${encodeURIComponent(contact.id)}/veilig-contact`, afspraak);
    klaar();
  });
  const veld = (name: 'nietVoor' | 'nietNa' | 'nummer') => ({
    id: `veilig-${name}`,
    value: stand[name],
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      zetStand((was) => ({ ...was, [name]: currentTarget.value })),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(afspraak).length > 0) void spreekAf.start();
      }}
    >
      <p class="nl-paragraph">
        Dit geldt voor de persoon, ook in latere contacten. Voordeur houdt tegen wat ermee in strijd is.
      </p>
      {VINKJES.map(([naam, tekst]) => (
        <Vinkje
          key={naam}
          label={tekst}
          aan={stand[naam]}
          opWijzig={(aan) => zetStand((was) => ({ ...was, [naam]: aan }))}
        />
      ))}
      <div class="rooster-2">
        <TekstVeld label="Niet bellen voor" type="time" {...veld('nietVoor')} />
        <TekstVeld label="Niet bellen na" type="time" {...veld('nietNa')} />
      </div>
      <TekstVeld label="Nummer dat niet gebeld mag worden" type="tel" autocomplete="off" {...veld('nummer')} />
      <Foutmelding
        fout={spreekAf.fout}
        velden={{ nietVoor: 'veilig-nietVoor', nietNa: 'veilig-nietNa', 'verbodenNummers[0]': 'veilig-nummer' }}
      />
      <div class="knoppen">
        <Knop soort="primair" type="submit" bezig={spreekAf.bezig}>
          Leg vast
        </Knop>
      </div>
    </form>
  );
}

export function VeiligAfspreken({ contact, gelukt }: Props) {
  const [open, zetOpen] = useState(false);
  return (
    <>
      <Knop aria-haspopup="dialog" onClick={() => zetOpen(true)}>
        Spreek veilig contact af
      </Knop>
      <Dialoog titel="Veilig contact" open={open} sluit={() => zetOpen(false)}>
        <Formulier
          contact={contact}
          klaar={() => {
            zetOpen(false);
            gelukt('Afgesproken hoe deze persoon veilig benaderd kan worden.');
          }}
        />
      </Dialoog>
    </>
  );
}
