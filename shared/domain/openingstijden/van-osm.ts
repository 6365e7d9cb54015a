/** Opening hours as OpenStreetMap writes them, read into a regeling. */
import type { Fault } from '../errors.ts';
import { addDays } from '../tijd/amsterdam.ts';
import type { LocalDate } from '../tijd/instant.ts';
import { landelijkeSluitingsdagen } from './feestdagen.ts';
import { leesOsmRegels, MAX_OSM_TEKENS, OsmFout, type OsmRegel } from './osm-regels.ts';
import type { Dagdeel, Openingsregeling, Uitzondering, Weekpatroon } from './types.ts';

const BEGIN = '1900-01-01';
const ALTIJD = '9999-12-31';
const ALLE_DAGEN = [1, 2, 3, 4, 5, 6, 7];
const ZONDER_REDEN = 'afwijkende uren';

/**
 * Reads what means the same with us to the minute, and refuses the rest, with the character at which it stands. In that
 * notation a later rule beats an earlier one; with us a date beats a holiday, which beats the weekly hours. Where the order
 * of the rules says otherwise, that is refused too.
 */
export function vanOsm(bron: string): { readonly regeling: Openingsregeling } | { readonly faults: readonly Fault[] } {
  try {
    if (bron.length > MAX_OSM_TEKENS) throw new OsmFout(MAX_OSM_TEKENS, 'Dit is te lang voor openingstijden.');
    return { regeling: regelingVan(leesOsmRegels(bron)) };
  } catch (error) {
    if (!(error instanceof OsmFout)) throw error;
    return { faults: [{ veld: '', melding: `Vanaf teken ${error.plek + 1}: ${error.message}` }] };
  }
}

const isDatum = ({ dagen, weekdagen, feestdagen }: OsmRegel): boolean =>
  dagen !== null && weekdagen === null && !feestdagen;

function regelingVan(regels: readonly OsmRegel[]): Openingsregeling {
  const weekregels: OsmRegel[] = [];
  const uitzonderingen: Uitzondering[] = [];
  let landelijk = false;
  for (const regel of regels) {
    if (regel.feestdagen) {
      if (regel.dagdelen.length > 0)
        throw new OsmFout(regel.plek, 'Open op feestdagen (PH) kan niet worden overgenomen; noem de dagen zelf.');
      if (regel.dagen !== null)
        throw new OsmFout(regel.plek, 'Feestdagen (PH) alleen in een deel van het jaar kan niet worden overgenomen.');
      refuseOpenFeestdag(uitzonderingen, regel);
      landelijk = true;
      if (regel.weekdagen === null) continue;
    }
    if (isDatum(regel)) uitzonderingen.push(...uitzonderingVan(regel, uitzonderingen));
    else {
      if (regel.dagdelen.length > 0 && landelijk)
        throw new OsmFout(regel.plek, 'Deze regel maakt PH off weer ongedaan. Zet PH off achteraan.');
      const { dagen } = regel;
      const crossed = uitzonderingen.some(
        ({ van, totEnMet }) => dagen === null || (van <= dagen.totEnMet && dagen.van <= totEnMet),
      );
      if (crossed)
        throw new OsmFout(regel.plek, 'Deze regel maakt een eerdere datum ongedaan. Zet losse datums achteraan.');
      weekregels.push(regel);
    }
  }
  return {
    patronen: patronenVan(weekregels),
    landelijkeSluitingsdagen: landelijk,
    sluitingsdagen: [],
    uitzonderingen,
    sluitingen: [],
  };
}

/** `PH off` after a date on which it is open would close it when that is a holiday. */
function refuseOpenFeestdag(uitzonderingen: readonly Uitzondering[], { plek }: OsmRegel): void {
  for (const { van, totEnMet, dagdelen } of uitzonderingen) {
    for (let jaar = Number(van.slice(0, 4)); dagdelen.length > 0 && jaar <= Number(totEnMet.slice(0, 4)); jaar += 1) {
      const hit = landelijkeSluitingsdagen(jaar).find(({ datum }) => van <= datum && datum <= totEnMet);
      if (hit) throw new OsmFout(plek, `Deze regel sluit ${hit.datum} weer. Zet PH off voor de losse datums.`);
    }
  }
}

/** Empty when it only completes an earlier one, which then has its hours as well. */
function uitzonderingVan(regel: OsmRegel, eerdere: Uitzondering[]): readonly Uitzondering[] {
  const { dagen, dagdelen, erbij, plek } = regel;
  if (dagen === null) return [];
  const { van, totEnMet } = dagen;
  const same = eerdere.findIndex((one) => one.van === van && one.totEnMet === totEnMet);
  const made = { van, totEnMet, dagdelen, reden: regel.reden ?? ZONDER_REDEN };
  if (same >= 0) {
    const before = eerdere[same] as Uitzondering;
    eerdere[same] = erbij ? { ...before, dagdelen: [...before.dagdelen, ...dagdelen] } : made;
    return [];
  }
  if (erbij) throw new OsmFout(plek, 'Extra uren naast de gewone uren van een datum: noem alle uren van die dag.');
  // With us the exception over the fewest days counts, there the last.
  const length = (one: { van: LocalDate; totEnMet: LocalDate }) => Date.parse(one.totEnMet) - Date.parse(one.van);
  const wider = eerdere.some(
    (one) => one.van <= totEnMet && van <= one.totEnMet && length(one) <= length({ van, totEnMet }),
  );
  if (wider) throw new OsmFout(plek, 'Deze datums overlappen eerdere. Zet de kortste periode achteraan.');
  return [made];
}

/** One pattern for every stretch of days on which the same rules hold; stretches that are closed all through need none. */
function patronenVan(regels: readonly OsmRegel[]): readonly Weekpatroon[] {
  const begins = new Set<LocalDate>([BEGIN]);
  for (const { dagen } of regels) {
    if (dagen === null) continue;
    begins.add(dagen.van);
    begins.add(addDays(dagen.totEnMet, 1));
  }
  const starts = [...begins].sort();
  return starts.flatMap((van, index) => {
    const next = starts[index + 1];
    const totEnMet = next === undefined ? undefined : addDays(next, -1);
    const holding = regels.filter(
      ({ dagen }) => dagen === null || (dagen.van <= van && (totEnMet ?? ALTIJD) <= dagen.totEnMet),
    );
    const week = weekVan(holding);
    if (week.length === 0) return [];
    return [{ geldigVan: van, ...(totEnMet !== undefined && { geldigTotEnMet: totEnMet }), week }];
  });
}

function weekVan(regels: readonly OsmRegel[]): Weekpatroon['week'] {
  return ALLE_DAGEN.flatMap((dag) => {
    let dagdelen: readonly Dagdeel[] = [];
    for (const regel of regels) {
      if (regel.weekdagen !== null && !regel.weekdagen.includes(dag)) continue;
      dagdelen = regel.erbij ? [...dagdelen, ...regel.dagdelen] : regel.dagdelen;
    }
    return dagdelen.length === 0 ? [] : [{ dag, dagdelen }];
  });
}
