/** Figures of files do not depend on how the files were put together. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { replay } from '../../local/replay/replay.ts';

const T = 1_795_420_800;
const second = fc.integer({ min: 0, max: 200_000 });

const queueLog = fc
  .tuple(
    fc.nat(5),
    second,
    fc.integer({ min: 0, max: 90 }),
    fc.constantFrom('CONNECT', 'ABANDON', 'EXITWITHTIMEOUT', 'none'),
    fc.constantFrom('centrum', 'noord', 'Receptie'),
  )
  .map(([call, at, wait, end, queue]) => [
    `${T + at}|1.${call}|${queue}|NONE|ENTERQUEUE||0612345678`,
    ...(end === 'none'
      ? []
      : [`${T + at + wait}|1.${call}|${queue}|SIP/1|${end}|${end === 'CONNECT' ? wait : `1|1|${wait}`}`]),
  ]);
const block = fc
  .tuple(fc.nat(5), second, fc.integer({ min: 0, max: 90 }), fc.constantFrom('TIMEOUT', 'BREAK_OUT'))
  .map(([member, at, wait, reason]) => [
    `\nCC-Action: member-queue-end\nCC-Queue: zuid@x\nCC-Member-UUID: m${member}\nCC-Cause: Cancel\nCC-Cancel-Reason: ${reason}\nCC-Member-Joined-Time: ${T + at}\nCC-Member-Leaving-Time: ${T + at + wait}\n`,
  ]);
const json = fc
  .tuple(
    fc.nat(9),
    fc.nat(3),
    second,
    fc.constantFrom(
      'begonnen',
      'in-wachtrij',
      'aangenomen',
      'opgehangen',
      'beeindigd',
      'doorverbonden',
      'terugbellen-gevraagd',
    ),
  )
  .map(([id, oproep, at, soort]) => [
    JSON.stringify({ id: `e${id}`, oproepId: `o${oproep}`, soort, op: new Date((T + at) * 1000).toISOString() }),
  ]);
const connect = fc.tuple(fc.nat(3), second, second, fc.boolean()).map(([contact, at, wait, answered]) => {
  const iso = (seconds: number) => new Date((T + seconds) * 1000).toISOString();
  const ContactId = `c${contact}`;
  return [
    JSON.stringify({
      ContactId,
      Channel: 'VOICE',
      InitiationMethod: 'INBOUND',
      InitiationTimestamp: iso(at),
      Queue: { EnqueueTimestamp: iso(at) },
      Agent: answered ? { ConnectedToAgentTimestamp: iso(at + wait) } : null,
      DisconnectTimestamp: iso(at + wait),
    }),
    JSON.stringify({
      source: 'aws.connect',
      'detail-type': 'Amazon Connect Contact Event',
      time: iso(at + 1),
      detail: { eventType: 'QUEUED', contactId: ContactId, channel: 'VOICE' },
    }),
  ];
});
const noise = fc
  .string({ maxLength: 40 })
  .filter((text) => !/^[\s[]|\n|^[A-Za-z][\w.-]*:/.test(text))
  .map((text) => [text]);
const input = fc.array(fc.oneof(queueLog, block, json, connect, noise), { maxLength: 25 }).map((parts) => parts.flat());

const figures = async (parts: readonly string[]) => {
  const { rijen, peildatum, contacten, twijfels, onbeoordeelbaar } = await replay(parts.map((part) => `${part}\n`));
  return { rijen, peildatum, contacten, twijfels, onbeoordeelbaar };
};

test('shuffled and doubled input gives the same figures', async () => {
  await fc.assert(
    fc.asyncProperty(
      input.chain((parts) =>
        fc.tuple(fc.constant(parts), fc.shuffledSubarray([...parts, ...parts], { minLength: parts.length * 2 })),
      ),
      async ([parts, shuffled]) => {
        expect(await figures(shuffled)).toEqual(await figures(parts));
      },
    ),
    { numRuns: 200 },
  );
});

test('what was received is what became of it, in every row, and every part of the input is counted once', async () => {
  await fc.assert(
    fc.asyncProperty(input, async (parts) => {
      const { rijen, ...total } = await replay(parts.map((part) => `${part}\n`));
      for (const row of rijen)
        expect(row.ontvangen).toBe(
          row.beantwoord + row.afgehaakt + row.afgehaaktKort + row.terugbelGevraagd + row.wachtend,
        );
      expect(total.aanvaard + total.overgeslagen + total.onleesbaar).toBe(
        parts.filter((part) => part.trim() !== '').length,
      );
    }),
    { numRuns: 200 },
  );
});

test('no input makes it fail', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom('[', ']', '{', '"', '\n', '\\', ',', 'CC-Action: x\n', `${T}|1|q|NONE|CONNECT|`),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 20 }), async (chunks) => {
      expect((await replay(chunks)).rijen).toBeInstanceOf(Array);
    }),
    { numRuns: 500 },
  );
});
