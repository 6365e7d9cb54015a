import { describe, expect, test } from '@jest/globals';
import { MAX_TOESTELLEN, makePushMedia } from '../../../shared/application/push-media.ts';
import { makeRecordOntvangst } from '../../../shared/application/record-ontvangst.ts';
import { makeSendPush } from '../../../shared/application/send-push.ts';
import { makeTakeUpSpoedzaak } from '../../../shared/application/take-up-spoedzaak.ts';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World, type WorldOptions } from '../../support/memory-world.ts';
import { fatima, zonderBevestiging } from '../../support/people.ts';
import { drainQueues, passMinutes } from '../../support/post.ts';
import { eventsOf, mailtInNood, mediaOf, planDienst, triageAlsSpoed, zaakOf } from '../../support/spoed.ts';

const TOESTEL = { adres: 'https://push.voorbeeld.nl/een', sleutel: 'B'.repeat(87), geheim: 'g'.repeat(22) };
const EERST_TOESTEL = {
  ...STANDAARD_BELEID,
  treden: [{ wie: 'dienstdoende', media: ['webpush'], wachtMs: 15 * 60_000 } as const, ...STANDAARD_BELEID.treden],
};

interface Setup extends WorldOptions {
  readonly eerstToestel?: boolean;
  readonly toestel?: boolean;
  readonly webhook?: boolean;
}

/** Wednesday 25 November 2026, 10:00 in Amsterdam; Fatima has achterwacht. */
async function opened({ eerstToestel, toestel, webhook, ...options }: Setup): Promise<World> {
  const world = makeWorld({ instellingen: zonderBevestiging, ...options });
  const media = makePushMedia(world);
  if (toestel) await media.addAbonnement('fatima', TOESTEL);
  if (webhook) {
    const adres = 'https://hooks.voorbeeld.nl/fatima';
    await media.setWebhook('fatima', { adres, vorm: 'standaard' }, () => 'whsec_AAAA');
  }
  if (eerstToestel) await world.instellingen.saveEscalatiebeleid('centrum', EERST_TOESTEL);
  await planDienst(world);
  await mailtInNood(world);
  world.clock.forward(60_000);
  await triageAlsSpoed(world);
  return world;
}

const inhoudOf = (world: World) => world.webpush.sent[0]?.inhoud as Record<'zaak' | 'push' | 'bewijs', string>;

describe('media of their own', () => {
  test('go along with mail and SMS at once; who has none is pushed as before', async () => {
    const world = await opened({ toestel: true, webhook: true });
    await drainQueues(world);
    expect(mediaOf(world)).toEqual(['mail', 'sms', 'webpush', 'webhook']);
    expect([world.mail.sent, world.sms.sent, world.webpush.sent, world.webhook.sent].map((all) => all.length)).toEqual([
      1, 1, 1, 1,
    ]);
    const plain = await opened({});
    await drainQueues(plain);
    expect(mediaOf(plain)).toEqual(['mail', 'sms']);
    expect(plain.webpush.sent).toEqual([]);
  });

  test('carry nothing of the person or of what they wrote', async () => {
    const world = await opened({ toestel: true, webhook: true });
    await drainQueues(world);
    const all = JSON.stringify([world.webpush.sent, world.webhook.sent]);
    expect(all).toContain('/spoedzaken/');
    expect(all).not.toMatch(/jan|slaat|bewoner|Belde|olga/i);
  });

  test('a card for Teams names the case and opens it', async () => {
    const world = await opened({
      instellingen: {
        ...zonderBevestiging,
        webhooks: {
          fatima: { adres: 'https://teams.voorbeeld.nl/a', vorm: 'teams', geheim: 'whsec_AAAA' },
        },
      },
    });
    await drainQueues(world);
    expect(world.webhook.sent[0]?.inhoud).toMatchObject({
      type: 'message',
      attachments: [{ content: { actions: [{ url: `https://console.voorbeeld.nl/spoedzaken/${zaakOf(world).id}` }] } }],
    });
  });

  test('a webhook that says no moves on at once; its yes is its proof of delivery', async () => {
    const world = await opened({ webhook: true });
    await drainQueues(world);
    expect(eventsOf(world, 'push-bezorgd')).toMatchObject([{ bewijs: 'antwoord' }]);
    const alone = { ...EERST_TOESTEL, treden: [{ ...EERST_TOESTEL.treden[0]!, media: ['webhook'] as const }] };
    const ill = await opened({
      webhookAnswers: () => ({ soort: 'geweigerd', reden: 'http-500' }),
      instellingen: {
        ...zonderBevestiging,
        webhooks: { fatima: { adres: 'https://hooks.voorbeeld.nl/a', vorm: 'standaard', geheim: 'whsec_AAAA' } },
        escalatiebeleid: { '*': alone },
      },
    });
    await drainQueues(ill);
    expect(mediaOf(ill)).toEqual(['webhook', 'mail']);
    expect(ill.mail.sent).toHaveLength(1);
  });

  test('a device that is gone is forgotten, and the next medium goes at once', async () => {
    const world = await opened({ eerstToestel: true, toestel: true, webpushAnswers: () => ({ soort: 'vervallen' }) });
    await drainQueues(world);
    expect(mediaOf(world)).toEqual(['webpush', 'mail']);
    expect(eventsOf(world, 'push-mislukt')).toMatchObject([{ reden: 'abonnement-vervallen' }]);
    expect((await world.instellingen.readInstellingen()).pushAbonnementen ?? {}).toEqual({});
  });

  test('of two devices one is enough, also when the other is gone or ill', async () => {
    const world = await opened({
      eerstToestel: true,
      toestel: true,
      webpushAnswers: (n) =>
        n === 0 ? { soort: 'vervallen' } : { soort: 'aangenomen', leverancier: 'http-201', bewijs: 'volgt' },
    });
    await makePushMedia(world).addAbonnement('fatima', { ...TOESTEL, adres: 'https://push.voorbeeld.nl/twee' });
    await drainQueues(world);
    expect(mediaOf(world)).toEqual(['webpush']);
    expect((await world.instellingen.readInstellingen()).pushAbonnementen?.['fatima']).toHaveLength(1);
  });

  test('a push service that is ill is not waited for: the next medium goes at once', async () => {
    const ill = { soort: 'geweigerd', reden: 'http-503' } as const;
    const world = await opened({ eerstToestel: true, toestel: true, webpushAnswers: () => ill });
    await drainQueues(world);
    expect(world.webpush.sent).toHaveLength(1);
    expect(mediaOf(world)).toEqual(['webpush', 'mail']);
  });
});

describe('delivered is not sent', () => {
  const report = (world: World, over: Partial<Record<'zaak' | 'push' | 'bewijs', string>> = {}) => {
    const { zaak, push, bewijs } = { ...inhoudOf(world), ...over };
    return makeRecordOntvangst(world)({ zaak, push, bewijs, stap: 'bezorgd' });
  };

  test('accepted and never delivered: the next medium goes within a minute', async () => {
    const world = await opened({ eerstToestel: true, toestel: true });
    await drainQueues(world);
    expect(mediaOf(world)).toEqual(['webpush']);
    await passMinutes(world, 1);
    expect(mediaOf(world)).toEqual(['webpush', 'mail']);
    expect(world.mail.sent).toHaveLength(1);
    await passMinutes(world, 5);
    expect(mediaOf(world)).toEqual(['webpush', 'mail']);
  });

  test('the message about it comes back by itself, so that no tick is waited for', async () => {
    const world = await opened({ eerstToestel: true, toestel: true });
    const delays: (number | undefined)[] = [];
    const pushQueue = {
      send: async (_all: readonly unknown[], delay?: number) => void delays.push(delay),
    };
    const [bericht] = world.pushQueue.drain();
    const sendPush = makeSendPush({ ...world, pushQueue });
    await sendPush(bericht!, 1);
    expect(delays).toEqual([45]);
    world.clock.forward(44_000);
    await sendPush(bericht!, 1);
    expect(mediaOf(world)).toEqual(['webpush']);
    world.clock.forward(1000);
    await sendPush(bericht!, 1);
    expect(mediaOf(world)).toEqual(['webpush', 'mail']);
    await sendPush(bericht!, 1);
    expect(world.webpush.sent).toHaveLength(1);
  });

  test('the device says that it arrived: nothing else goes before the rung ends; twice is once', async () => {
    const world = await opened({ eerstToestel: true, toestel: true });
    await drainQueues(world);
    await report(world);
    await report(world);
    await passMinutes(world, 5);
    expect(mediaOf(world)).toEqual(['webpush']);
    expect(eventsOf(world, 'push-bezorgd')).toMatchObject([{ bewijs: 'toestel' }]);
    expect(zaakOf(world).status).toBe('open');
  });

  test('a report that comes late, also after closing hands, is kept and changes nothing', async () => {
    const world = await opened({ eerstToestel: true, toestel: true });
    await drainQueues(world);
    await passMinutes(world, 1);
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
    await report(world);
    expect(zaakOf(world)).toMatchObject({ status: 'opgepakt', opgepaktDoor: 'fatima' });
    expect(eventsOf(world, 'push-bezorgd')).toHaveLength(1);
    expect(mediaOf(world)).toEqual(['webpush', 'mail']);
  });

  test('a report without the proof that stood in the message is refused, whatever else is right', async () => {
    const world = await opened({ toestel: true });
    await drainQueues(world);
    const mail = `${zaakOf(world).id}/r1.t1/mail`;
    for (const wrong of [{ bewijs: 'geraden' }, { push: mail }, { push: 'x' }, { zaak: 'bestaat-niet' }])
      await expect(report(world, wrong)).rejects.toMatchObject({ kind: 'not-found' });
    expect(eventsOf(world, 'push-bezorgd')).toEqual([]);
  });

  test('wherever a worker dies, the next medium goes once', async () => {
    const calls = await expectSameWhereverItCrashes({
      setup: () => opened({ eerstToestel: true, toestel: true }),
      act: async (world: World) => {
        const bericht = { zaak: zaakOf(world).id, push: zaakOf(world).uitgaand[0]?.push ?? '' };
        await makeSendPush(world)(bericht, 1);
        world.clock.forward(45_000);
        await makeSendPush(world)(bericht, 2);
      },
      afterwards: async (world) => {
        await drainQueues(world);
        await passMinutes(world, 3);
      },
      observe: async (world) => ({ media: mediaOf(world), mislukt: eventsOf(world, 'push-mislukt').length }),
    });
    expect(calls).toBeGreaterThan(5);
  });
});

describe('a device', () => {
  test('the same one again is one; the eleventh makes the oldest go; only its owner takes it away', async () => {
    const world = makeWorld({ instellingen: zonderBevestiging });
    const media = makePushMedia(world);
    const first = await media.addAbonnement('fatima', TOESTEL);
    expect(await media.addAbonnement('fatima', TOESTEL)).toEqual(first);
    await media.removeAbonnement('piet', first.id);
    expect(await media.abonnementenVan('fatima')).toHaveLength(1);
    for (let n = 0; n < MAX_TOESTELLEN; n += 1) {
      world.clock.forward(1000);
      await media.addAbonnement('fatima', { ...TOESTEL, adres: `https://push.voorbeeld.nl/${n}` });
    }
    const left = await media.abonnementenVan('fatima');
    expect(left).toHaveLength(MAX_TOESTELLEN);
    expect(left.map(({ id }) => id)).not.toContain(first.id);
    await media.removeAbonnement('fatima', left[0]!.id);
    expect(await media.abonnementenVan('fatima')).toHaveLength(MAX_TOESTELLEN - 1);
  });

  test('an address inside the house is refused, for devices and webhooks alike; so is a webhook of nobody', async () => {
    const media = makePushMedia(makeWorld({ instellingen: zonderBevestiging }));
    const adres = 'https://169.254.169.254/latest';
    await expect(media.addAbonnement('fatima', { ...TOESTEL, adres })).rejects.toMatchObject({ kind: 'invalid' });
    const set = (wie: string, waar: string) => media.setWebhook(wie, { adres: waar, vorm: 'teams' }, () => 'whsec_AA');
    await expect(set('fatima', adres)).rejects.toMatchObject({ kind: 'invalid' });
    await expect(set('niemand', 'https://hooks.voorbeeld.nl/')).rejects.toMatchObject({ kind: 'not-found' });
  });
});
