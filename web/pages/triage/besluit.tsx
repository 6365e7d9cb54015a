/** The decision of a person: the grade, the domein, and why when it differs. Says beforehand what happens. */
import { useState } from 'preact/hooks';
import type { Urgentie } from '../../app/antwoorden/spoed.ts';
import type { TeTrieren, UrgentieAdvies } from '../../app/antwoorden/urgentie.ts';
import type { ApiFout } from '../../app/api.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { GroteTekst, Rondjes } from '../../ui/veld.tsx';
import { ADVIESNAAM } from './advies.tsx';
import { type Afwijking, afwijkingVan } from './vragen.ts';

export interface Besluit {
  readonly urgentie: Urgentie;
  readonly domein?: 'jeugd' | 'sociaal';
  readonly redenAfwijking?: string;
  readonly notitie?: string;
}

interface Props {
  readonly contact: TeTrieren;
  readonly advies: UrgentieAdvies | undefined;
  readonly bezig: boolean;
  readonly fout: ApiFout | undefined;
  readonly bewaar: (besluit: Besluit) => void;
}

const KEUZES = [
  { waarde: 'crisis', tekst: 'Crisis: nu meteen' },
  { waarde: 'spoed', tekst: 'Spoed: gesprek binnen 48 uur' },
  { waarde: 'regulier', tekst: 'Regulier: gesprek binnen twee weken' },
];
const DOMEINEN = [
  { waarde: 'jeugd', tekst: 'Jeugd' },
  { waarde: 'sociaal', tekst: 'Sociaal' },
];

function gevolg(urgentie: Urgentie, afwijking: Afwijking, loopt: boolean): string {
  if (afwijking === 'verlaging' && loopt)
    return 'Er loopt een spoedzaak. Dit is een verzoek: er verandert niets tot een andere professional akkoord gaat.';
  if (urgentie === 'regulier') return 'U kunt dit later verhogen.';
  return `Wie dienst heeft krijgt meteen een melding${loopt ? '' : ' en er komt een spoedzaak'}. Verhogen kan altijd. Verlagen kan alleen met akkoord van een andere professional.`;
}

export function BesluitVorm({ contact, advies, bezig, fout, bewaar }: Props) {
  const [urgentie, zetUrgentie] = useState<Urgentie | undefined>(undefined);
  const [domein, zetDomein] = useState<string | undefined>(contact.domein ?? undefined);
  const [reden, zetReden] = useState('');
  const [notitie, zetNotitie] = useState('');
  const [gemist, zetGemist] = useState(false);
  const afwijking = urgentie === undefined ? 'geen' : afwijkingVan(urgentie, advies?.advies, contact.urgentie);
  const geenReden = afwijking !== 'geen' && reden.trim() === '';
  return (
    <form
      noValidate
      class="besluit"
      onSubmit={(event) => {
        event.preventDefault();
        zetGemist(urgentie === undefined || geenReden);
        if (urgentie === undefined || geenReden) {
          document.getElementById(urgentie === undefined ? 'besluit-kop' : 'besluit-reden')?.focus();
          return;
        }
        bewaar({
          urgentie,
          ...(domein !== undefined && { domein: domein as 'jeugd' | 'sociaal' }),
          ...(afwijking !== 'geen' && { redenAfwijking: reden.trim() }),
          ...(notitie.trim() !== '' && { notitie: notitie.trim() }),
        });
      }}
    >
      <h2 id="besluit-kop" tabIndex={-1} class="nl-heading nl-heading--level-3">
        Uw besluit
      </h2>
      <Foutmelding fout={fout} velden={{ redenAfwijking: 'besluit-reden', notitie: 'besluit-notitie' }} />
      <Rondjes
        label="Hoe dringend"
        {...(advies && { uitleg: `Het advies is: ${ADVIESNAAM[advies.advies].toLowerCase()}.` })}
        fout={gemist && urgentie === undefined ? 'Kies hoe dringend het is.' : undefined}
        keuzes={KEUZES}
        waarde={urgentie}
        opWijzig={(waarde) => zetUrgentie(waarde as Urgentie)}
      />
      <Rondjes
        label="Voor wie"
        uitleg="Zonder keuze: jeugd als het jongste kind nog geen 18 is, anders sociaal."
        keuzes={DOMEINEN}
        waarde={domein}
        opWijzig={zetDomein}
      />
      {afwijking !== 'geen' && (
        <GroteTekst
          id="besluit-reden"
          label={afwijking === 'verlaging' ? 'Waarom lager dan eerst' : 'Waarom anders dan het advies'}
          fout={gemist && geenReden ? 'Schrijf uw reden op.' : undefined}
          rows={3}
          maxLength={2000}
          value={reden}
          onInput={(event) => zetReden(event.currentTarget.value)}
        />
      )}
      <GroteTekst
        id="besluit-notitie"
        label="Notitie (mag leeg)"
        uitleg="Kort en feitelijk. Geen BSN en geen medische gegevens."
        rows={3}
        maxLength={1000}
        value={notitie}
        onInput={(event) => zetNotitie(event.currentTarget.value)}
      />
      {urgentie !== undefined && (
        <p id="besluit-gevolg" class="nl-paragraph">
          {gevolg(urgentie, afwijking, contact.spoedzaak !== null)}
        </p>
      )}
      <div class="knoppen">
        <Knop
          type="submit"
          soort="primair"
          class="groot"
          bezig={bezig}
          {...(urgentie !== undefined && { 'aria-describedby': 'besluit-gevolg' })}
        >
          {urgentie === undefined ? 'Leg vast' : `Leg vast: ${ADVIESNAAM[urgentie].toLowerCase()}`}
        </Knop>
      </div>
    </form>
  );
}
