/** What every store of facts does, in memory and in DynamoDB alike. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDynamoZakenStore } from '../../../shared/adapters/dynamodb/zaken-store.ts';
import { makeMemoryZakenStore } from '../../../shared/adapters/memory/memory-zaken-store.ts';
import type { ContactFilter, DueItem, ZaakWrite, ZakenStore } from '../../../shared/application/ports.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis, Kanaal } from '../../../shared/domain/contact/types.ts';
import { newProef, noteBevinding } from '../../../shared/domain/media/media-proef.ts';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { foldSpoed } from '../../../shared/domain/spoed/fold-spoed.ts';
import { type Instant, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const stores: [string, () => Promise<ZakenStore>][] = [
  ['memory', async () => makeMemoryZakenStore()],
  ['DynamoDB', async () => makeDynamoZakenStore(await tables.create('zaken'))],
];

const NU = instant('2026-11-25T09:00:00.000Z');
const VANDAAG = { van: '2026-11-25', totEnMet: '2026-11-25' };

interface Made {
  readonly kanaal?: Kanaal;
  readonly wijkteam?: string;
  readonly op?: Instant;
  readonly closed?: boolean;
  readonly taken?: boolean;
  readonly volgendeActieOp?: Instant | null;
  readonly vorige?: number;
}

function contactOf(
  id: string,
  { kanaal = 'mail', wijkteam = 'centrum', op = NU, closed = false, taken = false }: Made,
) {
  const events: ContactGebeurtenis[] =
    kanaal === 'mail'
      ? [
          {
            id: 'e1',
            op,
            soort: 'bericht-ontvangen',
            bericht: 'b',
            soortBericht: 'persoon',
            wijkteam,
            gevaarsignalen: [],
          },
        ]
      : [{ id: 'e1', op, soort: 'in-wachtrij', wijkteam }];
  if (taken) events.push({ id: 'e2', op: plusMs(op, 1), soort: 'antwoord-verzonden', antwoord: 'a' });
  if (closed)
    events.push({ id: 'e3', op: plusMs(op, 2), soort: 'afgesloten', uitkomst: 'informatie-advies', door: 'olga' });
  return foldContact({ id, kanaal, vervolgVan: null }, events);
}

const contactWrite = (id: string, made: Made = {}): ZaakWrite => ({
  soort: 'contact',
  contact: contactOf(id, made),
  volgendeActieOp: made.volgendeActieOp ?? null,
  vorige: made.vorige ?? 0,
});

function spoedWrite(
  id: string,
  made: { closed?: boolean; taken?: boolean; op?: Instant; volgendeActieOp?: Instant | null; vorige?: number } = {},
): ZaakWrite {
  const { op = NU } = made;
  const spoedzaak = foldSpoed(id, [
    {
      id: `${id}/geopend`,
      op,
      soort: 'geopend',
      contact: 'c1',
      wijkteam: 'centrum',
      domein: 'sociaal',
      urgentie: 'spoed',
      ontvangenOp: op,
      door: 'olga',
      beleid: STANDAARD_BELEID,
    },
    ...(made.taken ? [{ id: `${id}/beurt/1`, op, soort: 'opgepakt' as const, beurt: 1, door: 'fatima' }] : []),
    ...(made.closed
      ? [{ id: `${id}/gesloten`, op, soort: 'gesloten' as const, door: 'olga', reden: 'dubbel' as const }]
      : []),
  ]);
  return { soort: 'spoedzaak', spoedzaak, volgendeActieOp: made.volgendeActieOp ?? null, vorige: made.vorige ?? 0 };
}

const conflict = { kind: 'conflict' };
const filter = (over: Partial<ContactFilter> = {}): ContactFilter => ({ dagen: VANDAAG, ...over });

async function allContacts(store: ZakenStore, over: Partial<ContactFilter> = {}, limit = 2): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 20; page += 1) {
    const found = await store.searchContacten(filter(over), limit, cursor);
    ids.push(...found.items.map(({ value }) => value.id));
    cursor = found.cursor;
    if (cursor === undefined) return ids;
  }
  throw new Error('the pages never ended');
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe.each(stores)('facts in %s', (_name, make) => {
  test('what was saved is read back whole, with its versie', async () => {
    const store = await make();
    await store.save([contactWrite('c1')]);
    expect(await store.loadContact('c1')).toEqual({ versie: 1, value: contactOf('c1', {}) });
    expect(await store.loadContact('c2')).toBeUndefined();
    const made = spoedWrite('s1');
    await store.save([made]);
    expect(await store.loadSpoedzaak('s1')).toEqual({ versie: 1, value: made.soort === 'spoedzaak' && made.spoedzaak });
  });

  test('two who begin the same contact: the second is told, and nothing of theirs is written', async () => {
    const store = await make();
    await store.save([contactWrite('c1')]);
    await expect(store.save([contactWrite('c1', { wijkteam: 'noord' })])).rejects.toMatchObject(conflict);
    expect((await store.loadContact('c1'))?.value.wijkteam).toBe('centrum');
  });

  test('a versie that is no longer the last is refused', async () => {
    const store = await make();
    await store.save([contactWrite('c1')]);
    await store.save([contactWrite('c1', { vorige: 1 })]);
    expect((await store.loadContact('c1'))?.versie).toBe(2);
    await expect(store.save([contactWrite('c1', { vorige: 1 })])).rejects.toMatchObject(conflict);
  });

  test('of several things saved together all are written or none', async () => {
    const store = await make();
    await store.save([contactWrite('c1'), spoedWrite('s1')]);
    await expect(store.save([contactWrite('c1', { vorige: 1 }), spoedWrite('s1')])).rejects.toMatchObject(conflict);
    expect((await store.loadContact('c1'))?.versie).toBe(1);
    expect((await store.loadSpoedzaak('s1'))?.versie).toBe(1);
  });

  test('saving nothing is quiet', async () => {
    const store = await make();
    await store.save([]);
    expect(await allContacts(store)).toEqual([]);
  });

  test('a message leads to its threads, per correspondent; another thread cannot take it over', async () => {
    const store = await make();
    const verwijzing = { bericht: 'm1', afzender: 'm1-jan', draad: 'd1', contact: 'c1' };
    await store.save([{ soort: 'mailverwijzing', verwijzing }]);
    await store.save([{ soort: 'mailverwijzing', verwijzing: { ...verwijzing, antwoord: 'a1' } }]);
    await store.save([{ soort: 'mailverwijzing', verwijzing: { ...verwijzing, afzender: 'm1-els', draad: 'd2' } }]);
    const other = { ...verwijzing, draad: 'd3' };
    await expect(store.save([{ soort: 'mailverwijzing', verwijzing: other }])).rejects.toMatchObject(conflict);
    const found = await store.loadMailverwijzingen(['m1', 'm9', 'm1']);
    expect([...found].sort((a, b) => (a.afzender < b.afzender ? -1 : 1))).toEqual([
      { ...verwijzing, afzender: 'm1-els', draad: 'd2' },
      { ...verwijzing, antwoord: 'a1' },
    ]);
    expect(await store.loadMailverwijzingen([])).toEqual([]);
  });

  test('what leads to a case from outside is written once, also by several at once, and is in no list', async () => {
    const store = await make();
    const wijzer = { soort: 'oppaklink', sleutel: 'h1', zaak: 'z1', push: 'z1/r1.t1/sms', geldigTot: NU } as const;
    expect(await store.loadPushwijzer('oppaklink', 'h1')).toBeUndefined();
    const all = await Promise.all(
      ['z1', 'z2', 'z3'].map((zaak) => store.keepPushwijzer({ ...wijzer, zaak, push: `${zaak}/r1.t1/sms` })),
    );
    expect(new Set(all.map(({ zaak }) => zaak)).size).toBe(1);
    expect(await store.loadPushwijzer('oppaklink', 'h1')).toEqual(all[0]);
    expect(await store.loadPushwijzer('verzonden-sms', 'h1')).toBeUndefined();
    expect(await store.loadPushwijzer('oproep', 'h1')).toBeUndefined();
    const oproep = { ...wijzer, soort: 'oproep', push: 'z1/r1.t1/spraak' } as const;
    expect(await store.keepPushwijzer(oproep)).toEqual(oproep);
    expect(await store.loadPushwijzer('oproep', 'h1')).toEqual(oproep);
    const nergens = { soort: 'sms-antwoord', sleutel: 'h1', zaak: null, geldigTot: NU } as const;
    expect(await store.keepPushwijzer(nergens)).toEqual(nergens);
    expect(await store.keepPushwijzer({ ...nergens, zaak: 'z9' })).toEqual(nergens);
    expect(await allContacts(store)).toEqual([]);
  });

  test('a counter is moved by one at a time, and only together with all else of its save', async () => {
    const store = await make();
    const teller = { id: 'an', gegeven: [{ sleutel: 'd', op: NU, aantal: 1 }] };
    expect(await store.loadTeller('an')).toBeUndefined();
    await store.save([{ soort: 'teller', teller, vorige: 0 }]);
    await expect(store.save([{ soort: 'teller', teller, vorige: 0 }])).rejects.toMatchObject(conflict);
    const next = { id: 'an', gegeven: [...teller.gegeven, { sleutel: 'e', op: plusMs(NU, 1), aantal: 2 }] };
    const stale = { soort: 'teller', teller: { id: 'bo', gegeven: [] }, vorige: 7 } as const;
    await expect(store.save([{ soort: 'teller', teller: next, vorige: 1 }, stale])).rejects.toMatchObject(conflict);
    expect(await store.loadTeller('an')).toEqual({ versie: 1, value: teller });
    await store.save([{ soort: 'teller', teller: next, vorige: 1 }]);
    expect(await store.loadTeller('an')).toEqual({ versie: 2, value: next });
    expect(await allContacts(store)).toEqual([]);
  });

  test('a test message is changed by one at a time, and is in no list', async () => {
    const store = await make();
    const proef = newProef({ id: 'p1', medewerker: 'm', door: 'b', medium: 'sms', aangevraagdOp: NU });
    expect(await store.loadMediaProef('p1')).toBeUndefined();
    await store.save([{ soort: 'media-proef', proef, vorige: 0 }]);
    await expect(store.save([{ soort: 'media-proef', proef, vorige: 0 }])).rejects.toMatchObject(conflict);
    const next = noteBevinding(proef, { soort: 'verzonden', bewijs: 'volgt' }, NU);
    await store.save([{ soort: 'media-proef', proef: next, vorige: 1 }]);
    expect(await store.loadMediaProef('p1')).toEqual({ versie: 2, value: next });
    expect(await allContacts(store)).toEqual([]);
  });

  test('a mail is sent by one at a time: until then, or until it is given back', async () => {
    const store = await make();
    const mail = { contact: 'c1', antwoord: 'a1' };
    const [tot, later] = [plusMs(NU, 30_000), plusMs(NU, 60_000)];
    const all = await Promise.all([1, 2, 3].map(() => store.takeVerzending(mail, NU, tot)));
    expect(all.filter(Boolean)).toHaveLength(1);
    expect(await store.takeVerzending({ ...mail, antwoord: 'a2' }, NU, tot)).toBe(true);
    expect(await store.takeVerzending({ ...mail, contact: 'c2' }, NU, tot)).toBe(true);
    expect(await store.takeVerzending(mail, plusMs(tot, -1), later)).toBe(false);
    expect(await store.takeVerzending(mail, tot, later)).toBe(true);
    // Who had it before gives nothing back that is another's by now.
    await store.giveBackVerzending(mail, tot);
    expect(await store.takeVerzending(mail, tot, later)).toBe(false);
    await store.giveBackVerzending(mail, later);
    await store.giveBackVerzending(mail, later);
    expect(await store.takeVerzending(mail, NU, tot)).toBe(true);
    expect(await allContacts(store)).toEqual([]);
  });

  test('where a thread or gesprek now leads is moved by one at a time', async () => {
    const store = await make();
    const lopend = { soort: 'draad', id: 'x', contact: 'c1', nummer: 1 } as const;
    await store.save([{ soort: 'lopend', lopend, vorige: 0 }]);
    expect(await store.loadLopend('gesprek', 'x')).toBeUndefined();
    const next = { ...lopend, contact: 'c2', nummer: 2 };
    await store.save([{ soort: 'lopend', lopend: next, vorige: 1 }]);
    expect(await store.loadLopend('draad', 'x')).toEqual({ versie: 2, value: next });
    await expect(store.save([{ soort: 'lopend', lopend, vorige: 1 }])).rejects.toMatchObject(conflict);
  });

  test('the number of a visitor is given to one of two who ask at once, per locatie and day', async () => {
    const store = await make();
    const give = (contact: string, nummer: number, vorige: number) =>
      store.save([
        { soort: 'lopend', lopend: { soort: 'inloopdag', id: 'plein/2026-11-25', contact, nummer }, vorige },
      ]);
    await give('v1', 1, 0);
    await expect(give('v2', 1, 0)).rejects.toMatchObject(conflict);
    await give('v2', 2, 1);
    expect((await store.loadLopend('inloopdag', 'plein/2026-11-25'))?.value).toMatchObject({
      contact: 'v2',
      nummer: 2,
    });
    expect(await store.loadLopend('inloopdag', 'plein/2026-11-26')).toBeUndefined();
    expect(await store.loadLopend('gesprek', 'plein/2026-11-25')).toBeUndefined();
  });

  test('lists hold who waits, then what is handled, oldest first, then closed ones, newest first; page by page', async () => {
    const store = await make();
    const at = (minutes: number) => plusMs(NU, minutes * 60_000);
    await store.save([contactWrite('closed-old', { closed: true, taken: true, op: at(1) })]);
    await store.save([contactWrite('closed-new', { closed: true, taken: true, op: at(2) })]);
    await store.save([contactWrite('closed-yesterday', { closed: true, taken: true, op: at(-1440) })]);
    await store.save([contactWrite('handled', { taken: true, op: at(3) })]);
    await store.save([contactWrite('waits-new', { op: at(9) })]);
    await store.save([contactWrite('waits-old', { op: at(-5000) })]);
    const all = ['waits-old', 'waits-new', 'handled', 'closed-new', 'closed-old'];
    for (const limit of [1, 2, 5, 50]) expect(await allContacts(store, {}, limit)).toEqual(all);
    expect(
      await allContacts(store, { dagen: { van: '2026-11-24', totEnMet: '2026-11-25' }, statussen: ['afgesloten'] }),
    ).toEqual(['closed-new', 'closed-old', 'closed-yesterday']);
    expect(await allContacts(store, { statussen: ['wachtend'] })).toEqual(['waits-old', 'waits-new']);
    expect(await allContacts(store, { ookOpenOpDag: true })).toEqual(all.slice(1));
    expect((await collect(store.listWachtend())).map(({ id }) => id).sort()).toEqual(['waits-new', 'waits-old']);
  });

  test('a filter on kanaal and wijkteam finds all of them, also behind many others', async () => {
    const store = await make();
    for (let i = 0; i < 30; i += 1)
      await store.save([contactWrite(`other-${i}`, { wijkteam: 'noord', op: plusMs(NU, i) })]);
    await store.save([contactWrite('mine', { op: plusMs(NU, 1000) })]);
    await store.save([contactWrite('call', { kanaal: 'telefoon', op: plusMs(NU, 2000) })]);
    expect(await allContacts(store, { wijkteams: ['centrum', 'zuid'] }, 1)).toEqual(['mine', 'call']);
    expect(await allContacts(store, { wijkteams: ['centrum'], kanalen: ['telefoon'] }, 1)).toEqual(['call']);
  });

  test('a contact moves between lists as it changes', async () => {
    const store = await make();
    await store.save([contactWrite('c1')]);
    await store.save([contactWrite('c1', { taken: true, closed: true, vorige: 1 })]);
    expect(await allContacts(store, { statussen: ['wachtend', 'in-behandeling'] })).toEqual([]);
    expect(await allContacts(store)).toEqual(['c1']);
  });

  test('what is due is what must be looked at now or before, of every kind, and no longer when that was taken away', async () => {
    const store = await make();
    const due = async (at: Instant) =>
      (await collect<DueItem>(store.listDue(at))).map(({ soort, id }) => `${soort} ${id}`).sort();
    for (let i = 0; i < 12; i += 1)
      await store.save([contactWrite(`c${i}`, { volgendeActieOp: plusMs(NU, i * 1000) })]);
    await store.save([spoedWrite('s1', { volgendeActieOp: NU, taken: true }), contactWrite('never')]);
    expect(await due(plusMs(NU, -1))).toEqual([]);
    expect(await due(NU)).toEqual(['contact c0', 'spoedzaak s1']);
    expect(await due(plusMs(NU, 11_000))).toHaveLength(13);
    await store.save([contactWrite('c0', { vorige: 1 })]);
    expect(await due(NU)).toEqual(['spoedzaak s1']);
  });

  test('a spoedzaak that nobody took up is found by every tick, before what is due; taken up only when it is due', async () => {
    const store = await make();
    await store.save([contactWrite('c1', { volgendeActieOp: plusMs(NU, -5000) })]);
    await store.save([contactWrite('c2', { volgendeActieOp: plusMs(NU, -9000) })]);
    const later = plusMs(NU, 60_000);
    await store.save([spoedWrite('later', { volgendeActieOp: later })]);
    await store.save([spoedWrite('due', { volgendeActieOp: NU })]);
    await store.save([spoedWrite('taken', { volgendeActieOp: later, taken: true })]);
    expect(await collect(store.listDue(NU))).toEqual([
      { soort: 'spoedzaak', id: 'due', op: NU },
      { soort: 'spoedzaak', id: 'later', op: later },
      { soort: 'contact', id: 'c2', op: plusMs(NU, -9000) },
      { soort: 'contact', id: 'c1', op: plusMs(NU, -5000) },
    ]);
    await store.save([spoedWrite('later', { volgendeActieOp: later, taken: true, vorige: 1 })]);
    expect((await collect(store.listDue(NU))).map(({ id }) => id)).toEqual(['due', 'c2', 'c1']);
    expect((await collect(store.listDue(later))).map(({ id }) => id).sort()).toEqual([
      'c1',
      'c2',
      'due',
      'later',
      'taken',
    ]);
  });

  test('postponing moves only when it is looked at, and only of the versie that was read', async () => {
    const store = await make();
    await store.save([contactWrite('c1', { volgendeActieOp: NU })]);
    await store.postponeContact('c1', 1, plusMs(NU, 1000));
    expect(await collect(store.listDue(NU))).toEqual([]);
    expect(await collect(store.listDue(plusMs(NU, 1000)))).toEqual([
      { soort: 'contact', id: 'c1', op: plusMs(NU, 1000) },
    ]);
    await store.postponeContact('c1', 7, plusMs(NU, 9000));
    expect(await collect(store.listDue(plusMs(NU, 1000)))).toHaveLength(1);
    expect((await store.loadContact('c1'))?.versie).toBe(1);
    await store.save([contactWrite('c1', { vorige: 1 })]);
    await store.postponeContact('c1', 2, NU);
    expect(await collect(store.listDue(NU))).toEqual([]);
    await store.postponeContact('nobody', 1, NU);
  });

  test('open spoedzaken are listed by deadline, closed ones by the day of opening', async () => {
    const store = await make();
    await store.save([spoedWrite('late', { op: plusMs(NU, 5000) })]);
    await store.save([spoedWrite('early')]);
    await store.save([spoedWrite('done', { closed: true })]);
    const list = async (open: boolean, dagen = VANDAAG) =>
      (await store.listSpoedzaken({ open, dagen }, 10)).items.map(({ value }) => value.id);
    expect(await list(true)).toEqual(['early', 'late']);
    expect(await list(false)).toEqual(['done']);
    expect(await list(false, { van: '2026-11-24', totEnMet: '2026-11-24' })).toEqual([]);
  });

  test('unreadable input is on the list until it was dealt with', async () => {
    const store = await make();
    const bericht = {
      id: 'o1',
      kanaal: 'mail',
      ontvangenOp: NU,
      reden: 'leeg',
      ruw: 'mail/o1',
      afhandeling: null,
    } as const;
    await store.save([{ soort: 'onleesbaar', bericht, vorige: 0 }]);
    expect((await store.listOnleesbaar(10)).items).toEqual([bericht]);
    const dealt = { ...bericht, afhandeling: { op: NU, door: 'olga', toelichting: 'gebeld' } };
    await store.save([{ soort: 'onleesbaar', bericht: dealt, vorige: 1 }]);
    expect((await store.listOnleesbaar(10)).items).toEqual([]);
    expect(await store.loadOnleesbaar('o1')).toEqual({ versie: 2, value: dealt });
  });
});

describe('paging in DynamoDB', () => {
  test.each([
    '',
    'x',
    Buffer.from('{"lijst":99}').toString('base64url'),
    Buffer.from('{"lijst":0,"na":{"pk":1}}').toString('base64url'),
  ])('a cursor that is none of ours (%p) is invalid input', async (cursor) => {
    const store = makeDynamoZakenStore(await tables.create('zaken'));
    await expect(store.searchContacten(filter(), 5, cursor)).rejects.toMatchObject({ kind: 'invalid' });
  });
});
