/** How patient the sending of what somebody waits for is. */
import { SECOND } from '../domain/tijd/instant.ts';

/** After so many failing attempts the medium counts as failed, and the next one is used at once. */
export const LAATSTE_POGING = 3;

/** So long a message belongs to whoever began to send it: longer than a sending may take. */
export const PUSHTIJD_MS = 30 * SECOND;
