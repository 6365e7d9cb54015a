/** What somebody sends out of a contact: answers, drafts of them, forwards. */
import * as z from 'zod';
import { VELDEN } from '../../shared/domain/standaardantwoord/types.ts';
import { idInPad, medewerkerId, slug, tekst } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { vanContact } from '../../shared/middleware/http/verwerking.ts';
import { contactSchema } from './contact-schema.ts';
import { conceptSchema, voorbeeldantwoordSchema } from './uitgaand-schema.ts';

const rollen = ['teamondersteuner', 'professional'] as const;
const groep = 'Contacten';
const pad = z.object({ id: idInPad });
const MAX_TEKST = 20_000;
const leeg = z.strictObject({}).meta({ id: 'ZonderVelden' });

/** Instead of what is known. */
const velden = z
  .strictObject(Object.fromEntries(VELDEN.map((veld) => [veld, tekst(2000).exactOptional()])))
  .meta({ id: 'Veldwaarden' });

const doorsturing = z
  .strictObject({
    aan: z.union([
      z.strictObject({ medewerker: medewerkerId }).meta({ id: 'DoorsturenAanMedewerker' }),
      z.strictObject({ mail: z.email().max(254), naam: tekst(200) }).meta({ id: 'DoorsturenAanPartner' }),
    ]),
    toelichting: tekst(2000).exactOptional(),
    berichten: z
      .array(idInPad)
      .min(1)
      .max(50)
      .exactOptional()
      .meta({ description: 'Welke berichten een partner krijgt; zonder dit veld het nieuwste.' }),
    metBijlagen: z.boolean().exactOptional(),
  })
  .meta({ id: 'NieuweDoorsturing' });

export const uitgaandContract = {
  'POST /v1/contacten/{id}/antwoorden': {
    id: 'beantwoordContact',
    groep,
    samenvatting: 'Beantwoord een mail of chat',
    toelichting:
      'Het antwoord wordt echt verzonden. De wacht eindigt pas als de verzending gelukt is. Met bedenktijd (in seconden) vertrekt het later, en kan het tot dan worden ingetrokken.',
    rollen,
    verwerking: vanContact('verstrekken', { gaatVoor: true }),
    pad,
    body: z
      .strictObject({
        tekst: tekst(MAX_TEKST),
        onderwerp: tekst(200)
          .exactOptional()
          .meta({ description: 'Alleen bij mail, in plaats van het onderwerp van de vraag.' }),
        bedenktijd: z.int().min(0).max(60).exactOptional(),
      })
      .meta({ id: 'Antwoord' }),
    antwoord: {
      status: 201,
      omschrijving: 'Gedaan; het contact zoals het nu is, en het id van het antwoord.',
      schema: contactSchema.extend({ antwoord: z.string() }).meta({ id: 'ContactMetAntwoord' }),
    },
  },
  'POST /v1/contacten/{id}/antwoorden/{antwoord}/intrekkingen': {
    id: 'trekAntwoordIn',
    groep,
    samenvatting: 'Trek een antwoord in voordat het vertrekt',
    toelichting: 'Nog een keer intrekken verandert niets. De tekst wordt weer het concept van wie haar schreef.',
    rollen,
    verwerking: vanContact('wijzigen'),
    pad: pad.extend({ antwoord: idInPad }),
    body: leeg,
    antwoord: { status: 201, omschrijving: 'Ingetrokken; het contact zoals het nu is.', schema: contactSchema },
  },
  'PUT /v1/contacten/{id}/concept': {
    id: 'bewaarConcept',
    groep,
    samenvatting: 'Bewaar wat u aan het schrijven bent',
    toelichting:
      'Een lege tekst gooit het concept weg. Met versie wordt niets overschreven dat intussen in een ander venster is bewaard.',
    rollen,
    verwerking: vanContact('wijzigen'),
    pad,
    body: z
      .strictObject({
        tekst: z.string().max(MAX_TEKST),
        standaardantwoord: slug.exactOptional(),
        versie: z.int().min(0).exactOptional(),
      })
      .meta({ id: 'ConceptInvoer' }),
    antwoord: { status: 200, omschrijving: 'Het concept zoals het nu is.', schema: conceptSchema },
  },
  'POST /v1/contacten/{id}/voorbeeldantwoorden': {
    id: 'vulStandaardantwoord',
    groep,
    samenvatting: 'Vul een standaardantwoord in voor dit contact',
    toelichting: 'Er wordt niets verzonden of bewaard.',
    rollen,
    verwerking: vanContact('inzien'),
    pad,
    body: z
      .strictObject({ standaardantwoord: slug, velden: velden.exactOptional() })
      .meta({ id: 'VoorbeeldantwoordVraag' }),
    antwoord: { status: 200, omschrijving: 'De tekst om te lezen en te wijzigen.', schema: voorbeeldantwoordSchema },
  },
  'POST /v1/contacten/{id}/doorsturingen': {
    id: 'stuurContactDoor',
    groep,
    samenvatting: 'Stuur een contact door naar een partner of een collega',
    toelichting:
      'Een partner krijgt de berichten zelf; daarvoor moet zijn vastgelegd dat dit mag. Een collega krijgt alleen een koppeling naar het contact. Doorsturen is geen antwoord: wie wacht, wacht door.',
    rollen,
    verwerking: vanContact('verstrekken'),
    pad,
    body: doorsturing,
    antwoord: {
      status: 201,
      omschrijving: 'Gedaan; het contact zoals het nu is, en het id van de doorsturing.',
      schema: contactSchema.extend({ doorsturing: z.string() }).meta({ id: 'ContactMetDoorsturing' }),
    },
  },
} as const satisfies Partial<Contract>;
