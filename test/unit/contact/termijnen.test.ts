/** Which terms a contact started, from when, until when, and when they were met. */
import { describe, expect, test } from '@jest/globals';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import { termijnenVan } from '../../../shared/domain/contact/termijnen.ts';
import type { ContactGebeurtenis, Kanaal } from '../../../shared/domain/contact/types.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

type Event = { readonly soort: string; readonly op: string } & Record<string, unknown>;
const terms = (kanaal: Kanaal, ...events: readonly Event[]) =>
  termijnenVan(
    foldContact(
      { id: 'c', kanaal, vervolgVan: null },
      events.map(
        (event, index) => ({ ...event, id: `e${index}`, op: instant(event.op) }) as unknown as ContactGebeurtenis,
      ),
    ),
  );

const mail = (op: string): Event => ({
  soort: 'bericht-ontvangen',
  op,
  bericht: 'b',
  soortBericht: 'persoon',
  gevaarsignalen: [],
});
const triage = (op: string, urgentie: string): Event => ({
  soort: 'getrieerd',
  op,
  urgentie,
  domein: 'sociaal',
  door: 'f',
  advies: urgentie,
  regelset: 'r',
  signalen: {},
});
const poging = (op: string, gelukt: boolean): Event => ({
  soort: 'contactpoging',
  op,
  gelukt,
  wijze: 'telefoon',
  door: 'f',
});
const aanmelding = (op: string, over: object = {}): Event => ({
  soort: 'afgesloten',
  op,
  uitkomst: 'aanmelding',
  door: 'f',
  ...over,
});

describe('terms of a contact', () => {
  test('none start by themselves', () => {
    expect(terms('mail', mail('2026-11-25T09:00:00Z'))).toEqual([]);
  });

  test.each([
    ['in winter', '2026-11-27T16:30:00Z', '2026-11-29T16:30:00.000Z'],
    ['when the clock goes back', '2026-10-24T10:00:00Z', '2026-10-26T10:00:00.000Z'],
    ['when the clock goes forward', '2026-03-28T10:00:00Z', '2026-03-30T10:00:00.000Z'],
  ])(
    'spoed is 172,800 seconds from the first contact, however late it was judged, %s',
    (_when, received, uiterlijkOp) => {
      const found = terms('mail', mail(received), triage('2026-12-01T10:00:00Z', 'spoed'));
      expect(found).toMatchObject([
        { soort: 'spoed', vanaf: instant(received), uiterlijkOp, klok: 'uren', bereiktOp: null },
      ]);
    },
  );

  test('an attempt without answer meets no term; having spoken does', () => {
    const received = mail('2026-11-25T09:00:00Z');
    const spoed = triage('2026-11-25T09:05:00Z', 'spoed');
    const tried = poging('2026-11-25T10:00:00Z', false);
    expect(terms('mail', received, spoed, tried)[0]?.bereiktOp).toBeNull();
    const spoken = poging('2026-11-25T11:00:00Z', true);
    expect(terms('mail', received, spoed, tried, spoken)[0]?.bereiktOp).toBe('2026-11-25T11:00:00.000Z');
  });

  test('crisis is at once', () => {
    const found = terms('mail', mail('2026-11-25T09:00:00Z'), triage('2026-11-25T09:05:00Z', 'crisis'));
    expect(found).toMatchObject([{ soort: 'crisis', uiterlijkOp: '2026-11-25T09:00:00.000Z' }]);
  });

  test('an aanmelding starts the terms in weeks, which never end on a day on which nobody works', () => {
    // Eight weeks on is Friday 25 December, two weeks on Friday 13 November.
    const found = terms(
      'mail',
      mail('2026-10-30T09:00:00Z'),
      triage('2026-10-30T09:05:00Z', 'regulier'),
      aanmelding('2026-10-30T10:00:00Z'),
    );
    expect(found.map(({ soort, uiterlijkOp, klok }) => [soort, uiterlijkOp, klok])).toEqual([
      ['regulier', '2026-11-13T22:59:59.999Z', 'weken'],
      ['eerste-vraagverhelderingsgesprek', '2026-11-13T22:59:59.999Z', 'weken'],
      ['vraagverheldering', '2026-12-28T22:59:59.999Z', 'weken'],
    ]);
  });

  test('an exception starts no vraagverheldering', () => {
    const closed = aanmelding('2026-11-25T10:00:00Z', { uitzondering: 'vast-gezicht' });
    expect(terms('mail', mail('2026-11-25T09:00:00Z'), closed)).toEqual([]);
  });

  test('who walked in has that step when somebody talked with them', () => {
    const arrived = { soort: 'aangekomen', op: '2026-11-25T09:00:00Z', locatie: 'l', wijkteam: 'centrum' };
    expect(terms('inloop', arrived)).toMatchObject([
      { soort: 'inloopstap', klok: 'werkdagen', bereiktOp: null, uiterlijkOp: '2026-11-27T22:59:59.999Z' },
    ]);
    const taken = { soort: 'aangenomen', op: '2026-11-25T09:10:00Z', medewerker: 'f' };
    expect(terms('inloop', arrived, taken)[0]?.bereiktOp).toBe('2026-11-25T09:10:00.000Z');
  });
});
