import * as z from 'zod';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { BESTEMMINGEN } from '../../shared/domain/dagcontrole/types.ts';
import { datum } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const instant = z.iso.datetime();
const groep = 'Dagcontrole';
const kanaal = z.enum(KANALEN);
const aantal = z.int();

const ontbrekend = z
  .object({
    kanaal,
    wat: z.enum(['bericht', 'feit', 'contact', 'inhoud']),
    bericht: z.string(),
    contact: z.string().nullable(),
    ontvangenOp: instant,
    herstelbaar: z.boolean().meta({ description: 'Of het uit de ruwe mail opnieuw kan worden ingelezen.' }),
  })
  .meta({ id: 'OntbrekendBericht' });

const dagcontrole = z
  .object({
    dag: z.iso.date(),
    opgemaaktOp: instant,
    voorlopig: z.boolean().meta({ description: 'De dag loopt nog.' }),
    inOrde: z.boolean(),
    kanalen: z.array(
      z.object({
        kanaal,
        binnengekomen: z.object({ berichten: aantal, contacten: aantal }),
        geworden: z
          .object(Object.fromEntries(BESTEMMINGEN.map((naam) => [naam, aantal])))
          .meta({ description: 'Wat er van de berichten geworden is; samen zoveel als er binnenkwamen.' }),
        contacten: z.object({ afgesloten: aantal, inBehandeling: aantal, wachtend: aantal, ontbreekt: aantal }),
        ontbreekt: z.array(ontbrekend).meta({ description: 'Hoogstens 100.' }),
      }),
    ),
    inhoud: z.object({ gecontroleerd: aantal, aantal, ontbreekt: z.array(ontbrekend) }),
    cijfers: z.object({
      markers: aantal,
      cellen: aantal,
      aantal,
      verschillen: z.array(
        z.looseObject({ soort: z.enum(['marker', 'cel']) }).meta({
          description: 'marker: de telling van een contact; cel: een uur van een kanaal en wijkteam.',
        }),
      ),
    }),
    hersteld: z.array(ontbrekend).meta({ description: 'Ontbrak bij een eerdere controle, en is er weer.' }),
  })
  .meta({ id: 'Dagcontrole' });

const stilte = z
  .object({
    kanaal,
    wijkteam: z.string().nullable().meta({ description: 'Leeg: van de organisatie als geheel.' }),
    laatstOntvangenOp: instant,
    gezienOp: instant,
    gemeldOp: instant.nullable(),
    drempel: z.object({ seconden: z.number(), bron: z.enum(['verleden', 'ondergrens']) }),
  })
  .meta({ id: 'StilKanaal' });

export const contract = {
  'GET /v1/dagcontroles': {
    id: 'leesDagcontroles',
    groep,
    samenvatting: 'Wat de dagelijkse controles vonden, nieuwste dag eerst',
    toelichting: 'Alleen namen en aantallen; nooit wat iemand schreef of wie dat was.',
    rollen: ['beheerder', 'manager', 'teamondersteuner'],
    query: z
      .strictObject({ van: datum, totEnMet: datum })
      .refine(({ van, totEnMet }) => van <= totEnMet, { path: ['totEnMet'], message: 'Dit ligt voor van.' }),
    antwoord: {
      status: 200,
      omschrijving: 'De dagen die gecontroleerd zijn.',
      schema: z.object({ resultaten: z.array(dagcontrole) }).meta({ id: 'Dagcontroles' }),
    },
  },
  'POST /v1/dagcontroles': {
    id: 'controleerDag',
    groep,
    samenvatting: 'Controleer een dag nu',
    toelichting:
      'Legt wat binnenkwam naast wat ervan geworden is, de teksten naast de berichten en de cijfers naast de contacten. Elke nacht gebeurt dit vanzelf voor de dag ervoor.',
    rollen: ['beheerder'],
    body: z.strictObject({ dag: datum }).meta({ id: 'DagcontroleInvoer' }),
    antwoord: { status: 201, omschrijving: 'De uitkomst.', schema: dagcontrole },
  },
  'POST /v1/dagcontroles/{dag}/herstellingen': {
    id: 'herstelDag',
    groep,
    samenvatting: 'Lees ontbrekende mail opnieuw in',
    toelichting:
      'Uit de ruwe mail, met het tijdstip waarop die binnenkwam. Nog eens doen verandert niets. Controleer daarna de dag opnieuw om te zien wat hersteld is.',
    rollen: ['beheerder'],
    pad: z.object({ dag: datum }),
    body: z.strictObject({}).meta({ id: 'HerstellingInvoer' }),
    antwoord: {
      status: 202,
      omschrijving: 'Zoveel mails worden opnieuw ingelezen.',
      schema: z.object({ dag: z.iso.date(), aangeboden: aantal, nietHerstelbaar: aantal }).meta({ id: 'Herstelling' }),
    },
  },
  'GET /v1/stille-kanalen': {
    id: 'leesStilleKanalen',
    groep,
    samenvatting: 'Kanalen waarop langer niets binnenkomt dan gewoon is',
    toelichting: 'Gemeten in openingstijd. Een gesloten kanaal is nooit stil.',
    rollen: ['beheerder', 'manager', 'teamondersteuner'],
    antwoord: {
      status: 200,
      omschrijving: 'Wat nu stil is, de langste stilte eerst.',
      schema: z.object({ resultaten: z.array(stilte) }).meta({ id: 'StilleKanalen' }),
    },
  },
} as const satisfies Partial<Contract>;
