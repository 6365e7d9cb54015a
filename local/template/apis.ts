/** HTTP and WebSocket APIs of the template, with their routes, integrations and authorizers. */
import { StartFault } from '../settings.ts';
import { functionOfArn } from './functions.ts';
import { apiIdOf } from './physical.ts';
import type { Resolved, Resource } from './resolve.ts';

export interface JwtAuthorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
}

export interface RequestAuthorizer {
  /** Physical name of the function. */
  readonly functionName: string;
  /** `route.request.header.X` or `route.request.querystring.X`; each must be there before the function is asked. */
  readonly identitySource: readonly string[];
}

export interface HttpRoute {
  readonly routeKey: string;
  readonly functionName: string;
  readonly authorizer: JwtAuthorizer | undefined;
  readonly scopes: readonly string[];
}

export interface Cors {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAge: number | undefined;
}

export interface HttpApi {
  readonly id: string;
  readonly routes: readonly HttpRoute[];
  readonly cors: Cors | undefined;
}

export interface SocketRoute {
  readonly routeKey: string;
  readonly functionName: string;
  readonly authorizer: RequestAuthorizer | undefined;
}

export interface SocketApi {
  readonly id: string;
  /** Under `/v1/` on the public port: the last part of the API's name. */
  readonly naam: string;
  readonly stage: string;
  /** Member of a JSON message that selects the route, from `$request.body.<member>`. */
  readonly routeMember: string;
  readonly routes: readonly SocketRoute[];
}

const strings = (value: unknown): readonly string[] => ((value ?? []) as unknown[]).map(String);

function of(resolved: Resolved, type: string, api: Resource): readonly Resource[] {
  return resolved.ofType(`AWS::ApiGatewayV2::${type}`).filter(({ properties }) => properties['ApiId'] === api.ref);
}

function functionBehind(resolved: Resolved, api: Resource, route: Resource): string {
  const id = String(route.properties['Target']).replace(/^integrations\//, '');
  const integration = of(resolved, 'Integration', api).find(({ ref }) => ref === id);
  const { IntegrationType, IntegrationUri, PayloadFormatVersion } = integration?.properties ?? {};
  const name = functionOfArn(String(IntegrationUri));
  if (IntegrationType !== 'AWS_PROXY' || name === undefined) {
    throw new StartFault(`${route.logicalId}: only functions (AWS_PROXY) can stand behind a route on this machine.`);
  }
  if (api.properties['ProtocolType'] === 'HTTP' && PayloadFormatVersion !== '2.0') {
    throw new StartFault(`${route.logicalId}: only payload format 2.0 is known, not ${String(PayloadFormatVersion)}.`);
  }
  return name;
}

function authorizerOf(resolved: Resolved, api: Resource, route: Resource): Resource | undefined {
  const { AuthorizationType, AuthorizerId } = route.properties;
  if (AuthorizationType === undefined || AuthorizationType === 'NONE') return undefined;
  const authorizer = of(resolved, 'Authorizer', api).find(({ ref }) => ref === AuthorizerId);
  const wanted = api.properties['ProtocolType'] === 'HTTP' ? 'JWT' : 'CUSTOM';
  if (AuthorizationType !== wanted || authorizer === undefined) {
    throw new StartFault(`${route.logicalId}: the local run does not know authorization ${String(AuthorizationType)}.`);
  }
  return authorizer;
}

function jwtOf(authorizer: Resource | undefined): JwtAuthorizer | undefined {
  if (authorizer === undefined) return undefined;
  const { IdentitySource, JwtConfiguration } = authorizer.properties;
  const sources = strings(IdentitySource);
  if (sources.length !== 1 || sources[0] !== '$request.header.Authorization') {
    throw new StartFault(`${authorizer.logicalId}: a token can only come in the Authorization header here.`);
  }
  const { Issuer, Audience } = JwtConfiguration as { Issuer?: unknown; Audience?: unknown };
  return { issuer: String(Issuer), audience: strings(Audience) };
}

function corsOf(value: unknown): Cors | undefined {
  if (value === undefined) return undefined;
  const cors = value as Record<string, unknown>;
  return {
    allowOrigins: strings(cors['AllowOrigins']),
    allowMethods: strings(cors['AllowMethods']),
    allowHeaders: strings(cors['AllowHeaders']),
    exposeHeaders: strings(cors['ExposeHeaders']),
    allowCredentials: cors['AllowCredentials'] === true,
    maxAge: cors['MaxAge'] === undefined ? undefined : Number(cors['MaxAge']),
  };
}

const apis = (resolved: Resolved, protocol: string) =>
  resolved.ofType('AWS::ApiGatewayV2::Api').filter(({ properties }) => properties['ProtocolType'] === protocol);

export function readHttpApis(resolved: Resolved): readonly HttpApi[] {
  return apis(resolved, 'HTTP').map((api) => ({
    id: apiIdOf(api.logicalId),
    cors: corsOf(api.properties['CorsConfiguration']),
    routes: of(resolved, 'Route', api).map((route) => ({
      routeKey: String(route.properties['RouteKey']),
      functionName: functionBehind(resolved, api, route),
      authorizer: jwtOf(authorizerOf(resolved, api, route)),
      scopes: strings(route.properties['AuthorizationScopes']),
    })),
  }));
}

export function readSocketApis(resolved: Resolved): readonly SocketApi[] {
  return apis(resolved, 'WEBSOCKET').map((api) => {
    const expression = String(api.properties['RouteSelectionExpression']);
    const member = /^\$request\.body\.([A-Za-z0-9_]+)$/.exec(expression)?.[1];
    if (member === undefined)
      throw new StartFault(`${api.logicalId}: the local run does not know the route selection ${expression}.`);
    return {
      id: apiIdOf(api.logicalId),
      naam: String(api.properties['Name']).split('-').at(-1)!,
      stage: of(resolved, 'Stage', api)[0]?.ref ?? '$default',
      routeMember: member,
      routes: of(resolved, 'Route', api).map((route) => {
        const authorizer = authorizerOf(resolved, api, route);
        const functionName = functionOfArn(String(authorizer?.properties['AuthorizerUri']));
        return {
          routeKey: String(route.properties['RouteKey']),
          functionName: functionBehind(resolved, api, route),
          authorizer:
            authorizer === undefined || functionName === undefined
              ? undefined
              : { functionName, identitySource: strings(authorizer.properties['IdentitySource']) },
        };
      }),
    };
  });
}
