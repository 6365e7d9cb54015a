import type { Bezorgrapport } from '../../application/record-bezorgrapport.ts';

/** What came from a provider, in our own words. `geen-werk`: it says nothing that we wait for. */
export type Vertaling =
  | { readonly soort: 'bericht'; readonly bericht: Bezorgrapport }
  | { readonly soort: 'geen-werk' }
  | { readonly soort: 'onleesbaar'; readonly reden: string };

export type JsonObject = Readonly<Record<string, unknown>>;

export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

/** A text of which something can be known again; undefined for everything else. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 300 ? value : undefined;

/** A word of a provider as a code of ours: small letters, digits and hyphens, cut where it goes on for long. */
export const codeOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
