/** Test messages: asking for one, and reading what became of it. */
import * as z from 'zod';
import { makeReadMediaProef, makeRequestMediaProef } from '../../shared/application/media-proeven.ts';
import { MEDIA } from '../../shared/domain/achterwacht/types.ts';
import { idInPad, medewerkerId } from '../../shared/middleware/fields.ts';
import type { Contract, Handlers } from '../../shared/middleware/http/operation.ts';

const groep = 'Pushmedia';
const rollen = ['teamondersteuner', 'professional', 'manager', 'beheerder'] as const;
const instant = z.iso.datetime();
const medium = z.enum(MEDIA);
const schema = z
  .object({
    id: z.string(),
    medewerker: z.string(),
    medium,
    door: z.string(),
    aangevraagdOp: instant,
    uitkomst: z.enum(['onderweg', 'aangenomen', 'bezorgd', 'gezien', 'mislukt']).meta({
      description: 'aangenomen: door de leverancier; meer meldt die misschien nooit. mislukt: reden zegt waarom.',
    }),
    reden: z.string().nullable().meta({ description: 'Een code, zoals geen-adres, of die van de leverancier.' }),
    verzondenOp: instant.nullable(),
    bezorgdOp: instant.nullable(),
    gezienOp: instant.nullable(),
    bewijsVoor: instant.nullable().meta({ description: 'Voor dit moment moet het medium melden dat het aankwam.' }),
  })
  .meta({ id: 'MediaProef' });

export const mediaProevenContract = {
  'POST /v1/media-proeven': {
    id: 'stuurMediaProef',
    groep,
    samenvatting: 'Stuur een proefbericht naar een medewerker, om te zien of meldingen daar aankomen',
    toelichting:
      'Naar uzelf; een beheerder naar iedereen. Langs dezelfde weg als een melding over een spoedzaak, herkenbaar als proef. Het gaat over geen zaak en telt nergens mee. Hoogstens zes per uur naar een medewerker.',
    rollen,
    body: z.strictObject({ medewerker: medewerkerId, medium }).meta({ id: 'MediaProefInvoer' }),
    antwoord: { status: 201, omschrijving: 'Het proefbericht gaat op weg.', schema },
  },
  'GET /v1/media-proeven/{id}': {
    id: 'leesMediaProef',
    groep,
    samenvatting: 'Wat er van een proefbericht werd',
    toelichting: 'Voor wie erom vroeg, wie het kreeg, en een beheerder; een week lang.',
    rollen,
    pad: z.object({ id: idInPad }),
    antwoord: { status: 200, omschrijving: 'Het proefbericht.', schema },
  },
} as const satisfies Partial<Contract>;

export function makeMediaProevenRoutes(
  ports: Parameters<typeof makeRequestMediaProef>[0],
): Handlers<typeof mediaProevenContract> {
  const requestMediaProef = makeRequestMediaProef(ports);
  const readMediaProef = makeReadMediaProef(ports);
  return {
    'POST /v1/media-proeven': async ({ body, gebruiker, sleutel }) => ({
      body: await requestMediaProef({ ...body, door: gebruiker, ...(sleutel !== undefined && { sleutel }) }),
    }),
    'GET /v1/media-proeven/{id}': async ({ pad, gebruiker }) => ({
      body: await readMediaProef({ ...pad, door: gebruiker }),
    }),
  };
}
