/** Settings and the duty roster in DynamoDB. What was read is kept until the versie of the settings changes. */
import { type InstellingenStore, MAX_DIENST_DAGEN } from '../../application/ports.ts';
import type { Dienst } from '../../domain/achterwacht/types.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Instellingen } from '../../domain/organisatie/types.ts';
import { addDays } from '../../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../../domain/tijd/instant.ts';
import {
  beleidItem,
  instellingenFromItems,
  itemsOf,
  medewerkerItem,
  normItem,
  ORG,
  openingItem,
  organisatieItem,
  standaardantwoordItem,
  VERSIE_KEY,
  wijkteamItem,
} from './instellingen-items.ts';
import type { Item, Key, Table, TableWrite } from './table.ts';

const DIENSTEN = 'DIENSTEN';
/** A transaction takes 100 items; one is the versie. */
const CHUNK = 99;
const ATTEMPTS = 8;

/** Finds a duty by its id, for when its beginning (part of its key) is changed. */
const pointerKey = (id: string): Key => ({ pk: `DIENST#${id}`, sk: 'DIENST' });
const dienstSk = (dienst: Dienst): string => `${dienst.van}#${dienst.id}`;

export function makeDynamoInstellingenStore(table: Table, wait: (maxMs: number) => Promise<void>): InstellingenStore {
  let kept: Instellingen | undefined;
  const keptDiensten = new Map<string, readonly Dienst[]>();
  let dienstenVersie = -1;

  let reading: Promise<number> | undefined;
  /** Who asks while the answer is on its way shares it; a write of our own makes whoever comes after it ask anew. */
  function readVersie(): Promise<number> {
    if (reading !== undefined) return reading;
    const mine = table
      .get(VERSIE_KEY)
      .then((item) => (item?.['versie'] as number | undefined) ?? 0)
      .finally(() => {
        if (reading === mine) reading = undefined;
      });
    reading = mine;
    return mine;
  }

  /** Every write raises the versie in the same transaction; only the versie can be in the way, so trying again is safe. */
  async function write(writes: readonly TableWrite[]): Promise<void> {
    const bump: TableWrite = {
      soort: 'update',
      key: VERSIE_KEY,
      update: 'ADD versie :een',
      condition: { expression: '', values: { ':een': 1 } },
    };
    for (let from = 0; from < Math.max(1, writes.length); from += CHUNK) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await table.transact([...writes.slice(from, from + CHUNK), bump]);
          reading = undefined;
          break;
        } catch (error) {
          if (!(error instanceof ConflictError) || attempt === ATTEMPTS) throw error;
          await wait(25 * 2 ** attempt);
        }
      }
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

  return {
    async readInstellingen() {
      // The versie is read first: a change that comes in between is seen at the next reading.
      const versie = await readVersie();
      if (kept?.versie !== versie) kept = instellingenFromItems(versie, await readAll(ORG));
      return kept;
    },
    async saveInstellingen(whole) {
      const items = itemsOf(whole);
      const stay = new Set(['VERSIE', ...items.map((item) => item.sk)]);
      const gone = (await readAll(ORG)).map((item) => item['sk'] as string).filter((sk) => !stay.has(sk));
      await write([...items.map(put), ...gone.map((sk): TableWrite => ({ soort: 'delete', key: { pk: ORG, sk } }))]);
    },
    saveOrganisatie: (organisatie) => write([put(organisatieItem(organisatie))]),
    saveWijkteam: (wijkteam) => write([put(wijkteamItem(wijkteam))]),
    saveMedewerker: (medewerker) => write([put(medewerkerItem(medewerker))]),
    saveOpeningsregeling: (sleutel, regeling) => write([put(openingItem(sleutel, regeling))]),
    saveNormen: (normen) => write(normen.map((norm) => put(normItem(norm)))),
    saveEscalatiebeleid: (wijkteam, beleid) => write([put(beleidItem(wijkteam, beleid))]),
    saveStandaardantwoord: (antwoord) => write([put(standaardantwoordItem(antwoord))]),
    async readDiensten(van, totEnMet) {
      const versie = await readVersie();
      if (versie !== dienstenVersie || keptDiensten.size > 20) keptDiensten.clear();
      dienstenVersie = versie;
      const range = `${van}/${totEnMet}`;
      const found = keptDiensten.get(range) ?? (await queryDiensten(van, totEnMet));
      keptDiensten.set(range, found);
      return found;
    },
    async saveDiensten(diensten) {
      const before = new Map<string, string>();
      for (let from = 0; from < diensten.length; from += 100) {
        const ids = [...new Set(diensten.slice(from, from + 100).map((dienst) => dienst.id))];
        for (const item of await table.getMany(ids.map(pointerKey))) {
          before.set(item['id'] as string, item['dienstSk'] as string);
        }
      }
      // The last one of an id holds: a transaction may name an item only once.
      const distinct = new Map(diensten.map((dienst) => [dienst.id, dienst]));
      const writes = [...distinct.values()].flatMap((dienst): TableWrite[] => {
        const { id } = dienst;
        const sk = dienstSk(dienst);
        const old = before.get(id);
        return [
          ...(old !== undefined && old !== sk ? [{ soort: 'delete' as const, key: { pk: DIENSTEN, sk: old } }] : []),
          put({ pk: DIENSTEN, sk, waarde: JSON.stringify(dienst) }),
          put({ ...pointerKey(id), id, dienstSk: sk }),
        ];
      });
      await write(writes);
    },
  };
}
