/** Counts that were kept are what the facts come down to, whatever changes afterwards. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contactWith } from '../../../shared/application/contact-write.ts';
import { makeCountKengetallen } from '../../../shared/application/count-kengetallen.ts';
import { makeNoteKengetallen } from '../../../shared/application/note-kengetallen.ts';
import { makeReadKengetallen } from '../../../shared/application/read-kengetallen.ts';
import {
  inhoudKengetallen,
  intakeKengetallen,
  kanaalKengetallen,
  klachtKengetallen,
} from '../../../shared/domain/bereikbaarheid/kengetallen.ts';
import { telContact, telTellingenOp } from '../../../shared/domain/bereikbaarheid/telling.ts';
import type { Contact, ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';
import { STANDAARD_KEUZELIJSTEN } from '../../../shared/domain/organisatie/keuzelijsten.ts';
import { localDateOf } from '../../../shared/domain/tijd/amsterdam.ts';
import { HOUR, type Instant, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum } from '../../support/people.ts';

const START = '2026-10-01T08:00:00.000Z';
const YEAR = { van: '2026-01-01', totEnMet: '2026-12-31' };

/** A world of which the changes are told, one after the other, as the stream does. */
function counting() {
  const world = makeWorld({ start: START, instellingen: centrum });
  const note = makeNoteKengetallen(world);
  const count = makeCountKengetallen(world);
  let told = 0;
  const before = new Map<string, Instant>();
  const tell = async () => {
    const changes = world.zaken.changes();
    for (const change of changes.slice(told)) {
      if (change.soort !== 'contact') continue;
      const { id, ontvangenOp } = change.contact;
      await note([localDateOf(ontvangenOp), localDateOf(before.get(id) ?? ontvangenOp)]);
      before.set(id, ontvangenOp);
    }
    told = changes.length;
  };
  return { world, tell, count, read: makeReadKengetallen(world) };
}

type Event = { readonly soort: ContactGebeurtenis['soort']; readonly op?: Instant } & Record<string, unknown>;

/** Adds events to a contact, which begins with the first. */
async function happen(world: World, id: string, ...events: readonly Event[]): Promise<Contact> {
  const stored = await world.zaken.loadContact(id);
  const from = stored?.value.gebeurtenissen.length ?? 0;
  const made = events.map(
    (event, i) => ({ id: `${id}-${from + i}`, op: world.clock.now(), ...event }) as unknown as ContactGebeurtenis,
  );
  const { write, next } = contactWith({ id, kanaal: 'telefoon', vervolgVan: null }, stored, made);
  await world.zaken.save([write]);
  return next.value;
}

const queued = (wijkteam = 'centrum'): Event => ({ soort: 'in-wachtrij', wijkteam });
const closed = (uitkomst = 'informatie-advies'): Event => ({ soort: 'afgesloten', uitkomst, door: 'f' });

describe('counts of days that are over', () => {
  test('are read from what was kept, and the facts of those days are not read again', async () => {
    const { world, tell, count, read } = counting();
    await happen(world, 'a', queued(), closed('aanmelding'));
    await tell();
    world.clock.to('2026-10-02T08:00:00.000Z');
    expect(await count()).toEqual({
      geteld: ['2026-10-01'],
      over: 0,
      perioden: ['2026', '2026-10', '2026-K4'],
      afwijkend: [],
    });
    let searched: unknown[] = [];
    const search = world.zaken.searchContacten;
    world.zaken.searchContacten = async (filter, ...rest) => {
      searched = [...searched, filter.dagen];
      return search(filter, ...rest);
    };
    const { kanalen, intake, herhaald } = await read(YEAR);
    expect(kanalen[0]).toMatchObject({ contacten: 1, uitkomsten: { aanmelding: 1 } });
    expect(intake).toMatchObject({ aanmeldingen: 1, wachtend: 1 });
    expect(herhaald).toMatchObject({ zonderSleutel: 1, aandeel: null, nietGeteldeDagen: 1 });
    // Today, and nothing else.
    expect(searched).toEqual([{ van: '2026-10-02', totEnMet: '2026-10-02' }]);
  });

  test('hold no longer when something of that day changes, until they are counted again', async () => {
    const { world, tell, count, read } = counting();
    await happen(world, 'a', queued());
    await tell();
    world.clock.to('2026-10-02T08:00:00.000Z');
    await count();
    await happen(world, 'a', closed('doorverwezen'));
    await tell();
    expect((await read(YEAR)).kanalen[0]).toMatchObject({ open: 0, uitkomsten: { doorverwezen: 1 } });
    expect((await count()).geteld).toEqual(['2026-10-01']);
    expect((await count()).geteld).toEqual([]);
    expect((await read(YEAR)).kanalen[0]).toMatchObject({ open: 0, uitkomsten: { doorverwezen: 1 } });
  });

  test('a call that turns out to have come a day earlier counts on that day, and no longer on the other', async () => {
    const { world, tell, count, read } = counting();
    await happen(world, 'a', queued());
    await tell();
    world.clock.to('2026-10-02T08:00:00.000Z');
    await count();
    await happen(world, 'a', { ...queued(), op: instant('2026-09-30T10:00:00Z') });
    await tell();
    const on = async (dag: string) => (await read({ van: dag, totEnMet: dag })).kanalen[0]?.contacten;
    expect([await on('2026-09-30'), await on('2026-10-01')]).toEqual([1, 0]);
    expect((await count()).geteld).toEqual(['2026-10-01', '2026-09-30']);
    expect([await on('2026-09-30'), await on('2026-10-01')]).toEqual([1, 0]);
  });

  test('a change that comes while a day is being counted is not lost: the day is counted once more', async () => {
    const { world, tell, count, read } = counting();
    await happen(world, 'a', queued());
    await tell();
    world.clock.to('2026-10-02T08:00:00.000Z');
    const save = world.kengetallen.saveDag;
    world.kengetallen.saveDag = async (telling) => {
      world.kengetallen.saveDag = save;
      await happen(world, 'a', closed());
      await tell();
      await save(telling);
    };
    await count();
    expect((await read(YEAR)).kanalen[0]).toMatchObject({ open: 0 });
    expect((await count()).geteld).toEqual(['2026-10-01']);
  });

  test('a count that went wrong is found by the day that is counted in turn, and put right', async () => {
    const { world, tell, count, read } = counting();
    // The day that is looked at on the night of 2 October: Math.floor(days since 1970) % 365 days back.
    const turn = Math.floor(Date.parse('2026-10-01T00:00:00Z') / 86_400_000) % 365;
    const day = plusMs(instant('2026-10-01T10:00:00Z'), -turn * 24 * HOUR);
    await happen(world, 'a', { ...queued(), op: day });
    world.clock.to('2026-10-02T08:00:00.000Z');
    await tell();
    await count();
    const wrong = {
      telling: { tellers: { 'telefoon|contacten': 7 }, duren: {} },
      personen: { tellers: {}, duren: {} },
    };
    const [kop] = await world.kengetallen.listKoppen(localDateOf(day), localDateOf(day));
    await world.kengetallen.saveDag({
      dag: localDateOf(day),
      wijzigingen: kop?.wijzigingen ?? 0,
      telwijze: kop?.telwijze ?? '',
      geteldOp: day,
      perWijkteam: new Map([[null, wrong]]),
    });
    expect((await count()).afwijkend).toEqual([localDateOf(day)]);
    const around = { van: localDateOf(day), totEnMet: '2026-10-01' };
    expect((await read(around)).kanalen[0]?.contacten).toBe(1);
    expect((await count()).afwijkend).toEqual([]);
  });

  test('a long period with too much that was not counted yet is refused, a short one is counted', async () => {
    const { world, read } = counting();
    const one = await happen(world, 'a', queued());
    let pages = 0;
    world.zaken.searchContacten = async () => {
      pages += 1;
      const items = Array.from({ length: 100 }, (_, i) => ({ versie: 1, value: { ...one, id: `${pages}-${i}` } }));
      return { items, cursor: String(pages) };
    };
    await expect(read({ van: '2026-10-01', totEnMet: '2026-10-01' })).rejects.toMatchObject({
      code: 'nog-niet-geteld',
    });
  });

  const act = fc.record({
    contact: fc.integer({ min: 0, max: 9 }),
    hours: fc.constantFrom(0, 1, 9, 24, 24 * 20),
    wijkteam: fc.constantFrom('centrum', 'noord'),
    event: fc.constantFrom<Event>(
      closed(),
      closed('aanmelding'),
      closed('doorverwezen'),
      { soort: 'opgehangen' },
      queued('noord'),
      { soort: 'contactpoging', gelukt: true, wijze: 'huisbezoek', door: 'f' },
      { soort: 'kenmerken-vastgelegd', themas: ['wonen'], verwijzer: 'huisarts', door: 'f' },
      { soort: 'klacht-gemeld', ernst: 'klacht', door: 'f' },
      { soort: 'klacht-afgehandeld', ontvankelijk: true, opgelost: true, door: 'f' },
    ),
    after: fc.constantFrom('niets', 'nacht', 'nacht-zonder-stroom'),
  });

  test('whatever changes, late and between nights, a year is what the facts come down to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
        const { world, tell, count, read } = counting();
        const ids = new Set<string>();
        for (const { contact, hours, wijkteam, event, after } of acts) {
          world.clock.to(plusMs(world.clock.now(), hours * HOUR));
          const id = `c${contact}`;
          // Noted late, some of what happens to a call makes it one of a day before.
          const dated = event.soort === 'in-wachtrij' ? { ...event, op: plusMs(world.clock.now(), -60 * HOUR) } : event;
          await happen(world, id, ...(ids.has(id) ? [dated] : [queued(wijkteam), dated]));
          ids.add(id);
          if (after !== 'nacht-zonder-stroom') await tell();
          if (after !== 'niets') await count();
        }
        await tell();
        const facts = [...(await world.zaken.loadContacten([...ids])).values()].map(({ value }) => value);
        for (const wijkteam of [undefined, 'centrum', 'noord']) {
          const ours = facts.filter((one) => wijkteam === undefined || one.wijkteam === wijkteam);
          const telling = telTellingenOp(ours.map(telContact));
          const nu = world.clock.now();
          const found = await read({ van: '2026-09-01', totEnMet: '2027-08-31', ...(wijkteam && { wijkteam }) });
          expect(found.kanalen).toEqual(kanaalKengetallen(telling));
          expect(found.intake).toEqual(intakeKengetallen(telling, nu));
          expect(found.klachten).toEqual(klachtKengetallen(telling, nu));
          expect(found.themas).toEqual(inhoudKengetallen(telling, STANDAARD_KEUZELIJSTEN).themas);
        }
      }),
      { numRuns: 40, interruptAfterTimeLimit: 12_000 },
    );
  }, 20_000);
});

describe('people', () => {
  async function known(world: World, id: string, persoon: { nummer?: string; mail?: string }): Promise<void> {
    await world.inhoud.mergePersoon(id, persoon);
    for (const [soort, text] of Object.entries(persoon)) {
      const sleutel = soort === 'nummer' ? world.ids.hash('nummer', text) : world.ids.hash('mailadres', text);
      await world.inhoud.putSpoor(sleutel, { contact: id, op: world.clock.now() });
    }
  }

  test('are counted once a month, quarter and year, and who comes back within thirty days after closing as well', async () => {
    const { world, tell, count, read } = counting();
    const nummer = '+31612345678';
    await happen(world, 'a', queued(), closed());
    await known(world, 'a', { nummer });
    await happen(world, 'b', queued('noord'), closed());
    await known(world, 'b', { nummer: '+31687654321' });
    await happen(world, 'c', queued(), closed());
    world.clock.to('2026-10-20T08:00:00.000Z');
    await happen(world, 'd', queued(), closed());
    await known(world, 'd', { nummer, mail: 'an@voorbeeld.nl' });
    await tell();
    world.clock.to('2026-11-25T08:00:00.000Z');
    await happen(world, 'e', queued(), closed());
    await known(world, 'e', { mail: 'an@voorbeeld.nl' });
    await tell();
    world.clock.to('2026-11-26T08:00:00.000Z');
    await count();
    const all = await read(YEAR);
    const counts = (found: typeof all) =>
      found.personen.map(({ periode, personen, zonderSleutel }) => [periode, personen, zonderSleutel]);
    expect(counts(all)).toEqual([
      ['2026', 2, 1],
      ['2026-10', 2, 1],
      ['2026-11', 1, 0],
      ['2026-K4', 2, 1],
    ]);
    expect(counts(await read({ ...YEAR, wijkteam: 'noord' }))).toEqual([
      ['2026', 1, 0],
      ['2026-10', 1, 0],
      ['2026-K4', 1, 0],
    ]);
    // The third came nineteen days after the first; the last came 36 days after that.
    expect(all.herhaald).toMatchObject({ herhaald: 1, metSleutel: 4, zonderSleutel: 1, aandeel: 0.25 });
  });

  test('nothing that stands for a person is kept with the counts', async () => {
    const { world, tell, count, read } = counting();
    await happen(world, 'a', queued(), closed());
    await known(world, 'a', { nummer: '+31612345678' });
    await tell();
    world.clock.to('2026-10-02T08:00:00.000Z');
    await count();
    const kept = JSON.stringify([
      await world.kengetallen.readTellingen(null, '2026-01-01', '2026-12-31'),
      await world.kengetallen.readPerioden(null, ['2026', '2026-10', '2026-K4']),
      await read(YEAR),
    ]);
    expect(kept).not.toContain(world.ids.hash('nummer', '+31612345678'));
    expect(kept).not.toContain('31612345678');
    expect(kept).not.toContain('"a"');
  });
});
