/** The steps after an aanmelding and the terms that they start, meet and suspend. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ContactCommandOf } from '../../../shared/domain/contact/commands.ts';
import { decideContact } from '../../../shared/domain/contact/decide-contact.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import { eersteOpenTermijn, staandeTermijnen, waarschuwingVan } from '../../../shared/domain/contact/termijn-status.ts';
import type { Contact, ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';
import { TERMIJNSOORTEN, type Termijnsoort } from '../../../shared/domain/termijnen/types.ts';
import { VROEGST_DAGEN, waarschuwdagen } from '../../../shared/domain/termijnen/waarschuwtijden.ts';
import { addDays, daysBetween, localDateOf, localDateTimeOf } from '../../../shared/domain/tijd/amsterdam.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { ev, refusal } from './story.ts';

type Step = Omit<ContactCommandOf<'zetTrajectstap'>, 'soort' | 'id' | 'door' | 'op'> & {
  readonly id?: string;
  readonly op: string;
};

const KOP = { id: 'c', kanaal: 'mail', vervolgVan: null } as const;
const noon = (day: string): string => (day.length === 10 ? `${day}T11:00:00Z` : day);
const grow = (contact: Contact, events: readonly ContactGebeurtenis[]): Contact =>
  foldContact(KOP, [...contact.gebeurtenissen, ...events]);

/** An aanmelding of that day, for vraagverheldering and regulier. */
const aangemeld = (day: string, urgentie = 'regulier'): Contact =>
  foldContact(KOP, [
    { ...ev(0, 'bericht-ontvangen'), op: instant(noon(day)) },
    { ...ev(1, 'getrieerd', { urgentie: urgentie as 'regulier' }), op: instant(noon(day)) },
    { ...ev(2, 'afgesloten', { uitkomst: 'aanmelding' }), op: instant(noon(day)) },
  ]);

/** What a step becomes when it is noted at `nu`. */
const note = (contact: Contact, { op, ...step }: Step, nu = '2040-01-01') =>
  decideContact(
    { soort: 'zetTrajectstap', id: `s${contact.gebeurtenissen.length}`, door: 'noor', ...step, op: instant(noon(op)) },
    contact,
    { nu: instant(noon(nu)) },
  );
const withSteps = (contact: Contact, ...steps: readonly Step[]): Contact =>
  steps.reduce((sofar, step) => grow(sofar, note(sofar, step)), contact);
const withdraw = (contact: Contact, trajectstap: string) =>
  decideContact({ soort: 'trekTrajectstapIn', id: 'weg', door: 'noor', trajectstap }, contact, {
    nu: instant('2040-01-02T00:00:00Z'),
  });

const termsAt = (contact: Contact, nu: string, soort: Termijnsoort) =>
  staandeTermijnen(contact, instant(noon(nu))).filter((termijn) => termijn.soort === soort);
const lastDay = (contact: Contact, soort: Termijnsoort): string | undefined => {
  const uiterlijkOp = termsAt(contact, '2040-01-01', soort).at(-1)?.uiterlijkOp;
  return uiterlijkOp && localDateOf(uiterlijkOp);
};
const statusAt = (contact: Contact, nu: string, soort: Termijnsoort) => termsAt(contact, nu, soort).at(-1)?.status;

const AANVRAAG = { stap: 'aanvraag-ontvangen', id: 'a1' } as const;
const VRAAG = { stap: 'aanvulling-gevraagd', id: 'v1' } as const;

describe('the day on which a decision on an application must be there', () => {
  test.each([
    ['an ordinary day', '2026-01-14', '2026-03-11'],
    ['a Saturday goes on to Monday', '2026-01-10', '2026-03-09'],
    ['a Sunday goes on to Monday', '2026-01-11', '2026-03-09'],
    ['1 January goes on, over the equated Friday and the weekend', '2025-11-06', '2026-01-05'],
    ['Good Friday goes on over all of Easter', '2026-02-06', '2026-04-07'],
    ['Easter Monday goes on', '2026-02-09', '2026-04-07'],
    ['Koningsdag goes on', '2026-03-02', '2026-04-28'],
    ['Liberation Day goes on', '2026-03-10', '2026-05-06'],
    ['the equated day after Ascension goes on', '2026-03-20', '2026-05-18'],
    ['Christmas goes on over the weekend', '2026-10-30', '2026-12-28'],
    ['a leap day counts', '2028-01-05', '2028-03-01'],
    ['the clock changes in March', '2026-02-18', '2026-04-15'],
    ['the clock changes in October', '2026-09-16', '2026-11-11'],
  ])('%s', (_name, ontvangen, einde) => {
    const contact = withSteps(aangemeld('2025-10-01'), { ...AANVRAAG, op: ontvangen });
    expect(lastDay(contact, 'besluit')).toBe(einde);
    const uiterlijkOp = termsAt(contact, '2040-01-01', 'besluit')[0]?.uiterlijkOp;
    expect(uiterlijkOp && localDateTimeOf(uiterlijkOp)).toBe(`${einde}T23:59`);
  });
});

describe('a term that stands still while information is missing', () => {
  const contact = withSteps(aangemeld('2026-01-05'), { ...AANVRAAG, op: '2026-01-14' });
  const asked = withSteps(contact, { ...VRAAG, op: '2026-01-20', aanvullenTotEnMet: '2026-02-10' });

  test('is longer by the days after the one on which it was asked, until the day on which it came', () => {
    const came = withSteps(asked, { stap: 'aanvulling-ontvangen', op: '2026-01-29' });
    // 21 to 28 January: eight days after Wednesday 11 March is Thursday 19 March.
    expect(termsAt(came, '2026-02-01', 'besluit')[0]?.opgeschort).toEqual([{ van: '2026-01-21', tot: '2026-01-29' }]);
    expect(lastDay(came, 'besluit')).toBe('2026-03-19');
  });

  test('runs again when the time that was given ran out unused, however late it came after that', () => {
    expect(lastDay(asked, 'besluit')).toBe('2026-03-31');
    const late = withSteps(asked, { stap: 'aanvulling-ontvangen', op: '2026-02-20' });
    expect(lastDay(late, 'besluit')).toBe('2026-03-31');
  });

  test('stands still from the day after it was asked and runs on the day on which it came', () => {
    const came = withSteps(asked, { stap: 'aanvulling-ontvangen', op: '2026-01-29' });
    expect(statusAt(came, '2026-01-20', 'besluit')).toBe('loopt');
    expect(statusAt(came, '2026-01-21T00:00:00+01:00', 'besluit')).toBe('opgeschort');
    expect(statusAt(came, '2026-01-28', 'besluit')).toBe('opgeschort');
    expect(statusAt(came, '2026-01-29', 'besluit')).toBe('loopt');
  });

  test('asked twice, no day is counted twice', () => {
    const twice = withSteps(asked, { stap: 'aanvulling-gevraagd', op: '2026-01-25', aanvullenTotEnMet: '2026-02-12' });
    expect(termsAt(twice, '2026-02-01', 'besluit')[0]?.opgeschort).toEqual([
      { van: '2026-01-21', tot: '2026-02-10' },
      { van: '2026-02-10', tot: '2026-02-12' },
    ]);
  });

  test('asked after the end it suspends nothing', () => {
    const after = withSteps(contact, { ...VRAAG, op: '2026-03-12', aanvullenTotEnMet: '2026-03-30' });
    expect(lastDay(after, 'besluit')).toBe('2026-03-11');
    expect(statusAt(after, '2026-03-15', 'besluit')).toBe('te-laat');
  });

  test('over a change of the clock days are days', () => {
    const begun = withSteps(aangemeld('2026-02-02'), { ...AANVRAAG, op: '2026-02-18' });
    const over = withSteps(
      begun,
      { ...VRAAG, op: '2026-03-27T23:30:00+01:00', aanvullenTotEnMet: '2026-04-20' },
      { stap: 'aanvulling-ontvangen', op: '2026-03-30T00:30:00+02:00' },
    );
    expect(termsAt(over, '2026-04-01', 'besluit')[0]?.opgeschort).toEqual([{ van: '2026-03-28', tot: '2026-03-30' }]);
    expect([lastDay(begun, 'besluit'), lastDay(over, 'besluit')]).toEqual(['2026-04-15', '2026-04-17']);
  });

  test('is moved by exactly the days that it stood still, before weekend and holiday', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 1, max: 200 }),
        fc.option(fc.integer({ min: 0, max: 250 })),
        (start, after, given, came) => {
          const [van, gevraagd] = [addDays('2025-01-01', start), addDays('2025-01-01', start + after)];
          const steps: Step[] = [
            { ...AANVRAAG, op: van },
            { ...VRAAG, op: gevraagd, aanvullenTotEnMet: addDays(gevraagd, given) },
            ...(came === null ? [] : [{ stap: 'aanvulling-ontvangen', op: addDays(gevraagd, came) } as const]),
          ];
          const found = withSteps(aangemeld('2024-12-31'), ...steps);
          const stood = Math.max(0, Math.min(given, came ?? given) - 1);
          // The same application, later by those days and never suspended, ends on the same day.
          const raw = withSteps(aangemeld('2024-12-31'), { ...AANVRAAG, op: addDays(van, stood) });
          expect(lastDay(found, 'besluit')).toBe(lastDay(raw, 'besluit'));
          const periods = termsAt(found, '2039-12-31', 'besluit')[0]?.opgeschort ?? [];
          expect(periods.reduce((sum, one) => sum + daysBetween(one.van, one.tot), 0)).toBe(stood);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('two applications', () => {
  const two = withSteps(
    aangemeld('2026-01-05'),
    { ...AANVRAAG, op: '2026-01-14' },
    { ...AANVRAAG, id: 'a2', op: '2026-01-21' },
  );
  test('have terms of their own, and what is about one of them says which', () => {
    expect(refusal(() => note(two, { stap: 'besluit-genomen', op: '2026-02-02' }))).toBe('ongeldige-invoer aanvraag');
    const decided = withSteps(two, { stap: 'besluit-genomen', op: '2026-02-02', aanvraag: 'a1' });
    expect(termsAt(decided, '2026-02-03', 'besluit').map(({ status }) => status)).toEqual(['gehaald', 'loopt']);
    // One is left, so nobody has to say which.
    const both = withSteps(decided, { stap: 'aanvraag-ingetrokken', op: '2026-02-04' });
    expect(termsAt(both, '2030-02-03', 'besluit').map(({ status }) => status)).toEqual(['gehaald', 'vervallen']);
  });
  test('about one that was decided nothing follows', () => {
    const decided = withSteps(two, { stap: 'besluit-genomen', op: '2026-02-02', aanvraag: 'a1' });
    const again = (step: Step) => refusal(() => note(decided, { ...step, aanvraag: 'a1' }));
    expect(again({ stap: 'besluit-genomen', op: '2026-02-03' })).toBe('aanvraag-afgehandeld');
    expect(again({ stap: 'aanvulling-ontvangen', op: '2026-02-03' })).toBe('aanvraag-afgehandeld');
    expect(again({ stap: 'aanvulling-ontvangen', op: '2026-01-30' })).toBeUndefined();
    expect(again({ stap: 'besluit-genomen', op: '2026-01-13' })).toBe('ongeldige-invoer op');
    expect(note(decided, { stap: 'besluit-genomen', op: '2026-02-02', aanvraag: 'a1' })).toEqual([]);
  });
});

describe('a conversation', () => {
  const contact = aangemeld('2026-01-05');
  const gesprek = (vorm: 'in-persoon' | 'op-afstand', from = contact) =>
    withSteps(from, { stap: 'gesprek-gevoerd', vorm, op: '2026-01-12' });

  test('by telephone meets no term in weeks, in person it meets both', () => {
    for (const soort of ['regulier', 'eerste-vraagverhelderingsgesprek'] as const) {
      expect(statusAt(gesprek('op-afstand'), '2026-01-13', soort)).toBe('loopt');
      expect(statusAt(gesprek('op-afstand'), '2026-01-20', soort)).toBe('te-laat');
      expect(statusAt(gesprek('in-persoon'), '2026-01-20', soort)).toBe('gehaald');
    }
  });

  test('of either kind is a follow-up of spoed; one that came too late stays too late', () => {
    const spoed = aangemeld('2026-01-10', 'spoed');
    expect(statusAt(spoed, '2026-01-12T11:00:00.000Z', 'spoed')).toBe('loopt');
    expect(statusAt(spoed, '2026-01-12T11:00:00.001Z', 'spoed')).toBe('te-laat');
    expect(statusAt(gesprek('op-afstand', spoed), '2026-01-20', 'spoed')).toBe('gehaald');
    const late = withSteps(spoed, { stap: 'gesprek-gevoerd', vorm: 'in-persoon', op: '2026-01-13' });
    expect(termsAt(late, '2026-01-20', 'spoed')[0]).toMatchObject({ status: 'te-laat', afgehandeld: true });
  });
});

describe('plan, support and evaluation', () => {
  const plan = withSteps(aangemeld('2026-01-05'), { stap: 'plan-vastgesteld', op: '2026-02-02' });

  test('the plan meets its eight weeks and starts the two weeks in which support starts', () => {
    expect(statusAt(plan, '2026-02-03', 'vraagverheldering')).toBe('gehaald');
    expect(lastDay(plan, 'start-ondersteuning')).toBe('2026-02-16');
    // A match that came after the plan begins them anew, one before it does not.
    expect(lastDay(withSteps(plan, { stap: 'match-gemaakt', op: '2026-02-06' }), 'start-ondersteuning')).toBe(
      '2026-02-20',
    );
    expect(lastDay(withSteps(plan, { stap: 'match-gemaakt', op: '2026-01-30' }), 'start-ondersteuning')).toBe(
      '2026-02-16',
    );
  });

  test.each([
    ['six months end on the last day of a short month', '2026-08-31', false, '2027-02-28'],
    ['in a leap year on the 29th', '2027-08-31', false, '2028-02-29'],
    [
      'longer than three months: no longer for a Saturday (Algemene termijnenwet, art. 4)',
      '2026-03-05',
      false,
      '2026-09-05',
    ],
    ['three months: longer for a Saturday', '2026-03-05', true, '2026-06-05'],
    ['three months that end on a Saturday end on Monday', '2026-03-06', true, '2026-06-08'],
    ['three months that end on Christmas Day end after it', '2026-09-25', true, '2026-12-28'],
  ])('evaluation: %s', (_name, op, intensief, einde) => {
    const begun = withSteps(plan, { stap: 'ondersteuning-gestart', op, intensief });
    expect(lastDay(begun, intensief ? 'evaluatie-intensief' : 'evaluatie')).toBe(einde);
  });

  test('each evaluation starts the next, by how intensive the support is from then on', () => {
    const begun = withSteps(plan, { stap: 'ondersteuning-gestart', op: '2026-02-10', intensief: true });
    const held = withSteps(begun, { stap: 'evaluatie-gehouden', op: '2026-05-04' });
    expect(termsAt(held, '2026-05-05', 'evaluatie-intensief').map(({ status }) => status)).toEqual([
      'gehaald',
      'loopt',
    ]);
    expect(lastDay(held, 'evaluatie-intensief')).toBe('2026-08-04');
    const lighter = withSteps(begun, { stap: 'evaluatie-gehouden', op: '2026-05-04', intensief: false });
    expect(lastDay(lighter, 'evaluatie')).toBe('2026-11-04');
    expect(refusal(() => note(plan, { stap: 'evaluatie-gehouden', op: '2026-05-04' }))).toBe('niet-gestart');
    expect(refusal(() => note(begun, { stap: 'evaluatie-gehouden', op: '2026-02-09' }))).toBe('ongeldige-invoer op');
  });

  test('the end settles what was open: lapsed when it was in time, late when it was late', () => {
    const begun = withSteps(plan, { stap: 'ondersteuning-gestart', op: '2026-02-10' });
    const ended = withSteps(begun, { stap: 'beeindigd', op: '2026-06-01' });
    expect(termsAt(ended, '2030-01-01', 'evaluatie')[0]).toMatchObject({ status: 'vervallen', afgehandeld: true });
    // Nobody spoke with them in person in two weeks: that stays so.
    expect(termsAt(ended, '2030-01-01', 'regulier')[0]).toMatchObject({ status: 'te-laat', afgehandeld: true });
    expect(eersteOpenTermijn(begun)).not.toBeNull();
    expect(eersteOpenTermijn(ended)).toBeNull();
    expect(refusal(() => note(ended, { stap: 'evaluatie-gehouden', op: '2026-06-02' }))).toBe('traject-beeindigd');
    expect(note(ended, { stap: 'evaluatie-gehouden', op: '2026-05-30' })).toHaveLength(1);
  });
});

describe('steps', () => {
  const contact = aangemeld('2026-01-05');
  const plan = withSteps(contact, { stap: 'plan-vastgesteld', id: 'p', op: '2026-02-02' });

  test('are for an aanmelding only', () => {
    const advies = foldContact(KOP, [ev(0, 'bericht-ontvangen'), ev(5, 'afgesloten')]);
    expect(refusal(() => note(advies, { stap: 'beeindigd', op: '2026-12-01' }))).toBe('geen-aanmelding');
  });

  test('said again they are quiet, said otherwise they are a correction that names the step', () => {
    expect(note(plan, { stap: 'plan-vastgesteld', op: '2026-02-02' })).toEqual([]);
    expect(refusal(() => note(plan, { stap: 'plan-vastgesteld', op: '2026-02-03' }))).toBe('stap-bestaat');
    const better = withSteps(plan, { stap: 'plan-vastgesteld', op: '2026-02-03', vervangt: 'p' });
    expect(better.trajectstappen).toMatchObject([{ id: 'p', op: instant(noon('2026-02-03')) }]);
    expect(better.gebeurtenissen).toHaveLength(plan.gebeurtenissen.length + 1);
    expect(note(better, { stap: 'plan-vastgesteld', op: '2026-02-03', vervangt: 'p' })).toEqual([]);
    expect(refusal(() => note(plan, { stap: 'beeindigd', op: '2026-02-03', vervangt: 'p' }))).toBe(
      'ongeldige-invoer vervangt',
    );
    expect(refusal(() => note(plan, { stap: 'beeindigd', op: '2026-02-03', vervangt: 'x' }))).toBe('niet-gevonden');
  });

  test('taken back they are none, and what was about an application goes with it', () => {
    expect(statusAt(grow(plan, withdraw(plan, 'p')), '2026-02-20', 'vraagverheldering')).toBe('loopt');
    const asked = withSteps(
      contact,
      { ...AANVRAAG, op: '2026-01-14' },
      { ...VRAAG, op: '2026-01-20', aanvullenTotEnMet: '2026-02-10' },
    );
    const gone = grow(asked, withdraw(asked, 'a1'));
    expect(gone.trajectstappen).toEqual([]);
    expect(withdraw(gone, 'a1')).toEqual([]);
    expect(refusal(() => withdraw(plan, 'x'))).toBe('niet-gevonden');
  });

  test.each<[string, Omit<Step, 'op'>, string]>([
    ['a conversation says whether it was in person', { stap: 'gesprek-gevoerd' }, 'vorm'],
    ['a request to supplement says until when', { stap: 'aanvulling-gevraagd' }, 'aanvullenTotEnMet'],
    ['not until the day itself', { stap: 'aanvulling-gevraagd', aanvullenTotEnMet: '2026-02-02' }, 'aanvullenTotEnMet'],
    ['not for years', { stap: 'aanvulling-gevraagd', aanvullenTotEnMet: '2027-02-04' }, 'aanvullenTotEnMet'],
    ['a plan is not intensive', { stap: 'plan-vastgesteld', intensief: true }, 'intensief'],
    ['the end is about no application', { stap: 'beeindigd', aanvraag: 'a1' }, 'aanvraag'],
    ['an application that is not there', { stap: 'besluit-genomen', aanvraag: 'x' }, 'aanvraag'],
  ])('%s', (_name, step, veld) => {
    expect(refusal(() => note(contact, { ...step, op: '2026-02-02' }))).toBe(`ongeldige-invoer ${veld}`);
  });

  test('happened, and not before the contact', () => {
    const step = { stap: 'plan-vastgesteld', op: '2026-02-02' } as const;
    expect(refusal(() => note(contact, step, '2026-02-01'))).toBe('ongeldige-invoer op');
    expect(refusal(() => note(contact, { ...step, op: '2026-01-04' }))).toBe('ongeldige-invoer op');
    expect(refusal(() => note(contact, { stap: 'besluit-genomen', op: '2026-02-02' }))).toBe('geen-aanvraag');
  });
});

describe('a term that somebody lets lapse', () => {
  const contact = aangemeld('2026-01-05');
  const drop = (op: string, over: Partial<Step> = {}): Step => ({
    stap: 'termijn-vervallen',
    termijn: 'vraagverheldering',
    reden: 'niet-meer-nodig',
    op,
    ...over,
  });

  test('needs nothing any more, and no other term lapses with it', () => {
    const dropped = withSteps(contact, drop('2026-01-12'));
    expect(termsAt(dropped, '2030-01-01', 'vraagverheldering')[0]).toMatchObject({
      status: 'vervallen',
      afgehandeld: true,
    });
    expect(statusAt(dropped, '2026-01-13', 'regulier')).toBe('loopt');
    expect(dropped.trajectstappen).toMatchObject([{ termijn: 'vraagverheldering', reden: 'niet-meer-nodig' }]);
  });

  test('after its end it was too late and stays so, but is told of no more', () => {
    const dropped = withSteps(contact, drop('2026-03-09'));
    expect(termsAt(dropped, '2026-04-01', 'vraagverheldering')[0]).toMatchObject({
      status: 'te-laat',
      afgehandeld: true,
    });
  });

  test('says which and why, and lapses only while it runs', () => {
    const refused = (step: Step, from = contact) => refusal(() => note(from, step));
    const { reden: _why, ...withoutReason } = drop('2026-01-12');
    const { termijn: _which, ...withoutTerm } = drop('2026-01-12');
    expect(refused(withoutReason)).toBe('ongeldige-invoer reden');
    expect(refused(withoutTerm)).toBe('ongeldige-invoer termijn');
    expect(refused(drop('2026-01-12', { termijn: 'evaluatie' }))).toBe('termijn-loopt-niet');
    const planned = withSteps(contact, { stap: 'plan-vastgesteld', op: '2026-01-09' });
    expect(refused(drop('2026-01-12'), planned)).toBe('termijn-loopt-niet');
    expect(note(withSteps(contact, drop('2026-01-12')), drop('2026-01-12'))).toEqual([]);
  });

  test('runs again when that was taken back', () => {
    const dropped = withSteps(contact, drop('2026-01-12', { id: 'd' }));
    expect(statusAt(grow(dropped, withdraw(dropped, 'd')), '2026-01-13', 'vraagverheldering')).toBe('loopt');
  });

  test('lapses also at the very moment at which it began', () => {
    const dropped = withSteps(contact, drop('2026-01-05'));
    expect(statusAt(dropped, '2026-01-06', 'vraagverheldering')).toBe('vervallen');
  });

  test('of an evaluation that is left out the next one is due as long after it', () => {
    const begun = withSteps(
      contact,
      { stap: 'plan-vastgesteld', op: '2026-01-09' },
      { stap: 'ondersteuning-gestart', op: '2026-01-12' },
      drop('2026-06-01', { termijn: 'evaluatie', reden: 'op-verzoek-inwoner' }),
    );
    expect(termsAt(begun, '2026-06-02', 'evaluatie').map(({ status }) => status)).toEqual(['vervallen', 'loopt']);
    expect(lastDay(begun, 'evaluatie')).toBe('2026-12-01');
    const twice = withSteps(begun, drop('2026-11-30', { termijn: 'evaluatie' }));
    expect(termsAt(twice, '2026-12-02', 'evaluatie').map(({ status }) => status)).toEqual([
      'vervallen',
      'vervallen',
      'loopt',
    ]);
  });
});

describe('the step of who walked in', () => {
  const walkIn = (...events: readonly ContactGebeurtenis[]) =>
    foldContact({ ...KOP, kanaal: 'inloop' }, [
      { ...ev(0, 'aangekomen'), op: instant('2026-01-05T09:00:00Z') },
      ...events,
    ]);
  test('is told of on the day on which it ends, and lapses when they left', () => {
    const [waits] = termsAt(walkIn(), '2026-01-07', 'inloopstap');
    expect(waits && waarschuwingVan(waits, instant('2026-01-06T08:00:00Z'))).toBeNull();
    expect(waits && waarschuwingVan(waits, instant('2026-01-07T08:00:00Z'))).toMatchObject({ teLaat: false });
    const left = walkIn({ ...ev(1, 'vertrokken'), op: instant('2026-01-05T09:30:00Z') });
    expect(termsAt(left, '2026-01-12', 'inloopstap')[0]).toMatchObject({ status: 'vervallen', afgehandeld: true });
  });
});

describe('warnings', () => {
  test('come at nine, on working days, as long before the end as that kind of term asks', () => {
    // Ends on Tuesday 7 April, after Easter (Good Friday is a working day of the municipality, Easter Monday is not).
    const contact = withSteps(aangemeld('2026-01-05'), { ...AANVRAAG, op: '2026-02-09' });
    const [besluit] = termsAt(contact, '2026-03-01', 'besluit');
    // Ten days before it is a Saturday.
    expect(besluit?.waarschuwenOp.map(localDateTimeOf)).toEqual(['2026-03-27T09:00', '2026-04-03T09:00']);
    const [regulier] = termsAt(contact, '2026-01-06', 'regulier');
    expect(regulier?.waarschuwenOp.map(localDateTimeOf)).toEqual(['2026-01-14T09:00', '2026-01-16T09:00']);
  });

  test.each<[Termijnsoort, readonly string[]]>([
    ['evaluatie', ['2026-11-20', '2026-12-17']],
    ['evaluatie-intensief', ['2026-12-04', '2026-12-17']],
    ['klacht', ['2026-12-08', '2026-12-17']],
    ['inloopstap', ['2026-12-18']],
    ['spoed', []],
    ['terugbelverzoek', []],
  ])('%s: on these days before Friday 18 December', (soort, days) => {
    expect(waarschuwdagen(soort, '2026-12-18')).toEqual(days);
  });

  test('never come before the term began, nor for terms on the clock', () => {
    const spoed = aangemeld('2026-01-10', 'spoed');
    expect(termsAt(spoed, '2026-01-10', 'spoed')[0]?.waarschuwenOp).toEqual([]);
  });

  test('are told day by day: the nearest that has come, then that it is too late, from the day after and each week', () => {
    const [regulier] = termsAt(aangemeld('2026-01-05'), '2026-01-05', 'regulier');
    const told = Array.from({ length: 30 }, (_, day) => {
      const dag = addDays('2026-01-12', day);
      return regulier && waarschuwingVan(regulier, instant(`${dag}T08:00:00Z`))?.fase;
    });
    const first = new Map(told.map((fase, day) => [fase, day]).reverse() as [string | undefined, number][]);
    expect([...first].toReversed().filter(([fase]) => fase)).toEqual([
      ['vooraf/0', 2],
      ['vooraf/1', 4],
      ['te-laat/0', 8],
      ['te-laat/1', 15],
      ['te-laat/2', 22],
      ['te-laat/3', 29],
    ]);
  });

  test('every kind of term has had its first by the time that the list is read for it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TERMIJNSOORTEN), fc.integer({ min: 0, max: 5000 }), (soort, n) => {
        const dag = addDays('2025-01-01', n);
        for (const op of waarschuwdagen(soort, dag)) {
          expect(op <= dag).toBe(true);
          expect(addDays(op, VROEGST_DAGEN) > dag).toBe(true);
        }
      }),
    );
  });
});
