import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gespreksvormVan } from '../../../shared/domain/contact/gesprek.ts';
import { referentieVan as referentieInMelding } from '../../../shared/domain/spoed/push-tekst.ts';
import { SLUITREDENEN } from '../../../shared/domain/spoed/types.ts';
import type { Gebeurtenis, SpoedzaakInLijst, SpoedzaakVolledig } from '../../../web/app/antwoorden/spoed.ts';
import { ketenVan } from '../../../web/pages/spoed/keten.ts';
import { klokkenOp, magLoslaten, nabijheidVan, perStapel, stapelVan } from '../../../web/pages/spoed/stand.ts';
import { veiligRegels } from '../../../web/pages/spoed/veilig.ts';
import { verhaalVan } from '../../../web/pages/spoed/verhaal.ts';
import { SLUITREDENEN as REDENEN_OP_HET_SCHERM, referentieVan, WIJZEN } from '../../../web/pages/spoed/woorden.ts';

const zaak: SpoedzaakInLijst = {
  id: 'zaak-1',
  contact: 'contact-1',
  wijkteam: 'centrum',
  domein: 'sociaal',
  urgentie: 'spoed',
  status: 'open',
  ontvangenOp: '2026-11-25T09:00:00.000Z',
  geopendOp: '2026-11-25T09:05:00.000Z',
  uiterlijkOp: '2026-11-27T09:00:00.000Z',
  opgepaktDoor: null,
  opgepaktOp: null,
  bereiktOp: null,
  overschredenOp: null,
  aan: null,
  ladder: { gevraagd: [] },
  overdrachtAan: null,
  crisisdienst: null,
  crisisWachtOp: null,
  warmOvergedragenOp: null,
  vandaagOp: null,
  klokken: { gemetenOp: '2026-11-25T10:00:00.000Z', resterend: 47 * 3600, openResterend: 15 * 3600, openNu: true },
  verlagingsverzoek: null,
};
const opgepakt = { status: 'opgepakt', opgepaktDoor: 'jan', opgepaktOp: '2026-11-25T09:10:00.000Z' } as const;

describe('the piles of the list', () => {
  test('what asks something of this person is theirs, also when somebody else was asked after them', () => {
    expect(stapelVan({ ...zaak, aan: 'jan', ladder: { gevraagd: ['jan'] } }, 'jan')).toBe('vraagt-u');
    expect(stapelVan({ ...zaak, aan: 'emre', ladder: { gevraagd: ['jan', 'emre'] } }, 'jan')).toBe('vraagt-u');
    expect(stapelVan({ ...zaak, ...opgepakt, overdrachtAan: 'ingrid' }, 'ingrid')).toBe('vraagt-u');
  });

  test('each other case is in the pile of where it stands', () => {
    expect(stapelVan({ ...zaak, aan: 'emre', ladder: { gevraagd: ['emre'] } }, 'jan')).toBe('wacht');
    expect(stapelVan({ ...zaak, ...opgepakt }, 'jan')).toBe('van-u');
    expect(stapelVan({ ...zaak, ...opgepakt }, 'ingrid')).toBe('van-collega');
    expect(stapelVan({ ...zaak, ...opgepakt, status: 'bereikt', overdrachtAan: 'jan' }, 'jan')).toBe('gesproken');
  });

  test('a crisis comes before spoed, then the first deadline; empty piles are left out', () => {
    const laat = { ...zaak, id: 'laat', uiterlijkOp: '2026-11-28T09:00:00.000Z' };
    const crisis = { ...laat, id: 'crisis', urgentie: 'crisis' as const };
    const piles = perStapel([laat, zaak, crisis], 'jan');
    expect(piles.map(({ stapel }) => stapel)).toEqual(['wacht']);
    expect(piles[0]?.zaken.map(({ id }) => id)).toEqual(['crisis', 'zaak-1', 'laat']);
  });
});

describe('letting go of a case', () => {
  const mag = (meer: Partial<SpoedzaakInLijst>, ik: string) => magLoslaten({ ...zaak, ...meer }, ik, 'ingrid');

  test('only the holder and the escalation contact hand over what is taken up, or close it', () => {
    expect(['jan', 'ingrid', 'eva'].map((ik) => mag(opgepakt, ik))).toEqual([
      { overdragen: true, sluiten: true },
      { overdragen: true, sluiten: true },
      { overdragen: false, sluiten: false },
    ]);
  });

  test('what nobody has or what was spoken with anybody closes; what is closed nobody', () => {
    expect(mag({}, 'eva')).toEqual({ overdragen: false, sluiten: true });
    expect(mag({ ...opgepakt, status: 'bereikt' }, 'eva')).toEqual({ overdragen: false, sluiten: true });
    expect(mag({ ...opgepakt, status: 'gesloten' }, 'jan')).toEqual({ overdragen: false, sluiten: false });
  });
});

describe('the clocks', () => {
  const op = (instant: string) => Date.parse(instant);

  test('both run while the team can be called, and only the term when it cannot', () => {
    const later = op('2026-11-25T10:30:00.000Z');
    expect(klokkenOp(zaak, later)).toEqual({ resterend: 46.5 * 3600, open: 14.5 * 3600 });
    const dicht = { ...zaak, klokken: zaak.klokken && { ...zaak.klokken, openNu: false } };
    expect(klokkenOp(dicht, later)).toEqual({ resterend: 46.5 * 3600, open: 15 * 3600 });
  });

  test('the hours of the team are never more than what is left of the term, nor less than nothing', () => {
    const seconden = fc.integer({ min: -90_000, max: 200_000 });
    fc.assert(
      fc.property(seconden, fc.nat(200_000), fc.boolean(), (sinds, openResterend, openNu) => {
        const klokken = { gemetenOp: '2026-11-25T10:00:00.000Z', resterend: 0, openResterend, openNu };
        const { resterend, open = -1 } = klokkenOp({ ...zaak, klokken }, op('2026-11-25T10:00:00.000Z') + sinds * 1000);
        expect(open).toBeGreaterThanOrEqual(0);
        expect(open).toBeLessThanOrEqual(Math.max(0, resterend));
      }),
    );
  });

  test('from twelve hours before the deadline it is nearly over; at the deadline itself it is not too late', () => {
    expect([12 * 3600, 12 * 3600 - 1, 0, -1].map(nabijheidVan)).toEqual(['ruim', 'bijna', 'bijna', 'voorbij']);
  });
});

const volledig = (
  gebeurtenissen: readonly Gebeurtenis[],
  meer: Partial<SpoedzaakVolledig> = {},
): SpoedzaakVolledig => ({
  ...zaak,
  ...meer,
  gebeurtenissen,
});
const push = (medium: string, groep: string, op: string): Gebeurtenis => ({
  id: `${groep}/${medium}`,
  soort: 'push-klaargezet',
  push: `${groep}/${medium}`,
  aan: 'jan',
  medium,
  doel: 'oppakken',
  groep,
  op,
});

describe('the chain', () => {
  test('delivered, seen, taken up, attempted and reached are each a step with its own time', () => {
    const events: readonly Gebeurtenis[] = [
      push('sms', 'r1.t1', '2026-11-25T09:05:00.000Z'),
      { id: 'v', soort: 'push-verzonden', push: 'r1.t1/sms', op: '2026-11-25T09:05:01.000Z' },
      { id: 'b', soort: 'push-bezorgd', push: 'r1.t1/sms', op: '2026-11-25T09:05:09.000Z' },
      {
        id: 'p1',
        soort: 'contactpoging',
        gelukt: false,
        wijze: 'telefoon',
        door: 'jan',
        op: '2026-11-25T10:00:00.000Z',
      },
      {
        id: 'p2',
        soort: 'contactpoging',
        gelukt: true,
        wijze: 'telefoon',
        door: 'eva',
        op: '2026-11-25T11:00:00.000Z',
      },
    ];
    const bereikt = { ...opgepakt, status: 'bereikt', bereiktOp: '2026-11-25T11:00:00.000Z' } as const;
    expect(ketenVan(volledig(events, bereikt))).toEqual([
      { naam: 'Melding verstuurd', op: '2026-11-25T09:05:01.000Z' },
      { naam: 'Melding aangekomen', op: '2026-11-25T09:05:09.000Z' },
      { naam: 'Melding gezien', op: null },
      { naam: 'Opgepakt', op: '2026-11-25T09:10:00.000Z', wie: 'jan' },
      { naam: 'Geprobeerd', op: '2026-11-25T10:00:00.000Z', wie: 'jan' },
      { naam: 'Gesproken', op: '2026-11-25T11:00:00.000Z', wie: 'eva' },
    ]);
  });
});

describe('the story', () => {
  const nu = Date.parse('2026-11-25T12:00:00.000Z');
  const naam = (id: string | null) => (id === null ? 'niemand' : `<${id}>`);
  const vertel = (events: readonly Gebeurtenis[]) => verhaalVan(events, { naam, nu });

  test('one question to one person is one line, with what became of it by each medium', () => {
    const [regel, ...rest] = vertel([
      push('sms', 'r1.t1', '2026-11-25T09:05:00.000Z'),
      push('mail', 'r1.t1', '2026-11-25T09:05:00.000Z'),
      { id: 'v', soort: 'push-verzonden', push: 'r1.t1/sms', op: '2026-11-25T09:05:01.000Z' },
      {
        id: 'm',
        soort: 'push-mislukt',
        push: 'r1.t1/mail',
        reden: 'adres bestaat niet',
        op: '2026-11-25T09:06:00.000Z',
      },
    ]);
    expect(rest).toEqual([]);
    expect(regel).toMatchObject({
      tekst: '<jan>: Gevraagd om dit op te pakken.',
      vervolg: ['Per sms: verstuurd vandaag 10:05.', 'Per e-mail: mislukt (vandaag 10:06).'],
    });
  });

  test('of a call is that it rang and what was pressed, and by which way the case was taken up', () => {
    const op = '2026-11-25T09:05:01.000Z';
    const verzonden = (groep: string) =>
      ({ id: `v${groep}`, soort: 'push-verzonden', push: `${groep}/spraak`, op }) as const;
    const mislukt = (groep: string, reden: string) =>
      ({ id: `m${groep}`, soort: 'push-mislukt', push: `${groep}/spraak`, reden, op }) as const;
    const regels = vertel([
      ...['r1.t1', 'r1.t2', 'r1.t3'].flatMap((groep) => [
        push('spraak', groep, '2026-11-25T09:05:00.000Z'),
        verzonden(groep),
      ]),
      mislukt('r1.t1', 'niet-beantwoord'),
      mislukt('r1.t2', 'geen-bezorgbewijs'),
      { id: 'z', soort: 'push-gezien', push: 'r1.t3/spraak', op },
      { id: 'o', soort: 'opgepakt', door: 'jan', langs: 'telefoon', op },
    ]);
    expect(regels[0]?.tekst).toBe('<jan> pakte dit op aan de telefoon.');
    expect(regels.slice(1).map(({ vervolg }) => vervolg)).toEqual([
      ['Per telefoon (gesproken): gebeld vandaag 10:05, gehoord vandaag 10:05.'],
      ['Per telefoon (gesproken): gebeld vandaag 10:05, niemand drukte op tijd op een toets (vandaag 10:05).'],
      ['Per telefoon (gesproken): gebeld vandaag 10:05, niemand nam op of drukte op een toets (vandaag 10:05).'],
    ]);
  });

  test('the newest is first, alarms stand out, and a step names people by their name', () => {
    const regels = vertel([
      { id: 'g', soort: 'geopend', door: 'tom', urgentie: 'spoed', ontvangenOp: zaak.ontvangenOp, op: zaak.geopendOp },
      { id: 't', soort: 'trede-overgeslagen', reden: 'jan-de-vries is niet bereikbaar.', op: zaak.geopendOp },
      { id: 'a', soort: 'alarm', reden: 'niemand-pakt-op', op: '2026-11-25T11:00:00.000Z' },
    ]);
    expect(regels.map(({ tekst, letOp }) => [tekst, letOp])).toEqual([
      ['Alarm: iedereen is gevraagd en niemand pakt het op. Het begint opnieuw.', true],
      ['Een stap is overgeslagen. <jan-de-vries> is niet bereikbaar.', false],
      ['<tom> legde vast: spoed. De 48 uur lopen vanaf vandaag 10:00.', false],
    ]);
  });

  test('what is not known here is left out and breaks nothing', () => {
    const vreemd = { id: 'x', soort: 'iets-van-later', op: zaak.geopendOp } as unknown as Gebeurtenis;
    expect(vertel([vreemd])).toEqual([]);
  });
});

describe('the same words as the rules', () => {
  test('a way that can be chosen as a conversation is one for the rules, and the others are not', () => {
    expect(WIJZEN.map(({ waarde, gesprek }) => [waarde, gesprek])).toEqual(
      WIJZEN.map(({ waarde }) => [waarde, gespreksvormVan(waarde) !== 'geen']),
    );
  });

  test('every reason for closing can be chosen', () => {
    expect(REDENEN_OP_HET_SCHERM.map(({ waarde }) => waarde).toSorted()).toEqual(SLUITREDENEN.toSorted());
  });

  test('a case has the name on the screen that it has in the message', () => {
    fc.assert(fc.property(fc.uuid(), (id) => expect(referentieVan(id)).toBe(referentieInMelding(id))));
  });

  test('every agreement about safe contact is a sentence', () => {
    const alles = { geenVoicemail: true, nietVoor: '17:00', nietNa: '20:00', verbodenNummers: ['1', '2'] };
    const stil = { geenMail: true, geenSms: true, geenBrief: true, geenNaam: true };
    expect(veiligRegels({ ...alles, ...stil })).toHaveLength(9);
    expect(veiligRegels(null)).toEqual([]);
  });
});
