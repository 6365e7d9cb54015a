import { regelingSleutel, regelingVan } from '../../shared/application/openingstijden.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeReadInstellingen } from '../../shared/application/read-instellingen.ts';
import {
  makeSaveMedewerker,
  makeSaveNormen,
  makeSaveOpeningsregeling,
  makeSaveOrganisatie,
  makeSaveWijkteam,
} from '../../shared/application/save-instellingen.ts';
import { findStandaardantwoord, makeSaveStandaardantwoord } from '../../shared/application/standaardantwoorden.ts';
import { NotFoundError } from '../../shared/domain/errors.ts';
import { standaardRegeling } from '../../shared/domain/openingstijden/standaard.ts';
import { nietBevestigd } from '../../shared/domain/organisatie/bevestigd.ts';
import { keuzelijstenVan } from '../../shared/domain/organisatie/keuzelijsten.ts';
import type { Medewerker } from '../../shared/domain/organisatie/types.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import type { contract } from './contract.ts';
import { makeEscalatieVoorbeeldRoutes } from './escalatie-voorbeeld.ts';
import { makeEscalatiebeleidRoutes } from './escalatiebeleid.ts';
import { makeMediavoorkeurenRoutes } from './mediavoorkeuren.ts';
import { makePushMediaRoutes, type PushMediaPorts } from './push-media.ts';

const byName = <T extends { readonly naam: string }>(all: Readonly<Record<string, T>>) => ({
  resultaten: Object.values(all).toSorted((a, b) => a.naam.localeCompare(b.naam, 'nl')),
});

/** As colleagues see somebody; when they want silence is between them and the system. */
function shownMedewerker(medewerker: Medewerker) {
  const { stilteuren: _own, bevestigd = {}, ...rest } = medewerker;
  return { ...rest, bevestigd, nietBevestigd: nietBevestigd(medewerker) };
}

function found<T>(all: Readonly<Record<string, T>>, id: string, message: string): T {
  const one = Object.hasOwn(all, id) ? all[id] : undefined;
  if (one === undefined) throw new NotFoundError(message);
  return one;
}

export function makeRoutes(
  ports: Pick<Ports, 'instellingen' | 'clock' | 'jitter'> & PushMediaPorts,
): Handlers<typeof contract> {
  const readInstellingen = makeReadInstellingen(ports);
  const saveOrganisatie = makeSaveOrganisatie(ports);
  const saveWijkteam = makeSaveWijkteam(ports);
  const saveMedewerker = makeSaveMedewerker(ports);
  const saveOpeningsregeling = makeSaveOpeningsregeling(ports);
  const saveNormen = makeSaveNormen(ports);
  const saveStandaardantwoord = makeSaveStandaardantwoord(ports);
  return {
    ...makeEscalatiebeleidRoutes(ports),
    ...makeEscalatieVoorbeeldRoutes(ports),
    ...makeMediavoorkeurenRoutes(ports),
    ...makePushMediaRoutes(ports),
    'GET /v1/organisatie': async () => {
      // The closing days have an address of their own.
      const { sluitingsdagen: _, afgewezenDagen: __, ...rest } = (await readInstellingen()).organisatie;
      return { body: rest };
    },
    'PUT /v1/organisatie': async ({ body, gebruiker }) => ({ body: await saveOrganisatie(body, gebruiker.id) }),
    'GET /v1/keuzelijsten': async () => ({ body: keuzelijstenVan((await readInstellingen()).organisatie) }),
    'GET /v1/wijkteams': async () => ({ body: byName((await readInstellingen()).wijkteams) }),
    'GET /v1/wijkteams/{wijkteam}': async ({ pad }) => ({
      body: found((await readInstellingen()).wijkteams, pad.wijkteam, 'Dit wijkteam is niet ingesteld.'),
    }),
    'PUT /v1/wijkteams/{wijkteam}': async ({ pad, body, gebruiker }) => ({
      body: await saveWijkteam({ ...body, slug: pad.wijkteam }, gebruiker.id),
    }),
    'GET /v1/medewerkers': async () => {
      const { resultaten } = byName((await readInstellingen()).medewerkers);
      return { body: { resultaten: resultaten.map(shownMedewerker) } };
    },
    'GET /v1/medewerkers/_ik': async ({ gebruiker }) => ({ body: gebruiker }),
    'GET /v1/medewerkers/{id}': async ({ pad }) => ({
      body: shownMedewerker(found((await readInstellingen()).medewerkers, pad.id, 'Deze medewerker is niet bekend.')),
    }),
    'PUT /v1/medewerkers/{id}': async ({ pad, body }) => ({
      body: shownMedewerker(await saveMedewerker({ ...body, id: pad.id })),
    }),
    'GET /v1/openingstijden/{wijkteam}/{kanaal}': async ({ pad, query }) => {
      const plaats = { ...pad, ...query };
      return { body: regelingVan(await readInstellingen(), plaats) ?? standaardRegeling() };
    },
    'PUT /v1/openingstijden/{wijkteam}/{kanaal}': async ({ pad, query, body, gebruiker }) => ({
      body: await saveOpeningsregeling({ ...pad, ...query, regeling: body, door: gebruiker.id }),
    }),
    'GET /v1/openingstijden/{wijkteam}/{kanaal}/versies': async ({ pad, query }) => {
      const { locatie, limit, cursor } = query;
      const { wijkteam, kanaal } = pad;
      const sleutel = regelingSleutel({ wijkteam, kanaal, locatie });
      const path = `/v1/openingstijden/${wijkteam}/${kanaal}/versies`;
      const page = await ports.instellingen.listRegelingversies(sleutel, limit, cursor);
      return pageAnswer(page, path, { locatie, limit });
    },
    'GET /v1/normen': async () => ({ body: { resultaten: (await readInstellingen()).normen } }),
    'PUT /v1/normen': async ({ body, gebruiker }) => ({
      body: { resultaten: await saveNormen(body.normen, gebruiker.id) },
    }),
    'GET /v1/normen/versies': async ({ query: { limit, cursor } }) =>
      pageAnswer(await ports.instellingen.listNormversies(limit, cursor), '/v1/normen/versies', { limit }),
    'GET /v1/standaardantwoorden': async () => {
      const all = Object.values((await readInstellingen()).standaardantwoorden);
      return { body: { resultaten: all.toSorted((a, b) => a.titel.localeCompare(b.titel, 'nl')) } };
    },
    'GET /v1/standaardantwoorden/{code}': async ({ pad }) => ({
      body: findStandaardantwoord(await readInstellingen(), pad.code),
    }),
    'PUT /v1/standaardantwoorden/{code}': async ({ pad, body }) => ({
      body: await saveStandaardantwoord({ ...body, code: pad.code }),
    }),
  };
}
