import { describe, expect, test } from '@jest/globals';
import { readLogboek } from '../../../shared/adapters/telefonie/logboek.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';

const T = 1_795_420_800;
const block = (headers: Record<string, string | number>, encoded = false) =>
  `${Object.entries({
    'Event-Subclass': 'callcenter::info',
    'Event-Name': 'CUSTOM',
    'CC-Queue': 'centrum@default',
    ...headers,
  })
    .map(([name, value]) => `${name}: ${encoded ? encodeURIComponent(String(value)) : value}`)
    .join('\n')}\n\n`;
const member = { 'CC-Member-UUID': 'm-1', 'CC-Member-Session-UUID': 's-1', 'CC-Member-CID-Number': '+31612345678' };
const joined = { ...member, 'CC-Member-Joined-Time': T };
const events = (...blocks: string[]) =>
  readLogboek(blocks.join('')).flatMap(({ vertaling }) =>
    vertaling.soort === 'gebeurtenissen' ? vertaling.gebeurtenissen : [],
  );
const kinds = (...blocks: string[]) => readLogboek(blocks.join('')).map(({ vertaling }) => vertaling.soort);
const waits = (...blocks: string[]) =>
  foldContact(
    { id: 'c', kanaal: 'telefoon', vervolgVan: null },
    events(...blocks) as unknown as ContactGebeurtenis[],
  ).wachten.map(({ begin, einde, wijkteam }) => {
    const end = einde === null ? '?' : `${Date.parse(einde.op) / 1000 - T} ${einde.hoe}`;
    return `${wijkteam} ${Date.parse(begin) / 1000 - T}-${end}`;
  });

const start = block({ 'CC-Action': 'member-queue-start', ...member, 'Event-Date-Timestamp': `${T}512345` });
const bridged = { 'CC-Agent': 'noor@default', 'CC-Agent-Answered-Time': T + 20 };
const answered = block({ 'CC-Action': 'bridge-agent-start', ...joined, ...bridged });
const hungUp = block({ 'CC-Action': 'bridge-agent-end', ...joined, ...bridged, 'CC-Bridge-Terminated-Time': T + 90 });
const done = block({
  'CC-Action': 'member-queue-end',
  ...joined,
  ...bridged,
  'CC-Cause': 'Terminated',
  'CC-Member-Leaving-Time': T + 90,
});
const cancelled = (reason: string, over = {}) =>
  block({
    'CC-Action': 'member-queue-end',
    ...joined,
    'CC-Cause': 'Cancel',
    'CC-Cancel-Reason': reason,
    'CC-Member-Leaving-Time': T + 60,
    ...over,
  });

describe('events of the callcenter module', () => {
  test('begin a wait, of the call of the session, in whole seconds', () => {
    expect(events(start)).toEqual([
      {
        id: 'freeswitch:m-1:in-wachtrij',
        oproepId: 's-1',
        soort: 'in-wachtrij',
        op: '2026-11-23T08:00:00.000Z',
        wijkteam: 'centrum',
        nummer: '+31612345678',
      },
    ]);
  });

  test('say the same plain and encoded, and with Windows line ends', () => {
    const fields = { 'CC-Action': 'bridge-agent-start', ...joined, ...bridged };
    expect(events(block(fields, true))).toEqual(events(block(fields)));
    expect(events(block(fields).replaceAll('\n', '\r\n'))).toEqual(events(block(fields)));
    expect(events(block({ ...fields, 'CC-Agent': '100% noor' }))[1]?.medewerker).toBe('100noor');
  });

  test('of an answered call are one wait, whichever of them are lost', () => {
    expect(waits(start, answered, hungUp, done)).toEqual(['centrum 0-20 beantwoord']);
    for (const kept of [answered, hungUp, done]) expect(waits(kept)).toEqual(['centrum 0-20 beantwoord']);
    expect(events(start, answered)[2]?.medewerker).toBe('noor@default');
  });

  test.each(['TIMEOUT', 'NO_AGENT_TIMEOUT', 'BREAK_OUT', 'NONE', 'EXIT_WITH_KEY'])(
    'of a call that was cancelled by %s are an abandon',
    (reason) => {
      expect(waits(start, cancelled(reason))).toEqual(['centrum 0-60 afgehaakt']);
    },
  );

  test('of a call that timed out and went on to another queue are one wait', () => {
    const next = { ...member, 'CC-Member-UUID': 'm-2', 'CC-Queue': 'noord@default', 'CC-Member-Joined-Time': T + 60 };
    const there = block({
      'CC-Action': 'bridge-agent-start',
      ...next,
      'CC-Agent': 'sam',
      'CC-Agent-Answered-Time': T + 75,
    });
    expect(waits(start, cancelled('TIMEOUT'), there)).toEqual(['centrum 0-75 beantwoord']);
  });

  test('that an agent was rung and not bridged answer nothing', () => {
    const missed = block({
      'CC-Action': 'bridge-agent-end',
      ...joined,
      ...bridged,
      'CC-Agent-Bridged': 'false',
      'CC-Bridge-Terminated-Time': T + 30,
    });
    expect(kinds(missed)).toEqual(['geen-werk']);
  });

  test('without a session are told apart by member', () => {
    expect(
      events(block({ 'CC-Action': 'member-queue-start', 'CC-Member-UUID': 'm-9', 'CC-Member-Joined-Time': T }))[0]
        ?.oproepId,
    ).toBe('m-9');
  });

  test.each(['agent-state-change', 'agent-offering', 'members-count', 'member-queue-resume'])(
    'are no work: %s',
    (action) => {
      expect(kinds(block({ 'CC-Action': action }))).toEqual(['geen-werk']);
    },
  );

  test('of other kinds are no work: replies, heartbeats, channels', () => {
    expect(
      kinds('Content-Length: 600\nContent-Type: text/event-plain\n\n', 'Event-Name: HEARTBEAT\nUp-Time: 1\n\n'),
    ).toEqual(['geen-werk', 'geen-werk']);
  });

  test.each([
    ['an action that we do not know', block({ 'CC-Action': 'beam-up', ...joined })],
    ['no call', block({ 'CC-Action': 'member-queue-start', 'CC-Member-Joined-Time': T })],
    ['no time', block({ 'CC-Action': 'member-queue-start', ...member })],
    ['no cause', block({ 'CC-Action': 'member-queue-end', ...joined, 'CC-Member-Leaving-Time': T })],
    ['no action', block({ ...joined })],
    ['two of them run into each other', start.trimEnd() + '\n' + answered],
  ])('with %s are unreadable', (_name, text) => {
    expect(kinds(text)).toEqual(['onleesbaar']);
  });
});
