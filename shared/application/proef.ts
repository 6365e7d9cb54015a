/** Whether what comes in is a canary of ours (docs/adr/0020-canary.md). */
import type { ContactKop } from '../domain/contact/types.ts';
import { KANARIE_BEGIN } from '../domain/kanarie/types.ts';
import type { KanarieRegister } from './controle-ports.ts';

/** Absent where no canary ever comes: then everything is somebody's contact. */
export interface KnowsKanaries {
  readonly kanaries?: KanarieRegister;
}

/** The name of the canary in the key of a raw mail: SES chooses those keys, so no sender can. */
export const tekenVanSleutel = (sleutel: string): string => sleutel.slice(sleutel.lastIndexOf('/') + 1);

/**
 * The kop of a contact that came in under this name. A name says only where to look: it is a canary when we noted, before we
 * sent it, that it would come. Everything else, however it calls itself, is somebody's contact and is counted.
 */
export async function kopVan({ kanaries }: KnowsKanaries, kop: ContactKop, teken: string): Promise<ContactKop> {
  const known = teken.startsWith(KANARIE_BEGIN) && (await kanaries?.isKanarie(kop.kanaal, teken));
  return known ? { ...kop, proef: true } : kop;
}
