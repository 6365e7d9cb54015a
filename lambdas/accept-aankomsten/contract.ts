import * as z from 'zod';
import { domein, slug, tijdstip, uuid } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { vanContact, vanContacten } from '../../shared/middleware/http/verwerking.ts';

const aanvaarding = {
  status: 202,
  omschrijving: 'Aangenomen; het wordt verwerkt.',
  schema: z.object({ aanvaard: z.int() }).meta({ id: 'Aanvaarding' }),
} as const;

const aankomst = z.strictObject({
  id: uuid.meta({ description: 'Gekozen door wie het noteert; het contact krijgt deze id.' }),
  locatie: slug,
  op: tijdstip.exactOptional().meta({ description: 'Wanneer, als het niet nu is.' }),
  voor: domein.exactOptional(),
  afspraak: z.boolean().exactOptional().meta({ description: 'True: voor een afspraak; false: op de inloop.' }),
});

/**
 * What people would like to note with a visitor, and may not: who receives people asks what they come for and never the
 * content (IKR). Any other field is refused as well; these say why.
 */
const VERBODEN = [
  'naam',
  'voornaam',
  'achternaam',
  'telefoon',
  'telefoonnummer',
  'nummer',
  'mobiel',
  'mail',
  'email',
  'adres',
  'geboortedatum',
  'bsn',
  'persoon',
  'vraag',
  'tekst',
  'onderwerp',
  'reden',
  'notitie',
  'opmerking',
  'toelichting',
] as const;
const verboden = z
  .never('Bij de inloop wordt niet genoteerd wie iemand is of waarover het gaat. Laat dit veld weg.')
  .exactOptional();

const zonderVerboden = Object.fromEntries(VERBODEN.map((veld) => [veld, verboden])) as Record<
  (typeof VERBODEN)[number],
  typeof verboden
>;

export const contract = {
  'POST /v1/aankomsten': {
    id: 'meldAankomst',
    groep: 'Inloop',
    samenvatting: 'Noteer dat iemand binnenkomt',
    toelichting:
      'Alleen dat er iemand is, waar, voor welk domein en of er een afspraak is; nooit wie, en nooit waarover. Dezelfde id nog eens sturen is onschadelijk.',
    rollen: ['gastvrouw', 'teamondersteuner'],
    verwerking: vanContacten('body.id', { handeling: 'aanmaken', activiteit: 'inloop', gaatVoor: true }),
    body: aankomst.extend(zonderVerboden),
    bodyVorm: aankomst.meta({ id: 'Aankomst' }),
    antwoord: aanvaarding,
  },
  'POST /v1/aankomsten/{id}/vertrekken': {
    id: 'meldVertrek',
    groep: 'Inloop',
    samenvatting: 'Noteer dat iemand vertrok zonder geholpen te zijn',
    rollen: ['gastvrouw', 'teamondersteuner'],
    verwerking: vanContact('wijzigen', { activiteit: 'inloop' }),
    pad: z.object({ id: uuid }),
    body: z.strictObject({ op: tijdstip.exactOptional(), ...zonderVerboden }),
    bodyVorm: z.strictObject({ op: tijdstip.exactOptional() }).meta({ id: 'Vertrek' }),
    antwoord: aanvaarding,
  },
} as const satisfies Partial<Contract>;
