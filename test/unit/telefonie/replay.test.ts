import { describe, expect, test } from '@jest/globals';
import { replay } from '../../../local/replay/replay.ts';
import { LONGEST_PART } from '../../../local/replay/split-input.ts';

/** Monday 23 November 2026, 09:00 in the Netherlands. */
const T = 1_795_420_800;
const op = (second: number) => new Date((T + second) * 1000).toISOString();
const counts = ({ aanvaard, overgeslagen, onleesbaar }: Awaited<ReturnType<typeof replay>>) => [
  aanvaard,
  overgeslagen,
  onleesbaar,
];
const tellers = async (...chunks: string[]) =>
  (await replay(chunks)).rijen.map(
    ({ kanaal, wijkteam, dag, ontvangen, beantwoord, afgehaakt, binnenNorm, buitenNorm, wachtend }) => ({
      rij: `${kanaal} ${wijkteam} ${dag}`,
      tellers: [ontvangen, beantwoord, afgehaakt, binnenNorm, buitenNorm, wachtend],
    }),
  );

const log = [
  `${T}|1.1|centrum|NONE|ENTERQUEUE||0612345678`,
  `${T + 30}|1.1|centrum|SIP/8|CONNECT|30|x`,
  `${T}|1.2|centrum|NONE|ENTERQUEUE||`,
  `${T + 31}|1.2|centrum|SIP/8|CONNECT|31|x`,
  `${T + 86_400}|1.3|centrum|NONE|ENTERQUEUE||`,
  `${T + 86_440}|1.3|centrum|NONE|ABANDON|1|1|40`,
  `${T + 86_500}|1.4|centrum|NONE|ENTERQUEUE||`,
].join('\n');
const events = [
  { id: 'a', oproepId: 'o', soort: 'in-wachtrij', op: op(0), wijkteam: 'noord' },
  { id: 'b', oproepId: 'o', soort: 'aangenomen', op: op(10) },
];

describe('a replay', () => {
  test('counts a queue log per wijkteam and day, by the default hours and norms', async () => {
    expect(await tellers(log)).toEqual([
      { rij: 'telefoon centrum 2026-11-23', tellers: [2, 2, 0, 1, 1, 0] },
      { rij: 'telefoon centrum 2026-11-24', tellers: [2, 0, 1, 0, 1, 1] },
    ]);
  });

  test('gives whole rows: every count, the times and the norm', async () => {
    const { rijen, peildatum, contacten, twijfels } = await replay([log]);
    expect(rijen[0]).toMatchObject({
      afgehaaktKort: 0,
      terugbelGevraagd: 0,
      opgehangenInMenu: 0,
      buitenOpeningstijd: 0,
      nogNietBekend: 0,
      serviceniveau: 0.5,
      wachttijd: { gemiddelde: 30.5 },
      norm: { seconden: 30 },
    });
    expect([peildatum, contacten, twijfels]).toEqual([op(86_500), 4, 0]);
  });

  test.each([
    ['lines', events.map((event) => JSON.stringify(event)).join('\n')],
    ['one array', JSON.stringify(events)],
    ['an array over many lines', JSON.stringify(events, null, 2)],
    ['a message of the queue', JSON.stringify({ gebeurtenissen: events })],
  ])('understands events as JSON: %s', async (_name, text) => {
    expect(await tellers(text)).toEqual([{ rij: 'telefoon noord 2026-11-23', tellers: [1, 1, 0, 1, 0, 0] }]);
  });

  test('understands events and records of Amazon Connect, logs of FreeSWITCH, arrivals and contacts, all together', async () => {
    const record = {
      ContactId: 'c-1',
      Channel: 'VOICE',
      InitiationMethod: 'INBOUND',
      InitiationTimestamp: op(0),
      Queue: { Name: 'zuid', EnqueueTimestamp: op(5) },
      Agent: { ConnectedToAgentTimestamp: op(9) },
      DisconnectTimestamp: op(60),
    };
    const input = [
      JSON.stringify({ source: 'aws.connect', 'detail-type': 'x', detail: record }),
      JSON.stringify(record),
      `CC-Action: member-queue-end\nCC-Queue: oost@x\nCC-Member-UUID: m\nCC-Cause: Cancel\nCC-Member-Joined-Time: ${T}\nCC-Member-Leaving-Time: ${T + 9}\n`,
      JSON.stringify({ id: 'bezoek-1', locatie: 'plein', op: op(0) }),
      JSON.stringify({
        contact: 'm-1',
        kanaal: 'mail',
        id: 'x',
        soort: 'bericht-ontvangen',
        op: op(0),
        wijkteam: 'zuid',
      }),
      JSON.stringify({
        contact: 'm-1',
        kanaal: 'mail',
        id: 'y',
        soort: 'antwoord-verzonden',
        op: op(600),
        antwoord: 'a',
      }),
    ].join('\n');
    expect(await tellers(input)).toEqual([
      { rij: 'inloop plein 2026-11-23', tellers: [1, 0, 0, 0, 0, 1] },
      { rij: 'mail zuid 2026-11-23', tellers: [1, 1, 0, 1, 0, 0] },
      { rij: 'telefoon oost 2026-11-23', tellers: [1, 0, 1, 0, 1, 0] },
      { rij: 'telefoon zuid 2026-11-23', tellers: [1, 1, 0, 1, 0, 0] },
    ]);
  });

  test('reads the same whatever pieces the input comes in', async () => {
    for (const text of [log, JSON.stringify(events, null, 1)])
      expect(await replay([...text])).toEqual(await replay([text]));
  });

  test.each([
    ['noise', 'ruis', [0, 0, 1]],
    ['cut JSON', '{"id":"a","oproepId":', [0, 0, 1]],
    ['JSON that tells nothing', '{}\n7\nnull\n"x"', [0, 0, 4]],
    ['an event with a fault', JSON.stringify({ ...events[0], op: 'gisteren' }), [0, 0, 1]],
    ['an event of the last century', JSON.stringify({ ...events[0], op: '1970-01-01T00:00:00Z' }), [0, 0, 1]],
    ['an array that never ends', '[{"id":1},{"id":', [0, 0, 2]],
    ['an array with a bad element', `[{"id":1},${JSON.stringify(events[0])},oeps]`, [1, 0, 2]],
    ['a line without end', 'x'.repeat(LONGEST_PART + 10), [0, 0, 1]],
    ['an element without end', `[${'{'.repeat(LONGEST_PART + 10)}`, [0, 0, 1]],
    ['nothing', '', [0, 0, 0]],
  ])('counts what it cannot read: %s', async (_name, text, expected) => {
    expect(counts(await replay([text]))).toEqual(expected);
  });

  test('of brackets all the way down counts one line', async () => {
    expect(counts(await replay([`${'{"a":'.repeat(50_000)}\n`, log]))).toEqual([7, 0, 1]);
  });
});
