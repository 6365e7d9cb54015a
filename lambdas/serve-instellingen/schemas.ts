/** The settings as they are sent and shown: the same schema both ways. */
import * as z from 'zod';
import { MEDIA } from '../../shared/domain/achterwacht/types.ts';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { BEVESTIGBARE_MEDIA } from '../../shared/domain/organisatie/bevestigd.ts';
import { ROLLEN } from '../../shared/domain/organisatie/types.ts';
import { SCHRIFTELIJK, VELDEN } from '../../shared/domain/standaardantwoord/types.ts';
import { veldFouten } from '../../shared/domain/standaardantwoord/velden.ts';
import { datum, lokaleTijd, medewerkerId, slug, tekst, tijdstip } from '../../shared/middleware/fields.ts';

const naam = tekst(200);
const nummer = z
  .string()
  .regex(/^\+?[0-9][0-9 -]{1,18}$/, 'Dit is geen telefoonnummer.')
  .meta({ example: '0800-1471' });

const keuzes = z
  .array(z.strictObject({ code: slug, naam: tekst(100) }))
  .min(1)
  .max(60)
  .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, 'Elke code hoort een keer op de lijst.')
  .meta({ id: 'Keuzelijst' });
export const keuzelijsten = z.strictObject({ themas: keuzes, verwijzers: keuzes, partners: keuzes });

/** Text with fields that are filled in later; what is wrong with those is told together with all that is wrong. */
const tekstMetVelden = (max: number) =>
  tekst(max).superRefine((text, { addIssue }) => {
    for (const { melding } of veldFouten(text, '')) addIssue({ code: 'custom', message: melding });
  });

export const organisatie = z
  .strictObject({
    naam,
    voorbeeld: z.boolean().default(false),
    crisisdienst: z.strictObject({
      naam,
      nummer,
      mail: z.email().nullable().default(null),
      gecontroleerdOp: datum.exactOptional().meta({ description: 'Wanneer het nummer is nagekeken.' }),
    }),
    noodnummers: z.array(z.strictObject({ naam, nummer, bron: tekst(300), gecontroleerdOp: datum })).max(50),
    ontvangstbevestiging: z.boolean().exactOptional().meta({
      description: 'Of een mail van een persoon een automatische ontvangstbevestiging krijgt (standaard wel).',
    }),
    ondertekening: tekstMetVelden(1000)
      .exactOptional()
      .meta({ description: 'Onder elk antwoord per mail; mag velden hebben, zoals {{medewerker}}.' }),
    terugbellen: z
      .strictObject({ claimMinuten: z.int().min(1).max(480), minstePogingen: z.int().min(1).max(20) })
      .exactOptional()
      .meta({
        description:
          'Hoeveel minuten wie een terugbelverzoek aanneemt het voor zich alleen heeft (standaard 15), en na hoeveel pogingen het als niet bereikt mag worden afgesloten (standaard 2).',
      }),
    alleenVoornaam: z
      .boolean()
      .exactOptional()
      .meta({ description: 'Antwoorden noemen een medewerker alleen bij de voornaam.' }),
    minimumAantal: z
      .int()
      .min(2)
      .max(100)
      .exactOptional()
      .meta({ description: 'Cijfers over minder contacten dan dit staan niet in exports (standaard 5).' }),
    keuzelijsten: z
      .strictObject({
        themas: keuzes.exactOptional(),
        verwijzers: keuzes.exactOptional(),
        partners: keuzes.exactOptional(),
      })
      .exactOptional()
      .meta({ description: 'Eigen lijsten; een lijst die ontbreekt is de standaardlijst (GET /v1/keuzelijsten).' }),
    ervaringsvraag: z
      .strictObject({
        aan: z.boolean(),
        vraag: tekst(300).exactOptional(),
        kanalen: z.array(z.enum(KANALEN)).max(KANALEN.length).exactOptional(),
      })
      .exactOptional()
      .meta({
        description:
          'Een vraag per mail na afsluiten, aan wie dat goed vindt; hoogstens een keer per persoon per 90 dagen (standaard uit).',
      }),
    nulmetingen: z
      .array(
        z
          .strictObject({ kanaal: z.enum(KANALEN), wijkteam: slug.exactOptional(), van: datum, totEnMet: datum })
          .refine(({ van, totEnMet }) => van <= totEnMet, { path: ['totEnMet'], message: 'Dit ligt voor van.' }),
      )
      .max(100)
      .exactOptional()
      .meta({ description: 'Dagen waarop nog geen norm geldt: er wordt eerst gemeten.' }),
  })
  .meta({ id: 'Organisatie' });

export const wijkteamBody = z
  .strictObject({
    naam,
    wijken: z.array(naam).max(50).default([]),
    locaties: z
      .array(z.strictObject({ slug, naam, adres: tekst(300) }))
      .max(50)
      .default([]),
    buurteams: z.array(slug).max(50).default([]),
    escalatiecontact: medewerkerId.nullable().default(null),
    roostercoordinator: medewerkerId.exactOptional().meta({
      description:
        'Wie hoort van hiaten in het rooster en van diensten die niet beginnen; zonder: het escalatiecontact.',
    }),
    dienststart: z.boolean().exactOptional().meta({
      description:
        'Of wie dienst heeft het begin meldt; na een kwartier zonder melding horen de volgende en de coordinator het (standaard niet).',
    }),
    mailadressen: z.array(tekst(254)).max(50).default([]),
  })
  .meta({ id: 'WijkteamInvoer' });
export const wijkteam = wijkteamBody.extend({ slug }).meta({ id: 'Wijkteam' });

export const medewerkerBody = z
  .strictObject({
    naam,
    rollen: z.array(z.enum(ROLLEN)).max(6),
    wijkteams: z.array(slug).max(50).default([]),
    mail: z.email().nullable().default(null),
    mobiel: z
      .string()
      .regex(/^\+[1-9][0-9]{7,14}$/, 'Schrijf het nummer met landcode, bijvoorbeeld +31612345678.')
      .nullable()
      .default(null),
    media: z
      .array(z.enum(MEDIA))
      .max(MEDIA.length)
      .default(['mail', 'sms'])
      .meta({ description: 'Volgorde van voorkeur. Wie een toestel of webhook heeft, krijgt meldingen ook daar.' }),
    actief: z.boolean().default(true),
  })
  .meta({ id: 'MedewerkerInvoer' });
export const medewerker = medewerkerBody
  .extend({
    id: medewerkerId,
    bevestigd: z
      .object({ mail: z.iso.datetime().exactOptional(), sms: z.iso.datetime().exactOptional() })
      .meta({ description: 'Sinds wanneer vaststaat dat berichten op het adres aankomen.' }),
    nietBevestigd: z.array(z.enum(BEVESTIGBARE_MEDIA)).meta({
      description: 'Media met een adres dat nooit bevestigd is. Meldingen gaan er wel heen.',
    }),
  })
  .meta({ id: 'Medewerker' });

const dagdeel = z.strictObject({ van: lokaleTijd, tot: lokaleTijd }).meta({ id: 'Dagdeel' });

/** In a query: the versie of hours that a change is based on. */
export const basis = z
  .string()
  .regex(/^\d{1,9}$/, 'Geef het nummer van een versie; 0 als er nog geen is.')
  .transform(Number)
  .meta({
    description:
      'De nieuwste versie die u zag (GET .../versies; 0 als er geen was). Is er een nieuwere, dan wordt niets bewaard (409).',
  });

export const openingsregeling = z
  .strictObject({
    patronen: z
      .array(
        z.strictObject({
          geldigVan: datum,
          geldigTotEnMet: datum.exactOptional(),
          week: z.array(z.strictObject({ dag: z.int().min(1).max(7), dagdelen: z.array(dagdeel).max(10) })).max(7),
        }),
      )
      .max(100),
    landelijkeSluitingsdagen: z.boolean().default(true),
    sluitingsdagen: z
      .array(z.strictObject({ datum, reden: tekst(200), bron: z.enum(['feestdag', 'lokaal']).default('lokaal') }))
      .max(500)
      .default([]),
    uitzonderingen: z
      .array(z.strictObject({ van: datum, totEnMet: datum, dagdelen: z.array(dagdeel).max(10), reden: tekst(200) }))
      .max(500)
      .default([]),
    sluitingen: z
      .array(z.strictObject({ van: tijdstip, tot: tijdstip.nullable(), reden: tekst(200) }))
      .max(200)
      .default([]),
    volgtWijkteam: z
      .array(z.strictObject({ van: datum, totEnMet: datum.exactOptional() }))
      .max(200)
      .exactOptional()
      .meta({
        description:
          'Alleen bij een locatie: dagen waarop de tijden van het wijkteam gelden in plaats van deze. Ontbreekt dit bij bewaren, dan gelden deze tijden vanaf vandaag; wat ervoor lag blijft.',
      }),
  })
  .meta({ id: 'Openingsregeling' });

export const standaardantwoordBody = z
  .strictObject({
    titel: naam,
    onderwerp: tekstMetVelden(200)
      .exactOptional()
      .meta({ description: 'Bij mail: dit onderwerp in plaats van dat van de vraag.' }),
    tekst: tekstMetVelden(5000).meta({ description: `Velden: ${VELDEN.map((veld) => `{{${veld}}}`).join(', ')}.` }),
    kanalen: z
      .array(z.enum(SCHRIFTELIJK))
      .min(1, 'Kies er minstens een.')
      .max(2)
      .default([...SCHRIFTELIJK]),
    actief: z.boolean().default(true),
  })
  .meta({ id: 'StandaardantwoordInvoer' });
export const standaardantwoord = standaardantwoordBody.extend({ code: slug }).meta({ id: 'Standaardantwoord' });

export const norm = z
  .strictObject({
    kanaal: z.enum(KANALEN),
    wijkteam: slug.exactOptional(),
    geldigVan: datum,
    seconden: z.number().positive().max(10_000_000),
    klok: z.enum(['verstreken', 'open']),
    doel: z.number().min(0).max(1),
  })
  .meta({ id: 'Norm' });
