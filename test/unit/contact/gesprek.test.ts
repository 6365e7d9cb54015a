/** Attempted is not reached, written is not spoken, and spoken is not met. */
import { describe, expect, test } from '@jest/globals';
import { eersteGesprek, gespreksvormVan } from '../../../shared/domain/contact/gesprek.ts';
import { termijnenVan } from '../../../shared/domain/contact/termijnen.ts';
import type { ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';
import { at, decide, ev, fold, grown, refusal } from './story.ts';

const DAG = 86_400;
const mail = ev(0, 'bericht-ontvangen');
const poging = (seconds: number, wijze: string, gelukt = true) => ev(seconds, 'contactpoging', { wijze, gelukt });

describe('what people call a conversation', () => {
  test.each([
    ['telefoon', 'op-afstand'],
    ['telefonisch gesprek', 'op-afstand'],
    ['videobellen', 'op-afstand'],
    ['huisbezoek', 'in-persoon'],
    ['keukentafelgesprek', 'in-persoon'],
    ['aan de deur', 'in-persoon'],
    ['op kantoor', 'in-persoon'],
    ['face-to-face', 'in-persoon'],
    ['Gesprek', 'in-persoon'],
    ['mail', 'geen'],
    ['e-mail', 'geen'],
    ['voicemail ingesproken', 'geen'],
    ['persoonlijk briefje', 'geen'],
    // Nobody says that it was in person.
    ['gesproken', 'op-afstand'],
  ])('%s is %s', (wijze, vorm) => {
    expect(gespreksvormVan(wijze)).toBe(vorm);
  });
});

describe('the terms', () => {
  const aanmelding = ev(10, 'afgesloten', { uitkomst: 'aanmelding' });
  const reached = (soort: string, ...more: ContactGebeurtenis[]) =>
    termijnenVan(fold('mail', mail, ev(5, 'getrieerd', { urgentie: 'regulier' }), aanmelding, ...more)).find(
      (termijn) => termijn.soort === soort,
    )?.bereiktOp;

  test.each(['regulier', 'eerste-vraagverhelderingsgesprek'])(
    '%s is not met by telephone, and is in person',
    (soort) => {
      expect(reached(soort, poging(DAG, 'telefoon'))).toBeNull();
      expect(reached(soort, poging(DAG, 'telefoon'), poging(2 * DAG, 'huisbezoek'))).toBe(at(2 * DAG));
    },
  );

  test('an appointment that was kept is a conversation in person; one that was not is none', () => {
    const afspraak = ev(20, 'afspraak-gemaakt', { afspraak: 'a', afspraakOp: at(3 * DAG), door: 'f' });
    const hoe = (how: 'verschenen' | 'niet-verschenen') =>
      ev(4 * DAG, 'afspraak-afgelopen', { afspraak: 'a', hoe: how, door: 'f' });
    expect(reached('regulier', afspraak, hoe('niet-verschenen'))).toBeNull();
    expect(reached('regulier', afspraak, hoe('verschenen'))).toBe(at(3 * DAG));
  });

  test('spoed is met by any conversation, and not by a letter', () => {
    const spoed = (wijze: string) =>
      termijnenVan(fold('mail', mail, ev(5, 'getrieerd', { urgentie: 'spoed' }), poging(100, wijze)))[0]?.bereiktOp;
    expect(spoed('telefoon')).toBe(at(100));
    expect(spoed('huisbezoek')).toBe(at(100));
    expect(spoed('brief')).toBeNull();
  });

  test('what was said before the term began does not meet it', () => {
    const contact = fold('mail', mail, poging(3, 'huisbezoek'));
    expect(eersteGesprek(contact, at(4), { inPersoon: true })).toBeNull();
    expect(eersteGesprek(contact, at(3), { inPersoon: true })).toBe(at(3));
    expect(eersteGesprek(contact, null)).toBeNull();
  });

  test('a complaint must be handled within six weeks', () => {
    const klacht = (ernst: 'klacht' | 'ontevreden') =>
      termijnenVan(fold('mail', mail, ev(60, 'klacht-gemeld', { ernst, door: 'f' })));
    expect(klacht('klacht')).toMatchObject([
      { soort: 'klacht', vanaf: at(60), uiterlijkOp: '2026-12-28T22:59:59.999Z', bereiktOp: null },
    ]);
    expect(klacht('ontevreden')).toEqual([]);
  });
});

describe('after an aanmelding', () => {
  const attempt = { soort: 'legContactpogingVast', gelukt: true, wijze: 'huisbezoek' } as const;

  test('the conversation that follows is noted with the contact, which stays closed', () => {
    const contact = fold('mail', mail, ev(10, 'afgesloten', { uitkomst: 'aanmelding' }));
    expect(grown(contact, DAG, attempt)).toMatchObject({ status: 'afgesloten', uitkomst: 'aanmelding' });
    expect(decide(contact, DAG, attempt)).toMatchObject([{ soort: 'contactpoging', wijze: 'huisbezoek' }]);
  });

  test('what was closed otherwise takes no attempt any more', () => {
    const contact = fold('mail', mail, ev(10, 'afgesloten', { uitkomst: 'informatie-advies' }));
    expect(refusal(() => decide(contact, DAG, attempt))).toBe('afgesloten');
  });
});
