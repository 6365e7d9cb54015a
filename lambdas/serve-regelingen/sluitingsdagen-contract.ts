/** The days on which all of the organisatie is closed or closes early. */
import * as z from 'zod';
import { ROLLEN } from '../../shared/domain/organisatie/types.ts';
import { datum, kanaal, tekst } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const groep = 'Openingstijden';
const beheer = ['beheerder'] as const;
const instant = z.iso.datetime();
const dagdelen = z.array(z.object({ van: z.string(), tot: z.string() }));
const jaarPad = z.object({
  jaar: z
    .string()
    .regex(/^20\d\d$/, 'Dit is geen jaar, bijvoorbeeld 2026.')
    .transform(Number),
});
const dag = z
  .strictObject({
    datum,
    reden: tekst(200),
    sluitOm: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Dit is geen tijd, bijvoorbeeld 12:00.')
      .exactOptional()
      .meta({ description: 'Vanaf dan dicht; zonder: de hele dag.', example: '12:00' }),
  })
  .meta({ id: 'Organisatiesluitingsdag' });
const dagen = z.strictObject({ dagen: z.array(dag).max(100) }).meta({ id: 'SluitingsdagenInvoer' });
const voorstel = z.strictObject({ datum }).meta({ id: 'VoorgesteldeDag' });
const sluitingsdagen = z
  .object({
    jaar: z.int(),
    landelijk: z.array(z.object({ datum: z.string(), reden: z.string(), bron: z.string() })),
    voorstellen: z.array(dag).meta({ description: 'Plaatselijke keuzes: Goede Vrijdag, brugdagen, eerder dicht.' }),
    afgewezen: z.array(dag.safeExtend({ door: z.string(), op: instant })).meta({
      description:
        'Voorstellen die iemand niet wil, met wie en wanneer. Alleen voor beheerder en manager; anders leeg.',
    }),
    eigen: z.array(dag),
  })
  .meta({ id: 'Sluitingsdagen' });

export const sluitingsdagenContract = {
  'GET /v1/sluitingsdagen/{jaar}': {
    id: 'leesSluitingsdagen',
    groep,
    samenvatting: 'De dagen waarop de hele organisatie dicht is of eerder sluit',
    toelichting: 'Ze gelden voor elk kanaal van elk wijkteam, tenzij dat voor die dag zelf iets heeft ingesteld.',
    rollen: ROLLEN,
    pad: jaarPad,
    antwoord: {
      status: 200,
      omschrijving: 'De landelijke dagen, voorstellen, en de eigen lijst.',
      schema: sluitingsdagen,
    },
  },
  'PUT /v1/sluitingsdagen/{jaar}': {
    id: 'bewaarSluitingsdagen',
    groep,
    samenvatting: 'Vervang de eigen sluitingsdagen van een jaar',
    rollen: beheer,
    pad: jaarPad,
    body: dagen,
    antwoord: { status: 200, omschrijving: 'De lijst zoals die nu is.', schema: sluitingsdagen },
  },
  'POST /v1/sluitingsdagen/{jaar}/afwijzingen': {
    id: 'wijsVoorstelAf',
    groep,
    samenvatting: 'Stel een dag niet meer voor',
    toelichting: 'De openingstijden veranderen niet: zonder die dag op de lijst is het gewoon open.',
    rollen: beheer,
    pad: jaarPad,
    body: voorstel,
    antwoord: { status: 200, omschrijving: 'De lijst zoals die nu is.', schema: sluitingsdagen },
  },
  'POST /v1/sluitingsdagen/{jaar}/afwijzingen/intrekkingen': {
    id: 'stelTochVoor',
    groep,
    samenvatting: 'Stel een afgewezen dag toch weer voor',
    rollen: beheer,
    pad: jaarPad,
    body: voorstel,
    antwoord: { status: 200, omschrijving: 'De lijst zoals die nu is.', schema: sluitingsdagen },
  },
  'POST /v1/sluitingsdagen/{jaar}/voorbeelden': {
    id: 'bekijkSluitingsdagen',
    groep,
    samenvatting: 'Wat zou deze lijst veranderen, waar en op welke dagen',
    toelichting: 'Er wordt niets bewaard.',
    rollen: beheer,
    pad: jaarPad,
    body: dagen,
    antwoord: {
      status: 200,
      omschrijving: 'Alleen plaatsen en dagen die anders worden.',
      schema: z
        .object({
          plaatsen: z.array(
            z.object({
              wijkteam: z.string(),
              kanaal,
              locatie: z.string().nullable(),
              dagen: z.array(z.object({ datum, nu: dagdelen, straks: dagdelen })),
            }),
          ),
        })
        .meta({ id: 'Sluitingsdagenvoorbeeld' }),
    },
  },
} as const satisfies Partial<Contract>;
