import { describe, expect, test } from '@jest/globals';
import { UITKOMSTEN as UITKOMSTEN_VAN_DE_API } from '../../../shared/domain/contact/types.ts';
import type { Antwoord, Bericht, ContactVolledig, Verzendstatus } from '../../../web/app/antwoorden/contacten.ts';
import { kijkNa } from '../../../web/pages/contact/nakijken.ts';
import {
  type Afronding,
  afsluiting,
  beginAfronding,
  bezwaar,
  bijCijfer,
  partnersUit,
  toestemmingBij,
  UITKOMSTEN,
} from '../../../web/pages/contact/uitkomst.ts';
import { veiligAfspraak } from '../../../web/pages/contact/veilig.ts';
import { draad, gebeurd, grootte } from '../../../web/pages/contact/verloop.ts';

const VOL = {
  toestemming: null,
  kenmerken: { themas: ['wonen'], doorverwezenNaar: null },
} as unknown as ContactVolledig;
const afronding = (over: Partial<Afronding> = {}): Afronding => ({ ...beginAfronding(VOL), ...over });

describe('a text is looked at before it leaves', () => {
  test('fields that nobody filled in are named, each once', () => {
    expect(kijkNa('Beste {{naam}}, van {{ naam }} en {{naam}}')).toHaveLength(2);
    expect(kijkNa('Beste {{naam}}')[0]).toContain('{{naam}}');
  });

  test.each([
    ['111222333', 1],
    ['111.222.333', 1],
    ['1112 22 333', 1],
    // Fails the check of nine digits.
    ['111222334', 0],
    ['000000000', 0],
    // A telephone number has ten.
    ['0381112223', 0],
    ['Komt u om 14:30 langs?', 0],
  ])('%s gives %d warnings', (tekst, aantal) => {
    expect(kijkNa(`Goedendag ${tekst}`)).toHaveLength(aantal);
  });
});

describe('the outcome', () => {
  test('every outcome of the API has a digit, and nothing else has', () => {
    const byDigit = ['1', '2', '3', '4', '5', '6', '7', '8'].map(bijCijfer);
    expect([...byDigit].sort()).toEqual([...UITKOMSTEN_VAN_DE_API].sort());
    expect(['0', '9', 'a', '12', 'Enter'].map(bijCijfer)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(new Set(UITKOMSTEN.map(({ tekst }) => tekst)).size).toBe(UITKOMSTEN.length);
  });

  test('none, or an aanmelding of which nobody knows how it came, is asked for before the API asks', () => {
    expect(bezwaar(afronding())).toMatch(/uitkomst/);
    expect(bezwaar(afronding({ uitkomst: 'spam' }))).toBeNull();
    expect(bezwaar(afronding({ uitkomst: 'aanmelding' }))).toMatch(/komt/);
    expect(bezwaar(afronding({ uitkomst: 'aanmelding', weg: 'zelf' }))).toBeNull();
  });

  test('without sure consent it cannot be an aanmelding', () => {
    const without = { uitkomst: 'aanmelding', weg: 'ander-zonder-toestemming' } as const;
    expect(bezwaar(afronding(without))).toMatch(/toestemming/);
    const doubt = { uitkomst: 'aanmelding', weg: 'ander-met-toestemming', twijfel: true } as const;
    expect(bezwaar(afronding(doubt))).toMatch(/toestemming/);
    expect(bezwaar(afronding({ ...doubt, twijfel: false }))).toBeNull();
  });

  test('consent is recorded first, once, and with whom may be shared stays', () => {
    const aanmelding = afronding({ uitkomst: 'aanmelding', weg: 'zelf', minderjarig: true });
    expect(toestemmingBij(aanmelding, null)).toEqual({ weg: 'zelf', minderjarig: true });
    expect(toestemmingBij(aanmelding, { weg: 'zelf', minderjarig: true })).toBeUndefined();
    const delen = [{ partner: 'MEE' }];
    expect(toestemmingBij(aanmelding, { weg: 'zelf', delen })).toEqual({ weg: 'zelf', minderjarig: true, delen });
    expect(toestemmingBij(afronding({ uitkomst: 'spam', weg: 'zelf' }), null)).toBeUndefined();
  });

  test('partners are one a line, each once', () => {
    expect(partnersUit(' MEE \n\nHumanitas\nMEE')).toEqual([{ partner: 'MEE' }, { partner: 'Humanitas' }]);
    expect(partnersUit(' \n')).toEqual([]);
  });

  test('the API is told what belongs to the outcome, and nothing that belongs to another', () => {
    expect(afsluiting(afronding({ uitkomst: 'spam', partner: 'mee', uitzondering: 'eropaf' }))).toEqual({
      uitkomst: 'spam',
      themas: ['wonen'],
    });
    expect(afsluiting(afronding({ uitkomst: 'doorverwezen', partner: 'mee', notitie: '  belt zelf  ' }))).toEqual({
      uitkomst: 'doorverwezen',
      themas: ['wonen'],
      doorverwezenNaar: 'mee',
      toelichting: 'belt zelf',
    });
    expect(afsluiting(afronding({ uitkomst: 'aanmelding', thema: '' }))).toEqual({
      uitkomst: 'aanmelding',
      vraagverheldering: true,
    });
    expect(afsluiting(afronding({ uitkomst: 'aanmelding', thema: '', uitzondering: 'eropaf' }))).toEqual({
      uitkomst: 'aanmelding',
      uitzondering: { reden: 'eropaf' },
    });
  });
});

test('of safe contact only what was asked for is noted', () => {
  const leeg = { geenVoicemail: false, geenMail: false, geenSms: false, geenBrief: false, geenNaam: false };
  const niets = { ...leeg, nietVoor: '', nietNa: '', nummer: '  ' };
  expect(veiligAfspraak(niets)).toEqual({});
  expect(veiligAfspraak({ ...niets, geenVoicemail: true, nietVoor: '17:00', nummer: ' 0612345678 ' })).toEqual({
    geenVoicemail: true,
    nietVoor: '17:00',
    verbodenNummers: ['0612345678'],
  });
});

describe('what was said', () => {
  const bericht = (id: string, op: string): Bericht => ({ id, op, onderwerp: null, tekst: id });
  const antwoord = (id: string, op: string, status: Verzendstatus = 'verzonden'): Antwoord => ({
    id,
    op,
    door: 'tom',
    tekst: id,
    status,
    intrekbaarTot: null,
  });

  test('is in order; what was taken back is the draft, and no turn unless the draft is another', () => {
    const contact = {
      gebeurtenissen: [],
      berichten: [bericht('b2', '2026-11-25T10:02:00.000Z'), bericht('b1', '2026-11-25T10:00:00.000Z')],
      antwoorden: [
        antwoord('a1', '2026-11-25T10:01:00.000Z'),
        antwoord('a2', '2026-11-25T10:03:00.000Z', 'ingetrokken'),
      ],
    };
    const ids = (tekst: string) =>
      draad({ ...contact, concept: { tekst, op: '2026-11-25T10:04:00.000Z', versie: 1 } }).map((turn) =>
        turn.wie === 'wij' ? turn.antwoord.id : turn.bericht.id,
      );
    expect(ids('a2')).toEqual(['b1', 'a1', 'b2']);
    expect(ids('iets anders')).toEqual(['b1', 'a1', 'b2', 'a2']);
  });

  test('what came in the same instant is in the order of the record', () => {
    const op = '2026-11-25T10:00:00.000Z';
    const feit = (deel: object) => ({ id: JSON.stringify(deel), soort: 'x', op, ...deel });
    const turns = draad({
      berichten: [bericht('b2', op), bericht('b1', op)],
      antwoorden: [antwoord('a1', op)],
      concept: null,
      gebeurtenissen: [
        feit({ bericht: 'b1' }),
        feit({ antwoord: 'a1' }),
        feit({ bericht: 'b2' }),
        // Sent later: where it was written down counts.
        feit({ antwoord: 'a1', verzonden: true }),
      ],
    });
    expect(turns.map((turn) => (turn.wie === 'wij' ? turn.antwoord.id : turn.bericht.id))).toEqual(['b1', 'a1', 'b2']);
  });

  test('a fact of a kind that is new here is a line all the same; a size is written as people write it', () => {
    expect(gebeurd('iets-heel-nieuws')).toBe('iets heel nieuws');
    expect([grootte(950), grootte(12_345), grootte(1_400_000)]).toEqual(['1 kB', '12,3 kB', '1,4 MB']);
  });
});
