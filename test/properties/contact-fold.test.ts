import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldContact } from '../../shared/domain/contact/fold-contact.ts';
import type { Contact, ContactGebeurtenis, WachtEinde } from '../../shared/domain/contact/types.ts';
import { gebeurtenissen, kanalen } from './contact-events.ts';

const RUNS = { numRuns: 2000 };
const foldOf = (kanaal: Contact['kanaal'], events: readonly ContactGebeurtenis[]) =>
  foldContact({ id: 'c1', kanaal, vervolgVan: null }, events);

test('any order and any repetition of the events give the same contact', () => {
  fc.assert(
    fc.property(kanalen, gebeurtenissen, fc.infiniteStream(fc.nat()), (kanaal, events, random) => {
      const again = events.filter(() => next(random) % 3 === 0);
      const shuffled = [...events, ...again, ...again]
        .map((event) => ({ event, key: next(random) }))
        .sort((a, b) => a.key - b.key)
        .map(({ event }) => event);
      expect(foldOf(kanaal, shuffled)).toEqual(foldOf(kanaal, events));
    }),
    RUNS,
  );
});

test('cutting the events anywhere and folding on from what was kept gives the same contact', () => {
  fc.assert(
    fc.property(kanalen, gebeurtenissen, fc.nat(14), (kanaal, events, cut) => {
      const first = foldOf(kanaal, events.slice(0, cut));
      expect(foldOf(kanaal, [...first.gebeurtenissen, ...events.slice(cut)])).toEqual(foldOf(kanaal, events));
    }),
    RUNS,
  );
});

test('two different events under one id give one contact, whichever comes first', () => {
  fc.assert(
    fc.property(kanalen, gebeurtenissen, (kanaal, events) => {
      const clashing = events.map((event, index) => ({ ...event, id: `e${index % 3}` }));
      expect(foldOf(kanaal, clashing)).toEqual(foldOf(kanaal, clashing.toReversed()));
    }),
    RUNS,
  );
});

test('no wait is negative, no two overlap, only the last can be open, and each is named after an event of its own', () => {
  fc.assert(
    fc.property(kanalen, gebeurtenissen, (kanaal, events) => {
      const { wachten } = foldOf(kanaal, events);
      const ids = new Set(events.map(({ id }) => id));
      wachten.forEach((wacht, index) => {
        expect(ids.delete(wacht.id)).toBe(true);
        if (wacht.einde === null) expect(index).toBe(wachten.length - 1);
        else expect(wacht.einde.op >= wacht.begin).toBe(true);
        const previous = wachten[index - 1]?.einde?.op;
        if (previous !== undefined) expect(wacht.begin >= previous).toBe(true);
      });
    }),
    RUNS,
  );
});

test('a call or a visit waits at most once', () => {
  fc.assert(
    fc.property(fc.constantFrom('telefoon' as const, 'inloop' as const), gebeurtenissen, (kanaal, events) => {
      expect(foldOf(kanaal, events).wachten.length).toBeLessThanOrEqual(1);
    }),
    RUNS,
  );
});

test('what came in equals what became of it, and nobody waits in a closed contact', () => {
  fc.assert(
    fc.property(kanalen, gebeurtenissen, (kanaal, events) => {
      const contact = foldOf(kanaal, events);
      const became = new Map<WachtEinde | 'wachtend', number>();
      for (const { einde } of contact.wachten) {
        const key = einde?.hoe ?? 'wachtend';
        became.set(key, (became.get(key) ?? 0) + 1);
      }
      expect([...became.values()].reduce((sum, n) => sum + n, 0)).toBe(contact.wachten.length);
      if (contact.status === 'afgesloten') expect(became.get('wachtend')).toBeUndefined();
      expect(contact.beantwoordOp === null).toBe(!became.has('beantwoord'));
      expect(contact.afgeslotenOp === null).toBe(contact.status !== 'afgesloten');
    }),
    RUNS,
  );
});

test('in mail and chat every question of a person is in a wait: the first at or before it has not ended earlier', () => {
  fc.assert(
    fc.property(fc.constantFrom('mail' as const, 'chat' as const), gebeurtenissen, (kanaal, events) => {
      const { wachten } = foldOf(kanaal, events);
      for (const event of events) {
        const asks =
          event.soort === 'vraag-gesteld' || (event.soort === 'bericht-ontvangen' && event.soortBericht === 'persoon');
        if (!asks) continue;
        expect(wachten.some(({ begin, einde }) => begin <= event.op && (einde === null || einde.op >= event.op))).toBe(
          true,
        );
      }
    }),
    RUNS,
  );
});

test('only what a person did ends a wait as answered', () => {
  const byPerson = new Set(['aangenomen', 'antwoord-verzonden', 'contactpoging', 'afgesloten']);
  fc.assert(
    fc.property(kanalen, gebeurtenissen, (kanaal, events) => {
      for (const { einde } of foldOf(kanaal, events).wachten) {
        if (einde?.hoe !== 'beantwoord') continue;
        const cause = events.filter(({ op, soort }) => op === einde.op && byPerson.has(soort));
        expect(cause).not.toHaveLength(0);
      }
    }),
    RUNS,
  );
});

test('what lies in the outbox was neither sent, nor failed, nor withdrawn', () => {
  fc.assert(
    fc.property(kanalen, gebeurtenissen, (kanaal, events) => {
      const named = (kind: RegExp): string[] =>
        events.flatMap((event) =>
          !kind.test(event.soort) ? [] : 'antwoord' in event ? [event.antwoord] : 'mail' in event ? [event.mail] : [],
        );
      const results = named(/^(antwoord|mail)-(verzonden|mislukt|ingetrokken)$/);
      const written = named(/^(antwoord|mail)-klaargezet$/);
      const open = foldOf(kanaal, events).uitgaand.map((uit) => uit.antwoord);
      expect(new Set(open)).toEqual(new Set(written.filter((id) => !results.includes(id))));
    }),
    RUNS,
  );
});

function next(random: fc.Stream<number>): number {
  return random.next().value ?? 0;
}
