import { describe, expect, test } from '@jest/globals';
import type { SoortBericht } from '../../../shared/domain/contact/types.ts';
import { at, ev, fold, waits } from './story.ts';

const mail = (seconds: number, soortBericht: SoortBericht = 'persoon') =>
  ev(seconds, 'bericht-ontvangen', { soortBericht });

describe('mail', () => {
  test('waits until the answer is sent, not until it is written or the contact is taken', () => {
    const taken = fold('mail', mail(0), ev(10, 'aangenomen', { medewerker: 'noor' }));
    expect(waits(taken)).toEqual(['0-?']);
    expect(taken).toMatchObject({
      status: 'in-behandeling',
      aangenomenOp: at(10),
      aangenomenDoor: 'noor',
      beantwoordOp: null,
    });
    const written = fold('mail', mail(0), ev(20, 'antwoord-klaargezet'));
    expect(waits(written)).toEqual(['0-?']);
    expect(written.uitgaand).toEqual([{ antwoord: 'a1', aard: 'antwoord', klaargezetOp: at(20), verzendenOp: at(20) }]);
    const sent = fold('mail', mail(0), ev(20, 'antwoord-klaargezet'), ev(25, 'antwoord-verzonden'));
    expect(waits(sent)).toEqual(['0-25 beantwoord']);
    expect(sent).toMatchObject({ status: 'in-behandeling', beantwoordOp: at(25), uitgaand: [] });
  });

  test('that nobody took yet waits', () => {
    expect(fold('mail', mail(0)).status).toBe('wachtend');
  });

  test('that comes while one waits belongs to that wait, which runs from the first', () => {
    const contact = fold('mail', mail(0), mail(50), ev(70, 'antwoord-verzonden'));
    expect(waits(contact)).toEqual(['0-70 beantwoord']);
    expect(contact.wachten[0]?.id).toBe('bericht-ontvangen-0');
  });

  test('that comes after the answer in an open contact is a wait of its own', () => {
    const contact = fold('mail', mail(0), ev(70, 'antwoord-verzonden'), mail(90));
    expect(waits(contact)).toEqual(['0-70 beantwoord', '90-?']);
    expect(contact.beantwoordOp).toBe(at(70));
  });

  test.each(['automatisch', 'afwezigheid', 'bezorgrapport', 'misbruikrapport', 'lijst', 'spam'] as const)(
    '%s never begins a wait, and a contact of nothing else is closed at once',
    (soort) => {
      const contact = fold('mail', mail(0, soort));
      expect(contact).toMatchObject({
        wachten: [],
        status: 'afgesloten',
        afgeslotenOp: at(0),
        uitkomst: null,
        soortBericht: soort,
      });
    },
  );

  test('that is automatic neither ends a wait nor closes the contact of a person', () => {
    const contact = fold('mail', mail(0), mail(30, 'afwezigheid'));
    expect(waits(contact)).toEqual(['0-?']);
    expect(contact).toMatchObject({ status: 'wachtend', soortBericht: 'persoon' });
  });

  test('that was wrongly held to be automatic is opened by whoever takes it', () => {
    expect(fold('mail', mail(0, 'automatisch'), ev(60, 'aangenomen', { medewerker: 'noor' })).status).toBe(
      'in-behandeling',
    );
  });

  test('whose answer failed goes on waiting', () => {
    const contact = fold('mail', mail(0), ev(20, 'antwoord-klaargezet'), ev(25, 'antwoord-mislukt'));
    expect(waits(contact)).toEqual(['0-?']);
    expect(contact.uitgaand).toEqual([]);
  });

  test('whose answer bounced after it was sent goes on waiting from its own beginning', () => {
    const bounced = [mail(0), ev(20, 'antwoord-klaargezet'), ev(25, 'antwoord-verzonden'), ev(60, 'antwoord-mislukt')];
    expect(waits(fold('mail', ...bounced))).toEqual(['0-?']);
    expect(waits(fold('mail', ...bounced, mail(90)))).toEqual(['0-?']);
    expect(waits(fold('mail', ...bounced, ev(99, 'antwoord-verzonden', { antwoord: 'a2' })))).toEqual([
      '0-99 beantwoord',
    ]);
  });

  test('whose answer failed first and went out later was answered later, once', () => {
    const retried = [mail(0), ev(20, 'antwoord-mislukt'), ev(30, 'antwoord-verzonden')];
    expect(waits(fold('mail', ...retried))).toEqual(['0-30 beantwoord']);
    expect(waits(fold('mail', ...retried, ev(40, 'antwoord-verzonden')))).toEqual(['0-30 beantwoord']);
  });

  test('closed on the strength of an answer that bounced afterwards is open again, and waits', () => {
    const story = [mail(0), ev(20, 'antwoord-klaargezet'), ev(25, 'antwoord-verzonden'), ev(30, 'afgesloten')];
    expect(fold('mail', ...story).status).toBe('afgesloten');
    const bounced = fold('mail', ...story, ev(90, 'antwoord-mislukt'));
    expect(waits(bounced)).toEqual(['0-?']);
    expect(bounced).toMatchObject({ status: 'in-behandeling', uitkomst: null, afgeslotenOp: null });
    expect(fold('mail', ...story, ev(90, 'antwoord-mislukt'), ev(120, 'afgesloten')).status).toBe('afgesloten');
  });

  test('stays closed when what failed afterwards was an answer to an earlier question', () => {
    const contact = fold(
      'mail',
      mail(0),
      ev(5, 'antwoord-klaargezet'),
      ev(8, 'antwoord-verzonden', { antwoord: 'a2' }),
      mail(20),
      ev(30, 'afgesloten'),
      ev(40, 'antwoord-mislukt'),
    );
    expect(waits(contact)).toEqual(['0-8 beantwoord', '20-30 beantwoord']);
    expect(contact.status).toBe('afgesloten');
  });

  test('that needs no answer leaves the fraction', () => {
    const contact = fold('mail', mail(0), ev(5, 'geen-antwoord-nodig'));
    expect(waits(contact)).toEqual(['0-5 geen-antwoord-nodig']);
    expect(contact).toMatchObject({ status: 'in-behandeling', beantwoordOp: null });
  });

  test('is answered by reaching the person another way, not by trying to', () => {
    expect(waits(fold('mail', mail(0), ev(5, 'contactpoging')))).toEqual(['0-?']);
    expect(waits(fold('mail', mail(0), ev(5, 'contactpoging'), ev(9, 'contactpoging', { gelukt: true })))).toEqual([
      '0-9 beantwoord',
    ]);
  });

  test('closed by a person was registered: answered then; spam needs no answer', () => {
    expect(waits(fold('mail', mail(0), ev(9, 'afgesloten', { uitkomst: 'aanmelding' })))).toEqual(['0-9 beantwoord']);
    expect(waits(fold('mail', mail(0), ev(9, 'afgesloten', { uitkomst: 'spam' })))).toEqual([
      '0-9 geen-antwoord-nodig',
    ]);
  });

  test('is not closed by not reaching somebody who waits', () => {
    const contact = fold('mail', mail(0), ev(9, 'afgesloten', { uitkomst: 'niet-bereikt' }));
    expect(waits(contact)).toEqual(['0-?']);
    expect(contact.status).toBe('wachtend');
  });

  test('is closed by the first closing', () => {
    const contact = fold(
      'mail',
      mail(0),
      ev(9, 'afgesloten', { uitkomst: 'aanmelding' }),
      ev(12, 'afgesloten', { uitkomst: 'spam' }),
    );
    expect(contact).toMatchObject({ uitkomst: 'aanmelding', afgeslotenOp: at(9) });
  });

  test('that ends up in a closed contact after all is seen: it waits', () => {
    const contact = fold('mail', mail(0), ev(5, 'aangenomen', { medewerker: 'noor' }), ev(9, 'afgesloten'), mail(400));
    expect(waits(contact)).toEqual(['0-9 beantwoord', '400-?']);
    expect(contact).toMatchObject({ status: 'wachtend', aangenomenDoor: null, uitkomst: null });
  });

  test('gathers danger signals once each, and belongs to the wijkteam of the first message that names one', () => {
    const signal = { code: 'suicide', plaats: 'tekst' };
    const contact = fold(
      'mail',
      mail(0),
      ev(5, 'bericht-ontvangen', { soortBericht: 'persoon', wijkteam: 'noord', gevaarsignalen: [signal] }),
      ev(9, 'bericht-ontvangen', {
        soortBericht: 'persoon',
        wijkteam: 'zuid',
        gevaarsignalen: [signal, { ...signal, plaats: 'onderwerp' }],
      }),
    );
    expect(contact.gevaarsignalen).toEqual([signal, { code: 'suicide', plaats: 'onderwerp' }]);
    expect(contact.wijkteam).toBe('noord');
    expect(contact.wachten[0]?.wijkteam).toBe('noord');
  });
});

describe('chat', () => {
  test('every question is a wait of its own; a second line before the answer belongs to the same question', () => {
    const contact = fold(
      'chat',
      ev(0, 'vraag-gesteld'),
      ev(4, 'vraag-gesteld'),
      ev(30, 'antwoord-verzonden'),
      ev(60, 'vraag-gesteld'),
      ev(75, 'antwoord-verzonden', { antwoord: 'a2' }),
    );
    expect(waits(contact)).toEqual(['0-30 beantwoord', '60-75 beantwoord']);
  });

  test('left while a question waits is abandoned, and closed', () => {
    const contact = fold('chat', ev(0, 'vraag-gesteld'), ev(50, 'chat-verlaten'), ev(60, 'antwoord-verzonden'));
    expect(waits(contact)).toEqual(['0-50 afgehaakt']);
    expect(contact).toMatchObject({ status: 'afgesloten', uitkomst: null });
  });

  test('left after the answer is closed without being abandoned', () => {
    const contact = fold('chat', ev(0, 'vraag-gesteld'), ev(5, 'antwoord-verzonden'), ev(50, 'chat-verlaten'));
    expect(waits(contact)).toEqual(['0-5 beantwoord']);
    expect(contact.status).toBe('afgesloten');
  });
});

describe('triage', () => {
  test('the latest decision holds; raising it leaves the time of receipt as it was', () => {
    const contact = fold(
      'mail',
      mail(0),
      ev(60, 'getrieerd', { urgentie: 'regulier', domein: 'sociaal' }),
      ev(900, 'getrieerd', { urgentie: 'spoed', domein: 'jeugd', spoedzaak: 's1' }),
    );
    expect(contact).toMatchObject({ urgentie: 'spoed', domein: 'jeugd', spoedzaak: 's1', ontvangenOp: at(0) });
    expect(waits(contact)).toEqual(['0-?']);
  });

  test('a later triage without one keeps the spoedzaak that was opened', () => {
    const contact = fold('mail', mail(0), ev(60, 'getrieerd', { spoedzaak: 's1' }), ev(90, 'getrieerd'));
    expect(contact.spoedzaak).toBe('s1');
  });
});

test('a contact without events is a contact', () => {
  expect(fold('mail')).toMatchObject({ status: 'wachtend', wachten: [], ontvangenOp: '1970-01-01T00:00:00.000Z' });
});
