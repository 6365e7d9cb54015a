/** What the guideline asks of people because of what was seen, as open tasks of the contact. */
import { describe, expect, test } from '@jest/globals';
import { openTakenVan } from '../../../shared/domain/contact/open-taken.ts';
import type { Contact } from '../../../shared/domain/contact/types.ts';
import { REGELSET } from '../../../shared/domain/urgentie/regelset.ts';
import { at, ev, fold, grown, refusal } from './story.ts';

const triage = (second: number, signalen: Record<string, 'ja' | 'nee' | 'onbekend'>, over: object = {}) =>
  ev(second, 'getrieerd', { urgentie: 'crisis', regelset: REGELSET.versie, signalen, ...over });
const taken = (contact: Contact) => openTakenVan(contact).map(({ taak }) => taak);
const MELDCODE = [
  'meldcode-signalen',
  'meldcode-overleg',
  'meldcode-gesprek',
  'meldcode-wegen',
  'meldcode-beslissen',
] as const;
const call = ev(0, 'in-wachtrij');
const danger = fold('telefoon', call, triage(10, { 'fysieke-veiligheid-bedreigd': 'ja' }));

describe('with a threat to physical safety', () => {
  test('the five steps of the Meldcode are open, in their order, from the triage on', () => {
    expect(taken(danger)).toEqual(MELDCODE);
    expect(new Set(openTakenVan(danger).map(({ sinds }) => sinds))).toEqual(new Set([at(10)]));
  });

  test('each is open until somebody did it', () => {
    const done = grown(danger, 20, { soort: 'vinkTaakAf', taak: 'meldcode-signalen' });
    expect(taken(done)).toEqual(MELDCODE.slice(1));
  });

  test('a later triage that did not ask, or does not know, takes nothing back; only a no does', () => {
    const later = (signalen: Record<string, 'nee' | 'onbekend'>) =>
      fold('telefoon', ...danger.gebeurtenissen, triage(20, signalen, { urgentie: 'spoed' }));
    expect(taken(later({}))).toEqual(MELDCODE);
    expect(taken(later({ 'fysieke-veiligheid-bedreigd': 'onbekend' }))).toEqual(MELDCODE);
    expect(taken(later({ 'fysieke-veiligheid-bedreigd': 'nee' }))).toEqual([]);
  });

  test('that was seen under a version that is not known any more, they are open too', () => {
    const old = fold('telefoon', call, triage(10, { 'fysieke-veiligheid-bedreigd': 'ja' }, { regelset: 'weg' }));
    expect(taken(old)).toEqual(MELDCODE);
  });
});

test('a crisis without a threat to physical safety opens no steps of the Meldcode', () => {
  expect(taken(fold('telefoon', call, triage(10, { 'direct-actie-nodig': 'ja' })))).toEqual([]);
});

describe('a report of eropaf', () => {
  const report = fold(
    'mail',
    ev(0, 'bericht-ontvangen'),
    triage(10, { 'pph-melding': 'ja' }, { urgentie: 'regulier' }),
  );

  test('asks for a fixed professional and word back to who reported', () => {
    expect(taken(report)).toEqual(['vaste-professional-koppelen', 'melder-terugkoppelen']);
  });

  test('asks for a letter once somebody tried in vain, and not any more when they were reached', () => {
    expect(refusal(() => grown(report, 20, { soort: 'vinkTaakAf', taak: 'brief-sturen' }))).toBe('niet-gevonden');
    const tried = fold('mail', ...report.gebeurtenissen, ev(30, 'contactpoging'), ev(40, 'contactpoging'));
    const letter = openTakenVan(tried).find(({ taak }) => taak === 'brief-sturen');
    expect(letter?.sinds).toBe(at(30));
    const reached = fold('mail', ...tried.gebeurtenissen, ev(50, 'contactpoging', { gelukt: true }));
    expect(taken(reached)).not.toContain('brief-sturen');
  });
});

test('a care report of the police asks for word back to who reported', () => {
  const report = fold('mail', ev(0, 'bericht-ontvangen'), triage(10, { 'zorgmelding-politie': 'ja' }));
  expect(taken(report)).toEqual(['melder-terugkoppelen']);
});
