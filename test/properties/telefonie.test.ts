/**
 * Whatever a telephone exchange does with its reports of a call (shuffles, doubles, loses, cuts off), the call stays one
 * contact with at most one wait; and however the figures get to know of it, they are the same.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { translateConnect } from '../../shared/adapters/telefonie/connect.ts';
import { readLogboek } from '../../shared/adapters/telefonie/logboek.ts';
import type { TelefoonGebeurtenis } from '../../shared/application/messages.ts';
import { makeProjectBereikbaarheid } from '../../shared/application/project-bereikbaarheid.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { isLeeg } from '../../shared/domain/bereikbaarheid/cellen.ts';
import { type Instant, instantOf } from '../../shared/domain/tijd/instant.ts';
import { makeWorld } from '../support/memory-world.ts';

const T = 1_795_420_800;
const iso = (ms: number) => new Date(T * 1000 + ms).toISOString();
const seconds = fc.integer({ min: 0, max: 70 });

/** Every report of a call, as the reports would come: the events of each are inseparable. */
type Reports = readonly (readonly TelefoonGebeurtenis[])[];
const ofLog = (tekst: string): Reports =>
  readLogboek(tekst).map(({ vertaling }) => {
    if (vertaling.soort !== 'gebeurtenissen') throw new Error('every report of these calls is readable');
    return vertaling.gebeurtenissen;
  });
const ofConnect = (value: unknown): readonly TelefoonGebeurtenis[] => {
  const vertaling = translateConnect(value);
  return vertaling.soort === 'gebeurtenissen' ? vertaling.gebeurtenissen : [];
};

const asterisk = fc
  .tuple(
    seconds,
    seconds,
    seconds,
    seconds,
    fc.constantFrom('COMPLETEAGENT', 'COMPLETECALLER', 'BLINDTRANSFER', 'ABANDON', 'EXITWITHTIMEOUT'),
    fc.boolean(),
  )
  .map(([start, first, wait, talk, end, overflow]): Reports => {
    const line = (at: number, ...rest: (string | number)[]) => [T + at, '17.1', ...rest].join('|');
    const lines = [line(start, 'centrum', 'NONE', 'ENTERQUEUE', '', '0612345678')];
    const [queue, entered] = overflow ? ['noord', start + first] : ['centrum', start];
    if (overflow)
      lines.push(
        line(entered, 'centrum', 'NONE', 'EXITWITHTIMEOUT', 1, 1, first),
        line(entered, 'noord', 'NONE', 'ENTERQUEUE', '', ''),
      );
    const left = entered + wait;
    if (end === 'ABANDON' || end === 'EXITWITHTIMEOUT') lines.push(line(left, queue, 'NONE', end, 1, 1, wait));
    else {
      const transferred = end === 'BLINDTRANSFER' ? [100, 'ctx'] : [];
      lines.push(
        line(left, queue, 'SIP/8', 'CONNECT', wait, 'x'),
        line(left + talk, queue, 'SIP/8', end, ...transferred, wait, talk, 1),
      );
    }
    return ofLog(lines.join('\n'));
  });

const freeswitch = fc
  .tuple(seconds, seconds, seconds, fc.boolean(), fc.constantFrom('TIMEOUT', 'BREAK_OUT', 'NO_AGENT_TIMEOUT'))
  .map(([start, wait, talk, answered, reason]): Reports => {
    const block = (action: string, fields: Record<string, string | number>) =>
      Object.entries({
        'CC-Action': action,
        'CC-Queue': 'centrum@x',
        'CC-Member-UUID': 'm',
        'CC-Member-Joined-Time': T + start,
        ...fields,
      })
        .map(([name, value]) => `${name}: ${value}\n`)
        .join('');
    const agent = { 'CC-Agent': 'noor', 'CC-Agent-Answered-Time': T + start + wait };
    const end = T + start + wait + talk;
    const rest = answered
      ? [
          block('bridge-agent-start', agent),
          block('bridge-agent-end', { ...agent, 'CC-Bridge-Terminated-Time': end }),
          block('member-queue-end', { ...agent, 'CC-Cause': 'Terminated', 'CC-Member-Leaving-Time': end }),
        ]
      : [
          block('member-queue-end', {
            'CC-Cause': 'Cancel',
            'CC-Cancel-Reason': reason,
            'CC-Member-Leaving-Time': end,
          }),
        ];
    return ofLog([block('member-queue-start', {}), ...rest].join('\n'));
  });

const ms = fc.integer({ min: 0, max: 70_000 });
/** Records tell in whole seconds, cut or rounded, what events tell in milliseconds. */
const connect = fc
  .tuple(ms, ms, ms, fc.boolean(), fc.boolean(), fc.boolean())
  .map(([start, wait, talk, answered, moved, rounds]): Reports => {
    const whole = (value: number) => iso((rounds ? Math.round(value / 1000) : Math.floor(value / 1000)) * 1000);
    const leg = (id: string, method: string, from: number, to: number, taken: number | null, goesOn: boolean) => {
      const initialContactId = id === 'c-1' ? null : 'c-1';
      const common = { contactId: id, initialContactId, channel: 'VOICE', initiationMethod: method };
      const event = (eventType: string, more: object) =>
        ofConnect({
          source: 'aws.connect',
          'detail-type': 'Amazon Connect Contact Event',
          time: iso(to),
          detail: { ...common, eventType, ...more },
        });
      return [
        event('INITIATED', { initiationTimestamp: iso(from) }),
        event('QUEUED', { queueInfo: { enqueueTimestamp: iso(from) } }),
        ...(taken === null
          ? []
          : [
              event('CONNECTED_TO_AGENT', {
                agentInfo: { agentArn: 'x/agent/a', connectedToAgentTimestamp: iso(taken) },
              }),
            ]),
        ...(goesOn
          ? []
          : [event('DISCONNECTED', { disconnectTimestamp: iso(to), disconnectReason: 'CUSTOMER_DISCONNECT' })]),
        ofConnect({
          ContactId: id,
          InitialContactId: initialContactId,
          NextContactId: goesOn ? 'c-2' : null,
          Channel: 'VOICE',
          InitiationMethod: method,
          InitiationTimestamp: whole(from),
          Queue: { Name: 'centrum', EnqueueTimestamp: whole(from) },
          Agent: taken === null ? null : { ARN: 'x/agent/a', ConnectedToAgentTimestamp: whole(taken) },
          DisconnectTimestamp: whole(to),
          DisconnectReason: 'CUSTOMER_DISCONNECT',
        }),
      ].filter((report) => report.length > 0);
    };
    const answer = start + wait;
    const end = answer + talk;
    const first = leg('c-1', 'INBOUND', start, end, answered ? answer : null, moved);
    return moved
      ? [...first, ...leg('c-2', answered ? 'TRANSFER' : 'QUEUE_TRANSFER', end, end + wait + talk, end + wait, false)]
      : first;
  });

const calls = fc.oneof(asterisk, freeswitch, connect);

/** What the running system makes of reports that come one by one: the contacts, and the figures as they follow along. */
async function recorded(reports: Reports) {
  const world = makeWorld();
  const record = makeRecordTelefoonGebeurtenissen(world);
  const project = makeProjectBereikbaarheid(world);
  let seen = 0;
  for (const gebeurtenissen of reports) {
    expect((await record([{ bron: 'b', gebeurtenissen }])).mislukt).toEqual([]);
    const changes = world.zaken.changes().slice(seen);
    seen += changes.length;
    const contacts = changes.flatMap((change, index) =>
      change.soort === 'contact' ? [{ ...change, volgnummer: `${index}` }] : [],
    );
    expect((await project(contacts as never)).mislukt).toEqual([]);
  }
  const from = instantOf((T - 86_400) * 1000) as Instant;
  const to = instantOf((T + 86_400) * 1000) as Instant;
  const teams = ['centrum', 'noord', 'algemeen'];
  const cells = await Promise.all(teams.map((team) => world.cijfers.readCells('telefoon', team, from, to)));
  return { contacten: world.zaken.contacten(), cellen: cells.flat().filter(({ cel }) => !isLeeg(cel)) };
}

test('any order and any repetition of the reports of a call give the same contact and the same figure', async () => {
  await fc.assert(
    fc.asyncProperty(
      calls.chain((reports) =>
        fc.tuple(
          fc.constant(reports),
          fc.shuffledSubarray([...reports, ...reports], { minLength: reports.length * 2 }),
        ),
      ),
      async ([reports, shuffled]) => {
        const straight = await recorded(reports);
        expect(straight.contacten).toHaveLength(1);
        expect(await recorded(shuffled)).toEqual(straight);
      },
    ),
    { numRuns: 150 },
  );
});

test('a call that is told whole contradicts itself nowhere, and its one wait has ended', async () => {
  await fc.assert(
    fc.asyncProperty(calls, async (reports) => {
      const [contact] = (await recorded(reports)).contacten;
      expect(contact?.twijfels).toEqual([]);
      expect(contact?.wachten).toHaveLength(1);
      expect(contact?.wachten[0]?.einde).not.toBeNull();
    }),
    { numRuns: 150 },
  );
});

test('wherever the reports of a call are cut off, it is one contact that counts at most once', async () => {
  await fc.assert(
    fc.asyncProperty(calls, fc.nat(9), fc.nat(9), async (reports, from, length) => {
      const kept = reports.slice(from % reports.length).slice(0, 1 + (length % reports.length));
      const { contacten, cellen } = await recorded(kept);
      expect(contacten).toHaveLength(1);
      expect(contacten[0]?.wachten.length).toBeLessThanOrEqual(1);
      const counts = cellen.map(({ cel: { tellers } }) =>
        [
          tellers.beantwoord,
          tellers.afgehaakt,
          tellers.afgehaaktKort,
          tellers.terugbelGevraagd,
          tellers.opgehangenInMenu,
        ].reduce<number>((sum, n) => sum + (n ?? 0), 0),
      );
      expect(counts.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(1);
      for (const { begin, einde } of contacten[0]?.wachten ?? []) if (einde) expect(einde.op >= begin).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('the answer and the end of a call of an exchange tell its wait also when all before them was lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(asterisk, freeswitch), async (reports) => {
      const wait = async (told: Reports) => (await recorded(told)).contacten[0]?.wachten[0]?.einde?.hoe;
      if ((await wait(reports)) === 'beantwoord') expect(await wait(reports.slice(-1))).toBe('beantwoord');
    }),
    { numRuns: 100 },
  );
});

test('no log makes reading it fail, and every line of it is in exactly one part', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '',
      'CC-Action: member-queue-end',
      'CC-Cause: Cancel',
      'Event-Name: CUSTOM',
      'CC-Member-UUID: m',
      `${T}|17.1|q|NONE|ABANDON|1|1|x`,
    ),
    fc
      .array(fc.oneof(fc.string(), fc.constantFrom(String(T), '17.1', 'CONNECT', 'COMPLETEAGENT', '-5', '1e9')), {
        maxLength: 9,
      })
      .map((fields) => fields.join('|')),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (lines) => {
      const delen = readLogboek(lines.join('\n'));
      const told = lines
        .join('\n')
        .split('\n')
        .map((line) => line.replace(/\r$/, ''))
        .filter((line) => line.trim() !== '');
      expect(delen.flatMap(({ tekst }) => tekst.split('\n')).toSorted()).toEqual(told.toSorted());
    }),
    { numRuns: 1000 },
  );
});
