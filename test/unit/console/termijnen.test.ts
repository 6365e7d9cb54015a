import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StaandeTermijn, Trajectstap } from '../../../web/app/antwoorden/traject.ts';
import { instantVan, lokaalVan, termijnnaam, termijnstand } from '../../../web/app/termijnen.ts';
import {
  formulierVan,
  kanVervallen,
  leegFormulier,
  mogelijk,
  openAanvragen,
  stapBody,
  stapuitleg,
} from '../../../web/pages/contact/stappen.ts';

// A Wednesday at ten in Amsterdam.
const NU = Date.parse('2026-11-25T09:00:00Z');
const termijn = (deel: Partial<StaandeTermijn>): StaandeTermijn => ({
  soort: 'regulier',
  vanaf: '2026-11-20T09:00:00.000Z',
  uiterlijkOp: '2026-12-04T22:59:59.999Z',
  klok: 'weken',
  bereiktOp: null,
  opgeschort: [],
  status: 'loopt',
  afgehandeld: false,
  ...deel,
});
const stap = (deel: Partial<Trajectstap> & Pick<Trajectstap, 'stap'>): Trajectstap => ({
  id: deel.stap,
  op: '2026-11-24T09:30:12.345Z',
  door: 'jan-de-vries',
  ...deel,
});

describe('how long a term still runs', () => {
  test.each([
    [{}, 'Loopt', 'nog 9 dagen, uiterlijk vr 4 december'],
    [{ uiterlijkOp: '2026-11-26T22:59:59.999Z' }, 'Bijna', 'nog een dag, uiterlijk do 26 november'],
    [{ uiterlijkOp: '2026-11-25T22:59:59.999Z' }, 'Bijna', 'eindigt vandaag, uiterlijk wo 25 november'],
    [
      { status: 'te-laat' as const, uiterlijkOp: '2026-11-22T22:59:59.999Z' },
      'Te laat',
      '3 dagen te laat, moest uiterlijk zo 22 november',
    ],
    [
      { status: 'opgeschort' as const, opgeschort: [{ van: '2026-11-24', tot: '2026-12-01' }] },
      'Opgeschort',
      'staat stil tot di 1 december, dan uiterlijk vr 4 december',
    ],
    [
      { opgeschort: [{ van: '2026-11-21', tot: '2026-11-23' }] },
      'Loopt',
      'nog 9 dagen, uiterlijk vr 4 december, stond eerder stil',
    ],
    [
      { status: 'gehaald' as const, afgehandeld: true, bereiktOp: '2026-11-24T09:00:00.000Z' },
      'Gehaald',
      'op di 24 november',
    ],
    [
      { status: 'te-laat' as const, afgehandeld: true, bereiktOp: '2026-12-10T09:00:00.000Z' },
      'Te laat gehaald',
      'moest voor vr 4 december',
    ],
    [{ status: 'te-laat' as const, afgehandeld: true }, 'Te laat vervallen', 'moest voor vr 4 december'],
    [{ status: 'vervallen' as const, afgehandeld: true }, 'Vervallen', ''],
  ])('%j is said as %s', (deel, woord, tekst) => {
    expect(termijnstand(termijn(deel), NU)).toMatchObject({ woord, tekst });
  });

  test('of what is open and late is an alarm; of what is dealt with it is none any more', () => {
    expect(termijnstand(termijn({ status: 'te-laat' }), NU).toon).toBe('fout');
    expect(termijnstand(termijn({ status: 'te-laat', afgehandeld: true }), NU).toon).toBe('neutraal');
  });

  test('a kind that is not known by name is still said', () => {
    expect(termijnnaam('nieuwe-soort')).toBe('nieuwe soort');
  });
});

describe('a time that somebody types', () => {
  test('is of Amsterdam, also when summer time begins or ends', () => {
    expect(new Date(instantVan('2026-07-01T10:00')).toISOString()).toBe('2026-07-01T08:00:00.000Z');
    expect(new Date(instantVan('2026-12-01T10:00')).toISOString()).toBe('2026-12-01T09:00:00.000Z');
    // The hour that comes twice: the first of both.
    expect(new Date(instantVan('2026-10-25T02:30')).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    // The hour that does not exist is still an instant.
    expect(Number.isNaN(Date.parse(instantVan('2026-03-29T02:30')))).toBe(false);
  });

  test('comes back as it was typed', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01T00:00Z'), max: new Date('2100-01-01T00:00Z'), noInvalidDate: true }),
        (op) => {
          const tekst = lokaalVan(op.getTime());
          expect(lokaalVan(instantVan(tekst))).toBe(tekst);
        },
      ),
    );
  });
});

describe('the steps of a traject', () => {
  test('a decision can be noted while there is an application without one, and what comes once only once', () => {
    expect(mogelijk([])).not.toContain('besluit-genomen');
    const aanvraag = stap({ stap: 'aanvraag-ontvangen', id: 'a' });
    expect(mogelijk([aanvraag])).toEqual(expect.arrayContaining(['aanvulling-gevraagd', 'besluit-genomen']));
    expect(mogelijk([aanvraag])).not.toContain('aanvulling-ontvangen');
    const besluit = stap({ stap: 'besluit-genomen', aanvraag: 'a' });
    expect(openAanvragen([aanvraag, besluit])).toEqual([]);
    expect(mogelijk([aanvraag, besluit])).not.toContain('besluit-genomen');
    expect(mogelijk([stap({ stap: 'plan-vastgesteld' })])).not.toContain('plan-vastgesteld');
    expect(mogelijk([])).not.toContain('evaluatie-gehouden');
    expect(mogelijk([stap({ stap: 'ondersteuning-gestart' })])).toContain('evaluatie-gehouden');
  });

  test('the API gets the fields of the kind of step and no others', () => {
    const vol = {
      ...leegFormulier('match-gemaakt'),
      aanvraag: 'a',
      aanvullenTotEnMet: '2026-12-01',
      termijn: 'regulier',
    };
    expect(stapBody(vol)).toEqual({ stap: 'match-gemaakt' });
    expect(stapBody({ ...vol, stap: 'aanvulling-gevraagd', op: '2026-11-25T10:00' })).toEqual({
      stap: 'aanvulling-gevraagd',
      op: '2026-11-25T10:00+01:00',
      aanvraag: 'a',
      aanvullenTotEnMet: '2026-12-01',
    });
    expect(stapBody({ ...vol, stap: 'termijn-vervallen' })).toEqual({
      stap: 'termijn-vervallen',
      termijn: 'regulier',
      reden: 'niet-meer-nodig',
    });
  });

  test('correcting one thing leaves the time as it was, to the millisecond', () => {
    const was = stap({ stap: 'gesprek-gevoerd', vorm: 'op-afstand' });
    expect(stapBody({ ...formulierVan(was), vorm: 'in-persoon' }, was)).toEqual({
      stap: 'gesprek-gevoerd',
      op: was.op,
      vorm: 'in-persoon',
      vervangt: was.id,
    });
  });

  test('says what matters of a step', () => {
    expect(stapuitleg(stap({ stap: 'aanvulling-gevraagd', aanvullenTotEnMet: '2026-12-01' }))).toBe(
      'aanvullen kan tot en met di 1 december',
    );
    expect(stapuitleg(stap({ stap: 'termijn-vervallen', termijn: 'evaluatie', reden: 'overgedragen' }))).toBe(
      'evaluatie, overgedragen aan anderen',
    );
    expect(stapuitleg(stap({ stap: 'plan-vastgesteld' }))).toBe('');
  });

  test('a besluit and a klacht cannot be let go of, nor what is dealt with', () => {
    expect(kanVervallen(termijn({}))).toBe(true);
    expect(kanVervallen(termijn({ soort: 'besluit' }))).toBe(false);
    expect(kanVervallen(termijn({ soort: 'klacht' }))).toBe(false);
    expect(kanVervallen(termijn({ afgehandeld: true }))).toBe(false);
  });
});
