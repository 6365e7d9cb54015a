import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSqsEngine } from '../../../local/engine/sqs/sqs-engine.ts';
import { standingClock } from '../../support/messaging-server.ts';

let folder: string;
const openDatabases: DatabaseSync[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voordeur-sqs-'));
});

afterEach(() => {
  for (const db of openDatabases.splice(0)) db.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (clock = standingClock()) => {
  const db = new DatabaseSync(join(folder, 'engine.db'));
  db.exec('PRAGMA journal_mode = WAL');
  openDatabases.push(db);
  const context = { db, clock, accountId: '000000000000', region: 'eu-west-1', endpoint: () => 'http://127.0.0.1:1' };
  return createSqsEngine(context);
};

const call = (sqs: ReturnType<typeof open>, operation: string, parameters: object) =>
  sqs.handle({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: { 'x-amz-target': `AmazonSQS.${operation}` },
    body: Buffer.from(JSON.stringify(parameters)),
  });

test('queues, messages, receipts and time-outs are the same after the database is opened again', async () => {
  const clock = standingClock();
  const before = open(clock);
  await call(before, 'CreateQueue', { QueueName: 'mail', Attributes: { VisibilityTimeout: '60' } });
  before.send('mail', 'a');
  before.send('mail', 'b');
  const [taken] = before.receive('mail', 1);
  openDatabases.pop()?.close();

  const after = open(clock);
  expect(after.counts('mail')).toEqual({ visible: 1, inFlight: 1, delayed: 0 });
  after.delete('mail', taken!.receiptHandle);
  clock.advance(60_000);
  expect(after.receive('mail', 10).map(({ body }) => body)).toEqual(['b']);
});

test('every message that was answered for is there after the process was killed', async () => {
  const engine = new URL('../../../local/engine/sqs/sqs-engine.ts', import.meta.url).href;
  const script = `
    import { DatabaseSync } from 'node:sqlite';
    import { createSqsEngine } from ${JSON.stringify(engine)};
    const db = new DatabaseSync(process.argv[1]);
    db.exec('PRAGMA journal_mode = WAL');
    const sqs = createSqsEngine({ db, clock: { now: () => 1_000_000 }, accountId: '0', region: 'r', endpoint: () => '' });
    await sqs.handle({ method: 'POST', path: '/', query: new URLSearchParams(),
      headers: { 'x-amz-target': 'AmazonSQS.CreateQueue' }, body: Buffer.from('{"QueueName":"mail"}') });
    for (;;) {
      console.log(sqs.send('mail', 'x'));
      await new Promise(setImmediate);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, join(folder, 'engine.db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const answered: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    answered.push(line);
    if (answered.length === 50) child.kill('SIGKILL');
  }
  expect(answered.length).toBeGreaterThanOrEqual(50);
  const sqs = open({ now: () => 1_000_000, advance: () => {} });
  const kept = new Set<string>();
  for (;;) {
    const batch = sqs.receive('mail', 10);
    if (batch.length === 0) break;
    for (const { messageId } of batch) kept.add(messageId);
  }
  expect(answered.filter((id) => !kept.has(id))).toEqual([]);
}, 20_000);
