import { describe, expect, test } from '@jest/globals';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import { dienst, MAANDAG, makeWorld, open, type World, ZAAK } from './spoed-world.ts';

const TIEN = '2026-11-23T10:00:00+01:00';
const fail = (world: World, push: string) => world.when({ soort: 'push-mislukt', push, reden: 'geweigerd' });

describe('the ladder in duty hours', () => {
  test('the push leaves at once, by every medium of the first rung, to who is on duty', () => {
    const world = open(makeWorld(TIEN));
    expect(world.pushes()).toEqual(['oppakken mail anna', 'oppakken sms anna']);
    expect(world.zaak()).toMatchObject({ status: 'open', ronde: 1, trede: 1, aan: 'anna' });
    expect(world.of('trede-gestart')[0]).toMatchObject({ bron: 'achterwacht', volgendeOp: '2026-11-23T09:15:00.000Z' });
    expect(world.zaak().uitgaand).toHaveLength(2);
  });

  test('without an answer: again, then the next in line, then the escalation contact, each after 15 minutes', () => {
    const world = open(makeWorld(TIEN)).until('2026-11-23T10:59:59+01:00');
    expect(world.of('trede-gestart').map(({ op, aan }) => `${op.slice(11, 16)} ${aan}`)).toEqual([
      '09:00 anna',
      '09:15 anna',
      '09:30 bas',
      '09:45 chef',
    ]);
    expect(world.pushes(2)).toEqual([
      'oppakken sms anna',
      'oppakken mail bas',
      'oppakken sms bas',
      'escalatie mail chef',
      'escalatie sms chef',
    ]);
    expect(world.of('alarm')).toEqual([]);
  });

  test('nothing is sent a minute too early', () => {
    const world = open(makeWorld(TIEN)).at('2026-11-23T10:14:59.999+01:00');
    expect(world.when({ soort: 'tik' })).toEqual([]);
    expect(world.at('2026-11-23T10:15:00+01:00').when({ soort: 'tik' })).not.toEqual([]);
  });

  test('the end of the ladder raises an alarm and begins it anew, every time', () => {
    const world = open(makeWorld(TIEN)).until('2026-11-23T12:05:00+01:00');
    expect(world.of('alarm').map(({ op, reden }) => `${op.slice(11, 16)} ${reden}`)).toEqual([
      '10:00 niemand-pakt-op',
      '11:00 niemand-pakt-op',
    ]);
    expect(world.of('trede-gestart').filter(({ trede }) => trede === 1)).toHaveLength(3);
  });

  test('a tick that comes twice or races does nothing new', () => {
    const world = open(makeWorld(TIEN)).at('2026-11-23T10:15:00+01:00');
    const before = world.zaak();
    const first = world.when({ soort: 'tik' });
    expect(world.when({ soort: 'tik' })).toEqual([]);
    const racing = makeWorld(TIEN);
    open(racing).at('2026-11-23T10:15:00+01:00');
    expect(racing.zaak()).toEqual(before);
    expect(racing.when({ soort: 'tik' }).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
  });

  test('after a standstill of hours it goes one rung on, from now: nobody gets four messages in one minute', () => {
    const world = open(makeWorld(TIEN)).at('2026-11-23T14:00:00+01:00');
    world.when({ soort: 'tik' });
    expect(world.of('trede-gestart').map(({ trede }) => trede)).toEqual([1, 2]);
    expect(world.of('trede-gestart')[1]?.volgendeOp).toBe('2026-11-23T13:15:00.000Z');
  });

  test('a case that nobody ever takes up does not grow without bound', () => {
    const dagen = Array.from({ length: 28 }, (_, dag) => `2026-12-${String(dag + 1).padStart(2, '0')}`);
    const world = makeWorld('2026-12-01T00:00:00+01:00', {
      diensten: dagen.map((dag) => dienst('anna', `${dag}T00:00`, `${dag}T24:00`)),
    });
    open(world).until('2026-12-28T23:00:00+01:00');
    expect(JSON.stringify(world.zaak().gebeurtenissen).length).toBeLessThan(350_000);
    expect(world.of('alarm').length).toBeGreaterThan(50);
  });
});

describe('an empty rung', () => {
  test('is skipped at once, never waited out', () => {
    const world = open(makeWorld(TIEN, { media: { anna: [] } }));
    expect(world.of('trede-overgeslagen').map(({ trede }) => trede)).toEqual([1, 2]);
    expect(world.pushes()).toEqual(['oppakken mail bas', 'oppakken sms bas']);
  });

  test('with nobody to ask at all there is an alarm at once, and another try later instead of a spin', () => {
    const world = open(makeWorld(TIEN, { media: { anna: [], bas: [], chef: [] } }));
    expect(world.pushes()).toEqual([]);
    expect(world.of('alarm')).toHaveLength(1);
    expect(nextSpoedActie(world.zaak())).toBe('2026-11-23T09:15:00.000Z');
    expect(world.until('2026-11-23T10:16:00+01:00').of('alarm')).toHaveLength(2);
  });

  test('a person without the medium of the rung is reached by the one they have', () => {
    const world = open(makeWorld(TIEN, { media: { anna: ['mail'] } })).until('2026-11-23T10:20:00+01:00');
    expect(world.pushes()).toEqual(['oppakken mail anna', 'oppakken mail anna']);
  });
});

describe('a failed push', () => {
  test('moves on to the next medium at once', () => {
    const world = open(makeWorld(TIEN)).until('2026-11-23T10:16:00+01:00');
    const sms = world.of('push-klaargezet').at(-1);
    expect(sms).toMatchObject({ groep: 'r1.t2', medium: 'sms' });
    fail(world, sms?.push ?? '');
    expect(world.pushes(3)).toEqual(['oppakken mail anna']);
    expect(world.zaak().trede).toBe(2);
  });

  test('by every medium starts the next rung at once', () => {
    const world = open(makeWorld(TIEN));
    const [mail, sms] = world.of('push-klaargezet');
    expect(fail(world, mail?.push ?? '').map(({ soort }) => soort)).toEqual(['push-mislukt']);
    fail(world, sms?.push ?? '');
    expect(world.zaak()).toMatchObject({ trede: 2, aan: 'anna' });
    for (const { push } of world.zaak().uitgaand) fail(world, push);
    for (const { push } of world.zaak().uitgaand) fail(world, push);
    expect(world.zaak()).toMatchObject({ trede: 3, aan: 'bas' });
  });

  test('everywhere ends in an alarm and a rest, not in a storm', () => {
    const world = open(makeWorld(TIEN));
    for (let ronde = 0; ronde < 50; ronde += 1) for (const { push } of world.zaak().uitgaand) fail(world, push);
    expect(world.of('alarm').map(({ reden }) => reden)).toEqual(['niemand-pakt-op']);
    expect(world.of('push-klaargezet')).toHaveLength(8);
    expect(nextSpoedActie(world.zaak())).toBe('2026-11-23T09:15:00.000Z');
  });

  test('while another medium got through stops nothing and hurries nothing', () => {
    const world = open(makeWorld(TIEN));
    const [mail, sms] = world.of('push-klaargezet');
    world.when({ soort: 'push-verzonden', push: sms?.push ?? '', leverancier: 'sms-1' });
    expect(fail(world, mail?.push ?? '')).toHaveLength(1);
    expect(world.zaak().trede).toBe(1);
  });

  test('that is told twice, or that nobody knows, changes nothing', () => {
    const world = open(makeWorld(TIEN));
    const [mail] = world.of('push-klaargezet');
    fail(world, mail?.push ?? '');
    expect(fail(world, mail?.push ?? '')).toEqual([]);
    expect(fail(world, 'onbekend')).toEqual([]);
    expect(world.when({ soort: 'push-verzonden', push: 'onbekend', leverancier: 'x' })).toEqual([]);
  });

  test('that bounces after it was accepted still moves on', () => {
    const world = open(makeWorld(TIEN, { media: { anna: ['mail'] } }));
    const [mail] = world.of('push-klaargezet');
    world.when({ soort: 'push-verzonden', push: mail?.push ?? '', leverancier: 'm-1' });
    fail(world, mail?.push ?? '');
    expect(world.zaak().trede).toBe(2);
  });

  test('of a reminder that reaches nobody raises an alarm', () => {
    const world = open(makeWorld(TIEN));
    world.when({ soort: 'pakOp', door: 'anna' });
    world.until('2026-11-24T09:59:00+01:00').at('2026-11-24T10:00:00+01:00').when({ soort: 'tik' });
    for (const { push } of world.zaak().uitgaand) fail(world, push);
    expect(world.of('alarm').map(({ reden }) => reden)).toEqual(['push-niet-bezorgd']);
  });
});

describe('when the duty changes', () => {
  test('a case that nobody took up goes to the new person at once, in a new ronde without alarm', () => {
    const wissel = [
      dienst('anna', '2026-11-23T09:00', '2026-11-23T10:10'),
      dienst('cor', '2026-11-23T10:10', '2026-11-23T17:00'),
    ];
    const world = open(makeWorld(TIEN, { diensten: wissel }));
    expect(nextSpoedActie({ ...world.zaak(), uitgaand: [] })).toBe('2026-11-23T09:10:00.000Z');
    world.until('2026-11-23T10:10:00+01:00');
    expect(world.zaak()).toMatchObject({ ronde: 2, trede: 1, aan: 'cor' });
    expect(world.of('alarm')).toEqual([]);
  });

  test('a case that was taken up stays with who has it', () => {
    const wissel = [
      dienst('anna', '2026-11-23T09:00', '2026-11-23T10:10'),
      dienst('cor', '2026-11-23T10:10', '2026-11-23T17:00'),
    ];
    const world = open(makeWorld(TIEN, { diensten: wissel }));
    world.when({ soort: 'pakOp', door: 'anna' });
    const before = world.pushes().length;
    world.until('2026-11-23T14:59:00+01:00');
    expect(world.pushes(before)).toEqual([]);
  });

  test('to somebody who was asked already the case does not wait for that instant, nor ask again', () => {
    const wissel = [
      dienst('anna', '2026-11-23T09:00', '2026-11-23T10:40'),
      dienst('bas', '2026-11-23T09:00', '2026-11-23T10:40', { wijkteam: 'wielwijk' }),
      dienst('bas', '2026-11-23T10:40', '2026-11-23T17:00'),
    ];
    const world = open(makeWorld(TIEN, { diensten: wissel })).until('2026-11-23T10:30:00+01:00');
    expect(world.zaak()).toMatchObject({ trede: 3, aan: 'bas' });
    expect(nextSpoedActie({ ...world.zaak(), uitgaand: [] })).toBe('2026-11-23T09:45:00.000Z');
    world.until('2026-11-23T10:44:00+01:00');
    expect(world.zaak()).toMatchObject({ ronde: 1, trede: 3, aan: 'bas' });
  });

  test('asks anew in a new ronde, also with a policy that begins with the next in line', () => {
    const treden = [{ wie: 'volgende', media: ['sms'], wachtMs: 600_000 }] as const;
    const diensten = [dienst('anna', '2026-11-23T09:00', '2026-11-23T17:00')];
    const world = open(makeWorld(TIEN, { diensten, beleid: { ...STANDAARD_BELEID, treden } }));
    world.until('2026-11-23T10:25:00+01:00');
    expect(world.of('trede-gestart').map(({ ronde, aan }) => `${ronde} ${aan}`)).toEqual([
      '1 anna',
      '2 anna',
      '3 anna',
    ]);
    expect(world.of('trede-overgeslagen')).toEqual([]);
  });

  test('tells nobody again with a policy that only asks the escalation contact', () => {
    const treden = [{ wie: 'escalatiecontact', media: ['sms'], wachtMs: 3_600_000 }] as const;
    const wissel = [
      dienst('anna', '2026-11-23T09:00', '2026-11-23T10:40'),
      dienst('cor', '2026-11-23T10:40', '2026-11-23T17:00'),
    ];
    const world = open(makeWorld(TIEN, { diensten: wissel, beleid: { ...STANDAARD_BELEID, treden } }));
    expect(world.when({ soort: 'tik' })).toEqual([]);
    world.until('2026-11-23T10:59:00+01:00');
    expect(world.pushes()).toEqual(['escalatie sms chef']);
  });

  test('an unplanned swap in the roster is seen at the next tick', () => {
    const world = open(makeWorld(TIEN));
    world.roster([...MAANDAG, dienst('dik', '2026-11-23T10:00', '2026-11-23T17:00', { vervanging: true })]);
    world.at('2026-11-23T10:05:00+01:00').when({ soort: 'tik' });
    expect(world.zaak()).toMatchObject({ ronde: 2, aan: 'dik' });
    expect(world.when({ soort: 'tik' })).toEqual([]);
  });

  test('what was not sent yet to who went off is no longer sent', () => {
    const world = open(makeWorld(TIEN));
    world.roster([dienst('dik', '2026-11-23T10:00', '2026-11-23T17:00')]);
    world.at('2026-11-23T10:05:00+01:00').when({ soort: 'tik' });
    expect(world.zaak().uitgaand.map(({ aan }) => aan)).toEqual(['dik', 'dik']);
  });
});

describe('outside duty hours', () => {
  test('spoed waits for the first duty that leaves time, and is pushed when it starts', () => {
    const world = open(makeWorld('2026-11-22T20:00:00+01:00'));
    expect(world.pushes()).toEqual([]);
    expect(world.of('wacht-op-dienst').map(({ tot }) => tot)).toEqual(['2026-11-23T08:00:00.000Z']);
    expect(world.of('geen-dienst-voor-deadline')).toEqual([]);
    world.until('2026-11-23T09:00:00+01:00');
    expect(world.pushes()).toEqual(['oppakken mail anna', 'oppakken sms anna']);
  });

  test('Friday 17:30 with nobody until Monday is known on Friday 17:30, not on Monday', () => {
    const world = open(makeWorld('2026-11-20T17:30:00+01:00'));
    expect(world.of('geen-dienst-voor-deadline')).toEqual([
      expect.objectContaining({ op: '2026-11-20T16:30:00.000Z', eersteDienstOp: '2026-11-23T08:00:00.000Z' }),
    ]);
    expect(world.pushes()).toEqual(['geen-dienst mail chef', 'geen-dienst sms chef']);
    world.until('2026-11-23T09:00:00+01:00');
    expect(world.of('termijn-overschreden').map(({ op }) => op)).toEqual(['2026-11-22T16:30:00.000Z']);
    expect(world.pushes().slice(-2)).toEqual(['oppakken mail anna', 'oppakken sms anna']);
  });

  test('without an escalation contact that is an alarm at once', () => {
    const world = open(makeWorld('2026-11-20T17:30:00+01:00', { escalatiecontact: null }));
    expect(world.of('alarm').map(({ reden }) => reden)).toEqual(['geen-escalatiecontact']);
  });

  test('with an empty roster there is still a next instant, and reminders go to the escalation contact', () => {
    const world = open(makeWorld('2026-11-20T17:30:00+01:00', { diensten: [] }));
    expect(nextSpoedActie({ ...world.zaak(), uitgaand: [] })).toBe('2026-11-21T16:30:00.000Z');
    world.until('2026-11-21T18:00:00+01:00');
    expect(world.pushes(2)).toEqual(['herinnering mail chef', 'herinnering sms chef']);
  });

  test('a duty that is put in the roster while waiting is taken, and one that is taken out is told', () => {
    const world = open(makeWorld('2026-11-20T17:30:00+01:00'));
    world.roster([dienst('cor', '2026-11-21T10:00', '2026-11-21T12:00'), ...MAANDAG]);
    world.at('2026-11-20T18:00:00+01:00').when({ soort: 'tik' });
    expect(world.zaak().ladder.volgendeOp).toBe('2026-11-21T09:00:00.000Z');
    expect(world.when({ soort: 'tik' })).toEqual([]);
    world.roster(MAANDAG);
    world.when({ soort: 'tik' });
    expect(world.pushes().filter((push) => push.startsWith('geen-dienst'))).toHaveLength(4);
  });

  test('a ladder that runs into the evening ends at the escalation contact and then waits for the morning', () => {
    const dagen = [...MAANDAG, dienst('cor', '2026-11-24T09:00', '2026-11-24T17:00')];
    const world = open(makeWorld('2026-11-23T16:50:00+01:00', { diensten: dagen })).until('2026-11-24T08:59:00+01:00');
    expect(world.pushes().slice(-2)).toEqual(['escalatie mail chef', 'escalatie sms chef']);
    expect(world.zaak().ladder).toMatchObject({ fase: 'wacht-op-dienst', volgendeOp: '2026-11-24T08:00:00.000Z' });
    expect(world.until('2026-11-24T09:00:00+01:00').zaak().aan).toBe('cor');
  });
});

describe('a crisis', () => {
  test('goes to the first two people at the same moment', () => {
    const world = open(makeWorld(TIEN), { urgentie: 'crisis' });
    expect(world.of('trede-gestart').map(({ op, aan }) => `${op} ${aan}`)).toEqual([
      '2026-11-23T09:00:00.000Z anna',
      '2026-11-23T09:00:00.000Z bas',
    ]);
    world.until('2026-11-23T10:15:00+01:00');
    expect(world.zaak().aan).toBe('chef');
  });

  test('never waits for a duty: at night the escalation contact is asked at once, again and again', () => {
    const world = open(makeWorld('2026-11-20T23:00:00+01:00'), { urgentie: 'crisis' });
    expect(world.of('wacht-op-dienst')).toEqual([]);
    expect(world.pushes()).toEqual(['escalatie mail chef', 'escalatie sms chef']);
    world.until('2026-11-20T23:31:00+01:00');
    expect(world.of('alarm').filter(({ reden }) => reden === 'niemand-pakt-op')).toHaveLength(2);
    expect(world.of('trede-gestart').map(({ aan }) => aan)).toEqual(['chef', 'chef', 'chef']);
  });

  test('a spoed that turns out to be a crisis starts anew; a crisis never becomes less', () => {
    const world = open(makeWorld(TIEN)).at('2026-11-23T10:05:00+01:00');
    open(world, { urgentie: 'crisis' });
    expect(world.zaak()).toMatchObject({ urgentie: 'crisis', ronde: 2, ontvangenOp: '2026-11-23T09:00:00.000Z' });
    const events = world.zaak().gebeurtenissen.length;
    open(world, { urgentie: 'spoed' });
    open(world, { urgentie: 'crisis' });
    expect(world.zaak().gebeurtenissen).toHaveLength(events);
    expect(world.zaak().id).toBe(ZAAK);
  });

  test('whoever took the case up hears that it became a crisis', () => {
    const world = open(makeWorld(TIEN));
    world.when({ soort: 'pakOp', door: 'anna' });
    open(world, { urgentie: 'crisis' });
    expect(world.pushes(2)).toEqual(['herinnering mail anna', 'herinnering sms anna']);
    expect(world.zaak()).toMatchObject({ status: 'opgepakt', urgentie: 'crisis' });
  });
});
