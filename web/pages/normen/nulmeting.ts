/** Days on which is measured and no norm holds: how they are typed, ended and taken away, and what that means. Pure. */
import type { KanaalNaam } from '../../app/antwoorden/bereikbaarheid.ts';
import type { Nulmeting } from '../../app/antwoorden/normen.ts';
import { ApiFout, type Fout } from '../../app/api.ts';
import { gelijk } from '../../app/samenvoegen.ts';
import { isDag, periodeTekst, plusDagen } from '../bereikbaarheid/perioden.ts';
import { dag } from './stand.ts';
import { nulmetingOp, periodefouten } from './voorstel.ts';

export const STANDEN = ['loopt', 'komt', 'voorbij'] as const;
export type Stand = (typeof STANDEN)[number];

export function standVan({ van, totEnMet }: Nulmeting, vandaag: string): Stand {
  if (van > vandaag) return 'komt';
  return vandaag <= totEnMet ? 'loopt' : 'voorbij';
}

/** What runs, what comes, and what is over: of what is over the newest first, else the oldest. */
export const opVolgorde = (nulmetingen: readonly Nulmeting[], vandaag: string): readonly Nulmeting[] =>
  STANDEN.flatMap((stand) => {
    const deze = nulmetingen.filter((een) => standVan(een, vandaag) === stand);
    return deze.toSorted((a, b) => a.van.localeCompare(b.van) * (stand === 'voorbij' ? -1 : 1));
  });

/** Where one is: `Telefoon, alle wijkteams`. */
export type Plaats = (een: Pick<Nulmeting, 'kanaal' | 'wijkteam'>) => string;

export const nulmetingTekst = (een: Nulmeting, plaats: Plaats): string => `${plaats(een)}, ${periodeTekst(een)}`;

export interface Nulmetingvorm {
  readonly kanaal: KanaalNaam;
  /** Empty: every wijkteam. */
  readonly wijkteam: string;
  readonly van: string;
  readonly totEnMet: string;
}

/** Fields of the form are called so: another form of the page has days as well. */
export const PLEK = 'nulmeting';
const bijVorm = (fouten: readonly Fout[]): readonly Fout[] =>
  fouten.map(({ veld, melding }) => ({ veld: `${PLEK}.${veld}`, melding }));

export const nulmetingUit = ({ kanaal, wijkteam, van, totEnMet }: Nulmetingvorm): Nulmeting => ({
  kanaal,
  ...(wijkteam !== '' && { wijkteam }),
  van,
  totEnMet,
});

/** Everything that is wrong with what was typed, by its field. */
export const vormfouten = (vorm: Nulmetingvorm): readonly Fout[] => bijVorm(periodefouten(vorm));

/** The last day on which a period that runs can be ended: before its own last day, for that would change nothing. */
export const laatsteEinde = ({ totEnMet }: Nulmeting): string => plusDagen(totEnMet, -1);

export function eindfouten(een: Nulmeting, einde: string): readonly Fout[] {
  if (!isDag(einde)) return bijVorm([{ veld: 'einde', melding: 'Vul een dag in.' }]);
  if (einde >= een.van && einde <= laatsteEinde(een)) return [];
  const melding =
    einde === een.totEnMet
      ? 'Dan verandert er niets: dit is al de laatste dag.'
      : `Kies een dag van ${dag(een.van)} tot en met ${dag(laatsteEinde(een))}.`;
  return bijVorm([{ veld: 'einde', melding }]);
}

/** What somebody wants with the list, whatever else has become of it meanwhile. */
export type Daad =
  | { readonly soort: 'erbij'; readonly een: Nulmeting }
  | { readonly soort: 'tot'; readonly een: Nulmeting; readonly totEnMet: string }
  | { readonly soort: 'weg'; readonly een: Nulmeting };

const staatIn = (lijst: readonly Nulmeting[], een: Nulmeting): boolean => lijst.some((ander) => gelijk(ander, een));

export const isGedaan = (lijst: readonly Nulmeting[], daad: Daad): boolean => {
  const staat = staatIn(lijst, daad.een);
  if (daad.soort === 'erbij') return staat;
  return !staat && (daad.soort === 'weg' || staatIn(lijst, { ...daad.een, totEnMet: daad.totEnMet }));
};

/**
 * The list as it should become; what others put in it stays. Throws ApiFout where it cannot be: what should come is there
 * already, or what was meant is not as it was seen.
 */
export function voerUit(lijst: readonly Nulmeting[], daad: Daad): readonly Nulmeting[] {
  const { soort, een } = daad;
  if (soort === 'erbij') {
    if (!staatIn(lijst, een)) return [...lijst, een];
    const fouten = bijVorm([{ veld: 'van', melding: 'Deze nulmeting staat al in de lijst.' }]);
    throw new ApiFout(409, 'staat-er-al', 'Er is niets bewaard.', { fouten });
  }
  if (!staatIn(lijst, een))
    throw new ApiFout(
      409,
      'intussen-gewijzigd',
      'Iemand anders heeft deze nulmeting net gewijzigd of weggehaald. Er is niets bewaard. In de lijst staat wat er nu is.',
    );
  const rest = lijst.filter((ander) => !gelijk(ander, een));
  if (soort === 'weg') return rest;
  const korter = { ...een, totEnMet: daad.totEnMet };
  return staatIn(rest, korter) ? rest : [...rest, korter];
}

/** Faults of the API about the one on that place of the list, by the fields of the form. */
export function foutBijVorm(fout: ApiFout, plek: number): ApiFout {
  const hier = `nulmetingen[${plek}].`;
  const fouten = fout.fouten.map(({ veld, melding }) => {
    if (veld.startsWith(hier)) return { veld: `${PLEK}.${veld.slice(hier.length)}`, melding };
    return veld === 'nulmetingen' ? { veld: '', melding: `De lijst met nulmetingen: ${melding}` } : { veld, melding };
  });
  return new ApiFout(fout.status, fout.code, fout.message, { ...fout.meer, fouten });
}

/** From when a norm holds again, or that the next is measured already. */
function daarna(een: Nulmeting, anderen: readonly Nulmeting[]): string {
  const eerste = plusDagen(een.totEnMet, 1);
  const volgende = nulmetingOp(anderen, een.kanaal, een.wijkteam ?? '', eerste);
  if (volgende !== undefined) return `Daarna loopt er nog een nulmeting, tot en met ${dag(volgende.totEnMet)}.`;
  const apart =
    een.wijkteam === undefined &&
    anderen.some(({ kanaal, van, totEnMet }) => kanaal === een.kanaal && van <= eerste && eerste <= totEnMet);
  return `Vanaf ${dag(eerste)} geldt weer de norm${apart ? ', behalve waar dan een andere nulmeting loopt' : ''}.`;
}

/** Those of which a day, and a wijkteam, is in the other as well. */
export const overlap = (een: Nulmeting, bestaande: readonly Nulmeting[]): readonly Nulmeting[] =>
  bestaande.filter(
    (ander) =>
      !gelijk(ander, een) &&
      ander.kanaal === een.kanaal &&
      (ander.wijkteam === undefined || een.wijkteam === undefined || ander.wijkteam === een.wijkteam) &&
      ander.van <= een.totEnMet &&
      een.van <= ander.totEnMet,
  );

/** What a new period means, a sentence each. `bestaande`: what there is already. */
export function betekenis(een: Nulmeting, bestaande: readonly Nulmeting[], plaats: Plaats): readonly string[] {
  return [
    `In deze periode geldt geen norm voor ${plaats(een)}: ${periodeTekst(een)}.`,
    'De cijfers tellen wel hoe lang mensen wachten. Zij laten dan geen percentage binnen de norm zien.',
    'Bij wie wacht, staat ook geen norm.',
    een.wijkteam === undefined
      ? 'Ook de eigen norm van een wijkteam geldt dan niet.'
      : 'Voor andere wijkteams verandert er niets.',
    daarna(een, bestaande),
    ...overlap(een, bestaande).map(
      (ander) => `Op een deel van deze dagen is er al een nulmeting: ${nulmetingTekst(ander, plaats)}.`,
    ),
  ];
}

/** What it means when a period that runs ends on another day. */
export const eindbetekenis = (een: Nulmeting, einde: string, bestaande: readonly Nulmeting[]): readonly string[] => {
  const korter = { ...een, totEnMet: einde };
  const anderen = bestaande.filter((ander) => !gelijk(ander, een));
  return [
    `De nulmeting is dan ${periodeTekst(korter)}.`,
    daarna(korter, anderen),
    'Contacten uit de nulmeting zelf krijgen geen norm.',
  ];
};
