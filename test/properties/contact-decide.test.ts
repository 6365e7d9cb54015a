import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ContactCommand } from '../../shared/domain/contact/commands.ts';
import { decideContact } from '../../shared/domain/contact/decide-contact.ts';
import { foldContact } from '../../shared/domain/contact/fold-contact.ts';
import { type Contact, type ContactKop, UITKOMSTEN } from '../../shared/domain/contact/types.ts';
import { isDomainError } from '../../shared/domain/errors.ts';
import { instant, plusMs } from '../../shared/domain/tijd/instant.ts';
import { URGENTIES } from '../../shared/domain/urgentie/types.ts';
import { gebeurtenissen, kanalen } from './contact-events.ts';

const START = instant('2026-11-16T10:00:00Z');
const antwoord = fc.constantFrom('a1', 'a2');

const commands: fc.Arbitrary<Omit<ContactCommand, 'id' | 'door'>> = fc.oneof(
  fc.record({ soort: fc.constant('neemAan' as const) }),
  fc.record({ soort: fc.constant('beantwoord' as const), antwoord }),
  fc.record({ soort: fc.constant('meldVerzonden' as const), antwoord }),
  fc.record({ soort: fc.constant('meldMislukt' as const), antwoord, reden: fc.constant('geweigerd') }),
  fc.record({ soort: fc.constant('geenAntwoordNodig' as const) }),
  fc.record({ soort: fc.constant('vraagTerugbellen' as const), uiterlijkOp: fc.constant(plusMs(START, 1e8)) }),
  fc.record({ soort: fc.constant('legContactpogingVast' as const), gelukt: fc.boolean(), wijze: fc.constant('mail') }),
  fc.record(
    {
      soort: fc.constant('trieer' as const),
      urgentie: fc.constantFrom(...URGENTIES),
      advies: fc.constantFrom(...URGENTIES),
      regelset: fc.constant('r1'),
      signalen: fc.constant({}),
      domein: fc.constant('jeugd' as const),
      redenAfwijking: fc.constant('n1'),
      zaakUrgentie: fc.constantFrom('spoed' as const, 'crisis' as const),
    },
    { requiredKeys: ['soort', 'urgentie', 'advies', 'regelset', 'signalen', 'domein'] },
  ),
  fc.record(
    {
      soort: fc.constant('beoordeelVerlaging' as const),
      verzoek: fc.oneof(
        fc.nat(7).map((index) => `cmd${index}`),
        fc.nat(13).map((index) => `e${index}`),
      ),
      akkoord: fc.boolean(),
      reden: fc.constant('n2'),
    },
    { requiredKeys: ['soort', 'verzoek', 'akkoord'] },
  ),
  fc.record({ soort: fc.constant('sluitAf' as const), uitkomst: fc.constantFrom(...UITKOMSTEN) }),
);

const steps = fc.array(fc.record({ door: fc.constantFrom('fatima', 'noor'), command: commands }), { maxLength: 8 });

test('every command is a decision or a refusal, is read after what is known, and given twice is one', () => {
  fc.assert(
    fc.property(kanalen, gebeurtenissen, steps, fc.nat(12), (kanaal, events, asked, seconds) => {
      const kop: ContactKop = { id: 'c1', kanaal, vervolgVan: null };
      const nu = plusMs(START, seconds * 1000);
      let contact: Contact = foldContact(kop, events);
      asked.forEach(({ door, command }, index) => {
        const full = { id: `cmd${index}`, door, ...command } as ContactCommand;
        const decided = tryDecide(full, contact, nu);
        if (decided === undefined) return;
        const changed = foldContact(kop, [...contact.gebeurtenissen, ...decided]);
        // Mails that answer nobody touch no wait: what people do is not dated after them.
        expect(acts(changed.gebeurtenissen).slice(acts(contact.gebeurtenissen).length)).toEqual(acts(decided));
        expect(changed.gebeurtenissen).toEqual(expect.arrayContaining([...decided]));
        expect(tryDecide(full, changed, nu)).toEqual([]);
        contact = changed;
      });
    }),
    { numRuns: 2000 },
  );
});

test('with an open spoedzaak the urgentie never falls by one person: who asked and who agreed are two', () => {
  const zaak = { zaakUrgentie: 'crisis' } as const;
  fc.assert(
    fc.property(kanalen, gebeurtenissen, steps, (kanaal, events, asked) => {
      const kop: ContactKop = { id: 'c1', kanaal, vervolgVan: null };
      const nu = plusMs(START, 20_000);
      let contact: Contact = foldContact(kop, events);
      asked.forEach(({ door, command }, index) => {
        const full = { id: `cmd${index}`, door, ...command, ...(command.soort === 'trieer' && zaak) } as ContactCommand;
        const decided = tryDecide(full, contact, nu) ?? [];
        const changed = foldContact(kop, [...contact.gebeurtenissen, ...decided]);
        const grade = ({ urgentie }: Contact): number => (urgentie === null ? -1 : URGENTIES.indexOf(urgentie));
        if (grade(changed) < grade(contact)) {
          expect(full.soort).toBe('beoordeelVerlaging');
          const verzoek = contact.verlagingsverzoek;
          expect(verzoek).not.toBeNull();
          expect(verzoek?.door).not.toBe(door);
        }
        contact = changed;
      });
    }),
    { numRuns: 2000 },
  );
});

test('of two who take a contact, in either order, exactly one has it', () => {
  fc.assert(
    fc.property(kanalen, gebeurtenissen, fc.boolean(), (kanaal, events, swap) => {
      const kop: ContactKop = { id: 'c1', kanaal, vervolgVan: null };
      const contact = foldContact(kop, events);
      const [first, second] = swap ? ['noor', 'sam'] : ['sam', 'noor'];
      const nu = plusMs(START, 20_000);
      const taken = tryDecide({ soort: 'neemAan', id: 'x1', door: first as string }, contact, nu);
      if (taken === undefined || taken.length === 0) return;
      const after = foldContact(kop, [...contact.gebeurtenissen, ...taken]);
      expect(after.aangenomenDoor).toBe(first);
      expect(tryDecide({ soort: 'neemAan', id: 'x2', door: second as string }, after, nu)).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
});

const acts = (events: Contact['gebeurtenissen']) => events.filter(({ soort }) => !soort.startsWith('mail-'));

/** Undefined when it is refused; anything but a refusal of ours is a fault. */
function tryDecide(command: ContactCommand, contact: Contact, nu: ReturnType<typeof instant>) {
  try {
    return decideContact(command, contact, { nu });
  } catch (error) {
    if (isDomainError(error)) return undefined;
    throw error;
  }
}
