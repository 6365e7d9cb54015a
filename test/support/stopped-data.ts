/**
 * The data of a run that is stopped, opened by hand: to put in what no door would let in, and to mend it as a repair of the
 * program would, without a trace.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { createS3Engine } from '../../local/engine/s3/s3-engine.ts';
import { createSqsEngine } from '../../local/engine/sqs/sqs-engine.ts';
import { startDynamoDb } from './dynamodb-server.ts';

export interface StoppedData {
  /** Puts a message in a queue, by the end of its name. */
  send(queue: string, message: unknown): void;
  putMail(key: string, raw: string): void;
  /** Writes an item in a table, by a part of its name; its stream will tell of it. */
  putItem(table: string, item: Readonly<Record<string, unknown>>): Promise<void>;
  /** A client of the tables, for whatever else a person with too many rights may do by hand. */
  readonly client: DynamoDBClient;
  /** The name of a table, by a part of it. */
  tableName(part: string): string;
  /** Replaces a text in every item that holds it, and no stream tells of it. */
  mend(text: string, by: string): number;
}

/** The run must be stopped; `nu` is where its clock stands. */
export async function openStopped(data: string, nu: string, work: (data: StoppedData) => Promise<void>): Promise<void> {
  const file = join(data, 'voordeur.sqlite');
  const clock = { now: () => Date.parse(nu) };
  const db = new DatabaseSync(file);
  const context = { db, clock, accountId: '000000000000', region: 'eu-west-1', endpoint: () => 'http://127.0.0.1:1' };
  const [sqs, s3] = [createSqsEngine(context), createS3Engine(context)];
  const dynamodb = await startDynamoDb({ file, clock });
  const client = new DynamoDBClient({
    endpoint: dynamodb.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const named = (names: readonly string[], part: string): string => {
    const found = names.find((name) => name.toLowerCase().includes(part.toLowerCase()));
    if (found === undefined) throw new Error(`nothing is called ${part}: ${names.join(', ')}`);
    return found;
  };
  try {
    await work({
      send: (queue, message) => {
        const name = sqs.queueNames().find((one) => one.endsWith(`-${queue}`));
        if (name === undefined) throw new Error(`no queue ${queue}`);
        sqs.send(name, JSON.stringify(message));
      },
      putMail: (key, raw) => s3.putObject(named(s3.bucketNames(), 'ruwepost'), key, Buffer.from(raw), 'message/rfc822'),
      client,
      tableName: (part) => named(dynamodb.engine.tableNames(), part),
      putItem: async (table, item) => {
        const TableName = named(dynamodb.engine.tableNames(), table);
        await client.send(new PutItemCommand({ TableName, Item: marshall(item) }));
      },
      mend: (text, by) => {
        const rows = db.prepare('SELECT table_id, pk, sk, item FROM dynamodb_items WHERE instr(item, ?) > 0').all(text);
        for (const { table_id, pk, sk, item } of rows)
          db.prepare('UPDATE dynamodb_items SET item = ? WHERE table_id = ? AND pk = ? AND sk = ?').run(
            String(item).replace(text, by),
            table_id as number,
            pk as Uint8Array,
            sk as Uint8Array,
          );
        return rows.length;
      },
    });
  } finally {
    client.destroy();
    await dynamodb.close();
    db.close();
  }
}
