/** Reading the answers against a rule set: which codes exist, and what whole signals come down to. */
import { type Fault, InvalidError } from '../errors.ts';
import { BALANS, ERNSTIGER } from './criteria-spoed.ts';
import type { Criterium, Regelset } from './criterium.ts';
import type { Signaalwaarde, Signalen } from './types.ts';

const WAARDEN: ReadonlySet<string> = new Set(['ja', 'nee', 'onbekend']);
const MAX_LEEFTIJD = 130;

/** Refuses unknown codes, other values than ja, nee, onbekend, and an impossible age; InvalidError names every fault. */
export function requireKnownSignalen(regelset: Regelset, signalen: Signalen, leeftijd: number | undefined): void {
  const codes = new Set(regelset.criteria.map((criterium) => criterium.code));
  const faults: Fault[] = [];
  for (const [code, waarde] of Object.entries(signalen)) {
    const veld = `signalen.${code}`;
    if (!codes.has(code)) faults.push({ veld, melding: 'Dit signaal bestaat niet.' });
    else if (!WAARDEN.has(waarde)) faults.push({ veld, melding: 'Kies ja, nee of onbekend.' });
  }
  // A child that is not born yet has a negative age.
  if (leeftijd !== undefined && !(leeftijd >= -1 && leeftijd <= MAX_LEEFTIJD)) {
    faults.push({ veld: 'leeftijd', melding: `Geef een leeftijd in jaren, van -1 tot en met ${MAX_LEEFTIJD}.` });
  }
  if (faults.length > 0) throw new InvalidError(faults);
}

/** The answers, with wholes worked out from their parts. Not answered is `onbekend`, never `nee`. */
export interface Beoordeling {
  /** What a criterion comes down to, its parts counted in. */
  waarde(code: string): Signaalwaarde;
  /** Marks of the balance that are `ja`. */
  readonly kenmerken: readonly Criterium[];
  /** Criteria of Rutter that are `ja`. */
  readonly wegingen: readonly Criterium[];
  readonly jong: boolean;
  /** A young child, and a hint that alone would not be enough. */
  readonly zwaarderDoorLeeftijd: boolean;
}

export function assessSignalen(regelset: Regelset, signalen: Signalen, leeftijd: number | undefined): Beoordeling {
  const jong = leeftijd !== undefined && leeftijd < regelset.jongTotLeeftijd;
  const delen = (code: string): readonly Criterium[] => regelset.criteria.filter((c) => c.onderdeelVan === code);
  const antwoord = (code: string): Signaalwaarde =>
    Object.hasOwn(signalen, code) ? (signalen[code] ?? 'onbekend') : 'onbekend';

  /** A mark is there when it or one of its signs is; it is absent when that was said, or when every sign is absent. */
  const kenmerkWaarde = (code: string): Signaalwaarde => {
    const waarden = delen(code).map((deel) => antwoord(deel.code));
    if (antwoord(code) === 'ja' || waarden.includes('ja')) return 'ja';
    return antwoord(code) === 'nee' || waarden.every((waarde) => waarde === 'nee') ? 'nee' : 'onbekend';
  };

  const kenmerken = delen(BALANS);
  const aanwezig = kenmerken.filter((kenmerk) => kenmerkWaarde(kenmerk.code) === 'ja');
  const wegingen = delen(ERNSTIGER);
  const zwaarder = wegingen.filter((weging) => antwoord(weging.code) === 'ja');
  // A young child is a risk by itself: what is only a hint with others then weighs as much as is needed for spoed.
  const zwaarderDoorLeeftijd = jong && aanwezig.length + zwaarder.length > 0;

  const balansWaarde = (): Signaalwaarde => {
    if (antwoord(BALANS) === 'ja' || aanwezig.length >= regelset.kenmerkenNodig) return 'ja';
    if (antwoord(BALANS) === 'nee') return 'nee';
    const mogelijk = kenmerken.filter((kenmerk) => kenmerkWaarde(kenmerk.code) !== 'nee').length;
    return mogelijk < regelset.kenmerkenNodig ? 'nee' : 'onbekend';
  };
  const ernstigerWaarde = (): Signaalwaarde => {
    if (antwoord(ERNSTIGER) === 'ja') return 'ja';
    if (antwoord(ERNSTIGER) === 'nee') return 'nee';
    return wegingen.every((weging) => antwoord(weging.code) === 'nee') ? 'nee' : 'onbekend';
  };

  return {
    jong,
    zwaarderDoorLeeftijd,
    kenmerken: aanwezig,
    wegingen: zwaarder,
    waarde: (code) => {
      if (code === BALANS) return balansWaarde();
      if (code === ERNSTIGER) return ernstigerWaarde();
      return kenmerken.some((kenmerk) => kenmerk.code === code) ? kenmerkWaarde(code) : antwoord(code);
    },
  };
}
