import * as z from 'zod';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { KANARIE_STAPPEN } from '../../shared/domain/kanarie/types.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const instant = z.iso.datetime();
const groep = 'Kanarie';
const stap = z.enum(KANARIE_STAPPEN).nullable();

const ronde = z
  .object({
    id: z.string(),
    op: instant,
    uitslag: z.enum(['loopt', 'goed', 'gemist']),
    afgerondOp: instant.nullable(),
    kanalen: z.array(
      z.object({
        kanaal: z.enum(KANALEN),
        stap: stap.meta({ description: 'De laatste stap die de proef gehaald heeft.' }),
        gemist: stap.meta({ description: 'De eerste stap die de proef (nog) niet gehaald heeft.' }),
      }),
    ),
    diensten: z
      .array(z.object({ wijkteam: z.string(), domein: z.string(), bron: z.string(), bereikbaar: z.boolean() }))
      .meta({ description: 'Of een oproep bij de eerstvolgende dienst iemand zou vinden. Er wordt niets verstuurd.' }),
  })
  .meta({ id: 'Kanarieronde' });

export const contract = {
  'GET /v1/kanaries': {
    id: 'leesKanaries',
    groep,
    samenvatting: 'De dagelijkse proeven door elk kanaal, nieuwste eerst',
    toelichting: 'Een proef is een contact van onszelf: het staat in geen lijst en in geen cijfer.',
    rollen: ['beheerder', 'manager', 'teamondersteuner'],
    antwoord: {
      status: 200,
      omschrijving: 'De proeven van de laatste maand.',
      schema: z.object({ resultaten: z.array(ronde) }).meta({ id: 'Kanaries' }),
    },
  },
  'POST /v1/kanaries': {
    id: 'stuurKanarie',
    groep,
    samenvatting: 'Stuur nu een proef door elk kanaal',
    toelichting: 'Loopt er al een proef, dan is die het antwoord. Na een kwartier staat de uitslag vast.',
    rollen: ['beheerder'],
    body: z.strictObject({}).meta({ id: 'KanarieInvoer' }),
    antwoord: { status: 202, omschrijving: 'De proef is onderweg.', schema: ronde },
  },
} as const satisfies Partial<Contract>;
