/** How a contact ends: the choices with their digit, and what the API wants to know for each. */
import type { ContactVolledig, Toestemming, Weg } from '../../app/antwoorden/contacten.ts';

export interface Uitkomst {
  readonly waarde: string;
  readonly tekst: string;
}

/** The digit is the place in this list. */
export const UITKOMSTEN: readonly Uitkomst[] = [
  { waarde: 'informatie-advies', tekst: 'Informatie of advies gegeven' },
  { waarde: 'doorverwezen', tekst: 'Doorverwezen' },
  { waarde: 'aanmelding', tekst: 'Aanmelding' },
  { waarde: 'terugbelverzoek', tekst: 'Wordt teruggebeld' },
  { waarde: 'doorverbonden', tekst: 'Doorverbonden met een professional' },
  { waarde: 'afspraak-gewijzigd', tekst: 'Afspraak gewijzigd of andere praktische vraag' },
  { waarde: 'niet-bereikt', tekst: 'Niet bereikt' },
  { waarde: 'spam', tekst: 'Spam' },
];

export const uitkomstnaam = (waarde: string): string =>
  UITKOMSTEN.find((one) => one.waarde === waarde)?.tekst ?? waarde;

/** The choice that belongs to a key; undefined for any other key. */
export const bijCijfer = (toets: string): string | undefined =>
  /^[1-9]$/.test(toets) ? UITKOMSTEN[Number(toets) - 1]?.waarde : undefined;

export const WEGEN: readonly { readonly waarde: Weg; readonly tekst: string }[] = [
  { waarde: 'zelf', tekst: 'De persoon zelf, een ouder met gezag, of een jongere van 16 of ouder' },
  { waarde: 'ander-met-toestemming', tekst: 'Iemand anders, met toestemming van de persoon' },
  { waarde: 'ander-zonder-toestemming', tekst: 'Iemand van buiten het gezin, zonder toestemming' },
];

/** One organisation a line, each once. */
export const partnersUit = (regels: string): readonly { readonly partner: string }[] =>
  [...new Set(regels.split('\n').map((regel) => regel.trim()))]
    .filter((partner) => partner !== '')
    .map((partner) => ({ partner }));

export const UITZONDERINGEN: readonly Uitkomst[] = [
  { waarde: '', tekst: 'Ja, naar vraagverheldering' },
  { waarde: 'crisis-of-spoed', tekst: 'Nee: crisis of spoed, moet meteen worden opgepakt' },
  { waarde: 'al-verhelderd', tekst: 'Nee: anderen hebben de vraag al goed verhelderd' },
  { waarde: 'eropaf', tekst: 'Nee: (vroeg-)eropaf' },
  { waarde: 'vast-gezicht', tekst: 'Nee: een vast gezicht is nodig voor vertrouwen' },
];

export interface Afronding {
  readonly uitkomst: string | undefined;
  readonly notitie: string;
  readonly thema: string;
  readonly partner: string;
  readonly weg: Weg | undefined;
  readonly twijfel: boolean;
  readonly minderjarig: boolean;
  readonly uitzondering: string;
}

export function beginAfronding({ toestemming, kenmerken }: ContactVolledig): Afronding {
  return {
    uitkomst: undefined,
    notitie: '',
    thema: kenmerken.themas[0] ?? '',
    partner: kenmerken.doorverwezenNaar ?? '',
    weg: toestemming?.weg,
    twijfel: toestemming?.twijfel === true,
    minderjarig: toestemming?.minderjarig === true,
    uitzondering: '',
  };
}

/** Why it cannot be closed like this; null when it can. Said before the API says it. */
export function bezwaar({ uitkomst, weg, twijfel }: Afronding): string | null {
  if (uitkomst === undefined) return 'Kies eerst een uitkomst.';
  if (uitkomst !== 'aanmelding') return null;
  if (weg === undefined) return 'Kies hoe deze persoon bij ons komt.';
  if (weg === 'ander-zonder-toestemming' || twijfel)
    return 'Zonder zekere toestemming kan dit geen aanmelding zijn. Kies informatie of advies, of doorverwezen.';
  return null;
}

/** The consent to record before closing; undefined when it stands already, or is not asked for. */
export function toestemmingBij(
  { uitkomst, weg, twijfel, minderjarig }: Afronding,
  was: Toestemming | null,
): Toestemming | undefined {
  if (uitkomst !== 'aanmelding' || weg === undefined) return undefined;
  const same = was?.weg === weg && (was.twijfel === true) === twijfel && (was.minderjarig === true) === minderjarig;
  if (same) return undefined;
  return {
    weg,
    ...(twijfel && { twijfel }),
    ...(minderjarig && { minderjarig }),
    // With whom data may be shared was asked apart, and stays as it was answered.
    ...(was?.delen && { delen: was.delen }),
  };
}

/** The body of the closing. */
export function afsluiting({ uitkomst, notitie, thema, partner, uitzondering }: Afronding): object {
  return {
    uitkomst,
    ...(notitie.trim() !== '' && { toelichting: notitie.trim() }),
    ...(thema !== '' && { themas: [thema] }),
    ...(uitkomst === 'doorverwezen' && partner !== '' && { doorverwezenNaar: partner }),
    ...(uitkomst === 'aanmelding' &&
      (uitzondering === '' ? { vraagverheldering: true } : { uitzondering: { reden: uitzondering } })),
  };
}
