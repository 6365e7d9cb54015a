/** Taking up without signing in, whatever comes in which order and how often. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeTakeUpByLink } from '../../shared/application/oppaklinks.ts';
import { makePlanDiensten } from '../../shared/application/plan-diensten.ts';
import { kenmerkVanPush } from '../../shared/application/push-bij-leverancier.ts';
import { makeReceiveSms } from '../../shared/application/receive-sms.ts';
import { makeRecordBezorgrapport } from '../../shared/application/record-bezorgrapport.ts';
import { makeTakeUpSpoedzaak } from '../../shared/application/take-up-spoedzaak.ts';
import { makeTriageContact } from '../../shared/application/triage-contact.ts';
import { isDomainError } from '../../shared/domain/errors.ts';
import { referentieVan } from '../../shared/domain/spoed/push-tekst.ts';
import { makeWorld, type World } from '../support/memory-world.ts';
import { ondersteuner, piet, zonderBevestiging } from '../support/people.ts';
import { drainQueues, mailContact } from '../support/post.ts';

const NUMMERS = ['+31600000001', '+31600000002', '+31600000003', '+31699999999'];

/** Two cases, pushed one after the other to who has duty. */
async function twoCases(): Promise<World> {
  const base = makeWorld({ instellingen: zonderBevestiging });
  const world = { ...base, adressen: { ...base.adressen, smsNummer: '+3197000000001' } };
  const dienst = { soort: 'achterwacht', wijkteam: 'centrum', domein: 'sociaal', professional: 'fatima' } as const;
  await makePlanDiensten(world)([{ ...dienst, van: '2026-11-25T09:00', tot: '2026-11-25T17:00' }]);
  for (const nummer of [1, 2]) {
    const contact = await mailContact(world, `r${nummer}`, { van: `jan${nummer}@bewoner.nl` });
    world.clock.forward(60_000);
    await makeTriageContact(world)({
      contact,
      door: ondersteuner,
      sleutel: `s${nummer}`,
      signalen: {},
      urgentie: 'spoed',
      domein: 'sociaal',
      notitie: '',
    });
    await drainQueues(world);
  }
  return world;
}

type Stap =
  | { readonly soort: 'sms'; readonly id: number; readonly van: number; readonly zaak: number | null }
  | { readonly soort: 'link'; readonly welke: number }
  | { readonly soort: 'console'; readonly zaak: number }
  | { readonly soort: 'rapport'; readonly push: number; readonly uitkomst: 'bezorgd' | 'mislukt' | 'vertraagd' }
  | { readonly soort: 'later'; readonly ms: number };

const stap: fc.Arbitrary<Stap> = fc.oneof(
  fc.record({
    soort: fc.constant('sms' as const),
    id: fc.nat(3),
    van: fc.nat(3),
    zaak: fc.option(fc.nat(1)),
  }),
  fc.record({ soort: fc.constant('link' as const), welke: fc.nat(5) }),
  fc.record({ soort: fc.constant('console' as const), zaak: fc.nat(1) }),
  fc.record({
    soort: fc.constant('rapport' as const),
    push: fc.nat(9),
    uitkomst: fc.constantFrom('bezorgd' as const, 'mislukt' as const, 'vertraagd' as const),
  }),
  fc.record({ soort: fc.constant('later' as const), ms: fc.nat(5 * 60_000) }),
);

const linksOf = (world: World) => world.sms.sent.flatMap(({ tekst }) => /oppaklinks\/([\w-]+)/.exec(tekst)?.[1] ?? []);

/** Which link somebody opened: opened again it is the same one, also when more were sent since. */
type Geopend = Map<Stap, string>;

async function take(world: World, one: Stap, geopend: Geopend): Promise<void> {
  const zaken = world.zaken.spoedzaken().toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const pushes = zaken.flatMap(({ gebeurtenissen }) =>
    gebeurtenissen.flatMap((event) => (event.soort === 'push-klaargezet' ? [event.push] : [])),
  );
  const nu = world.clock.now();
  switch (one.soort) {
    case 'sms': {
      const naam = one.zaak === null ? '' : ` ${referentieVan(zaken[one.zaak]?.id ?? '')}`;
      await makeReceiveSms(world)({ id: `in-${one.id}`, van: NUMMERS[one.van] ?? '', tekst: `1${naam}` }, nu);
      break;
    }
    case 'link': {
      const link = geopend.get(one) ?? linksOf(world)[one.welke] ?? 'geen';
      geopend.set(one, link);
      await makeTakeUpByLink(world)(link);
      break;
    }
    case 'console':
      await makeTakeUpSpoedzaak(world)({ spoedzaak: zaken[one.zaak]?.id ?? '', door: piet });
      break;
    case 'rapport': {
      const push = pushes[one.push % pushes.length] ?? '';
      const { uitkomst } = one;
      const about = {
        medium: 'mail',
        leverancier: 'x',
        kenmerk: kenmerkVanPush(push),
        reden: 'bounce',
        messageIds: [],
      } as const;
      await makeRecordBezorgrapport(world)({ ...about, uitkomst }, nu);
      break;
    }
    case 'later':
      world.clock.forward(one.ms);
  }
}

/** What a rule refuses is an answer too; anything else that is thrown is a fault of ours. */
async function takeAll(world: World, stappen: readonly Stap[], geopend: Geopend): Promise<void> {
  for (const one of stappen) {
    await take(world, one, geopend).catch((error: unknown) => {
      if (!isDomainError(error)) throw error;
    });
    await drainQueues(world);
  }
}

const recordOf = (world: World) =>
  world.zaken.spoedzaken().map(({ gebeurtenissen }) => gebeurtenissen.map(({ id }) => id));

test('every case changes hands once, every message is answered once, every push fails and arrives once; all of it again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stap, { minLength: 1, maxLength: 14 }), async (stappen) => {
      const world = await twoCases();
      const geopend: Geopend = new Map();
      await takeAll(world, stappen, geopend);
      for (const { gebeurtenissen } of world.zaken.spoedzaken()) {
        expect(gebeurtenissen.filter(({ soort }) => soort === 'opgepakt').length).toBeLessThanOrEqual(1);
        expect(new Set(gebeurtenissen.map(({ id }) => id)).size).toBe(gebeurtenissen.length);
      }
      const answers = world.sms.sent.filter(({ tekst }) => !/^(SPOED|CRISIS)/.test(tekst));
      const asked = new Set(stappen.flatMap((one) => (one.soort === 'sms' && one.van < 3 ? [one.id] : [])));
      expect(answers.length).toBe(asked.size);
      expect(world.sms.sent.map(({ aan }) => aan)).not.toContain(NUMMERS[3]);

      const record = recordOf(world);
      const sent = world.sms.sent.length;
      const again = stappen.filter(({ soort }) => soort === 'sms' || soort === 'link');
      await takeAll(world, again, geopend);
      expect(recordOf(world)).toEqual(record);
      expect(world.sms.sent.length).toBe(sent);
    }),
    {
      numRuns: 80,
      // A link that was not there yet when it was asked for, and is sent by what comes after.
      examples: [
        [
          [
            { soort: 'rapport', push: 6, uitkomst: 'vertraagd' },
            { soort: 'link', welke: 2 },
            { soort: 'rapport', push: 7, uitkomst: 'vertraagd' },
            { soort: 'later', ms: 0 },
          ],
        ],
      ],
    },
  );
});
