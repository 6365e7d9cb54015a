/** The figures beside bereikbaarheid as lines of a file that leaves the house: what is about too few people is left out. */
import type { Verdeeld } from '../domain/bereikbaarheid/kengetallen.ts';
import { isTeKlein, verborgenDelen } from '../domain/bereikbaarheid/minimum-n.ts';
import type { Percentielen } from '../domain/bereikbaarheid/percentielen.ts';
import type { Kengetallen } from './read-kengetallen.ts';

export interface KengetalRegel {
  readonly onderdeel: string;
  /** Kanaal, wijkteam or period that it is about; empty when it is about all. */
  readonly over: string;
  readonly kenmerk: string;
  readonly aantal: number | null;
  /** 0-1. */
  readonly aandeel: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  /** `ja` when something was left out. */
  readonly verborgen: '' | 'ja';
}

type Deel = readonly [kenmerk: string, aantal: number];

const regel = (onderdeel: string, over: string, kenmerk: string, more: Partial<KengetalRegel>): KengetalRegel => ({
  onderdeel,
  over,
  kenmerk,
  aantal: null,
  aandeel: null,
  p50: null,
  p90: null,
  verborgen: '',
  ...more,
});

interface Delen {
  readonly regels: readonly KengetalRegel[];
  /** Whether any of these parts may not be shown: then what they could be computed from may not be either. */
  readonly mist: (...kenmerken: readonly string[]) => boolean;
}

/** Parts of one total: hiding one of them alone would let it be computed from the others, or from the total. */
function delen(onderdeel: string, over: string, parts: readonly Deel[], minimum: number, totaal?: string): Delen {
  const hidden = verborgenDelen(
    parts.map(([, aantal]) => aantal),
    minimum,
  );
  const som = parts.reduce((sum, [, aantal]) => sum + aantal, 0);
  const total = totaal === undefined ? [] : [regel(onderdeel, over, totaal, shown(som, !hidden.totaal))];
  const lines = parts.map(([kenmerk, aantal], place) =>
    regel(onderdeel, over, kenmerk, shown(aantal, !hidden.delen.has(place))),
  );
  const gone = new Set(parts.flatMap(([kenmerk], place) => (hidden.delen.has(place) ? [kenmerk] : [])));
  return { regels: [...total, ...lines], mist: (...kenmerken) => kenmerken.some((kenmerk) => gone.has(kenmerk)) };
}

const shown = (aantal: number, may: boolean): Partial<KengetalRegel> => (may ? { aantal } : { verborgen: 'ja' });

/** Counts that are no parts of each other's total. `van`: of so many, so that the others are a count as well. */
function los(onderdeel: string, over: string, parts: readonly Deel[], minimum: number, van?: number) {
  return parts.map(([kenmerk, aantal]) => {
    const few = isTeKlein(aantal, minimum) || (van !== undefined && aantal > 0 && isTeKlein(van - aantal, minimum));
    return regel(onderdeel, over, kenmerk, shown(aantal, !few));
  });
}

function aandeel(onderdeel: string, kenmerk: string, share: number | null, may: boolean): KengetalRegel {
  return regel(onderdeel, '', kenmerk, may ? { aandeel: share } : { verborgen: 'ja' });
}

/** `metAantal` false: over how many would tell what was left out elsewhere. */
function duur(onderdeel: string, kenmerk: string, found: Percentielen, minimum: number, metAantal = true) {
  const { n, p50, p90 } = found;
  if (isTeKlein(n, minimum)) return regel(onderdeel, '', kenmerk, { verborgen: 'ja' });
  return regel(onderdeel, '', kenmerk, metAantal ? { aantal: n, p50, p90 } : { p50, p90, verborgen: 'ja' });
}

function verdeling(onderdeel: string, { regels, zonder }: Verdeeld, minimum: number): readonly KengetalRegel[] {
  const parts: readonly Deel[] = [
    ...regels.map(({ code, aantal }): Deel => [code, aantal]),
    ['niet-vastgelegd', zonder],
  ];
  // One contact can have several themes, so that these are no parts of a total; the others are.
  return onderdeel === 'themas' ? los(onderdeel, '', parts, minimum) : delen(onderdeel, '', parts, minimum).regels;
}

function spoedRegels({ spoed }: Kengetallen, minimum: number): readonly KengetalRegel[] {
  const parts: readonly Deel[] = [
    ['binnen-48-uur', spoed.binnen48Uur],
    ['te-laat', spoed.teLaat],
    ['nog-niet-bekend', spoed.nogNietBekend],
  ];
  const { regels, mist } = delen('spoed', '', parts, minimum, 'zaken');
  return [
    ...regels,
    aandeel('spoed', 'aandeel-binnen-48-uur', spoed.aandeelBinnen48Uur, !mist('binnen-48-uur', 'te-laat')),
    duur('spoed', 'oppakken-seconden', spoed.oppakken, minimum),
  ];
}

function intakeRegels({ intake }: Kengetallen, minimum: number): readonly KengetalRegel[] {
  const parts: readonly Deel[] = [
    ['binnen-termijn', intake.binnenTermijn],
    ['te-laat', intake.teLaat],
    ['wachtend-binnen-termijn', intake.wachtend - intake.wachtendTeLaat],
    ['wachtend-te-laat', intake.wachtendTeLaat],
  ];
  const { regels, mist } = delen('intake', '', parts, minimum, 'aanmeldingen');
  const wachttijd = duur('intake', 'wachttijd-seconden', intake.wachttijd, minimum, !mist('binnen-termijn', 'te-laat'));
  return [...regels, wachttijd];
}

function klachtRegels({ klachten }: Kengetallen, minimum: number): readonly KengetalRegel[] {
  const { binnenTermijn, teLaat, open, openTeLaat, ontevreden, ontvankelijk, opgelost } = klachten;
  const parts: readonly Deel[] = [
    ['binnen-termijn', binnenTermijn],
    ['te-laat', teLaat],
    ['open-binnen-termijn', open - openTeLaat],
    ['open-te-laat', openTeLaat],
  ];
  const handled: readonly Deel[] = [
    ['ontvankelijk', ontvankelijk],
    ['opgelost', opgelost],
  ];
  return [
    ...delen('klachten', '', parts, minimum, 'klachten').regels,
    ...los('klachten', '', handled, minimum, binnenTermijn + teLaat),
    ...los('klachten', '', [['ontevreden', ontevreden]], minimum),
  ];
}

function afspraakRegels({ afspraken }: Kengetallen, minimum: number): readonly KengetalRegel[] {
  const parts: readonly Deel[] = [
    ['gepland', afspraken.gepland],
    ['verschenen', afspraken.verschenen],
    ['niet-verschenen', afspraken.nietVerschenen],
    ['afgezegd', afspraken.afgezegd],
  ];
  const { regels, mist } = delen('afspraken', '', parts, minimum, 'gemaakt');
  const may = !mist('verschenen', 'niet-verschenen');
  return [...regels, aandeel('afspraken', 'aandeel-niet-verschenen', afspraken.aandeelNietVerschenen, may)];
}

function termijnRegels({ termijnen }: Kengetallen, minimum: number): readonly KengetalRegel[] {
  return termijnen.flatMap((one) => {
    const { soort, gehaald, teLaat, openTeLaat, lopend, opgeschort, vervallen, aandeelOpTijd } = one;
    const parts: readonly Deel[] = [
      ['gehaald', gehaald],
      ['te-laat-afgehandeld', teLaat - openTeLaat],
      ['te-laat-open', openTeLaat],
      ['lopend', lopend],
      ['opgeschort', opgeschort],
      ['vervallen', vervallen],
    ];
    const { regels, mist } = delen('termijnen', soort, parts, minimum, 'begonnen');
    const may = !mist('gehaald', 'te-laat-afgehandeld', 'te-laat-open');
    const time = duur('termijnen', 'doorlooptijd-seconden', one.doorlooptijd, minimum, may);
    return [
      ...regels,
      { ...aandeel('termijnen', 'aandeel-op-tijd', aandeelOpTijd, may), over: soort },
      { ...time, over: soort },
    ];
  });
}

function persoonRegels({ herhaald, personen }: Kengetallen, minimum: number): readonly KengetalRegel[] {
  const again = los(
    'herhaald',
    '',
    [[`binnen-${herhaald.binnenDagen}-dagen`, herhaald.herhaald]],
    minimum,
    herhaald.metSleutel,
  );
  return [
    ...again,
    aandeel(
      'herhaald',
      'aandeel',
      herhaald.aandeel,
      again[0]?.verborgen === '' && !isTeKlein(herhaald.metSleutel, minimum),
    ),
    ...los('herhaald', '', [['zonder-sleutel', herhaald.zonderSleutel]], minimum),
    ...personen.flatMap(({ periode, personen: unique, zonderSleutel }) =>
      los(
        'personen',
        periode,
        [
          ['unieke-personen', unique],
          ['zonder-sleutel', zonderSleutel],
        ],
        minimum,
      ),
    ),
  ];
}

/** @param minimum figures over fewer contacts than this are left out; zero is shown, as it points at nobody */
export function kengetalRegels(figures: Kengetallen, minimum: number): readonly KengetalRegel[] {
  return [
    ...figures.kanalen.flatMap(({ kanaal, contacten, uitkomsten, zonderUitkomst, open, vervolg }) => [
      ...delen(
        'contacten',
        kanaal,
        [...Object.entries(uitkomsten), ['zonder-uitkomst', zonderUitkomst], ['nog-open', open]],
        minimum,
        'ontvangen',
      ).regels,
      ...los('contacten', kanaal, [['vervolg', vervolg]], minimum, contacten),
    ]),
    ...verdeling('themas', figures.themas, minimum),
    ...verdeling('verwijzers', figures.verwijzers, minimum),
    ...verdeling('doorverwezen-naar', figures.doorverwezenNaar, minimum),
    ...spoedRegels(figures, minimum),
    ...intakeRegels(figures, minimum),
    ...klachtRegels(figures, minimum),
    ...afspraakRegels(figures, minimum),
    ...termijnRegels(figures, minimum),
    ...persoonRegels(figures, minimum),
    // Duties are no contacts of anybody.
    ...figures.rooster.map(({ wijkteam, domein, gedektMinuten, aandeel: covered }) =>
      regel('rooster', wijkteam, `${domein}-gedekte-minuten`, { aantal: gedektMinuten, aandeel: covered }),
    ),
  ];
}
