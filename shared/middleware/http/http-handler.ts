/** The edge of every function behind the HTTP API: from a call to checked input, from an answer or an error to a response. */
import middy, { type MiddyfiedHandler } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Fault } from '../../domain/errors.ts';
import { InvalidError, NotFoundError } from '../../domain/errors.ts';
import type { Gebruiker } from '../../domain/organisatie/types.ts';
import { check } from '../faults.ts';
import { type Account, type AccountPorts, accountFor } from './account-for.ts';
import { type ApiHeadersOptions, apiHeaders } from './api-headers.ts';
import { gebruikerFromClaims, requireRol } from './gebruiker.ts';
import { readJson } from './json-body.ts';
import { fitAnswer } from './large-answer.ts';
import type { Answer, Contract, Handlers, Input, Operation } from './operation.ts';
import { HttpError } from './problem.ts';
import { problemJson } from './problem-json.ts';
import { readText } from './text-body.ts';
import { TokenRejected, type VerifyToken } from './verify-token.ts';

type Call = APIGatewayProxyEventV2;
export type HttpHandler = MiddyfiedHandler<Call, APIGatewayProxyStructuredResultV2>;

const NOBODY: Gebruiker = { id: '', naam: '', rollen: [], wijkteams: [] };

export interface HttpOptions extends ApiHeadersOptions {
  /** Absent where the gateway does it: its claims are trusted, they cannot come from the caller. */
  readonly verifyToken?: VerifyToken;
  /** Where it is written who touched whose data; needed as soon as one operation does. */
  readonly verantwoording?: AccountPorts;
}

type Claims = Readonly<Record<string, unknown>>;

async function claimsOf(call: Call, verifyToken: VerifyToken | undefined): Promise<Claims | undefined> {
  const { authorizer } = call.requestContext as { authorizer?: { jwt?: { claims?: Claims } } };
  if (authorizer?.jwt?.claims !== undefined) return authorizer.jwt.claims;
  const token = /^Bearer\s+(\S+)$/i.exec(call.headers?.['authorization'] ?? '')?.[1];
  if (verifyToken === undefined || token === undefined) return undefined;
  try {
    return await verifyToken(token);
  } catch (cause) {
    if (cause instanceof TokenRejected) return undefined;
    const error = new HttpError(503, 'niet-beschikbaar', 'Het inloggen lukt nu even niet. Probeer het zo opnieuw.');
    error.cause = cause;
    throw error;
  }
}

async function authenticate(operation: Operation, call: Call, verifyToken?: VerifyToken): Promise<Gebruiker> {
  if (operation.rollen === 'open') return NOBODY;
  const gebruiker = gebruikerFromClaims(await claimsOf(call, verifyToken));
  if (gebruiker === undefined)
    throw new HttpError(401, 'niet-ingelogd', 'Log in: deze aanroep vraagt om een geldig token.');
  return gebruiker;
}

/** A parameter that is there but empty says nothing: it counts as absent. */
function filled(parameters: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> {
  const entries = Object.entries(parameters ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(entries);
}

function bodyOf(operation: Operation, call: Call): unknown {
  if (operation.tekst !== undefined) return readText(call, operation.tekst);
  // A command without fields may come without a body.
  return operation.body === undefined ? undefined : (readJson(call) ?? {});
}

const UNKNOWN_PARAMETER = 'Deze parameter is onbekend.';

function checkInput(operation: Operation, call: Call): Pick<Input<Operation>, 'pad' | 'query' | 'body'> {
  const faults: Fault[] = [];
  const part = (schema: Operation['body'], value: unknown): unknown => {
    if (schema === undefined) return undefined;
    const checked = check(schema, value);
    if (checked.ok) return checked.value;
    faults.push(...checked.faults);
    return undefined;
  };
  const query = filled(call.queryStringParameters);
  if (operation.query === undefined)
    faults.push(...Object.keys(query).map((veld) => ({ veld, melding: UNKNOWN_PARAMETER })));
  const input = {
    pad: part(operation.pad, call.pathParameters ?? {}),
    query: part(operation.query, query),
    body: part(operation.body, bodyOf(operation, call)),
  };
  if (faults.length > 0) throw new InvalidError(faults);
  return input as Pick<Input<Operation>, 'pad' | 'query' | 'body'>;
}

const KEY = /^[\x21-\x7e]{1,128}$/;

function idempotencyKey(call: Call): { readonly sleutel?: string } {
  const key = call.headers?.['idempotency-key'];
  if (key === undefined) return {};
  if (!KEY.test(key))
    throw new InvalidError([{ veld: 'Idempotency-Key', melding: 'Gebruik 1 tot 128 leestekens zonder spaties.' }]);
  return { sleutel: key };
}

function conditionOf(call: Call): { readonly ifNoneMatch?: string } {
  const names = call.headers?.['if-none-match'];
  return names === undefined ? {} : { ifNoneMatch: names };
}

function respond(answer: Answer, status: number): APIGatewayProxyStructuredResultV2 {
  const { tekst, bytes } = answer;
  if (bytes !== undefined)
    return {
      statusCode: answer.status ?? status,
      headers: { 'Content-Type': bytes.type, ...answer.headers },
      body: Buffer.from(bytes.inhoud).toString('base64'),
      isBase64Encoded: true,
    };
  return {
    statusCode: answer.status ?? status,
    headers: { 'Content-Type': tekst ? tekst.type : 'application/json', ...answer.headers },
    body: tekst ? tekst.inhoud : JSON.stringify(answer.body ?? {}),
  };
}

function accountOf(operation: Operation, call: Call, ports: AccountPorts | undefined): Account | undefined {
  const { verwerking } = operation;
  return verwerking && ports && accountFor({ ...operation, verwerking }, call, ports);
}

/** What a page of another origin may do here; whether that origin may at all is said by `apiHeaders`. */
const PREFLIGHT: APIGatewayProxyStructuredResultV2 = {
  statusCode: 204,
  headers: {
    'Access-Control-Allow-Methods': 'GET, POST, PUT',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key',
    'Access-Control-Max-Age': '600',
  },
};

/**
 * A Lambda handler for the operations of `contract`. Order of refusal: unknown route 404, no token 401, no right 403, then
 * everything that is wrong with the input, at once.
 */
export function httpHandler<C extends Partial<Contract>>(
  contract: C,
  handlers: Handlers<C>,
  options: HttpOptions = {},
): HttpHandler {
  const operations: Readonly<Record<string, Operation | undefined>> = contract;
  // Each operation got the handler of its own input by the types above; by name that is lost.
  const runs = handlers as unknown as Readonly<Record<string, (input: unknown) => Promise<Answer>>>;
  const touching = Object.values(operations).find((operation) => operation?.verwerking !== undefined);
  if (touching && !options.verantwoording) throw new Error(`${touching.id} touches persons: say where that is written`);

  async function handle(call: Call): Promise<APIGatewayProxyStructuredResultV2> {
    const key = call.routeKey;
    if (call.requestContext?.http?.method === 'OPTIONS') return structuredClone(PREFLIGHT);
    const operation = Object.hasOwn(operations, key) ? operations[key] : undefined;
    if (operation === undefined) throw new NotFoundError('Dit adres bestaat niet.');
    const account = accountOf(operation, call, options.verantwoording);
    const gebruiker = await authenticate(operation, call, options.verifyToken);
    const { answer, body } = await run(key, operation, call, gebruiker).catch(async (error: unknown) => {
      await account?.({ gebruiker, error });
      throw error;
    });
    await account?.({ gebruiker, answer, body });
    return fitAnswer(respond(answer, operation.antwoord.status), call.headers?.['accept-encoding']);
  }

  async function run(key: string, operation: Operation, call: Call, gebruiker: Gebruiker) {
    if (operation.rollen !== 'open') requireRol(gebruiker, operation.rollen);
    const input = {
      ...checkInput(operation, call),
      gebruiker,
      ...idempotencyKey(call),
      ...conditionOf(call),
      accept: (call.headers?.['accept'] ?? '*/*').toLowerCase(),
    };
    return { answer: (await runs[key]?.(input)) ?? {}, body: input.body };
  }
  return middy<Call, APIGatewayProxyStructuredResultV2>()
    .use(apiHeaders(options))
    .use(problemJson())
    .handler(handle as never) as unknown as HttpHandler;
}
