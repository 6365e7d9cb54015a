import { ConflictError } from '../domain/errors.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { OnleesbaarBericht, Ports, Stored } from './ports.ts';

export interface UnreadableInput {
  /** The same on redelivery: the id of the message in its queue or bucket. */
  readonly id: string;
  readonly kanaal: OnleesbaarBericht['kanaal'];
  readonly ontvangenOp: Instant;
  /** Why, in plain Dutch, without content. */
  readonly reden: string;
  /** The input itself, or the key under which the bucket already has it. */
  readonly ruw: { readonly bytes: Uint8Array; readonly contentType: string } | { readonly sleutel: string };
}

export type KeepUnreadable = (input: UnreadableInput) => Promise<OnleesbaarBericht>;

/** Keeps input that nobody could read, whole, and puts it on the list of work; delivered again it is the same item. */
export function makeKeepUnreadable({ zaken, raw }: Pick<Ports, 'zaken' | 'raw'>): KeepUnreadable {
  /**
   * What a person dealt with stays so. What went to its kanaal again because it could be read, and could not be read there
   * after all, is open work once more; written also when it still is, so that who takes it off the list just now notices.
   */
  async function keepOpen({ value, versie }: Stored<OnleesbaarBericht>, reden: string): Promise<OnleesbaarBericht> {
    if (value.afhandeling !== null && value.afhandeling.herlezen !== true) return value;
    const bericht: OnleesbaarBericht = { ...value, reden, afhandeling: null };
    await zaken.save([{ soort: 'onleesbaar', bericht, vorige: versie }]);
    return bericht;
  }

  return async ({ id, kanaal, ontvangenOp, reden, ruw }) => {
    const there = await zaken.loadOnleesbaar(id);
    if (there) return keepOpen(there, reden);
    let sleutel: string;
    if ('sleutel' in ruw) sleutel = ruw.sleutel;
    else {
      sleutel = `onleesbaar/${id}`;
      await raw.put(sleutel, ruw.bytes, ruw.contentType);
    }
    const bericht: OnleesbaarBericht = { id, kanaal, ontvangenOp, reden, ruw: sleutel, afhandeling: null };
    try {
      await zaken.save([{ soort: 'onleesbaar', bericht, vorige: 0 }]);
    } catch (error) {
      // Somebody else kept the same delivery at the same moment: theirs stands.
      if (!(error instanceof ConflictError)) throw error;
    }
    return bericht;
  };
}
