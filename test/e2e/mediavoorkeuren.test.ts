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

describe('an open console', () => {
  test('tells who is pushed that they are, and nobody else', async () => {
    const own = await ownWijkteam(office, 'scherm', { mensen: { ada: {}, bob: {} } });
    await own.plan({ wie: 'ada', van: '2026-10-23T09:00', tot: '2026-10-23T17:00' });
    const open = async (wie: string) => {
      const frames: Record<string, unknown>[] = [];
      const token = await stack.token({ naam: `scherm ${wie}`, rollen: ['professional'], wijkteams: [] });
      const socket = new WebSocket(`${stack.url.replace(/^http/, 'ws')}/v1/live`, ['voordeur', token]);
      socket.addEventListener('message', ({ data }) =>
        frames.push(JSON.parse(String(data)) as Record<string, unknown>),
      );
      await new Promise((resolve, reject) => {
        socket.addEventListener('open', resolve, { once: true });
        socket.addEventListener('error', reject, { once: true });
      });
      return { frames, socket };
    };
    const [ada, bob] = [await open('ada'), await open('bob')];
    const zaak = await own.spoed();
    await stack.rust();
    expect(ada.frames.filter(({ soort }) => soort === 'push')).toEqual([
      {
        soort: 'push',
        zaak: zaak.id,
        push: `${zaak.id}/r1.t1/mail`,
        urgentie: 'spoed',
        doel: 'oppakken',
        titel: expect.stringMatching(/^Spoed S-[0-9A-Z]{6} Wijkteam scherm: Pakt u dit op\?$/),
      },
    ]);
    expect(bob.frames.filter(({ soort }) => soort === 'push')).toEqual([]);
    for (const { socket } of [ada, bob]) socket.close();
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
