import * as z from 'zod';
import type { Contract } from '../../shared/middleware/http/operation.ts';

export const contract = {
  'GET /v1/openapi.json': {
    id: 'leesBeschrijving',
    groep: 'Over deze API',
    samenvatting: 'Deze beschrijving',
    rollen: 'open',
    antwoord: {
      status: 200,
      omschrijving: 'De beschrijving, OpenAPI 3.0.3.',
      schema: z.looseObject({ openapi: z.string() }),
    },
  },
  'GET /v1/gezondheid': {
    id: 'leesGezondheid',
    groep: 'Over deze API',
    samenvatting: 'Antwoordt de API',
    rollen: 'open',
    antwoord: {
      status: 200,
      omschrijving: 'De API antwoordt.',
      schema: z
        .object({ status: z.literal('ok'), versie: z.string(), op: z.iso.datetime() })
        .meta({ id: 'Gezondheid' }),
    },
  },
} as const satisfies Partial<Contract>;
