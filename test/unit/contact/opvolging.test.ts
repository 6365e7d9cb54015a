/** What is noted about a contact for who looks back on it: three tests a rule: allowed, refused, quiet. */
import { describe, expect, test } from '@jest/globals';
import { at, decide, ev, fold, grown, refusal } from './story.ts';

const mail = fold('mail', ev(0, 'bericht-ontvangen'));
const closed = fold('mail', ev(0, 'bericht-ontvangen'), ev(10, 'afgesloten'));

describe('what it was about', () => {
  test('is noted with the closing, in the same write, and holds no word of itself when nothing is said', () => {
    const command = { soort: 'sluitAf', uitkomst: 'doorverwezen', kenmerken: { themas: ['wonen', 'wonen'] } } as const;
    expect(decide(mail, 60, command)).toEqual([
      { id: 'cmd', op: at(60), soort: 'afgesloten', uitkomst: 'doorverwezen', door: 'fatima' },
      { id: 'cmd/kenmerken', op: at(60), soort: 'kenmerken-vastgelegd', themas: ['wonen'], door: 'fatima' },
    ]);
    expect(decide(mail, 60, { soort: 'sluitAf', uitkomst: 'doorverwezen' })).toHaveLength(1);
  });

  test('can be noted and changed after closing; what is not given stays, null takes it away', () => {
    let contact = grown(closed, 60, {
      soort: 'legKenmerkenVast',
      kenmerken: { themas: ['wonen'], verwijzer: 'huisarts' },
    });
    expect(contact.kenmerken).toEqual({ themas: ['wonen'], verwijzer: 'huisarts', doorverwezenNaar: null });
    contact = grown(contact, 70, { soort: 'legKenmerkenVast', kenmerken: { doorverwezenNaar: 'ggz' } });
    contact = grown(contact, 80, { soort: 'legKenmerkenVast', kenmerken: { verwijzer: null, themas: [] } });
    expect(contact).toMatchObject({
      status: 'afgesloten',
      kenmerken: { themas: [], verwijzer: null, doorverwezenNaar: 'ggz' },
    });
  });

  test('said again it is quiet, also in another order and with the closing said again', () => {
    const contact = grown(closed, 60, { soort: 'legKenmerkenVast', kenmerken: { themas: ['wonen', 'meedoen'] } });
    const again = { themas: ['meedoen', 'wonen'] };
    expect(decide(contact, 70, { soort: 'legKenmerkenVast', kenmerken: again })).toEqual([]);
    expect(decide(contact, 70, { soort: 'sluitAf', uitkomst: 'informatie-advies', kenmerken: again })).toEqual([]);
    const more = { soort: 'sluitAf', uitkomst: 'informatie-advies', kenmerken: { verwijzer: 'school' } } as const;
    expect(decide(contact, 70, more)).toMatchObject([{ soort: 'kenmerken-vastgelegd', verwijzer: 'school' }]);
  });
});

describe('a complaint', () => {
  const gemeld = grown(closed, 60, { soort: 'meldKlacht', ernst: 'ontevreden' });

  test('is dated when it was first told, however grave it turns out to be', () => {
    expect(grown(gemeld, 90, { soort: 'meldKlacht', ernst: 'klacht' }).klacht).toEqual({
      ernst: 'klacht',
      gemeldOp: at(60),
      afhandeling: null,
    });
    expect(decide(gemeld, 90, { soort: 'meldKlacht', ernst: 'ontevreden' })).toEqual([]);
  });

  test('that was noted by mistake is none', () => {
    expect(grown(gemeld, 90, { soort: 'meldKlacht', ernst: 'geen' }).klacht).toBeNull();
    expect(decide(closed, 90, { soort: 'meldKlacht', ernst: 'geen' })).toEqual([]);
  });

  test('is handled once it was told, not before it and not where there is none', () => {
    const handle = { soort: 'handelKlachtAf', ontvankelijk: true, opgelost: false } as const;
    const handled = grown(gemeld, 90, handle);
    expect(handled.klacht?.afhandeling).toEqual({ op: at(90), ontvankelijk: true, opgelost: false });
    expect(decide(handled, 100, handle)).toEqual([]);
    expect(decide(handled, 100, { ...handle, opgelost: true })).toHaveLength(1);
    expect(refusal(() => decide(closed, 90, handle))).toBe('niet-gevonden');
    expect(refusal(() => decide(gemeld, 90, { ...handle, op: at(59) }))).toBe('ongeldige-invoer op');
    expect(refusal(() => decide(gemeld, 90, { ...handle, op: at(91) }))).toBe('ongeldige-invoer op');
  });
});

describe('an appointment', () => {
  const DAG = 86_400;
  const planned = grown(mail, 60, { soort: 'maakAfspraak', id: 'a1', afspraakOp: at(2 * DAG) });
  const end = (hoe: 'verschenen' | 'niet-verschenen' | 'afgezegd') =>
    ({ soort: 'rondAfspraakAf', afspraak: 'a1', hoe }) as const;

  test('touches no wait', () => {
    expect(planned.afspraken).toEqual([{ id: 'a1', afspraakOp: at(2 * DAG), hoe: 'gepland' }]);
    const kept = grown(planned, 2 * DAG, end('verschenen'));
    expect(kept).toMatchObject({ status: 'wachtend', wachten: [{ einde: null }] });
  });

  test('nobody failed to come before its time; a little early is there, a day early is not; cancelling is at any time', () => {
    expect(refusal(() => decide(planned, 2 * DAG - 1, end('niet-verschenen')))).toBe('ongeldige-invoer uitkomst');
    expect(decide(planned, 2 * DAG, end('niet-verschenen'))).toHaveLength(1);
    expect(decide(planned, 2 * DAG - 600, end('verschenen'))).toHaveLength(1);
    expect(refusal(() => decide(planned, DAG, end('verschenen')))).toBe('ongeldige-invoer uitkomst');
    expect(decide(planned, 61, end('afgezegd'))).toHaveLength(1);
  });

  test('can be put right, and said again it is quiet', () => {
    const missed = grown(planned, 2 * DAG, end('niet-verschenen'));
    expect(decide(missed, 2 * DAG + 60, end('niet-verschenen'))).toEqual([]);
    expect(grown(missed, 2 * DAG + 60, end('verschenen')).afspraken).toMatchObject([{ hoe: 'verschenen' }]);
  });

  test('of which this contact knows nothing does not exist, and none is before the contact', () => {
    expect(refusal(() => decide(mail, 60, end('afgezegd')))).toBe('niet-gevonden');
    expect(refusal(() => decide(mail, 60, { soort: 'maakAfspraak', afspraakOp: at(-1) }))).toBe('ongeldige-invoer op');
  });
});
