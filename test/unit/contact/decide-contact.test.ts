import { describe, expect, test } from '@jest/globals';
import type { ContactGebeurtenis, Kanaal } from '../../../shared/domain/contact/types.ts';
import { at, decide, ev, fold, grown, kop, refusal, waits } from './story.ts';

const mail = ev(0, 'bericht-ontvangen');
const waiting = fold('mail', mail);
const closed = fold('mail', mail, ev(50, 'afgesloten', { uitkomst: 'doorverwezen' }));
const register = (kanaal: Kanaal, ...gebeurtenissen: ContactGebeurtenis[]) =>
  ({ soort: 'registreerGebeurtenissen', kop: kop(kanaal), gebeurtenissen }) as const;

describe('facts of a kanaal', () => {
  test('begin a contact and are recorded', () => {
    expect(decide(null, 9, register('telefoon', ev(4, 'in-wachtrij'), ev(0, 'begonnen')))).toEqual([
      ev(0, 'begonnen'),
      ev(4, 'in-wachtrij'),
    ]);
  });

  test('that are known, or come twice in one delivery, are quiet', () => {
    expect(decide(waiting, 9, register('mail', mail))).toEqual([]);
    expect(decide(null, 9, register('mail', mail, mail))).toEqual([mail]);
  });

  test('of a call are taken after closing too: they correct what is known', () => {
    const call = fold('telefoon', ev(0, 'in-wachtrij'), ev(40, 'opgehangen'));
    expect(decide(call, 99, register('telefoon', ev(8, 'aangenomen')))).toEqual([ev(8, 'aangenomen')]);
  });

  test('of a call that are told otherwise under the same id are replaced by the earliest report, whichever came first', () => {
    const precise = ev(8, 'aangenomen', { id: 'x' });
    const earlier = ev(7, 'aangenomen', { id: 'x' });
    const queue = ev(0, 'in-wachtrij');
    expect(decide(fold('telefoon', queue, precise), 99, register('telefoon', earlier))).toEqual([earlier]);
    expect(decide(fold('telefoon', queue, earlier), 99, register('telefoon', precise))).toEqual([]);
    expect(decide(null, 99, register('telefoon', precise, earlier))).toEqual([earlier]);
    expect(fold('telefoon', queue, precise, earlier).gebeurtenissen).toEqual([queue, earlier]);
  });

  test('of a visit that are noted twice happened when they were noted first, whichever came first', () => {
    const [noted, earlier] = [ev(5, 'aangekomen', { id: 'x' }), ev(1, 'aangekomen', { id: 'x' })];
    expect(decide(fold('inloop', noted), 99, register('inloop', earlier))).toEqual([earlier]);
    expect(decide(fold('inloop', earlier), 99, register('inloop', noted))).toEqual([]);
  });

  test('of a call or visit never replace what a person did, and what was written is never replaced', () => {
    const closing = ev(50, 'afgesloten', { id: 'x' });
    expect(decide(fold('telefoon', closing), 99, register('telefoon', ev(7, 'opgehangen', { id: 'x' })))).toEqual([]);
    expect(decide(fold('inloop', closing), 99, register('inloop', ev(7, 'vertrokken', { id: 'x' })))).toEqual([]);
    const asked = fold('chat', ev(5, 'vraag-gesteld', { id: 'x' }));
    expect(decide(asked, 99, register('chat', ev(1, 'vraag-gesteld', { id: 'x' })))).toEqual([]);
  });

  test('that do not belong to the kanaal, or to this contact, are refused', () => {
    expect(refusal(() => decide(null, 9, register('chat', mail)))).toBe('soort-past-niet-bij-kanaal');
    expect(refusal(() => decide(null, 9, register('mail', ev(1, 'afgesloten'))))).toBe('soort-past-niet-bij-kanaal');
    expect(refusal(() => decide(waiting, 9, register('chat', ev(1, 'vraag-gesteld'))))).toBe('ander-contact');
  });

  test('that ask something of a closed contact are refused: they begin a new one', () => {
    expect(refusal(() => decide(closed, 99, register('mail', ev(90, 'bericht-ontvangen'))))).toBe('afgesloten');
  });

  test('that ask something of a contact with nothing but automatic mail begin the wait there', () => {
    const automatic = fold('mail', ev(0, 'bericht-ontvangen', { soortBericht: 'lijst' }));
    expect(automatic.status).toBe('afgesloten');
    expect(decide(automatic, 99, register('mail', ev(90, 'bericht-ontvangen')))).toHaveLength(1);
  });

  test('automatic mail to a closed contact is recorded there and opens nothing', () => {
    const outOfOffice = ev(90, 'bericht-ontvangen', { soortBericht: 'afwezigheid' });
    expect(decide(closed, 99, register('mail', outOfOffice))).toEqual([outOfOffice]);
    expect(fold('mail', ...closed.gebeurtenissen, outOfOffice).status).toBe('afgesloten');
  });

  test('a chat question that the leaving overtook still belongs to that chat', () => {
    const left = fold('chat', ev(0, 'vraag-gesteld'), ev(5, 'antwoord-verzonden'), ev(50, 'chat-verlaten'));
    expect(decide(left, 60, register('chat', ev(45, 'vraag-gesteld')))).toEqual([ev(45, 'vraag-gesteld')]);
    expect(refusal(() => decide(left, 60, register('chat', ev(55, 'vraag-gesteld'))))).toBe('afgesloten');
    expect(refusal(() => decide(left, 60, register('chat', ev(50, 'vraag-gesteld'))))).toBe('afgesloten');
  });

  test('a question in the very millisecond of an answer is not held to be answered by it', () => {
    const answered = fold('mail', mail, ev(30, 'antwoord-klaargezet'), ev(30, 'antwoord-verzonden'));
    const next = ev(30, 'bericht-ontvangen', { id: 'tweede' });
    const events = decide(answered, 30, register('mail', next));
    expect(waits(fold('mail', ...answered.gebeurtenissen, ...events))).toEqual(['0-30 beantwoord', '30.001-?']);
  });

  test('question and answer in turn within one millisecond are as many waits as questions that were answered', () => {
    let contact = fold('chat', ev(30, 'vraag-gesteld'));
    for (let n = 1; n <= 5; n += 1) {
      const antwoord = `a${n}`;
      const op = contact.gebeurtenissen.at(-1)?.op ?? at(30);
      const answer = [
        ev(30, 'antwoord-klaargezet', { id: `k${n}`, antwoord }),
        ev(30, 'antwoord-verzonden', { id: `v${n}`, antwoord }),
      ];
      contact = fold('chat', ...contact.gebeurtenissen, ...answer.map((event) => ({ ...event, op })));
      const next = ev(30, 'vraag-gesteld', { id: `q${n}`, bericht: `b${n}` });
      contact = fold('chat', ...contact.gebeurtenissen, ...decide(contact, 30, register('chat', next)));
      expect(contact.wachten.map(({ einde }) => einde?.hoe ?? 'wacht')).toEqual([
        ...Array.from({ length: n }, () => 'beantwoord'),
        'wacht',
      ]);
    }
  });
});

describe('taking a contact', () => {
  test('is allowed for one that nobody has', () => {
    expect(decide(waiting, 9, { soort: 'neemAan' })).toEqual([
      { id: 'cmd', op: at(9), soort: 'aangenomen', medewerker: 'fatima' },
    ]);
  });

  test('is refused when another has it, and says who', () => {
    const taken = fold('mail', mail, ev(5, 'aangenomen', { medewerker: 'noor' }));
    expect(refusal(() => decide(taken, 9, { soort: 'neemAan' }))).toBe('al-aangenomen');
    expect(() => decide(taken, 9, { soort: 'neemAan' })).toThrow(/noor/);
  });

  test('is refused when it is closed, or when nobody is there any more', () => {
    expect(refusal(() => decide(closed, 99, { soort: 'neemAan' }))).toBe('afgesloten');
    const gone = fold('inloop', ev(0, 'aangekomen'), ev(60, 'vertrokken'));
    expect(refusal(() => decide(gone, 99, { soort: 'neemAan' }))).toBe('afgesloten');
  });

  test('opens mail that was wrongly held to be automatic', () => {
    const automatic = fold('mail', ev(0, 'bericht-ontvangen', { soortBericht: 'automatisch' }));
    expect(grown(automatic, 9, { soort: 'neemAan' }).status).toBe('in-behandeling');
  });

  test('is quiet for who has it already', () => {
    const taken = grown(waiting, 9, { soort: 'neemAan' });
    expect(decide(taken, 20, { soort: 'neemAan' })).toEqual([]);
  });

  test('of a visitor whose arrival was noted by a clock running ahead ends a wait of nothing, not a doubtful one', () => {
    const visit = grown(fold('inloop', ev(30, 'aangekomen')), 10, { soort: 'neemAan' });
    expect(waits(visit)).toEqual(['30-30 beantwoord']);
    expect(visit.twijfels).toEqual([]);
  });
});

describe('answering in writing', () => {
  const answered = decide(waiting, 9, { soort: 'beantwoord', antwoord: 'a1' });

  test('writes the answer down to be sent, and takes the contact', () => {
    expect(answered).toEqual([{ id: 'cmd', op: at(9), soort: 'antwoord-klaargezet', antwoord: 'a1', door: 'fatima' }]);
    expect(fold('mail', mail, ...answered).aangenomenDoor).toBe('fatima');
  });

  test('is allowed for a colleague of who has it', () => {
    const taken = fold('mail', mail, ev(5, 'aangenomen', { medewerker: 'noor' }));
    expect(decide(taken, 9, { soort: 'beantwoord', antwoord: 'a1' })).toHaveLength(1);
  });

  test('is refused on a closed contact and on a call', () => {
    expect(refusal(() => decide(closed, 99, { soort: 'beantwoord', antwoord: 'a1' }))).toBe('afgesloten');
    const call = fold('telefoon', ev(0, 'in-wachtrij'));
    expect(refusal(() => decide(call, 9, { soort: 'beantwoord', antwoord: 'a1' }))).toBe('kanaal-zonder-antwoord');
  });

  test('is quiet when that answer is there already, also after closing', () => {
    const events = [mail, ...answered];
    expect(decide(fold('mail', ...events), 12, { soort: 'beantwoord', antwoord: 'a1', id: 'other' })).toEqual([]);
    expect(decide(fold('mail', ...events, ev(20, 'afgesloten')), 99, { soort: 'beantwoord', antwoord: 'a1' })).toEqual(
      [],
    );
  });
});

describe('what became of an answer', () => {
  const written = fold('mail', mail, ev(5, 'antwoord-klaargezet'));

  test('sent ends the wait; said twice is quiet', () => {
    const sent = grown(written, 9, { soort: 'meldVerzonden', antwoord: 'a1' });
    expect(waits(sent)).toEqual(['0-9 beantwoord']);
    expect(decide(sent, 12, { soort: 'meldVerzonden', antwoord: 'a1' })).toEqual([]);
  });

  test('failed leaves the wait; said twice is quiet', () => {
    const failed = grown(written, 9, { soort: 'meldMislukt', antwoord: 'a1', reden: 'onbekend adres' });
    expect(waits(failed)).toEqual(['0-?']);
    expect(decide(failed, 12, { soort: 'meldMislukt', antwoord: 'a1', reden: 'onbekend adres' })).toEqual([]);
  });

  test('failed after it seemed sent is heard, also after closing', () => {
    const done = grown(grown(written, 9, { soort: 'meldVerzonden', antwoord: 'a1' }), 12, {
      soort: 'sluitAf',
      uitkomst: 'informatie-advies',
    });
    const bounced = grown(done, 60, { soort: 'meldMislukt', antwoord: 'a1', reden: 'onbestelbaar' });
    expect(waits(bounced)).toEqual(['0-?']);
    expect(bounced.status).toBe('in-behandeling');
  });

  test('is refused for an answer that is not there', () => {
    expect(refusal(() => decide(waiting, 9, { soort: 'meldVerzonden', antwoord: 'a1' }))).toBe('niet-gevonden');
  });
});

describe('no answer needed', () => {
  test('ends the wait as such, once', () => {
    const thanked = grown(waiting, 9, { soort: 'geenAntwoordNodig' });
    expect(waits(thanked)).toEqual(['0-9 geen-antwoord-nodig']);
    expect(decide(thanked, 12, { soort: 'geenAntwoordNodig' })).toEqual([]);
  });

  test('is refused when nothing waits, when it is closed, and for a call', () => {
    const answered = fold('mail', mail, ev(5, 'antwoord-verzonden'));
    expect(refusal(() => decide(answered, 9, { soort: 'geenAntwoordNodig' }))).toBe('niemand-wacht');
    expect(refusal(() => decide(closed, 99, { soort: 'geenAntwoordNodig' }))).toBe('afgesloten');
    expect(refusal(() => decide(fold('inloop', ev(0, 'aangekomen')), 9, { soort: 'geenAntwoordNodig' }))).toBe(
      'kanaal-zonder-antwoord',
    );
  });
});

describe('triage', () => {
  const decision = { soort: 'trieer', regelset: 'r1', signalen: { honger: 'ja' }, domein: 'sociaal' } as const;

  test('as advised is recorded without explanation', () => {
    expect(decide(waiting, 9, { ...decision, urgentie: 'spoed', advies: 'spoed', spoedzaak: 's1' })).toEqual([
      {
        id: 'cmd',
        op: at(9),
        soort: 'getrieerd',
        door: 'fatima',
        urgentie: 'spoed',
        advies: 'spoed',
        regelset: 'r1',
        signalen: { honger: 'ja' },
        domein: 'sociaal',
        spoedzaak: 's1',
      },
    ]);
  });

  test('that differs from the advice, either way, needs a reason', () => {
    const lower = { ...decision, urgentie: 'regulier', advies: 'spoed' } as const;
    const higher = { ...decision, urgentie: 'crisis', advies: 'spoed' } as const;
    expect(refusal(() => decide(waiting, 9, lower))).toBe('ongeldige-invoer redenAfwijking');
    expect(refusal(() => decide(waiting, 9, higher))).toBe('ongeldige-invoer redenAfwijking');
    expect(refusal(() => decide(waiting, 9, { ...lower, redenAfwijking: '' }))).toBe('ongeldige-invoer redenAfwijking');
    expect(decide(waiting, 9, { ...lower, redenAfwijking: 'n1' })).toHaveLength(1);
  });

  test('needs no reason where too little is known for an advice: there is nothing to differ from', () => {
    for (const urgentie of ['regulier', 'spoed', 'crisis'] as const)
      expect(decide(waiting, 9, { ...decision, urgentie, advies: 'onvoldoende-bekend' })).toHaveLength(1);
  });

  test('that lacks a reason is told what was decided, what was advised, and which field to add', () => {
    const act = () => decide(waiting, 9, { ...decision, urgentie: 'regulier', advies: 'spoed' });
    expect(act).toThrow(
      expect.objectContaining({
        faults: [{ veld: 'redenAfwijking', melding: expect.stringMatching(/regulier.*spoed.*redenAfwijking/) }],
      }),
    );
  });

  test('that lowers an earlier decision needs a reason, also when advised; raising does not', () => {
    const urgent = fold('mail', mail, ev(5, 'getrieerd', { urgentie: 'spoed', advies: 'spoed' }));
    const lower = { ...decision, urgentie: 'regulier', advies: 'regulier' } as const;
    expect(refusal(() => decide(urgent, 9, lower))).toBe('ongeldige-invoer redenAfwijking');
    expect(decide(urgent, 9, { ...lower, redenAfwijking: 'n1' })).toHaveLength(1);
    expect(decide(urgent, 9, { ...decision, urgentie: 'crisis', advies: 'crisis' })).toHaveLength(1);
  });

  test('is never too late: danger may be understood after closing', () => {
    const late = grown(closed, 99, { ...decision, urgentie: 'spoed', advies: 'spoed' });
    expect(late).toMatchObject({ urgentie: 'spoed', status: 'afgesloten' });
  });

  test('decided twice the same is quiet; twice within one instant, the second holds', () => {
    const once = grown(waiting, 9, { ...decision, urgentie: 'spoed', advies: 'spoed', id: 'z' });
    expect(decide(once, 9, { ...decision, urgentie: 'spoed', advies: 'spoed', id: 'y' })).toEqual([]);
    expect(grown(once, 9, { ...decision, urgentie: 'crisis', advies: 'crisis', id: 'a' }).urgentie).toBe('crisis');
  });
});

describe('asking for a call-back', () => {
  test('is recorded with its promise', () => {
    const contact = grown(waiting, 9, { soort: 'vraagTerugbellen', uiterlijkOp: at(900) });
    expect(contact.terugbelverzoeken[0]).toMatchObject({ gedaanOp: at(9), uiterlijkOp: at(900) });
  });

  test('again is quiet unless it promises an earlier one', () => {
    const asked = grown(waiting, 9, { soort: 'vraagTerugbellen', uiterlijkOp: at(900) });
    expect(decide(asked, 12, { soort: 'vraagTerugbellen', uiterlijkOp: at(900) })).toEqual([]);
    expect(grown(asked, 12, { soort: 'vraagTerugbellen', uiterlijkOp: at(500) }).terugbelverzoeken).toEqual([
      { ...asked.terugbelverzoeken[0], uiterlijkOp: at(500) },
    ]);
  });

  test('is refused on what a person closed, in the future, and with a promise in the past', () => {
    expect(refusal(() => decide(closed, 99, { soort: 'vraagTerugbellen', uiterlijkOp: at(900) }))).toBe('afgesloten');
    expect(refusal(() => decide(waiting, 9, { soort: 'vraagTerugbellen', uiterlijkOp: at(8) }))).toBe(
      'ongeldige-invoer uiterlijkOp',
    );
    expect(refusal(() => decide(waiting, 9, { soort: 'vraagTerugbellen', uiterlijkOp: at(99), op: at(10) }))).toBe(
      'ongeldige-invoer op',
    );
  });

  test('reopens a call that was abandoned', () => {
    const gone = fold('telefoon', ev(0, 'in-wachtrij'), ev(40, 'opgehangen'));
    expect(grown(gone, 99, { soort: 'vraagTerugbellen', uiterlijkOp: at(900) }).status).toBe('wachtend');
  });
});

describe('an attempt to reach somebody', () => {
  const attempt = { soort: 'legContactpogingVast', wijze: 'telefoon' } as const;

  test('that fails changes nothing but the record; one that succeeds ends the wait', () => {
    const tried = grown(waiting, 9, { ...attempt, gelukt: false });
    expect(waits(tried)).toEqual(['0-?']);
    expect(waits(grown(tried, 12, { ...attempt, gelukt: true }))).toEqual(['0-12 beantwoord']);
  });

  test('may be noted down afterwards, but not before the contact or in the future', () => {
    expect(waits(grown(waiting, 900, { ...attempt, gelukt: true, op: at(600) }))).toEqual(['0-600 beantwoord']);
    expect(refusal(() => decide(waiting, 9, { ...attempt, gelukt: true, op: at(-1) }))).toBe('ongeldige-invoer op');
    expect(refusal(() => decide(waiting, 9, { ...attempt, gelukt: true, op: at(10) }))).toBe('ongeldige-invoer op');
  });

  test('is refused on what a person closed', () => {
    expect(refusal(() => decide(closed, 99, { ...attempt, gelukt: true }))).toBe('afgesloten');
  });

  test('the same command twice is one attempt', () => {
    const tried = grown(waiting, 9, { ...attempt, gelukt: false, id: 'p1' });
    expect(decide(tried, 10, { ...attempt, gelukt: false, id: 'p1' })).toEqual([]);
  });
});

describe('closing', () => {
  test('registers the outcome and ends the wait', () => {
    const done = grown(waiting, 9, { soort: 'sluitAf', uitkomst: 'aanmelding' });
    expect(done).toMatchObject({ status: 'afgesloten', uitkomst: 'aanmelding', afgeslotenOp: at(9) });
    expect(waits(done)).toEqual(['0-9 beantwoord']);
  });

  test('again with the same outcome is quiet, with another refused', () => {
    expect(decide(closed, 99, { soort: 'sluitAf', uitkomst: 'doorverwezen' })).toEqual([]);
    expect(refusal(() => decide(closed, 99, { soort: 'sluitAf', uitkomst: 'spam' }))).toBe('afgesloten');
  });

  test('again as an aanmelding is quiet only when the exception is the same too; another one is refused and named', () => {
    const as = (over: object = {}) => ({ soort: 'sluitAf', uitkomst: 'aanmelding', ...over }) as const;
    const plain = grown(waiting, 9, as());
    const excepted = grown(waiting, 9, as({ uitzondering: 'eropaf' }));
    expect(decide(plain, 99, as())).toEqual([]);
    expect(decide(plain, 99, as({ vraagverheldering: true }))).toEqual([]);
    expect(decide(excepted, 99, as({ uitzondering: 'eropaf' }))).toEqual([]);
    // Who says nothing of an exception says nothing against it.
    expect(decide(excepted, 99, as())).toEqual([]);
    const other = [
      [plain, { uitzondering: 'eropaf' }, /met vraagverheldering/],
      [excepted, { uitzondering: 'vast-gezicht' }, /met de uitzondering eropaf/],
      [excepted, { vraagverheldering: true }, /met de uitzondering eropaf/],
    ] as const;
    for (const [contact, over, message] of other) {
      expect(refusal(() => decide(contact, 99, as(over)))).toBe('afgesloten');
      expect(() => decide(contact, 99, as(over))).toThrow(message);
    }
  });

  test('as not reached is refused while somebody waits', () => {
    expect(refusal(() => decide(waiting, 9, { soort: 'sluitAf', uitkomst: 'niet-bereikt' }))).toBe('wacht-nog');
    const asked = fold('telefoon', ev(0, 'in-wachtrij'), ev(5, 'terugbellen-gevraagd'), ev(60, 'contactpoging'));
    expect(grown(asked, 99, { soort: 'sluitAf', uitkomst: 'niet-bereikt' }).uitkomst).toBe('niet-bereikt');
  });

  test('gives what closed by itself an outcome', () => {
    const gone = fold('telefoon', ev(0, 'in-wachtrij'), ev(40, 'opgehangen'));
    const done = grown(gone, 99, { soort: 'sluitAf', uitkomst: 'spam' });
    expect(done.uitkomst).toBe('spam');
    expect(waits(done)).toEqual(['0-40 afgehaakt']);
  });
});

test('nothing but facts of a kanaal can begin a contact', () => {
  expect(refusal(() => decide(null, 9, { soort: 'neemAan' }))).toBe('niet-gevonden');
  expect(refusal(() => decide(null, 9, { soort: 'sluitAf', uitkomst: 'spam' }))).toBe('niet-gevonden');
});

test('a fact dated far in the future does not drag what people do along with it', () => {
  const odd = fold('telefoon', ev(0, 'in-wachtrij'), ev(86_400, 'doorverbonden'));
  expect(decide(odd, 9, { soort: 'neemAan' })[0]?.op).toBe(at(9));
});
