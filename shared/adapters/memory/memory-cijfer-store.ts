/** Figures in memory. */
import type { CijferStore, Marker, Toevoeging } from '../../application/ports.ts';
import { celTekst, leegCel, mergeCellen } from '../../domain/bereikbaarheid/cellen.ts';
import { perPeriode } from '../../domain/bereikbaarheid/rij.ts';
import type { Cel, CelSleutel } from '../../domain/bereikbaarheid/types.ts';
import type { Kanaal } from '../../domain/contact/types.ts';
import { ConflictError } from '../../domain/errors.ts';

export function makeMemoryCijferStore(): CijferStore {
  const markers = new Map<string, Marker>();
  const cellen = new Map<string, { readonly sleutel: CelSleutel; readonly cel: Cel }>();
  const gezien = new Map<string, { readonly kanaal: Kanaal; readonly wijkteam: string }>();
  const of = (kanaal: Kanaal, wijkteam: string) =>
    [...cellen.values()].filter(({ sleutel }) => sleutel.kanaal === kanaal && sleutel.wijkteam === wijkteam);
  function add({ contact, marker, verschillen }: Toevoeging): void {
    markers.set(contact, structuredClone(marker));
    for (const { sleutel, delta } of verschillen) {
      const key = celTekst(sleutel);
      cellen.set(key, { sleutel, cel: mergeCellen([cellen.get(key)?.cel ?? leegCel(), delta]) });
    }
  }
  function applyAll(toevoegingen: readonly Toevoeging[]): void {
    if (toevoegingen.some(({ contact, vorige }) => (markers.get(contact)?.versie ?? 0) !== vorige))
      throw new ConflictError();
    toevoegingen.forEach(add);
  }
  return {
    loadMarker: async (contact) => structuredClone(markers.get(contact)),
    loadMarkers: async (contacten) =>
      new Map(
        contacten.flatMap((contact) => {
          const marker = markers.get(contact);
          return marker ? [[contact, structuredClone(marker)] as const] : [];
        }),
      ),
    apply: async (contact, vorige, marker, verschillen) => applyAll([{ contact, vorige, marker, verschillen }]),
    applyAll: async (toevoegingen) => applyAll(toevoegingen),
    readSommen: async (kanaal, wijkteam, perioden) => perPeriode(perioden, of(kanaal, wijkteam)),
    readCells: async (kanaal, wijkteam, van, tot) =>
      of(kanaal, wijkteam)
        .filter(({ sleutel }) => sleutel.uur >= van && sleutel.uur < tot)
        .sort((a, b) => (a.sleutel.uur < b.sleutel.uur ? -1 : 1)),
    listGezien: async () => [...gezien.values()],
    async noteGezien(kanaal, wijkteam) {
      gezien.set(`${kanaal}/${wijkteam}`, { kanaal, wijkteam });
    },
  };
}
