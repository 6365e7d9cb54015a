import { describe, expect, test } from '@jest/globals';
import { makeAcceptAankomst, makeAcceptVertrek } from '../../../shared/application/accept-aankomst.ts';
import {
  makeAnswerOpentijd,
  makeAnswerTijdstip,
  makeAnswerToestand,
} from '../../../shared/application/answer-openingstijden.ts';
import { makeListDiensten } from '../../../shared/application/list-diensten.ts';
import { makeListInloopMogelijkheden } from '../../../shared/application/list-inloop-mogelijkheden.ts';
import { makePlanDiensten, type NieuweDienst } from '../../../shared/application/plan-diensten.ts';
import { makeRecordInloop } from '../../../shared/application/record-aankomst.ts';
import { makeResolveDienst } from '../../../shared/application/resolve-dienst.ts';
import {
  makeSaveNormen,
  makeSaveOpeningsregeling,
  makeSaveWijkteam,
} from '../../../shared/application/save-instellingen.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { HOUR, instant } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { centrum, medewerker, wijkteam } from '../../support/people.ts';

const waar = { wijkteam: 'centrum', kanaal: 'mail' } as const;
const dienst: NieuweDienst = {
  soort: 'achterwacht',
  wijkteam: 'centrum',
  domein: 'jeugd',
  professional: 'fatima',
  van: '2026-11-25T09:00',
  tot: '2026-11-25T17:00',
};

describe('opening hours', () => {
  test('what is not set up has the default hours', async () => {
    const world = makeWorld();
    expect(await makeAnswerToestand(world)(waar)).toMatchObject({
      open: true,
      volgendeWijziging: '2026-11-25T16:00:00.000Z',
    });
    const [van, tot] = [instant('2026-11-27T15:30:00Z'), instant('2026-11-30T08:30:00Z')];
    expect(await makeAnswerOpentijd(world)({ ...waar, van, tot })).toEqual({ seconden: 3600 });
    expect(await makeAnswerTijdstip(world)({ ...waar, van, naMs: HOUR })).toEqual({ op: '2026-11-30T08:30:00.000Z' });
  });

  test('a locatie has its own hours, else those of its wijkteam', async () => {
    const world = makeWorld();
    const dicht = {
      ...standaardRegeling(),
      sluitingen: [{ van: instant('2026-01-01T00:00:00Z'), tot: null, reden: 'verbouwing' }],
    };
    await makeSaveOpeningsregeling(world)({ wijkteam: 'centrum', kanaal: 'inloop', locatie: 'plein', regeling: dicht });
    const answer = makeAnswerToestand(world);
    expect(await answer({ wijkteam: 'centrum', kanaal: 'inloop', locatie: 'plein' })).toMatchObject({
      open: false,
      reden: 'verbouwing',
    });
    expect((await answer({ wijkteam: 'centrum', kanaal: 'inloop', locatie: 'hof' })).open).toBe(true);
    await makeSaveOpeningsregeling(world)({ wijkteam: 'centrum', kanaal: 'inloop', regeling: dicht });
    expect((await answer({ wijkteam: 'centrum', kanaal: 'inloop', locatie: 'hof' })).open).toBe(false);
  });

  test('faulty hours are refused as a whole, with every fault', async () => {
    const world = makeWorld();
    const regeling = {
      ...standaardRegeling(),
      patronen: [{ geldigVan: 'ooit', week: [{ dag: 1, dagdelen: [{ van: '9', tot: '25:00' }] }] }],
    };
    const saving = makeSaveOpeningsregeling(world)({ ...waar, regeling });
    await expect(saving).rejects.toMatchObject({ kind: 'invalid' });
    expect((await world.instellingen.readInstellingen()).openingsregelingen).toEqual({});
  });

  test('where one can walk in: open now and the own wijkteam first, then what opens soonest', async () => {
    const locaties = [{ slug: 'plein', naam: 'Plein', adres: 'Plein 1' }];
    const world = makeWorld({
      instellingen: { wijkteams: { centrum: wijkteam('centrum', { locaties }), noord: wijkteam('noord') } },
    });
    const middag = {
      ...standaardRegeling(),
      patronen: [{ geldigVan: '2026-01-01', week: [{ dag: 3, dagdelen: [{ van: '13:00', tot: '16:00' }] }] }],
    };
    await makeSaveOpeningsregeling(world)({ wijkteam: 'centrum', kanaal: 'inloop', regeling: middag });
    const list = makeListInloopMogelijkheden(world);
    const found = await list({ wijkteam: 'centrum' });
    expect(found.map(({ naam, nuOpen, openVan }) => [naam, nuOpen, openVan])).toEqual([
      ['Wijkteam noord', true, world.clock.now()],
      ['Plein', false, '2026-11-25T12:00:00.000Z'],
    ]);
    expect(found[1]).toMatchObject({ openTot: '2026-11-25T15:00:00.000Z', eigenWijkteam: true, adres: 'Plein 1' });
    expect((await list({ wijkteam: 'centrum', op: instant('2026-11-25T12:30:00Z') }))[0]).toMatchObject({
      naam: 'Plein',
      nuOpen: true,
    });
    expect((await list({ wijkteam: 'zuid' })).map((one) => one.wijkteam)).toContain('zuid');
  });
});

describe('duties', () => {
  test('a duty sent twice is one; who has it is on duty', async () => {
    const world = makeWorld({ instellingen: centrum });
    const plan = makePlanDiensten(world);
    await plan([dienst]);
    await plan([dienst]);
    expect(
      await makeListDiensten(world)({ van: '2026-11-25', totEnMet: '2026-11-25', wijkteam: 'centrum' }),
    ).toHaveLength(1);
    const answer = await makeResolveDienst(world)({ wijkteam: 'centrum', domein: 'jeugd' });
    expect(answer).toMatchObject({ professional: 'fatima', bron: 'achterwacht' });
    expect(answer.uitleg.length).toBeGreaterThan(0);
  });

  test('somebody who cannot be reached is passed over; with nobody left in office hours the escalation contact is next', async () => {
    const world = makeWorld({ instellingen: centrum });
    await makePlanDiensten(world)([dienst, { ...dienst, professional: 'piet', van: '2026-11-25T09:30' }]);
    const resolve = () => makeResolveDienst(world)({ wijkteam: 'centrum', domein: 'jeugd' });
    await world.instellingen.saveMedewerker(medewerker('fatima', { actief: false }));
    expect((await resolve()).professional).toBe('piet');
    await world.instellingen.saveMedewerker(medewerker('piet', { mail: null, mobiel: null }));
    expect(await resolve()).toMatchObject({ professional: 'chef', bron: 'escalatiecontact' });
  });

  test('outside office hours without any duty there is only the crisisdienst', async () => {
    const world = makeWorld({ instellingen: centrum, start: '2026-11-27T16:30:00.000Z' });
    const answer = await makeResolveDienst(world)({ wijkteam: 'centrum', domein: 'jeugd' });
    expect(answer).toMatchObject({ professional: null, bron: 'crisisdienst' });
  });

  test('faulty duties are refused all together, each with its fault', async () => {
    const world = makeWorld();
    const planning = makePlanDiensten(world)([
      dienst,
      { ...dienst, tot: '2026-11-25T08:00' },
      { ...dienst, van: 'morgen' },
      { ...dienst, tot: '2026-12-25T08:00' },
    ]);
    await expect(planning).rejects.toMatchObject({
      faults: [{ veld: 'diensten[1].tot' }, { veld: 'diensten[2].van' }, { veld: 'diensten[3].tot' }],
    });
    expect(await makeListDiensten(world)({ van: '2026-11-01', totEnMet: '2026-11-30' })).toEqual([]);
  });
});

describe('settings', () => {
  test('a norm that cannot be is refused, field by field', async () => {
    const norm = { kanaal: 'mail', seconden: 0, klok: 'open', doel: 2, geldigVan: 'nu' } as const;
    await expect(makeSaveNormen(makeWorld())([norm])).rejects.toMatchObject({
      faults: [{ veld: 'normen[0].seconden' }, { veld: 'normen[0].doel' }, { veld: 'normen[0].geldigVan' }],
    });
  });

  test('a wijkteam is no neighbour of itself', async () => {
    const self = wijkteam('centrum', { buurteams: ['centrum'] });
    await expect(makeSaveWijkteam(makeWorld())(self)).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('walk-in', () => {
  test('an arrival belongs to the wijkteam of its locatie; a leaving may come first, and both may come again', async () => {
    const locaties = [{ slug: 'plein', naam: 'Plein', adres: 'Plein 1' }];
    const world = makeWorld({ instellingen: { wijkteams: { centrum: wijkteam('centrum', { locaties }) } } });
    await makeAcceptAankomst(world)({ id: 'i1', locatie: 'plein', voor: 'jeugd' });
    world.clock.forward(600_000);
    await makeAcceptVertrek(world)({ contact: 'i1' });
    const berichten = world.inloopQueue.drain();
    const record = makeRecordInloop(world);
    for (const bericht of [...berichten.toReversed(), ...berichten]) await record(bericht);
    const [contact] = world.zaken.contacten();
    expect(contact).toMatchObject({
      id: 'i1',
      kanaal: 'inloop',
      wijkteam: 'centrum',
      locatie: 'plein',
      domein: 'jeugd',
    });
    expect(contact?.wachten[0]?.einde?.hoe).toBe('afgehaakt');
    expect(contact?.gebeurtenissen).toHaveLength(2);
  });

  test('a locatie that is not set up belongs to the wijkteam of the same name', async () => {
    const world = makeWorld();
    await makeRecordInloop(world)({ soort: 'aankomst', id: 'i1', locatie: 'west', op: world.clock.now() });
    expect(world.zaken.contacten()[0]?.wijkteam).toBe('west');
  });
});
