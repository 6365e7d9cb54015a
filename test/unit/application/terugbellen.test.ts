import { describe, expect, test } from '@jest/globals';
import {
  makeClaimTerugbelverzoek,
  makeReleaseTerugbelverzoek,
} from '../../../shared/application/claim-terugbelverzoek.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeCloseTerugbelverzoek } from '../../../shared/application/close-terugbelverzoek.ts';
import { contactWith } from '../../../shared/application/contact-write.ts';
import { canAskTerugbellen, makeFollowOproepen } from '../../../shared/application/follow-oproepen.ts';
import {
  makeListTerugbelverzoeken,
  makeReadTerugbelverzoek,
} from '../../../shared/application/list-terugbelverzoeken.ts';
import { makeRecordContactpoging } from '../../../shared/application/record-contactpoging.ts';
import { makeRecordTerugbelpoging } from '../../../shared/application/record-terugbelpoging.ts';
import { makeRequestTerugbelverzoek } from '../../../shared/application/request-terugbelverzoek.ts';
import { terugbelTermijn } from '../../../shared/application/terugbel-termijn.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { beantwoord, bel, follow, gemist, NUMMER, open } from '../../support/oproepen.ts';
import { centrum, fatima, gebruiker, manager, ondersteuner, piet, vreemde } from '../../support/people.ts';
import { contactChanges } from '../../support/stream.ts';

/** Wednesday 25 November 2026, one o'clock in Amsterdam; the wijkteam is open from nine to five. */
const world = () => makeWorld({ start: '2026-11-25T12:00:00.000Z', instellingen: centrum });
const list = (w: World, over: object = {}) =>
  makeListTerugbelverzoeken(w)({ door: ondersteuner, status: 'open', limit: 50, ...over });
const refused = (code: string) => expect.objectContaining({ kind: 'refused', code });

async function missedOnce(): Promise<{ w: World; id: string; contact: string }> {
  const w = world();
  const contact = await bel(w, gemist('o1', '09:00:00', '09:01:00'));
  await follow(w);
  return { w, contact, id: open(w)[0]?.id as string };
}

describe('a call that nobody took', () => {
  test('becomes work with its number, by the end of the next working day', async () => {
    const { w, contact } = await missedOnce();
    const { items, zonderNummer } = await list(w);
    const settings = await w.instellingen.readInstellingen();
    expect(items).toEqual([
      expect.objectContaining({
        wijkteam: 'centrum',
        belofte: terugbelTermijn(settings, 'centrum', instant('2026-11-25T09:01:00Z')),
        aantalOproepen: 1,
        contacten: [contact],
        redenen: ['afgehaakt'],
        nummer: NUMMER,
        naam: null,
        teLaat: false,
        geclaimdDoor: null,
      }),
    ]);
    expect(items[0]?.belofte).toBe('2026-11-26T16:00:00.000Z');
    expect(zonderNummer.aantal).toBe(0);
  });

  test('twice from one number, however it is written, is one piece of work; from another number it is another', async () => {
    const w = world();
    await bel(w, gemist('o1', '09:00:00', '09:01:00'));
    await bel(w, gemist('o2', '09:10:00', '09:11:00', { nummer: '06-12345678' }));
    await bel(w, gemist('o3', '09:20:00', '09:21:00', { nummer: '0031612345678', wijkteam: 'noord' }));
    await bel(w, gemist('o4', '09:30:00', '09:31:00', { nummer: '0612345679' }));
    await follow(w);
    const { items } = await list(w);
    expect(items.map(({ nummer, aantalOproepen }) => [nummer, aantalOproepen])).toEqual([
      [NUMMER, 3],
      ['+31612345679', 1],
    ]);
  });

  test('is work too when it was hung up within the short-abandon limit', async () => {
    const w = world();
    await bel(w, gemist('o1', '09:00:00', '09:00:03'));
    await follow(w);
    expect(open(w)).toHaveLength(1);
  });

  test.each([
    [
      'voicemail',
      [
        ['09:00:00', 'in-wachtrij'],
        ['09:01:00', 'voicemail'],
      ],
      'voicemail',
    ],
    [
      'voicemail from the menu',
      [
        ['09:00:00', 'begonnen'],
        ['09:01:00', 'voicemail'],
      ],
      'voicemail',
    ],
    [
      'asked for a call back',
      [
        ['09:00:00', 'in-wachtrij'],
        ['09:01:00', 'terugbellen-gevraagd'],
      ],
      'gevraagd',
    ],
    [
      'ended by the exchange',
      [
        ['09:00:00', 'in-wachtrij'],
        ['09:01:00', 'beeindigd'],
      ],
      'gemist',
    ],
    [
      'outside hours, in the menu',
      [
        ['20:00:00', 'begonnen'],
        ['20:00:20', 'opgehangen'],
      ],
      'gemist',
    ],
  ] as const)('%s: why is told', async (naam, verloop, reden) => {
    const w = world();
    await bel(w, { naam, verloop });
    await follow(w);
    expect(open(w).map(({ oproepen }) => oproepen.map((oproep) => oproep.reden))).toEqual([[reden]]);
  });

  test.each([
    [
      'hung up in the menu during opening hours',
      [
        ['09:00:00', 'begonnen'],
        ['09:00:20', 'opgehangen'],
      ],
    ],
    ['still waiting', [['09:00:00', 'in-wachtrij']]],
    [
      'answered',
      [
        ['09:00:00', 'in-wachtrij'],
        ['09:00:20', 'aangenomen'],
        ['09:05:00', 'opgehangen'],
      ],
    ],
    [
      'answered, overflowed before',
      [
        ['09:00:00', 'in-wachtrij'],
        ['09:00:20', 'beeindigd'],
        ['09:00:20', 'in-wachtrij'],
        ['09:00:30', 'aangenomen'],
      ],
    ],
    [
      'passed on to us and ended',
      [
        ['09:00:00', 'doorverbonden'],
        ['09:01:00', 'beeindigd'],
      ],
    ],
    [
      'passed on to us, queued and taken',
      [
        ['09:00:00', 'doorverbonden'],
        ['09:00:01', 'in-wachtrij'],
        ['09:00:30', 'aangenomen'],
        ['09:01:00', 'voicemail'],
        ['09:02:00', 'beeindigd'],
      ],
    ],
  ] as const)('%s: no work', async (naam, verloop) => {
    const w = world();
    await bel(w, { naam, verloop });
    await follow(w);
    expect(w.zaken.terugbelverzoeken()).toEqual([]);
  });

  test.each([
    ['left a message', [['09:01:00', 'voicemail']], 'voicemail'],
    [
      'left a message and hung up',
      [
        ['09:01:00', 'voicemail'],
        ['09:02:00', 'opgehangen'],
      ],
      'voicemail',
    ],
    [
      'was queued again and gave up',
      [
        ['09:00:01', 'in-wachtrij'],
        ['09:02:00', 'opgehangen'],
      ],
      'afgehaakt',
    ],
    [
      'was queued again until the exchange ended it',
      [
        ['09:00:01', 'in-wachtrij'],
        ['09:02:00', 'beeindigd'],
      ],
      'gemist',
    ],
  ] as const)(
    'and was passed on to us and %s is work, though the figures have no wait of it',
    async (naam, rest, reden) => {
      const w = world();
      const contact = await bel(w, { naam, verloop: [['09:00:00', 'doorverbonden'], ...rest] });
      await follow(w);
      expect((await w.zaken.loadContact(contact))?.value.wachten).toEqual([]);
      expect(open(w)).toHaveLength(1);
      expect((await list(w)).items).toMatchObject([{ contacten: [contact], redenen: [reden], nummer: NUMMER }]);
    },
  );

  test('closed by a person as spam is no work; as not reached it still is', async () => {
    const { w, contact } = await missedOnce();
    await makeCloseContact(w)({ contact, door: ondersteuner, uitkomst: 'niet-bereikt' });
    await follow(w);
    expect(open(w)).toHaveLength(1);
    const other = await bel(w, gemist('o2', '09:10:00', '09:11:00', { nummer: '0612345679' }));
    await follow(w);
    await makeCloseContact(w)({ contact: other, door: ondersteuner, uitkomst: 'spam' });
    await follow(w);
    expect(open(w).map(({ contacten }) => contacten)).toEqual([[contact]]);
  });

  test('that turns out to have been answered is no work any more', async () => {
    const { w } = await missedOnce();
    await bel(w, {
      naam: 'o1',
      verloop: [
        ['09:00:00', 'in-wachtrij'],
        ['09:01:00', 'opgehangen'],
        ['09:00:30', 'aangenomen'],
      ],
    });
    await follow(w);
    expect(open(w)).toEqual([]);
  });
});

test('a trial call of our own is nobody to call back', () => {
  const events = [
    { id: 'q', op: instant('2026-11-25T09:00:00Z'), soort: 'in-wachtrij' },
    { id: 'o', op: instant('2026-11-25T09:01:00Z'), soort: 'opgehangen' },
  ] as const;
  const kop = { id: 'c', kanaal: 'telefoon', vervolgVan: null } as const;
  expect(canAskTerugbellen(foldContact(kop, events))).toBe(true);
  expect(canAskTerugbellen(foldContact({ ...kop, proef: true }, events))).toBe(false);
});

describe('who cannot be called', () => {
  test.each([null, 'anonymous', '+266696687', '2041', 'geen idee'])(
    'is visible as such, counted and never lost: %s',
    async (nummer) => {
      const w = world();
      const contact = await bel(w, gemist('o1', '09:00:00', '09:01:00', { nummer }));
      await follow(w);
      await follow(w);
      const { items, zonderNummer } = await list(w);
      expect([items, zonderNummer]).toEqual([[], { aantal: 1, contacten: [contact] }]);
    },
  );

  test('is work as soon as a number is known', async () => {
    const w = world();
    const contact = await bel(w, gemist('o1', '09:00:00', '09:01:00', { nummer: null }));
    await follow(w);
    await bel(w, {
      naam: 'o1',
      verloop: [
        ['09:00:00', 'in-wachtrij'],
        ['09:01:00', 'opgehangen'],
        ['08:59:00', 'begonnen'],
      ],
    });
    await follow(w);
    const { items, zonderNummer } = await list(w);
    expect([items.map(({ contacten }) => contacten), zonderNummer.aantal]).toEqual([[[contact]], 0]);
  });

  test('is counted per wijkteam, for who may know of it', async () => {
    const w = world();
    await bel(w, gemist('o1', '09:00:00', '09:01:00', { nummer: null }));
    const aantal = async (over: object) => (await list(w, over)).zonderNummer.aantal;
    await follow(w);
    expect(await aantal({ wijkteam: 'noord' })).toBe(0);
    expect(await aantal({ door: vreemde })).toBe(0);
    expect(await aantal({ door: fatima })).toBe(1);
  });
});

describe('ringing again', () => {
  test('and being answered closes the work', async () => {
    const { w } = await missedOnce();
    await bel(w, beantwoord('o2', '10:00:00', '10:00:20'));
    await follow(w);
    expect(w.zaken.terugbelverzoeken().map(({ afsluiting }) => afsluiting)).toEqual([
      { op: '2026-11-25T10:00:20.000Z', reden: 'zelf-gesproken', door: 'systeem' },
    ]);
  });

  test('a call that was answered before the missed one closes nothing', async () => {
    const w = world();
    await bel(w, beantwoord('o0', '08:00:00', '08:00:20'));
    await bel(w, gemist('o1', '09:00:00', '09:01:00'));
    await follow(w);
    expect(open(w)).toHaveLength(1);
  });

  test('the answered call may be told first: the missed one finds it', async () => {
    const w = world();
    await bel(w, beantwoord('o2', '10:00:00', '10:00:20'));
    await follow(w);
    await bel(w, gemist('o1', '09:00:00', '09:01:00'));
    await follow(w);
    expect(open(w)).toEqual([]);
  });

  test('and being missed after it was closed is new work, with a promise of its own', async () => {
    const { w, id } = await missedOnce();
    await bel(w, beantwoord('o2', '10:00:00', '10:00:20'));
    await follow(w);
    const again = await bel(w, gemist('o3', '11:00:00', '11:01:00'));
    await follow(w);
    expect(open(w).map(({ contacten }) => contacten)).toEqual([[again]]);
    expect(open(w)[0]?.id).not.toBe(id);
  });

  test('while somebody calls them back joins what that person holds: no second ring', async () => {
    const { w, id } = await missedOnce();
    await makeClaimTerugbelverzoek(w)({ terugbelverzoek: id, door: ondersteuner });
    await bel(w, gemist('o2', '12:00:00', '12:00:10'));
    await follow(w);
    expect((await list(w)).items).toEqual([
      expect.objectContaining({ id, aantalOproepen: 2, geclaimdDoor: ondersteuner.id }),
    ]);
    w.clock.forward(60_000);
    await makeRecordTerugbelpoging(w)({ terugbelverzoek: id, door: ondersteuner, gelukt: true, wijze: 'telefoon' });
    expect(open(w)).toEqual([]);
  });

  test('an answered call of a number that is owed nothing writes nothing', async () => {
    const w = world();
    await bel(w, beantwoord('o1', '09:00:00', '09:00:20'));
    let writes = 0;
    const counting = {
      ...w,
      zaken: {
        ...w.zaken,
        save: async () => {
          writes += 1;
        },
      },
      inhoud: {
        ...w.inhoud,
        saveTerugbelverzoekenVan: async () => {
          writes += 1;
        },
      },
    };
    await makeFollowOproepen(counting)(contactChanges(w));
    expect(writes).toBe(0);
  });
});

describe('asking for a call back', () => {
  const asked = (w: World, contact: string, over: object = {}) =>
    makeRequestTerugbelverzoek(w)({ contact, door: ondersteuner, ...over });

  test('stands in for the missed call of the same contact, with the number and the time that were asked for', async () => {
    const { w, contact } = await missedOnce();
    await asked(w, contact, { nummer: '06 87654321', voorkeur: { van: '13:00', tot: '15:00' } });
    expect((await list(w)).items).toEqual([
      expect.objectContaining({
        nummer: '+31687654321',
        contacten: [contact],
        voorkeur: { van: '13:00', tot: '15:00' },
        redenen: ['gevraagd'],
      }),
    ]);
    expect(JSON.stringify(w.zaken.changes())).not.toMatch(/87654321|12345678/);
  });

  test('on a number that nobody can be called on is refused, and nothing is kept', async () => {
    const { w, contact } = await missedOnce();
    await expect(asked(w, contact, { nummer: '1234' })).rejects.toMatchObject({ faults: [{ veld: 'nummer' }] });
    expect(await w.inhoud.readPersoon(contact)).toEqual({ nummer: NUMMER });
  });

  test('is there at once, and not twice when the stream tells of it', async () => {
    const w = world();
    const contact = await bel(w, beantwoord('o1', '11:00:00', '11:00:20'));
    await follow(w);
    await asked(w, contact);
    expect(open(w)).toHaveLength(1);
    const before = w.zaken.terugbelverzoeken();
    await follow(w);
    expect(w.zaken.terugbelverzoeken()).toEqual(before);
  });

  test('by closing a conversation with that uitkomst is work as well', async () => {
    const w = world();
    const contact = await bel(w, beantwoord('o1', '11:00:00', '11:00:20'));
    await makeCloseContact(w)({ contact, door: ondersteuner, uitkomst: 'terugbelverzoek' });
    await follow(w);
    expect(open(w).map(({ contacten }) => contacten)).toEqual([[contact]]);
  });

  test('wherever it crashes, asking again and the stream lead to the same work', async () => {
    const contact = 'mail-1';
    await expectSameWhereverItCrashes({
      setup: async () => {
        const w = world();
        const op = instant('2026-11-25T10:00:00Z');
        const event = {
          id: 'b1',
          op,
          soort: 'bericht-ontvangen',
          bericht: 'b1',
          soortBericht: 'persoon',
          wijkteam: 'centrum',
          gevaarsignalen: [],
        } as const;
        await w.zaken.save([contactWith({ id: contact, kanaal: 'mail', vervolgVan: null }, undefined, [event]).write]);
        return w;
      },
      act: (w: World) => asked(w, contact, { nummer: '0612345678', sleutel: 's' }),
      afterwards: async (w) => {
        await asked(w, contact, { nummer: '0612345678', sleutel: 's' });
        await follow(w);
      },
      observe: async (w) => ({ verzoeken: w.zaken.terugbelverzoeken(), contact: await w.zaken.loadContact(contact) }),
    });
  });
});

describe('two who want to call at once', () => {
  test('one gets it, the other is told who has it and until when', async () => {
    const { w, id } = await missedOnce();
    const claim = makeClaimTerugbelverzoek(w);
    const results = await Promise.allSettled(
      [ondersteuner, fatima, piet].map((door) => claim({ terugbelverzoek: id, door })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const holder = open(w)[0]?.claim?.door;
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({
          code: 'al-geclaimd',
          message: expect.stringContaining(holder as string),
        });
      }
    }
  });

  test('after letting go the other may', async () => {
    const { w, id } = await missedOnce();
    await makeClaimTerugbelverzoek(w)({ terugbelverzoek: id, door: ondersteuner });
    await expect(
      makeRecordTerugbelpoging(w)({ terugbelverzoek: id, door: fatima, gelukt: true, wijze: 'telefoon' }),
    ).rejects.toEqual(refused('al-geclaimd'));
    await makeReleaseTerugbelverzoek(w)({ terugbelverzoek: id, door: ondersteuner });
    expect(await makeClaimTerugbelverzoek(w)({ terugbelverzoek: id, door: fatima })).toMatchObject({
      geclaimdDoor: 'fatima',
    });
  });

  test('how long it is theirs is a setting', async () => {
    const { w, id } = await missedOnce();
    const { organisatie } = await w.instellingen.readInstellingen();
    await w.instellingen.saveOrganisatie({ ...organisatie, terugbellen: { claimMinuten: 5, minstePogingen: 1 } });
    expect((await makeClaimTerugbelverzoek(w)({ terugbelverzoek: id, door: fatima })).geclaimdTot).toBe(
      '2026-11-25T12:05:00.000Z',
    );
  });
});

describe('an attempt', () => {
  async function askedInTwo() {
    const w = world();
    const missed = await bel(w, gemist('o1', '09:00:00', '09:01:00'));
    const asking = await bel(w, {
      naam: 'o2',
      verloop: [
        ['09:10:00', 'in-wachtrij'],
        ['09:11:00', 'terugbellen-gevraagd'],
      ],
    });
    await follow(w);
    return { w, missed, asking, id: open(w)[0]?.id as string };
  }

  test('without answer closes nothing, and is an attempt of each contact that asked for a call back itself', async () => {
    const { w, missed, asking, id } = await askedInTwo();
    const view = await makeRecordTerugbelpoging(w)({
      terugbelverzoek: id,
      door: fatima,
      gelukt: false,
      wijze: 'telefoon',
    });
    expect(view).toMatchObject({ status: 'open', pogingen: [{ gelukt: false, door: 'fatima' }] });
    expect((await w.zaken.loadContact(asking))?.value.terugbelverzoeken).toEqual([
      expect.objectContaining({ eerstePogingOp: '2026-11-25T12:00:00.000Z', bereiktOp: null }),
    ]);
    expect((await w.zaken.loadContact(missed))?.value.status).toBe('afgesloten');
    const before = w.zaken.terugbelverzoeken();
    await follow(w);
    expect(w.zaken.terugbelverzoeken()).toEqual(before);
  });

  test('with answer closes it, and every contact that asked counts as reached', async () => {
    const { w, asking, id } = await askedInTwo();
    await makeRecordTerugbelpoging(w)({ terugbelverzoek: id, door: fatima, gelukt: true, wijze: 'telefoon' });
    expect((await w.zaken.loadContact(asking))?.value.terugbelverzoeken[0]?.bereiktOp).toBe('2026-11-25T12:00:00.000Z');
    expect(open(w)).toEqual([]);
  });

  test('noted with a contact reaches the work of its number', async () => {
    const { w, asking } = await askedInTwo();
    await makeRecordContactpoging(w)({ contact: asking, door: fatima, gelukt: false, wijze: 'telefoon' });
    await follow(w);
    expect(open(w)[0]?.pogingen).toEqual([expect.objectContaining({ gelukt: false, door: 'fatima' })]);
    w.clock.forward(60_000);
    await makeRecordContactpoging(w)({ contact: asking, door: fatima, gelukt: true, wijze: 'telefoon' });
    await follow(w);
    expect(w.zaken.terugbelverzoeken()[0]?.afsluiting?.reden).toBe('bereikt');
  });

  test('wherever it crashes, asking again leads to one attempt everywhere', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => (await askedInTwo()).w,
      act: (w: World) =>
        makeRecordTerugbelpoging(w)({
          terugbelverzoek: open(w)[0]?.id as string,
          door: fatima,
          gelukt: false,
          wijze: 'telefoon',
          sleutel: 's',
        }),
      afterwards: async (w) => {
        await makeRecordTerugbelpoging(w)({
          terugbelverzoek: open(w)[0]?.id as string,
          door: fatima,
          gelukt: false,
          wijze: 'telefoon',
          sleutel: 's',
        });
        await follow(w);
      },
      observe: async (w) => ({ verzoeken: w.zaken.terugbelverzoeken(), contacten: w.zaken.contacten() }),
    });
  });
});

describe('safe contact', () => {
  const notBefore = (vanaf: string) => ({
    id: `a-${vanaf}`,
    op: instant('2026-11-25T08:00:00Z'),
    door: 'olga',
    nietVoor: vanaf,
  });

  test('that would be broken refuses the claim, says from when it may, and moves a promise that is earlier', async () => {
    const { w, contact, id } = await missedOnce();
    w.clock.to('2026-11-26T15:00:00Z');
    await w.inhoud.putVeiligContact({ contact }, notBefore('19:00') as never);
    await expect(makeClaimTerugbelverzoek(w)({ terugbelverzoek: id, door: ondersteuner })).rejects.toMatchObject({
      code: 'veilig-contact',
      vanaf: '2026-11-26T18:00:00.000Z',
    });
    expect(open(w)[0]).toMatchObject({ claim: null, belofte: '2026-11-26T18:00:00.000Z' });
    w.clock.to('2026-11-26T18:00:00Z');
    expect(await makeClaimTerugbelverzoek(w)({ terugbelverzoek: id, door: ondersteuner })).toMatchObject({
      geclaimdDoor: ondersteuner.id,
    });
  });

  test('follows the number: what was agreed in an earlier contact holds for a later call', async () => {
    const { w } = await missedOnce();
    const sleutel = w.ids.hash('nummer', NUMMER);
    await w.inhoud.putVeiligContact({ persoon: sleutel }, notBefore('19:00') as never);
    const id = open(w)[0]?.id as string;
    await expect(makeClaimTerugbelverzoek(w)({ terugbelverzoek: id, door: ondersteuner })).rejects.toEqual(
      refused('veilig-contact'),
    );
    expect(open(w)[0]?.belofte).toBe('2026-11-26T16:00:00.000Z');
  });
});

describe('who may see it', () => {
  test('a professional those of their own wijkteam, of which another wijkteam may have a part', async () => {
    const w = world();
    const own = await bel(w, gemist('o1', '09:00:00', '09:01:00'));
    await bel(w, gemist('o2', '09:10:00', '09:11:00', { wijkteam: 'noord' }));
    await bel(w, gemist('o3', '09:20:00', '09:21:00', { wijkteam: 'zuid', nummer: '0612345679' }));
    await follow(w);
    expect((await list(w, { door: fatima })).items).toEqual([
      expect.objectContaining({ aantalOproepen: 2, contacten: [own], nummer: NUMMER }),
    ]);
    expect((await list(w, { wijkteam: 'noord' })).items).toHaveLength(1);
    const hidden = (await list(w)).items.find(({ wijkteam }) => wijkteam === 'zuid')?.id as string;
    await expect(makeReadTerugbelverzoek(w)({ terugbelverzoek: hidden, door: fatima })).rejects.toMatchObject({
      kind: 'not-found',
    });
    await expect(makeClaimTerugbelverzoek(w)({ terugbelverzoek: hidden, door: fatima })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  test.each([manager, gebruiker('b', ['beheerder']), gebruiker('g', ['gastvrouw'])])('not %j', async (door) => {
    const { w } = await missedOnce();
    await expect(list(w, { door })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('the list', () => {
  test('has the oldest promise first, says what is late, and lists what was closed apart', async () => {
    const w = world();
    w.clock.to('2026-11-26T08:00:00Z');
    await bel(w, gemist('o1', '20:00:00', '20:01:00', { nummer: '0612345671' }));
    const mail = await bel(w, {
      naam: 'o2',
      verloop: [
        ['09:00:00', 'in-wachtrij'],
        ['09:01:00', 'aangenomen'],
      ],
      nummer: '0612345672',
    });
    await makeRequestTerugbelverzoek(w)({ contact: mail, door: ondersteuner, op: instant('2026-11-25T09:05:00Z') });
    await follow(w);
    await makeRequestTerugbelverzoek(w)({ contact: mail, door: ondersteuner });
    w.clock.to('2026-11-26T16:00:01Z');
    const { items } = await list(w);
    expect(items.map(({ nummer, teLaat }) => [nummer, teLaat])).toEqual(
      expect.arrayContaining([
        ['+31612345671', true],
        ['+31612345672', true],
      ]),
    );
    expect(items.map(({ belofte }) => belofte)).toEqual(items.map(({ belofte }) => belofte).toSorted());
    const closing = makeCloseTerugbelverzoek(w);
    await closing({
      terugbelverzoek: items[0]?.id as string,
      door: fatima,
      reden: 'niet-meer-nodig',
      toelichting: 'Opgelost',
    });
    expect((await list(w)).items).toHaveLength(1);
    const closed = (await list(w, { status: 'afgesloten' })).items;
    expect(closed).toEqual([
      expect.objectContaining({ id: items[0]?.id, afsluiting: expect.objectContaining({ door: 'fatima' }) }),
    ]);
    const { notities } = await w.inhoud.readInhoud(items[0]?.contacten[0] as string);
    expect(notities.map(({ tekst }) => tekst)).toEqual(['Opgelost']);
  });
});

test('wherever the stream is cut off, delivering it again leads to the same call-backs', async () => {
  const calls = await expectSameWhereverItCrashes({
    setup: async () => {
      const w = world();
      await bel(w, gemist('o1', '09:00:00', '09:01:00'));
      await bel(w, gemist('o2', '09:30:00', '09:31:00'));
      await bel(w, beantwoord('o3', '09:10:00', '09:10:20'));
      await bel(w, gemist('o4', '09:40:00', '09:41:00', { nummer: null }));
      return w;
    },
    act: async (w: World) => {
      for (const change of contactChanges(w as never)) {
        const { mislukt } = await makeFollowOproepen(w)([change]);
        if (mislukt[0] !== undefined) throw mislukt[0].fout;
      }
    },
    afterwards: follow,
    observe: async (w) => ({
      open: open(w).map(({ contacten, belofte, openstaand }) => ({ contacten, belofte, openstaand })),
      zonder: await w.zaken.listZonderNummer(instant('2026-11-01T00:00:00Z'), 10),
    }),
  });
  expect(calls).toBeGreaterThan(15);
});
