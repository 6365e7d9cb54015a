import * as z from 'zod';
import { slug } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const instant = z.iso.datetime();
const nummer = z.object({ naam: z.string(), nummer: z.string() });
const dienst = z.object({
  professional: z.string().nullable().meta({ description: 'Id van de medewerker; null als niemand dienst heeft.' }),
  nummer: z.string().nullable().meta({ description: 'Werknummer om naar door te verbinden, als dat er is.' }),
  bron: z.enum(['inloop', 'achterwacht', 'vervanging', 'buurteam', 'ander-domein', 'escalatiecontact', 'crisisdienst']),
  tot: instant.nullable(),
});

export const contract = {
  'GET /v1/begroetingen/{wijkteam}': {
    id: 'leesBegroeting',
    groep: 'Telefooncentrale',
    samenvatting: 'Wat een telefooncentrale moet weten om een beller te begroeten',
    toelichting: [
      'Open of niet, waarom, tot wanneer, wie dienst heeft en welke nummers er genoemd worden; ondertekend, zodat de centrale een bewaard antwoord kan vertrouwen.',
      'Kunnen wij zelf niets lezen, dan komt het laatst bekende antwoord (laatstBekend), hoogstens 24 uur oud. Met If-None-Match komt 304 zolang er niets veranderde.',
    ].join(' '),
    rollen: ['koppeling'],
    pad: z.object({ wijkteam: slug }),
    antwoord: {
      status: 200,
      omschrijving: 'De begroeting van nu.',
      ongewijzigd: true,
      koppen: {
        ETag: 'Naam van wat dit antwoord zegt.',
        'Cache-Control': 'Hoe lang het zonder vragen gebruikt mag worden, en hoe lang als vragen niet lukt.',
        'Content-Digest': 'Controlegetal van de inhoud (RFC 9530).',
        'Signature-Input': 'Wat er ondertekend is (RFC 9421).',
        Signature: 'De handtekening (RFC 9421, hmac-sha256).',
      },
      schema: z
        .object({
          wijkteam: z.string(),
          open: z.boolean(),
          reden: z.string(),
          volgendeWijziging: instant.nullable(),
          dienstdoende: z.object({ jeugd: dienst, sociaal: dienst }),
          crisisdienst: nummer,
          noodnummers: z.array(nummer),
          opgesteldOp: instant.meta({ description: 'Wanneer gelezen is waar dit op rust.' }),
          geldigTot: instant.meta({ description: 'Tot dan klopt dit; daarna zegt komende of het open is.' }),
          laatstBekend: z.boolean(),
          leeftijdSeconden: z.int(),
          komende: z
            .array(z.object({ van: instant, tot: instant, open: z.boolean(), reden: z.string() }))
            .meta({ description: 'Van nu tot en met zeven hele dagen, zonder gaten.' }),
        })
        .meta({ id: 'Begroeting' }),
    },
  },
} as const satisfies Partial<Contract>;
