import * as z from 'zod';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { vanSpoedzaak } from '../../shared/middleware/http/verwerking.ts';

const groep = 'Spoedzaken';
const pad = z.object({ geheim: z.string().min(1).max(200) });
const bladzijde = (omschrijving: string) => ({ status: 200, omschrijving, vormen: ['text/html'] }) as const;

export const contract = {
  'GET /v1/oppaklinks/{geheim}': {
    id: 'toonOppaklink',
    groep,
    samenvatting: 'De bladzijde achter de link in een melding',
    toelichting:
      'Zonder token: de link staat alleen in de mail of sms aan een medewerker. Alleen bekijken is niet oppakken. Er staat niets op over de hulpvrager.',
    rollen: 'open',
    verwerking: vanSpoedzaak('inzien', { object: null }),
    pad,
    antwoord: bladzijde('Een bladzijde met de zaak, de termijn, wie haar heeft, en een knop.'),
  },
  'POST /v1/oppaklinks/{geheim}': {
    id: 'pakOpMetLink',
    groep,
    samenvatting: 'Ik pak dit op, met de link in een melding',
    toelichting:
      'Op naam van wie de melding kreeg. Twee keer is een keer. Heeft een collega de zaak al, dan antwoordt de bladzijde met 409 en zegt wie. De link werkt zolang de zaak open is, hoogstens 48 uur.',
    rollen: 'open',
    verwerking: vanSpoedzaak('wijzigen', { object: null, gaatVoor: true }),
    pad,
    tekst: { maxBytes: 1000 },
    body: z
      .string()
      .regex(/^oppakken=ja\s*$/, 'Stuur oppakken=ja.')
      .meta({ example: 'oppakken=ja' }),
    antwoord: bladzijde('Een bladzijde die zegt wie de zaak heeft.'),
  },
} as const satisfies Partial<Contract>;
