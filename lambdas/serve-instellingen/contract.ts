import * as z from 'zod';
import { ROLLEN } from '../../shared/domain/organisatie/types.ts';
import { kanaal, medewerkerId, paging, slug } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { vanMedewerker } from '../../shared/middleware/http/verwerking.ts';
import { escalatieVoorbeeldContract } from './escalatie-voorbeeld.ts';
import { escalatiebeleidContract } from './escalatiebeleid.ts';
import { mediavoorkeurenContract } from './mediavoorkeuren.ts';
import { pushMediaContract } from './push-media.ts';
import {
  basis,
  keuzelijsten,
  medewerker,
  medewerkerBody,
  norm,
  openingsregeling,
  organisatie,
  standaardantwoord,
  standaardantwoordBody,
  wijkteam,
  wijkteamBody,
} from './schemas.ts';

const groep = 'Instellingen';
const beheer = ['beheerder'] as const;
const staf = ['teamondersteuner', 'professional', 'manager', 'beheerder'] as const;
const wijkteamPad = z.object({ wijkteam: slug });
const medewerkerPad = z.object({ id: medewerkerId });
const codePad = z.object({ code: slug });
/** Who answers in writing, and who writes the answers beforehand. */
const schrijvers = ['teamondersteuner', 'professional', 'beheerder'] as const;
const openingPad = z.object({ wijkteam: slug, kanaal });
const openingQuery = z.strictObject({
  locatie: slug.exactOptional().meta({ description: 'Voor inloop op een locatie.' }),
});
const lijst = <S extends z.ZodType>(id: string, schema: S) => z.object({ resultaten: z.array(schema) }).meta({ id });
const read = <S extends z.ZodType>(omschrijving: string, schema: S) => ({ status: 200, omschrijving, schema }) as const;

/** One value that a setting had. */
const versiesVan = <S extends z.ZodType>(id: string, waarde: S) => ({
  status: 200 as const,
  omschrijving: 'De versies, nieuwste eerst.',
  link: true as const,
  schema: z
    .object({
      resultaten: z.array(
        z.object({
          versie: z.int().meta({ description: 'Nummer van de instellingen als geheel; oordelen noemen het.' }),
          op: z.iso.datetime().nullable().meta({ description: 'Leeg: van voor de geschiedenis werd bijgehouden.' }),
          door: z.string().nullable(),
          waarde: waarde.nullable().meta({ description: 'Leeg: verwijderd, de standaard geldt.' }),
        }),
      ),
      cursor: z.string().exactOptional(),
    })
    .meta({ id }),
});

const normen = z.strictObject({ normen: z.array(norm).min(1).max(500) }).meta({ id: 'NormenInvoer' });

export const contract = {
  ...escalatiebeleidContract,
  ...escalatieVoorbeeldContract,
  ...mediavoorkeurenContract,
  ...pushMediaContract,
  'GET /v1/organisatie': {
    id: 'leesOrganisatie',
    groep,
    samenvatting: 'De organisatie, haar crisisdienst en de noodnummers',
    rollen: ROLLEN,
    antwoord: read('De organisatie.', organisatie),
  },
  'PUT /v1/organisatie': {
    id: 'bewaarOrganisatie',
    groep,
    samenvatting: 'Wijzig de organisatie',
    rollen: beheer,
    body: organisatie,
    antwoord: read('De organisatie zoals zij nu is.', organisatie),
  },
  'GET /v1/keuzelijsten': {
    id: 'leesKeuzelijsten',
    groep,
    samenvatting: 'Waaruit gekozen wordt bij een contact: themas, verwijzers en partners',
    toelichting: 'Wijzigen kan in de organisatie (keuzelijsten).',
    rollen: staf,
    antwoord: read('De lijsten zoals zij nu gelden.', keuzelijsten.meta({ id: 'Keuzelijsten' })),
  },
  'GET /v1/wijkteams': {
    id: 'leesWijkteams',
    groep,
    samenvatting: 'De wijkteams',
    rollen: ROLLEN,
    antwoord: read('De wijkteams, op naam.', lijst('Wijkteams', wijkteam)),
  },
  'GET /v1/wijkteams/{wijkteam}': {
    id: 'leesWijkteam',
    groep,
    samenvatting: 'Een wijkteam',
    rollen: ROLLEN,
    pad: wijkteamPad,
    antwoord: read('Het wijkteam.', wijkteam),
  },
  'PUT /v1/wijkteams/{wijkteam}': {
    id: 'bewaarWijkteam',
    groep,
    samenvatting: 'Maak of wijzig een wijkteam',
    rollen: beheer,
    pad: wijkteamPad,
    body: wijkteamBody,
    antwoord: read('Het wijkteam zoals het nu is.', wijkteam),
  },
  'GET /v1/medewerkers': {
    id: 'leesMedewerkers',
    groep,
    samenvatting: 'De medewerkers',
    rollen: staf,
    verwerking: vanMedewerker('zoeken', { object: null, betrokkenen: ['antwoord.resultaten[].id'] }),
    antwoord: read('De medewerkers, op naam.', lijst('Medewerkers', medewerker)),
  },
  'GET /v1/medewerkers/_ik': {
    id: 'leesMijzelf',
    groep,
    samenvatting: 'Wie u bent, zoals uw token het zegt',
    rollen: ROLLEN,
    antwoord: read(
      'Id, naam, rollen en wijkteams.',
      z
        .object({ id: z.string(), naam: z.string(), rollen: z.array(z.enum(ROLLEN)), wijkteams: z.array(z.string()) })
        .meta({ id: 'Gebruiker' }),
    ),
  },
  'GET /v1/medewerkers/{id}': {
    id: 'leesMedewerker',
    groep,
    samenvatting: 'Een medewerker',
    rollen: staf,
    verwerking: vanMedewerker('inzien'),
    pad: medewerkerPad,
    antwoord: read('De medewerker.', medewerker),
  },
  'PUT /v1/medewerkers/{id}': {
    id: 'bewaarMedewerker',
    groep,
    samenvatting: 'Maak of wijzig een medewerker',
    toelichting: 'De id is de sub uit het token van de medewerker.',
    rollen: beheer,
    verwerking: vanMedewerker('wijzigen'),
    pad: medewerkerPad,
    body: medewerkerBody,
    antwoord: read('De medewerker zoals die nu is.', medewerker),
  },
  'GET /v1/openingstijden/{wijkteam}/{kanaal}': {
    id: 'leesOpeningsregeling',
    groep,
    samenvatting: 'De openingstijden die zijn ingesteld',
    rollen: ROLLEN,
    pad: openingPad,
    query: openingQuery,
    antwoord: read('De regeling; de standaardtijden als er niets is ingesteld.', openingsregeling),
  },
  'PUT /v1/openingstijden/{wijkteam}/{kanaal}': {
    id: 'bewaarOpeningsregeling',
    groep,
    samenvatting: 'Stel de openingstijden in',
    toelichting: 'Wat al gebeurd is blijft beoordeeld naar de tijden die toen golden.',
    rollen: beheer,
    pad: openingPad,
    query: openingQuery.extend({
      basis: basis.exactOptional(),
    }),
    body: openingsregeling,
    antwoord: read('De regeling zoals zij nu is.', openingsregeling),
  },
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/versies': {
    id: 'leesOpeningsregelingVersies',
    groep,
    samenvatting: 'Hoe de openingstijden waren: wat, wanneer en door wie ingesteld',
    rollen: ['beheerder', 'manager'],
    pad: openingPad,
    query: openingQuery.extend(paging),
    antwoord: versiesVan('OpeningsregelingVersies', openingsregeling),
  },
  'GET /v1/normen/versies': {
    id: 'leesNormVersies',
    groep,
    samenvatting: 'Hoe de normen waren: elke norm die ooit is ingesteld, wanneer en door wie',
    rollen: ['beheerder', 'manager'],
    query: z.strictObject(paging),
    antwoord: versiesVan('NormVersies', norm),
  },
  'GET /v1/normen': {
    id: 'leesNormen',
    groep,
    samenvatting: 'De normen, met de dag waarop zij ingaan',
    rollen: staf,
    antwoord: read('De normen.', lijst('Normen', norm)),
  },
  'PUT /v1/normen': {
    id: 'bewaarNormen',
    groep,
    samenvatting: 'Voeg normen toe',
    toelichting: 'Een norm met hetzelfde kanaal, wijkteam en dezelfde eerste dag wordt vervangen; andere blijven.',
    rollen: beheer,
    body: normen,
    antwoord: read('Alle normen zoals zij nu zijn.', lijst('Normen', norm)),
  },
  'GET /v1/standaardantwoorden': {
    id: 'leesStandaardantwoorden',
    groep,
    samenvatting: 'De standaardantwoorden',
    rollen: schrijvers,
    antwoord: read('De standaardantwoorden, op titel.', lijst('Standaardantwoorden', standaardantwoord)),
  },
  'GET /v1/standaardantwoorden/{code}': {
    id: 'leesStandaardantwoord',
    groep,
    samenvatting: 'Een standaardantwoord',
    rollen: schrijvers,
    pad: codePad,
    antwoord: read('Het standaardantwoord.', standaardantwoord),
  },
  'PUT /v1/standaardantwoorden/{code}': {
    id: 'bewaarStandaardantwoord',
    groep,
    samenvatting: 'Maak of wijzig een standaardantwoord',
    toelichting: 'Velden als {{naam}} worden per contact ingevuld. Alle onbekende of kapotte velden worden genoemd.',
    rollen: beheer,
    pad: codePad,
    body: standaardantwoordBody,
    antwoord: read('Het standaardantwoord zoals het nu is.', standaardantwoord),
  },
} as const satisfies Partial<Contract>;
