/** What an escalation policy comes down to at some instant: whom, when, by what. Nothing is kept and nobody is told. */
import * as z from 'zod';
import type { Ports } from '../../shared/application/ports.ts';
import { makePreviewEscalatie } from '../../shared/application/preview-escalatie.ts';
import { domein, tijdstip } from '../../shared/middleware/fields.ts';
import type { Contract, Handlers } from '../../shared/middleware/http/operation.ts';
import { beleidVan, groep, invoer, pad } from './escalatiebeleid.ts';

const instant = z.iso.datetime();

const stap = z.object({
  op: instant,
  soort: z.enum(['vraagt', 'slaat-over', 'wacht-op-dienst', 'te-laat', 'begint-opnieuw']),
  trede: z.int().nullable(),
  medewerker: z.string().nullable(),
  bron: z.string().nullable().meta({ description: 'Waarom deze medewerker, zoals bij dienstdoenden.' }),
  media: z.array(z.string()),
  reden: z.string().nullable().meta({ description: 'Waarom een trede wordt overgeslagen.' }),
  tot: instant.nullable().meta({ description: 'Wanneer de volgende stap komt.' }),
});

export const escalatieVoorbeeldContract = {
  'POST /v1/escalatiebeleid/{wijkteam}/voorbeelden': {
    id: 'bekijkEscalatiebeleid',
    groep,
    samenvatting: 'Wie zou wanneer gevraagd worden, als er dan een zaak kwam en niemand haar oppakt',
    toelichting:
      'Er wordt niets bewaard en niemand krijgt bericht. Met het rooster zoals het nu is, tot de ladder opnieuw begint of de termijn om is. Zonder beleid: zoals het nu geldt.',
    rollen: ['manager', 'beheerder'],
    pad,
    body: z
      .strictObject({
        domein,
        urgentie: z.enum(['spoed', 'crisis']).default('spoed'),
        op: tijdstip.exactOptional().meta({ description: 'Zonder: nu.' }),
        beleid: invoer.exactOptional(),
      })
      .meta({ id: 'Escalatievraag' }),
    antwoord: {
      status: 200,
      omschrijving: 'De stappen, in volgorde van tijd.',
      schema: z.object({ op: instant, stappen: z.array(stap) }).meta({ id: 'Escalatievoorbeeld' }),
    },
  },
} as const satisfies Partial<Contract>;

export function makeEscalatieVoorbeeldRoutes(
  ports: Pick<Ports, 'instellingen' | 'clock'>,
): Handlers<typeof escalatieVoorbeeldContract> {
  const preview = makePreviewEscalatie(ports);
  return {
    'POST /v1/escalatiebeleid/{wijkteam}/voorbeelden': async ({ pad: { wijkteam }, body: { beleid, ...vraag } }) => ({
      body: await preview({ wijkteam, ...vraag, ...(beleid !== undefined && { beleid: beleidVan(beleid) }) }),
    }),
  };
}
