/** Figures of terms are what counting the terms one by one gives, however they were added up. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LEGE_TELLING, telContact, telTellingenOp } from '../../shared/domain/bereikbaarheid/telling.ts';
import {
  CIJFERTERMIJNEN,
  type TermijnKengetallen,
  termijnKengetallen,
} from '../../shared/domain/bereikbaarheid/termijncijfers.ts';
import { foldContact } from '../../shared/domain/contact/fold-contact.ts';
import { staandeTermijnen } from '../../shared/domain/contact/termijn-status.ts';
import {
  TRAJECTSTAPPEN,
  VERVALBARE_TERMIJNEN,
  VERVALREDENEN,
  VORMEN_GESPREK,
} from '../../shared/domain/contact/traject.ts';
import type { Contact, ContactGebeurtenis } from '../../shared/domain/contact/types.ts';
import { addDays, localDateOf } from '../../shared/domain/tijd/amsterdam.ts';
import { HOUR, type Instant, instant, msBetween, plusMs } from '../../shared/domain/tijd/instant.ts';
import { ev } from '../unit/contact/story.ts';

const DAY = 24 * HOUR;
const BEGIN = instant('2026-01-05T11:00:00Z');

const step = fc
  .record(
    {
      stap: fc.constantFrom(...TRAJECTSTAPPEN),
      dag: fc.integer({ min: 0, max: 300 }),
      vorm: fc.constantFrom(...VORMEN_GESPREK),
      intensief: fc.boolean(),
      aanvraag: fc.constantFrom('s0', 's1', 's2'),
      lang: fc.integer({ min: 1, max: 60 }),
      termijn: fc.constantFrom(...VERVALBARE_TERMIJNEN),
      reden: fc.constantFrom(...VERVALREDENEN),
    },
    { requiredKeys: ['stap', 'dag', 'lang'] },
  )
  .map(({ dag, lang, ...rest }) => {
    const op = plusMs(BEGIN, dag * DAY);
    return { ...rest, op, gedaanOp: op, aanvullenTotEnMet: addDays(localDateOf(op), lang) };
  });

/** Aanmeldingen with whatever steps, and visitors who were helped, left, or wait. */
const contact: fc.Arbitrary<Contact> = fc.oneof(
  fc.tuple(fc.array(step, { maxLength: 8 }), fc.constantFrom('regulier', 'spoed')).map(([steps, urgentie]) =>
    foldContact(
      { id: 'c', kanaal: 'mail', vervolgVan: null },
      [
        ev(0, 'bericht-ontvangen', { id: 'a' }),
        ev(1, 'getrieerd', { id: 'b', urgentie: urgentie as 'spoed' }),
        ev(2, 'afgesloten', { id: 'c', uitkomst: 'aanmelding' }),
        ...steps.map(
          (one, n) => ({ id: `s${n}`, soort: 'trajectstap-gezet', door: 'noor', ...one }) as ContactGebeurtenis,
        ),
      ].map((event) => ('gedaanOp' in event ? event : { ...event, op: BEGIN })),
    ),
  ),
  fc
    .constantFrom('vertrokken', 'aangenomen', null)
    .map((end) =>
      foldContact({ id: 'i', kanaal: 'inloop', vervolgVan: null }, [
        { ...ev(0, 'aangekomen'), op: BEGIN },
        ...(end === null ? [] : [{ ...ev(5, end), op: plusMs(BEGIN, 3 * DAY) }]),
      ]),
    ),
);

/** Term by term, by how it stands. */
function recount(contacten: readonly Contact[], peildatum: Instant): readonly TermijnKengetallen[] {
  const all = contacten.flatMap((one) => staandeTermijnen(one, peildatum));
  return CIJFERTERMIJNEN.map((soort) => {
    const own = all.filter((termijn) => termijn.soort === soort);
    const n = (status: string) => own.filter((termijn) => termijn.status === status).length;
    const took = own
      .flatMap(({ vanaf, bereiktOp }) => (bereiktOp === null ? [] : [Math.max(0, msBetween(vanaf, bereiktOp)) / 1000]))
      .sort((a, b) => a - b);
    const at = (share: number) => took[Math.max(0, Math.ceil(took.length * share) - 1)] ?? null;
    const [gehaald, teLaat, p50] = [n('gehaald'), n('te-laat'), at(0.5)];
    return {
      soort,
      begonnen: own.length,
      gehaald,
      teLaat,
      openTeLaat: own.filter(({ status, afgehandeld }) => status === 'te-laat' && !afgehandeld).length,
      lopend: n('loopt'),
      opgeschort: n('opgeschort'),
      vervallen: n('vervallen'),
      aandeelOpTijd: gehaald + teLaat === 0 ? null : gehaald / (gehaald + teLaat),
      doorlooptijd: { n: took.length, p50, p90: at(0.9) },
      mediaanDagen: p50 === null ? null : Math.round((p50 * 10) / 86_400) / 10,
    };
  });
}

describe('figures of terms', () => {
  test('are what counting every term gives, at whatever instant they are asked', () => {
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 12 }), fc.integer({ min: 0, max: 500 * 24 }), (contacten, hours) => {
        const peildatum = plusMs(BEGIN, 300 * DAY + hours * HOUR);
        const telling = telTellingenOp(contacten.map(telContact));
        expect(termijnKengetallen(telling, peildatum)).toEqual(recount(contacten, peildatum));
      }),
      { numRuns: 300 },
    );
  });

  test('are the same in whatever order and parts they were added up', () => {
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 10 }), fc.integer({ min: 0, max: 10 }), (contacten, cut) => {
        const sum = (part: readonly Contact[]) => telTellingenOp(part.map(telContact));
        const whole = termijnKengetallen(sum(contacten), plusMs(BEGIN, 400 * DAY));
        const parts = telTellingenOp([LEGE_TELLING, sum(contacten.slice(cut)), sum(contacten.slice(0, cut))]);
        expect(termijnKengetallen(parts, plusMs(BEGIN, 400 * DAY))).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  test('of every kind of status there are some among what was tried', () => {
    const found = fc.sample(contact, { numRuns: 2000, seed: 7 });
    const peildatum = plusMs(BEGIN, 150 * DAY);
    const figures = recount(found, peildatum);
    const besluit = figures.find(({ soort }) => soort === 'besluit');
    const evaluatie = figures.find(({ soort }) => soort === 'evaluatie');
    expect(besluit?.opgeschort).toBeGreaterThan(0);
    expect(besluit?.gehaald).toBeGreaterThan(0);
    expect(evaluatie?.vervallen).toBeGreaterThan(0);
    expect(evaluatie?.openTeLaat).toBeGreaterThanOrEqual(0);
    expect(figures.every(({ begonnen }) => begonnen > 0)).toBe(true);
  });
});
