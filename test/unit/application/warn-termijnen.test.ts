/** Terms that end or ended are told every morning to whom it concerns, each warning once, until somebody does something. */
import { describe, expect, test } from '@jest/globals';
import { makeNoteTraject, type NieuweStap } from '../../../shared/application/note-traject.ts';
import { makeWarnTermijnen } from '../../../shared/application/warn-termijnen.ts';
import { makeWatchRooster } from '../../../shared/application/watch-rooster.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';
import type { Instellingen } from '../../../shared/domain/organisatie/types.ts';
import { addDays, localDateOf } from '../../../shared/domain/tijd/amsterdam.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World, type WorldOptions } from '../../support/memory-world.ts';
import { fatima, gebruiker, medewerker, ondersteuner, wijkteam, zonderBevestiging } from '../../support/people.ts';
import { sentMails } from '../../support/sent-mail.ts';
import { ev } from '../contact/story.ts';

const AANGEMELD = '2026-01-05';
/** Monday 5 January: regulier ends on the 19th, vraagverheldering on 2 March. */
async function world(
  { aantal = 1, team = 'centrum', dag = AANGEMELD }: { aantal?: number; team?: string; dag?: string } = {},
  options: WorldOptions = {},
): Promise<World> {
  const made = makeWorld({ instellingen: zonderBevestiging, start: `${dag}T11:00:00.000Z`, ...options });
  for (let n = 0; n < aantal; n += 1) await aanmelding(made, `c${n}`, team, dag);
  return made;
}

async function aanmelding(made: World, id: string, team = 'centrum', dag = AANGEMELD): Promise<void> {
  const op = instant(`${dag}T11:00:00Z`);
  const events = [
    ev(0, 'bericht-ontvangen', { id: `${id}-0`, wijkteam: team }),
    ev(1, 'getrieerd', { id: `${id}-1` }),
    ev(2, 'afgesloten', { id: `${id}-2`, uitkomst: 'aanmelding' }),
  ].map((event) => ({ ...event, op }));
  await save(made, id, 'mail', events);
}

async function save(made: World, id: string, kanaal: 'mail' | 'inloop', events: readonly ContactGebeurtenis[]) {
  const contact = foldContact({ id, kanaal, vervolgVan: null }, events);
  await made.zaken.save([{ soort: 'contact', contact, volgendeActieOp: null, vorige: 0 }]);
}

const step = (made: World, contact: string, nieuw: NieuweStap, door = fatima) =>
  makeNoteTraject(made).setStap({ contact, door, ...nieuw });

/** Runs the mornings from `van` on, as the clock on the wall of winter says nine, and gives what was mailed on each. */
async function mornings(made: World, van: string, days: number): Promise<readonly string[]> {
  const told: string[] = [];
  for (let n = 0; n < days; n += 1) {
    const before = made.mail.sent.length;
    const dag = addDays(van, n);
    made.clock.to(`${dag}T08:00:00Z`);
    expect((await makeWarnTermijnen(made)()).mislukt).toEqual([]);
    await makeWarnTermijnen(made)();
    await makeWatchRooster(made)();
    if (made.mail.sent.length === before) continue;
    for (const { naar, onderwerp } of (await sentMails(made)).slice(before))
      told.push(`${dag} ${naar.split('@')[0]}: ${onderwerp}`);
  }
  return told;
}

describe('a term that is about to end', () => {
  test('is told to whom coordinates the wijkteam, three working days and one before, and each week after its end', async () => {
    const made = await world();
    expect(await mornings(made, '2026-01-06', 32)).toEqual([
      '2026-01-14 chef: Termijnen Wijkteam centrum: 2 bijna',
      '2026-01-16 chef: Termijnen Wijkteam centrum: 2 bijna',
      '2026-01-20 chef: Termijnen Wijkteam centrum: 2 te laat',
      '2026-01-27 chef: Termijnen Wijkteam centrum: 2 te laat',
      '2026-02-03 chef: Termijnen Wijkteam centrum: 2 te laat',
    ]);
  });

  test('tells kinds, days and references, and nothing of a resident', async () => {
    const made = await world();
    await mornings(made, '2026-01-14', 1);
    const [mail] = await sentMails(made);
    expect(mail?.tekst).toContain(
      '- gesprek in persoon: uiterlijk maandag 19 januari, https://console.voorbeeld.nl/contacten/c0',
    );
    expect(mail?.tekst).toContain('- eerste vraagverhelderingsgesprek: uiterlijk maandag 19 januari');
    await mornings(made, '2026-01-20', 1);
    expect((await sentMails(made)).at(-1)?.tekst).toContain('- gesprek in persoon: was uiterlijk maandag 19 januari');
  });

  test('is told no more when the step was noted', async () => {
    const made = await world();
    await mornings(made, '2026-01-14', 1);
    made.clock.to('2026-01-15T10:00:00Z');
    await step(made, 'c0', { stap: 'gesprek-gevoerd', vorm: 'in-persoon' });
    expect(await mornings(made, '2026-01-16', 20)).toEqual([]);
  });

  test('is told no more when somebody let it lapse with a reason; the others are', async () => {
    const made = await world();
    made.clock.to('2026-01-21T10:00:00Z');
    await step(made, 'c0', { stap: 'termijn-vervallen', termijn: 'regulier', reden: 'niet-meer-nodig' });
    expect(await mornings(made, '2026-01-22', 7)).toEqual([
      // The step was noted by Fatima, so she is on it.
      '2026-01-22 chef: Termijnen Wijkteam centrum: 1 te laat',
      '2026-01-22 fatima: Termijnen bij u: 1 te laat',
      '2026-01-27 chef: Termijnen Wijkteam centrum: 1 te laat',
      '2026-01-27 fatima: Termijnen bij u: 1 te laat',
    ]);
  });

  test('is told again when it ends on another day than was told before', async () => {
    const made = await world();
    made.clock.to('2026-01-06T10:00:00Z');
    await step(made, 'c0', { stap: 'gesprek-gevoerd', vorm: 'in-persoon' });
    const { stappen } = await step(made, 'c0', { stap: 'aanvraag-ontvangen' });
    const aanvraag = stappen.at(-1)?.id as string;
    await step(made, 'c0', { stap: 'plan-vastgesteld' });
    await step(made, 'c0', { stap: 'ondersteuning-gestart' });
    // Eight weeks from Tuesday 6 January; a week before that something is missing, for nine days.
    expect(await mornings(made, '2026-02-20', 2)).toHaveLength(2);
    made.clock.to('2026-02-23T10:00:00Z');
    await step(made, 'c0', { stap: 'aanvulling-gevraagd', aanvraag, aanvullenTotEnMet: '2026-03-05' });
    expect((await mornings(made, '2026-02-24', 16)).map((one) => one.slice(0, 15))).toEqual([
      '2026-03-02 chef',
      '2026-03-02 fati',
      '2026-03-11 chef',
      '2026-03-11 fati',
    ]);
  });

  test('a missed morning is made good the next, with the nearest warning only', async () => {
    const made = await world();
    expect(await mornings(made, '2026-01-17', 1)).toHaveLength(1);
    expect(await mornings(made, '2026-01-24', 1)).toEqual(['2026-01-24 chef: Termijnen Wijkteam centrum: 2 te laat']);
  });
});

describe('who is told', () => {
  test('is also the professional who last noted a step, about their own cases only', async () => {
    const made = await world({ aantal: 2 });
    made.clock.to('2026-01-06T10:00:00Z');
    await step(made, 'c1', { stap: 'gesprek-gevoerd', vorm: 'op-afstand' });
    expect(await mornings(made, '2026-01-14', 1)).toEqual([
      '2026-01-14 chef: Termijnen Wijkteam centrum: 4 bijna',
      '2026-01-14 fatima: Termijnen bij u: 2 bijna',
    ]);
    const own = (await sentMails(made)).find(({ naar }) => naar.startsWith('fatima'));
    expect(own?.tekst).not.toContain('/c0');
  });

  test('is nobody who left, or who works for another wijkteam by now', async () => {
    const made = await world();
    made.clock.to('2026-01-06T10:00:00Z');
    await step(made, 'c0', { stap: 'gesprek-gevoerd', vorm: 'op-afstand' }, gebruiker('vera', ['teamondersteuner']));
    await step(made, 'c0', { stap: 'gesprek-gevoerd', vorm: 'op-afstand', op: made.clock.now() }, ondersteuner);
    expect(await mornings(made, '2026-01-14', 1)).toHaveLength(1);
  });

  test('one message per wijkteam, each to its own coordinator', async () => {
    const instellingen: Partial<Instellingen> = {
      wijkteams: {
        centrum: wijkteam('centrum', { escalatiecontact: 'chef' }),
        noord: wijkteam('noord', { escalatiecontact: 'chef', roostercoordinator: 'piet' }),
      },
      medewerkers: { chef: medewerker('chef'), piet: medewerker('piet') },
    };
    const made = await world({}, { instellingen: { ...zonderBevestiging, ...instellingen } });
    await aanmelding(made, 'n0', 'noord');
    expect(await mornings(made, '2026-01-14', 1)).toEqual([
      '2026-01-14 chef: Termijnen Wijkteam centrum: 2 bijna',
      '2026-01-14 piet: Termijnen Wijkteam noord: 2 bijna',
    ]);
  });

  test('where a wijkteam has nobody: who manages the settings; where there is nobody at all it is counted, and told later', async () => {
    const made = await world(
      { team: 'zuid' },
      { instellingen: { ...zonderBevestiging, wijkteams: { zuid: wijkteam('zuid') }, medewerkers: {} } },
    );
    made.clock.to('2026-01-14T08:00:00Z');
    expect(await makeWarnTermijnen(made)()).toEqual({ gemeld: 0, zonderOntvanger: 1, mislukt: [] });
    await made.instellingen.saveMedewerker(medewerker('rob', { rollen: ['beheerder'] }));
    expect(await mornings(made, '2026-01-15', 1)).toEqual(['2026-01-15 rob: Termijnen Wijkteam zuid: 2 bijna']);
  });

  test('and of a wijkteam that was never set up nobody: its terms stand in the list', async () => {
    const made = await world({ team: 'zuid' }, { instellingen: { ...zonderBevestiging, wijkteams: {} } });
    expect(await mornings(made, '2026-01-14', 3)).toEqual([]);
  });
});

describe('who walked in and still waits', () => {
  const arrived = [{ ...ev(0, 'aangekomen'), op: instant('2026-01-05T11:00:00Z') }];

  test('is told of on the day on which the step ends, and after it', async () => {
    const made = await world({ aantal: 0 });
    await save(made, 'walk-in', 'inloop', arrived);
    expect(await mornings(made, '2026-01-06', 4)).toEqual([
      '2026-01-07 chef: Termijnen Wijkteam centrum: 1 bijna',
      '2026-01-08 chef: Termijnen Wijkteam centrum: 1 te laat',
    ]);
  });
});

describe('nothing expires silently, and nothing is told twice', () => {
  test('wherever the program stops in between: the same messages in the end', async () => {
    const calls = await expectSameWhereverItCrashes({
      setup: async () => {
        const made = await world({ aantal: 30 });
        made.clock.to('2026-01-14T08:00:00Z');
        return made;
      },
      act: (made: World) => makeWarnTermijnen(made)(),
      afterwards: async (made: World) => {
        await makeWarnTermijnen(made)();
        for (let n = 0; n < 3; n += 1) await makeWatchRooster(made)();
      },
      observe: async (made: World) =>
        (await sentMails(made))
          .flatMap(({ tekst }) => tekst.split('\n').filter((line) => line.startsWith('- ')))
          .sort(),
    });
    // Sixty warnings are two writes.
    expect(calls).toBeGreaterThan(4);
  });

  test('two that look at the same moment tell it once', async () => {
    const made = await world({ aantal: 50 });
    made.clock.to('2026-01-14T08:00:00Z');
    const found = await Promise.all([makeWarnTermijnen(made)(), makeWarnTermijnen(made)()]);
    expect(found.reduce((sum, { gemeld }) => sum + gemeld, 0)).toBe(100);
    for (let n = 0; n < 3; n += 1) await makeWatchRooster(made)();
    const lines = (await sentMails(made)).flatMap(({ tekst }) =>
      tekst.split('\n').filter((line) => line.startsWith('- ')),
    );
    expect([lines.length, new Set(lines).size]).toEqual([100, 100]);
  });

  test('half a year on, an aanmelding for which nobody ever did anything was told of in every week of it', async () => {
    const made = await world();
    const told = await mornings(made, '2026-01-06', 180);
    const weeks = new Set(
      told.map((one) => Math.floor((Date.parse(one.slice(0, 10)) - Date.parse('2026-01-06')) / 604_800_000)),
    );
    expect(weeks.size).toBeGreaterThanOrEqual(24);
    expect(localDateOf(made.clock.now())).toBe('2026-07-04');
  }, 60_000);
});
