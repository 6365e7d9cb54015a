/** What the guideline asks of people because of the signals that were seen: open until somebody did it (IKR bijlage 1). */
import type { Instant } from '../tijd/instant.ts';
import { aanleidingenSinds } from '../urgentie/aanleidingen.ts';
import type { Contact, GebeurtenisVan, Taaksoort } from './types.ts';

interface Open {
  readonly taak: Taaksoort;
  readonly sinds: Instant;
}

/** The five steps of the Meldcode, in their order. */
const MELDCODE: readonly Taaksoort[] = [
  'meldcode-signalen',
  'meldcode-overleg',
  'meldcode-gesprek',
  'meldcode-wegen',
  'meldcode-beslissen',
];

const earlier = (een: Instant | undefined, ander: Instant | undefined): Instant | undefined =>
  een === undefined || (ander !== undefined && ander < een) ? ander : een;

/** In the order in which they are to be done. */
export function triageTaken({ gebeurtenissen }: Pick<Contact, 'gebeurtenissen'>): readonly Open[] {
  const triages = gebeurtenissen.filter((event): event is GebeurtenisVan<'getrieerd'> => event.soort === 'getrieerd');
  if (triages.length === 0) return [];
  const sinds = aanleidingenSinds(triages);
  const meldcode = sinds.get('meldcode');
  const eropaf = earlier(sinds.get('eropaf'), sinds.get('veilig-thuis'));
  const gemeld = earlier(eropaf, sinds.get('zorgmelding'));
  return [
    ...(meldcode === undefined ? [] : MELDCODE.map((taak) => ({ taak, sinds: meldcode }))),
    ...(eropaf === undefined ? [] : [{ taak: 'vaste-professional-koppelen', sinds: eropaf } as const]),
    ...(eropaf === undefined ? [] : letterTaak(gebeurtenissen, eropaf)),
    ...(gemeld === undefined ? [] : [{ taak: 'melder-terugkoppelen', sinds: gemeld } as const]),
  ];
}

/** Tried, and nobody spoken with: then a letter. Whoever was spoken with needs none any more. */
function letterTaak(gebeurtenissen: Contact['gebeurtenissen'], since: Instant): readonly Open[] {
  const attempts = gebeurtenissen.filter(
    (event): event is GebeurtenisVan<'contactpoging'> => event.soort === 'contactpoging' && event.op >= since,
  );
  const first = attempts[0];
  return first === undefined || attempts.some(({ gelukt }) => gelukt)
    ? []
    : [{ taak: 'brief-sturen', sinds: first.op }];
}
