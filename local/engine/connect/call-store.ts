/** The calls that were made, durable: one that rings when the run is killed is over when it comes back. */
import type { Call, EngineContext } from '../contract.ts';

export interface StoredCall extends Call {
  /** The instant at which it has rung long enough. */
  readonly ringsUntilMs: number;
}

export interface CallStore {
  add(call: StoredCall, token: string | undefined): void;
  load(contactId: string): StoredCall | undefined;
  /** The call under this token that is not over, in that instance. */
  underToken(instanceArn: string, token: string): StoredCall | undefined;
  setState(contactId: string, state: Call['state']): void;
  ringing(): readonly StoredCall[];
  notOver(): readonly StoredCall[];
}

export function createCallStore({ db }: Pick<EngineContext, 'db'>): CallStore {
  db.exec(`CREATE TABLE IF NOT EXISTS connect_call (
    contact_id TEXT PRIMARY KEY, instance_arn TEXT NOT NULL, token TEXT, state TEXT NOT NULL, call TEXT NOT NULL
  ) STRICT`);
  const insert = db.prepare(
    'INSERT INTO connect_call (contact_id, instance_arn, token, state, call) VALUES (?, ?, ?, ?, ?)',
  );
  const byId = db.prepare('SELECT call, state FROM connect_call WHERE contact_id = ?');
  const byToken = db.prepare(
    "SELECT call, state FROM connect_call WHERE instance_arn = ? AND token = ? AND state <> 'ended'",
  );
  const update = db.prepare('UPDATE connect_call SET state = ? WHERE contact_id = ?');
  const open = db.prepare("SELECT call, state FROM connect_call WHERE state <> 'ended' ORDER BY rowid");

  const callOf = (row: Record<string, unknown> | undefined): StoredCall | undefined =>
    row && { ...(JSON.parse(String(row['call'])) as StoredCall), state: String(row['state']) as Call['state'] };
  const notOver = (): readonly StoredCall[] => open.all().flatMap((row) => callOf(row) ?? []);

  return {
    add: (call, token) => {
      insert.run(call.contactId, call.instanceArn, token ?? null, call.state, JSON.stringify(call));
    },
    load: (contactId) => callOf(byId.get(contactId)),
    underToken: (instanceArn, token) => callOf(byToken.get(instanceArn, token)),
    setState: (contactId, state) => {
      update.run(state, contactId);
    },
    ringing: () => notOver().filter(({ state }) => state === 'ringing'),
    notOver,
  };
}
