/** Gaps by how soon they come. The days are those on which who makes the roster is told. */
import type { Hiaat } from '../../app/antwoorden/roosterweek.ts';
import { dagVan, plusDagen } from '../bereikbaarheid/perioden.ts';

const TERMIJNEN = [
  { dagen: 2, titel: 'Binnen 2 dagen' },
  { dagen: 7, titel: 'Binnen 7 dagen' },
  { dagen: 14, titel: 'Binnen 14 dagen' },
  { dagen: 28, titel: 'Binnen 28 dagen' },
] as const;

export interface Termijn {
  readonly dagen: number;
  readonly titel: string;
  readonly hiaten: readonly Hiaat[];
}

/** Each gap once, under the shortest term in which its first day lies. */
export const hiatenBinnen = (hiaten: readonly Hiaat[], vandaag: string): readonly Termijn[] =>
  TERMIJNEN.map(({ dagen, titel }, index) => {
    const na = TERMIJNEN[index - 1]?.dagen ?? -1;
    return {
      dagen,
      titel,
      hiaten: hiaten.filter(({ van }) => {
        const dag = dagVan(van);
        return dag <= plusDagen(vandaag, dagen) && (na < 0 || dag > plusDagen(vandaag, na));
      }),
    };
  });
