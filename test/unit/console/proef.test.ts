import { describe, expect, test } from '@jest/globals';
import { isKlaar, proefTekst } from '../../../web/pages/meldingen/proef.ts';

const proef = (uitkomst: 'onderweg' | 'aangenomen' | 'bezorgd' | 'gezien' | 'mislukt', reden: string | null = null) =>
  ({ medium: 'sms', uitkomst, reden }) as const;

describe('what became of a test message', () => {
  test('is asked for until it is known, and no longer', () => {
    expect(
      (['onderweg', 'aangenomen', 'bezorgd', 'gezien', 'mislukt'] as const).filter((one) => isKlaar(proef(one))),
    ).toEqual(['bezorgd', 'gezien', 'mislukt']);
  });

  test('that it was accepted is not said as if it had arrived', () => {
    expect(proefTekst(proef('aangenomen'))).toEqual({ soort: 'info', tekst: 'Verstuurd. Kijk of het is aangekomen.' });
    expect(proefTekst({ ...proef('aangenomen'), medium: 'webpush' }).tekst).toContain('We wachten');
    expect(proefTekst(proef('bezorgd')).soort).toBe('goed');
  });

  test('of a call says what to do, that a key was pressed, or that none was', () => {
    const bel = (...rest: Parameters<typeof proef>) => proefTekst({ ...proef(...rest), medium: 'spraak' });
    expect(bel('aangenomen')).toEqual({ soort: 'info', tekst: 'De telefoon gaat. Neem op en druk op een toets.' });
    expect(bel('gezien')).toEqual({ soort: 'goed', tekst: 'Er werd opgenomen en op een toets gedrukt.' });
    expect(bel('mislukt', 'niet-beantwoord').tekst).toContain('niet opgenomen, of niemand drukte op een toets');
    expect(bel('mislukt', 'geen-bezorgbewijs').tekst).toContain('niemand drukte op tijd op een toets');
    expect(proefTekst(proef('mislukt', 'geen-bezorgbewijs')).tekst).toContain('het toestel meldde niet op tijd');
  });

  test('a failure says why: in words that we know, or with the code of the provider', () => {
    expect(proefTekst(proef('mislukt', 'storing')).tekst).toContain('de leverancier heeft een storing');
    expect(proefTekst(proef('mislukt', 'bounce-permanent'))).toEqual({
      soort: 'fout',
      tekst: 'Het proefbericht kwam niet aan: de leverancier meldt bounce-permanent.',
    });
  });
});
