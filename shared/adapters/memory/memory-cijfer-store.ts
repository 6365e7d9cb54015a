/** Figures in memory. */
import type { CijferStore, Marker, Toevoeging } from '../../application/ports.ts';
import { celTekst, leegCel, mergeCellen } from '../../domain/bereikbaarheid/cellen.ts';
import { perPeriode } from '../../domain/bereikbaarheid/rij.ts';
import type { Cel, CelSleutel } from '../../domain/bereikbaarheid/types.ts';
import type { Kanaal } from '../../domain/contact/types.ts';
import { ConflictError } from '../../domain/errors.ts';
import { makeMemoryHerberekeningen } from './memory-herberekeningen.ts';

export function makeMemoryCijferStore(): CijferStore {
  const markers = new Map<string, Marker>();
  const cellen = new Map<string, { readonly sleutel: CelSleutel; readonly cel: Cel }>();
  const gezien = new Map<string, { readonly kanaal: Kanaal; readonly wijkteam: string }>();
  const of = (kanaal: Kanaal, wijkteam: string) =>
    [...cellen.values()].filter(({ sleutel }) => sleutel.kanaal === kanaal && sleutel.wijkteam === wijkteam);
  const { add: addHerberekend, ...herberekeningen } = makeMemoryHerberekeningen();
  function add({ contact, marker, verschillen, herberekening }: Toevoeging): void {
    markers.set(contact, structuredClone(marker));
    for (const { sleutel, delta } of verschillen) {
      const key = celTekst(sleutel);
      cellen.set(key, { sleutel, cel: mergeCellen([cellen.get(key)?.cel ?? leegCel(), delta]) });
    }
    if (herberekening === undefined) return;
    const delen = verschillen.map(({ sleutel: { kanaal, wijkteam }, delta }) => ({ kanaal, wijkteam, delta }));
    addHerberekend(herberekening.id, delen, herberekening.gewijzigd);
  }
  function applyAll(toevoegingen: readonly Toevoeging[]): void {
    const overtaken = ({ contact, vorige, vorigeHerziening }: Toevoeging): boolean => {
      const marker = markers.get(contact);
      return (marker?.versie ?? 0) !== vorige || marker?.herziening !== vorigeHerziening;
    };
    if (toevoegingen.some(overtaken)) throw new ConflictError();
    toevoegingen.forEach(add);
  }
  return {
    ...herberekeningen,
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
    finish: async () => {},
    readSommen: async (kanaal, wijkteam, perioden, locatie) =>
      perPeriode(
        perioden,
        of(kanaal, wijkteam).filter(({ sleutel }) => locatie === undefined || sleutel.locatie === locatie),
      ),
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
