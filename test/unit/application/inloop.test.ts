/** Walk-ins: their number, the wait board, and who is told. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import type { InloopBericht } from '../../../shared/application/messages.ts';
import { makePublishLive } from '../../../shared/application/publish-live.ts';
import { makeReadWachtbord } from '../../../shared/application/read-wachtbord.ts';
import { makeRecordInloop } from '../../../shared/application/record-aankomst.ts';
import { recordFactsOfContact } from '../../../shared/application/record-facts-of-contact.ts';
import { makeRegisterLive } from '../../../shared/application/register-live.ts';
import { makeTakeContact } from '../../../shared/application/take-contact.ts';
import { bezoekVan } from '../../../shared/domain/contact/bezoek.ts';
import type { Contact } from '../../../shared/domain/contact/types.ts';
import type { Instellingen } from '../../../shared/domain/organisatie/types.ts';
import { instant, MINUTE, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { fatima, gebruiker, manager, ondersteuner, vreemde, wijkteam } from '../../support/people.ts';
import { mailContact } from '../../support/post.ts';

const gerda = gebruiker('gerda', ['gastvrouw']);
/** Ten o'clock in Amsterdam. */
const TIEN = instant('2026-11-25T09:00:00Z');
const locaties = [
  { slug: 'plein', naam: 'Het Plein', adres: 'Plein 1' },
  { slug: 'haven', naam: 'De Haven', adres: 'Havenweg 2' },
];
const CENTRUM: Partial<Instellingen> = {
  wijkteams: { centrum: wijkteam('centrum', { locaties }), noord: wijkteam('noord') },
};
const world = () => makeWorld({ start: TIEN, instellingen: CENTRUM });

type Over = Partial<Extract<InloopBericht, { soort: 'aankomst' }>>;
const arrival = (id: string, minutes = 0, over: Over = {}): InloopBericht => ({
  soort: 'aankomst',
  id,
  locatie: 'plein',
  op: plusMs(TIEN, minutes * MINUTE),
  ...over,
});
const leaving = (contact: string, minutes: number): InloopBericht => ({
  soort: 'vertrek',
  id: `vertrek-${contact}`,
  contact,
  op: plusMs(TIEN, minutes * MINUTE),
});
type World = ReturnType<typeof world>;
const numbers = (made: World) =>
  Object.fromEntries(made.zaken.contacten().map((contact) => [contact.id, bezoekVan(contact)?.volgnummer]));
const record = async (made: World, ...berichten: readonly InloopBericht[]) => {
  for (const bericht of berichten) await makeRecordInloop(made)(bericht);
};

describe('the number of a visitor', () => {
  test('counts up per locatie and per Amsterdam day', async () => {
    const made = world();
    await record(made, arrival('a'), arrival('b', 1), arrival('c', 2, { locatie: 'haven' }));
    // Half past eleven in the evening and half past midnight: the same UTC day, two days in Amsterdam.
    await record(made, arrival('d', 0, { op: instant('2026-11-25T22:30:00Z') }));
    await record(made, arrival('e', 0, { op: instant('2026-11-25T23:30:00Z') }));
    expect(numbers(made)).toEqual({ a: 1, b: 2, c: 1, d: 3, e: 1 });
  });

  test('is never given twice and never changes, whatever comes again, late or in another order', async () => {
    const berichten = [arrival('a', 0), arrival('b', 1), arrival('c', 2), leaving('b', 3), arrival('a', 5)];
    const shuffled = fc.shuffledSubarray([...berichten, ...berichten], { minLength: 10, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(shuffled, async (order) => {
        const made = world();
        const given = new Map<string, unknown>();
        for (const bericht of order) {
          await record(made, bericht);
          for (const [id, nummer] of Object.entries(numbers(made))) {
            if (given.get(id) !== undefined) expect(nummer).toBe(given.get(id));
            given.set(id, nummer);
          }
        }
        expect(Object.values(numbers(made)).toSorted()).toEqual([1, 2, 3]);
      }),
      { numRuns: 100 },
    );
  });

  test('given to five who come in at once is five numbers', async () => {
    const made = world();
    const ids = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all(ids.map((id) => makeRecordInloop(made)(arrival(id))));
    expect(Object.values(numbers(made)).toSorted()).toEqual([1, 2, 3, 4, 5]);
  });

  test('is not used up by an arrival that was cut off halfway', async () => {
    const calls = await expectSameWhereverItCrashes<World, unknown>({
      setup: async () => world(),
      act: (ports) => makeRecordInloop(ports)(arrival('a')),
      afterwards: (made) => record(made, arrival('a'), arrival('b', 1)),
      observe: async (made) => numbers(made),
    });
    expect(calls).toBeGreaterThan(2);
  });

  test('is absent, and stays so, for who was noted before there were numbers', async () => {
    const made = world();
    const kop = { id: 'oud', kanaal: 'inloop', vervolgVan: null } as const;
    const old = { id: 'aankomst:oud', op: TIEN, soort: 'aangekomen', locatie: 'plein', wijkteam: 'centrum' } as const;
    await recordFactsOfContact(made, kop, [old]);
    await record(made, arrival('oud'), arrival('nieuw', 1));
    expect(numbers(made)).toEqual({ oud: null, nieuw: 1 });
  });
});

describe('an arrival and a leaving', () => {
  const outcome = (made: World) =>
    made.zaken.contacten().map(({ ontvangenOp, wachten, afgeslotenOp }) => ({ ontvangenOp, wachten, afgeslotenOp }));

  test('noted twice happened when they were noted first, whichever of both is delivered first', async () => {
    const berichten = [arrival('a', 0), arrival('a', 2), leaving('a', 10), leaving('a', 14)];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(berichten, { minLength: 4, maxLength: 4 }), async (order) => {
        const made = world();
        await record(made, ...order);
        expect(outcome(made)).toEqual([
          {
            ontvangenOp: TIEN,
            afgeslotenOp: plusMs(TIEN, 10 * MINUTE),
            wachten: [
              expect.objectContaining({ begin: TIEN, einde: { op: plusMs(TIEN, 10 * MINUTE), hoe: 'afgehaakt' } }),
            ],
          },
        ]);
      }),
      { numRuns: 24 },
    );
  });

  test('a leaving that is noted after somebody was helped changes nothing about the wait', async () => {
    const made = world();
    await record(made, arrival('a'));
    made.clock.forward(5 * MINUTE);
    await makeTakeContact(made)({ door: fatima, contact: 'a' });
    await record(made, leaving('a', 20));
    expect(made.zaken.contacten()[0]?.wachten).toEqual([
      expect.objectContaining({ einde: { op: plusMs(TIEN, 5 * MINUTE), hoe: 'beantwoord' } }),
    ]);
  });

  test('a leaving dated before the arrival is doubtful, and the wait is of nothing', async () => {
    const made = world();
    await record(made, arrival('a', 0), leaving('a', -5));
    const [contact] = made.zaken.contacten();
    expect(contact?.twijfels).toEqual([{ code: 'einde-voor-begin', gebeurtenis: 'vertrek-a' }]);
    expect(contact?.wachten[0]?.einde).toEqual({ op: TIEN, hoe: 'afgehaakt' });
  });
});

describe('the wait board', () => {
  const read = (made: World, locatie = 'plein', door = gerda) => makeReadWachtbord(made)({ door, locatie });

  test('shows who waits there, longest first, by number and without anything of the person', async () => {
    const made = world();
    await record(made, arrival('a', 0, { afspraak: true, voor: 'jeugd' }), arrival('b', 4), arrival('c', 5));
    await record(made, arrival('elders', 1, { locatie: 'haven' }), leaving('b', 6));
    made.clock.forward(15 * MINUTE);
    expect(await read(made)).toEqual({
      locatie: 'plein',
      wijkteam: 'centrum',
      peildatum: '2026-11-25T09:15:00.000Z',
      toestand: { open: true, reden: 'openingstijd', volgendeWijziging: '2026-11-25T16:00:00.000Z' },
      wachtend: [
        {
          volgnummer: 1,
          contact: 'a',
          sinds: TIEN,
          wachttijdSeconden: 900,
          voor: 'jeugd',
          afspraak: true,
          overNorm: false,
        },
        {
          volgnummer: 3,
          contact: 'c',
          sinds: '2026-11-25T09:05:00.000Z',
          wachttijdSeconden: 600,
          voor: null,
          afspraak: false,
          overNorm: false,
        },
      ],
      aantal: 2,
      langstWachtendeSeconden: 900,
      nietAfgemeld: 0,
    });
  });

  test('shows who waits beyond the norm from the moment after the norm itself, an appointment like any other', async () => {
    const made = world();
    await record(made, arrival('a', 0, { afspraak: true }), arrival('b', 0));
    made.clock.forward(15 * MINUTE);
    expect((await read(made)).wachtend.map(({ overNorm }) => overNorm)).toEqual([false, false]);
    made.clock.forward(1);
    expect((await read(made)).wachtend.map(({ overNorm }) => overNorm)).toEqual([true, true]);
  });

  test('says nothing of a norm for who came before the doors were open', async () => {
    const made = world();
    await record(made, arrival('vroeg', -90));
    made.clock.forward(60 * MINUTE);
    expect((await read(made)).wachtend).toEqual([expect.objectContaining({ overNorm: null, wachttijdSeconden: 9000 })]);
  });

  test('loses who is taken, who left and who was closed', async () => {
    const made = world();
    await record(made, arrival('a'), arrival('b', 1), arrival('c', 2), arrival('d', 3));
    await makeTakeContact(made)({ door: fatima, contact: 'a' });
    await record(made, leaving('b', 5));
    await makeCloseContact(made)({ door: fatima, contact: 'c', uitkomst: 'informatie-advies' });
    expect((await read(made)).wachtend.map(({ contact }) => contact)).toEqual(['d']);
  });

  test('of yesterday shows nobody, but counts of whom nobody noted how it ended', async () => {
    const made = world();
    await record(made, arrival('gisteren', -24 * 60), arrival('vorige-week', -7 * 24 * 60), arrival('nu'));
    expect(await read(made)).toMatchObject({ aantal: 1, nietAfgemeld: 1, wachtend: [{ contact: 'nu' }] });
  });

  test('of a locatie that nobody set up works, and belongs to the wijkteam of that name', async () => {
    const made = world();
    await record(made, arrival('a', 0, { locatie: 'westeinde' }));
    expect(await read(made, 'westeinde')).toMatchObject({ wijkteam: 'westeinde', aantal: 1, toestand: { open: true } });
    expect(await read(made, 'niemand-hier')).toMatchObject({ aantal: 0, langstWachtendeSeconden: null });
  });

  test('keeps showing a visitor when the locatie is moved to another wijkteam meanwhile', async () => {
    const made = world();
    await record(made, arrival('a'));
    await made.instellingen.saveWijkteam(wijkteam('centrum'));
    await made.instellingen.saveWijkteam(wijkteam('noord', { locaties }));
    expect(await read(made)).toMatchObject({ wijkteam: 'noord', wachtend: [{ contact: 'a' }] });
  });

  test('shows more than a page of visitors', async () => {
    const made = world();
    for (let n = 0; n < 120; n += 1) await record(made, arrival(`v${n}`, n % 5));
    expect((await read(made)).aantal).toBe(120);
  });

  test('is for who receives visitors, for every teamondersteuner, and for professionals of that wijkteam only', async () => {
    const made = world();
    await record(made, arrival('a'));
    for (const door of [gerda, ondersteuner, fatima]) expect((await read(made, 'plein', door)).aantal).toBe(1);
    await expect(read(made, 'plein', vreemde)).rejects.toMatchObject({ kind: 'not-found' });
    for (const rol of ['beheerder', 'koppeling'] as const) {
      await expect(read(made, 'plein', gebruiker('x', [rol]))).rejects.toMatchObject({ kind: 'forbidden' });
    }
    await expect(read(made, 'plein', manager)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('live notices', () => {
  test('of visitors reach who receives them; of a mail or a call nothing reaches them', async () => {
    const made = world();
    await makeRegisterLive(made)({ verbinding: 'gerda', gebruiker: gerda });
    await record(made, arrival('a'), leaving('a', 2));
    await makePublishLive(made)(made.zaken.changes());
    expect(made.liveSockets.posted).toEqual([
      {
        verbinding: 'gerda',
        data: { soort: 'contact', id: 'a', kanaal: 'inloop', wijkteam: 'centrum', status: 'afgesloten', versie: 2 },
      },
    ]);
    const before = made.zaken.changes().length;
    await mailContact(made, 'r1', { tekst: 'geheim' });
    for (const kanaal of ['telefoon', 'chat', 'mail'] as const) {
      await makePublishLive(made)([
        {
          soort: 'contact',
          volgnummer: kanaal,
          versie: 1,
          contact: { ...(made.zaken.contacten()[0] as Contact), id: kanaal, kanaal },
        },
      ]);
    }
    await makePublishLive(made)(made.zaken.changes().slice(before));
    expect(made.liveSockets.posted).toHaveLength(1);
  });

  test('of a spoedzaak that began at the inloop do not reach who receives visitors', async () => {
    const made = world();
    await makeRegisterLive(made)({ verbinding: 'gerda', gebruiker: gerda });
    const spoedzaak = {
      id: 's',
      wijkteam: 'centrum',
      status: 'open',
      gebeurtenissen: [],
      aan: null,
      opgepaktDoor: null,
    };
    await makePublishLive(made)([{ soort: 'spoedzaak', volgnummer: '1', versie: 1, spoedzaak: spoedzaak as never }]);
    expect(made.liveSockets.posted).toEqual([]);
  });
});
