/** What callers may send to the control plane. */
import * as z from 'zod';
import { ROLLEN } from '../../shared/domain/organisatie/types.ts';
import { DIENSTEN, DUBBELE_DIENSTEN, SOORTEN, type Storing } from '../faults.ts';
import { durationMs } from './duration.ts';

const duration = z
  .string({ error: 'Geef een duur als tekst, bijvoorbeeld PT47H.' })
  .refine((text) => durationMs(text) !== undefined, {
    error: 'Geef een duur in weken, dagen, uren, minuten of seconden, bijvoorbeeld PT47H.',
  })
  .transform((text) => durationMs(text)!);

const instant = z.iso
  .datetime({ offset: true, error: 'Geef een tijdstip met tijdzone, bijvoorbeeld 2026-11-25T09:00:00Z.' })
  .transform((text) => Date.parse(text));

export const klokBody = z
  .strictObject(
    { vooruit: duration.optional(), naar: instant.optional() },
    { error: 'Geef een object met vooruit (een duur) of naar (een tijdstip).' },
  )
  .refine(({ vooruit, naar }) => (vooruit === undefined) !== (naar === undefined), {
    error: 'Geef precies één van vooruit en naar.',
  });

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Geef een slug: kleine letters, cijfers en koppeltekens.' });

export const tokenBody = z.strictObject(
  {
    naam: z.string({ error: 'Geef een naam.' }).trim().min(1, { error: 'Geef een naam.' }),
    rollen: z
      .array(z.enum(ROLLEN, { error: `Onbekende rol; kies uit ${ROLLEN.join(', ')}.` }), {
        error: 'Geef een lijst van rollen.',
      })
      .default([]),
    wijkteams: z.array(slug, { error: 'Geef een lijst van wijkteams.' }).default([]),
  },
  { error: 'Geef een object met naam, rollen en wijkteams.' },
);

export const smsBody = z.strictObject(
  {
    van: z.string({ error: 'Geef het nummer van de afzender.' }).min(1, { error: 'Geef het nummer van de afzender.' }),
    tekst: z.string({ error: 'Geef de tekst.' }),
  },
  { error: 'Geef een object met van en tekst.' },
);

export const oproepBody = z
  .strictObject(
    {
      beantwoord: z.boolean({ error: 'Zeg met true of false of er wordt opgenomen.' }),
      toetsen: z
        .array(z.string().regex(/^[0-9*#]$/, { error: 'Een toets is een cijfer, * of #.' }), {
          error: 'Geef een lijst van toetsen.',
        })
        .max(20, { error: 'Geef hoogstens 20 toetsen.' })
        .default([]),
    },
    { error: 'Geef een object met beantwoord en, als er wordt opgenomen, toetsen.' },
  )
  .refine(({ beantwoord, toetsen }) => beantwoord || toetsen.length === 0, {
    path: ['toetsen'],
    error: 'Wie niet opneemt drukt geen toets.',
  });

export const storingBody = z
  .strictObject(
    {
      dienst: z.enum(DIENSTEN, { error: `Onbekende dienst; kies uit ${DIENSTEN.join(', ')}.` }),
      soort: z.enum(SOORTEN, { error: `Onbekende soort; kies uit ${SOORTEN.join(', ')}.` }),
      keer: z
        .int({ error: 'keer is een geheel getal van 1 of meer.' })
        .min(1, { error: 'keer is een geheel getal van 1 of meer.' })
        .optional(),
      duur: duration.optional(),
    },
    { error: 'Geef een object met dienst, soort en keer of duur.' },
  )
  .refine(({ dienst, soort }) => soort !== 'dubbel' || DUBBELE_DIENSTEN.some((one) => one === dienst), {
    path: ['dienst'],
    error: `dubbel kan alleen bij ${DUBBELE_DIENSTEN.join(' en ')}.`,
  })
  .refine(({ dienst, soort }) => dienst !== 'streams' || soort === 'dubbel', {
    path: ['soort'],
    error: 'Bij streams kan alleen dubbel.',
  })
  .transform(
    ({ duur, keer, ...rest }): Storing => ({
      ...rest,
      ...(keer !== undefined && { keer }),
      ...(duur !== undefined && { duurMs: duur }),
    }),
  );
