/** The figures beside bereikbaarheid as lines to show: a name, a figure, and the number it is about. */
import type { Kengetallen, Percentielen } from '../../app/antwoorden/kengetallen.ts';
import { termijnnaam } from '../../app/termijnen.ts';
import { aandeel, aantal, duur } from '../../app/woorden.ts';

export interface Cijferregel {
  readonly naam: string;
  readonly cijfer: string;
  /** Over how many; null for a plain count. */
  readonly n: number | null;
  /** For the bar beside it: only of shares that are shown. */
  readonly deel?: number | null;
  readonly uitleg?: string;
}

export const TE_WEINIG = 'te weinig';

/** A share over fewer than `minimum` says something about persons, and nothing about how things go. */
export function deelregel(naam: string, deel: number | null, n: number, minimum: number, uitleg?: string): Cijferregel {
  const meer = uitleg === undefined ? {} : { uitleg };
  if (n === 0 || deel === null) return { naam, cijfer: 'geen gegevens', n, ...meer };
  if (n < minimum) return { naam, cijfer: TE_WEINIG, n, ...meer };
  return { naam, cijfer: aandeel(deel), n, deel, ...meer };
}

export function duurregels(naam: string, { n, p50, p90 }: Percentielen, minimum: number): readonly Cijferregel[] {
  const cijfer = (seconden: number | null) => {
    if (n === 0 || seconden === null) return 'geen gegevens';
    return n < minimum ? TE_WEINIG : duur(seconden);
  };
  return [
    { naam: `${naam}: mediaan`, cijfer: cijfer(p50), n },
    { naam: `${naam}: 9 van de 10 binnen`, cijfer: cijfer(p90), n },
  ];
}

const tel = (naam: string, hoeveel: number, uitleg?: string): Cijferregel => ({
  naam,
  cijfer: aantal(hoeveel),
  n: null,
  ...(uitleg !== undefined && { uitleg }),
});

export function spoedregels({ spoed }: Kengetallen, minimum: number): readonly Cijferregel[] {
  const { zaken, binnen48Uur, teLaat, nogNietBekend, aandeelBinnen48Uur, oppakken } = spoed;
  return [
    tel('Spoedzaken', zaken),
    deelregel('Gesproken binnen 48 uur', aandeelBinnen48Uur, binnen48Uur + teLaat, minimum),
    tel('Niet binnen 48 uur', teLaat),
    tel('Nog niet bekend', nogNietBekend, 'Nog niet gesproken, en nog binnen de 48 uur.'),
    ...duurregels('Van melding tot oppakken', oppakken, minimum),
  ];
}

export function intakeregels({ intake }: Kengetallen, minimum: number): readonly Cijferregel[] {
  const { aanmeldingen, wachttijd, binnenTermijn, teLaat, wachtend, wachtendTeLaat } = intake;
  const n = binnenTermijn + teLaat;
  return [
    tel('Aanmeldingen', aanmeldingen),
    deelregel('Eerste gesprek binnen twee weken', n === 0 ? null : binnenTermijn / n, n, minimum),
    ...duurregels('Van vraag tot eerste gesprek', wachttijd, minimum),
    tel('Wacht nog op een gesprek', wachtend),
    tel('Waarvan te laat', wachtendTeLaat),
  ];
}

export function afspraakregels({ afspraken }: Kengetallen, minimum: number): readonly Cijferregel[] {
  const { gepland, verschenen, nietVerschenen, afgezegd, aandeelNietVerschenen } = afspraken;
  return [
    deelregel('Niet verschenen zonder afzeggen', aandeelNietVerschenen, verschenen + nietVerschenen, minimum),
    tel('Verschenen', verschenen),
    tel('Niet verschenen', nietVerschenen),
    tel('Afgezegd', afgezegd),
    tel('Nog gepland', gepland),
  ];
}

export function klachtregels({ klachten }: Kengetallen, minimum: number): readonly Cijferregel[] {
  const { klachten: hoeveel, ontevreden, open, openTeLaat, binnenTermijn, teLaat, ontvankelijk, opgelost } = klachten;
  const n = binnenTermijn + teLaat;
  return [
    tel('Klachten', hoeveel),
    tel('Ontevreden, geen klacht', ontevreden),
    deelregel('Afgehandeld binnen zes weken', n === 0 ? null : binnenTermijn / n, n, minimum),
    tel('Nog open', open),
    tel('Open en te laat', openTeLaat),
    tel('Ontvankelijk', ontvankelijk),
    tel('Opgelost', opgelost),
  ];
}

export function herhaalregels({ herhaald }: Kengetallen, minimum: number): readonly Cijferregel[] {
  const { binnenDagen, aandeel: deel, metSleutel, zonderSleutel, nietGeteldeDagen } = herhaald;
  return [
    deelregel(`Kwam binnen ${binnenDagen} dagen terug`, deel, metSleutel, minimum),
    tel('Contacten zonder bekend nummer of adres', zonderSleutel, 'Van hen is niet te zien of zij terugkwamen.'),
    ...(nietGeteldeDagen > 0 ? [tel('Dagen die nog geteld worden', nietGeteldeDagen, 'Dat gebeurt in de nacht.')] : []),
  ];
}

export function termijnregels({ termijnen }: Kengetallen, minimum: number): readonly Cijferregel[] {
  return termijnen
    .filter(({ begonnen }) => begonnen > 0)
    .map(({ soort, gehaald, teLaat, openTeLaat, lopend, aandeelOpTijd }) =>
      deelregel(
        termijnnaam(soort),
        aandeelOpTijd,
        gehaald + teLaat,
        minimum,
        [lopend > 0 && `${lopend} lopen nog`, openTeLaat > 0 && `${openTeLaat} te laat en nog open`]
          .filter(Boolean)
          .join(', ') || undefined,
      ),
    );
}

const UITKOMSTEN: Readonly<Record<string, string>> = {
  'informatie-advies': 'Informatie en advies',
  doorverwezen: 'Doorverwezen',
  aanmelding: 'Aanmelding',
  terugbelverzoek: 'Terugbelverzoek',
  doorverbonden: 'Doorverbonden',
  'afspraak-gewijzigd': 'Afspraak gewijzigd of praktische vraag',
  'niet-bereikt': 'Niet bereikt',
  spam: 'Spam',
};

export interface Mixregel {
  readonly naam: string;
  readonly aantal: number;
  /** Of all that are in the mix; null when there are none. */
  readonly deel: number | null;
}

/** What came of all contacts together, most first; what is not closed by a person stands apart at the end. */
export function uitkomstmix({ kanalen }: Kengetallen): {
  readonly totaal: number;
  readonly regels: readonly Mixregel[];
} {
  const totaal = kanalen.reduce((som, { contacten }) => som + contacten, 0);
  const som = (welke: (kanaal: Kengetallen['kanalen'][number]) => number) =>
    kanalen.reduce((alle, kanaal) => alle + welke(kanaal), 0);
  const codes = [...new Set(kanalen.flatMap(({ uitkomsten }) => Object.keys(uitkomsten)))];
  const regel = (naam: string, hoeveel: number): Mixregel => ({
    naam,
    aantal: hoeveel,
    deel: totaal === 0 ? null : hoeveel / totaal,
  });
  return {
    totaal,
    regels: [
      ...codes
        .map((code) =>
          regel(
            UITKOMSTEN[code] ?? code,
            som(({ uitkomsten }) => uitkomsten[code] ?? 0),
          ),
        )
        .filter(({ aantal: hoeveel }) => hoeveel > 0)
        .toSorted((a, b) => b.aantal - a.aantal),
      regel(
        'Ging vanzelf dicht (hing op of vertrok)',
        som(({ zonderUitkomst }) => zonderUitkomst),
      ),
      regel(
        'Nog open',
        som(({ open }) => open),
      ),
    ],
  };
}

/** `2026-10` as `oktober 2026`, `2026-K4` as `4e kwartaal 2026`. */
export function persoonsperiode(periode: string): string {
  const [jaar = '', deel] = periode.split('-');
  if (deel === undefined) return jaar;
  if (deel.startsWith('K')) return `${deel.slice(1)}e kwartaal ${jaar}`;
  const maand = new Intl.DateTimeFormat('nl-NL', { month: 'long', timeZone: 'UTC' });
  return `${maand.format(new Date(`${periode}-15T12:00:00Z`))} ${jaar}`;
}
