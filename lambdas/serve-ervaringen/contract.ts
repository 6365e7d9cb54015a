import * as z from 'zod';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { datum } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const groep = 'Ervaringen';
const pad = z.object({ geheim: z.string().min(1).max(200) });
const cijfers = {
  n: z.int().nullable(),
  gemiddelde: z.number().nullable(),
  verdeling: z.array(z.int()).length(5).nullable().meta({ description: 'Hoeveel mensen 1, 2, 3, 4 en 5 gaven.' }),
  verborgen: z.boolean().meta({ description: 'Niet getoond: te weinig mensen, of te berekenen uit het totaal.' }),
};
const bladzijde = (omschrijving: string) => ({ status: 200, omschrijving, vormen: ['text/html'] }) as const;

export const contract = {
  'GET /v1/ervaringsvragen/{geheim}': {
    id: 'toonErvaringsvraag',
    groep,
    samenvatting: 'De bladzijde achter de link van de vraag na afloop',
    toelichting: 'Alleen bekijken is geen antwoord.',
    rollen: 'open',
    pad,
    antwoord: bladzijde('Een bladzijde met een vraag en vijf antwoorden.'),
  },
  'POST /v1/ervaringsvragen/{geheim}': {
    id: 'beantwoordErvaringsvraag',
    groep,
    samenvatting: 'Antwoord op de vraag na afloop',
    toelichting: 'Een keer is genoeg; het laatste antwoord binnen twee weken telt.',
    rollen: 'open',
    pad,
    tekst: { maxBytes: 1_000_000 },
    body: z
      .string()
      .regex(/^cijfer=[1-5]\s*$/, 'Kies een cijfer van 1 tot en met 5.')
      .meta({ example: 'cijfer=4' }),
    antwoord: bladzijde('Een bladzijde die bedankt.'),
  },
  'GET /v1/ervaringen': {
    id: 'leesErvaringen',
    groep,
    samenvatting: 'Wat mensen van het contact vonden',
    toelichting:
      'Per kwartaal dat helemaal in de periode ligt en voorbij is; twee weken na het einde komt er geen antwoord meer bij. Cijfers van te weinig mensen worden nooit getoond.',
    rollen: ['manager', 'beheerder'],
    query: z
      .strictObject({ van: datum, totEnMet: datum })
      .refine(({ van, totEnMet }) => van <= totEnMet, { path: ['totEnMet'], message: 'Dit ligt voor van.' })
      .refine(({ van, totEnMet }) => Date.parse(totEnMet) - Date.parse(van) <= 3660 * 86_400_000, {
        path: ['totEnMet'],
        message: 'Hoogstens tien jaar.',
      }),
    antwoord: {
      status: 200,
      omschrijving: 'De kwartalen, oudste eerst.',
      schema: z
        .object({
          minimumAantal: z.int(),
          kwartalen: z.array(
            z.object({
              van: z.string(),
              totEnMet: z.string(),
              rijen: z.array(z.object({ kanaal: z.enum(KANALEN), wijkteam: z.string(), ...cijfers })),
              totaal: z.object(cijfers),
            }),
          ),
        })
        .meta({ id: 'Ervaringen' }),
    },
  },
} as const satisfies Partial<Contract>;
