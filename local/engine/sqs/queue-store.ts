import type { EngineContext } from '../contract.ts';
import {
  allowsRedriveFrom,
  defaultAttributes,
  mergeAttributes,
  parseRedrivePolicy,
  type QueueAttributes,
  type QueueSettings,
  settingsOf,
} from './queue-attributes.ts';
import { sqsFaults } from './sqs-fault.ts';

export interface Queue {
  readonly name: string;
  readonly attributes: QueueAttributes;
  readonly settings: QueueSettings;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export interface QueueStore {
  arnOf(name: string): string;
  urlOf(name: string): string;
  /** Name of the queue an ARN of this account and region points at; undefined for any other ARN. */
  nameOfArn(arn: string): string | undefined;
  find(name: string): Queue | undefined;
  /** Throws QueueDoesNotExist. */
  get(name: string): Queue;
  names(): readonly string[];
  /** Makes the queue, or accepts that it exists with the same values. `attributes` are checked ones. */
  create(name: string, attributes: QueueAttributes): void;
  change(name: string, attributes: QueueAttributes): void;
  remove(name: string): void;
  /** Names of the queues whose redrive policy points at this one. */
  sourcesOf(name: string): readonly string[];
}

interface QueueRow {
  readonly name: string;
  readonly attributes: string;
  readonly created_at: number;
  readonly modified_at: number;
}

const namePattern = /^[A-Za-z0-9_-]{1,80}$/;

/** The queues themselves, apart from what is in them. */
export const createQueueStore = (context: EngineContext): QueueStore => {
  const { db } = context;
  db.exec(`CREATE TABLE IF NOT EXISTS sqs_queue (
    name TEXT PRIMARY KEY, attributes TEXT NOT NULL, created_at INTEGER NOT NULL, modified_at INTEGER NOT NULL
  ) STRICT`);
  const selectOne = db.prepare('SELECT * FROM sqs_queue WHERE name = ?');
  const selectNames = db.prepare('SELECT name FROM sqs_queue ORDER BY name');
  const insert = db.prepare('INSERT INTO sqs_queue (name, attributes, created_at, modified_at) VALUES (?, ?, ?, ?)');
  const update = db.prepare('UPDATE sqs_queue SET attributes = ?, modified_at = ? WHERE name = ?');
  const remove = db.prepare('DELETE FROM sqs_queue WHERE name = ?');

  const arnPrefix = `arn:aws:sqs:${context.region}:${context.accountId}:`;
  const arnOf = (name: string) => `${arnPrefix}${name}`;
  const nameOfArn = (arn: string) => (arn.startsWith(arnPrefix) ? arn.slice(arnPrefix.length) : undefined);

  const find = (name: string): Queue | undefined => {
    const row = selectOne.get(name) as unknown as QueueRow | undefined;
    if (row === undefined) return undefined;
    const attributes = JSON.parse(row.attributes) as QueueAttributes;
    return {
      name,
      attributes,
      settings: settingsOf(attributes),
      createdAt: row.created_at,
      modifiedAt: row.modified_at,
    };
  };
  const get = (name: string): Queue => {
    const queue = find(name);
    if (queue === undefined) throw sqsFaults.queueDoesNotExist();
    return queue;
  };
  const names = () => selectNames.all().map((row) => String(row['name']));

  const checkRedrive = (name: string, attributes: QueueAttributes): void => {
    const text = attributes['RedrivePolicy'];
    if (text === undefined || text === '') return;
    const target = nameOfArn(parseRedrivePolicy(text).deadLetterTargetArn);
    const deadLetter = target === undefined ? undefined : find(target);
    const invalid = (reason: string) =>
      sqsFaults.invalidParameter(`Value ${text} for parameter RedrivePolicy is invalid. Reason: ${reason}`);
    if (deadLetter === undefined) throw invalid('Dead letter target does not exist.');
    if (!allowsRedriveFrom(deadLetter.attributes['RedriveAllowPolicy'], arnOf(name))) {
      throw invalid('The dead letter target does not allow this source queue (RedriveAllowPolicy).');
    }
  };

  return {
    arnOf,
    nameOfArn,
    urlOf: (name) => `${context.endpoint()}/${context.accountId}/${name}`,
    find,
    get,
    names,
    create: (name, attributes) => {
      if (name.endsWith('.fifo')) throw sqsFaults.unsupported('FIFO queues (name ends in .fifo)');
      if (!namePattern.test(name)) {
        throw sqsFaults.invalidParameter(
          'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
        );
      }
      const existing = find(name);
      if (existing !== undefined) {
        for (const [attribute, value] of Object.entries(attributes)) {
          if ((existing.attributes[attribute] ?? '') !== value) throw sqsFaults.queueNameExists(attribute);
        }
        return;
      }
      checkRedrive(name, attributes);
      const now = context.clock.now();
      insert.run(name, JSON.stringify(mergeAttributes(defaultAttributes, attributes)), now, now);
    },
    change: (name, attributes) => {
      const queue = get(name);
      checkRedrive(name, attributes);
      update.run(JSON.stringify(mergeAttributes(queue.attributes, attributes)), context.clock.now(), name);
    },
    remove: (name) => {
      remove.run(name);
    },
    sourcesOf: (name) => {
      const arn = arnOf(name);
      return names().filter((source) => find(source)?.settings.redrive?.deadLetterTargetArn === arn);
    },
  };
};
