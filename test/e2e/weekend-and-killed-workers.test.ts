/** What nobody sees happening: pages over a weekend in which the clocks go back, and workers that are killed on the way. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { done, person } from '../support/actors.ts';
import { type JsonAnswer, type LocalStack, startLocalStack } from '../support/local-stack.ts';
import {
  act,
  both,
  type Office,
  type OwnWijkteam,
  openOffice,
  ownWijkteam,
  type Spoedzaak,
  soorten,
} from '../support/own-wijkteam.ts';

// Moving a clock by days takes longer than the five seconds of a unit test.
jest.setTimeout(90_000);

let stack: LocalStack;
let office: Office;
let teams = 0;

async function begin(klok: string): Promise<void> {
  stack = await startLocalStack({ klok });
  office = await openOffice(stack);
}
const at = (op: string) => stack.klok({ naar: op });
const forward = (vooruit: string) => stack.klok({ vooruit });
const crash = (proces: string) => stack.fetchJson(`/_lokaal/processen/${proces}/_beeindig`, { method: 'POST' });

/** Ada has duty on Friday 23 October 2026 from nine to five, Bas for the other domein; Els is the escalation contact. */
async function team(): Promise<OwnWijkteam> {
  teams += 1;
  const own = await ownWijkteam(office, `wijk-${teams}`, {
    mensen: { ada: {}, bas: {}, cor: {}, els: {} },
    escalatiecontact: 'els',
  });
  await own.plan(
    { wie: 'ada', van: '2026-10-23T09:00', tot: '2026-10-23T17:00' },
    { wie: 'bas', van: '2026-10-23T09:00', tot: '2026-10-23T17:00', domein: 'jeugd' },
  );
  return own;
}

describe('workers that die', () => {
  beforeAll(() => begin('2026-10-23T07:00:00Z'), 90_000);
  afterAll(async () => {
    await stack?.stop();
  });

  test('between any two steps lose no page, and each is in the record once', async () => {
    const own = await team();
    const zaken: Spoedzaak[] = [];
    for (const step of ['sweep-due', 'send-push', 'both', 'none']) {
      zaken.push(await own.spoed());
      if (step === 'both' || step === 'sweep-due') await crash('sweep-due');
      if (step === 'both' || step === 'send-push') await crash('send-push');
    }
    await stack.rust();
    // The rungs are due at fifteen and at thirty minutes: the killing goes on from before until after each.
    for (const quiet of ['PT13M', 'PT11M']) {
      await forward(quiet);
      for (let minute = 0; minute < 4; minute += 1)
        await Promise.all([forward('PT1M'), crash('sweep-due'), minute % 2 ? crash('send-push') : null]);
    }
    // What was cut short at the last minute is due again at the next ones.
    await forward('PT2M');
    const sent = await own.sent();
    for (const line of [...both('ada', 'oppakken'), ...both('bas', 'oppakken')])
      expect(sent.filter((one) => one === line).length).toBeGreaterThanOrEqual(line.startsWith('sms ada') ? 8 : 4);
    for (const { id } of zaken) {
      const record = await own.zaak(id);
      const started = soorten(record, 'trede-gestart').map(({ ronde, trede }) => `${ronde}/${trede}`);
      expect(started).toEqual(['1/1', '1/2', '1/3']);
      expect(soorten(record, 'push-verzonden')).toHaveLength(5);
    }
    expect((await stack.wachtrijen()).filter(({ uitval }) => uitval > 0)).toEqual([]);
  });
});

/** The same act until it succeeds, as a client does whose idempotency key makes that harmless. */
async function untilDone<T>(perform: () => Promise<JsonAnswer<T>>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await perform();
    if (answer.status < 300 || attempt === 20) return done(answer);
    // Only a worker that died under it is a reason to try again.
    if (answer.status < 500) return done(answer);
  }
}

describe('every worker killed at random', () => {
  const MAILS = 50;
  const CALLS_EACH = 4;
  const TRIAGE_EVERY = 5;
  beforeAll(() => begin('2026-10-23T07:00:00Z'), 90_000);
  afterAll(async () => {
    await stack?.stop();
  });

  test('while fifty mails, two hundred calls and ten triages go through: everything is there once', async () => {
    const own = await team();
    const [ondersteuner, gastvrouw, koppeling] = await Promise.all(
      ['teamondersteuner', 'gastvrouw', 'koppeling'].map((rol) => stack.token({ naam: `Rol ${rol}`, rollen: [rol] })),
    );
    const names = (await stack.fetchJson<{ naam: string }[]>('/_lokaal/processen')).body.map(({ naam }) => naam);
    expect(names.length).toBeGreaterThan(15);
    // A fixed sequence that looks random, so that a failure can be run again.
    let seed = 20_261_023;
    const pick = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return names[seed % names.length] as string;
    };
    const arrivals: string[] = [];
    const post = (path: string, token: string | undefined, body: unknown, key: string) =>
      untilDone(() =>
        stack.fetchJson<Record<string, unknown>>(path, {
          body,
          headers: { 'idempotency-key': key },
          ...(token !== undefined && { token }),
        }),
      );

    const step = async (nummer: number) => {
      await stack.mail(
        [
          `From: Inwoner ${nummer} <inwoner${nummer}@post.example>`,
          `To: ${own.slug}@voordeur.example`,
          `Message-ID: <m${nummer}@post.example>`,
          `Subject: Vraag ${nummer}`,
          'Content-Type: text/plain; charset=utf-8',
          '',
          `Vraag ${nummer}`,
        ].join('\r\n'),
      );
      const calls = Array.from({ length: CALLS_EACH }, (_, index) => `oproep-${nummer}-${index}`);
      const op = await stack.nu();
      const events = calls.flatMap((oproepId) =>
        ['in-wachtrij', 'aangenomen'].map((soort) => ({
          id: `${oproepId}-${soort}`,
          oproepId,
          soort,
          op,
          wijkteam: own.slug,
        })),
      );
      await post('/v1/telefoon-gebeurtenissen', koppeling, events, `t${nummer}`);
      if (nummer % TRIAGE_EVERY !== 0) return;
      const id = crypto.randomUUID();
      arrivals.push(id);
      await post('/v1/aankomsten', gastvrouw, { id, locatie: own.slug }, `a${nummer}`);
    };
    const triage = async (id: string) => {
      // The arrival may still be in its queue.
      await stack.rust();
      await post(`/v1/contacten/${id}/triages`, ondersteuner, { urgentie: 'spoed' }, `s${id}`);
    };
    for (let nummer = 0; nummer < MAILS; nummer += 1) {
      await Promise.all([step(nummer), crash(pick()), crash(pick())]);
    }
    for (const id of arrivals) await Promise.all([triage(id), crash(pick()), crash(pick())]);
    await stack.rust();
    await forward('PT2M');

    const manager = await person(stack, 'Marieke', ['manager']);
    const path = '/v1/bereikbaarheid?van=2026-10-23&totEnMet=2026-10-23&per=dag';
    const { rijen } = done(await manager.get<{ rijen: Record<string, unknown>[] }>(`${path}&wijkteam=${own.slug}`));
    const row = (kanaal: string) => rijen.find((one) => one['kanaal'] === kanaal);
    expect(row('telefoon')).toMatchObject({ ontvangen: 200, beantwoord: 200 });
    expect(row('mail')).toMatchObject({ ontvangen: 50, wachtend: 50 });
    expect(row('inloop')).toMatchObject({ ontvangen: 10 });
    const open = done(await office.ondersteuner.get<{ resultaten: Spoedzaak[] }>('/v1/spoedzaken')).resultaten;
    expect(open.map(({ contact }) => contact).toSorted()).toEqual(arrivals.toSorted());
    for (const { id } of open) {
      const record = await own.zaak(id);
      expect(soorten(record, 'geopend')).toHaveLength(1);
      expect(soorten(record, 'push-verzonden')).toHaveLength(2);
    }
    const sent = await own.sent();
    for (const line of both('ada', 'oppakken'))
      expect(sent.filter((one) => one === line).length).toBeGreaterThanOrEqual(10);
    expect((await stack.wachtrijen()).filter((queue) => queue.uitval + queue.wachtend + queue.onderweg > 0)).toEqual(
      [],
    );
    const unreadable = await office.ondersteuner.get<{ resultaten: unknown[] }>('/v1/onleesbare-berichten');
    expect(done(unreadable).resultaten).toEqual([]);
  });
});

describe('from Friday evening to Sunday', () => {
  beforeAll(() => begin('2026-10-23T15:30:00Z'), 90_000);
  afterAll(async () => {
    await stack?.stop();
  });

  let late: OwnWijkteam;
  let held: OwnWijkteam;
  let weekend: OwnWijkteam;
  let [lateZaak, heldZaak, weekendZaak]: Spoedzaak[] = [];

  test('nobody on duty until Monday is known at once: the escalation contact is told, with the number of the crisisdienst', async () => {
    late = await team();
    await late.plan({ wie: 'ada', van: '2026-10-26T09:00', tot: '2026-10-26T17:00' });
    lateZaak = await late.spoed();
    const sent = await late.messages();
    expect(sent.map(({ aan }) => aan[0]).toSorted()).toEqual(
      [late.mensen['els']?.sms, late.mensen['els']?.mail].toSorted(),
    );
    for (const { tekst, onderwerp } of sent) {
      expect(`${onderwerp ?? ''} ${tekst}`).toContain('Niemand heeft dienst');
      expect(tekst).toContain('0800-1471');
    }
    expect(soorten(lateZaak, 'geen-dienst-voor-deadline')).toEqual([
      expect.objectContaining({ eersteDienstOp: '2026-10-26T08:00:00.000Z' }),
    ]);
  });

  test('a crisis waits for no duty: the escalation contact is asked at once, with the number of the crisisdienst', async () => {
    const own = await team();
    const zaak = await own.spoed({ urgentie: 'crisis' });
    const sent = await own.messages();
    expect(sent.map(({ aan }) => aan[0]).toSorted()).toEqual(
      [own.mensen['els']?.sms, own.mensen['els']?.mail].toSorted(),
    );
    for (const { tekst } of sent) expect(tekst).toMatch(/crisis.*0800-1471/is);
    done(await act(own.mensen['els'], zaak, 'contactpogingen', { gelukt: true, wijze: 'telefoon' }));
  });

  test('a duty that still leaves time is waited for, in silence', async () => {
    weekend = await team();
    await weekend.plan({ wie: 'cor', van: '2026-10-24T10:00', tot: '2026-10-24T16:00' });
    weekendZaak = await weekend.spoed();
    held = await team();
    heldZaak = await held.spoed();
    await held.messages();
    done(await act(held.mensen['ada'], heldZaak, 'oppakkingen'));
    expect(await weekend.sent()).toEqual([]);
    await at('2026-10-24T07:59:00Z');
    expect(await weekend.sent()).toEqual([]);
    await at('2026-10-24T08:00:00Z');
    expect(await weekend.sent()).toEqual(both('cor', 'oppakken'));
    done(
      await act(weekend.mensen['cor'], weekendZaak as Spoedzaak, 'contactpogingen', {
        gelukt: true,
        wijze: 'telefoon',
      }),
    );
  });

  test('reminders come at 24, 36 and 44 hours, and the breach at 48, across the night that has an hour more', async () => {
    const steps = [
      ['2026-10-24T15:29:00Z', []],
      ['2026-10-24T15:30:00Z', both('ada', 'herinnering')],
      ['2026-10-25T03:29:00Z', []],
      ['2026-10-25T03:30:00Z', both('ada', 'herinnering')],
      ['2026-10-25T11:29:00Z', []],
      ['2026-10-25T11:30:00Z', [...both('ada', 'herinnering'), ...both('els', 'herinnering')].toSorted()],
      ['2026-10-25T15:29:00Z', []],
    ] as const;
    for (const [op, expected] of steps) {
      await at(op);
      expect([op, await held.sent()]).toEqual([op, expected]);
    }
    expect((await held.zaak((heldZaak as Spoedzaak).id)).overschredenOp).toBeNull();
    await at('2026-10-25T15:30:00Z');
    expect(await held.sent()).toEqual(
      [...both('ada', 'termijn voorbij'), ...both('els', 'termijn voorbij')].toSorted(),
    );
  });

  test('a breach stays a breach, also when somebody is reached afterwards', async () => {
    const zaak = heldZaak as Spoedzaak;
    done(await act(held.mensen['ada'], zaak, 'contactpogingen', { gelukt: true, wijze: 'telefoon' }));
    expect(await held.zaak(zaak.id)).toMatchObject({ status: 'bereikt', overschredenOp: '2026-10-25T15:30:00.000Z' });
    expect((await late.zaak((lateZaak as Spoedzaak).id)).overschredenOp).toBe('2026-10-25T15:30:00.000Z');
    expect((await weekend.zaak((weekendZaak as Spoedzaak).id)).overschredenOp).toBeNull();
    expect((await stack.wachtrijen()).filter(({ uitval }) => uitval > 0)).toEqual([]);
  });
});
