import * as z from 'zod';
import type { Contract } from '../../shared/middleware/http/operation.ts';

/**
 * Some 20,000 lines: what can be put on the queue well within the 29 seconds that API Gateway waits. (The gateway itself
 * takes 10 MB, and Lambda 6 MB with all that is around the text.)
 */
export const MAX_LOGBOEK_BYTES = 2_000_000;
/** More unreadable lines than this are counted and kept, but not listed in the answer. */
export const MAX_GENOEMD = 1000;

export const contract = {
  'POST /v1/telefoon-logboeken': {
    id: 'leesTelefoonLogboekIn',
    groep: 'Telefoon',
    samenvatting: 'Lees het wachtrijlogboek van een telefooncentrale in',
    toelichting:
      'Regels van het queue_log van Asterisk of blokken van mod_callcenter van FreeSWITCH, hoogstens 2 MB, in elke volgorde en zo vaak als nodig: nog eens inlezen verandert niets. Een wachtrij waarvan de naam een slug is, is een wijkteam. Regels die niet gelezen kunnen worden, worden bewaard en zijn werk voor een teamondersteuner. Bij 503 is een deel misschien al aangenomen: stuur dan alles opnieuw.',
    rollen: ['koppeling'],
    body: z.string().min(1, 'Het logboek is leeg.'),
    tekst: { maxBytes: MAX_LOGBOEK_BYTES },
    antwoord: {
      status: 202,
      omschrijving: 'Aangenomen; elke regel (of elk blok) telt in een van de drie mee.',
      schema: z
        .object({
          aanvaard: z.int().meta({ description: 'Regels of blokken waaruit gebeurtenissen kwamen.' }),
          overgeslagen: z.int().meta({ description: 'Bekend, en niet van belang voor wie wacht.' }),
          onleesbaar: z
            .array(z.object({ regel: z.int(), reden: z.string() }))
            .meta({ description: `De eerste ${MAX_GENOEMD}; regel telt vanaf 1 en is de eerste van een blok.` }),
          aantalOnleesbaar: z.int(),
        })
        .meta({ id: 'LogboekAanvaarding' }),
    },
  },
} as const satisfies Partial<Contract>;
