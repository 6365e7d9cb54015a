import * as z from 'zod';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { idInPad, paging, tekst } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const instant = z.iso.datetime();
const groep = 'Onleesbare berichten';
const rollen = ['teamondersteuner'] as const;
const pad = z.object({ id: idInPad });

const view = {
  id: z.string(),
  kanaal: z.enum([...KANALEN, 'onbekend']),
  ontvangenOp: instant,
  reden: z.string(),
  afhandeling: z.object({ op: instant, door: z.string(), toelichting: z.string() }).nullable(),
};
const bericht = z.looseObject(view).meta({ id: 'OnleesbaarBericht' });

export const contract = {
  'GET /v1/onleesbare-berichten': {
    id: 'leesOnleesbareBerichten',
    groep,
    samenvatting: 'Wat niet gelezen kon worden en nog op iemand wacht',
    rollen,
    query: z.strictObject(paging),
    antwoord: {
      status: 200,
      omschrijving: 'De berichten, oudste eerst.',
      link: true,
      schema: z
        .object({ resultaten: z.array(bericht), cursor: z.string().exactOptional() })
        .meta({ id: 'OnleesbareBerichten' }),
    },
  },
  'GET /v1/onleesbare-berichten/{id}': {
    id: 'leesOnleesbaarBericht',
    groep,
    samenvatting: 'Een onleesbaar bericht, met wat er binnenkwam',
    rollen,
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
    pad,
    body: z.strictObject({ toelichting: tekst(1000) }).meta({ id: 'AfhandelingInvoer' }),
    antwoord: { status: 201, omschrijving: 'Afgehandeld.', schema: bericht },
  },
} as const satisfies Partial<Contract>;
