import { describe, expect, test } from '@jest/globals';
import { translateQueueLogLine } from '../../../shared/adapters/telefonie/queue-log-line.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';
import { telefoonGebeurtenis } from '../../../shared/middleware/telefoon-gebeurtenis.ts';

/** Monday 23 November 2026, 09:00 in the Netherlands. */
const T = 1_795_420_800;
const line = (second: number, ...fields: string[]) => [T + second, '1795420800.17', ...fields].join('|');
const events = (text: string) => {
  const result = translateQueueLogLine(text);
  return result.soort === 'gebeurtenissen' ? result.gebeurtenissen : [];
};
const short = (text: string) => events(text).map(({ soort, op }) => `${soort} ${Date.parse(op) / 1000 - T}`);
const waits = (...lines: string[]) =>
  foldContact(
    { id: 'c', kanaal: 'telefoon', vervolgVan: null },
    lines.flatMap(events) as unknown as ContactGebeurtenis[],
  ).wachten.map(({ begin, einde, wijkteam }) => {
    const end = einde === null ? '?' : `${Date.parse(einde.op) / 1000 - T} ${einde.hoe}`;
    return `${wijkteam} ${Date.parse(begin) / 1000 - T}-${end}`;
  });

describe('a line of the queue log', () => {
  test('that a caller entered begins the wait, with number and wijkteam', () => {
    expect(events(line(0, 'swt-centrum', 'NONE', 'ENTERQUEUE', '', '+31612345678', '1'))).toEqual([
      {
        id: `asterisk:1795420800.17:in-wachtrij:swt-centrum:${T}`,
        oproepId: '1795420800.17',
        soort: 'in-wachtrij',
        op: '2026-11-23T08:00:00.000Z',
        wijkteam: 'swt-centrum',
        nummer: '+31612345678',
      },
    ]);
  });

  test.each(['Receptie', 'q_1', 'a b', 'a--b', ''])(
    'of a queue whose name is no slug names no wijkteam (%s)',
    (queue) => {
      expect(events(line(0, queue, 'NONE', 'ENTERQUEUE', '', '100'))[0]).not.toHaveProperty('wijkteam');
    },
  );

  test.each(['anonymous', 'unknown', ''])('of a hidden number gives no number (%s)', (number) => {
    expect(events(line(0, 'centrum', 'NONE', 'ENTERQUEUE', '', number))[0]).not.toHaveProperty('nummer');
  });

  test.each([
    ['CONNECT', ['CONNECT', '12', 'x', '3'], ['in-wachtrij 88', 'aangenomen 100']],
    ['COMPLETEAGENT', ['COMPLETEAGENT', '12', '60', '1'], ['in-wachtrij 28', 'aangenomen 40', 'beeindigd 100']],
    ['COMPLETECALLER', ['COMPLETECALLER', '12', '60', '1'], ['in-wachtrij 28', 'aangenomen 40', 'opgehangen 100']],
    ['ABANDON', ['ABANDON', '1', '1', '40'], ['in-wachtrij 60', 'opgehangen 100']],
    ['EXITWITHTIMEOUT', ['EXITWITHTIMEOUT', '1', '1', '40'], ['in-wachtrij 60', 'beeindigd 100']],
    ['EXITEMPTY', ['EXITEMPTY', '1', '1', '40'], ['in-wachtrij 60', 'beeindigd 100']],
    ['EXITWITHKEY', ['EXITWITHKEY', '1', '2', '2', '40'], ['in-wachtrij 60', 'beeindigd 100']],
    ['JOINEMPTY', ['JOINEMPTY'], ['beeindigd 100']],
    ['TRANSFER', ['TRANSFER', '200', 'ctx', '12', '60', '1'], ['in-wachtrij 28', 'aangenomen 40', 'doorverbonden 100']],
    [
      'BLINDTRANSFER',
      ['BLINDTRANSFER', '200', 'c', '5', '5', '1'],
      ['in-wachtrij 90', 'aangenomen 95', 'doorverbonden 100'],
    ],
    [
      'ATTENDEDTRANSFER',
      ['ATTENDEDTRANSFER', 'BRIDGE', 'b', '5', '5', '1'],
      ['in-wachtrij 90', 'aangenomen 95', 'doorverbonden 100'],
    ],
    [
      'ATTENDEDTRANSFER',
      ['ATTENDEDTRANSFER', 'LINK', 'a', 'b', '5', '5', '1'],
      ['in-wachtrij 90', 'aangenomen 95', 'doorverbonden 100'],
    ],
  ])('%s tells what happened and, by its durations, what came before', (_name, fields, expected) => {
    expect(short(line(100, 'centrum', 'SIP/8007', ...fields))).toEqual(expected);
  });

  test.each([
    ['SIP/8007', '8007'],
    ['PJSIP/noor-1', 'noor-1'],
    ['Local/100@from-queue/n', '100@from-queue'],
    ['Fatima El Amrani', 'FatimaElAmrani'],
    ['NONE', undefined],
  ])('names who took the call (%s)', (agent, medewerker) => {
    expect(events(line(9, 'centrum', agent, 'CONNECT', '9', 'x'))[1]?.medewerker).toBe(medewerker);
  });

  test.each(['RINGNOANSWER|1000', 'DID|038123', 'ADDMEMBER|', 'PAUSE', 'INFO|x', 'AGENTDUMP'])(
    'is no work: %s',
    (rest) => {
      expect(translateQueueLogLine(line(0, 'centrum', 'SIP/1', ...rest.split('|')))).toEqual({ soort: 'geen-werk' });
    },
  );

  test.each([
    ['an event that we do not know', line(0, 'centrum', 'NONE', 'BEAMEDUP')],
    ['no call', `${T}|NONE|centrum|NONE|ABANDON|1|1|9`],
    ['a local time', '2026-11-23 09:00:00|17.1|centrum|NONE|ABANDON|1|1|9'],
    ['the beginning of all time', '0|17.1|centrum|NONE|ABANDON|1|1|9'],
    ['too few fields', `${T}|17.1|centrum`],
    ['nothing', ''],
  ])('with %s is unreadable, and not quoted', (_name, text) => {
    expect(translateQueueLogLine(text)).toEqual({
      soort: 'onleesbaar',
      reden: expect.stringMatching(/^[A-Z][^|]*\.$/),
    });
  });

  test('gives events that the API would take', () => {
    for (const event of events(line(99, 'x'.repeat(80), `Agent/${'y'.repeat(200)}`, 'COMPLETEAGENT', '1', '2')))
      expect(telefoonGebeurtenis.safeParse(event).success).toBe(true);
  });
});

describe('the log of a call', () => {
  const enter = (second: number, queue: string) => line(second, queue, 'NONE', 'ENTERQUEUE', '', '100');
  const connect = (second: number, queue: string, held: number) =>
    line(second, queue, 'SIP/8', 'CONNECT', `${held}`, 'x');

  test('that was answered is one wait, whichever of its lines are lost', () => {
    const lines = [
      enter(0, 'centrum'),
      connect(12, 'centrum', 12),
      line(72, 'centrum', 'SIP/8', 'COMPLETECALLER', '12', '60'),
    ];
    expect(waits(...lines)).toEqual(['centrum 0-12 beantwoord']);
    for (const kept of lines.slice(1)) expect(waits(kept)).toEqual(['centrum 0-12 beantwoord']);
  });

  test('that overflowed to another queue within the second waits on, and is answered there', () => {
    const overflow = [
      enter(0, 'centrum'),
      line(60, 'centrum', 'NONE', 'EXITWITHTIMEOUT', '1', '1', '60'),
      enter(60, 'noord'),
    ];
    expect(waits(...overflow)).toEqual(['centrum 0-?']);
    expect(waits(...overflow, connect(80, 'noord', 20))).toEqual(['centrum 0-80 beantwoord']);
  });

  test('that came back into the same queue waits on', () => {
    const again = [
      enter(0, 'centrum'),
      line(60, 'centrum', 'NONE', 'EXITWITHTIMEOUT', '1', '1', '60'),
      enter(60, 'centrum'),
    ];
    expect(waits(...again, line(90, 'centrum', 'NONE', 'ABANDON', '1', '1', '30'))).toEqual(['centrum 0-90 afgehaakt']);
  });

  test('that left the queue for nowhere was not reached', () => {
    expect(waits(enter(0, 'centrum'), line(60, 'centrum', 'NONE', 'EXITWITHTIMEOUT', '1', '1', '60'))).toEqual([
      'centrum 0-60 afgehaakt',
    ]);
    expect(waits(enter(0, 'centrum'), line(0, 'centrum', 'NONE', 'EXITEMPTY', '1', '1', '0'))).toEqual([
      'centrum 0-0 afgehaakt',
    ]);
  });
});
