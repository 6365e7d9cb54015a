/** Who a contact is about, with whose consent, and what it became, as the API shows it. */
import * as z from 'zod';
import { TAAKSOORTEN, UITZONDERINGEN } from '../../shared/domain/contact/types.ts';
import { TERMIJNSOORTEN } from '../../shared/domain/termijnen/types.ts';
import { NIVEAUS, ROLLEN_BETROKKENE, WEGEN } from '../../shared/domain/toestemming/types.ts';

const instant = z.iso.datetime();
const vastgesteld = z.object({ door: z.string(), op: instant });

export const toestemmingSchema = z
  .object({
    weg: z.enum(WEGEN),
    twijfel: z.literal(true).exactOptional(),
    minderjarig: z.literal(true).exactOptional(),
    delen: z.array(z.object({ partner: z.string() })).exactOptional(),
  })
  .meta({ id: 'Toestemming' });

export const termijnSchema = z
  .object({
    soort: z.enum(TERMIJNSOORTEN),
    vanaf: instant,
    uiterlijkOp: instant,
    bron: z.string(),
    klok: z.enum(['uren', 'werkdagen', 'weken', 'maanden']),
    bereiktOp: instant.nullable(),
    vervallenOp: instant.nullable().meta({ description: 'Wanneer de termijn er niet meer toe deed.' }),
    opgeschort: z
      .array(z.object({ van: z.string(), tot: z.string() }))
      .meta({ description: 'Dagen waarop de termijn stilstond; tot telt zelf niet mee.' }),
    aanvraag: z.string().exactOptional().meta({ description: 'De stap waarmee de aanvraag binnenkwam.' }),
  })
  .meta({ id: 'Termijn' });

/** What lists show as well: facts only. */
export const trustView = {
  toestemming: toestemmingSchema.nullable().meta({ description: 'Null zolang niemand het heeft vastgelegd.' }),
  betrokkenen: z.array(
    z.object({
      rol: z.enum(ROLLEN_BETROKKENE),
      niveau: z.enum(NIVEAUS),
      identiteitVastgesteld: vastgesteld.nullable(),
    }),
  ),
  veiligContactAfgesproken: z.boolean(),
  aanmelding: z
    .object({ op: instant, vraagverheldering: z.boolean(), uitzondering: z.enum(UITZONDERINGEN).nullable() })
    .nullable(),
  openTaken: z
    .array(z.object({ taak: z.enum(TAAKSOORTEN), sinds: instant, tekst: z.string() }))
    .meta({ description: 'Wat iemand nog moet doen.' }),
  termijnen: z.array(termijnSchema),
  adviezen: z.array(z.string()).meta({ description: 'Wat te doen bij gevaar zonder toestemming; anders leeg.' }),
};

const afspraakSchema = z
  .object({
    id: z.string(),
    op: instant,
    door: z.string(),
    vervangt: z.array(z.string()),
    geenVoicemail: z.boolean().exactOptional(),
    nietVoor: z.string().exactOptional(),
    nietNa: z.string().exactOptional(),
    verbodenNummers: z.array(z.string()).exactOptional(),
    geenMail: z.boolean().exactOptional(),
    geenSms: z.boolean().exactOptional(),
    geenBrief: z.boolean().exactOptional(),
    geenNaam: z.boolean().exactOptional(),
    toelichting: z.string().exactOptional(),
    reden: z.string().exactOptional(),
  })
  .meta({ id: 'VeiligContactAfspraak' });

export const trustDetail = {
  personen: z.array(
    z
      .object({
        rol: z.enum(ROLLEN_BETROKKENE),
        niveau: z.enum(NIVEAUS),
        op: instant,
        door: z.string(),
        naam: z.string().exactOptional(),
        nummer: z.string().exactOptional(),
        mail: z.string().exactOptional(),
        clientreferentie: z.string().exactOptional(),
        identiteitVastgesteld: vastgesteld.exactOptional(),
      })
      .meta({ id: 'Betrokkene' }),
  ),
  veiligContact: z
    .object({
      geenVoicemail: z.boolean(),
      nietVoor: z.string().nullable(),
      nietNa: z.string().nullable(),
      verbodenNummers: z.array(z.string()),
      geenMail: z.boolean(),
      geenSms: z.boolean(),
      geenBrief: z.boolean(),
      geenNaam: z.boolean(),
      afspraken: z.array(afspraakSchema),
    })
    .nullable()
    .meta({ description: 'Van elke afspraak de strengste; null als er niets is afgesproken.' }),
};

export const waarschuwingen = z
  .array(z.object({ veld: z.string(), soort: z.enum(['bsn', 'gezondheid', 'ontbreekt']), melding: z.string() }))
  .meta({
    id: 'Waarschuwingen',
    description: 'Wat wel bewaard is maar hier niet hoort te staan, en wat gevraagd wordt en ontbreekt.',
  });
