/**
 * The one address behind which every AWS service of this run answers. Which service is meant stands in the credential
 * scope of the signature, and who calls in its access key id: each sandbox has the logical id of its function as key.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EngineClock, EngineRequest, EngineResponse, EngineService, RequiredRight } from '../engine/contract.ts';
import { type Faults, faultAnswer, slowDown } from '../faults.ts';
import { factsOf, type KeySchema } from '../iam/call-facts.ts';
import { missingRight } from '../iam/evaluate.ts';
import type { KeyUse } from '../iam/key-rights.ts';
import type { Statement } from '../iam/policies.ts';
import type { Logbook } from '../logbook.ts';
import { SECRET } from '../sandbox/environment.ts';
import { headersOf, readBody } from './listen.ts';
import { credentialOf, holdsSignature } from './signed-address.ts';

export interface Caller {
  readonly name: string;
  readonly roleArn: string;
  readonly statements: readonly Statement[];
}

interface Options {
  readonly services: ReadonlyMap<string, EngineService>;
  /** By access key id. */
  readonly callers: ReadonlyMap<string, Caller>;
  readonly faults: Faults;
  readonly logbook: Logbook;
  readonly region: string;
  readonly clock: EngineClock;
  readonly keySchema: KeySchema;
  readonly keyUse: KeyUse;
}

const LARGEST_BODY = 64 * 1024 * 1024;

interface Scope {
  readonly accessKey: string;
  readonly service: string;
}

/**
 * Reads `AWS4-HMAC-SHA256 Credential=KEY/20261122/eu-west-1/sqs/aws4_request, ...`, or the same credential out of the query
 * of a signed address.
 */
export function scopeOf(authorization: string | undefined, inQuery?: string): Scope | undefined {
  const parts = (/Credential=([^,\s]+)/.exec(authorization ?? '')?.[1] ?? inQuery)?.split('/');
  if (parts?.length !== 5) return undefined;
  return { accessKey: parts[0]!, service: parts[3]! };
}

const jsonError = (status: number, code: string, message: string): EngineResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code },
  body: JSON.stringify({ __type: code, message, Message: message }),
});

const xmlError = (status: number, code: string, message: string, service: string): EngineResponse => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body:
    service === 's3'
      ? `<Error><Code>${code}</Code><Message>${message}</Message></Error>`
      : `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});

/** A refusal in the words and the protocol of the service. */
function denied(service: string, caller: Caller, { action, resource }: RequiredRight): EngineResponse {
  const who = caller.roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/');
  const message = `User: ${who}/${caller.name} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  if (service === 's3') return xmlError(403, 'AccessDenied', message, service);
  if (service === 'sns') return xmlError(403, 'AuthorizationError', message, service);
  const status = ['ses', 'execute-api', 'connect'].includes(service) ? 403 : 400;
  return jsonError(status, service === 'sqs' ? 'com.amazonaws.sqs#AccessDenied' : 'AccessDeniedException', message);
}

async function engineRequest(request: IncomingMessage): Promise<EngineRequest | undefined> {
  const body = await readBody(request, LARGEST_BODY);
  if (body === undefined) return undefined;
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: headersOf(request),
    body,
  };
}

/** Answers one call as the service would: known caller, faults on demand, rights, then the engine. */
export function createAwsEndpoint(options: Options): (request: IncomingMessage, response: ServerResponse) => void {
  const { services, callers, faults, logbook, region, clock, keySchema, keyUse } = options;

  const refusal = (service: EngineService, caller: Caller, request: EngineRequest): EngineResponse | undefined => {
    const rights = service.requiredRights(request);
    const facts = factsOf(service.name, request, region, keySchema);
    const missing =
      missingRight(caller.statements, rights, facts) ??
      keyUse
        .rightsFor(rights)
        .find((need) => missingRight(caller.statements, [need.right], { ...facts, 'kms:viaservice': [need.via] }))
        ?.right;
    if (missing === undefined) return undefined;
    const { action, resource } = missing;
    logbook.add(caller.name, 'error', `AccessDenied: ${action} on ${resource}`, { action, resource });
    return denied(service.name, caller, missing);
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await engineRequest(incoming);
    const inQuery = request && credentialOf(request.query);
    const scope = scopeOf(incoming.headers.authorization, inQuery);
    const service = scope && services.get(scope.service);
    const caller = scope && callers.get(scope.accessKey);
    const reply = (answer: EngineResponse) => {
      // The SDK compares it with its own clock, and tries an error again when the two differ.
      // With its length it goes in one piece; without, every answer is cut into chunks.
      response.writeHead(answer.status, {
        date: new Date(clock.now()).toUTCString(),
        ...(answer.body.length > 0 && { 'content-length': Buffer.byteLength(answer.body) }),
        ...answer.headers,
      });
      response.end(answer.body);
    };
    if (request === undefined) return reply(jsonError(413, 'RequestEntityTooLarge', 'The request is too large.'));
    if (scope === undefined || caller === undefined) {
      return reply(
        jsonError(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.'),
      );
    }
    // Handed out to a browser, it must hold for what was handed out and nothing else.
    if (inQuery !== undefined && !holdsSignature(request, SECRET)) {
      const message = 'The request signature we calculated does not match the signature you provided.';
      return reply(xmlError(403, 'SignatureDoesNotMatch', message, scope.service));
    }
    if (service === undefined) {
      logbook.add(caller.name, 'error', `The local run has no service ${scope.service}`);
      return reply(jsonError(400, 'UnknownService', `The local run has no service ${scope.service}.`));
    }
    const fault = faults.take(service.name);
    if (fault === 'weg') {
      incoming.socket.destroy();
      return;
    }
    if (fault === 'fout') return reply(faultAnswer(service.name));
    if (fault === 'traag') await slowDown();
    reply(refusal(service, caller, request) ?? (await service.handle(request)));
  };

  return (incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      logbook.add(
        'runtime',
        'error',
        `a call to an AWS service failed: ${error instanceof Error ? error.stack : String(error)}`,
      );
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}
