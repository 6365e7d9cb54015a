import * as z from 'zod';
import { MAX_GETELD } from '../../shared/application/list-unreadable.ts';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { idInPad, paging, tekst } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { vanOnleesbaarBericht } from '../../shared/middleware/http/verwerking.ts';

const instant = z.iso.datetime();
const groep = 'Onleesbare berichten';
const rollen = ['teamondersteuner'] as const;
const pad = z.object({ id: idInPad });

const kanaal = z.enum([...KANALEN, 'onbekend']);

const view = {
  id: z.string(),
  kanaal,
  ontvangenOp: instant,
  reden: z.string(),
  afhandeling: z
    .object({ op: instant, door: z.string(), toelichting: z.string(), herlezen: z.literal(true).exactOptional() })
    .nullable(),
};
const bericht = z.looseObject(view).meta({ id: 'OnleesbaarBericht' });

export const contract = {
  'GET /v1/onleesbare-berichten': {
    id: 'leesOnleesbareBerichten',
    groep,
    samenvatting: 'Wat niet gelezen kon worden en nog op iemand wacht',
    rollen,
    verwerking: vanOnleesbaarBericht('zoeken', { object: null, betrokkenen: ['antwoord.resultaten[].id'] }),
    query: z.strictObject(paging),
    antwoord: {
      status: 200,
      omschrijving: 'De berichten, oudste eerst.',
      link: true,
      schema: z
        .object({
          resultaten: z.array(bericht),
          cursor: z.string().exactOptional(),
          aantal: z
            .int()
            .meta({ description: `Alles wat nog open staat; boven ${MAX_GETELD} is het minstens zoveel.` }),
          perKanaal: z.partialRecord(kanaal, z.int()),
          volledigGeteld: z.boolean(),
        })
        .meta({ id: 'OnleesbareBerichten' }),
    },
  },
  'GET /v1/onleesbare-berichten/{id}': {
    id: 'leesOnleesbaarBericht',
    groep,
    samenvatting: 'Een onleesbaar bericht, met wat er binnenkwam',
    rollen,
    verwerking: vanOnleesbaarBericht('inzien'),
    pad,
    antwoord: {
      status: 200,
      omschrijving: 'Het bericht.',
      schema: z.looseObject({ ...view, inhoud: z.string() }).meta({ id: 'OnleesbaarBerichtVolledig' }),
    },
  },
  'POST /v1/onleesbare-berichten/{id}/afhandelingen': {
    id: 'handelOnleesbaarBerichtAf',
    groep,
    samenvatting: 'Meld dat het bericht is afgehandeld',
    rollen,
    verwerking: vanOnleesbaarBericht('wijzigen'),
    pad,
    body: z.strictObject({ toelichting: tekst(1000) }).meta({ id: 'AfhandelingInvoer' }),
    antwoord: { status: 201, omschrijving: 'Afgehandeld.', schema: bericht },
  },
  'GET /v1/onleesbare-berichten/{id}/ruw': {
    id: 'downloadOnleesbaarBericht',
    groep,
    samenvatting: 'Wat er binnenkwam, byte voor byte, als bestand',
    toelichting:
      'Een groot bericht komt in delen: zet de delen achter elkaar; Link wijst naar het volgende. Open het niet zomaar: het is gecontroleerd noch begrepen.',
    rollen,
    verwerking: vanOnleesbaarBericht('verstrekken'),
    pad,
    query: z.strictObject({
      deel: z
        .string()
        .regex(/^[1-9]\d{0,2}$/, 'Kies een getal van 1 tot en met 999.')
        .transform(Number)
        .default(1)
        .meta({ description: 'Welk deel (standaard het eerste).', example: '1' }),
    }),
    antwoord: { status: 200, omschrijving: 'De bytes.', vormen: ['application/octet-stream'], link: true },
  },
  'POST /v1/onleesbare-berichten/{id}/herlezingen': {
    id: 'herleesOnleesbaarBericht',
    groep,
    samenvatting: 'Probeer het bericht opnieuw te lezen, bijvoorbeeld na een reparatie',
    toelichting:
      'Lukt het, dan wordt het alsnog het contact dat het had moeten zijn, één keer, met het oorspronkelijke tijdstip van ontvangst.',
    rollen,
    verwerking: vanOnleesbaarBericht('wijzigen'),
    pad,
    antwoord: { status: 202, omschrijving: 'Het kon gelezen worden en is onderweg.', schema: bericht },
  },
} as const satisfies Partial<Contract>;
