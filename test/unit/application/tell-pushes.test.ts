import { describe, expect, test } from '@jest/globals';
import { makeRegisterLive } from '../../../shared/application/register-live.ts';
import { type LivePush, makeTellPushes } from '../../../shared/application/tell-pushes.ts';
import type { ZaakChange } from '../../../shared/application/zaak-change.ts';
import { makeWorld as makeMemoryWorld } from '../../support/memory-world.ts';
import { centrum, gebruiker } from '../../support/people.ts';
import { makeWorld as makeCase, open, ZAAK } from '../spoed/spoed-world.ts';

const anna = gebruiker('anna', ['professional'], []);
const bas = gebruiker('bas', ['professional'], ['centrum']);

async function screens() {
  const world = makeMemoryWorld({ instellingen: centrum });
  const register = makeRegisterLive(world);
  await register({ verbinding: 'scherm-anna', gebruiker: anna });
  await register({ verbinding: 'scherm-bas', gebruiker: bas });
  const posted = () => world.liveSockets.posted.map(({ verbinding, data }) => [verbinding, data as LivePush] as const);
  return { world, posted, tell: makeTellPushes(world) };
}
/** Every version of a case in which nobody answers, from Monday ten o'clock. */
function versions(until: string): readonly ZaakChange[] {
  const world = open(makeCase('2026-11-23T10:00:00+01:00'));
  const changes: ZaakChange[] = [];
  const keep = (): void => {
    changes.push({
      soort: 'spoedzaak',
      volgnummer: String(changes.length),
      spoedzaak: world.zaak(),
      versie: changes.length + 1,
    });
  };
  keep();
  for (const { push } of world.zaak().uitgaand) {
    world.when({ soort: 'push-verzonden', push, leverancier: 'x' });
    keep();
  }
  world.at(until).when({ soort: 'tik' });
  keep();
  return changes;
}

describe('who is pushed and has the console open', () => {
  test('is told at once on every screen of theirs, once for all media, without content', async () => {
    const { tell, posted, world } = await screens();
    await makeRegisterLive(world)({ verbinding: 'telefoon-anna', gebruiker: anna });
    await tell(versions('2026-11-23T10:05:00+01:00'));
    expect(posted().toSorted(([a], [b]) => a.localeCompare(b))).toEqual(
      ['scherm-anna', 'telefoon-anna'].map((verbinding) => [
        verbinding,
        {
          soort: 'push',
          zaak: ZAAK,
          push: `${ZAAK}/r1.t1/mail`,
          urgentie: 'spoed',
          doel: 'oppakken',
          titel: 'Spoed S-00A1B2 Wijkteam centrum: Pakt u dit op?',
        },
      ]),
    );
  });

  test('is told of the next push as well, also when it is of somebody else', async () => {
    const { tell, posted } = await screens();
    await tell(versions('2026-11-23T10:15:00+01:00'));
    expect(posted().map(([verbinding, { push }]) => [verbinding, push])).toEqual([
      ['scherm-anna', `${ZAAK}/r1.t1/mail`],
      ['scherm-anna', `${ZAAK}/r1.t2/sms`],
    ]);
  });

  test('is not told again of what waits to be sent while the case changes otherwise', async () => {
    const { tell, posted } = await screens();
    const world = open(makeCase('2026-11-23T10:00:00+01:00'));
    world
      .at('2026-11-23T10:01:00+01:00')
      .when({ soort: 'contactpoging', id: 'p', gelukt: false, wijze: 'telefoon', door: 'bas' });
    await tell([{ soort: 'spoedzaak', volgnummer: '1', spoedzaak: world.zaak(), versie: 2 }]);
    expect(posted()).toEqual([]);
  });

  test('and whose connection is gone or fails holds up nobody', async () => {
    const { world } = await screens();
    await makeRegisterLive(world)({ verbinding: 'dood', gebruiker: anna });
    const told: string[] = [];
    const post = async (verbinding: string) => {
      if (verbinding === 'scherm-anna') throw new Error('slow');
      told.push(verbinding);
      return verbinding === 'dood' ? ('weg' as const) : ('bezorgd' as const);
    };
    await makeTellPushes({ ...world, liveSockets: { post } })(versions('2026-11-23T10:05:00+01:00'));
    expect(told).toEqual(['dood']);
    expect((await world.verbindingen.listLive()).map(({ verbinding }) => verbinding).toSorted()).toEqual([
      'scherm-anna',
      'scherm-bas',
    ]);
  });
});
