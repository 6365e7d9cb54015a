import { describe, expect, test } from '@jest/globals';
import { at, ev, fold, waits } from './story.ts';

describe('a call that is queued', () => {
  test('waits from the queue, not from the menu, until a person takes it', () => {
    const contact = fold(
      'telefoon',
      ev(0, 'begonnen'),
      ev(12, 'in-wachtrij'),
      ev(30, 'aangenomen', { medewerker: 'noor' }),
    );
    expect(waits(contact)).toEqual(['12-30 beantwoord']);
    expect(contact).toMatchObject({
      status: 'in-behandeling',
      ontvangenOp: at(0),
      aangenomenOp: at(30),
      aangenomenDoor: 'noor',
      beantwoordOp: at(30),
      uitkomst: null,
    });
    expect(contact.wachten[0]?.id).toBe('in-wachtrij-12');
  });

  test('still waits when nothing more is known', () => {
    const contact = fold('telefoon', ev(0, 'begonnen'), ev(12, 'in-wachtrij'));
    expect(waits(contact)).toEqual(['12-?']);
    expect(contact.status).toBe('wachtend');
  });

  test('put into a second queue is the same wait, of the first wijkteam', () => {
    const contact = fold(
      'telefoon',
      ev(10, 'in-wachtrij', { wijkteam: 'centrum' }),
      ev(60, 'in-wachtrij', { wijkteam: 'noord' }),
      ev(90, 'aangenomen'),
    );
    expect(waits(contact)).toEqual(['10-90 beantwoord']);
    expect(contact.wachten[0]?.wijkteam).toBe('centrum');
    expect(contact.wijkteam).toBe('centrum');
  });

  test('belongs to the first queue that names a wijkteam, then to its menu, then to algemeen', () => {
    const menu = ev(0, 'begonnen', { wijkteam: 'zuid' });
    expect(fold('telefoon', menu, ev(1, 'in-wachtrij'), ev(9, 'in-wachtrij', { wijkteam: 'noord' })).wijkteam).toBe(
      'noord',
    );
    expect(fold('telefoon', menu, ev(1, 'in-wachtrij')).wachten[0]?.wijkteam).toBe('zuid');
    expect(fold('telefoon', ev(1, 'in-wachtrij')).wijkteam).toBe('algemeen');
  });

  test.each(['opgehangen', 'beeindigd', 'voicemail'] as const)(
    'that ends unanswered by %s is abandoned and closed',
    (end) => {
      const contact = fold('telefoon', ev(0, 'in-wachtrij'), ev(40, end));
      expect(waits(contact)).toEqual(['0-40 afgehaakt']);
      expect(contact).toMatchObject({ status: 'afgesloten', afgeslotenOp: at(40), uitkomst: null, beantwoordOp: null });
    },
  );

  test('leaving voicemail and then hanging up ends once', () => {
    expect(
      waits(fold('telefoon', ev(0, 'in-wachtrij'), ev(20, 'voicemail'), ev(50, 'opgehangen'), ev(51, 'beeindigd'))),
    ).toEqual(['0-20 afgehaakt']);
  });

  test('leaving the queue for a call-back is not abandoned, and the call-back is owed', () => {
    const contact = fold('telefoon', ev(0, 'in-wachtrij'), ev(45, 'terugbellen-gevraagd'), ev(46, 'opgehangen'));
    expect(waits(contact)).toEqual(['0-45 terugbel-gevraagd']);
    expect(contact.status).toBe('wachtend');
    expect(contact.terugbelverzoeken).toEqual([
      { id: 'terugbellen-gevraagd-45', gedaanOp: at(45), uiterlijkOp: null, eerstePogingOp: null, bereiktOp: null },
    ]);
  });

  test('answered and hung up in the same millisecond was answered', () => {
    expect(waits(fold('telefoon', ev(0, 'in-wachtrij'), ev(7, 'opgehangen'), ev(7, 'aangenomen')))).toEqual([
      '0-7 beantwoord',
    ]);
  });

  test('answered in the instant it was queued waited nothing', () => {
    const contact = fold('telefoon', ev(3, 'aangenomen'), ev(3, 'in-wachtrij'));
    expect(waits(contact)).toEqual(['3-3 beantwoord']);
    expect(contact.twijfels).toEqual([]);
  });

  test('ended by the exchange and in a queue again at that instant or later overflowed: it is the same wait', () => {
    const overflow = [
      ev(0, 'in-wachtrij', { id: 'q1' }),
      ev(60, 'beeindigd'),
      ev(60, 'in-wachtrij', { id: 'q2', wijkteam: 'noord' }),
    ];
    expect(waits(fold('telefoon', ...overflow))).toEqual(['0-?']);
    expect(waits(fold('telefoon', ...overflow, ev(75, 'aangenomen')))).toEqual(['0-75 beantwoord']);
    expect(waits(fold('telefoon', ...overflow, ev(90, 'beeindigd', { id: 'e2' })))).toEqual(['0-90 afgehaakt']);
  });

  test('overflowed and ended in one and the same second is over, with one wait', () => {
    const contact = fold(
      'telefoon',
      ev(60, 'in-wachtrij', { id: 'q1' }),
      ev(60, 'beeindigd', { id: 'e1' }),
      ev(60, 'in-wachtrij', { id: 'q2', wijkteam: 'noord' }),
      ev(60, 'beeindigd', { id: 'e2' }),
    );
    expect(waits(contact)).toEqual(['60-60 afgehaakt']);
    expect(contact.twijfels).toEqual([]);
  });

  test('ended by the exchange just after it was queued, once, is over', () => {
    expect(waits(fold('telefoon', ev(60, 'in-wachtrij'), ev(60, 'beeindigd')))).toEqual(['60-60 afgehaakt']);
  });

  test('that the caller hung up is not queued again: nobody waits on a line that is gone', () => {
    const contact = fold('telefoon', ev(0, 'in-wachtrij'), ev(20, 'opgehangen'), ev(25, 'in-wachtrij', { id: 'q2' }));
    expect(waits(contact)).toEqual(['0-20 afgehaakt']);
  });

  test('stays answered after a transfer; the last one named has the call', () => {
    const contact = fold(
      'telefoon',
      ev(0, 'in-wachtrij'),
      ev(9, 'aangenomen', { medewerker: 'noor' }),
      ev(60, 'doorverbonden', { doel: 'sam' }),
      ev(75, 'aangenomen', { medewerker: 'sam' }),
      ev(300, 'opgehangen'),
    );
    expect(waits(contact)).toEqual(['0-9 beantwoord']);
    expect(contact).toMatchObject({ aangenomenOp: at(9), aangenomenDoor: 'sam', status: 'in-behandeling' });
  });
});

describe('a call that was never queued', () => {
  test('only begun waits for nothing yet', () => {
    const contact = fold('telefoon', ev(0, 'begonnen'));
    expect(contact).toMatchObject({ wachten: [], status: 'wachtend' });
  });

  test.each(['opgehangen', 'beeindigd', 'voicemail'] as const)('and ends by %s hung up in the menu', (end) => {
    const contact = fold('telefoon', ev(0, 'begonnen'), ev(8, end));
    expect(waits(contact)).toEqual(['0-8 opgehangen-in-menu']);
    expect(contact.status).toBe('afgesloten');
  });

  test('of which only the end is known hung up in the menu at that end', () => {
    const contact = fold('telefoon', ev(8, 'opgehangen'));
    expect(waits(contact)).toEqual(['8-8 opgehangen-in-menu']);
    expect(contact.wachten[0]?.id).toBe('opgehangen-8');
  });

  test('but taken directly was answered, waiting from its beginning', () => {
    expect(waits(fold('telefoon', ev(0, 'begonnen'), ev(6, 'aangenomen'), ev(99, 'beeindigd')))).toEqual([
      '0-6 beantwoord',
    ]);
    expect(waits(fold('telefoon', ev(6, 'aangenomen')))).toEqual(['6-6 beantwoord']);
    expect(waits(fold('telefoon', ev(6, 'aangenomen'), ev(9, 'begonnen')))).toEqual(['6-6 beantwoord']);
  });

  test('but asked for a call-back in the menu was not reached', () => {
    expect(waits(fold('telefoon', ev(0, 'begonnen'), ev(6, 'terugbellen-gevraagd')))).toEqual([
      '0-6 terugbel-gevraagd',
    ]);
  });
});

describe('a call of which nothing is known before it was passed on', () => {
  const passedOn = [ev(0, 'doorverbonden'), ev(1, 'in-wachtrij')];

  test('did not come in by our line: it never waited, whoever took it', () => {
    const contact = fold('telefoon', ...passedOn, ev(9, 'aangenomen', { medewerker: 'sam' }));
    expect(contact).toMatchObject({ wachten: [], twijfels: [], aangenomenDoor: 'sam', status: 'in-behandeling' });
    expect(fold('telefoon', ...passedOn, ev(9, 'opgehangen'))).toMatchObject({ wachten: [], status: 'afgesloten' });
  });

  test('waited after all when it turns out that it came in', () => {
    const contact = fold('telefoon', ...passedOn, ev(9, 'aangenomen'), ev(0, 'begonnen'));
    expect(waits(contact)).toEqual(['1-9 beantwoord']);
  });
});

describe('what contradicts itself is listed and never becomes a figure', () => {
  test('an answer before the queue does not end the wait', () => {
    const contact = fold('telefoon', ev(5, 'aangenomen'), ev(10, 'in-wachtrij'));
    expect(waits(contact)).toEqual(['10-?']);
    expect(contact.twijfels).toEqual([{ code: 'aangenomen-voor-wachtrij', gebeurtenis: 'aangenomen-5' }]);
    expect(contact).toMatchObject({ aangenomenOp: null, beantwoordOp: null, status: 'wachtend' });
    expect(waits(fold('telefoon', ev(5, 'aangenomen'), ev(10, 'in-wachtrij'), ev(60, 'beeindigd')))).toEqual([
      '10-60 afgehaakt',
    ]);
  });

  test('an answer after the caller hung up does not make it answered', () => {
    const contact = fold('telefoon', ev(0, 'in-wachtrij'), ev(20, 'opgehangen'), ev(25, 'aangenomen'));
    expect(waits(contact)).toEqual(['0-20 afgehaakt']);
    expect(contact.twijfels).toEqual([{ code: 'aangenomen-na-ophangen', gebeurtenis: 'aangenomen-25' }]);
    expect(contact.status).toBe('afgesloten');
  });

  test('a real answer beside a doubtful one counts', () => {
    const contact = fold('telefoon', ev(5, 'aangenomen'), ev(10, 'in-wachtrij'), ev(18, 'aangenomen'));
    expect(waits(contact)).toEqual(['10-18 beantwoord']);
    expect(contact.twijfels).toHaveLength(1);
  });

  test('a hang-up before the queue gives no negative wait, and nobody waits on for ever', () => {
    const contact = fold('telefoon', ev(5, 'opgehangen'), ev(10, 'in-wachtrij'));
    expect(waits(contact)).toEqual(['10-10 afgehaakt']);
    expect(contact.twijfels).toEqual([{ code: 'einde-voor-begin', gebeurtenis: 'opgehangen-5' }]);
    expect(waits(fold('telefoon', ev(5, 'opgehangen'), ev(10, 'in-wachtrij'), ev(14, 'aangenomen')))).toEqual([
      '10-14 beantwoord',
    ]);
  });
});

describe('what people add to a call', () => {
  test('closing an answered call gives its outcome', () => {
    const contact = fold(
      'telefoon',
      ev(0, 'in-wachtrij'),
      ev(5, 'aangenomen'),
      ev(60, 'afgesloten', { uitkomst: 'doorverwezen' }),
    );
    expect(contact).toMatchObject({ status: 'afgesloten', uitkomst: 'doorverwezen', afgeslotenOp: at(60) });
    expect(waits(contact)).toEqual(['0-5 beantwoord']);
  });

  test('a call-back that is owed reopens an abandoned call', () => {
    const contact = fold('telefoon', ev(0, 'in-wachtrij'), ev(40, 'opgehangen'), ev(90, 'terugbelverzoek-gedaan'));
    expect(contact).toMatchObject({ status: 'wachtend', afgeslotenOp: null });
    expect(waits(contact)).toEqual(['0-40 afgehaakt']);
  });

  test('a call-back that was noted before the caller hung up keeps the contact open', () => {
    const contact = fold('telefoon', ev(0, 'in-wachtrij'), ev(10, 'terugbelverzoek-gedaan'), ev(20, 'opgehangen'));
    expect(contact.status).toBe('wachtend');
    expect(waits(contact)).toEqual(['0-20 afgehaakt']);
  });

  test('the call-back of an abandoned call can be taken, and the call stays abandoned', () => {
    const contact = fold(
      'telefoon',
      ev(0, 'in-wachtrij'),
      ev(40, 'opgehangen'),
      ev(90, 'terugbelverzoek-gedaan'),
      ev(99, 'aangenomen', { medewerker: 'noor' }),
    );
    expect(contact).toMatchObject({ status: 'in-behandeling', aangenomenDoor: 'noor', twijfels: [] });
    expect(waits(contact)).toEqual(['0-40 afgehaakt']);
  });

  test('an attempt without answer is noted, starts no clock and closes nothing; reaching the person ends the call-back', () => {
    const asked = [ev(0, 'in-wachtrij'), ev(5, 'terugbellen-gevraagd')];
    const attempted = fold('telefoon', ...asked, ev(70, 'contactpoging'), ev(80, 'contactpoging'));
    expect(attempted.terugbelverzoeken[0]).toMatchObject({ eerstePogingOp: at(70), bereiktOp: null });
    expect(attempted.status).toBe('wachtend');
    const reached = fold('telefoon', ...asked, ev(70, 'contactpoging'), ev(95, 'contactpoging', { gelukt: true }));
    expect(reached.terugbelverzoeken[0]).toMatchObject({ eerstePogingOp: at(70), bereiktOp: at(95) });
    expect(reached.status).toBe('in-behandeling');
    expect(waits(reached)).toEqual(['0-5 terugbel-gevraagd']);
  });

  test('asking twice is one call-back with the earliest promise', () => {
    const contact = fold(
      'telefoon',
      ev(0, 'in-wachtrij'),
      ev(5, 'terugbellen-gevraagd'),
      ev(50, 'terugbelverzoek-gedaan', { uiterlijkOp: at(900) }),
      ev(60, 'terugbelverzoek-gedaan', { uiterlijkOp: at(500) }),
    );
    expect(contact.terugbelverzoeken).toEqual([
      { id: 'terugbellen-gevraagd-5', gedaanOp: at(5), uiterlijkOp: at(500), eerstePogingOp: null, bereiktOp: null },
    ]);
  });
});

describe('a visitor', () => {
  test('waits from arrival until somebody starts talking', () => {
    const contact = fold(
      'inloop',
      ev(0, 'aangekomen', { voor: 'jeugd' }),
      ev(600, 'aangenomen', { medewerker: 'sam' }),
    );
    expect(waits(contact)).toEqual(['0-600 beantwoord']);
    expect(contact.wachten[0]).toMatchObject({ kanaal: 'inloop', wijkteam: 'centrum', locatie: 'buurthuis' });
    expect(contact).toMatchObject({ domein: 'jeugd', locatie: 'buurthuis', status: 'in-behandeling' });
  });

  test('who leaves first is abandoned and closed, whatever order it became known in', () => {
    const contact = fold('inloop', ev(300, 'vertrokken'), ev(0, 'aangekomen'));
    expect(waits(contact)).toEqual(['0-300 afgehaakt']);
    expect(contact.status).toBe('afgesloten');
  });

  test('who leaves after the conversation was answered', () => {
    const contact = fold('inloop', ev(0, 'aangekomen'), ev(10, 'aangenomen'), ev(300, 'vertrokken'));
    expect(waits(contact)).toEqual(['0-10 beantwoord']);
    expect(contact.status).toBe('in-behandeling');
  });

  test('of whom only the leaving is known does not count yet', () => {
    expect(fold('inloop', ev(300, 'vertrokken'))).toMatchObject({ wachten: [], twijfels: [], status: 'afgesloten' });
  });
});
