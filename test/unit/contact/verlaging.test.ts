/** Less urgent than an open spoedzaak: one asks, another agrees. */
import { describe, expect, test } from '@jest/globals';
import type { Contact } from '../../../shared/domain/contact/types.ts';
import { decide, ev, fold, grown, refusal } from './story.ts';

const spoed = fold(
  'telefoon',
  ev(0, 'in-wachtrij'),
  ev(10, 'getrieerd', { urgentie: 'spoed', advies: 'spoed', spoedzaak: 'z1' }),
);
const trieer = {
  soort: 'trieer',
  urgentie: 'regulier',
  advies: 'regulier',
  regelset: 'r1',
  signalen: { psychose: 'nee' },
  domein: 'sociaal',
  redenAfwijking: 'n1',
  zaakUrgentie: 'spoed',
} as const;
const asked = grown(spoed, 20, trieer);
const verzoek = asked.verlagingsverzoek?.id ?? 'none';
const judge = (over: object = {}) =>
  ({ soort: 'beoordeelVerlaging', verzoek, akkoord: true, door: 'piet', ...over }) as const;
const kinds = (contact: Contact) => contact.gebeurtenissen.map(({ soort }) => soort);

describe('a decision for less than an open spoedzaak', () => {
  test('is only asked for: the urgentie stays, and the whole decision is kept', () => {
    expect(asked.urgentie).toBe('spoed');
    expect(asked.verlagingsverzoek).toMatchObject({ door: 'fatima', van: 'spoed', naar: 'regulier' });
    expect(asked.gebeurtenissen.at(-1)).toMatchObject({
      soort: 'verlaging-gevraagd',
      redenAfwijking: 'n1',
      signalen: { psychose: 'nee' },
      advies: 'regulier',
    });
  });

  test('without a reason is refused', () => {
    const { redenAfwijking: _, ...without } = trieer;
    expect(refusal(() => decide(spoed, 20, without))).toBe('ongeldige-invoer redenAfwijking');
  });

  test('said again by the same person is quiet', () => {
    expect(decide(asked, 30, trieer)).toEqual([]);
  });

  test('is judged by the case, also when the contact itself says less', () => {
    const lowerOnPaper = fold(
      'telefoon',
      ev(10, 'getrieerd', { urgentie: 'crisis', spoedzaak: 'z1' }),
      ev(11, 'getrieerd', { urgentie: 'spoed', spoedzaak: 'z1' }),
    );
    const events = decide(lowerOnPaper, 20, { ...trieer, urgentie: 'spoed', zaakUrgentie: 'crisis' });
    expect(events).toMatchObject([{ soort: 'verlaging-gevraagd', van: 'crisis', urgentie: 'spoed' }]);
  });

  test('needs nobody else when no spoedzaak is open any more', () => {
    const { zaakUrgentie: _, ...closed } = trieer;
    expect(decide(spoed, 20, closed)).toMatchObject([{ soort: 'getrieerd', urgentie: 'regulier' }]);
  });

  test('lapses by any later decision, also by the same grade of before', () => {
    const same = { ...trieer, urgentie: 'spoed', advies: 'spoed', signalen: {} } as const;
    for (const urgentie of ['spoed', 'crisis'] as const) {
      const { redenAfwijking: _, ...decision } = { ...same, urgentie, advies: urgentie };
      const again = grown(asked, 30, decision);
      expect(again.urgentie).toBe(urgentie);
      expect(again.verlagingsverzoek).toBeNull();
      expect(refusal(() => decide(again, 40, judge()))).toBe('verzoek-vervallen');
    }
  });

  test('asked for anew by somebody else replaces the request, so that nobody agrees to what they did not see', () => {
    const other = grown(asked, 30, { ...trieer, door: 'piet', signalen: {} });
    expect(other.verlagingsverzoek?.door).toBe('piet');
    expect(refusal(() => decide(other, 40, judge({ door: 'noor' })))).toBe('verzoek-vervallen');
  });
});

describe('judging a lowering', () => {
  test('by another person, who agrees, makes the decision of who asked take effect, at that moment', () => {
    const agreed = grown(asked, 30, judge());
    expect(agreed.urgentie).toBe('regulier');
    expect(agreed.verlagingsverzoek).toBeNull();
    expect(kinds(agreed).slice(-2)).toEqual(['verlaging-beoordeeld', 'getrieerd']);
    const [besluit, triage] = agreed.gebeurtenissen.slice(-2);
    expect(besluit).toMatchObject({ door: 'piet', akkoord: true, verzoek });
    expect(triage).toMatchObject({ door: 'fatima', redenAfwijking: 'n1', verlaging: verzoek, op: besluit?.op });
    expect(agreed.ontvangenOp).toBe(spoed.ontvangenOp);
    expect(agreed.gebeurtenissen.slice(0, spoed.gebeurtenissen.length)).toEqual(spoed.gebeurtenissen);
  });

  test('never by who asked; they can take it back', () => {
    expect(refusal(() => decide(asked, 30, judge({ door: 'fatima' })))).toBe('zelfde-persoon');
    const back = grown(asked, 30, judge({ door: 'fatima', akkoord: false, reden: 'n2' }));
    expect([back.urgentie, back.verlagingsverzoek]).toEqual(['spoed', null]);
  });

  test('a refusal says why, is recorded, and changes nothing', () => {
    expect(refusal(() => decide(asked, 30, judge({ akkoord: false })))).toBe('ongeldige-invoer reden');
    const refused = grown(asked, 30, judge({ akkoord: false, reden: 'n2' }));
    expect([refused.urgentie, refused.verlagingsverzoek]).toEqual(['spoed', null]);
    expect(refused.gebeurtenissen.at(-1)).toMatchObject({ soort: 'verlaging-beoordeeld', akkoord: false, reden: 'n2' });
    expect(refusal(() => decide(refused, 40, judge({ door: 'noor' })))).toBe('al-beoordeeld');
  });

  test('twice the same is quiet', () => {
    expect(decide(grown(asked, 30, judge()), 40, judge())).toEqual([]);
  });

  test('of what was never asked is not found', () => {
    expect(refusal(() => decide(spoed, 30, judge({ verzoek: 'x' })))).toBe('niet-gevonden');
    expect(refusal(() => decide(spoed, 30, judge({ verzoek: 'getrieerd-10' })))).toBe('niet-gevonden');
  });
});
