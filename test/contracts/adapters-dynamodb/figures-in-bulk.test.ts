/** Many contacts in one delivery of the stream: every one counted once, in transactions that the table can hold. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundleGets } from '../../../shared/adapters/dynamodb/bundled-gets.ts';
import type { DynamoCall } from '../../../shared/adapters/dynamodb/call.ts';
import { makeDynamoCijferStore } from '../../../shared/adapters/dynamodb/cijfer-store.ts';
import { makeProjectBereikbaarheid } from '../../../shared/application/project-bereikbaarheid.ts';
import type { ContactChange } from '../../../shared/application/zaak-change.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';
import { makeWorld } from '../../support/memory-world.ts';

const VAN = instant('2026-11-25T09:00:00.000Z');
const TOT = instant('2026-11-25T12:00:00.000Z');

const sizes: number[] = [];
/** The transaction of that number does not come about. */
let refused: number | undefined;
const watch =
  (call: DynamoCall): DynamoCall =>
  (operation, input) => {
    if (operation === 'TransactWriteItems') {
      sizes.push((input as { TransactItems?: unknown[] }).TransactItems?.length ?? 0);
      if (sizes.length === refused) throw Object.assign(new Error('gone'), { name: 'InternalServerError' });
    }
    return call(operation, input);
  };

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables(watch);
});
afterAll(() => tables.close());

/** Answered calls, spread over so many wijkteams and three hours. */
const changesOf = (count: number, wijkteams: number): readonly ContactChange[] =>
  Array.from({ length: count }, (_, i): ContactChange => {
    const begin = plusMs(VAN, (i % 3) * 3_600_000 + i * 1000);
    const contact = foldContact({ id: `c${i}`, kanaal: 'telefoon', vervolgVan: null }, [
      { id: 'a', op: begin, soort: 'in-wachtrij', wijkteam: `w${(i * 7) % wijkteams}` },
      { id: 'b', op: plusMs(begin, 20_000), soort: 'aangenomen' },
    ]);
    return { soort: 'contact', volgnummer: String(i), contact, versie: 1 };
  });

async function world() {
  const cijfers = makeDynamoCijferStore(bundleGets(await tables.create('cijfers')));
  const project = makeProjectBereikbaarheid({ ...makeWorld(), cijfers });
  sizes.length = 0;
  refused = undefined;
  const answered = async (wijkteams: number) => {
    const cells = await Promise.all(
      Array.from({ length: wijkteams }, (_, w) => cijfers.readCells('telefoon', `w${w}`, VAN, TOT)),
    );
    return cells.flat().reduce((sum, { cel }) => sum + (cel.tellers.beantwoord ?? 0), 0);
  };
  return { project, answered };
}

test.each([1, 7, 30, 342])('four hundred contacts of %i wijkteams are in the figures once', async (wijkteams) => {
  const { project, answered } = await world();
  const changes = changesOf(400, wijkteams);
  expect(await project(changes)).toEqual({ mislukt: [] });
  expect(await answered(wijkteams)).toBe(400);
  expect(await project(changes)).toEqual({ mislukt: [] });
  expect(await answered(wijkteams)).toBe(400);
  for (const size of sizes) expect(size).toBeLessThanOrEqual(100);
});

test('contacts that share their cells go by the tens in one transaction', async () => {
  const { project } = await world();
  await project(changesOf(400, 1));
  expect(sizes.length).toBeLessThanOrEqual(8);
});

test('a transaction that does not come about costs nobody else anything, and counts nobody twice', async () => {
  const { project, answered } = await world();
  refused = 2;
  expect(await project(changesOf(400, 7))).toEqual({ mislukt: [] });
  expect(sizes.length).toBeGreaterThan(2);
  expect(await answered(7)).toBe(400);
});
