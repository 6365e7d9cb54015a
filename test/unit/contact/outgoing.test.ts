import { describe, expect, test } from '@jest/globals';
import { at, decide, ev, fold, grown, refusal, waits } from './story.ts';

const question = ev(0, 'bericht-ontvangen');
const later = ev(20, 'antwoord-klaargezet', { verzendenOp: at(30) });

describe('an answer with time to think', () => {
  test('waits in the outbox until its moment, and ends the wait only when it is sent', () => {
    const written = fold('mail', question, later);
    expect(written.uitgaand).toEqual([{ antwoord: 'a1', aard: 'antwoord', klaargezetOp: at(20), verzendenOp: at(30) }]);
    expect(waits(written)).toEqual(['0-?']);
    expect(waits(fold('mail', question, later, ev(31, 'antwoord-verzonden')))).toEqual(['0-31 beantwoord']);
  });

  test('that is withdrawn counts as never written', () => {
    const withdrawn = fold('mail', question, later, ev(25, 'antwoord-ingetrokken'));
    expect(withdrawn).toMatchObject({ status: 'wachtend', uitgaand: [], aangenomenDoor: null });
    expect(waits(withdrawn)).toEqual(['0-?']);
  });

  test('that left all the same was sent, whatever the withdrawing says', () => {
    const both = fold('mail', question, later, ev(25, 'antwoord-ingetrokken'), ev(31, 'antwoord-verzonden'));
    expect(waits(both)).toEqual(['0-31 beantwoord']);
    expect(both.status).toBe('in-behandeling');
  });

  test('can be withdrawn until its moment and not at it', () => {
    const written = fold('mail', question, later);
    const withdraw = (nu: number) => decide(written, nu, { soort: 'trekIn', uitgaand: 'a1' });
    expect(withdraw(29)).toMatchObject([{ soort: 'antwoord-ingetrokken', antwoord: 'a1', op: at(29) }]);
    expect(refusal(() => withdraw(30))).toBe('al-verzonden');
  });

  test('that is withdrawn already is quietly withdrawn again; one without time to think cannot be', () => {
    const withdrawn = grown(fold('mail', question, later), 25, { soort: 'trekIn', uitgaand: 'a1' });
    expect(decide(withdrawn, 40, { soort: 'trekIn', uitgaand: 'a1' })).toEqual([]);
    const atOnce = fold('mail', question, ev(20, 'antwoord-klaargezet'));
    expect(refusal(() => decide(atOnce, 20, { soort: 'trekIn', uitgaand: 'a1' }))).toBe('al-verzonden');
    expect(refusal(() => decide(atOnce, 20, { soort: 'trekIn', uitgaand: 'a9' }))).toBe('niet-gevonden');
  });
});

test('a closing that relied on an answer which was withdrawn afterwards does not hold: the question waits again', () => {
  const closed = fold('mail', question, later, ev(22, 'afgesloten'));
  expect(closed.status).toBe('afgesloten');
  const withdrawn = fold('mail', question, later, ev(22, 'afgesloten'), ev(25, 'antwoord-ingetrokken'));
  expect(withdrawn).toMatchObject({ status: 'wachtend', uitkomst: null });
  expect(waits(withdrawn)).toEqual(['0-?']);
  // Withdrawn first, the closing stands by itself.
  const before = fold('mail', question, later, ev(22, 'antwoord-ingetrokken'), ev(25, 'afgesloten'));
  expect(waits(before)).toEqual(['0-25 beantwoord']);
});

describe('a mail of ours that is no answer', () => {
  const forward = ev(20, 'mail-klaargezet');

  test('lies in the outbox until it is sent, fails or is withdrawn', () => {
    expect(fold('mail', question, forward).uitgaand).toMatchObject([{ antwoord: 'm1', aard: 'doorsturing' }]);
    for (const end of ['mail-verzonden', 'mail-mislukt', 'mail-ingetrokken'] as const) {
      expect(fold('mail', question, forward, ev(22, end)).uitgaand).toEqual([]);
    }
  });

  test('never touches a wait, nor who has the contact', () => {
    const sent = fold('mail', question, forward, ev(22, 'mail-verzonden'));
    expect(waits(sent)).toEqual(['0-?']);
    expect(sent).toMatchObject({ status: 'wachtend', aangenomenDoor: null, beantwoordOp: null });
  });

  test('takes its result under the same command as an answer, also after the contact was closed', () => {
    const closed = fold('mail', question, forward, ev(30, 'afgesloten'));
    expect(decide(closed, 40, { soort: 'meldVerzonden', antwoord: 'm1' })).toMatchObject([
      { soort: 'mail-verzonden', mail: 'm1' },
    ]);
    const failed = decide(closed, 40, { soort: 'meldMislukt', antwoord: 'm1', reden: 'weg' });
    expect(failed).toMatchObject([{ soort: 'mail-mislukt', mail: 'm1', reden: 'weg' }]);
  });

  test('is written down once', () => {
    const written = fold('mail', question, forward);
    expect(decide(written, 30, { soort: 'zetMailKlaar', mail: 'm1', aard: 'doorsturing' })).toEqual([]);
    expect(decide(written, 30, { soort: 'zetMailKlaar', mail: 'm2', aard: 'afschrift' })).toHaveLength(1);
  });
});
