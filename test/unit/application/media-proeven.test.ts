import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeReadMediaProef, makeRequestMediaProef, PROEVEN_AAN } from '../../../shared/application/media-proeven.ts';
import { kenmerkVanPush } from '../../../shared/application/push-bij-leverancier.ts';
import { makePushMedia } from '../../../shared/application/push-media.ts';
import { makeRecordBezorgrapport } from '../../../shared/application/record-bezorgrapport.ts';
import { makeRecordOntvangst } from '../../../shared/application/record-ontvangst.ts';
import { ontvangstbewijs } from '../../../shared/application/send-mediabericht.ts';
import { makeSendPush } from '../../../shared/application/send-push.ts';
import type { Medium } from '../../../shared/domain/achterwacht/types.ts';
import { BEZORGBEWIJS_MS } from '../../../shared/domain/spoed/beleid.ts';
import { fitsInSms } from '../../../shared/domain/spoed/sms-tekst.ts';
import { HOUR, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, type World, type WorldOptions } from '../../support/memory-world.ts';
import { centrum, fatima, gebruiker, piet } from '../../support/people.ts';

const beheerder = gebruiker('rob', ['beheerder']);
const TOESTEL = { adres: 'https://push.voorbeeld.nl/een', sleutel: 'B'.repeat(87), geheim: 'g'.repeat(22) };
const office = (options: WorldOptions = {}) => makeWorld({ instellingen: centrum, ...options });

const ask = (
  world: World,
  medium: Medium,
  over: Partial<Parameters<ReturnType<typeof makeRequestMediaProef>>[0]> = {},
) => makeRequestMediaProef(world)({ medewerker: 'fatima', medium, door: fatima, ...over });
const read = (world: World, id: string, door = fatima) => makeReadMediaProef(world)({ id, door });

/** Everything in the queue, each `keer` times. */
async function deliver(world: World, keer = 1): Promise<void> {
  const send = makeSendPush(world);
  for (const bericht of world.pushQueue.drain())
    for (let poging = 1; poging <= keer; poging += 1) await send(bericht, poging);
}
const rapport = (over: object) => ({
  medium: 'mail' as const,
  leverancier: 'x',
  kenmerk: null,
  uitkomst: 'mislukt' as const,
  reden: 'bounce-permanent',
  messageIds: [],
  ...over,
});

describe('a test message', () => {
  test('goes by the medium asked for, says what it is, and is about no case and in no figure', async () => {
    const world = office();
    const proef = await ask(world, 'sms');
    expect(proef).toMatchObject({ medewerker: 'fatima', medium: 'sms', door: 'fatima', uitkomst: 'onderweg' });
    await deliver(world);
    expect(world.sms.sent).toEqual([
      { aan: '+31600000001', tekst: 'PROEF van Voordeur. Dit is een proef. U hoeft niets te doen.' },
    ]);
    expect(fitsInSms(world.sms.sent[0]?.tekst ?? '')).toBe(true);
    expect(world.mail.sent).toEqual([]);
    expect(await read(world, proef.id)).toMatchObject({ uitkomst: 'aangenomen', verzondenOp: world.clock.now() });
    expect(world.zaken.changes()).toEqual([]);
  });

  test('delivered twice by its queue, or asked for twice with one key, leaves once', async () => {
    const world = office();
    const [een, twee] = [await ask(world, 'mail', { sleutel: 'k' }), await ask(world, 'mail', { sleutel: 'k' })];
    expect(twee.id).toBe(een.id);
    await deliver(world, 2);
    await ask(world, 'mail', { sleutel: 'k' });
    await deliver(world);
    expect(world.mail.sent).toHaveLength(1);
    expect((await ask(world, 'mail')).id).not.toBe(een.id);
  });

  test('is for oneself; of somebody else only a beheerder asks, and reads', async () => {
    const world = office();
    await expect(ask(world, 'mail', { door: piet })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(ask(world, 'mail', { door: beheerder, medewerker: 'niemand' })).rejects.toMatchObject({
      kind: 'not-found',
    });
    const { id } = await ask(world, 'mail', { door: beheerder });
    expect((await read(world, id)).id).toBe(id);
    expect((await read(world, id, gebruiker('bea', ['beheerder']))).door).toBe('rob');
    await expect(read(world, id, piet)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(read(world, 'onbekend', beheerder)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('without an address for that medium is refused, and counts for nothing', async () => {
    const world = office();
    for (let n = 0; n < 10; n += 1)
      await expect(ask(world, 'webpush')).rejects.toMatchObject({ code: 'geen-adres', faults: [{ veld: 'medium' }] });
    expect((await ask(world, 'sms')).uitkomst).toBe('onderweg');
  });

  test('comes at most six times an hour to one person, whoever asks, and then again', async () => {
    const world = office();
    const begin = world.clock.now();
    for (let n = 0; n < PROEVEN_AAN.max; n += 1) {
      await ask(world, n % 2 ? 'sms' : 'mail', { door: n % 2 ? beheerder : fatima });
      world.clock.forward(1000);
    }
    await expect(ask(world, 'sms', { door: beheerder })).rejects.toMatchObject({
      code: 'te-vaak',
      vanaf: plusMs(begin, HOUR),
    });
    expect((await ask(world, 'sms', { medewerker: 'piet', door: beheerder })).uitkomst).toBe('onderweg');
    world.clock.forward(HOUR - PROEVEN_AAN.max * 1000);
    expect((await ask(world, 'sms')).uitkomst).toBe('onderweg');
    await expect(ask(world, 'sms')).rejects.toMatchObject({ code: 'te-vaak' });
  });

  test('asked for by many at once is not more than the limit', async () => {
    const world = office();
    const all = await Promise.allSettled(Array.from({ length: 12 }, () => ask(world, 'sms')));
    await deliver(world);
    expect(world.sms.sent.length).toBe(all.filter(({ status }) => status === 'fulfilled').length);
    expect(world.sms.sent.length).toBeLessThanOrEqual(PROEVEN_AAN.max);
  });
});

describe('what became of a test message', () => {
  test('tells the reason of the provider that refused it', async () => {
    const world = office({ smsAnswers: () => ({ soort: 'geweigerd', reden: 'nummer-geblokkeerd' }) });
    const { id } = await ask(world, 'sms');
    await deliver(world);
    expect(await read(world, id)).toMatchObject({ uitkomst: 'mislukt', reden: 'nummer-geblokkeerd' });
  });

  test('is a disturbance when the provider fails three times, and a try that fails is tried again', async () => {
    const falls = (keer: number) => {
      let n = 0;
      return office({
        mailAnswers: () => {
          n += 1;
          if (n <= keer) throw new Error('the provider is away');
          return { soort: 'aangenomen', leverancier: 'm' };
        },
      });
    };
    for (const [keer, uitkomst] of [
      [1, 'aangenomen'],
      [3, 'mislukt'],
    ] as const) {
      const world = falls(keer);
      const { id } = await ask(world, 'mail');
      const [bericht] = world.pushQueue.drain();
      for (let poging = 1; poging <= keer + 1; poging += 1)
        await makeSendPush(world)(bericht!, poging).catch((error: unknown) => expect(String(error)).toContain('away'));
      expect((await read(world, id)).uitkomst).toBe(uitkomst);
    }
  });

  test('follows what is reported of a mail and an SMS later, once', async () => {
    const world = office();
    const record = makeRecordBezorgrapport(world);
    const [mail, sms] = [await ask(world, 'mail'), await ask(world, 'sms')];
    await deliver(world);
    const bounce = rapport({ kenmerk: kenmerkVanPush(`media-proef/${mail.id}`) });
    expect(await record({ ...bounce, uitkomst: 'vertraagd' }, world.clock.now())).toBe('geen-gevolg');
    expect(await record(bounce, world.clock.now())).toBe('vastgelegd');
    world.clock.forward(1000);
    await record({ ...bounce, uitkomst: 'bezorgd' }, world.clock.now());
    expect(await read(world, mail.id)).toMatchObject({ uitkomst: 'mislukt', reden: 'bounce-permanent' });
    await record(rapport({ medium: 'sms', leverancier: 'sms-0', uitkomst: 'bezorgd' }), world.clock.now());
    expect(await read(world, sms.id)).toMatchObject({ uitkomst: 'bezorgd', bezorgdOp: world.clock.now() });
    const strange = rapport({ kenmerk: kenmerkVanPush('media-proef/nooit') });
    expect(await record(strange, world.clock.now())).toBe('onbekend');
    expect(world.zaken.changes()).toEqual([]);
  });

  test('on a device is what the device says; what it did not say in time has failed, as with a push', async () => {
    const world = office();
    await makePushMedia(world).addAbonnement('fatima', TOESTEL);
    const record = makeRecordOntvangst(world);
    const { id } = await ask(world, 'webpush');
    const push = `media-proef/${id}`;
    const told = { zaak: 'media-proef', push, bewijs: ontvangstbewijs(world.ids, TOESTEL.geheim, push) };
    await deliver(world);
    expect(await read(world, id)).toMatchObject({
      uitkomst: 'aangenomen',
      bewijsVoor: plusMs(world.clock.now(), BEZORGBEWIJS_MS),
    });
    await expect(record({ ...told, bewijs: 'geraden', stap: 'bezorgd' })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(record({ ...told, push: 'media-proef/x', stap: 'bezorgd' })).rejects.toMatchObject({
      kind: 'not-found',
    });
    await record({ ...told, stap: 'bezorgd' });
    expect((await read(world, id)).uitkomst).toBe('bezorgd');
    await record({ ...told, stap: 'gezien' });
    await record({ ...told, stap: 'bezorgd' });
    expect((await read(world, id)).uitkomst).toBe('gezien');

    const late = await ask(world, 'webpush');
    await deliver(world);
    world.clock.forward(BEZORGBEWIJS_MS + 1);
    const silent = { uitkomst: 'mislukt', reden: 'geen-bezorgbewijs' };
    expect(await read(world, late.id)).toMatchObject(silent);
    const name = `media-proef/${late.id}`;
    await record({
      zaak: 'media-proef',
      push: name,
      bewijs: ontvangstbewijs(world.ids, TOESTEL.geheim, name),
      stap: 'bezorgd',
    });
    expect(await read(world, late.id)).toMatchObject({ ...silent, bezorgdOp: world.clock.now() });
  });

  test('at a webhook is its own answer', async () => {
    const world = office({ webhookAnswers: () => ({ soort: 'aangenomen', leverancier: '200', bewijs: 'direct' }) });
    const adres = 'https://hooks.voorbeeld.nl/fatima';
    await makePushMedia(world).setWebhook('fatima', { adres, vorm: 'teams' }, () => 'whsec_AAAA');
    const { id } = await ask(world, 'webhook');
    await deliver(world);
    expect(JSON.stringify(world.webhook.sent)).toContain('U hoeft niets te doen');
    expect((await read(world, id)).uitkomst).toBe('bezorgd');
  });

  test('is the same in whatever order, and however often, it is told', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(['bezorgd', 'gezien', 'bezorgd', 'gezien', 'verzonden'], { minLength: 5 }),
        async (stappen) => {
          const world = office();
          await makePushMedia(world).addAbonnement('fatima', TOESTEL);
          const { id } = await ask(world, 'webpush');
          const push = `media-proef/${id}`;
          const bewijs = ontvangstbewijs(world.ids, TOESTEL.geheim, push);
          for (const stap of stappen) {
            if (stap === 'verzonden') await deliver(world, 2);
            else await makeRecordOntvangst(world)({ zaak: 'media-proef', push, bewijs, stap: stap as 'gezien' });
          }
          expect(await read(world, id)).toMatchObject({ uitkomst: 'gezien', reden: null });
          expect(world.webpush.sent).toHaveLength(1);
        },
      ),
      { numRuns: 30 },
    );
  });
});
