import { describe, expect, test } from '@jest/globals';
import { type Bevestigingsgegevens, bevestigingTekst } from '../../../shared/domain/contact/bevestiging-tekst.ts';
import { REDENEN_GEWEIGERD } from '../../../shared/domain/contact/bijlagen.ts';
import { STANDAARD_NOODNUMMERS } from '../../../shared/domain/organisatie/standaard.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

const gegevens = (over: Partial<Bevestigingsgegevens> = {}): Bevestigingsgegevens => ({
  organisatie: {
    naam: 'Sociaal Wijkteam Stad',
    crisisdienst: { naam: 'Crisisdienst Regio', nummer: '0800-1471', mail: null },
    noodnummers: STANDAARD_NOODNUMMERS,
  },
  wijkteam: 'Wijkteam Centrum',
  nu: instant('2026-11-25T10:00:00Z'),
  toestand: { open: true, reden: 'openingstijd', volgendeWijziging: instant('2026-11-25T16:00:00Z') },
  opentOp: instant('2026-11-25T10:00:00Z'),
  norm: { seconden: 57_600, klok: 'open', doel: 0.85 },
  geweigerd: [],
  ...over,
});
const tekst = (over: Partial<Bevestigingsgegevens> = {}) => bevestigingTekst(gegevens(over)).tekst;
const closed = { open: false, reden: 'gesloten', volgendeWijziging: instant('2026-11-30T08:00:00Z') };

describe('an acknowledgement', () => {
  test('begins its subject as programs know automatic mail', () => {
    expect(bevestigingTekst(gegevens()).onderwerp).toMatch(/^Automatisch bericht: .*ontvangen$/);
  });

  test('says until when the team reads mail, in Amsterdam time', () => {
    expect(tekst()).toContain('Wij lezen nu mail, tot vandaag 17.00 uur.');
    const later = { ...gegevens().toestand, volgendeWijziging: instant('2026-11-27T16:00:00Z') };
    expect(tekst({ toestand: later })).toContain('tot vrijdag 27 november om 17.00 uur.');
    expect(tekst({ toestand: { ...later, volgendeWijziging: null } })).toContain('Wij lezen nu mail. ');
  });

  test('says when the team is there again, while it is closed', () => {
    expect(tekst({ toestand: closed, opentOp: instant('2026-11-30T08:00:00Z') })).toContain(
      'Wij lezen uw mail vanaf maandag 30 november om 9.00 uur.',
    );
    expect(tekst({ toestand: closed, opentOp: null })).toContain('Wij lezen op dit moment geen mail.');
  });

  test('names what is striven for, and promises nothing that was not set', () => {
    expect(tekst()).toContain('Wij proberen dat binnen 2 werkdagen te doen. Soms duurt het langer.');
    expect(tekst({ norm: { seconden: 86_400, klok: 'verstreken', doel: 0.9 } })).toContain('binnen één dag');
    expect(tekst({ norm: null })).not.toMatch(/proberen|werkdag|binnen/);
  });

  test('says what to do in a crisis: every number of the organisatie, and its crisisdienst', () => {
    const text = tekst();
    for (const { nummer } of STANDAARD_NOODNUMMERS) expect(text).toContain(nummer);
    expect(text).toContain('- Direct levensgevaar: 112');
    expect(text).toContain('- 113 Zelfmoordpreventie: 113 of 0800-0113');
    expect(text).toContain('- Crisisdienst Regio: 0800-1471');
  });

  test.each(REDENEN_GEWEIGERD)('says politely that an attachment was not taken (%s), and what to do', (reden) => {
    const text = tekst({ geweigerd: [{ nummer: 3, reden }] });
    expect(text).toMatch(/Eén bijlage konden wij niet aannemen:\n- Bijlage 3 [a-z].*\.\n/);
    expect(text).toContain('breng ze langs');
    expect(tekst()).not.toContain('ijlage');
  });

  test('names ten refused attachments at most', () => {
    const geweigerd = Array.from({ length: 14 }, (_, index) => ({ nummer: index + 1, reden: 'programma' as const }));
    expect(tekst({ geweigerd })).toContain('14 bijlagen konden');
    expect(tekst({ geweigerd })).toContain('- En nog 4.');
  });

  test('is signed by the team, else by the organisatie, else as what it is', () => {
    expect(tekst()).toMatch(/groet,\nWijkteam Centrum\n$/);
    expect(tekst({ wijkteam: null })).toMatch(/\nSociaal Wijkteam Stad\n$/);
    expect(tekst({ wijkteam: null, organisatie: { ...gegevens().organisatie, naam: '' } })).toMatch(
      /\nHet Sociaal Wijkteam\n$/,
    );
  });

  test('is in short sentences', () => {
    const sentences = tekst({ toestand: closed }).split(/[.?:\n]+/);
    for (const sentence of sentences) expect(sentence.trim().split(/\s+/).length).toBeLessThanOrEqual(20);
  });
});
