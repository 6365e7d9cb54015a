/** Settings and the duty roster in DynamoDB. What was read is kept until the versie of the settings changes. */
import type { Wijziging } from '../../application/instellingen-historie.ts';
import { type InstellingenStore, MAX_DIENST_DAGEN } from '../../application/ports.ts';
import type { Dienst } from '../../domain/achterwacht/types.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Instellingen } from '../../domain/organisatie/types.ts';
import { addDays } from '../../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../../domain/tijd/instant.ts';
import { systemClock } from '../clock/system-clock.ts';
import { makeDynamoAdresbevestigingStore } from './adresbevestiging-store.ts';
import { makeDynamoAgendaStore } from './agenda-store.ts';
import { hasHistorie, historieWrites, makeDynamoHistorie, PER_SETTING, PER_WRITE } from './instellingen-historie.ts';
import {
  abonnementItem,
  abonnementSk,
  beleidItem,
  beleidSk,
  instellingenFromItems,
  itemsOf,
  medewerkerItem,
  normItem,
  ORG,
  openingItem,
  organisatieItem,
  standaardantwoordItem,
  VERSIE_KEY,
  webhookItem,
  webhookSk,
  wijkteamItem,
} from './instellingen-items.ts';
import { DIENSTEN, makeDynamoRoosterStore } from './rooster-store.ts';
import type { Item, Key, Table, TableWrite } from './table.ts';

/** A transaction takes 100 items. */
const MAX_ITEMS = 100;
const ATTEMPTS = 12;
const LONGEST_WAIT_MS = 800;

export function makeDynamoInstellingenStore(table: Table, wait: (maxMs: number) => Promise<void>): InstellingenStore {
  let kept: { readonly instellingen: Instellingen; readonly items: readonly Item[] } | undefined;
  const keptRooster = new Map<string, unknown>();
  let roosterVersie = -1;

  interface Versie {
    readonly versie: number;
    readonly regelversie: number;
  }
  async function getVersie(): Promise<Versie> {
    const { versie = 0, regels = 0 } = ((await table.get(VERSIE_KEY)) ?? {}) as { versie?: number; regels?: number };
    return { versie, regelversie: regels };
  }
  let reading: Promise<Versie> | undefined;
  /** Who asks while the answer is on its way shares it; a write of our own makes whoever comes after it ask anew. */
  function readVersie(): Promise<Versie> {
    if (reading !== undefined) return reading;
    const mine = getVersie().finally(() => {
      if (reading === mine) reading = undefined;
    });
    reading = mine;
    return mine;
  }

  /** Only the versie can be in the way, so trying again is safe. */
  async function patiently(attempt: () => Promise<void>): Promise<void> {
    for (let n = 1; ; n += 1) {
      try {
        await attempt();
        reading = undefined;
        return;
      } catch (error) {
        if (!(error instanceof ConflictError) || n === ATTEMPTS) throw error;
        await wait(Math.min(LONGEST_WAIT_MS, 25 * 2 ** n));
      }
    }
  }

  const bump: TableWrite = {
    soort: 'update',
    key: VERSIE_KEY,
    update: 'ADD versie :een',
    condition: { expression: '', values: { ':een': 1 } },
  };
  /** Every write raises the versie in the same transaction. */
  async function write(writes: readonly TableWrite[]): Promise<void> {
    for (let from = 0; from < Math.max(1, writes.length); from += MAX_ITEMS - 1)
      await patiently(() => table.transact([...writes.slice(from, from + MAX_ITEMS - 1), bump]));
  }

  /** The same, with what keeps the history; a change that is based on another versie than there is now is a conflict. */
  async function writeKept(writes: readonly TableWrite[], wijziging: Wijziging | undefined): Promise<void> {
    const { door, op, vorige } = wijziging ?? { door: 'systeem', op: systemClock.now() };
    const chunk = Math.floor((MAX_ITEMS - PER_WRITE) / PER_SETTING);
    for (let from = 0; from < Math.max(1, writes.length); from += chunk) {
      const part = writes.slice(from, from + chunk);
      let overtaken = false;
      await patiently(async () => {
        const { versie, regelversie } = await getVersie();
        overtaken = vorige !== undefined && vorige !== versie;
        if (overtaken) return;
        const nieuw = versie + 1;
        const more = await historieWrites(table, part, { nieuw, regels: regelversie, door, op });
        const bump: TableWrite = {
          soort: 'update',
          key: VERSIE_KEY,
          update: more.length === 0 ? 'SET versie = :nieuw' : 'SET versie = :nieuw, regels = :nieuw',
          condition:
            versie === 0
              ? { expression: 'attribute_not_exists(versie)', values: { ':nieuw': nieuw } }
              : { expression: 'versie = :versie', values: { ':nieuw': nieuw, ':versie': versie } },
        };
        await table.transact([...part, ...more, bump]);
      });
      if (overtaken) throw new ConflictError();
    }
  }

  async function readAll(pk: string): Promise<Item[]> {
    const items: Item[] = [];
    const query = { KeyConditionExpression: 'pk = :pk', ConsistentRead: true, values: { ':pk': pk } };
    for await (const item of table.queryAll(query)) items.push(item);
    return items;
  }

  async function queryDiensten(van: LocalDate, totEnMet: LocalDate): Promise<Dienst[]> {
    const found: Dienst[] = [];
    // A duty that began earlier may still run: look back as far as a duty can last.
    const values = { ':pk': DIENSTEN, ':van': addDays(van, -MAX_DIENST_DAGEN), ':tot': `${totEnMet}~` };
    const query = { KeyConditionExpression: 'pk = :pk AND sk BETWEEN :van AND :tot', ConsistentRead: true, values };
    for await (const item of table.queryAll(query)) {
      const dienst = JSON.parse(item['waarde'] as string) as Dienst;
      if (dienst.tot.slice(0, 10) >= van) found.push(dienst);
    }
    return found;
  }

  const put = (item: Key & Item): TableWrite => ({ soort: 'put', item });
  const remove = (sk: string): TableWrite => ({ soort: 'delete', key: { pk: ORG, sk } });

  async function heden() {
    // The versie is read first: a change that comes in between is seen at the next reading.
    const versie = await readVersie();
    if (kept?.instellingen.versie !== versie.versie) {
      const items = await readAll(ORG);
      kept = { instellingen: instellingenFromItems(versie, items), items };
    }
    return kept;
  }

  /** What was read of the roster, as long as nothing of the settings changed. */
  async function keptOf<T>(naam: string, read: () => Promise<T>): Promise<T> {
    const { versie } = await readVersie();
    if (versie !== roosterVersie || keptRooster.size > 40) keptRooster.clear();
    roosterVersie = versie;
    const found = (keptRooster.get(naam) as T | undefined) ?? (await read());
    keptRooster.set(naam, found);
    return found;
  }
  const rooster = makeDynamoRoosterStore(table, { bump, patiently, kept: keptOf });

  return {
    ...makeDynamoHistorie(table, heden),
    ...rooster,
    ...makeDynamoAgendaStore(table),
    ...makeDynamoAdresbevestigingStore(table),
    readInstellingen: async () => (await heden()).instellingen,
    async saveInstellingen(whole, wijziging) {
      const items = itemsOf(whole);
      const stay = new Set(['VERSIE', ...items.map((item) => item.sk)]);
      const gone = (await readAll(ORG)).map((item) => item['sk'] as string).filter((sk) => !stay.has(sk));
      const writes = [...items.map(put), ...gone.map((sk): TableWrite => ({ soort: 'delete', key: { pk: ORG, sk } }))];
      const skOf = (one: TableWrite) => (one.soort === 'put' ? one.item.sk : one.key.sk);
      const [withHistory, without] = [true, false].map((kind) =>
        writes.filter((one) => hasHistorie(skOf(one)) === kind),
      );
      await writeKept(withHistory ?? [], wijziging);
      if (without && without.length > 0) await write(without);
    },
    saveOrganisatie: (organisatie, wijziging) => writeKept([put(organisatieItem(organisatie))], wijziging),
    saveWijkteam: (wijkteam, wijziging) => writeKept([put(wijkteamItem(wijkteam))], wijziging),
    saveMedewerker: (medewerker, vorige) => {
      const writes = [put(medewerkerItem(medewerker))];
      if (vorige === undefined) return write(writes);
      return writeKept(writes, { door: 'systeem', op: systemClock.now(), vorige });
    },
    saveOpeningsregeling: (sleutel, regeling, wijziging) => writeKept([put(openingItem(sleutel, regeling))], wijziging),
    saveNormen: (normen, wijziging) =>
      writeKept([...new Map(normen.map((norm) => [normItem(norm).sk, put(normItem(norm))])).values()], wijziging),
    saveEscalatiebeleid: (wijkteam, beleid, wijziging) =>
      writeKept([beleid === null ? remove(beleidSk(wijkteam)) : put(beleidItem(wijkteam, beleid))], wijziging),
    saveStandaardantwoord: (antwoord) => write([put(standaardantwoordItem(antwoord))]),
    saveWebhook: (medewerker, webhook) =>
      write([webhook === null ? remove(webhookSk(medewerker)) : put(webhookItem(medewerker, webhook))]),
    savePushAbonnement: (medewerker, abonnement) => write([put(abonnementItem(medewerker, abonnement))]),
    removePushAbonnement: (medewerker, id) => write([remove(abonnementSk(medewerker, id))]),
    readDiensten: (van, totEnMet) => keptOf(`diensten/${van}/${totEnMet}`, () => queryDiensten(van, totEnMet)),
    saveDiensten: (diensten, wijziging) =>
      rooster.publiceer({
        erbij: diensten,
        door: wijziging?.door ?? 'systeem',
        op: wijziging?.op ?? systemClock.now(),
        aanleiding: 'plan',
      }),
  };
}
