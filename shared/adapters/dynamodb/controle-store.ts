/** What the checks found: days, silences and canaries, in the table of the journal and apart from it by partition. */
import type { ControleStore, KanarieRegister, KanarieStore } from '../../application/controle-ports.ts';
import type { Stored } from '../../application/ports.ts';
import type { Dagcontrole } from '../../domain/dagcontrole/types.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Kanarieronde } from '../../domain/kanarie/types.ts';
import { type Stilte, stilteNaam } from '../../domain/stilte/types.ts';
import { startOfLocalDay } from '../../domain/tijd/amsterdam.ts';
import { epochMs, HOUR, type Instant, type LocalDate } from '../../domain/tijd/instant.ts';
import type { Condition, Item, Key, Table } from './table.ts';

/** Whoever takes messages in may read these partitions, to know a canary. */
export const KANARIE_PARTITIE = 'KANARIE#';
/** Somewhat longer than a year, so that a year can be looked back on. */
const BEWAARD_MS = 400 * 24 * HOUR;

const DAGEN = 'CONTROLE';
const STILTES = 'STILTE';
const RONDES = 'RONDE';
const BEGIN: Key = { pk: 'BEGIN', sk: 'BEGIN' };

const kanarieKey = (teken: string): Key => ({ pk: `${KANARIE_PARTITIE}${teken}`, sk: 'KANARIE' });
const secondsAfter = (op: Instant, ms: number): number => Math.ceil((epochMs(op) + ms) / 1000);

const unchangedSince = (vorige: number): Condition =>
  vorige === 0
    ? { expression: 'attribute_not_exists(pk)' }
    : { expression: 'versie = :vorige', values: { ':vorige': vorige } };

function storedOf<T>(item: Item): Stored<T> {
  return { versie: item['versie'] as number, value: JSON.parse(item['inhoud'] as string) as T };
}

async function collect<T>(items: AsyncIterable<Item>, read: (item: Item) => T): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(read(item));
  return found;
}

export function makeDynamoControleStore(table: Table): ControleStore {
  const dagOf = (item: Item) => JSON.parse(item['inhoud'] as string) as Dagcontrole;
  return {
    async begin(nu) {
      const known = await table.get(BEGIN);
      if (known !== undefined) return known['op'] as Instant;
      const condition = { expression: 'attribute_not_exists(pk)' };
      await table.write({ soort: 'put', item: { ...BEGIN, op: nu }, condition }).catch((error: unknown) => {
        // Somebody else wrote it at the same moment: theirs stands.
        if (!(error instanceof ConflictError)) throw error;
      });
      return ((await table.get(BEGIN))?.['op'] ?? nu) as Instant;
    },
    async loadDag(dag) {
      const item = await table.get({ pk: DAGEN, sk: dag });
      return item && dagOf(item);
    },
    async saveDag(controle) {
      const verlooptOp = secondsAfter(startOfLocalDay(controle.dag), BEWAARD_MS);
      const item = { pk: DAGEN, sk: controle.dag, inhoud: JSON.stringify(controle), verlooptOp };
      await table.write({ soort: 'put', item });
    },
    async listDagen(van: LocalDate, totEnMet: LocalDate) {
      const query = {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :van AND :tot',
        values: { ':pk': DAGEN, ':van': van, ':tot': totEnMet },
        ScanIndexForward: false,
        ConsistentRead: true,
      };
      return collect(table.queryAll(query), dagOf);
    },
    async listStiltes() {
      const query = { KeyConditionExpression: 'pk = :pk', values: { ':pk': STILTES }, ConsistentRead: true };
      return collect(table.queryAll(query), (item) => storedOf<Stilte>(item));
    },
    async saveStilte(stilte, vorige) {
      const item = { pk: STILTES, sk: stilteNaam(stilte), versie: vorige + 1, inhoud: JSON.stringify(stilte) };
      await table.write({ soort: 'put', item, condition: unchangedSince(vorige) });
    },
  };
}

export function makeDynamoKanarieRegister(table: Table): KanarieRegister {
  return {
    async isKanarie(kanaal, teken) {
      return (await table.get(kanarieKey(teken)))?.['kanaal'] === kanaal;
    },
  };
}

export function makeDynamoKanarieStore(table: Table): KanarieStore {
  const roundsFrom = (vanaf: string, tot: string) => ({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :van AND :tot',
    values: { ':pk': RONDES, ':van': vanaf, ':tot': tot },
    ScanIndexForward: false,
    ConsistentRead: true,
  });
  return {
    ...makeDynamoKanarieRegister(table),
    async noteKanarie(kanaal, teken, verlooptOp) {
      await table.write({
        soort: 'put',
        item: { ...kanarieKey(teken), kanaal, verlooptOp: Math.ceil(epochMs(verlooptOp) / 1000) },
      });
    },
    async loadRonde(id) {
      const item = await table.get({ pk: RONDES, sk: id });
      return item && storedOf<Kanarieronde>(item);
    },
    async saveRonde(ronde, vorige) {
      const item = {
        pk: RONDES,
        sk: ronde.id,
        versie: vorige + 1,
        inhoud: JSON.stringify(ronde),
        verlooptOp: secondsAfter(ronde.op, BEWAARD_MS),
      };
      await table.write({ soort: 'put', item, condition: unchangedSince(vorige) });
    },
    listRondes: (vanaf) => collect(table.queryAll(roundsFrom(vanaf, '~')), (item) => storedOf<Kanarieronde>(item)),
  };
}
