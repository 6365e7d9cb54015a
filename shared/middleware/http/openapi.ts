/** The description of the API (OpenAPI 3.0.3), made from the same schemas that check the input. */
import * as z from 'zod';
import { API_VERSION } from './api-headers.ts';
import type { Contract, Operation } from './operation.ts';
import { TEKST } from './text-body.ts';

type Json = Readonly<Record<string, unknown>>;
type Schemas = Map<string, Json>;

/** Patterns that say less to a reader than the format does. */
const SELF_EVIDENT = new Set(['date-time', 'uuid', 'email']);

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  const { pattern, id: _id, ...rest } = value as Record<string, unknown>;
  const own = pattern !== undefined && !SELF_EVIDENT.has(String(rest['format'])) ? { pattern } : {};
  // `id` as a name of a property is a schema; as a name of the schema itself it is text.
  const id = typeof _id === 'object' ? { id: _id } : {};
  const entries = Object.entries({ ...id, ...own, ...rest }).map(([key, one]) => [
    key,
    key === '$ref' && typeof one === 'string' ? one.replace('#/definitions/', '#/components/schemas/') : cleaned(one),
  ]);
  return Object.fromEntries(entries);
}

/**
 * The schema as OpenAPI 3.0 writes it, from the side of who sends it (an instant is then a text with a format); named parts
 * go to `schemas`. Throws when two different schemas have one name.
 */
function describe(schema: z.ZodType, schemas: Schemas): Json {
  const { definitions = {}, ...own } = JSON.parse(
    JSON.stringify(z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' })),
  ) as { definitions?: Record<string, unknown> };
  for (const [name, definition] of Object.entries(definitions)) {
    const described = cleaned(definition) as Json;
    const known = schemas.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(described))
      throw new Error(`two different schemas are called ${name}`);
    schemas.set(name, described);
  }
  return cleaned(own) as Json;
}

function parameters(schema: z.ZodObject | undefined, where: 'path' | 'query', schemas: Schemas): readonly Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = describe(schema, schemas) as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, example, ...rest }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description ? { description } : {}),
    ...(example === undefined ? {} : { example }),
    schema: rest,
  }));
}

const bodyTypes = ({ tekst }: Operation): readonly string[] =>
  tekst === undefined ? ['application/json'] : (tekst.soorten ?? TEKST);

const IDEMPOTENCY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Dezelfde sleutel is dezelfde opdracht: nog eens sturen is onschadelijk.',
  schema: { type: 'string', minLength: 1, maxLength: 128 },
};

const IF_NONE_MATCH: Json = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'De ETag van het antwoord dat u al hebt.',
  schema: { type: 'string' },
};

const VERSION_HEADER = {
  'API-Version': { description: 'Versie van de API.', schema: { type: 'string', example: API_VERSION } },
};
const LINK_HEADER = {
  Link: { description: 'De volgende bladzijde (rel="next"), als die er is.', schema: { type: 'string' } },
};
const OPEN_HEADER = {
  'access-control-allow-origin': {
    description: 'Leesbaar vanaf elke website.',
    schema: { type: 'string', enum: ['*'] },
  },
};

const BINAIR = { format: 'binary' };

const FAULT_TEXTS: Readonly<Record<number, string>> = {
  400: 'De invoer klopt niet; alle fouten staan erin.',
  401: 'Geen geldig token.',
  403: 'Uw rol mag dit niet.',
  404: 'Bestaat niet, of is niet voor u.',
  409: 'Een regel verbiedt dit, of iemand anders was eerst.',
  413: 'De inhoud is te groot.',
  415: 'De inhoud is van een andere soort dan gevraagd.',
  500: 'Er ging bij ons iets mis.',
  503: 'Tijdelijk niet beschikbaar; probeer het opnieuw.',
};

function faultStatuses(method: string, operation: Operation): readonly number[] {
  const writes = method !== 'GET';
  const takes = writes || operation.pad !== undefined || operation.query !== undefined;
  return [
    ...(takes ? [400] : []),
    ...(operation.rollen === 'open' ? [] : [401, 403]),
    ...(operation.pad === undefined ? [] : [404]),
    ...(writes ? [409] : []),
    ...(operation.body === undefined ? [] : [413, 415]),
    500,
    503,
  ];
}

function responses(method: string, operation: Operation, isDescription: boolean, schemas: Schemas): Json {
  const { status, omschrijving, schema, vormen = [], link, koppen = {}, ongewijzigd } = operation.antwoord;
  const own = Object.entries(koppen).map(([name, description]) => [name, { description, schema: { type: 'string' } }]);
  const success = {
    description: omschrijving,
    headers: {
      ...VERSION_HEADER,
      ...(link ? LINK_HEADER : {}),
      ...Object.fromEntries(own),
      ...(isDescription ? OPEN_HEADER : {}),
    },
    content: {
      ...(schema || vormen.length === 0
        ? { 'application/json': { schema: schema ? describe(schema, schemas) : { type: 'object' } } }
        : {}),
      ...Object.fromEntries(
        vormen.map((vorm) => [vorm, { schema: { type: 'string', ...(vorm.startsWith('text/') ? {} : BINAIR) } }]),
      ),
    },
  };
  const faults = faultStatuses(method, operation).map((fault) => [
    fault,
    { $ref: `#/components/responses/Fout${fault}` },
  ]);
  const unchanged = {
    304: { description: 'Er is niets veranderd (If-None-Match).', headers: { ...VERSION_HEADER } },
  };
  return { [status]: success, ...(ongewijzigd ? unchanged : {}), ...Object.fromEntries(faults) };
}

function describeOperation(method: string, path: string, operation: Operation, schemas: Schemas): Json {
  const { id, groep, samenvatting, toelichting, rollen } = operation;
  const who = rollen === 'open' ? 'Zonder token.' : `Rollen: ${rollen.join(', ')}.`;
  const body = operation.bodyVorm ?? operation.body;
  const all = [
    ...parameters(operation.pad, 'path', schemas),
    ...parameters(operation.query, 'query', schemas),
    ...(operation.antwoord.status === 201 ? [IDEMPOTENCY] : []),
    ...(operation.antwoord.ongewijzigd ? [IF_NONE_MATCH] : []),
  ];
  return {
    operationId: id,
    tags: [groep],
    summary: samenvatting,
    description: [toelichting, who].filter(Boolean).join('\n\n'),
    security: rollen === 'open' ? [] : [{ token: [] }],
    ...(all.length > 0 ? { parameters: all } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              bodyTypes(operation).map((soort) => [soort, { schema: describe(body, schemas) }]),
            ),
          },
        }
      : {}),
    responses: responses(method, operation, path === '/openapi.json', schemas),
  };
}

const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri', example: 'urn:voordeur:probleem:ongeldige-invoer' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Vaste code, voor programma’s.' },
    vanaf: {
      type: 'string',
      format: 'date-time',
      description: 'Bij een weigering die voorbijgaat: vanaf wanneer het mag.',
    },
    fouten: {
      type: 'array',
      description: 'Elke fout in de invoer, met het pad van het veld.',
      items: {
        type: 'object',
        required: ['veld', 'melding'],
        properties: { veld: { type: 'string', example: '[3].op' }, melding: { type: 'string' } },
      },
    },
  },
};

const VERSION_IN_PATH = /^\/v1(?=\/)/;

/** The document for all operations of `contract`, in the order of the paths. */
export function describeApi(contract: Contract): Json {
  const schemas: Schemas = new Map([['Probleem', PROBLEM]]);
  const paths: Record<string, Record<string, Json>> = {};
  for (const [key, operation] of Object.entries(contract).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [method = '', route = ''] = key.split(' ');
    const path = route.replace(VERSION_IN_PATH, '');
    paths[path] = { ...paths[path], [method.toLowerCase()]: describeOperation(method, path, operation, schemas) };
  }
  const groups = [...new Set(Object.values(contract).map(({ groep }) => groep))].toSorted();
  const faults = Object.entries(FAULT_TEXTS).map(([status, description]) => [
    `Fout${status}`,
    {
      description,
      headers: VERSION_HEADER,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } },
    },
  ]);
  return {
    openapi: '3.0.3',
    info: {
      title: 'Voordeur',
      version: API_VERSION,
      description:
        'De voordeur van het sociaal wijkteam: contacten over telefoon, mail, chat en inloop, hun bereikbaarheid, spoed en wie dienst heeft. Tijdstippen mogen elke tijdzone hebben en komen terug in UTC.',
      contact: { name: 'Team Voordeur', email: 'api@voordeur.example', url: 'https://voordeur.example/api' },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/nl/' },
    },
    servers: [{ url: '/v1', description: 'Deze omgeving.' }],
    tags: groups.map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      responses: Object.fromEntries(faults),
      schemas: Object.fromEntries([...schemas].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}
