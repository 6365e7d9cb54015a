/** A call: placed once, answered by a person or by a machine, ended; and the places that ask whether there are calls at all. */
import { describe, expect, test } from '@jest/globals';
import { makeAnswerSpraak } from '../../../shared/application/answer-spraak.ts';
import { makeReadEscalatiebeleid, makeSaveEscalatiebeleid } from '../../../shared/application/escalatiebeleid.ts';
import { makeHandOverSpoedzaak } from '../../../shared/application/hand-over-spoedzaak.ts';
import { makeReadMediaProef, makeRequestMediaProef } from '../../../shared/application/media-proeven.ts';
import { makeReadMediavoorkeuren, makeSaveMediavoorkeuren } from '../../../shared/application/mediavoorkeuren.ts';
import { makePreviewEscalatie } from '../../../shared/application/preview-escalatie.ts';
import { type Bezorgrapport, makeRecordBezorgrapport } from '../../../shared/application/record-bezorgrapport.ts';
import { makeRecordSpoedContactpoging } from '../../../shared/application/record-spoed-contactpoging.ts';
import { makeSaveMedewerker } from '../../../shared/application/save-instellingen.ts';
import { makeSendPush } from '../../../shared/application/send-push.ts';
import { withSpraak } from '../../../shared/application/spraak-ingericht.ts';
import { makeSweepDue } from '../../../shared/application/sweep-due.ts';
import { makeTakeUpSpoedzaak } from '../../../shared/application/take-up-spoedzaak.ts';
import { MEDIA_PROEF, proefPush } from '../../../shared/domain/media/media-proef.ts';
import { BEZORGBEWIJS_MS, STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { HOUR, MINUTE, SECOND } from '../../../shared/domain/tijd/instant.ts';
import { EERST_BELLEN, makeBelWereld, openZaak } from '../../support/bel-wereld.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World, type WorldOptions } from '../../support/memory-world.ts';
import { fatima, medewerker, piet, zonderBevestiging } from '../../support/people.ts';
import { drainQueues } from '../../support/post.ts';
import { eventsOf, gevraagdOf, zaakOf } from '../../support/spoed.ts';

const FATIMA = '+31600000001';

async function opened(options: WorldOptions = {}): Promise<World> {
  const world = await makeBelWereld(options);
  await openZaak(world);
  return world;
}
const pushOf = (world: World) => `${zaakOf(world).id}/r1.t1/spraak`;
/** What the flow does while the call goes on: it gives back what came along with the call. */
const answer = (world: World, toets: string | null, n = 0) => {
  const { kenmerken, leverancier } = world.spraak.calls[n]!;
  return makeAnswerSpraak(world)({
    zaak: kenmerken['zaak'] ?? '',
    push: kenmerken['push'] ?? '',
    oproep: leverancier,
    toets,
  });
};
const einde = (leverancier: string): Bezorgrapport => ({
  medium: 'spraak',
  leverancier,
  kenmerk: null,
  uitkomst: 'mislukt',
  reden: 'niet-beantwoord',
  messageIds: [],
});
async function end(world: World, n = 0) {
  const leverancier = world.spraak.calls[n]?.leverancier ?? '';
  world.spraak.hangUp(leverancier);
  const uitkomst = await makeRecordBezorgrapport(world)(einde(leverancier), world.clock.now());
  await drainQueues(world);
  return uitkomst;
}
const tick = async (world: World, ms: number) => {
  world.clock.forward(ms);
  await makeSweepDue(world)();
  await drainQueues(world);
};

describe('a call', () => {
  test('goes to the telephone of who is asked, and takes nothing along but the names of the case and of the push', async () => {
    const world = await opened();
    expect(world.spraak.calls).toMatchObject([
      { aan: FATIMA, kenmerken: { zaak: zaakOf(world).id, push: pushOf(world) } },
    ]);
    expect(gevraagdOf(world)).toEqual(['spraak fatima']);
    expect(eventsOf(world, 'push-verzonden')).toMatchObject([
      { push: pushOf(world), leverancier: 'oproep-0', bewijsVoor: '2026-11-25T09:00:45.000Z' },
    ]);
  });

  test('of one push is one call as long as it goes on, however often it is sent', async () => {
    const world = await opened();
    const zonderUitslag = {
      ...world,
      zaken: {
        ...world.zaken,
        loadSpoedzaak: async (id: string) => {
          const stored = await world.zaken.loadSpoedzaak(id);
          const kop = { push: pushOf(world), aan: 'fatima', medium: 'spraak', doel: 'oppakken' } as const;
          // As it was before the result of the first sending was written down.
          return (
            stored && { ...stored, value: { ...stored.value, uitgaand: [{ ...kop, klaargezetOp: world.clock.now() }] } }
          );
        },
      },
    };
    world.clock.forward(31 * SECOND);
    await makeSendPush(zonderUitslag)({ zaak: zaakOf(world).id, push: pushOf(world) }, 1);
    expect(world.spraak.calls).toHaveLength(1);
  });

  test('that is picked up tells what it is about and nothing of the person; that alone proves nothing', async () => {
    const world = await opened();
    const said = await answer(world, null);
    expect(said).toMatchObject({ vervolg: 'vraag-toets', uitkomst: 'gevraagd' });
    expect(said.tekst).toMatch(/^Dit is Voordeur\. Spoed\. .*Wijkteam centrum.*Druk op 1 om de zaak op te pakken/);
    expect(said.tekst).not.toMatch(/jan|slaat|Belde|bewoner|fatima/i);
    expect(eventsOf(world, 'push-gezien')).toEqual([]);
    expect(zaakOf(world).status).toBe('open');
  });

  test('answered by a machine: it ends without a key, and the next medium goes at once', async () => {
    const world = await opened();
    await answer(world, null);
    expect(await end(world)).toBe('vastgelegd');
    expect(eventsOf(world, 'push-mislukt')).toMatchObject([{ push: pushOf(world), reden: 'niet-beantwoord' }]);
    expect(gevraagdOf(world)).toEqual(['spraak fatima', 'sms fatima']);
    expect(world.sms.sent).toHaveLength(1);
  });

  test('of which the end is never told is given up after 45 seconds, by the message that comes back or by the tick', async () => {
    const world = await opened();
    world.clock.forward(BEZORGBEWIJS_MS);
    await makeSendPush(world)({ zaak: zaakOf(world).id, push: pushOf(world) }, 1);
    await drainQueues(world);
    expect(gevraagdOf(world)).toEqual(['spraak fatima', 'sms fatima']);
    const other = await opened();
    await tick(other, BEZORGBEWIJS_MS);
    expect(gevraagdOf(other)).toEqual(['spraak fatima', 'sms fatima']);
  });

  test('of which the end is told twice has failed once', async () => {
    const world = await opened();
    await end(world);
    await end(world);
    expect(eventsOf(world, 'push-mislukt')).toHaveLength(1);
    expect(world.sms.sent).toHaveLength(1);
  });

  test('that is not ours changes nothing when it ends', async () => {
    const world = await opened();
    const before = JSON.stringify(zaakOf(world));
    expect(await makeRecordBezorgrapport(world)(einde('oproep-van-een-bewoner'), world.clock.now())).toBe('onbekend');
    expect(JSON.stringify(zaakOf(world))).toBe(before);
  });

  test.each([['geweigerd', { soort: 'geweigerd', reden: 'nummer-geweigerd' } as const, 'nummer-geweigerd']])(
    'that is refused is followed by the next medium at once (%s)',
    async (_naam, result, reden) => {
      const world = await opened({ spraakAnswers: () => result });
      expect(eventsOf(world, 'push-mislukt')).toMatchObject([{ push: pushOf(world), reden }]);
      expect(world.sms.sent).toHaveLength(1);
    },
  );

  test('that cannot be placed because the provider is ill is tried again, and then the next medium goes', async () => {
    let tries = 0;
    const world = await opened({
      spraakAnswers: () => {
        tries += 1;
        throw new Error('throttled');
      },
    });
    expect(tries).toBe(3);
    expect(eventsOf(world, 'push-mislukt')).toMatchObject([{ reden: 'storing' }]);
    expect(gevraagdOf(world)).toEqual(['spraak fatima', 'sms fatima']);
  });

  test('that nothing can place is refused instead of lost', async () => {
    const world = await makeBelWereld();
    const { spraak: _none, ...zonder } = world;
    await openZaak(zonder as World);
    expect(eventsOf(world, 'push-mislukt')).toMatchObject([{ reden: 'niet-ingericht' }]);
    expect(world.sms.sent).toHaveLength(1);
  });
});

describe('a key in a call', () => {
  test('1 takes the case up in the name of who was called, says so, and the record knows the way', async () => {
    const world = await opened();
    await answer(world, null);
    const said = await answer(world, '1');
    expect(said).toMatchObject({ vervolg: 'ophangen', uitkomst: 'opgepakt' });
    expect(said.tekst).toMatch(/^Opgepakt\. Zaak S, .* is van u\. Voor vrijdag 27 november om 10 uur\. Dag\.$/);
    expect(zaakOf(world)).toMatchObject({ status: 'opgepakt', opgepaktDoor: 'fatima' });
    expect(eventsOf(world, 'opgepakt')).toMatchObject([{ door: 'fatima', langs: 'telefoon' }]);
    expect(eventsOf(world, 'push-gezien')).toMatchObject([{ push: pushOf(world), bewijs: 'toets' }]);
  });

  test('twice, and once more after the end, is the same: taken up once, and told again', async () => {
    const world = await opened();
    const first = await answer(world, '1');
    const record = zaakOf(world).gebeurtenissen;
    expect(await answer(world, '1')).toEqual(first);
    expect(await end(world)).toBe('vastgelegd');
    expect(await answer(world, '1')).toEqual(first);
    expect(zaakOf(world).gebeurtenissen).toEqual(record);
    expect(world.sms.sent).toEqual([]);
  });

  test('1 after the call was given up takes up all the same: late is better than not', async () => {
    const world = await opened();
    await tick(world, BEZORGBEWIJS_MS);
    expect((await answer(world, '1')).uitkomst).toBe('opgepakt');
    expect(zaakOf(world).opgepaktDoor).toBe('fatima');
  });

  test('1 after somebody else has it says who; nothing changes hands, and it was heard', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet });
    const said = await answer(world, '1');
    expect(said).toMatchObject({ vervolg: 'ophangen', uitkomst: 'van-ander' });
    expect(said.tekst).toContain('is al van piet');
    expect(eventsOf(world, 'opgepakt')).toMatchObject([{ door: 'piet' }]);
    expect(eventsOf(world, 'push-gezien')).toHaveLength(1);
  });

  test('1 by two people at once is one of them, and the other hears it', async () => {
    const world = await opened();
    const other = makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet }).catch(() => 'lost');
    const [said] = await Promise.all([answer(world, '1'), other]);
    expect(eventsOf(world, 'opgepakt')).toHaveLength(1);
    expect(said.uitkomst).toBe(zaakOf(world).opgepaktDoor === 'fatima' ? 'opgepakt' : 'van-ander');
  });

  test('1 when nobody needs it any more says so', async () => {
    const world = await opened();
    await makeRecordSpoedContactpoging(world)({
      spoedzaak: zaakOf(world).id,
      door: piet,
      gelukt: true,
      wijze: 'telefoon',
    });
    expect((await answer(world, '1')).uitkomst).toBe('niet-meer-nodig');
    expect((await answer(world, null)).uitkomst).toBe('niet-meer-nodig');
  });

  test('1 of who takes no cases up leaves it open and says who must; it is not offered either', async () => {
    const { medewerkers = {} } = zonderBevestiging;
    const geen = medewerker('fatima', { rollen: ['teamondersteuner'], media: ['spraak', 'sms'] });
    const world = await opened({
      instellingen: { ...zonderBevestiging, medewerkers: { ...medewerkers, fatima: geen } },
    });
    expect((await answer(world, null)).tekst).not.toContain('Druk op 1');
    const said = await answer(world, '1');
    expect(said).toMatchObject({ uitkomst: 'geen-professional' });
    expect(said.tekst).toContain('niet zelf oppakken');
    expect(zaakOf(world).status).toBe('open');
    expect(eventsOf(world, 'push-gezien')).toHaveLength(1);
  });

  test.each(['2', '0', '9', '*', '#'])('%s says that it was heard, and takes nothing up', async (toets) => {
    const world = await opened();
    const said = await answer(world, toets);
    expect(said).toMatchObject({ vervolg: 'ophangen', uitkomst: 'gehoord' });
    expect(said.tekst).toContain('niet opgepakt');
    expect(eventsOf(world, 'push-gezien')).toMatchObject([{ bewijs: 'toets' }]);
    expect(zaakOf(world).status).toBe('open');
    await end(world);
    expect(gevraagdOf(world)).toEqual(['spraak fatima']);
    await tick(world, BEZORGBEWIJS_MS);
    expect(gevraagdOf(world)).toEqual(['spraak fatima']);
  });

  test.each(['', '12', 'Timeout', 'een', ' '])('what is no key (%p) is silence, and no proof', async (toets) => {
    const world = await opened();
    expect((await answer(world, toets)).uitkomst).toBe('gevraagd');
    expect(eventsOf(world, 'push-gezien')).toEqual([]);
  });

  test('of a reminder to who has the case is that it was heard, whichever key it is', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
    await tick(world, 24 * HOUR);
    const n = world.spraak.calls.length - 1;
    expect(n).toBe(1);
    const asked = await answer(world, null, n);
    expect(asked.tekst).toMatch(/Nog niet gesproken\..*Druk op een toets/);
    const said = await answer(world, '1', n);
    expect(said).toMatchObject({ uitkomst: 'gehoord' });
    expect(said.tekst).not.toContain('opgepakt');
    expect(eventsOf(world, 'opgepakt')).toHaveLength(1);
  });

  test('1 takes a case over from a colleague who asked for that', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet });
    await makeHandOverSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet, aan: 'fatima' });
    await drainQueues(world);
    const n = world.spraak.calls.length - 1;
    expect((await answer(world, null, n)).tekst).toMatch(/Neemt u dit over\?.*Druk op 1/);
    expect((await answer(world, '1', n)).uitkomst).toBe('opgepakt');
    expect(zaakOf(world).opgepaktDoor).toBe('fatima');
  });
});

describe('a call that is answered when there is nothing to ask', () => {
  test('says who has the case by now and hangs up', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet });
    const said = await answer(world, null);
    expect(said).toMatchObject({ vervolg: 'ophangen', uitkomst: 'van-ander' });
    expect(said.tekst).toContain('is al van piet. U hoeft niets te doen.');
    expect(eventsOf(world, 'push-gezien')).toEqual([]);
  });

  test('says that it is theirs already, when they took it up by another way while it rang', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
    expect(await answer(world, null)).toMatchObject({ vervolg: 'ophangen', uitkomst: 'opgepakt' });
    await end(world);
    expect(world.sms.sent).toEqual([]);
  });

  test.each([
    ['a case that is none', { zaak: 'geen-zaak' }],
    ['a push that is none', { push: 'x/r1.t1/spraak' }],
    ['a test message that is none', { zaak: MEDIA_PROEF, push: proefPush('geen') }],
    ['nothing', { zaak: '', push: '' }],
  ])('about %s gets a sentence and an end, and changes nothing, whatever is pressed', async (_wat, over) => {
    const world = await opened();
    const before = JSON.stringify(zaakOf(world));
    for (const toets of [null, '1', '2']) {
      const vraag = { zaak: zaakOf(world).id, push: pushOf(world), oproep: 'oproep-0', toets, ...over };
      const said = await makeAnswerSpraak(world)(vraag);
      expect(said).toMatchObject({ vervolg: 'ophangen', uitkomst: 'onbekend' });
      expect(said.tekst).toMatch(/niet meer geldig/);
    }
    expect(JSON.stringify(zaakOf(world))).toBe(before);
  });

  test('about a push by another medium is no call: an SMS is answered by nobody who picks up', async () => {
    const world = await opened({
      instellingen: { medewerkers: { fatima: medewerker('fatima', { media: ['sms', 'mail'] }) } },
    });
    const push = `${zaakOf(world).id}/r1.t1/sms`;
    expect(eventsOf(world, 'push-klaargezet')).toMatchObject([{ push }]);
    const vraag = { zaak: zaakOf(world).id, push, oproep: 'x', toets: '1' };
    expect((await makeAnswerSpraak(world)(vraag)).uitkomst).toBe('onbekend');
    expect(zaakOf(world).status).toBe('open');
  });
});

describe('wherever a process dies', () => {
  test('while it calls, the push is sent and noted, and its end finds it', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = await makeBelWereld();
        const sendNothing = { ...world, pushQueue: { send: async () => {}, drain: () => [] } };
        await openZaak(sendNothing);
        return world;
      },
      act: (world) => makeSendPush(world)({ zaak: zaakOf(world as World).id, push: pushOf(world as World) }, 1),
      afterwards: async (world) => {
        // Its message is visible again.
        world.clock.forward(31 * SECOND);
        await makeSendPush(world)({ zaak: zaakOf(world).id, push: pushOf(world) }, 2);
        await answer(world, null);
        await end(world);
      },
      observe: async (world) => ({
        calls: world.spraak.calls.length,
        events: zaakOf(world).gebeurtenissen.map(({ id }) => id),
      }),
    });
  });

  test('while it answers 1, who presses again gets the case once', async () => {
    await expectSameWhereverItCrashes({
      setup: () => opened(),
      act: (world) => answer(world, '1'),
      afterwards: async (world) => {
        await answer(world, '1');
        await end(world);
      },
      observe: async (world) => zaakOf(world).gebeurtenissen.map(({ id }) => id),
    });
  });

  test('while it is told of the end, the report that comes again does what the first would have', async () => {
    await expectSameWhereverItCrashes({
      setup: () => opened(),
      act: (world) => makeRecordBezorgrapport(world)(einde('oproep-0'), world.clock.now()),
      afterwards: async (world) => {
        await end(world);
        await tick(world, MINUTE);
      },
      observe: async (world) => ({
        events: zaakOf(world).gebeurtenissen.map(({ id }) => id),
        sms: world.sms.sent.length,
      }),
    });
  });

  test('the name of a call that was never noted is noted when somebody picks up', async () => {
    const world = await makeBelWereld();
    let ill = true;
    const zaken = {
      ...world.zaken,
      keepPushwijzer: async (wijzer: Parameters<World['zaken']['keepPushwijzer']>[0]) => {
        if (ill) throw new Error('the table is away');
        return world.zaken.keepPushwijzer(wijzer);
      },
    };
    await openZaak({ ...world, zaken });
    ill = false;
    expect(await makeRecordBezorgrapport(world)(einde('oproep-0'), world.clock.now())).toBe('onbekend');
    await answer(world, null);
    expect(await end(world)).toBe('vastgelegd');
  });
});

describe('a test call', () => {
  const request = async (world: World) => {
    const proef = await makeRequestMediaProef(world)({ medewerker: 'fatima', medium: 'spraak', door: fatima });
    await drainQueues(world);
    return proef.id;
  };
  const read = (world: World, id: string) => makeReadMediaProef(world)({ id, door: fatima });

  test('asks for a key, and a key is the proof', async () => {
    const world = await makeBelWereld();
    const id = await request(world);
    expect(world.spraak.calls).toMatchObject([{ aan: FATIMA, kenmerken: { zaak: MEDIA_PROEF, push: proefPush(id) } }]);
    expect(await answer(world, null)).toMatchObject({ vervolg: 'vraag-toets', uitkomst: 'gevraagd' });
    expect((await read(world, id)).uitkomst).toBe('aangenomen');
    expect(await answer(world, '5')).toMatchObject({ vervolg: 'ophangen', uitkomst: 'gehoord' });
    await end(world);
    expect(await read(world, id)).toMatchObject({ uitkomst: 'gezien', reden: null });
  });

  test('in which nobody presses anything did not arrive', async () => {
    const world = await makeBelWereld();
    const id = await request(world);
    await answer(world, null);
    await end(world);
    expect(await read(world, id)).toMatchObject({ uitkomst: 'mislukt', reden: 'niet-beantwoord' });
    const silent = await makeBelWereld();
    const other = await request(silent);
    silent.clock.forward(BEZORGBEWIJS_MS + 1);
    expect(await read(silent, other)).toMatchObject({ uitkomst: 'mislukt', reden: 'geen-bezorgbewijs' });
  });

  test('of another medium is not answered by a call', async () => {
    const world = await makeBelWereld();
    const proef = await makeRequestMediaProef(world)({ medewerker: 'fatima', medium: 'sms', door: fatima });
    const vraag = { zaak: MEDIA_PROEF, push: proefPush(proef.id), oproep: 'x', toets: '1' };
    expect((await makeAnswerSpraak(world)(vraag)).uitkomst).toBe('onbekend');
  });
});

describe('where nothing is there to call with', () => {
  const zonder = () => makeWorld({ instellingen: zonderBevestiging });

  test('nobody is reached by it, whatever they chose when it was there, and a policy of then passes it over', async () => {
    const { medewerkers = {} } = zonderBevestiging;
    const kiest = medewerker('fatima', { media: ['spraak', 'mail'] });
    const world = await makeBelWereld();
    const { spraak: _gone, ...rest } = await world.instellingen.readInstellingen();
    const nu = await makeBelWereld({ instellingen: { ...rest, medewerkers: { ...medewerkers, fatima: kiest } } });
    // The option of this world puts it in, so that taking it out is what is tested.
    const weg = {
      ...nu,
      instellingen: {
        ...nu.instellingen,
        readInstellingen: async () => {
          const { spraak: _none, ...all } = await nu.instellingen.readInstellingen();
          return all;
        },
      },
    };
    const view = await makeReadMediavoorkeuren(weg)({ medewerker: 'fatima', door: fatima });
    expect(view).toMatchObject({ media: ['spraak', 'mail'], bereikbaarVia: ['mail'], spraak: false });
    await openZaak(weg);
    expect(gevraagdOf(weg)).toEqual(['mail fatima']);
    expect(weg.spraak.calls).toEqual([]);
  });

  test('it is refused in a policy, in a preview of one, in preferences and for a medewerker, with the place of it', async () => {
    const world = zonder();
    const fout = { kind: 'invalid', faults: [{ melding: expect.stringContaining('niet ingericht') }] };
    const beleid = makeSaveEscalatiebeleid(world)({ wijkteam: 'centrum', beleid: EERST_BELLEN, door: 'b' });
    await expect(beleid).rejects.toMatchObject({ ...fout, faults: [{ veld: 'treden[0].media' }] });
    const preview = makePreviewEscalatie(world)({
      wijkteam: 'centrum',
      domein: 'sociaal',
      urgentie: 'spoed',
      beleid: EERST_BELLEN,
    });
    await expect(preview).rejects.toMatchObject({ faults: [{ veld: 'beleid.treden[0].media' }] });
    const voorkeuren = { media: ['mail', 'spraak'] as const };
    const eigen = makeSaveMediavoorkeuren(world)({ medewerker: 'fatima', door: fatima, voorkeuren });
    await expect(eigen).rejects.toMatchObject({ ...fout, faults: [{ veld: 'media[1]' }] });
    const persoon = makeSaveMedewerker(world)(medewerker('nieuw', { media: ['spraak'] }));
    await expect(persoon).rejects.toMatchObject(fout);
    expect((await makeReadEscalatiebeleid(world)('centrum')).beleid).toBe(STANDAARD_BELEID);
  });

  test('what a medewerker chose when it was there keeps nobody from changing the rest', async () => {
    const world = zonder();
    await world.instellingen.saveMedewerker(medewerker('fatima', { media: ['spraak', 'sms'] }));
    const saved = await makeSaveMedewerker(world)(medewerker('fatima', { naam: 'Fatima', media: ['spraak', 'sms'] }));
    expect(saved.naam).toBe('Fatima');
  });

  test('no test call goes out', async () => {
    const proef = makeRequestMediaProef(zonder())({ medewerker: 'fatima', medium: 'spraak', door: fatima });
    await expect(proef).rejects.toMatchObject({ kind: 'refused', code: 'geen-adres' });
  });
});

describe('where it is there', () => {
  test('the settings say so without keeping it, and a policy, preferences and a preview may name it', async () => {
    const world = makeWorld({ instellingen: zonderBevestiging });
    const instellingen = withSpraak(world.instellingen, true);
    const met = { ...world, instellingen };
    expect((await instellingen.readInstellingen()).spraak).toBe(true);
    expect((await world.instellingen.readInstellingen()).spraak).toBeUndefined();
    expect(withSpraak(world.instellingen, false)).toBe(world.instellingen);
    const kept = await makeSaveEscalatiebeleid(met)({ wijkteam: 'centrum', beleid: EERST_BELLEN, door: 'b' });
    expect(kept).toMatchObject({ spraak: true, beleid: EERST_BELLEN });
    const voorkeuren = { media: ['spraak', 'mail'] as const };
    const view = await makeSaveMediavoorkeuren(met)({ medewerker: 'fatima', door: fatima, voorkeuren });
    expect(view).toMatchObject({ bereikbaarVia: ['spraak', 'mail'], spraak: true });
  });

  test('it is not in what somebody is reached by who did not choose it, or has no number', async () => {
    const world = makeWorld({ instellingen: { ...zonderBevestiging, spraak: true } });
    const read = (wie: string) =>
      makeReadMediavoorkeuren(world)({ medewerker: wie, door: { ...fatima, rollen: ['beheerder'] } });
    expect((await read('fatima')).bereikbaarVia).toEqual(['mail', 'sms']);
    await world.instellingen.saveMedewerker(medewerker('fatima', { media: ['spraak', 'mail'], mobiel: null }));
    expect((await read('fatima')).bereikbaarVia).toEqual(['mail']);
  });
});
