/** That somebody asked to lower an urgency: four eyes only see what they are told of. */
import type { Ports } from './ports.ts';
import { tellOnce } from './tell-once.ts';
import type { ZaakChange } from './zaak-change.ts';

/** Returns the changes for which it could not be put ready: these must come again. */
export type TellVerlaging = (
  changes: readonly ZaakChange[],
) => Promise<{ readonly mislukt: readonly { readonly volgnummer: string; readonly fout: unknown }[] }>;

/**
 * Puts ready, once per request, that whoever is on duty is to be told of it; who that is, is looked up when it is done. It
 * follows from the contact as it was written, so that a request without notice cannot exist for longer than the stream takes.
 */
export function makeTellVerlaging({ instellingen, clock }: Pick<Ports, 'instellingen' | 'clock'>): TellVerlaging {
  return async (changes) => {
    const mislukt: { volgnummer: string; fout: unknown }[] = [];
    for (const change of changes) {
      if (change.soort !== 'contact' || change.contact.proef) continue;
      const { id: contact, verlagingsverzoek } = change.contact;
      if (verlagingsverzoek === null) continue;
      const { id: verzoek, gevraagdOp: op } = verlagingsverzoek;
      const naam = `verlaging/${contact}/${verzoek}`;
      try {
        await tellOnce(instellingen, clock.now(), [{ naam }], () => [
          { id: naam, op, soort: 'verlaging', contact, verzoek },
        ]);
      } catch (fout) {
        mislukt.push({ volgnummer: change.volgnummer, fout });
      }
    }
    return { mislukt };
  };
}
