/** What became of everything that came in on a day over one kanaal. */
import type { Contact, Kanaal } from '../domain/contact/types.ts';
import { type Bestemming, type Kanaalcontrole, MAX_GENOEMD } from '../domain/dagcontrole/types.ts';
import { addDays, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import { chatContactId, contactenVanGesprek } from './chat-regels.ts';
import { feitenVan, type Journaalregel, type Werd } from './journaal.ts';
import { onceEach, placeVermist } from './place-vermist.ts';
import type { Stored } from './ports.ts';
import { type FeitenPorts, inTurns, naamVan, perFeit, type Verwacht } from './verwachte-berichten.ts';

export interface Feitencontrole {
  readonly controle: Kanaalcontrole;
  /** All contacts that anything of this day speaks of, those that are gone included. */
  readonly ids: ReadonlySet<string>;
  /** When something came in; canaries left out. */
  readonly ontvangen: readonly { readonly op: Instant; readonly wijkteams: readonly string[] }[];
}

/** A contact of a chat that is not where the facts say it is; looked for this far. */
const MAX_VERDWAALD = 20;

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Every message once, whatever number of times it was delivered. */
function expectedOf(kanaal: Kanaal, regels: readonly Journaalregel[]): Map<string, Verwacht> {
  const found = new Map<string, Verwacht>();
  for (const { bericht, ontvangenOp, werd } of regels) {
    for (const one of werd.flatMap(perFeit)) {
      // A mail is one message whatever it became: received again it has another line under the same name.
      const naam = kanaal === 'mail' ? `m|${bericht}` : naamVan(one);
      const before = found.get(naam);
      found.set(naam, { bericht: before?.bericht ?? bericht, ontvangenOp, werd: [...(before?.werd ?? []), one] });
    }
  }
  return found;
}

/** Raw mails of the day of which no line tells what they became. */
async function addUnnoted(
  { ruwePost, journaal }: FeitenPorts,
  dag: LocalDate,
  begin: Instant,
  found: Map<string, Verwacht>,
): Promise<void> {
  const [van, tot] = [startOfLocalDay(dag), startOfLocalDay(addDays(dag, 1))];
  const post = await collect(ruwePost.list(van < begin ? begin : van, tot));
  if (post.length === 0) return;
  // The bucket and the notice of it may differ by seconds about when it came in, and so about the day.
  const noted = new Set<string>();
  for (const one of [addDays(dag, -1), dag, addDays(dag, 1)])
    for await (const { bericht } of journaal.readDag('mail', one, 'ontvangen')) noted.add(bericht);
  for (const { sleutel, ontvangenOp } of post)
    if (!noted.has(sleutel)) found.set(`m|${sleutel}`, { bericht: sleutel, ontvangenOp, werd: [] });
}

/** The contacts that a chat had. When the facts lost count of them they are looked for by number. */
async function gesprekContacten({ zaken, ids }: FeitenPorts, gesprek: string): Promise<readonly string[]> {
  const lopend = await zaken.loadLopend('gesprek', gesprek);
  if (lopend) return contactenVanGesprek(ids, gesprek, lopend.value.nummer);
  const found: string[] = [];
  for (let nummer = 1; nummer <= MAX_VERDWAALD; nummer += 1) {
    const id = chatContactId(ids, gesprek, nummer);
    if ((await zaken.loadContact(id)) === undefined) break;
    found.push(id);
  }
  // None at all: then it is the first that is gone.
  return found.length > 0 ? found : [chatContactId(ids, gesprek, 1)];
}

const STATUS = { afgesloten: 'afgesloten', 'in-behandeling': 'inBehandeling', wachtend: 'wachtend' } as const;
const NIETS: Readonly<Record<Bestemming, number>> = {
  afgesloten: 0,
  inBehandeling: 0,
  wachtend: 0,
  onleesbaar: 0,
  uitval: 0,
  onderweg: 0,
  ontbreekt: 0,
};

/** `begin`: since when the journal has been written; a raw mail of before it has no line, and lacks none. */
export async function checkFeiten(
  ports: FeitenPorts,
  kanaal: Kanaal,
  dag: LocalDate,
  { begin, nu }: { readonly begin: Instant; readonly nu: Instant },
): Promise<Feitencontrole> {
  const { journaal, zaken, ids } = ports;
  const all = await collect(journaal.readDag(kanaal, dag, 'ontvangen'));
  const late = await collect(journaal.readDag(kanaal, dag, 'laat'));
  const regels = all.filter(({ proef }) => !proef);
  const verwacht = expectedOf(kanaal, regels);
  if (kanaal === 'mail') await addUnnoted(ports, dag, begin, verwacht);

  const gesprekken = [...regels, ...late].flatMap(({ werd }) =>
    werd.flatMap((one) => (one.soort === 'gesprek' ? [one.gesprek] : [])),
  );
  const perGesprek = new Map(
    await inTurns(
      [...new Set(gesprekken)],
      async (gesprek) => [gesprek, await gesprekContacten(ports, gesprek)] as const,
    ),
  );
  const contactenOf = (werd: Werd): readonly string[] =>
    werd.soort === 'contact' ? [werd.contact] : werd.soort === 'gesprek' ? (perGesprek.get(werd.gesprek) ?? []) : [];
  const named = new Set([...regels, ...late].flatMap(({ werd }) => werd.flatMap(contactenOf)));
  const contacten = await zaken.loadContacten([...named]);
  const marks = new Map<string, ReadonlySet<string>>();
  const holds = (contact: Stored<Contact>, feit: string): boolean => {
    const known = marks.get(contact.value.id) ?? feitenVan(ids, contact.value);
    marks.set(contact.value.id, known);
    return known.has(feit);
  };

  const geworden: Record<Bestemming, number> = { ...NIETS };
  const statusVan = new Map<string, 'afgesloten' | 'inBehandeling' | 'wachtend' | 'ontbreekt'>();
  const zoek: Verwacht[] = [];
  for (const one of verwacht.values()) {
    const targets = one.werd.flatMap((werd) =>
      werd.soort === 'onleesbaar' ? [] : contactenOf(werd).map((id) => ({ id, feit: werd.feiten[0] })),
    );
    const found = targets
      .map(({ id, feit }) => ({ contact: contacten.get(id), feit }))
      .find(({ contact, feit }) => contact !== undefined && (feit === undefined || holds(contact, feit)))?.contact;
    if (found === undefined) {
      zoek.push(one);
      continue;
    }
    const status = STATUS[found.value.status];
    geworden[status] += 1;
    statusVan.set(found.value.id, status);
  }

  const elders = await placeVermist(ports, kanaal, zoek, {
    contactenOf,
    isThere: (contact) => contacten.has(contact),
    nu,
  });
  geworden.onleesbaar += elders.onleesbaar;
  geworden.uitval += elders.uitval;
  geworden.onderweg += elders.onderweg;
  geworden.ontbreekt += elders.ontbreekt.length;
  for (const { contact } of elders.ontbreekt)
    if (contact !== null && !statusVan.has(contact)) statusVan.set(contact, 'ontbreekt');
  const perStatus = { afgesloten: 0, inBehandeling: 0, wachtend: 0, ontbreekt: 0 };
  for (const status of statusVan.values()) perStatus[status] += 1;
  return {
    controle: {
      kanaal,
      binnengekomen: { berichten: verwacht.size, contacten: statusVan.size },
      geworden,
      contacten: perStatus,
      ontbreekt: onceEach(kanaal, elders.ontbreekt).slice(0, MAX_GENOEMD),
    },
    ids: named,
    ontvangen: regels.map(({ ontvangenOp: op, wijkteams = [] }) => ({ op, wijkteams })),
  };
}
