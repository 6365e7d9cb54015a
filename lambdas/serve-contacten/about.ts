import type { Gebruiker } from '../../shared/domain/organisatie/types.ts';

interface OnContact {
  readonly pad: { readonly id: string };
  readonly gebruiker: Gebruiker;
  readonly sleutel?: string;
}

/** Whom and what a command is about, besides its own fields. */
export const about = ({ pad, gebruiker, sleutel }: OnContact) => ({
  contact: pad.id,
  door: gebruiker,
  ...(sleutel === undefined ? {} : { sleutel }),
});
