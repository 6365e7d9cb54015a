/** The seal: whoever changes, removes or puts in a line afterwards is found out, and so is whoever changes a seal. */
import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { systemIds } from '../../../shared/adapters/clock/system-clock.ts';
import {
  type MemoryVerantwoording,
  makeMemoryVerantwoording,
} from '../../../shared/adapters/memory/memory-verantwoording.ts';
import { type MemoryZegels, makeMemoryZegels } from '../../../shared/adapters/memory/memory-zegels.ts';
import { makeControleerVerzegeling } from '../../../shared/application/controleer-verzegeling.ts';
import { makeSealVerantwoording, seenInLists } from '../../../shared/application/seal-verantwoording.ts';
import { CLOCK_DAY, HOUR, type Instant, MINUTE, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { logregelsVan } from '../../../shared/domain/verantwoording/logboek.ts';
import { BEWAARTERMIJN_JAREN, uurVan } from '../../../shared/domain/verantwoording/types.ts';
import { kopVan, type Zegel } from '../../../shared/domain/verantwoording/zegel.ts';
import { OP, regel } from '../../support/verantwoordingsregels.ts';

const pseudonym = (text: string) => createHmac('sha256', 'k'.repeat(32)).update(text).digest('base64url');

let store: MemoryVerantwoording;
let zegels: MemoryZegels;
let now: Instant;
beforeEach(() => {
  store = makeMemoryVerantwoording();
  zegels = makeMemoryZegels();
  now = plusMs(OP, 4 * HOUR);
});

const ports = (over: { pseudonym?: typeof pseudonym | undefined } = { pseudonym }) => ({
  clock: { now: () => now },
  ids: systemIds,
  lezer: store,
  lijsten: store,
  zegels,
  ...over,
});
const seal = () => makeSealVerantwoording(ports())();
const check = (van = plusMs(OP, -2 * CLOCK_DAY), tot = now) => makeControleerVerzegeling(ports())(van, tot);

/** Three hours with lines, sealed. */
async function sealed(): Promise<void> {
  for (const [id, ms] of [
    ['r1', 0],
    ['r2', MINUTE],
    ['r3', HOUR],
    ['r4', HOUR + 1],
    ['r5', 2 * HOUR],
  ] as const)
    await store.append(regel(id, { op: plusMs(OP, ms) }));
  await seal();
}
const at = (lines: readonly Record<string, unknown>[], index: number): Record<string, unknown> =>
  (lines[index] as { attributes: Record<string, unknown> }).attributes;
/** A seal written anew by somebody who knows how. */
const forge = (zegel: Zegel, over: Partial<Zegel>): Zegel => {
  const changed = { ...zegel, ...over };
  return { ...changed, kop: kopVan(changed, systemIds.hash) };
};

describe('sealing', () => {
  test('takes every hour that is over, also one without lines, each hanging on the one before', async () => {
    await sealed();
    const hours = [...zegels.zegels.values()].toSorted((a, b) => (a.uur < b.uur ? -1 : 1));
    // From a day before the first run up to the last hour that ended ten minutes ago.
    expect([hours[0]?.uur, hours.at(-1)?.uur, hours.length]).toEqual(['2026-11-24T13', '2026-11-25T11', 23]);
    expect(hours[0]?.vorige).toBeNull();
    for (const [index, zegel] of hours.entries()) if (index > 0) expect(zegel.vorige).toBe(hours[index - 1]?.kop);
    expect(hours.map(({ afdrukken }) => afdrukken.length).filter((count) => count > 0)).toEqual([2, 2, 1]);
  });

  test('leaves the hour alone that ended less than ten minutes ago', async () => {
    now = plusMs(OP, HOUR + 10 * MINUTE - 1);
    expect((await seal()).map(({ uur }) => uur)).not.toContain('2026-11-25T09');
    now = plusMs(now, 1);
    expect((await seal()).map(({ uur }) => uur)).toEqual(['2026-11-25T09']);
    expect(await seal()).toEqual([]);
  });

  test('goes on where it was cut off, with the same outcome, whatever it was cut off after', async () => {
    await sealed();
    const whole = new Map(zegels.zegels);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.size - 1 }), async (count) => {
        const hours = [...whole.keys()].toSorted();
        zegels.zegels.clear();
        for (const uur of hours.slice(0, count)) zegels.zegels.set(uur, whole.get(uur) as Zegel);
        await seal();
        // The very first run decides where the chain begins.
        expect([...zegels.zegels.values()].map(({ kop }) => kop).toSorted()).toEqual(
          [...whole.values()].map(({ kop }) => kop).toSorted(),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('makes up for a standstill of weeks in a few runs', async () => {
    await sealed();
    now = plusMs(now, 20 * CLOCK_DAY);
    for (let run = 0; run < 10; run += 1) await seal();
    expect(await check(plusMs(now, -7 * CLOCK_DAY), now)).toMatchObject({ inOrde: true, uren: 167 });
  });

  test('never replaces a seal', async () => {
    await sealed();
    const before = zegels.zegels.get('2026-11-25T09');
    await store.append(regel('late', { op: plusMs(OP, 5 * MINUTE) }));
    await zegels.save({ ...(before as Zegel), afdrukken: [] });
    expect(zegels.zegels.get('2026-11-25T09')).toEqual(before);
  });
});

describe('checking', () => {
  test('finds nothing as long as nobody touched anything', async () => {
    await sealed();
    expect(await check()).toMatchObject({ inOrde: true, regels: 5, aantalAfwijkingen: 0, afwijkingen: [] });
  });

  const tampering: readonly [string, () => void, object][] = [
    [
      'changed',
      () => Object.assign(store.regels[1] as object, { medewerker: 'iemand-anders' }),
      { uur: '2026-11-25T09', soort: 'gewijzigd' },
    ],
    ['removed', () => void store.regels.splice(2, 1), { uur: '2026-11-25T10', soort: 'verwijderd' }],
    [
      'put in between',
      () => void store.regels.push(regel('nep', { op: plusMs(OP, 3 * MINUTE) })),
      { uur: '2026-11-25T09', soort: 'tussengevoegd' },
    ],
  ];
  test.each(tampering)('tells of a line that was %s, and in which hour', async (_, tamper, found) => {
    await sealed();
    tamper();
    const outcome = await check();
    expect(outcome).toMatchObject({ inOrde: false, aantalAfwijkingen: 1, afwijkingen: [found] });
    expect(outcome.afwijkingen[0]?.sleutel).toEqual(expect.any(String));
  });

  test('whatever is done to one line is found', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(4),
        fc.constantFrom('id', 'op', 'operatie', 'object', 'medewerker', 'resultaat', 'trace', 'betrokkenen', 'weg'),
        async (index, what) => {
          store = makeMemoryVerantwoording();
          zegels = makeMemoryZegels();
          await sealed();
          const line = store.regels[index] as unknown as Record<string, unknown>;
          if (what === 'weg') store.regels.splice(index, 1);
          else
            line[what] =
              what === 'op'
                ? plusMs(line['op'] as Instant, 1)
                : what === 'betrokkenen'
                  ? { soort: 'contact', ids: [] }
                  : 'anders';
          expect((await check()).inOrde).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('tells of a seal that was written anew to hide it: the next one hangs on what it was', async () => {
    await sealed();
    store.regels.splice(0, 1);
    const zegel = zegels.zegels.get('2026-11-25T09') as Zegel;
    zegels.zegels.set(zegel.uur, forge(zegel, { afdrukken: zegel.afdrukken.slice(1) }));
    expect(await check()).toMatchObject({
      inOrde: false,
      afwijkingen: [{ uur: '2026-11-25T10', soort: 'zegel-gewijzigd', sleutel: null }],
    });
  });

  test('tells of a seal of which the head does not fit its list', async () => {
    await sealed();
    const zegel = zegels.zegels.get('2026-11-25T11') as Zegel;
    zegels.zegels.set(zegel.uur, { ...zegel, logboek: null });
    expect((await check()).afwijkingen).toContainEqual({
      uur: '2026-11-25T11',
      soort: 'zegel-gewijzigd',
      sleutel: null,
    });
  });

  test('tells of a seal that is gone, in the middle, at the end and at the beginning', async () => {
    await sealed();
    const all = new Map(zegels.zegels);
    const hours = [...all.keys()].toSorted();
    for (const gone of ['2026-11-25T10', hours.at(-1) as string, hours[0] as string]) {
      zegels.zegels.clear();
      for (const [uur, zegel] of all) if (uur !== gone) zegels.zegels.set(uur, zegel);
      const later = now;
      now = plusMs(now, 3 * HOUR);
      const outcome = await check();
      now = later;
      expect(outcome.afwijkingen).toContainEqual({ uur: gone, soort: 'zegel-ontbreekt', sleutel: null });
    }
  });

  test('is patient with the newest hour: it is sealed within the hour', async () => {
    await sealed();
    now = plusMs(now, HOUR + 20 * MINUTE);
    expect(await check()).toMatchObject({ inOrde: true, totEnMet: '2026-11-25T11' });
  });

  test('says that nothing was sealed yet', async () => {
    expect(await check()).toMatchObject({ inOrde: true, uren: 0, vanaf: null, totEnMet: null, verzegeldOp: null });
  });

  test('does not miss lines and seals that were cleaned up at their term', async () => {
    await sealed();
    now = plusMs(OP, BEWAARTERMIJN_JAREN * 366 * CLOCK_DAY);
    store.regels.length = 0;
    expect(await check(OP, plusMs(OP, CLOCK_DAY))).toMatchObject({ inOrde: true, uren: 0 });
  });
});

describe('the log of processing', () => {
  test('has a line per person, tells nothing of who did it, and cannot be led back without the key', async () => {
    const ids = ['c1', 'c2', 'c3'];
    await store.append(regel('r1', { object: null, handeling: 'zoeken', betrokkenen: { soort: 'contact', ids } }));
    await store.append(regel('r2', { op: plusMs(OP, MINUTE), resultaat: 'geweigerd' }));
    await seal();
    const text = zegels.logboek.get('2026-11-25T09') ?? '';
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(4);
    expect(text).not.toMatch(/olga|teamondersteuner|203\.0|"c1"|:c1/);
    expect(lines[0]).toEqual({
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
      parent_span_id: '00f067aa0ba902b7',
      status: 'Ok',
      name: 'Contacten van inwoners behandelen: zoeken',
      start_time: Date.parse(OP),
      end_time: Date.parse(OP),
      resource: { attributes: { 'service.name': 'voordeur' } },
      attributes: {
        'dpl.core.processing_activity_id': 'urn:voordeur:verwerking:contact',
        'dpl.core.data_subject_id': pseudonym('contact:c1'),
        'dpl.core.data_subject_id_type': 'voordeur:contact',
      },
    });
    expect(new Set(lines.map((line) => line['span_id'])).size).toBe(4);
    expect(lines.map((line) => line['status'])).toEqual(['Ok', 'Ok', 'Ok', 'Error']);
    // The same person is the same, whoever looked and whenever.
    const subject = (line: number) => at(lines, line)['dpl.core.data_subject_id'];
    expect(subject(3)).toBe(subject(0));
  });

  test('its print is in the seal, so that it cannot be changed unseen either', async () => {
    await sealed();
    const zegel = zegels.zegels.get('2026-11-25T09') as Zegel;
    expect(zegel.logboek).toBe(systemIds.hash('logboek', zegels.logboek.get('2026-11-25T09') ?? ''));
  });

  test('is not made without a key, and sealing goes on', async () => {
    await store.append(regel('r1'));
    const done = await makeSealVerantwoording(ports({ pseudonym: undefined }))();
    expect(done.find(({ uur }) => uur === uurVan(OP))).toMatchObject({ regels: 1, logregels: null });
    expect(zegels.logboek.size).toBe(0);
    expect(zegels.zegels.get(uurVan(OP))?.logboek).toBeNull();
  });

  test('has no line for a call that concerned nobody', () => {
    expect(
      logregelsVan(regel('r1', { betrokkenen: { soort: 'contact', ids: [] } }), pseudonym, systemIds.hash),
    ).toEqual([]);
  });
});

describe('who saw a contact in lists', () => {
  test('is kept once per contact, medewerker and hour, with how often; what is found by its own name is not', () => {
    const list = { object: null, handeling: 'zoeken', betrokkenen: { soort: 'contact', ids: ['c1', 'c2'] } } as const;
    const found = seenInLists('2026-11-25T09', [
      regel('r1', { ...list, op: plusMs(OP, MINUTE) }),
      regel('r2', list),
      regel('r3', { ...list, medewerker: 'piet' }),
      regel('r4'),
      regel('r5', { ...list, resultaat: 'geweigerd' }),
      regel('r7', { soort: 'verantwoording', object: 'contact:c1', medewerker: 'bea' }),
      regel('r6', { soort: 'spoedzaak', object: 'z1', betrokkenen: { soort: 'contact', ids: ['c1'] } }),
    ]);
    const uur = '2026-11-25T09';
    expect(found).toEqual([
      { contact: 'c1', uur, medewerker: 'olga', keren: 3, eerste: OP, laatste: plusMs(OP, MINUTE) },
      { contact: 'c2', uur, medewerker: 'olga', keren: 2, eerste: OP, laatste: plusMs(OP, MINUTE) },
      { contact: 'c1', uur, medewerker: 'piet', keren: 1, eerste: OP, laatste: OP },
      { contact: 'c2', uur, medewerker: 'piet', keren: 1, eerste: OP, laatste: OP },
    ]);
  });
});
