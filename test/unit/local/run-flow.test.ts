import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Flow, leadsTo, readFlow } from '../../../local/engine/connect/flow.ts';
import { FUNCTION_PLACE } from '../../../local/engine/connect/pick-up.ts';
import { runFlow } from '../../../local/engine/connect/run-flow.ts';

const text = readFileSync(join(import.meta.dirname, '../../../lib/connect/oproep-flow.json'), 'utf8');
const flow = readFlow(JSON.parse(text));
const APOLOGY = /^Het lukt nu niet om dit te verwerken\. Kijk in Voordeur wie de zaak heeft/;

/** Picks up and presses these keys; `answers` by the key that the function is asked with (none: `-`). */
async function call(keys: readonly string[], answers: Readonly<Record<string, unknown>>, of: Flow = flow) {
  const left = [...keys];
  const heard: string[] = [];
  const asked: string[] = [];
  await runFlow(of, {
    invoke: async (arn, { toets = '-' }) => {
      expect(arn).toBe(FUNCTION_PLACE);
      asked.push(toets);
      return answers[toets];
    },
    speak: (one) => heard.push(one),
    key: () => left.shift(),
  });
  return { heard, asked };
}
const ASKS = { tekst: 'Zaak. Druk op 1.', vervolg: 'vraag-toets' };
const ANSWERS = {
  '-': ASKS,
  1: { tekst: 'Opgepakt.', vervolg: 'ophangen' },
  2: { tekst: 'Gehoord.', vervolg: 'ophangen' },
};

describe('the flow of a call', () => {
  test('asks, takes 1, says what became of it and hangs up', async () => {
    expect(await call(['1'], ANSWERS)).toEqual({ heard: ['Zaak. Druk op 1.', 'Opgepakt.'], asked: ['-', '1'] });
  });

  test.each(['2', '9', '0', '*', '#'])('takes any other key as heard and nothing more: %s', async (key) => {
    expect(await call([key], ANSWERS)).toEqual({ heard: ['Zaak. Druk op 1.', 'Gehoord.'], asked: ['-', '2'] });
  });

  test('repeats its question once to who presses nothing, and then takes nothing for an answer', async () => {
    expect(await call([], ANSWERS)).toEqual({ heard: ['Zaak. Druk op 1.', 'Zaak. Druk op 1.'], asked: ['-'] });
  });

  test('says what there is to say and hangs up where nothing is asked, whatever is pressed', async () => {
    const settled = { '-': { tekst: 'Bob heeft deze zaak.', vervolg: 'ophangen' } };
    expect(await call(['1'], settled)).toEqual({ heard: ['Bob heeft deze zaak.'], asked: ['-'] });
  });

  test.each([undefined, null, [], 'tekst', { tekst: 1 }, { tekst: { diep: 'x' } }])(
    'apologises when the function fails or gives no map of texts, at first and after a key: %p',
    async (broken) => {
      expect(await call(['1'], { '-': broken })).toEqual({ heard: [expect.stringMatching(APOLOGY)], asked: ['-'] });
      const { heard } = await call(['1'], { '-': ASKS, 1: broken });
      expect(heard).toEqual(['Zaak. Druk op 1.', expect.stringMatching(APOLOGY)]);
    },
  );
});

describe('its file', () => {
  test('is known block by block: each leads somewhere, each can be reached, and all of them end', () => {
    const byName = new Map(flow.Actions.map((one) => [one.Identifier, one]));
    const reached = new Set<string>();
    const visit = (name: string) => {
      const block = byName.get(name);
      expect({ name, there: block !== undefined }).toEqual({ name, there: true });
      if (block === undefined || reached.has(name)) return;
      reached.add(name);
      leadsTo(block).forEach(visit);
    };
    visit(flow.StartAction);
    expect([...reached].toSorted()).toEqual([...byName.keys()].toSorted());
    const ends = (name: string, path: readonly string[]): boolean => {
      const block = byName.get(name);
      if (block?.Type === 'DisconnectParticipant') return true;
      // No block is passed twice: the flow cannot go round.
      return block !== undefined && !path.includes(name) && leadsTo(block).every((to) => ends(to, [...path, name]));
    };
    expect(ends(flow.StartAction, [])).toBe(true);
  });

  test('names a branch for every error that AWS knows of a block', () => {
    const KNOWN: Readonly<Record<string, readonly string[]>> = {
      UpdateContactTextToSpeechVoice: ['NoMatchingError'],
      InvokeLambdaFunction: ['NoMatchingError'],
      Compare: ['NoMatchingCondition'],
      GetParticipantInput: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
      MessageParticipant: ['NoMatchingError'],
      DisconnectParticipant: [],
    };
    for (const one of flow.Actions) {
      const named =
        one.Type === 'DisconnectParticipant' ? [] : one.Transitions.Errors.map(({ ErrorType }) => ErrorType);
      expect({ block: one.Identifier, named: named.toSorted() }).toEqual({
        block: one.Identifier,
        named: KNOWN[one.Type],
      });
    }
  });

  test('shows every block somewhere in the editor, and holds the place of the function as its only name of ours', () => {
    const { ActionMetadata } = flow.Metadata as { ActionMetadata: Record<string, unknown> };
    expect(Object.keys(ActionMetadata).toSorted()).toEqual(flow.Actions.map(({ Identifier }) => Identifier).toSorted());
    expect(text.split(FUNCTION_PLACE)).toHaveLength(4);
    expect(text).not.toMatch(/arn:|\d{12}/);
  });

  test.each([
    [
      'a block that is not known',
      (given: Flow) => ({ ...given, Actions: [{ ...given.Actions[0], Type: 'TransferToFlow' }] }),
    ],
    ['a way to nowhere', (given: Flow) => ({ ...given, Actions: given.Actions.slice(0, -1) })],
    ['a beginning that is not there', (given: Flow) => ({ ...given, StartAction: 'Elders' })],
    ['two blocks of one name', (given: Flow) => ({ ...given, Actions: [...given.Actions, given.Actions[0]] })],
  ])('is refused with %s', (_wat, broken) => {
    expect(() => readFlow(broken(JSON.parse(text) as Flow))).toThrow();
  });

  test('that goes round is ended', async () => {
    const round = {
      ...flow,
      Actions: flow.Actions.map((one) =>
        one.Identifier === 'Zegt het' && one.Type === 'MessageParticipant'
          ? { ...one, Transitions: { ...one.Transitions, NextAction: 'Wie belt' } }
          : one,
      ),
    };
    await expect(call([], { '-': { tekst: 'x', vervolg: 'ophangen' } }, round)).rejects.toThrow('did not end');
  });
});
