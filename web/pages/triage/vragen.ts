/** What to ask next, what to send, and when a decision needs its reason. */
import type { Urgentie } from '../../app/antwoorden/spoed.ts';
import type { Signaal, Signaalwaarde, UrgentieAdvies } from '../../app/antwoorden/urgentie.ts';

export type Antwoorden = Readonly<Record<string, Signaalwaarde>>;

/** The most telling question that was not put yet; what is not known has been asked. */
export function volgendeVraag(
  nogVragen: UrgentieAdvies['nogVragen'],
  antwoorden: Antwoorden,
): UrgentieAdvies['nogVragen'][number] | undefined {
  return nogVragen.find(({ signaal }) => !Object.hasOwn(antwoorden, signaal));
}

/** What stayed unknown and could still change the advice. */
export function nogOnbekend(
  nogVragen: UrgentieAdvies['nogVragen'],
  antwoorden: Antwoorden,
): readonly UrgentieAdvies['nogVragen'][number][] {
  return nogVragen.filter(({ signaal }) => antwoorden[signaal] === 'onbekend');
}

/** Every signal, parts after what they are a part of. */
export function platteSignalen(signalen: readonly Signaal[]): readonly Signaal[] {
  return signalen.flatMap((one) => [one, ...platteSignalen(one.onderdelen)]);
}

export interface Groep {
  readonly kop: string;
  readonly signalen: readonly Signaal[];
}

/** All signals in piles that a person can find something in. Where a report comes from is asked apart. */
export function groepenVan(signalen: readonly Signaal[]): readonly Groep[] {
  const plat = platteSignalen(signalen);
  const van = (kop: string, past: (one: Signaal) => boolean): Groep => ({ kop, signalen: plat.filter(past) });
  return [
    van('Crisis', ({ urgentie, telt }) => urgentie === 'crisis' && telt === 'alleen'),
    van('Spoed', ({ urgentie, telt }) => urgentie === 'spoed' && telt === 'alleen'),
    van('De balans', ({ telt }) => telt === 'kenmerk' || telt === 'deelkenmerk'),
    van('Is het ernstiger dan men vindt?', ({ telt }) => telt === 'weging'),
    van('Wat nodig is voor regulier', ({ telt }) => telt === 'voorwaarde'),
  ].filter((groep) => groep.signalen.length > 0);
}

export const herkomstenVan = (signalen: readonly Signaal[]): readonly Signaal[] =>
  platteSignalen(signalen).filter(({ telt }) => telt === 'herkomst');

/** A whole number of years, or undefined: then it does not weigh. */
export function leeftijdVan(tekst: string): number | undefined {
  if (!/^-?\d{1,3}$/.test(tekst.trim())) return undefined;
  const jaren = Number(tekst);
  return jaren >= -1 && jaren <= 130 ? jaren : undefined;
}

/** What is asked of the API: answers, and where the report comes from. */
export function signalenVoor(antwoorden: Antwoorden, herkomst: string): Antwoorden {
  return herkomst === '' ? antwoorden : { ...antwoorden, [herkomst]: 'ja' };
}

const RANG: Readonly<Record<Urgentie, number>> = { regulier: 0, spoed: 1, crisis: 2 };

export type Afwijking = 'geen' | 'hoger' | 'lager' | 'verlaging';

/**
 * How a decision differs from the advice, or from what was decided before. Where too little is known there is nothing to
 * differ from. Anything but `geen` needs its reason.
 */
export function afwijkingVan(
  besluit: Urgentie,
  advies: UrgentieAdvies['advies'] | undefined,
  huidig: Urgentie | null,
): Afwijking {
  if (huidig !== null && RANG[besluit] < RANG[huidig]) return 'verlaging';
  if (advies === undefined || advies === 'onvoldoende-bekend' || advies === besluit) return 'geen';
  return RANG[besluit] > RANG[advies] ? 'hoger' : 'lager';
}

const TOETSEN: Readonly<Record<string, Signaalwaarde>> = { j: 'ja', n: 'nee', o: 'onbekend' };

interface Toets {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The answer that a key means; undefined for any other key, and with a modifier. */
export function antwoordVanToets({ key, altKey, ctrlKey, metaKey }: Toets): Signaalwaarde | undefined {
  return altKey || ctrlKey || metaKey ? undefined : TOETSEN[key.toLowerCase()];
}
