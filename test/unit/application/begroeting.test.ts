import { describe, expect, test } from '@jest/globals';
import { makeAnswerBegroeting, type Report } from '../../../shared/application/answer-begroeting.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { HOUR, instant, MINUTE } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { centrum, medewerker } from '../../support/people.ts';

type World = ReturnType<typeof makeWorld>;
const COPY = 'begroeting/centrum.json';

/** A Wednesday morning, nine o'clock in Amsterdam, with Fatima on duty until noon. */
async function world() {
  const made = makeWorld({ start: '2026-11-25T08:00:00.000Z', instellingen: centrum });
  await made.instellingen.saveDiensten([
    {
      id: 'd1',
      soort: 'achterwacht',
      wijkteam: 'centrum',
      domein: 'sociaal',
      professional: 'fatima',
      van: '2026-11-25T08:00',
      tot: '2026-11-25T12:00',
      vervanging: false,
    },
  ]);
  return made;
}

/** A process over a world whose tables and bucket can be down. */
function startProcess(made: World) {
  const down = { tabel: false, bucket: false };
  const reports: Parameters<Report>[0][] = [];
  const puts: string[] = [];
  const failing = async (): Promise<never> => {
    throw Object.assign(new Error('weg'), { code: 'ECONNREFUSED' });
  };
  const ports = {
    ...made,
    instellingen: {
      ...made.instellingen,
      readInstellingen: () => (down.tabel ? failing() : made.instellingen.readInstellingen()),
      readDiensten: (van: string, tot: string) => (down.tabel ? failing() : made.instellingen.readDiensten(van, tot)),
    },
    raw: {
      get: (sleutel: string) => (down.bucket ? failing() : made.raw.get(sleutel)),
      put: async (sleutel: string, bytes: Uint8Array, type: string) => {
        if (down.bucket) return failing();
        puts.push(sleutel);
        return made.raw.put(sleutel, bytes, type);
      },
    },
  };
  return { answer: makeAnswerBegroeting(ports, (what) => reports.push(what)), down, reports, puts };
}

describe("the greeting's question", () => {
  test('is answered from hours and roster: open, until when, who has duty, on which number, and the crisis numbers', async () => {
    const { answer } = startProcess(await world());
    const begroeting = (await answer('centrum'))?.begroeting;
    expect(begroeting).toMatchObject({
      open: true,
      reden: 'openingstijd',
      volgendeWijziging: '2026-11-25T16:00:00.000Z',
      geldigTot: '2026-11-25T11:00:00.000Z',
      dienstdoende: {
        sociaal: {
          professional: 'fatima',
          nummer: '+31600000001',
          bron: 'achterwacht',
          tot: '2026-11-25T11:00:00.000Z',
        },
      },
      crisisdienst: { naam: 'Crisisdienst Zuid-Holland Zuid', nummer: '0800-1471' },
      laatstBekend: false,
      leeftijdSeconden: 0,
    });
    expect(begroeting?.noodnummers.map(({ nummer }) => nummer)).toEqual(expect.arrayContaining(['112', '113']));
    // The rest of today and seven whole days.
    expect(begroeting?.komende.at(-1)?.tot).toBe('2026-12-02T23:00:00.000Z');
  });

  test('tells of a person no more than the id and the work number: no name, no mail address', async () => {
    const made = await world();
    await made.instellingen.saveMedewerker(medewerker('fatima', { naam: 'Fatima El Amrani' }));
    const text = JSON.stringify(await startProcess(made).answer('centrum'));
    expect(text).not.toContain('El Amrani');
    expect(text).not.toContain('@voorbeeld.nl');
  });

  test('of a wijkteam that nobody set up has the default hours and the crisisdienst', async () => {
    const begroeting = (await startProcess(await world()).answer('nergens'))?.begroeting;
    expect(begroeting).toMatchObject({
      open: true,
      dienstdoende: { jeugd: { professional: null, bron: 'crisisdienst' } },
    });
  });

  test('says why it is closed at once: the switch, and when it opens again', async () => {
    const made = await world();
    const sluiting = { van: instant('2026-11-25T07:30:00Z'), tot: null, reden: 'storing' };
    await made.instellingen.saveOpeningsregeling('centrum/telefoon', {
      ...standaardRegeling(),
      sluitingen: [sluiting],
    });
    const begroeting = (await startProcess(made).answer('centrum'))?.begroeting;
    expect(begroeting).toMatchObject({ open: false, reden: 'storing', volgendeWijziging: null });
  });

  test('has the same name as long as it says the same, and another one when anything changes', async () => {
    const made = await world();
    const { answer } = startProcess(made);
    const first = await answer('centrum');
    made.clock.forward(90 * MINUTE);
    const same = await answer('centrum');
    expect(same?.kenmerk).toBe(first?.kenmerk);
    expect(same?.begroeting.opgesteldOp).not.toBe(first?.begroeting.opgesteldOp);
    await made.instellingen.saveMedewerker(medewerker('fatima', { mobiel: '+31600000009' }));
    expect((await answer('centrum'))?.kenmerk).not.toBe(first?.kenmerk);
  });
});

describe('when nothing can be read', () => {
  test('the last known answer is given, worked out for now and marked with its age', async () => {
    const made = await world();
    const { answer, down, reports } = startProcess(made);
    await answer('centrum');
    down.tabel = true;
    made.clock.forward(4 * HOUR);
    expect((await answer('centrum'))?.begroeting).toMatchObject({
      open: true,
      dienstdoende: { sociaal: { professional: 'chef', bron: 'escalatiecontact' } },
      laatstBekend: true,
      leeftijdSeconden: 4 * 3600,
    });
    made.clock.forward(4 * HOUR);
    expect((await answer('centrum'))?.begroeting).toMatchObject({ open: false, reden: 'buiten openingstijd' });
    expect(reports).toEqual(['lezen', 'lezen']);
    down.tabel = false;
    expect((await answer('centrum'))?.begroeting).toMatchObject({ laatstBekend: false, leeftijdSeconden: 0 });
  });

  test('a fresh process has it too, from the copy in the bucket', async () => {
    const made = await world();
    await startProcess(made).answer('centrum');
    made.clock.forward(HOUR);
    const { answer, down } = startProcess(made);
    down.tabel = true;
    expect((await answer('centrum'))?.begroeting).toMatchObject({
      open: true,
      dienstdoende: { sociaal: { professional: 'fatima' } },
      laatstBekend: true,
      leeftijdSeconden: 3600,
    });
    expect(await answer('noord')).toBeUndefined();
  });

  test('the newest of what this process remembers and what another one kept is taken', async () => {
    const made = await world();
    const old = startProcess(made);
    await old.answer('centrum');
    made.clock.forward(HOUR);
    await startProcess(made).answer('centrum');
    made.clock.forward(HOUR);
    old.down.tabel = true;
    expect((await old.answer('centrum'))?.begroeting.leeftijdSeconden).toBe(3600);
  });

  test('nothing is said any more after 24 hours', async () => {
    const made = await world();
    const { answer, down } = startProcess(made);
    await answer('centrum');
    down.tabel = true;
    made.clock.forward(24 * HOUR);
    expect((await answer('centrum'))?.begroeting.leeftijdSeconden).toBe(86_400);
    made.clock.forward(1);
    expect(await answer('centrum')).toBeUndefined();
  });

  test('and the bucket is down as well, what this process remembers is enough', async () => {
    const made = await world();
    const { answer, down, reports } = startProcess(made);
    await answer('centrum');
    Object.assign(down, { tabel: true, bucket: true });
    made.clock.forward(10 * MINUTE);
    expect((await answer('centrum'))?.begroeting.laatstBekend).toBe(true);
    expect(reports).toEqual(['lezen', 'terughalen']);
  });

  test.each([
    ['no JSON at all', 'geen json'],
    ['of an older form', JSON.stringify({ versie: 0, stof: { wijkteam: 'centrum' } })],
    ['of another wijkteam', JSON.stringify({ versie: 1, stof: { wijkteam: 'noord' } })],
    ['null', 'null'],
  ])('a copy that is %s is no answer', async (_, text) => {
    const made = await world();
    await made.raw.put(COPY, new TextEncoder().encode(text), 'application/json');
    const { answer, down } = startProcess(made);
    down.tabel = true;
    expect(await answer('centrum')).toBeUndefined();
  });
});

describe('the copy', () => {
  test('is written when the answer changed, at most once a minute, and every quarter of an hour besides', async () => {
    const made = await world();
    const { answer, puts } = startProcess(made);
    await answer('centrum');
    for (let second = 0; second < 59; second += 1) {
      made.clock.forward(1000);
      if (second === 10) await made.instellingen.saveMedewerker(medewerker('fatima', { mobiel: '+31600000009' }));
      await answer('centrum');
    }
    expect(puts).toEqual([COPY]);
    made.clock.forward(1000);
    await answer('centrum');
    expect(puts).toHaveLength(2);
    for (let minute = 0; minute < 14; minute += 1) {
      made.clock.forward(MINUTE);
      await answer('centrum');
    }
    expect(puts).toHaveLength(2);
    made.clock.forward(MINUTE);
    await answer('centrum');
    expect(puts).toHaveLength(3);
  });

  test('that cannot be written changes nothing about the answer, and is not tried again within the minute', async () => {
    const made = await world();
    const { answer, down, reports, puts } = startProcess(made);
    down.bucket = true;
    expect((await answer('centrum'))?.begroeting.laatstBekend).toBe(false);
    await answer('centrum');
    expect(reports).toEqual(['bewaren']);
    down.bucket = false;
    made.clock.forward(MINUTE);
    await answer('centrum');
    expect(puts).toEqual([COPY]);
  });
});
