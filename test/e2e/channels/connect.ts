/** Events of Amazon Connect as the bus brings them, odd ones included. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { done } from '../../support/actors.ts';
import { countsOf } from '../../support/figures/read-figures.ts';
import { added, type Problem, row, stack, tom, unreadable } from './front-door.ts';

describe('the bus of Amazon Connect', () => {
  const connect = (detail: Record<string, unknown>, more = {}) => ({
    source: 'aws.connect',
    'detail-type': 'Amazon Connect Contact Event',
    time: '2026-11-23T08:45:00Z',
    detail: { channel: 'VOICE', initiationMethod: 'INBOUND', tags: { wijkteam: 'connect' }, ...detail },
    ...more,
  });
  const put = async (body: unknown) => stack.fetchJson<Problem>('/_lokaal/eventbridge', { body });

  test('what it tells of that is no call of a resident is nobody’s work', async () => {
    const leg = (id: string) => ({ contactId: id, initialContactId: id });
    const odd = [
      connect({ eventType: 'QUEUED', ...leg('c'), channel: 'CHAT' }),
      connect({ eventType: 'INITIATED', ...leg('u'), initiationMethod: 'OUTBOUND' }),
      connect({ eventType: 'CONNECTED_TO_AGENT', ...leg('u'), initiationMethod: 'OUTBOUND' }),
      connect({}, { 'detail-type': 'Amazon Connect Agent Event' }),
    ];
    expect(await added(unreadable, () => put(odd))).toEqual([]);
    expect(countsOf(await row({ van: '2026-11-23', kanaal: 'telefoon', wijkteam: 'connect' }))).toEqual({});
  });

  test('what nobody understands is kept whole as visible work, and the call behind it is not held up', async () => {
    const id = randomUUID();
    const leg = { contactId: id, initialContactId: id };
    const work = await added(unreadable, () =>
      put([
        connect({ eventType: 'TELEPORTED', ...leg }),
        connect({ eventType: 'INITIATED', ...leg, initiationTimestamp: '2026-11-23T08:40:00Z' }),
        connect({ eventType: 7, contactId: [] }),
        connect({ eventType: 'QUEUED', ...leg, queueInfo: { enqueueTimestamp: '2026-11-23T08:40:05Z' } }),
        connect({ merk: 'teken' }, { 'detail-type': 'Amazon Connect Iets Heel Nieuws' }),
        connect({
          eventType: 'CONNECTED_TO_AGENT',
          ...leg,
          agentInfo: { agentArn: 'arn:aws:connect:x/agent/tom', connectedToAgentTimestamp: '2026-11-23T08:40:20Z' },
        }),
      ]),
    );
    expect(work.map(({ kanaal }) => kanaal)).toEqual(['telefoon', 'telefoon', 'telefoon']);
    const kept = await Promise.all(
      work.map(async (one) => done(await tom.get(`/v1/onleesbare-berichten/${one.id}`))['inhoud']),
    );
    expect(kept.filter((inhoud) => String(inhoud).includes('"merk":"teken"'))).toHaveLength(1);
    expect(countsOf(await row({ van: '2026-11-23', kanaal: 'telefoon', wijkteam: 'connect' }))).toEqual({
      ontvangen: 1,
      beantwoord: 1,
      binnenNorm: 1,
    });
    const [first] = work;
    done(
      await tom.post(`/v1/onleesbare-berichten/${first?.id}/afhandelingen`, {
        toelichting: 'Nagevraagd bij de leverancier.',
      }),
    );
    expect((await unreadable()).map(({ id: left }) => left)).not.toContain(first?.id);
  });

  test('an array with one that is no event puts none on the bus', async () => {
    const work = await added(unreadable, async () => {
      const answer = await put([connect({ eventType: 'TELEPORTED', contactId: 'x' }), 7, { source: 'x' }]);
      expect([answer.status, answer.body.fouten?.map(({ veld }) => veld)]).toEqual([400, ['[1]', '[2]']]);
    });
    expect(work).toEqual([]);
  });
});
