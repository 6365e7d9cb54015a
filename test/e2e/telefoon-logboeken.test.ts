/** Logs of exchanges and records of Amazon Connect, through the doors of the running system, up to figures and work. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

/** Monday 23 November 2026, 09:00 in the Netherlands. */
const T = 1_795_420_800;
const at = (second: number) => new Date((T + second) * 1000).toISOString();
type Row = Readonly<Record<string, unknown>>;

const log = [
  `${T}|17.1|swt-centrum|NONE|ENTERQUEUE||+31612345678|1`,
  `${T + 20}|17.1|swt-centrum|SIP/8007|CONNECT|20|17.2|4`,
  `${T + 90}|17.1|swt-centrum|SIP/8007|COMPLETECALLER|20|70|1`,
  `${T + 30}|17.3|swt-centrum|NONE|ENTERQUEUE||+31612345679|1`,
  `${T + 75}|17.3|swt-centrum|NONE|ABANDON|1|1|45`,
  'dit is geen regel van een logboek',
].join('\n');

jest.setTimeout(60_000);

let stack: LocalStack;
let centrale: Person;
let marieke: Person;
let token: string;

beforeAll(async () => {
  stack = await startLocalStack({ data: 'geheugen', klok: '2026-11-23T09:00:00Z' });
  centrale = await person(stack, 'Centrale', ['koppeling']);
  marieke = await person(stack, 'Marieke', ['teamondersteuner'], ['swt-centrum']);
  token = await stack.token({ naam: 'Centrale', rollen: ['koppeling'] });
}, 90_000);
afterAll(async () => stack?.stop());

const postLog = (body: string) =>
  stack.fetchJson<Row>('/v1/telefoon-logboeken', { token, body, headers: { 'content-type': 'text/plain' } });
async function row(wijkteam: string): Promise<Row | undefined> {
  await stack.rust();
  const query = `van=2026-11-23&totEnMet=2026-11-23&per=dag&kanaal=telefoon&wijkteam=${wijkteam}`;
  return done(await marieke.get<{ rijen: Row[] }>(`/v1/bereikbaarheid?${query}`)).rijen[0];
}

describe('a queue log', () => {
  test('becomes figures once, however often it is taken in, and what could not be read becomes work once', async () => {
    for (let time = 0; time < 2; time += 1)
      expect(await postLog(log)).toMatchObject({
        status: 202,
        body: { aanvaard: 5, overgeslagen: 0, onleesbaar: [{ regel: 6 }], aantalOnleesbaar: 1 },
      });
    expect(await row('swt-centrum')).toMatchObject({
      ontvangen: 2,
      beantwoord: 1,
      afgehaakt: 1,
      binnenNorm: 1,
      buitenNorm: 1,
    });
    const { resultaten } = done(await marieke.get<{ resultaten: Row[] }>('/v1/onleesbare-berichten'));
    expect(resultaten).toHaveLength(1);
    expect(done(await marieke.get(`/v1/onleesbare-berichten/${resultaten[0]?.['id']}`))['inhoud']).toContain(
      'geen regel',
    );
  });

  test('of the largest size is taken in within the time of a call, and a larger one is refused', async () => {
    const lines = Array.from({ length: 12_000 }, (_, n) => `${T}|NONE|swt-centrum|SIP/8${n}|PAUSE|${'x'.repeat(120)}`);
    expect(await postLog(lines.join('\n'))).toMatchObject({ status: 202, body: { overgeslagen: 12_000 } });
    expect((await postLog(`${lines.join('\n')}${'x'.repeat(800_000)}`)).status).toBe(413);
  });

  test('is only for who connects an exchange', async () => {
    expect((await centrale.post('/v1/telefoon-logboeken', {})).status).toBe(415);
    expect((await marieke.post('/v1/telefoon-logboeken', {})).status).toBe(403);
  });

  test('gives the same figures without a server', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'voordeur-replay-'));
    const file = join(folder, 'queue_log');
    writeFileSync(file, log);
    const { stdout, status } = spawnSync(process.execPath, ['local/commands/replay.ts', file, file], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(status).toBe(0);
    const [first, total] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
    expect(first).toEqual({ dag: '2026-11-23', ...(await row('swt-centrum')) });
    expect(total).toMatchObject({ totaal: { aanvaard: 10, onleesbaar: 2, contacten: 2 } });
  });
});

describe('Amazon Connect', () => {
  test('tells a call by events and again by its record, and it counts once', async () => {
    const envelope = (detailType: string, detail: Row) => ({
      version: '0',
      id: `00000000-0000-4000-8000-${String(detailType.length + JSON.stringify(detail).length).padStart(12, '0')}`,
      'detail-type': detailType,
      source: 'aws.connect',
      account: '000000000000',
      time: at(400),
      region: 'eu-west-1',
      resources: [],
      detail,
    });
    const call = { contactId: 'c-1', channel: 'VOICE', initiationMethod: 'INBOUND', tags: { wijkteam: 'zuid' } };
    const queued = { ...call, eventType: 'QUEUED', queueInfo: { enqueueTimestamp: at(5.512) } };
    const record = {
      ContactId: 'c-1',
      Channel: 'VOICE',
      InitiationMethod: 'INBOUND',
      InitiationTimestamp: at(0),
      Queue: { Name: 'zuid', EnqueueTimestamp: at(5), DequeueTimestamp: at(15) },
      Agent: { ConnectedToAgentTimestamp: at(15) },
      DisconnectTimestamp: at(300),
      DisconnectReason: 'AGENT_DISCONNECT',
      Tags: { wijkteam: 'zuid' },
    };
    const body = [
      envelope('Amazon Connect Contact Record', record),
      envelope('Amazon Connect Contact Event', queued),
      envelope('Amazon Connect Contact Record', { ...record, LastUpdateTimestamp: at(600) }),
      envelope('Amazon Connect Contact Record', { ...record, ContactId: 'c-9', InitiationMethod: 'OUTBOUND' }),
    ];
    expect((await stack.fetchJson('/_lokaal/eventbridge', { body })).status).toBeLessThan(300);
    expect(await row('zuid')).toMatchObject({ ontvangen: 1, beantwoord: 1, wachttijd: { max: 10 } });
    expect(await row('algemeen')).toMatchObject({ ontvangen: 0 });
  });
});
