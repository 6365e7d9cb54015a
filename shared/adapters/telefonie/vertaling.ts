/** What a report of a telephone exchange turned out to say, in the words of our own telephone events. */
import type { TelefoonGebeurtenis } from '../../application/messages.ts';
import { type Instant, instantOf, SECOND } from '../../domain/tijd/instant.ts';

export type Vertaling =
  | { readonly soort: 'gebeurtenissen'; readonly gebeurtenissen: readonly TelefoonGebeurtenis[] }
  /** Known, and nothing that a contact has to remember. */
  | { readonly soort: 'geen-werk' }
  /** Not known: a person has to look at it. The reason quotes nothing. */
  | { readonly soort: 'onleesbaar'; readonly reden: string };

export const GEEN_WERK: Vertaling = { soort: 'geen-werk' };
export const unreadable = (reden: string): Vertaling => ({ soort: 'onleesbaar', reden });
export const told = (...gebeurtenissen: readonly TelefoonGebeurtenis[]): Vertaling =>
  gebeurtenissen.length === 0 ? GEEN_WERK : { soort: 'gebeurtenissen', gebeurtenissen };

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A name that is a slug, whole (`swt-centrum` stays `swt-centrum`), names a wijkteam; any other name names none. */
export function wijkteamOfName(name: string | null | undefined): { readonly wijkteam?: string } {
  return name != null && name.length <= 64 && SLUG.test(name) ? { wijkteam: name } : {};
}

/** A number that can be rung back; what stands for a hidden one is left out. */
export function nummerOf(text: string | null | undefined): { readonly nummer?: string } {
  const nummer = text?.trim() ?? '';
  return /^\+?[0-9][0-9 ()-]{2,38}$/.test(nummer) ? { nummer } : {};
}

/** The name of who took a call, in the letters that our ids know; nothing of it left means that it is not known. */
export function medewerkerOf(text: string | null | undefined): { readonly medewerker?: string } {
  const medewerker = (text ?? '').replace(/[^A-Za-z0-9._@|:-]/g, '').slice(0, 128);
  return medewerker === '' ? {} : { medewerker };
}

const FIRST = Date.UTC(2000, 0, 1) / SECOND;
const LAST = Date.UTC(2100, 0, 1) / SECOND;

/** Whole seconds since 1970, as exchanges write them; undefined for anything else and for what is no time of this century. */
export function instantOfEpoch(text: string | undefined): Instant | undefined {
  if (text === undefined || !/^\d{9,10}$/.test(text)) return undefined;
  const seconds = Number(text);
  return seconds >= FIRST && seconds < LAST ? instantOf(seconds * SECOND) : undefined;
}

/** A duration in whole seconds of at most a day; undefined for anything else. */
export function secondsOf(text: string | undefined): number | undefined {
  const seconds = text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
  return seconds !== undefined && seconds <= 86_400 ? seconds : undefined;
}
