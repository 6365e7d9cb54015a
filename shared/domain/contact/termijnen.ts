/** Which terms of the domain rules a contact has started, from its facts alone. */
import type { Opschorting } from '../termijnen/opschorting.ts';
import { termijnEinde } from '../termijnen/termijn-einde.ts';
import type { Termijnsoort } from '../termijnen/types.ts';
import { earliest, type Instant } from '../tijd/instant.ts';
import { eersteGesprek } from './gesprek.ts';
import { stapVan, trajectRegels } from './traject-termijnen.ts';
import type { Contact } from './types.ts';

export interface Termijn {
  readonly soort: Termijnsoort;
  readonly vanaf: Instant;
  /** The last instant that is still in time, itself included. */
  readonly uiterlijkOp: Instant;
  /** Which document says so. */
  readonly bron: string;
  /** In hours: on the clock, also at night and in weekends. In weeks and months: to the end of a day, by the Algemene termijnenwet. */
  readonly klok: 'uren' | 'werkdagen' | 'weken' | 'maanden';
  /**
   * When somebody spoke with the hulpvrager or family, for terms in weeks in person; of a complaint when it was handled.
   * Null while nobody did.
   */
  readonly bereiktOp: Instant | null;
  /** When it no longer mattered: the application was withdrawn, somebody said so, who waited left, or the traject ended. */
  readonly vervallenOp: Instant | null;
  /** When it stood still: only of a besluit. */
  readonly opgeschort: readonly Opschorting[];
  /** Of a besluit: the step with which the application came in. */
  readonly aanvraag?: string;
}

/** A term that has started, before its end is known. */
export type Termijnregel = Pick<Termijn, 'soort' | 'vanaf' | 'bron' | 'klok' | 'bereiktOp' | 'aanvraag'> &
  Partial<Pick<Termijn, 'vervallenOp' | 'opgeschort'>> & { readonly opgeschorteDagen?: number };

type Facts = Pick<
  Contact,
  | 'kanaal'
  | 'urgentie'
  | 'ontvangenOp'
  | 'aanmelding'
  | 'gebeurtenissen'
  | 'aangenomenOp'
  | 'beantwoordOp'
  | 'afgeslotenOp'
  | 'afspraken'
  | 'klacht'
  | 'trajectstappen'
>;

interface Regel extends Omit<Termijnregel, 'vanaf'> {
  readonly vanaf: Instant | null;
}

/** Soonest deadline first. */
export function termijnenVan(contact: Facts): readonly Termijn[] {
  const ended = stapVan(contact, 'beeindigd')?.op ?? null;
  return [...rulesOf(contact).filter(hasBegun), ...trajectRegels(contact)]
    .map((regel) => termijnOf(regel, earliest(vervallenVan(contact, regel), ended) ?? null))
    .sort((a, b) => (a.uiterlijkOp < b.uiterlijkOp ? -1 : a.uiterlijkOp > b.uiterlijkOp ? 1 : 0));
}

const hasBegun = (regel: Regel): regel is Regel & Termijnregel => regel.vanaf !== null;

/**
 * When somebody said that nothing is to be done any more for a term of this kind that had begun. Evaluations follow each other
 * and know it of themselves.
 */
function vervallenVan({ trajectstappen }: Facts, { soort, vanaf, klok }: Termijnregel): Instant | null {
  if (klok === 'maanden') return null;
  const said = trajectstappen.find(
    ({ stap, termijn, op }) => stap === 'termijn-vervallen' && termijn === soort && op >= vanaf,
  );
  return said?.op ?? null;
}

/** The end of a traject ends its terms; not those on the clock, which only a conversation meets, nor a complaint. */
function termijnOf({ opgeschorteDagen = 0, ...regel }: Termijnregel, ended: Instant | null): Termijn {
  const { soort, vanaf, klok, bereiktOp, vervallenOp = null, opgeschort = [] } = regel;
  const lapses = bereiktOp === null && klok !== 'uren' && soort !== 'klacht';
  return {
    ...regel,
    uiterlijkOp: termijnEinde(soort, vanaf, { opgeschorteDagen }).uiterlijkOp,
    vervallenOp: vervallenOp ?? (lapses ? ended : null),
    opgeschort,
  };
}

function rulesOf(contact: Facts): readonly Regel[] {
  const { kanaal, urgentie, ontvangenOp, aanmelding } = contact;
  const aangemeld = aanmelding?.op ?? null;
  const verheldering = aanmelding?.vraagverheldering ? aanmelding.op : null;
  return [
    {
      soort: 'crisis',
      vanaf: urgentie === 'crisis' ? ontvangenOp : null,
      bron: 'IKR bijlage 1',
      klok: 'uren',
      bereiktOp: eersteGesprek(contact, ontvangenOp),
    },
    {
      soort: 'spoed',
      vanaf: urgentie === 'spoed' ? ontvangenOp : null,
      bron: 'IKR bijlage 1; KRIMPEN',
      klok: 'uren',
      bereiktOp: eersteGesprek(contact, ontvangenOp),
    },
    // Who walked in has had that step as soon as somebody talked with them; for who left there is none any more.
    {
      soort: 'inloopstap',
      vanaf: kanaal === 'inloop' ? ontvangenOp : null,
      bron: 'IKR stap 1',
      klok: 'werkdagen',
      bereiktOp: contact.beantwoordOp,
      vervallenOp: contact.beantwoordOp === null ? contact.afgeslotenOp : null,
    },
    {
      soort: 'regulier',
      vanaf: urgentie === 'regulier' ? aangemeld : null,
      bron: 'IKR bijlage 1',
      klok: 'weken',
      bereiktOp: eersteGesprek(contact, aangemeld, { inPersoon: true }),
    },
    {
      soort: 'eerste-vraagverhelderingsgesprek',
      vanaf: verheldering,
      bron: 'IKR stap 2',
      klok: 'weken',
      bereiktOp: eersteGesprek(contact, verheldering, { inPersoon: true }),
    },
    {
      soort: 'vraagverheldering',
      vanaf: verheldering,
      bron: 'IKR stap 2',
      klok: 'weken',
      bereiktOp: stapVan(contact, 'plan-vastgesteld')?.op ?? null,
    },
    {
      soort: 'klacht',
      vanaf: contact.klacht?.ernst === 'klacht' ? contact.klacht.gemeldOp : null,
      bron: 'Awb 9:11',
      klok: 'weken',
      bereiktOp: contact.klacht?.afhandeling?.op ?? null,
    },
  ];
}
