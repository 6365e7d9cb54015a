/** Who is on duty and why, advice about urgency, and settings that hold at once: asked through the API as an outsider would. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';
import { type Office, type OwnWijkteam, openOffice, ownWijkteam } from '../support/own-wijkteam.ts';

jest.setTimeout(30_000);

interface Fouten {
  readonly fouten: readonly { readonly veld: string; readonly melding: string }[];
}
interface Dienstdoende {
  readonly professional: string | null;
  readonly bron: string;
  readonly uitleg: readonly string[];
  readonly tot: string | null;
}

let stack: LocalStack;
let office: Office;
let rob: Person;
let tom: Person;
let marieke: Person;

// Wednesday 25 November 2026, ten o'clock in Amsterdam.
beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-11-25T09:00:00Z' });
  office = await openOffice(stack);
  rob = office.beheerder;
  tom = office.ondersteuner;
  marieke = await person(stack, 'Marieke van Dam', ['manager']);
}, 90_000);
afterAll(async () => {
  await stack?.stop();
});

const faults = (answer: { status: number; body: unknown }) => {
  expect(answer.status).toBe(400);
  return [...new Set((answer.body as Fouten).fouten.map(({ veld }) => veld))].toSorted();
};

describe('advice about urgency', () => {
  interface Signaal {
    readonly code: string;
    readonly label: string;
    readonly urgentie: string;
    readonly bron: string;
    readonly telt: string;
    readonly onderdelen: readonly Signaal[];
  }
  interface Advies {
    readonly advies: string;
    readonly redenen: readonly { readonly signaal: string; readonly bron: string }[];
    readonly acties: readonly { readonly code: string; readonly tekst: string }[];
    readonly nogVragen: readonly { readonly signaal: string }[];
    readonly regelset: string;
  }
  const flat = (signalen: readonly Signaal[]): Signaal[] =>
    signalen.flatMap((signaal) => [signaal, ...flat(signaal.onderdelen)]);
  const advise = async (body: unknown) => done(await tom.post<Advies>('/v1/urgentie-adviezen', body));
  let all: Signaal[];
  beforeAll(async () => {
    all = flat(done(await tom.get<{ signalen: Signaal[] }>('/v1/urgentie-signalen')).signalen);
  });

  test('every code is listed once, with a label, its urgentie and its place in the source', () => {
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(40);
    for (const { label, urgentie, bron } of all) {
      expect(label).toMatch(/\w/);
      expect(['crisis', 'spoed', 'regulier']).toContain(urgentie);
      expect(bron).toMatch(/^(IKR bijlage 1|KRIMPEN)/);
    }
  });

  test('each signal alone gives its own urgentie; a part alone decides nothing; nothing alone is ever regulier', async () => {
    for (const { code, urgentie, telt } of all) {
      const { advies, redenen, acties, nogVragen, regelset, ...more } = await advise({ signalen: { [code]: 'ja' } });
      expect(more).toEqual({});
      const alone = telt === 'alleen' || telt === 'voorwaarde';
      expect([code, advies]).toEqual([code, alone ? urgentie : 'onvoldoende-bekend']);
      expect(redenen).toContainEqual(
        expect.objectContaining({ signaal: code, bron: expect.stringMatching(/IKR|KRIMPEN/) }),
      );
      expect(acties.length).toBeGreaterThan(0);
      expect(nogVragen.map(({ signaal }) => signaal)).not.toContain(code);
      expect(regelset).toMatch(/^ikr-2019/);
    }
  });

  test('no signals is not enough; everything denied is regulier; unknown is not no', async () => {
    const everything = (waarde: string) => Object.fromEntries(all.map(({ code }) => [code, waarde]));
    expect(await advise({ signalen: {} })).toMatchObject({ advies: 'onvoldoende-bekend', redenen: [] });
    expect((await advise({ signalen: everything('onbekend') })).advies).toBe('onvoldoende-bekend');
    expect((await advise({ signalen: everything('nee') })).advies).toBe('regulier');
    expect((await advise({ signalen: { ...everything('nee'), psychose: 'onbekend' } })).advies).toBe(
      'onvoldoende-bekend',
    );
  });

  test('two of three marks of the balance are spoed, and a child of four weighs heavier than one of five', async () => {
    const mark = { paniek: 'ja' } as const;
    expect((await advise({ signalen: mark })).advies).toBe('onvoldoende-bekend');
    expect((await advise({ signalen: { ...mark, 'draaglast-plots-te-zwaar': 'ja' } })).advies).toBe('spoed');
    expect((await advise({ signalen: mark, leeftijd: 4 })).advies).toBe('spoed');
    expect((await advise({ signalen: mark, leeftijd: 5 })).advies).toBe('onvoldoende-bekend');
    expect((await advise({ signalen: mark, leeftijd: -0.5 })).advies).toBe('spoed');
  });

  test('a crisis names 112 and the crisisdienst of the organisatie', async () => {
    const { acties } = await advise({ signalen: { 'dreigt-met-zelfdoding': 'ja' } });
    expect(acties.map(({ code }) => code)).toEqual(expect.arrayContaining(['bel-112', 'bel-113', 'crisisdienst']));
    expect(JSON.stringify(acties)).toContain('0800-1471');
  });

  test('unknown codes, wrong values, a wrong age and unknown fields are refused all at once', async () => {
    const bad = { signalen: { foo: 'ja', bar: 'soms', psychose: 'soms' }, leeftijd: 200, extra: true };
    expect(faults(await tom.post('/v1/urgentie-adviezen', bad))).toEqual(
      ['extra', 'leeftijd', 'signalen.bar', 'signalen.foo', 'signalen.psychose'].toSorted(),
    );
    expect(faults(await tom.post('/v1/urgentie-adviezen', {}))).toEqual(['signalen']);
  });
});

describe('who is on duty', () => {
  let own: OwnWijkteam;
  const ask = async (op?: string, domein = 'sociaal', wijkteam = own.slug) =>
    done(
      await tom.get<Dienstdoende>(
        `/v1/dienstdoenden?wijkteam=${wijkteam}&domein=${domein}${op ? `&op=${encodeURIComponent(op)}` : ''}`,
      ),
    );
  const id = (wie: string) => own.mensen[wie]?.id;

  beforeAll(async () => {
    const buur = await ownWijkteam(office, 'buur', { mensen: { bob: {} } });
    own = await ownWijkteam(office, 'eigen', {
      mensen: { ina: {}, ada: {}, vic: {}, joke: {}, els: {}, ...{ nel: { zonderAdres: true } } },
      escalatiecontact: 'els',
      buurteams: ['buur'],
    });
    const day = (wie: string, van: string, tot: string, more = {}) => ({
      wie,
      van: `2026-11-25T${van}`,
      tot: `2026-11-25T${tot}`,
      ...more,
    });
    await own.plan(
      day('ina', '09:00', '10:00', { soort: 'inloop' }),
      day('ada', '09:00', '12:00'),
      day('vic', '11:00', '11:30', { vervanging: true }),
      day('nel', '12:00', '15:00'),
      day('joke', '13:00', '14:00', { domein: 'jeugd' }),
    );
    await buur.plan(day('bob', '12:00', '13:00'));
  }, 30_000);

  test('every way to be it is reached in its turn, and is explained', async () => {
    const expected = [
      ['2026-11-25T09:00:00+01:00', 'ina', 'inloop', '2026-11-25T09:00:00.000Z'],
      ['2026-11-25T10:00:00+01:00', 'ada', 'achterwacht', '2026-11-25T10:00:00.000Z'],
      ['2026-11-25T11:00:00+01:00', 'vic', 'vervanging', '2026-11-25T10:30:00.000Z'],
      ['2026-11-25T11:30:00+01:00', 'ada', 'achterwacht', '2026-11-25T11:00:00.000Z'],
      ['2026-11-25T12:00:00+01:00', 'eigen-bob', 'buurteam', '2026-11-25T12:00:00.000Z'],
      ['2026-11-25T13:00:00+01:00', 'joke', 'ander-domein', '2026-11-25T13:00:00.000Z'],
      ['2026-11-25T14:00:00+01:00', 'els', 'escalatiecontact', '2026-11-25T16:00:00.000Z'],
      ['2026-11-25T17:00:00+01:00', null, 'crisisdienst', '2026-11-26T08:00:00.000Z'],
      ['2026-11-24T03:00:00+01:00', null, 'crisisdienst', '2026-11-24T08:00:00.000Z'],
    ] as const;
    for (const [op, wie, bron, tot] of expected) {
      const answer = await ask(op);
      const who = wie === null ? null : wie === 'eigen-bob' ? 'buur-bob' : id(wie);
      expect([op, answer.professional, answer.bron, answer.tot]).toEqual([op, who, bron, tot]);
      expect(answer.uitleg.join(' ')).toContain(who ?? 'crisisdienst');
    }
    expect((await ask('2026-11-25T20:00:00+01:00')).uitleg.join(' ')).toContain('0800-1471');
    expect((await ask('2026-11-25T12:30:00+01:00')).uitleg.join(' ')).toContain(`${id('nel')} is niet bereikbaar`);
  });

  test('now is the default, and the past and the future are told from the same roster', async () => {
    expect(await ask()).toEqual(await ask('2026-11-25T09:00:00Z'));
    expect(await ask('2026-11-25T08:30:00Z')).toMatchObject({ bron: 'inloop' });
  });

  test('the nights in which the clocks change have an overlap and no gap', async () => {
    const night = (wie: string, van: string, tot: string) => ({ wie, van, tot, domein: 'jeugd' as const });
    await own.plan(
      night('ada', '2026-10-24T22:00', '2026-10-25T02:30'),
      night('vic', '2026-10-25T02:30', '2026-10-25T08:00'),
      night('ada', '2027-03-27T22:00', '2027-03-28T02:30'),
      night('vic', '2027-03-28T02:30', '2027-03-28T08:00'),
    );
    const at = async (op: string) => (await ask(op, 'jeugd')).professional;
    // Half past two comes twice in October: from its first occurrence the new one is first, the old one until the last.
    expect(await at('2026-10-25T00:29:59Z')).toBe(id('ada'));
    expect(await at('2026-10-25T00:30:00Z')).toBe(id('vic'));
    expect(await at('2026-10-25T01:30:00Z')).toBe(id('vic'));
    expect(await at('2026-10-25T06:59:59Z')).toBe(id('vic'));
    // In March half past two does not exist: there is no second without somebody.
    for (const op of ['2027-03-28T00:59:59Z', '2027-03-28T01:00:00Z', '2027-03-28T01:29:59Z', '2027-03-28T01:30:00Z'])
      expect([id('ada'), id('vic')]).toContain(await at(op));
    expect(await at('2027-03-28T05:59:59Z')).toBe(id('vic'));
  });

  test('a roster with faults is refused with all of them, and nothing of it is kept', async () => {
    const good = {
      soort: 'achterwacht',
      wijkteam: 'faut',
      domein: 'jeugd',
      professional: 'ada',
      van: '2026-12-01T09:00',
      tot: '2026-12-01T17:00',
    };
    const bad = [
      good,
      { ...good, van: '2026-12-01 9:00', tot: '2026-02-30T10:00' },
      { ...good, tot: '2026-12-01T09:00' },
      { ...good, soort: 'nacht', professional: 'Ada de Boer!', hobby: 1 },
    ];
    expect(faults(await rob.post('/v1/diensten', bad))).toEqual(
      ['[1].tot', '[1].van', '[2].tot', '[3].hobby', '[3].professional', '[3].soort'].toSorted(),
    );
    expect(faults(await rob.post('/v1/diensten', { ...good, tot: '2026-11-30T09:00' }))).toEqual(['tot']);
    for (const body of [[], [[]], [null], 5]) expect((await rob.post('/v1/diensten', body)).status).toBe(400);
    const list = async () =>
      done(
        await tom.get<{ resultaten: { id: string }[] }>(
          '/v1/diensten?van=2026-12-01&totEnMet=2026-12-01&wijkteam=faut',
        ),
      ).resultaten;
    expect(await list()).toEqual([]);
    const [kept] = done(await rob.post<{ resultaten: { id: string }[] }>('/v1/diensten', good)).resultaten;
    done(await rob.post('/v1/diensten', good));
    expect(await list()).toEqual([expect.objectContaining({ ...good, id: kept?.id, vervanging: false })]);
    // The same id elsewhere moves it.
    done(await rob.post('/v1/diensten', { ...good, id: kept?.id, van: '2026-12-02T09:00', tot: '2026-12-02T17:00' }));
    expect(await list()).toEqual([]);
    expect(faults(await tom.get('/v1/diensten?van=2026-12-02&totEnMet=2026-12-01'))).toEqual(['totEnMet']);
    expect(faults(await tom.get('/v1/dienstdoenden?wijkteam=X&domein=wonen&op=gisteren&kleur=rood'))).toEqual(
      ['domein', 'kleur', 'op', 'wijkteam'].toSorted(),
    );
  });
});

describe('settings', () => {
  const week = (van: string, tot: string) => [1, 2, 3, 4, 5].map((dag) => ({ dag, dagdelen: [{ van, tot }] }));
  const regeling = (van: string, tot: string, more = {}) => ({
    patronen: [{ geldigVan: '2020-01-01', week: week(van, tot) }],
    ...more,
  });
  const toestand = async (wijkteam: string, kanaal = 'chat') =>
    done(
      await tom.get<{ open: boolean; reden: string; volgendeWijziging: string | null }>(
        `/v1/openingstijden/${wijkteam}/${kanaal}/toestand`,
      ),
    );

  test('that were put come back, each with its defaults', async () => {
    const organisatie = {
      naam: 'SWT Test',
      voorbeeld: false,
      crisisdienst: { naam: 'Crisisdienst Elders', nummer: '0800-9999', mail: 'crisis@elders.example' },
      noodnummers: [{ naam: '112', nummer: '112', bron: 'https://112.nl', gecontroleerdOp: '2026-11-01' }],
    };
    const before = done(await tom.get('/v1/organisatie'));
    expect(done(await rob.put('/v1/organisatie', organisatie))).toEqual(organisatie);
    expect(done(await tom.get('/v1/organisatie'))).toEqual(organisatie);
    const advice = done(await tom.post('/v1/urgentie-adviezen', { signalen: { psychose: 'ja' } }));
    expect(JSON.stringify(advice)).toContain('0800-9999');
    done(await rob.put('/v1/organisatie', { ...before, naam: 'SWT' }));

    const medewerker = { naam: 'Ada', rollen: ['professional'], wijkteams: ['dorp'], mail: 'ada@werk.example' };
    const kept = {
      ...medewerker,
      id: 'ada',
      mobiel: null,
      media: ['mail', 'sms'],
      actief: true,
      bevestigd: {},
      nietBevestigd: ['mail'],
    };
    expect(done(await rob.put('/v1/medewerkers/ada', medewerker))).toEqual(kept);
    expect(done(await tom.get('/v1/medewerkers/ada'))).toEqual(kept);
    expect((await tom.get('/v1/medewerkers/niemand')).status).toBe(404);
    const team = { naam: 'Dorp', buurteams: ['stad'], escalatiecontact: 'ada', mailadressen: ['dorp'] };
    done(await rob.put('/v1/wijkteams/dorp', team));
    expect(done(await tom.get('/v1/wijkteams/dorp'))).toEqual({ ...team, slug: 'dorp', wijken: [], locaties: [] });
    expect((await tom.get('/v1/wijkteams/geen')).status).toBe(404);
    const norm = { kanaal: 'chat', geldigVan: '2026-12-01', seconden: 30, klok: 'verstreken', doel: 0.7 };
    done(await rob.put('/v1/normen', { normen: [norm] }));
    expect(done(await tom.get<{ resultaten: object[] }>('/v1/normen')).resultaten).toContainEqual(norm);
  });

  test('with faults are refused with all of them at once', async () => {
    const person = { naam: ' ', rollen: ['baas'], mail: 'geen', mobiel: '0612345678', media: ['fax'], x: 1 };
    expect(faults(await rob.put('/v1/medewerkers/ada', person))).toEqual(
      ['media[0]', 'mail', 'mobiel', 'naam', 'rollen[0]', 'x'].toSorted(),
    );
    expect(faults(await rob.put('/v1/wijkteams/dorp', { naam: 'Dorp', buurteams: ['dorp'] }))).toEqual(['buurteams']);
    expect(faults(await rob.put('/v1/wijkteams/Dorp!', { naam: '', buurteams: ['A B'] }))).toEqual(
      ['buurteams[0]', 'naam', 'wijkteam'].toSorted(),
    );
    const norm = { kanaal: 'fax', geldigVan: '2026-13-01', seconden: 0, klok: 'zand', doel: 2 };
    expect(faults(await rob.put('/v1/normen', { normen: [norm] }))).toEqual(
      ['doel', 'geldigVan', 'kanaal', 'klok', 'seconden'].map((veld) => `normen[0].${veld}`),
    );
    const hours = {
      patronen: [
        {
          geldigVan: '2026-01-01',
          week: [
            {
              dag: 1,
              dagdelen: [
                { van: '12:00', tot: '09:00' },
                { van: '25:00', tot: '26:00' },
              ],
            },
            { dag: 8, dagdelen: [] },
          ],
        },
      ],
    };
    expect(faults(await rob.put('/v1/openingstijden/dorp/chat', hours)).length).toBeGreaterThanOrEqual(3);
    expect((await rob.put('/v1/openingstijden/dorp/fax', regeling('09:00', '17:00'))).status).toBe(400);
    const gone = { naam: '', crisisdienst: { naam: 'C', nummer: 'bel ons' }, noodnummers: [{ naam: 'x' }] };
    expect(faults(await rob.put('/v1/organisatie', gone))).toEqual(
      expect.arrayContaining(['crisisdienst.nummer', 'naam', 'noodnummers[0].nummer', 'noodnummers[0].bron']),
    );
  });

  test('of hours hold at once, for what comes after and not for what was', async () => {
    const koppeling = await person(stack, 'Centrale', ['koppeling']);
    const ring = async (oproepId: string) => {
      const op = await stack.nu();
      const event = { oproepId, wijkteam: 'plein', op };
      done(
        await koppeling.post('/v1/telefoon-gebeurtenissen', { id: `${oproepId}-1`, soort: 'in-wachtrij', ...event }),
      );
      await stack.klok({ vooruit: 'PT10S' });
      const later = { oproepId, wijkteam: 'plein', op: await stack.nu() };
      done(await koppeling.post('/v1/telefoon-gebeurtenissen', { id: `${oproepId}-2`, soort: 'aangenomen', ...later }));
      await stack.rust();
    };
    const row = async () => {
      const path = '/v1/bereikbaarheid?van=2026-11-25&totEnMet=2026-11-25&per=dag&kanaal=telefoon&wijkteam=plein';
      return done(await marieke.get<{ rijen: Record<string, unknown>[] }>(path)).rijen[0];
    };
    await ring('voor');
    expect(await row()).toMatchObject({ ontvangen: 1, buitenOpeningstijd: 0, binnenNorm: 1 });
    expect((await toestand('plein', 'telefoon')).open).toBe(true);
    done(await rob.put('/v1/openingstijden/plein/telefoon', regeling('13:00', '17:00')));
    expect(await toestand('plein', 'telefoon')).toMatchObject({
      open: false,
      volgendeWijziging: '2026-11-25T12:00:00.000Z',
    });
    expect(await row()).toMatchObject({ ontvangen: 1, buitenOpeningstijd: 0, binnenNorm: 1 });
    await ring('na');
    expect(await row()).toMatchObject({ ontvangen: 2, buitenOpeningstijd: 1, binnenNorm: 1 });
  });

  test('one switch closes a kanaal at once, says why, and opens it again', async () => {
    expect((await toestand('straat')).open).toBe(true);
    const van = await stack.nu();
    const closed = regeling('09:00', '17:00', { sluitingen: [{ van, tot: null, reden: 'Storing' }] });
    done(await rob.put('/v1/openingstijden/straat/chat', closed));
    expect(await toestand('straat')).toMatchObject({ open: false, volgendeWijziging: null });
    expect((await toestand('straat')).reden).toContain('Storing');
    expect((await toestand('straat', 'mail')).open).toBe(true);
    done(await rob.put('/v1/openingstijden/straat/chat', regeling('09:00', '17:00')));
    expect((await toestand('straat')).open).toBe(true);
  });
});
