import * as z from 'zod';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { RAPPORTPERIODEN } from '../../shared/domain/rapport/types.ts';
import { idInPad, kanaal, medewerkerId, slug } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const instant = z.iso.datetime();
const dag = z.string();
const groep = 'Rapporten';
const rollen = ['manager', 'beheerder'] as const;
const pad = z.object({ id: idInPad });

const keuze = z
  .strictObject({
    medewerker: medewerkerId.exactOptional().meta({
      description: 'Wie het rapport krijgt; zonder: uzelf. Voor een ander kan alleen een beheerder het doen.',
    }),
    per: z.enum(RAPPORTPERIODEN),
    wijkteams: z.array(slug).max(200).default([]).meta({ description: 'Leeg: alle wijkteams.' }),
    kanalen: z.array(kanaal).max(KANALEN.length).default([]).meta({ description: 'Leeg: alle kanalen.' }),
    actief: z.boolean().default(true),
  })
  .meta({ id: 'Rapportkeuze' });

const rapport = z
  .object({
    id: z.string(),
    medewerker: z.string(),
    per: z.enum(RAPPORTPERIODEN),
    wijkteams: z.array(z.string()),
    kanalen: z.array(z.enum(KANALEN)),
    actief: z.boolean(),
    sinds: instant,
    versie: z.int(),
    volgende: z.object({ van: dag, totEnMet: dag, op: instant }).nullable().meta({
      description: 'Het volgende rapport, en wanneer het vertrekt: de eerste werkdag na de periode om 7 uur.',
    }),
    laatste: z
      .object({
        van: dag,
        totEnMet: dag,
        status: z.enum(['open', 'bezig', 'verzonden', 'mislukt']),
        op: instant,
        pogingen: z.int(),
        reden: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'Wat er van het rapport over de laatste hele periode werd.' }),
  })
  .meta({ id: 'Rapport' });

export const contract = {
  'GET /v1/rapporten': {
    id: 'leesRapporten',
    groep,
    samenvatting: 'Wie welk rapport per mail krijgt',
    toelichting: 'Een manager ziet de eigen rapporten, een beheerder alle.',
    rollen,
    antwoord: {
      status: 200,
      omschrijving: 'De rapporten.',
      schema: z.object({ resultaten: z.array(rapport) }).meta({ id: 'Rapporten' }),
    },
  },
  'POST /v1/rapporten': {
    id: 'beginRapport',
    groep,
    samenvatting: 'Krijg voortaan een rapport per mail',
    toelichting:
      'Na elke week, maand, kwartaal of jaar, met de cijfers per wijkteam als bijlage. Cijfers over te weinig contacten staan er niet in.',
    rollen,
    body: keuze,
    antwoord: { status: 201, omschrijving: 'Het rapport.', schema: rapport },
  },
  'PUT /v1/rapporten/{id}': {
    id: 'wijzigRapport',
    groep,
    samenvatting: 'Wijzig een rapport, of zet het uit',
    rollen,
    pad,
    body: keuze,
    antwoord: { status: 200, omschrijving: 'Het rapport zoals het nu is.', schema: rapport },
  },
  'GET /v1/rapporten/{id}/voorbeeld': {
    id: 'bekijkRapport',
    groep,
    samenvatting: 'Het rapport over de laatste hele periode, zoals het nu zou vertrekken',
    toelichting: 'Er wordt niets verstuurd. Met Accept: text/csv de bijlage.',
    rollen,
    pad,
    antwoord: {
      status: 200,
      omschrijving: 'Onderwerp, tekst en de rijen van de bijlage.',
      vormen: ['text/csv'],
      schema: z
        .object({
          van: dag,
          totEnMet: dag,
          onderwerp: z.string(),
          tekst: z.string(),
          rijen: z.array(z.looseObject({ kanaal: z.string(), wijkteam: z.string(), verborgen: z.string() })),
        })
        .meta({ id: 'Rapportvoorbeeld' }),
    },
  },
} as const satisfies Partial<Contract>;
