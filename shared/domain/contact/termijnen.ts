/** Which terms of the domain rules a contact has started, from its facts alone. */
import { termijnEinde } from '../termijnen/termijn-einde.ts';
import type { Termijnsoort } from '../termijnen/types.ts';
import type { Instant } from '../tijd/instant.ts';
import type { Contact } from './types.ts';

export interface Termijn {
  readonly soort: Termijnsoort;
  readonly vanaf: Instant;
  /** The last instant that is still in time, itself included. */
  readonly uiterlijkOp: Instant;
  /** Which document says so. */
  readonly bron: string;
  /** In hours: on the clock, also at night and in weekends. In weeks: to the end of a day, by the Algemene termijnenwet. */
  readonly klok: 'uren' | 'werkdagen' | 'weken';
  /** When somebody spoke with the hulpvrager or family; null while nobody did, and for terms of which we do not see the end. */
  readonly bereiktOp: Instant | null;
}

type Facts = Pick<
  Contact,
  'kanaal' | 'urgentie' | 'ontvangenOp' | 'aanmelding' | 'gebeurtenissen' | 'aangenomenOp' | 'beantwoordOp'
>;

interface Regel {
  readonly soort: Termijnsoort;
  readonly vanaf: Instant | null;
  readonly bron: string;
  readonly klok: Termijn['klok'];
  readonly bereiktOp: Instant | null;
}

/** Soonest deadline first. */
export function termijnenVan(contact: Facts): readonly Termijn[] {
  return rulesOf(contact)
    .flatMap(({ vanaf, ...rest }) =>
      vanaf === null ? [] : [{ ...rest, vanaf, uiterlijkOp: termijnEinde(rest.soort, vanaf).uiterlijkOp }],
    )
    .sort((a, b) => (a.uiterlijkOp < b.uiterlijkOp ? -1 : a.uiterlijkOp > b.uiterlijkOp ? 1 : 0));
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
      ...spoken(contact, ontvangenOp),
    },
    {
      soort: 'spoed',
      vanaf: urgentie === 'spoed' ? ontvangenOp : null,
      bron: 'IKR bijlage 1; KRIMPEN',
      klok: 'uren',
      ...spoken(contact, ontvangenOp),
    },
    // Who walked in has had that step as soon as somebody talked with them.
    {
      soort: 'inloopstap',
      vanaf: kanaal === 'inloop' ? ontvangenOp : null,
      bron: 'IKR stap 1',
      klok: 'werkdagen',
      bereiktOp: contact.beantwoordOp,
    },
    {
      soort: 'regulier',
      vanaf: urgentie === 'regulier' ? aangemeld : null,
      bron: 'IKR bijlage 1',
      klok: 'weken',
      ...spoken(contact, aangemeld),
    },
    {
      soort: 'eerste-vraagverhelderingsgesprek',
      vanaf: verheldering,
      bron: 'IKR stap 2',
      klok: 'weken',
      ...spoken(contact, verheldering),
    },
    { soort: 'vraagverheldering', vanaf: verheldering, bron: 'IKR stap 2', klok: 'weken', bereiktOp: null },
  ];
}

/** Attempted is not reached: only an attempt that succeeded counts, from the moment at which the term runs. */
function spoken({ gebeurtenissen }: Facts, vanaf: Instant | null): Pick<Regel, 'bereiktOp'> {
  const reached = gebeurtenissen.find(
    (event) => event.soort === 'contactpoging' && event.gelukt && vanaf !== null && event.op >= vanaf,
  );
  return { bereiktOp: reached?.op ?? null };
}
