/** A push to an open console, through the real use cases: sent, shown, seen, and what follows when it is not. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeListen } from '../../../lambdas/live-socket/listen.ts';
import type { LivePush } from '../../../shared/application/live-push.ts';
import { makeRecordSchermontvangst } from '../../../shared/application/record-schermontvangst.ts';
import { makeRegisterLive } from '../../../shared/application/register-live.ts';
import { makeSendPush } from '../../../shared/application/send-push.ts';
import { makeTakeUpSpoedzaak } from '../../../shared/application/take-up-spoedzaak.ts';
import { SCHERMBEWIJS_MS, STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { fatima, piet, zonderBevestiging } from '../../support/people.ts';
import { drainQueues } from '../../support/post.ts';
import { eventsOf, mailtInNood, mediaOf, planDienst, triageAlsSpoed, zaakOf } from '../../support/spoed.ts';

const EERST_SMS = {
  ...STANDAARD_BELEID,
  treden: [{ wie: 'dienstdoende', media: ['sms'], wachtMs: 15 * 60_000 } as const, ...STANDAARD_BELEID.treden.slice(2)],
};

/** Wednesday 25 November 2026, 10:00 in Amsterdam; Fatima has achterwacht, and sits at her screens. */
async function opened(schermen: readonly string[] = ['bureau'], over: Partial<World> = {}): Promise<World> {
  const world = { ...makeWorld({ instellingen: zonderBevestiging }), ...over };
  await world.instellingen.saveEscalatiebeleid('centrum', EERST_SMS);
  for (const verbinding of schermen) await makeRegisterLive(world)({ verbinding, gebruiker: fatima });
  await makeRegisterLive(world)({ verbinding: 'van-piet', gebruiker: piet });
  await planDienst(world);
  await mailtInNood(world);
  await triageAlsSpoed(world);
  return world;
}
const pushesTo = (world: World) =>
  world.liveSockets.posted.flatMap(({ verbinding, data }) =>
    (data as LivePush).soort === 'push' ? [{ verbinding, push: data as LivePush }] : [],
  );
const PUSH = (world: World) => `${zaakOf(world).id}/r1.t1/scherm`;
/** The messages of the queue that come back when the proof should be there. */
async function bewijstijdOver(world: World): Promise<void> {
  world.clock.forward(SCHERMBEWIJS_MS);
  await makeSendPush(world)({ zaak: zaakOf(world).id, push: PUSH(world) }, 2);
  await drainQueues(world);
}
const say = (world: World, verbinding: string, message: object) =>
  makeListen(world).message(verbinding, JSON.stringify(message));

describe('whoever is asked and has the console open', () => {
  test('is shown it on every screen of theirs, besides the SMS; it says nothing of the person it is about', async () => {
    const world = await opened(['bureau', 'telefoon']);
    await drainQueues(world);
    expect(mediaOf(world)).toEqual(['scherm', 'sms']);
    expect(pushesTo(world)).toEqual(
      ['bureau', 'telefoon'].map((verbinding) => ({
        verbinding,
        push: {
          soort: 'push',
          zaak: zaakOf(world).id,
          push: PUSH(world),
          urgentie: 'spoed',
          doel: 'oppakken',
          titel: expect.stringMatching(/^Spoed S-[0-9A-Z]{6} Wijkteam centrum: Pakt u dit op\?$/),
        },
      })),
    );
    expect(world.sms.sent).toHaveLength(1);
    expect(JSON.stringify(pushesTo(world))).not.toMatch(/jan|slaat|bewoner|Belde|olga/i);
  });

  test('tells by the socket that it shows it, and that they saw it: pushed, delivered, seen, and not taken up', async () => {
    const world = await opened();
    await drainQueues(world);
    const about = { soort: 'push-ontvangst', zaak: zaakOf(world).id, push: PUSH(world) };
    expect(await say(world, 'bureau', { ...about, stap: 'bezorgd' })).toBeUndefined();
    world.clock.forward(1000);
    for (let keer = 0; keer < 3; keer += 1)
      expect(await say(world, 'bureau', { ...about, stap: 'gezien' })).toBeUndefined();
    expect(eventsOf(world, 'push-verzonden')[0]).toMatchObject({ push: PUSH(world), leverancier: 'scherm' });
    expect(eventsOf(world, 'push-bezorgd')).toMatchObject([{ push: PUSH(world), bewijs: 'scherm' }]);
    expect(eventsOf(world, 'push-gezien')).toMatchObject([{ push: PUSH(world), bewijs: 'scherm' }]);
    expect(zaakOf(world).status).toBe('open');
    await bewijstijdOver(world);
    expect(mediaOf(world)).toEqual(['scherm', 'sms']);
  });

  test('without a word of the screen within eight seconds it was not delivered, and the next medium goes', async () => {
    const world = await opened();
    await drainQueues(world);
    expect(world.mail.sent).toEqual([]);
    await bewijstijdOver(world);
    expect(eventsOf(world, 'push-mislukt')).toMatchObject([{ push: PUSH(world), reden: 'geen-bezorgbewijs' }]);
    expect(mediaOf(world)).toEqual(['scherm', 'sms', 'mail']);
    expect(world.mail.sent).toHaveLength(1);
  });

  test('closed it meanwhile, or its connection fails: the next medium goes at once', async () => {
    const gone = await opened();
    gone.liveSockets.close('bureau');
    await drainQueues(gone);
    expect(eventsOf(gone, 'push-mislukt')).toMatchObject([{ reden: 'geen-open-scherm' }]);
    expect(gone.mail.sent).toHaveLength(1);
    const ill = await opened(['bureau'], {
      liveSockets: {
        ...makeWorld().liveSockets,
        post: async () => {
          throw new Error('slow');
        },
      },
    });
    await drainQueues(ill);
    expect(mediaOf(ill)).toEqual(['scherm', 'sms', 'mail']);
  });

  test('of two screens one is enough, also when the other is gone', async () => {
    const world = await opened(['weg', 'bureau']);
    world.liveSockets.close('weg');
    await drainQueues(world);
    expect(pushesTo(world).map(({ verbinding }) => verbinding)).toEqual(['bureau']);
    expect(eventsOf(world, 'push-mislukt')).toEqual([]);
  });

  test('is not shown what somebody took up before it was sent', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet });
    await drainQueues(world);
    expect(pushesTo(world)).toEqual([]);
  });

  test('that nobody knows who has a console open keeps nobody from being pushed', async () => {
    const { verbindingen } = makeWorld();
    let open = true;
    const world = await opened([], {
      verbindingen: {
        ...verbindingen,
        listLive: async () => {
          if (open) throw new Error('the table is down');
          return [];
        },
      },
    });
    open = false;
    await drainQueues(world);
    expect(mediaOf(world)).toEqual(['sms']);
    expect(world.sms.sent).toHaveLength(1);
  });
});

describe('what a screen says about a push', () => {
  const record = (world: World, over: object = {}) =>
    makeRecordSchermontvangst(world)({
      door: 'fatima',
      zaak: zaakOf(world).id,
      push: PUSH(world),
      stap: 'bezorgd',
      ...over,
    });

  test('counts for the push to that person on a screen, and for nothing else', async () => {
    const world = await opened();
    await drainQueues(world);
    const unknown = { kind: 'not-found' };
    await expect(record(world, { door: 'piet' })).rejects.toMatchObject(unknown);
    await expect(record(world, { zaak: 'geen' })).rejects.toMatchObject(unknown);
    await expect(record(world, { push: PUSH(world).replace('scherm', 'sms') })).rejects.toMatchObject(unknown);
    expect(eventsOf(world, 'push-bezorgd')).toEqual([]);
    expect(
      await say(world, 'van-piet', {
        soort: 'push-ontvangst',
        zaak: zaakOf(world).id,
        push: PUSH(world),
        stap: 'gezien',
      }),
    ).toMatchObject({
      soort: 'fout',
      code: 'onbekend',
    });
    for (const stap of ['opgepakt', undefined, 7])
      expect(
        await say(world, 'bureau', { soort: 'push-ontvangst', zaak: zaakOf(world).id, push: PUSH(world), stap }),
      ).toMatchObject({ code: 'alleen-luisteren' });
  });

  test('is the same from several screens, often, late and in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(['verzonden', 'bezorgd', 'gezien', 'bezorgd', 'gezien', 'tijd'], { minLength: 6 }),
        async (stappen) => {
          const world = await opened();
          for (const stap of stappen) {
            if (stap === 'verzonden') await drainQueues(world);
            else if (stap === 'tijd') world.clock.forward(SCHERMBEWIJS_MS);
            else await record(world, { stap });
          }
          await drainQueues(world);
          for (const soort of ['push-bezorgd', 'push-gezien']) expect(eventsOf(world, soort)).toHaveLength(1);
          expect(pushesTo(world)).toHaveLength(1);
          expect(zaakOf(world)).toMatchObject({ status: 'open', onbewezen: [] });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('wherever a process dies, it stands in the record once and nothing more is sent', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = await opened();
        await drainQueues(world);
        return world;
      },
      act: (world) => record(world),
      afterwards: async (world) => {
        await record(world);
        await bewijstijdOver(world);
      },
      observe: async (world) => zaakOf(world).gebeurtenissen.map(({ id }) => id),
    });
  });
});
