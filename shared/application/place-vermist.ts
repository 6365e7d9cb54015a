/** Where messages are of which no contact knows: kept as unreadable, set aside, still under way, or nowhere. */
import type { Kanaal } from '../domain/contact/types.ts';
import type { Ontbrekend } from '../domain/dagcontrole/types.ts';
import { CLOCK_DAY, type Instant, msBetween } from '../domain/tijd/instant.ts';
import type { Werd } from './journaal.ts';
import { type FeitenPorts, inTurns, naamVan, type Verwacht } from './verwachte-berichten.ts';

/** More dead letters than this are a disturbance that needs no list of names. */
const MAX_UITVAL = 1000;
/** Ten tries are over within hours: what came in longer ago is in no queue. */
const LANGST_ONDERWEG_MS = CLOCK_DAY;

export interface Elders {
  readonly onleesbaar: number;
  readonly uitval: number;
  readonly onderweg: number;
  readonly ontbreekt: readonly Ontbrekend[];
}

interface Facts {
  readonly contactenOf: (werd: Werd) => readonly string[];
  readonly isThere: (contact: string) => boolean;
  readonly nu: Instant;
}

async function uitvalNamen(ports: FeitenPorts, kanaal: Kanaal): Promise<ReadonlySet<string>> {
  const namen = new Set<string>();
  const wachtrij = ports.uitval.find(({ naam }) => naam === kanaal);
  await wachtrij?.visit(MAX_UITVAL, async ({ id, inhoud }) => {
    namen.add(id);
    for (const naam of ports.namenInUitval(kanaal, inhoud)) namen.add(naam);
    return 'laat';
  });
  return namen;
}

/** Nobody could read it, or a rule refused it: then it is kept under its own name. */
async function isKept({ zaken }: FeitenPorts, { bericht, werd }: Verwacht): Promise<boolean> {
  const eigen = werd.flatMap((one) => (one.soort === 'onleesbaar' ? [one.id] : []));
  const namen = new Set([...eigen, bericht.slice(bericht.lastIndexOf('/') + 1)]);
  const there = await Promise.all([...namen].map((id) => zaken.loadOnleesbaar(id)));
  return there.some((one) => one !== undefined);
}

function ontbrekend(kanaal: Kanaal, one: Verwacht, { contactenOf, isThere }: Facts): Ontbrekend {
  const targets = one.werd.flatMap(contactenOf);
  // Of several contacts in which it may have been, the one that is gone.
  const contact = targets.find((id) => !isThere(id)) ?? targets.at(-1) ?? null;
  return {
    kanaal,
    wat: contact === null ? 'bericht' : isThere(contact) ? 'feit' : 'contact',
    bericht: one.bericht,
    contact,
    ruw: kanaal === 'mail' ? one.bericht : null,
    ontvangenOp: one.ontvangenOp,
  };
}

export async function placeVermist(
  ports: FeitenPorts,
  kanaal: Kanaal,
  zoek: readonly Verwacht[],
  facts: Facts,
): Promise<Elders> {
  if (zoek.length === 0) return { onleesbaar: 0, uitval: 0, onderweg: 0, ontbreekt: [] };
  const dood = await uitvalNamen(ports, kanaal);
  const kept = await inTurns(zoek, (one) => isKept(ports, one));
  const rest = zoek.filter((_, index) => kept[index] === false);
  const isDead = ({ bericht, werd }: Verwacht) => [bericht, ...werd.map(naamVan)].some((naam) => dood.has(naam));
  // Who came in last is under way first.
  const living = rest.filter((one) => !isDead(one)).toSorted((a, b) => (a.ontvangenOp < b.ontvangenOp ? 1 : -1));
  const recent = living.filter(({ ontvangenOp }) => msBetween(ontvangenOp, facts.nu) < LANGST_ONDERWEG_MS);
  const onderweg = recent.length === 0 ? 0 : Math.min(recent.length, await ports.wachtrijstand.onderweg(kanaal));
  return {
    onleesbaar: zoek.length - rest.length,
    uitval: rest.length - living.length,
    onderweg,
    ontbreekt: living.slice(onderweg).map((one) => ontbrekend(kanaal, one, facts)),
  };
}

/** Of a call that is gone each of its events is missing: it is named once. Each mail can be received again by its own name. */
export function onceEach(kanaal: Kanaal, ontbreekt: readonly Ontbrekend[]): readonly Ontbrekend[] {
  if (kanaal === 'mail') return ontbreekt;
  const byContact = new Map(ontbreekt.map((one) => [one.wat === 'contact' ? one.contact : one.bericht, one]));
  return [...byContact.values()];
}
