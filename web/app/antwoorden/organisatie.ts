/** People and wijkteams as the API shows them; only what pages use. */
import type { Rol } from '../context.ts';

export interface Medewerker {
  readonly id: string;
  readonly naam: string;
  readonly rollen: readonly Rol[];
  readonly wijkteams: readonly string[];
  readonly actief: boolean;
  readonly mail: string | null;
  readonly mobiel: string | null;
  /** Media with an address that was never confirmed. */
  readonly nietBevestigd: readonly ('mail' | 'sms')[];
}

export interface Wijkteam {
  readonly slug: string;
  readonly naam: string;
  readonly locaties?: readonly { readonly slug: string; readonly naam: string }[];
  readonly escalatiecontact: string | null;
  /** Who has duty says when it has begun. */
  readonly dienststart?: boolean;
}
