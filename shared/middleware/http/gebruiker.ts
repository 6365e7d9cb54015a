/** Who is asking: from the claims of the token, which the gateway has verified. */
import { ForbiddenError } from '../../domain/errors.ts';
import { type Gebruiker, ROLLEN, type Rol } from '../../domain/organisatie/types.ts';

const isRol = (value: string): value is Rol => (ROLLEN as readonly string[]).includes(value);

/**
 * A list in a claim. API Gateway turns an array into text without quotes, `[a b]`; others keep JSON, an array, or words
 * with spaces or commas between.
 */
export function claimList(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.filter((one): one is string => typeof one === 'string');
  if (typeof claim !== 'string') return [];
  if (claim.startsWith('["')) {
    try {
      return claimList(JSON.parse(claim));
    } catch {
      // Not JSON after all: read it as words.
    }
  }
  return claim
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .map((word) => word.replace(/^"|"$/g, ''))
    .filter((word) => word !== '');
}

/** The user in these claims; undefined when there is no subject. Roles that we do not know give no rights. */
export function gebruikerFromClaims(claims: Readonly<Record<string, unknown>> | undefined): Gebruiker | undefined {
  const id = claims?.['sub'];
  if (claims === undefined || typeof id !== 'string' || id === '') return undefined;
  const naam = claims['naam'] ?? claims['name'];
  return {
    id,
    naam: typeof naam === 'string' && naam !== '' ? naam : id,
    rollen: claimList(claims['rollen']).filter(isRol),
    wijkteams: claimList(claims['wijkteams']),
  };
}

/** Throws ForbiddenError unless the user has one of the roles. */
export function requireRol(gebruiker: Gebruiker, rollen: readonly Rol[]): void {
  if (!gebruiker.rollen.some((rol) => rollen.includes(rol))) throw new ForbiddenError();
}
