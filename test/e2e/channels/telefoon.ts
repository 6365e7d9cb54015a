/** What can happen to a call, and what each counts for. */
import { describe, expect, test } from '@jest/globals';
import { done } from '../../support/actors.ts';
import { addressOf, type Counts, countsOf, type Figures } from '../../support/figures/read-figures.ts';
import { centrale, figures, found, row, stack } from './front-door.ts';

describe('telefoon', () => {
  /** Friday 20 November 2026; open from 08:00 to 16:00 UTC. */
  const DAY = '2026-11-20';
  const tell = async (...events: unknown[]) => done(await centrale.post('/v1/telefoon-gebeurtenissen', events));
  const event = (oproepId: string, soort: string, op: string, more = {}) => ({
    id: `${oproepId}:${soort}:${op}`,
    oproepId,
    soort,
    op: op.includes('T') ? op : `${DAY}T${op}Z`,
    ...more,
  });
  const of = (wijkteam: string, van = DAY) => row({ van, kanaal: 'telefoon', wijkteam });

  type Told = readonly [soort: string, op: string];
  const QUEUED: Told = ['in-wachtrij', '09:00:00'];
  const RULES: readonly (readonly [string, readonly Told[], Counts])[] = [
    ['answered-at-the-norm', [QUEUED, ['aangenomen', '09:00:30']], { ontvangen: 1, beantwoord: 1, binnenNorm: 1 }],
    [
      'answered-past-the-norm',
      [QUEUED, ['aangenomen', '09:00:30.001']],
      { ontvangen: 1, beantwoord: 1, buitenNorm: 1 },
    ],
    ['abandoned-at-five-seconds', [QUEUED, ['opgehangen', '09:00:05']], { ontvangen: 1, afgehaaktKort: 1 }],
    [
      'abandoned-past-five-seconds',
      [QUEUED, ['opgehangen', '09:00:05.001']],
      { ontvangen: 1, afgehaakt: 1, buitenNorm: 1 },
    ],
    [
      'voicemail',
      [QUEUED, ['voicemail', '09:01:00'], ['beeindigd', '09:02:00']],
      { ontvangen: 1, afgehaakt: 1, buitenNorm: 1 },
    ],
    [
      'call-back',
      [QUEUED, ['terugbellen-gevraagd', '09:00:10'], ['opgehangen', '09:00:11']],
      { ontvangen: 1, terugbelGevraagd: 1, buitenNorm: 1 },
    ],
    [
      'hung-up-in-menu',
      [
        ['begonnen', '09:00:00'],
        ['opgehangen', '09:00:20'],
      ],
      { opgehangenInMenu: 1 },
    ],
    [
      'told-it-is-closed',
      [
        ['begonnen', '17:00:00'],
        ['beeindigd', '17:00:20'],
      ],
      { ontvangen: 1, afgehaaktKort: 1, buitenOpeningstijd: 1 },
    ],
    [
      'the-closing-minute-is-closed',
      [
        ['in-wachtrij', '16:00:00'],
        ['aangenomen', '16:00:10'],
      ],
      { ontvangen: 1, beantwoord: 1, buitenOpeningstijd: 1 },
    ],
    [
      'just-before-closing',
      [
        ['in-wachtrij', '15:59:59.999'],
        ['aangenomen', '16:00:10'],
      ],
      { ontvangen: 1, beantwoord: 1, binnenNorm: 1 },
    ],
    [
      'answered-before-it-was-queued',
      [
        ['in-wachtrij', '09:00:10'],
        ['aangenomen', '09:00:00'],
        ['beeindigd', '09:05:00'],
      ],
      { ontvangen: 1, afgehaakt: 1, buitenNorm: 1 },
    ],
    [
      'never-queued-but-answered',
      [
        ['begonnen', '09:00:00'],
        ['aangenomen', '09:00:12'],
      ],
      { ontvangen: 1, beantwoord: 1, binnenNorm: 1 },
    ],
    ['still-waiting', [QUEUED], { ontvangen: 1, wachtend: 1, buitenNorm: 1 }],
    [
      'last-first-and-all-twice',
      [
        ['beeindigd', '09:05:00'],
        ['aangenomen', '09:00:20'],
        QUEUED,
        ['begonnen', '08:59:50'],
        QUEUED,
        ['aangenomen', '09:00:20'],
      ],
      { ontvangen: 1, beantwoord: 1, binnenNorm: 1 },
    ],
  ];

  test('every way in which a call can go, in one array and in any order', async () => {
    const events = RULES.flatMap(([wijkteam, told]) =>
      told.map(([soort, op]) => event(wijkteam, soort, op, { wijkteam })),
    );
    await tell(...events.toReversed(), ...events);
    for (const [wijkteam, , counts] of RULES)
      expect({ wijkteam, ...countsOf(await of(wijkteam)) }).toEqual({ wijkteam, ...counts });
    expect((await of('last-first-and-all-twice')).wachttijd.gemiddelde).toBe(20);
    // Outside opening hours: no elapsed wait, no judgement, and no open time either.
    expect(await of('the-closing-minute-is-closed')).toMatchObject({
      serviceniveau: null,
      wachttijd: { gemiddelde: null },
      opentijd: { gemiddelde: 0 },
    });
    expect((await of('just-before-closing')).opentijd.gemiddelde).toBe(0.001);
  });

  test('what contradicts itself is listed as doubtful', async () => {
    const [doubtful] = (await found({ kanaal: 'telefoon', van: DAY, totEnMet: DAY })).filter(
      ({ twijfels }) => twijfels.length > 0,
    );
    expect(doubtful).toMatchObject({
      wijkteam: 'answered-before-it-was-queued',
      twijfels: [{ code: 'aangenomen-voor-wachtrij' }],
    });
  });

  test('a transfer is one wait, of the first queue: what comes after the first answer is not counted again', async () => {
    await tell(
      event('door', 'in-wachtrij', '09:00:00', { wijkteam: 'first' }),
      event('door', 'aangenomen', '09:00:10'),
      event('door', 'doorverbonden', '09:01:00', { doel: 'second' }),
      event('door', 'in-wachtrij', '09:01:01', { wijkteam: 'second' }),
      event('door', 'aangenomen', '09:04:00'),
    );
    expect([countsOf(await of('first')), (await of('first')).wachttijd.max]).toEqual([
      { ontvangen: 1, beantwoord: 1, binnenNorm: 1 },
      10,
    ]);
    expect(countsOf(await of('second'))).toEqual({});
  });

  test('a call without wijkteam is of everybody: algemeen; one event needs no array', async () => {
    done(
      await centrale.post(
        '/v1/telefoon-gebeurtenissen',
        event('niemand', 'in-wachtrij', '10:00:00+01:00'.replace(/^/, `${DAY}T`)),
      ),
    );
    expect(countsOf(await of('algemeen'))).toMatchObject({ wachtend: 1 });
  });

  test('an event that comes a day late corrects the figure, once', async () => {
    await tell(event('laat', 'in-wachtrij', '09:00:00', { wijkteam: 'late' }), event('laat', 'opgehangen', '09:05:00'));
    expect(countsOf(await of('late'))).toEqual({ ontvangen: 1, afgehaakt: 1, buitenNorm: 1 });
    for (let again = 0; again < 2; again += 1) await tell(event('laat', 'aangenomen', '09:00:20'));
    expect(countsOf(await of('late'))).toEqual({ ontvangen: 1, beantwoord: 1, binnenNorm: 1 });
    // An earlier queue turns up: the wait moves to that hour and wijkteam, and leaves nothing behind.
    await tell(event('laat', 'in-wachtrij', '08:59:55', { wijkteam: 'earlier' }));
    expect([countsOf(await of('late')), countsOf(await of('earlier'))]).toEqual([
      {},
      { ontvangen: 1, beantwoord: 1, binnenNorm: 1 },
    ]);
  });

  test('the hour that comes twice in October is two rows, and the hour that March skips is none', async () => {
    await tell(
      ...[
        '2026-10-25T00:30:00Z',
        '2026-10-25T02:30:00+01:00',
        '2026-10-25T01:45:00Z',
        '2026-03-29T00:59:59Z',
        '2026-03-29T01:00:00Z',
      ].map((op) => event(`nacht-${op}`, 'in-wachtrij', op, { wijkteam: 'night' })),
    );
    const hours = async (van: string) => figures({ van, per: 'uur', kanaal: 'telefoon', wijkteam: 'night' });
    const october = await hours('2026-10-25');
    expect(october).toHaveLength(25);
    expect(october.filter(({ ontvangen }) => ontvangen > 0).map(({ van, ontvangen }) => [van, ontvangen])).toEqual([
      ['2026-10-25T00:00:00.000Z', 1],
      ['2026-10-25T01:00:00.000Z', 2],
    ]);
    const march = await hours('2026-03-29');
    expect(march).toHaveLength(23);
    expect(march.filter(({ ontvangen }) => ontvangen > 0).map(({ van }) => van)).toEqual([
      '2026-03-29T00:00:00.000Z',
      '2026-03-29T01:00:00.000Z',
    ]);
  });

  test('a day begins at midnight in Amsterdam, not in UTC', async () => {
    const days = {
      zomer: ['2026-07-01T21:59:59Z', '2026-07-01T22:00:00Z'],
      winter: ['2026-12-01T22:59:59Z', '2026-12-01T23:00:00Z'],
    };
    for (const [seizoen, [before, after]] of Object.entries(days)) {
      await tell(
        ...[before, after].map((op) => event(`rand-${op}`, 'in-wachtrij', op as string, { wijkteam: seizoen })),
      );
    }
    for (const [wijkteam, first, second] of [
      ['zomer', '2026-07-01', '2026-07-02'],
      ['winter', '2026-12-01', '2026-12-02'],
    ] as const) {
      expect([(await of(wijkteam, first)).ontvangen, (await of(wijkteam, second)).ontvangen]).toEqual([1, 1]);
    }
  });

  test.each(['dag', 'week', 'maand', 'kwartaal', 'jaar', 'geheel'])('per %s equals the merged hours', async (per) => {
    const question = { van: '2026-10-20', totEnMet: '2026-11-22', kanaal: 'telefoon' };
    const sum = (rows: readonly Figures[]): Record<string, number> => {
      const total: Record<string, number> = {};
      for (const one of rows)
        for (const [name, count] of Object.entries(countsOf(one))) total[name] = (total[name] ?? 0) + count;
      return total;
    };
    const teams = ['night', 'answered-at-the-norm', 'abandoned-past-five-seconds', 'just-before-closing'];
    for (const wijkteam of teams) {
      const hours = await figures({ ...question, wijkteam, per: 'uur' });
      const rows = await figures({ ...question, wijkteam, per });
      expect(sum(rows)).toEqual(sum(hours));
      // Every part begins where the one before ended: no hour is counted twice, none is left out.
      expect([rows[0]?.van, rows.at(-1)?.tot]).toEqual([hours[0]?.van, hours.at(-1)?.tot]);
      for (const [i, one] of rows.slice(1).entries()) expect(one.van).toBe(rows[i]?.tot);
    }
  });

  test('a wijkteam of which nobody ever heard has rows of zeros and nulls, for every kanaal or the one asked for', async () => {
    const rows = await figures({ van: DAY, wijkteam: 'nergens' });
    expect(rows.map(({ kanaal }) => kanaal)).toEqual(['telefoon', 'mail', 'chat', 'inloop']);
    for (const one of rows) {
      expect(countsOf(one)).toEqual({});
      const nothing = { gemiddelde: null, p50: null, p90: null, p95: null, max: null };
      expect(one).toMatchObject({
        serviceniveau: null,
        wachttijd: nothing,
        opentijd: nothing,
        norm: { seconden: expect.any(Number) },
      });
    }
    expect((await figures({ van: DAY, wijkteam: 'nergens', kanaal: 'chat' })).map(({ kanaal }) => kanaal)).toEqual([
      'chat',
    ]);
  });

  test('as CSV the rows open in a Dutch spreadsheet: byte-order mark, semicolons, comma decimals, nothing for null', async () => {
    const token = await stack.token({ naam: 'Marieke van Dam', rollen: ['manager'] });
    const read = (wijkteam: string) =>
      fetch(stack.url + addressOf({ van: DAY, kanaal: 'telefoon', wijkteam }), {
        headers: { accept: 'text/csv', authorization: `Bearer ${token}` },
      });
    const calls = [1, 2, 3, 4, 5].map((n) => `csv-${n}`);
    await tell(...calls.map((id) => event(id, 'in-wachtrij', '09:00:00', { wijkteam: 'csv' })));
    await tell(...calls.map((id) => event(id, 'aangenomen', '09:00:30.001')));
    await stack.rust();
    const answer = await read('csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes
      .toString('utf8')
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(';'));
    expect(lines).toHaveLength(2);
    const cells = Object.fromEntries((lines[0] as string[]).map((name, i) => [name, lines[1]?.[i]]));
    expect(cells).toMatchObject({
      wijkteam: 'csv',
      ontvangen: '5',
      serviceniveau: '0',
      'wachttijd.gemiddelde': '30,001',
      'afhaaktijd.p50': '',
      'norm.doel': '0,8',
      verborgen: '',
    });
    const few = await (await read('answered-past-the-norm')).text();
    expect(few).toContain(';alles');
    expect(few).not.toContain('30,001');
  });
});
