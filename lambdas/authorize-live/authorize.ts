import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { Rol } from '../../shared/domain/organisatie/types.ts';
import { gebruikerFromClaims } from '../../shared/middleware/http/gebruiker.ts';
import type { VerifyToken } from '../../shared/middleware/http/verify-token.ts';
import { headerOf, SUBPROTOCOL } from '../../shared/middleware/socket-handler.ts';
import { errorFields, log } from '../../shared/observability/log.ts';

/** People with a screen; a telephone exchange has none. */
const ROLLEN: readonly Rol[] = ['teamondersteuner', 'professional', 'manager', 'beheerder', 'gastvrouw'];

/**
 * The token of a handshake: from `Authorization: Bearer ...`, or, since a browser cannot set that on a socket, as the part
 * that follows our own name in `Sec-WebSocket-Protocol: voordeur, <token>`. Never from the address, which is logged.
 */
export function tokenOf(headers: APIGatewayRequestAuthorizerEvent['headers']): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headerOf(headers ?? {}, 'authorization') ?? '');
  if (bearer) return bearer[1];
  const offered = (headerOf(headers ?? {}, 'sec-websocket-protocol') ?? '').split(',').map((part) => part.trim());
  return offered[0] === SUBPROTOCOL ? offered[1] : undefined;
}

/** Throws `Unauthorized`, which the gateway answers with 401, unless the token is good; denies (403) a role without a screen. */
export function makeAuthorize(
  verify: VerifyToken,
): (event: APIGatewayRequestAuthorizerEvent) => Promise<APIGatewayAuthorizerResult> {
  return async ({ headers, methodArn }) => {
    const token = tokenOf(headers);
    if (token === undefined) throw new Error('Unauthorized');
    const claims = await verify(token).catch((error: unknown) => {
      log('INFO', 'token geweigerd', errorFields(error));
      throw new Error('Unauthorized');
    });
    const gebruiker = gebruikerFromClaims(claims);
    if (gebruiker === undefined) throw new Error('Unauthorized');
    const effect = gebruiker.rollen.some((rol) => ROLLEN.includes(rol)) ? 'Allow' : 'Deny';
    const { id, naam, rollen, wijkteams } = gebruiker;
    return {
      principalId: id,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: methodArn }],
      },
      // The context of an authorizer holds texts only; the words are read back as claims are.
      context: { sub: id, naam, rollen: rollen.join(' '), wijkteams: wijkteams.join(' ') },
    };
  };
}
