/** How and when somebody is pushed is theirs to say: quiet hours, addresses that are confirmed, and an open console. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { done } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';
import { act, both, type Mens, type Office, openOffice, ownWijkteam, soorten } from '../support/own-wijkteam.ts';

jest.setTimeout(180_000);

let stack: LocalStack;
let office: Office;

// Friday 23 October 2026, ten o'clock in Amsterdam. In the night of Saturday to Sunday the clocks go back.
beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-10-23T08:00:00Z' });
  office = await openOffice(stack);
}, 90_000);
afterAll(async () => {
  await stack?.stop();
});

const mensOf = (all: Readonly<Record<string, Mens>>, wie: string) => all[wie] as Mens;

describe('an address', () => {
  test('is confirmed by the code that came to it; another address is not, and pushes go to both alike', async () => {
    const own = await ownWijkteam(office, 'codes', { mensen: { ada: {} } });
    const ada = mensOf(own.mensen, 'ada');
    await own.messages();
    const base = `/v1/medewerkers/${ada.id}`;
    for (const medium of ['sms', 'mail'] as const) {
      done(await ada.post(`${base}/adresbevestigingen`, { medium }));
      const [message] = await own.messages();
      expect([message?.soort, message?.aan]).toEqual([medium, [ada[medium]]]);
      const code = /\b\d{6}\b/.exec(message?.tekst ?? '')?.[0] ?? '';
      done(await ada.post(`${base}/adresbevestigingen/${medium}/codes`, { code }));
    }
    interface Shown {
      readonly bevestigd: Readonly<Record<string, string>>;
      readonly nietBevestigd: readonly string[];
    }
    const shown = async () => done(await office.beheerder.get<Shown & Record<string, unknown>>(base));
    expect(Object.keys((await shown()).bevestigd).toSorted()).toEqual(['mail', 'sms']);
    const { id: _id, bevestigd: _op, nietBevestigd: _none, ...rest } = await shown();
    done(await office.beheerder.put(base, { ...rest, mobiel: '+31600999999' }));
    expect((await shown()).nietBevestigd).toEqual(['sms']);
    await own.plan({ wie: 'ada', van: '2026-10-23T09:00', tot: '2026-10-23T17:00' });
    await own.spoed();
    await stack.rust();
    const texted = (await stack.uitgaand('sms')).filter(({ aan }) => aan[0] === '+31600999999');
    expect(texted).toHaveLength(1);
    expect((await shown()).nietBevestigd).toEqual(['sms']);
  });
});

describe('quiet hours', () => {
  test('over a clock change: a reminder in the night goes by mail, and by SMS when the quiet is over; a crisis wakes', async () => {
    const own = await ownWijkteam(office, 'nacht', { mensen: { ada: {}, els: {} }, escalatiecontact: 'els' });
    const ada = mensOf(own.mensen, 'ada');
    await own.plan({ wie: 'ada', van: '2026-10-23T09:00', tot: '2026-10-23T17:00' });
    done(
      await ada.put(`/v1/medewerkers/${ada.id}/mediavoorkeuren`, {
        media: ['mail', 'sms'],
        stilteuren: { van: '20:00', tot: '07:00' },
      }),
    );
    const zaak = await own.spoed();
    expect(await own.sent()).toEqual(both('ada', 'oppakken'));
    done(await act(ada, zaak, 'oppakkingen'));
    // 36 hours after receipt is Saturday ten in the evening.
    await stack.klok({ naar: '2026-10-24T19:59:00Z' });
    await own.sent();
    await stack.klok({ vooruit: 'PT1M' });
    expect(await own.sent()).toEqual(['mail ada: herinnering']);
    // 44 hours: Sunday five o'clock, since an hour came twice; also to the escalation contact, who has no quiet hours.
    await stack.klok({ naar: '2026-10-25T05:59:00Z' });
    expect(await own.sent()).toEqual(['mail ada: herinnering', ...both('els', 'herinnering')]);
    expect(soorten(await own.zaak(zaak.id), 'push-uitgesteld').map(({ tot }) => tot)).toEqual([
      '2026-10-25T06:00:00.000Z',
      '2026-10-25T06:00:00.000Z',
    ]);
    await stack.klok({ vooruit: 'PT1M' });
    expect(await own.sent()).toEqual(['sms ada: herinnering', 'sms ada: herinnering']);

    await stack.klok({ naar: '2026-10-25T22:00:00Z' });
    await own.sent();
    const crisis = { urgentie: 'crisis' };
    done(await office.ondersteuner.post(`/v1/contacten/${zaak.contact}/triages`, crisis));
    const woken = (await own.messages()).filter(({ aan }) => aan.includes(ada.mail) || aan.includes(ada.sms));
    expect(woken.map(({ soort }) => soort).toSorted()).toEqual(['mail', 'sms']);
  });
});

describe('an open console', () => {
  // The Monday after, in the hours of duty.
  beforeAll(async () => {
    await stack.klok({ naar: '2026-10-26T09:00:00Z' });
  });
  const openScherm = async (naam: string) => {
    const frames: Record<string, unknown>[] = [];
    const token = await stack.token({ naam, rollen: ['professional'], wijkteams: [] });
    const socket = new WebSocket(`${stack.url.replace(/^http/, 'ws')}/v1/live`, ['voordeur', token]);
    socket.addEventListener('message', ({ data }) => frames.push(JSON.parse(String(data)) as Record<string, unknown>));
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    const pushes = () => frames.filter(({ soort }) => soort === 'push');
    return { pushes, frames, socket, zeg: (message: object) => socket.send(JSON.stringify(message)) };
  };
  const metDienst = async (slug: string) => {
    const own = await ownWijkteam(office, slug, { mensen: { ada: {}, bob: {} } });
    await own.plan({ wie: 'ada', van: '2026-10-26T09:00', tot: '2026-10-26T17:00' });
    return own;
  };

  test('is told at once, besides mail and SMS, and nobody else is; what it says it showed and saw stands in the record', async () => {
    const own = await metDienst('scherm');
    const [ada, bob] = [await openScherm('scherm ada'), await openScherm('scherm bob')];
    const zaak = await own.spoed();
    await stack.rust();
    const push = `${zaak.id}/r1.t1/scherm`;
    expect(ada.pushes()).toEqual([
      {
        soort: 'push',
        zaak: zaak.id,
        push,
        urgentie: 'spoed',
        doel: 'oppakken',
        titel: expect.stringMatching(/^Spoed S-[0-9A-Z]{6} Wijkteam scherm: Pakt u dit op\?$/),
      },
    ]);
    expect(bob.pushes()).toEqual([]);
    expect(await own.sent()).toEqual(both('ada', 'oppakken'));
    // Somebody else cannot say it for her: what she says after that is handled after it.
    bob.zeg({ soort: 'push-ontvangst', zaak: zaak.id, push, stap: 'gezien' });
    const until = async (what: () => Promise<boolean>) => {
      for (let keer = 0; keer < 100 && !(await what()); keer += 1) await stack.rust();
      expect(await what()).toBe(true);
    };
    await until(async () => bob.frames.some(({ soort, code }) => soort === 'fout' && code === 'onbekend'));
    for (const stap of ['bezorgd', 'gezien']) ada.zeg({ soort: 'push-ontvangst', zaak: zaak.id, push, stap });
    await until(async () => soorten(await own.zaak(zaak.id), 'push-gezien').length > 0);
    const now = await own.zaak(zaak.id);
    expect(soorten(now, 'push-bezorgd')).toMatchObject([{ push, bewijs: 'scherm' }]);
    expect(soorten(now, 'push-gezien')).toMatchObject([{ push, bewijs: 'scherm' }]);
    expect(now).toMatchObject({ status: 'open', opgepaktDoor: null });
    await stack.klok({ vooruit: 'PT1M' });
    expect(soorten(await own.zaak(zaak.id), 'push-mislukt')).toEqual([]);
    for (const { socket } of [ada, bob]) socket.close();
  });

  test('that says nothing within eight seconds was not delivered', async () => {
    const own = await metDienst('stil');
    const ada = await openScherm('stil ada');
    const zaak = await own.spoed();
    await stack.rust();
    expect(ada.pushes()).toHaveLength(1);
    await stack.klok({ vooruit: 'PT1M' });
    expect(soorten(await own.zaak(zaak.id), 'push-mislukt')).toMatchObject([
      { push: `${zaak.id}/r1.t1/scherm`, reden: 'geen-bezorgbewijs' },
    ]);
    ada.socket.close();
  });
});
