import { describe, expect, test } from '@jest/globals';
import { makeEndVerbinding } from '../../../shared/application/end-verbinding.ts';
import { makeHandleUnreadable } from '../../../shared/application/handle-unreadable.ts';
import { makeKeepUnreadable } from '../../../shared/application/keep-unreadable.ts';
import { makeListUnreadable, makeReadUnreadable } from '../../../shared/application/list-unreadable.ts';
import { makePublishLive } from '../../../shared/application/publish-live.ts';
import { makeRegisterLive } from '../../../shared/application/register-live.ts';
import { MINUTE } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { centrum, fatima, manager, ondersteuner, vreemde } from '../../support/people.ts';
import { mailContact } from '../../support/post.ts';

describe('live notices', () => {
  async function world() {
    const made = makeWorld({ instellingen: centrum });
    const register = makeRegisterLive(made);
    for (const gebruiker of [ondersteuner, fatima, vreemde, manager])
      await register({ verbinding: gebruiker.id, gebruiker });
    await mailContact(made, 'r1', { tekst: 'geheim' });
    return made;
  }

  test('reach who may see the contact, and say only that it changed', async () => {
    const made = await world();
    await makePublishLive(made)(made.zaken.changes());
    expect(made.liveSockets.posted.map(({ verbinding }) => verbinding).sort()).toEqual(['fatima', 'olga']);
    const { id } = made.zaken.contacten()[0]!;
    expect(made.liveSockets.posted[0]?.data).toEqual({
      soort: 'contact',
      id,
      kanaal: 'mail',
      wijkteam: 'centrum',
      status: 'wachtend',
      versie: 1,
    });
  });

  test('of several versions in a batch only the newest is told', async () => {
    const made = await world();
    await mailContact(made, 'r2', { messageId: 'm2@bewoner.nl', inReplyTo: 'm1@bewoner.nl', tekst: 'meer' });
    await makePublishLive(made)(made.zaken.changes().toReversed());
    expect(made.liveSockets.posted.map(({ data }) => (data as { versie: number }).versie)).toEqual([2, 2]);
  });

  test('a connection that is gone is forgotten; one that fails does not hold up the others', async () => {
    const made = await world();
    made.clock.forward(MINUTE);
    made.liveSockets.close('olga');
    await makePublishLive(made)(made.zaken.changes());
    expect((await made.verbindingen.listLive()).map(({ verbinding }) => verbinding)).not.toContain('olga');
    expect(made.liveSockets.posted).toHaveLength(1);

    const failing = await world();
    const told: string[] = [];
    const liveSockets = {
      post: async (verbinding: string) => {
        if (verbinding === 'olga') throw new Error('slow');
        told.push(verbinding);
        return 'bezorgd' as const;
      },
    };
    await makePublishLive({ ...failing, liveSockets })(failing.zaken.changes());
    expect(told).toEqual(['fatima']);
    expect(await failing.verbindingen.listLive()).toHaveLength(4);
  });

  test('a connection that opens just now looks gone, and is told of what comes after', async () => {
    const made = await world();
    const publish = makePublishLive(made);
    const opening = { ...made.liveSockets, post: async () => 'weg' as const };
    await makePublishLive({ ...made, liveSockets: opening })(made.zaken.changes());
    expect(await made.verbindingen.listLive()).toHaveLength(4);
    await publish(made.zaken.changes());
    expect(made.liveSockets.posted.map(({ verbinding }) => verbinding).sort()).toEqual(['fatima', 'olga']);
  });

  test('an ended connection of staff is forgotten, without anything for the chat', async () => {
    const made = await world();
    await makeEndVerbinding(made)({ verbinding: 'olga' });
    expect(await made.verbindingen.listLive()).toHaveLength(3);
    expect(made.chatQueue.drain()).toEqual([]);
  });
});

describe('input that nobody could read', () => {
  const input = {
    id: 'x1',
    kanaal: 'telefoon',
    ontvangenOp: makeWorld().clock.now(),
    reden: 'Onbekende gebeurtenis.',
    ruw: { bytes: new TextEncoder().encode('{"raar":1}'), contentType: 'application/json' },
  } as const;

  test('is kept whole, is work for a teamondersteuner, and leaves the list when dealt with', async () => {
    const world = makeWorld();
    await makeKeepUnreadable(world)(input);
    await makeKeepUnreadable(world)(input);
    const list = () => makeListUnreadable(world)({ door: ondersteuner, limit: 10 });
    expect((await list()).items).toEqual([expect.objectContaining({ id: 'x1', reden: 'Onbekende gebeurtenis.' })]);
    expect((await makeReadUnreadable(world)({ id: 'x1', door: ondersteuner })).inhoud).toBe('{"raar":1}');
    const handle = makeHandleUnreadable(world);
    await handle({ id: 'x1', door: ondersteuner, toelichting: 'doorgegeven' });
    const again = await handle({ id: 'x1', door: { ...ondersteuner, id: 'ander' }, toelichting: 'ook' });
    expect(again.afhandeling).toMatchObject({ door: 'olga', toelichting: 'doorgegeven' });
    expect((await list()).items).toEqual([]);
  });

  test('is nothing for others, and what is not there is not found', async () => {
    const world = makeWorld();
    await expect(makeListUnreadable(world)({ door: fatima, limit: 10 })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(makeReadUnreadable(world)({ id: 'x', door: fatima })).rejects.toMatchObject({ kind: 'forbidden' });
    const handling = makeHandleUnreadable(world)({ id: 'x', door: ondersteuner, toelichting: 't' });
    await expect(handling).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('two workers with the same delivery make one item', async () => {
    const world = makeWorld();
    await Promise.all([makeKeepUnreadable(world)(input), makeKeepUnreadable(world)(input)]);
    expect((await world.zaken.listOnleesbaar(10)).items).toHaveLength(1);
  });
});
