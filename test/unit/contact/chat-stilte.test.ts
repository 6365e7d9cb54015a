import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { STILTE, stilteActieOp, stilteVan } from '../../../shared/domain/contact/chat-stilte.ts';
import { decideContact } from '../../../shared/domain/contact/decide-contact.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import type { Contact, ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';
import { type Instant, instant, MINUTE, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { gebeurtenissen, kanalen } from '../../properties/contact-events.ts';
import { at, ev, fold, kop, waits } from './story.ts';

const minutes = (n: number) => at(n * 60);
const guard = (contact: Contact, op: Instant) => decideContact({ soort: 'bewaakStilte', id: 'g' }, contact, { nu: op });
const answered = [ev(0, 'vraag-gesteld'), ev(50, 'antwoord-klaargezet'), ev(60, 'antwoord-verzonden')];
const silent = fold('chat', ...answered);
const gemeld = ev(1260, 'stilte-gemeld', { sluitOp: minutes(31) });
const verstreken = ev(1860, 'stilte-verstreken');

describe('silence in a chat', () => {
  test('twenty minutes after our answer the resident is warned, with when it closes; not a millisecond sooner', () => {
    expect(guard(silent, plusMs(minutes(21), -1))).toEqual([]);
    expect(guard(silent, minutes(21))).toEqual([
      { id: 'g', op: minutes(21), soort: 'stilte-gemeld', sluitOp: minutes(31) },
    ]);
  });

  test('a tick that comes late warns then, and gives the full ten minutes', () => {
    expect(guard(silent, minutes(90))).toMatchObject([{ soort: 'stilte-gemeld', sluitOp: minutes(100) }]);
  });

  test('it closes when it was said, and holds no uitkomst: a person may still say what became of it', () => {
    const warned = fold('chat', ...answered, gemeld);
    expect(guard(warned, plusMs(minutes(31), -1))).toEqual([]);
    const [closing] = guard(warned, minutes(31));
    expect(closing).toMatchObject({ soort: 'stilte-verstreken', op: minutes(31) });
    const closed = fold('chat', ...answered, gemeld, closing as ContactGebeurtenis);
    expect(closed).toMatchObject({ status: 'afgesloten', uitkomst: null, afgeslotenOp: minutes(31) });
    expect(waits(closed)).toEqual(['0-60 beantwoord']);
    const command = { soort: 'sluitAf', id: 's', door: 'olga', uitkomst: 'informatie-advies' } as const;
    expect(decideContact(command, closed, { nu: minutes(40) })).toHaveLength(1);
  });

  test('a word of the resident in between cancels it, and it begins anew after the next answer', () => {
    const spoke = fold('chat', ...answered, gemeld, ev(1300, 'vraag-gesteld', { bericht: 'b2' }));
    expect(stilteVan(spoke)).toBeNull();
    expect(guard(spoke, minutes(60))).toEqual([]);
    const again = fold(
      'chat',
      ...spoke.gebeurtenissen,
      ev(1310, 'antwoord-klaargezet', { antwoord: 'a2' }),
      ev(1320, 'antwoord-verzonden', { antwoord: 'a2' }),
    );
    expect(stilteVan(again)).toEqual({ sinds: minutes(22), sluitOp: null });
  });

  test('never while a question of theirs waits, nor while an answer of ours is on its way', () => {
    expect(stilteVan(fold('chat', ev(0, 'vraag-gesteld')))).toBeNull();
    const onItsWay = fold('chat', ...answered, ev(70, 'antwoord-klaargezet', { antwoord: 'a2' }));
    expect(stilteVan(onItsWay)).toBeNull();
  });

  test('a question from before the closing that comes in after it undoes the closing', () => {
    const late = fold('chat', ...answered, gemeld, verstreken, ev(1859, 'vraag-gesteld', { bericht: 'b2' }));
    expect(late.status).not.toBe('afgesloten');
    expect(waits(late)).toEqual(['0-60 beantwoord', '1859-?']);
  });

  test('a call-back that is owed keeps the contact open', () => {
    expect(stilteVan(fold('chat', ...answered, ev(70, 'terugbelverzoek-gedaan')))).toBeNull();
  });

  test('who takes it up again after it closed has as long as after an answer', () => {
    const taken = fold('chat', ...answered, gemeld, verstreken, ev(3600, 'aangenomen', { medewerker: 'olga' }));
    expect(taken.status).toBe('in-behandeling');
    expect(stilteVan(taken)).toEqual({ sinds: at(3600), sluitOp: null });
  });

  test('other kanalen know no silence', () => {
    const mail = fold('mail', ev(0, 'bericht-ontvangen'), ev(50, 'antwoord-klaargezet'), ev(60, 'antwoord-verzonden'));
    expect(stilteVan(mail)).toBeNull();
  });

  test.each([
    ['in spring, when an hour is skipped', '2027-03-28T00:50:00Z'],
    ['in autumn, when an hour comes twice', '2026-10-25T00:50:00Z'],
  ])('a clock change makes it neither shorter nor longer: %s', (_name, start) => {
    const op = instant(start);
    const contact = foldContact(kop('chat'), [
      { id: 'v', op, soort: 'vraag-gesteld', bericht: 'b', gevaarsignalen: [] },
      { id: 'k', op, soort: 'antwoord-klaargezet', antwoord: 'a', door: 'olga' },
      { id: 's', op, soort: 'antwoord-verzonden', antwoord: 'a' },
    ]);
    const warnAt = plusMs(op, 20 * MINUTE);
    expect(guard(contact, plusMs(warnAt, -1))).toEqual([]);
    expect(guard(contact, warnAt)).toMatchObject([{ op: warnAt, sluitOp: plusMs(warnAt, 10 * MINUTE) }]);
  });

  test('guarding any contact comes to rest within two steps, and ends no wait', () => {
    fc.assert(
      fc.property(kanalen, gebeurtenissen, (kanaal, events) => {
        let contact = foldContact(kop(kanaal), events);
        const before = contact.wachten;
        let steps = 0;
        for (;;) {
          const stilte = stilteVan(contact);
          if (stilte === null) break;
          const nu = stilteActieOp(stilte);
          const decided = decideContact({ soort: 'bewaakStilte', id: `g${steps}` }, contact, { nu });
          expect(decided).toHaveLength(1);
          contact = foldContact(contact, [...contact.gebeurtenissen, ...decided]);
          steps += 1;
          expect(steps).toBeLessThanOrEqual(2);
        }
        expect(contact.wachten).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  test('the minutes are those that residents are told', () => {
    expect([STILTE.waarschuwNaMs, STILTE.sluitNaMs]).toEqual([20 * MINUTE, 10 * MINUTE]);
  });
});
