/** The escalation policy as requests tell of it: waits in minutes, terms in hours. */
import * as z from 'zod';
import {
  ALLE_ANDERE,
  type GeldendBeleid,
  makeListBeleidversies,
  makeReadEscalatiebeleid,
  makeSaveEscalatiebeleid,
} from '../../shared/application/escalatiebeleid.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { MEDIA } from '../../shared/domain/achterwacht/types.ts';
import { CRISIS_WACHT_MS, OVERDRACHT_WACHT_MS, STANDAARD_BELEID } from '../../shared/domain/spoed/beleid.ts';
import type { Escalatiebeleid } from '../../shared/domain/spoed/types.ts';
import { HOUR, MINUTE } from '../../shared/domain/tijd/instant.ts';
import { paging, slug } from '../../shared/middleware/fields.ts';
import type { Contract, Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';

export const groep = 'Spoedzaken';
const beheer = ['beheerder'] as const;
export const pad = z.object({
  wijkteam: z
    .union([z.literal(ALLE_ANDERE), slug])
    .meta({ description: `Een wijkteam, of ${ALLE_ANDERE}: elk wijkteam zonder eigen beleid.`, example: 'centrum' }),
});
const WIE = ['dienstdoende', 'volgende', 'escalatiecontact'] as const;

// What a number may be is judged by the rules of the domain, so that every fault is named at once.
const velden = {
  treden: z
    .array(
      z.strictObject({
        wie: z.enum(WIE),
        media: z.array(z.enum(MEDIA)).max(10),
        wachtMinuten: z.number().meta({ description: 'Zo lang op "ik pak dit op" wachten: 1 tot en met 60.' }),
      }),
    )
    .max(100),
  herinneringenUren: z
    .array(z.number())
    .max(100)
    .meta({ description: 'Na ontvangst, binnen de termijn, op volgorde; de laatste ook aan het escalatiecontact.' }),
  overdrachtWachtMinuten: z
    .number()
    .default(OVERDRACHT_WACHT_MS / MINUTE)
    .meta({ description: 'Zo lang mag een collega een overdracht laten liggen: 1 tot en met 60.' }),
  crisisWachtMinuten: z
    .number()
    .default(CRISIS_WACHT_MS / MINUTE)
    .meta({ description: 'Zo lang mag een crisis zonder gesprek of warme overdracht zijn: 1 tot en met 15.' }),
  termijnUren: z
    .number()
    .default(STANDAARD_BELEID.termijnMs / HOUR)
    .meta({ description: 'Altijd 48.' }),
};
export const invoer = z.strictObject(velden).meta({ id: 'EscalatiebeleidInvoer' });
const beleid = z
  .object({
    ...velden,
    wijkteam: z.string(),
    herkomst: z.enum(['wijkteam', 'organisatie', 'systeem']),
    spraak: z.boolean().meta({ description: 'Of hier gebeld kan worden, zodat een trede spraak mag noemen.' }),
  })
  .meta({ id: 'Escalatiebeleid', description: 'herkomst: waar dit beleid is ingesteld.' });
const antwoord = { status: 200, omschrijving: 'Het beleid zoals het nu geldt.', schema: beleid } as const;

const versies = z
  .object({
    resultaten: z.array(
      z.object({
        versie: z.int().meta({ description: 'Nummer van de instellingen als geheel.' }),
        op: z.iso.datetime().nullable().meta({ description: 'Leeg: van voor de geschiedenis werd bijgehouden.' }),
        tot: z.iso.datetime().nullable().meta({ description: 'Leeg: geldt nog.' }),
        door: z.string().nullable().meta({ description: 'Id van de medewerker.' }),
        waarde: z
          .object(velden)
          .nullable()
          .meta({ description: 'Leeg: weggehaald; wat voor alle andere wijkteams geldt kwam ervoor in de plaats.' }),
      }),
    ),
    cursor: z.string().exactOptional(),
  })
  .meta({ id: 'EscalatiebeleidVersies' });

export const escalatiebeleidContract = {
  'GET /v1/escalatiebeleid/{wijkteam}': {
    id: 'leesEscalatiebeleid',
    groep,
    samenvatting: 'Wie wanneer van een spoedzaak hoort, en langs welke weg',
    rollen: ['manager', 'beheerder', 'professional'],
    pad,
    antwoord,
  },
  'PUT /v1/escalatiebeleid/{wijkteam}': {
    id: 'bewaarEscalatiebeleid',
    groep,
    samenvatting: 'Stel het escalatiebeleid in',
    toelichting: 'Voor zaken die vanaf nu worden geopend; een open zaak houdt het beleid waarmee zij begon.',
    rollen: beheer,
    pad,
    body: invoer,
    antwoord,
  },
  'GET /v1/escalatiebeleid/{wijkteam}/versies': {
    id: 'leesEscalatiebeleidVersies',
    groep,
    samenvatting: 'Hoe het escalatiebeleid was: wat, van wanneer tot wanneer, en door wie ingesteld',
    toelichting: 'Alleen wat voor dit wijkteam zelf is ingesteld; voor alle andere wijkteams is dat _standaard.',
    rollen: ['manager', 'beheerder'],
    pad,
    query: z.strictObject(paging),
    antwoord: { status: 200, omschrijving: 'De versies, nieuwste eerst.', link: true, schema: versies },
  },
  'POST /v1/escalatiebeleid/{wijkteam}/verwijderingen': {
    id: 'verwijderEscalatiebeleid',
    groep,
    samenvatting: 'Haal eigen escalatiebeleid weg',
    toelichting: 'Daarna geldt dat van de organisatie, of anders dat van het systeem.',
    rollen: beheer,
    pad,
    antwoord,
  },
} as const satisfies Partial<Contract>;

type Invoer = z.output<typeof invoer>;

export function beleidVan(body: Invoer): Escalatiebeleid {
  return {
    treden: body.treden.map(({ wie, media, wachtMinuten }) => ({ wie, media, wachtMs: wachtMinuten * MINUTE })),
    herinneringenMs: body.herinneringenUren.map((uren) => uren * HOUR),
    termijnMs: body.termijnUren * HOUR,
    overdrachtWachtMs: body.overdrachtWachtMinuten * MINUTE,
    crisisWachtMs: body.crisisWachtMinuten * MINUTE,
  };
}

function shownBeleid(found: Escalatiebeleid) {
  return {
    treden: found.treden.map(({ wie, media, wachtMs }) => ({ wie, media: [...media], wachtMinuten: wachtMs / MINUTE })),
    herinneringenUren: found.herinneringenMs.map((ms) => ms / HOUR),
    overdrachtWachtMinuten: (found.overdrachtWachtMs ?? OVERDRACHT_WACHT_MS) / MINUTE,
    crisisWachtMinuten: (found.crisisWachtMs ?? CRISIS_WACHT_MS) / MINUTE,
    termijnUren: found.termijnMs / HOUR,
  };
}

function shown(wijkteam: string, { beleid: found, herkomst, spraak }: GeldendBeleid): z.input<typeof beleid> {
  return { wijkteam, herkomst, spraak, ...shownBeleid(found) };
}

export function makeEscalatiebeleidRoutes(
  ports: Pick<Ports, 'instellingen' | 'clock'>,
): Handlers<typeof escalatiebeleidContract> {
  const read = makeReadEscalatiebeleid(ports);
  const save = makeSaveEscalatiebeleid(ports);
  const listVersies = makeListBeleidversies(ports);
  return {
    'GET /v1/escalatiebeleid/{wijkteam}': async ({ pad: { wijkteam } }) => ({
      body: shown(wijkteam, await read(wijkteam)),
    }),
    'GET /v1/escalatiebeleid/{wijkteam}/versies': async ({ pad: { wijkteam }, query: { limit, cursor } }) => {
      const { items, ...more } = await listVersies(wijkteam, limit, cursor);
      const shownItems = items.map((one) => ({ ...one, waarde: one.waarde && shownBeleid(one.waarde) }));
      return pageAnswer({ ...more, items: shownItems }, `/v1/escalatiebeleid/${wijkteam}/versies`, { limit });
    },
    'PUT /v1/escalatiebeleid/{wijkteam}': async ({ pad: { wijkteam }, body, gebruiker }) => ({
      body: shown(wijkteam, await save({ wijkteam, beleid: beleidVan(body), door: gebruiker.id })),
    }),
    'POST /v1/escalatiebeleid/{wijkteam}/verwijderingen': async ({ pad: { wijkteam }, gebruiker }) => ({
      body: shown(wijkteam, await save({ wijkteam, beleid: null, door: gebruiker.id })),
    }),
  };
}
