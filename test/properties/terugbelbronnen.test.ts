/** Where a call-back came from is looked up by name: a name that is forgotten would leave a call-back that nobody asked for. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldContact } from '../../shared/domain/contact/fold-contact.ts';
import { bronnenVan, wensenVan } from '../../shared/domain/terugbelverzoek/wensen-van.ts';
import { gebeurtenissen, kanalen } from './contact-events.ts';

test('whatever was ever asked in a contact, at whichever of its versions, is among the names that are looked up', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(kanalen, gebeurtenissen, fc.boolean(), (kanaal, events, open) => {
      const kop = { id: 'c1', kanaal, vervolgVan: null };
      const named = new Set(bronnenVan(foldContact(kop, events)));
      for (let told = 1; told <= events.length; told += 1) {
        for (const { bron } of wensenVan(foldContact(kop, events.slice(0, told)), () => open)) {
          seen.add(bron.replace(/\/(?!oproep|uitkomst).*/, '/verzoek'));
          expect(named).toContain(bron);
        }
      }
    }),
    { numRuns: 1000 },
  );
  // Random lives that ask for nothing would prove nothing.
  expect([...seen].sort()).toEqual(['c1/oproep', 'c1/uitkomst', 'c1/verzoek']);
});
