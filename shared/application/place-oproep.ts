/**
 * Puts a missed call or a request into the terugbelverzoek of its number: that which is open, else a new one. Two people
 * who call at once, a redelivery and a crash between any two writes end in the same one.
 */
import { decideTerugbelverzoek, type TerugbelCommand } from '../domain/terugbelverzoek/decide-terugbelverzoek.ts';
import { foldTerugbelverzoek } from '../domain/terugbelverzoek/fold-terugbelverzoek.ts';
import {
  type Oproep,
  STANDAARD_TERUGBELBELEID,
  type TerugbelGebeurtenis,
  type Terugbelverzoek,
} from '../domain/terugbelverzoek/types.ts';
import type { Ports, Stored, Terugbelbron, ZaakWrite } from './ports.ts';
import { FACTS_NU } from './record-facts-of-contact.ts';

/** More than this many a number never needs: who is closed so often is looked for no further back. */
const MAX_VERZOEKEN = 50;

export interface Plaatsing {
  readonly oproep: Oproep;
  /** Of the contact in which it was seen. */
  readonly versie: number;
  /** What stands for the number. */
  readonly sleutel: string;
  /** Where it lies until now. */
  readonly bron: Stored<Terugbelbron> | undefined;
}

/** What facts decide; they do not look at the clock, and the policy of people does not bind them. */
export function decideFact(command: TerugbelCommand, verzoek: Terugbelverzoek | null): readonly TerugbelGebeurtenis[] {
  const context = { nu: FACTS_NU, beleid: STANDAARD_TERUGBELBELEID, naamVan: (id: string) => id };
  return decideTerugbelverzoek(command, verzoek, context);
}

export function terugbelverzoekWith(
  id: string,
  stored: Stored<Terugbelverzoek> | undefined,
  events: readonly TerugbelGebeurtenis[],
): { readonly next: Stored<Terugbelverzoek>; readonly write: ZaakWrite } {
  const vorige = stored?.versie ?? 0;
  const terugbelverzoek = foldTerugbelverzoek(id, [...(stored?.value.gebeurtenissen ?? []), ...events]);
  return {
    next: { versie: vorige + 1, value: terugbelverzoek },
    write: { soort: 'terugbelverzoek', terugbelverzoek, vorige },
  };
}

export function bronWrite(
  bron: Stored<Terugbelbron> | undefined,
  value: Terugbelbron,
): Extract<ZaakWrite, { soort: 'terugbelbron' }> {
  return { soort: 'terugbelbron', bron: value, vorige: bron?.versie ?? 0 };
}

export type PlaceOproep = (plaatsing: Plaatsing) => Promise<boolean>;

/** True when anything was written. Throws ConflictError when somebody else wrote meanwhile: then read and place again. */
export function makePlaceOproep({ zaken, inhoud, ids }: Pick<Ports, 'zaken' | 'inhoud' | 'ids'>): PlaceOproep {
  /**
   * Where it belongs, looking back from the newest: to a conversation that came after it (then it was answered), else to
   * the one that is open. `nieuw`: an id that was given out and of which nothing was written yet.
   */
  async function find(oproep: Oproep, known: readonly string[]) {
    let open: Stored<Terugbelverzoek> | undefined;
    let nieuw: string | undefined;
    for (const id of known.toReversed()) {
      const found = await zaken.loadTerugbelverzoek(id);
      if (found === undefined) {
        nieuw ??= id;
        continue;
      }
      const { status, gesprokenOp, eersteOproepOp } = found.value;
      if (gesprokenOp !== null && oproep.op <= gesprokenOp) return { doel: found, nieuw };
      if (status === 'open') open ??= found;
      // What is older than this one lies before the call.
      if (oproep.op >= eersteOproepOp) break;
    }
    return { doel: open, nieuw };
  }

  return async ({ oproep, versie, sleutel, bron }) => {
    const van = await inhoud.loadTerugbelverzoekenVan(sleutel);
    const known = van?.value ?? [];
    const huidig = bron?.value.verzoek;
    const hier = huidig == null ? undefined : await zaken.loadTerugbelverzoek(huidig);
    const command = { soort: 'vraag', oproep, versie } as const;
    const { contact, wijkteam, op } = oproep;
    const ligt = (verzoek: string): Terugbelbron => ({
      contact,
      bron: oproep.bron,
      verzoek,
      wijkteam,
      op,
      geldt: true,
    });

    if (hier !== undefined && known.includes(hier.value.id)) {
      const events = decideFact(command, hier.value);
      const { next, write } = terugbelverzoekWith(hier.value.id, hier, events);
      const reopens = hier.value.status === 'afgesloten' && next.value.status === 'open';
      if (events.length === 0 && bron?.value.geldt === true) return false;
      // What is closed stays closed: a correction that makes it work again is work of the one that is open now.
      if (!reopens) {
        await zaken.save([...(events.length > 0 ? [write] : []), bronWrite(bron, ligt(hier.value.id))]);
        return true;
      }
    }

    const elders = hier === undefined ? known : known.filter((id) => id !== hier.value.id);
    const { doel, nieuw } = await find(oproep, elders);
    const id = doel?.value.id ?? nieuw ?? ids.derived('terugbelverzoek', oproep.bron, String(known.length));
    if (!known.includes(id)) {
      await inhoud.saveTerugbelverzoekenVan(sleutel, [...known, id].slice(-MAX_VERZOEKEN), van?.versie ?? 0);
    }
    const left = hier && decideFact({ soort: 'laatVervallen', bron: oproep.bron, versie, op }, hier.value);
    const events = decideFact(command, doel?.value ?? null);
    await zaken.save([
      ...(events.length > 0 ? [terugbelverzoekWith(id, doel, events).write] : []),
      ...(hier && left && left.length > 0 ? [terugbelverzoekWith(hier.value.id, hier, left).write] : []),
      bronWrite(bron, ligt(id)),
    ]);
    return true;
  };
}
