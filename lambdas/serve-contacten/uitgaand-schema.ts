/** What went out of a contact, or is being written, as the API shows it. */
import * as z from 'zod';
import { VELDEN } from '../../shared/domain/standaardantwoord/types.ts';

const instant = z.iso.datetime();

export const voortgang = {
  status: z.enum(['klaargezet', 'verzonden', 'mislukt', 'ingetrokken']),
  verzondenOp: instant.nullable(),
};

export const antwoordSchema = z.looseObject({
  id: z.string(),
  op: instant,
  door: z.string(),
  tekst: z.string(),
  opBericht: z.string().nullable(),
  ...voortgang,
  intrekbaarTot: instant.nullable().meta({ description: 'Tot wanneer het kan worden ingetrokken.' }),
});

export const doorsturingSchema = z
  .object({
    id: z.string(),
    op: instant,
    door: z.string(),
    aan: z.enum(['partner', 'collega']),
    naam: z.string().exactOptional(),
    mail: z.string().exactOptional(),
    medewerker: z.string().exactOptional(),
    toelichting: z.string().exactOptional(),
    ...voortgang,
  })
  .meta({ id: 'Doorsturing' });

export const conceptSchema = z
  .object({
    tekst: z.string(),
    standaardantwoord: z.string().exactOptional(),
    sinds: instant,
    op: instant,
    versie: z.int().meta({ description: 'Geef dit mee bij het bewaren; 0 als er geen concept is.' }),
  })
  .meta({ id: 'Concept' });

export const andereConceptenSchema = z
  .array(z.object({ door: z.string(), sinds: instant }))
  .meta({ description: 'Anderen die aan een antwoord schrijven.' });

export const voorbeeldantwoordSchema = z
  .object({
    onderwerp: z.string().nullable(),
    tekst: z.string(),
    ontbrekendeVelden: z
      .array(z.enum(VELDEN))
      .meta({ description: 'Deze velden staan nog in de tekst: vul ze zelf in.' }),
  })
  .meta({ id: 'Voorbeeldantwoord' });
