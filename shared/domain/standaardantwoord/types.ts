/** Answers that were written beforehand, with fields that are filled in per contact. */

/** What a text may ask to be filled in, written as `{{naam}}`. */
export const VELDEN = ['naam', 'wijkteam', 'organisatie', 'openingstijden', 'crisisnummers', 'medewerker'] as const;
export type Veld = (typeof VELDEN)[number];

export type Veldwaarden = Readonly<Partial<Record<Veld, string>>>;

/** The kanalen on which somebody can be answered in writing. */
export const SCHRIFTELIJK = ['mail', 'chat'] as const;
export type SchriftelijkKanaal = (typeof SCHRIFTELIJK)[number];

export interface Standaardantwoord {
  readonly code: string;
  readonly titel: string;
  /** Mail: what the subject becomes instead of that of the question. */
  readonly onderwerp?: string;
  readonly tekst: string;
  readonly kanalen: readonly SchriftelijkKanaal[];
  readonly actief: boolean;
}
