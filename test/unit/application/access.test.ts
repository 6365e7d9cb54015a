import { describe, expect, test } from '@jest/globals';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { oordeelcontextVoor } from '../../../shared/application/normen.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeRecordContactpoging } from '../../../shared/application/record-contactpoging.ts';
import { makeRequestTerugbelverzoek } from '../../../shared/application/request-terugbelverzoek.ts';
import { makeSearchContacten } from '../../../shared/application/search-contacten.ts';
import { makeTakeContact } from '../../../shared/application/take-contact.ts';
import type { Rol } from '../../../shared/domain/organisatie/types.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, fatima, gebruiker, ondersteuner, piet, vreemde } from '../../support/people.ts';
import { mailContact } from '../../support/post.ts';

const newWorld = () => makeWorld({ instellingen: centrum });
const search = (world: World, door = ondersteuner, filter = {}) =>
  makeSearchContacten(world)({ door, filter, limit: 20 });

describe('who may see a contact', () => {
  test('a teamondersteuner sees all, a professional those of their own wijkteams; another one is not told that it exists', async () => {
    const world = newWorld();
    const contact = await mailContact(world, 'r1');
    const read = makeReadContact(world);
    expect((await read({ contact, door: ondersteuner })).id).toBe(contact);
    expect((await read({ contact, door: fatima })).persoon).toEqual({ naam: 'Jan', mail: 'jan@bewoner.nl' });
    await expect(read({ contact, door: vreemde })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(read({ contact: 'onbekend', door: ondersteuner })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(makeTakeContact(world)({ contact, door: vreemde })).rejects.toMatchObject({ kind: 'not-found' });
  });

  test.each<Rol>(['manager', 'beheerder', 'gastvrouw', 'koppeling'])('a %s sees none', async (rol) => {
    const world = newWorld();
    const contact = await mailContact(world, 'r1');
    const door = gebruiker('x', [rol], ['centrum']);
    await expect(makeReadContact(world)({ contact, door })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(search(world, door)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('a search shows only what one may see, also when another wijkteam is asked for', async () => {
    const world = newWorld();
    await mailContact(world, 'r1');
    await mailContact(world, 'r2', { van: 'els@buur.nl', messageId: 'm2@buur.nl', aan: 'info@voorbeeld.nl' });
    expect((await search(world)).items).toHaveLength(2);
    expect((await search(world, fatima)).items.map(({ wijkteam }) => wijkteam)).toEqual(['centrum']);
    expect((await search(world, fatima, { wijkteam: ['algemeen'] })).items).toEqual([]);
    expect((await search(world, vreemde)).items).toEqual([]);
    expect((await search(world, gebruiker('y', ['professional']))).items).toEqual([]);
  });

  test('a search shows facts, no content', async () => {
    const world = newWorld();
    await mailContact(world, 'r1', { tekst: 'geheim' });
    expect(JSON.stringify(await search(world))).not.toMatch(/geheim|jan|Vraag/i);
  });

  test('contacts that are asked for by id come as they are now, without those that one may not see', async () => {
    const world = newWorld();
    const [own, other] = [
      await mailContact(world, 'r1'),
      await mailContact(world, 'r2', { van: 'els@buur.nl', messageId: 'm2@buur.nl', aan: 'info@voorbeeld.nl' }),
    ];
    await makeCloseContact(world)({ contact: own, door: ondersteuner, uitkomst: 'spam' });
    const contacten = [other, 'weg', own, other];
    const found = (await search(world, ondersteuner, { contacten })).items;
    expect(found.map(({ id, status }) => [id, status])).toEqual([
      [other, 'wachtend'],
      [own, 'afgesloten'],
    ]);
    expect((await search(world, fatima, { contacten })).items.map(({ id }) => id)).toEqual([own]);
    await expect(search(world, gebruiker('x', ['manager']), { contacten })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  test('what is found and what is opened says until when a reaction is within the norm; nobody waits, nothing said', async () => {
    const world = newWorld();
    const contact = await mailContact(world, 'r1');
    const [found] = (await search(world)).items;
    const opened = await makeReadContact(world)({ contact, door: ondersteuner });
    const { openingsindex, norm } = oordeelcontextVoor(await world.instellingen.readInstellingen(), {
      kanaal: 'mail',
      wijkteam: 'centrum',
      begin: opened.ontvangenOp,
    });
    expect(found?.normOp).toBe(openingsindex.tijdstip(opened.ontvangenOp, (norm?.seconden ?? 0) * 1000));
    expect(found?.normOp).toBeTruthy();
    expect(opened.normOp).toBe(found?.normOp);
    await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'spam' });
    expect((await search(world)).items[0]?.normOp).toBeNull();
    expect((await makeReadContact(world)({ contact, door: ondersteuner })).normOp).toBeNull();
  });

  test.each([
    ['more than a year', { van: '2025-01-01', totEnMet: '2026-11-25' }, 'totEnMet'],
    ['more than a year until today', { van: '2025-01-01' }, 'van'],
    ['an end before the begin', { van: '2026-11-25', totEnMet: '2026-11-24' }, 'totEnMet'],
    ['a begin in the future', { van: '2030-01-01' }, 'van'],
  ])('a search over %s is refused', async (_name, period, veld) => {
    await expect(search(newWorld(), ondersteuner, period)).rejects.toMatchObject({
      kind: 'invalid',
      faults: [{ veld }],
    });
  });

  test('a search over days finds what was received on them, open or not; one day alone bounds one side', async () => {
    const world = newWorld();
    await mailContact(world, 'r1');
    const today = world.clock.now().slice(0, 10);
    expect((await search(world, ondersteuner, { van: today })).items).toHaveLength(1);
    expect((await search(world, ondersteuner, { totEnMet: today })).items).toHaveLength(1);
    expect((await search(world, ondersteuner, { totEnMet: '2026-01-01' })).items).toEqual([]);
  });
});

describe('commands of people', () => {
  test('two who take a contact at once: one has it, the other is told who', async () => {
    const world = newWorld();
    const contact = await mailContact(world, 'r1');
    const take = makeTakeContact(world);
    const results = await Promise.allSettled([take({ contact, door: fatima }), take({ contact, door: piet })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason.message).toContain(world.zaken.contacten()[0]?.aangenomenDoor);
  });

  test('an attempt without answer ends no wait; closing with a note keeps the note apart', async () => {
    const world = newWorld();
    const contact = await mailContact(world, 'r1');
    world.clock.forward(1000);
    await makeRecordContactpoging(world)({ contact, door: fatima, gelukt: false, wijze: 'telefoon' });
    expect(world.zaken.contacten()[0]?.wachten[0]?.einde).toBeNull();
    world.clock.forward(1000);
    await makeCloseContact(world)({ contact, door: fatima, uitkomst: 'doorverwezen', toelichting: 'naar de huisarts' });
    expect(world.zaken.contacten()[0]).toMatchObject({ status: 'afgesloten', uitkomst: 'doorverwezen' });
    expect(JSON.stringify(world.zaken.changes())).not.toContain('huisarts');
    expect((await makeReadContact(world)({ contact, door: fatima })).notities).toEqual([
      expect.objectContaining({ tekst: 'naar de huisarts' }),
    ]);
  });

  test.each([
    ['on a Wednesday is due when Thursday closes', '2026-11-25T09:00:00.000Z', '2026-11-26T16:00:00.000Z'],
    ['on a Friday is due when Monday closes', '2026-11-27T15:30:00.000Z', '2026-11-30T16:00:00.000Z'],
    ['before Christmas skips both days and the weekend', '2026-12-24T09:00:00.000Z', '2026-12-28T16:00:00.000Z'],
    ['before summer time counts in local time', '2026-03-27T10:00:00.000Z', '2026-03-30T15:00:00.000Z'],
  ])('a call-back asked %s', async (_when, start, due) => {
    const world = makeWorld({ instellingen: centrum, start });
    const contact = await mailContact(world, 'r1');
    await makeRequestTerugbelverzoek(world)({ contact, door: ondersteuner });
    expect(world.zaken.contacten()[0]?.terugbelverzoeken[0]?.uiterlijkOp).toBe(due);
  });

  test('a lunch break does not end the day of a call-back', async () => {
    const world = newWorld();
    const dagdelen = [
      { van: '09:00', tot: '12:00' },
      { van: '13:00', tot: '16:30' },
    ];
    await world.instellingen.saveOpeningsregeling('centrum/telefoon', {
      patronen: [{ geldigVan: '2026-01-01', week: [1, 2, 3, 4, 5].map((dag) => ({ dag, dagdelen })) }],
      landelijkeSluitingsdagen: true,
      sluitingsdagen: [],
      uitzonderingen: [],
      sluitingen: [],
    });
    const contact = await mailContact(world, 'r1');
    await makeRequestTerugbelverzoek(world)({ contact, door: ondersteuner });
    expect(world.zaken.contacten()[0]?.terugbelverzoeken[0]?.uiterlijkOp).toBe('2026-11-26T15:30:00.000Z');
  });
});
