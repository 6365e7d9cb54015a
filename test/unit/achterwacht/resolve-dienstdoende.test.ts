import { describe, expect, test } from '@jest/globals';
import { vindHiaten } from '../../../shared/domain/achterwacht/find-hiaten.ts';
import {
  dienstWisselOp,
  eerstvolgendeDienst,
  resolveDienstdoende,
  volgendeInLijn,
} from '../../../shared/domain/achterwacht/resolve-dienstdoende.ts';
import type { Dienst, Dienstgegevens } from '../../../shared/domain/achterwacht/types.ts';
import type { Openingsindex } from '../../../shared/domain/openingstijden/types.ts';
import { type Instant, instant } from '../../../shared/domain/tijd/instant.ts';

let volgnummer = 0;
function dienst(professional: string, van: string, tot: string, rest: Partial<Dienst> = {}): Dienst {
  volgnummer += 1;
  return {
    id: `d${String(volgnummer).padStart(3, '0')}`,
    soort: 'achterwacht',
    wijkteam: 'centrum',
    domein: 'sociaal',
    vervanging: false,
    professional,
    van,
    tot,
    ...rest,
  };
}
function gegevens(diensten: readonly Dienst[], rest: Partial<Dienstgegevens> = {}): Dienstgegevens {
  return {
    diensten,
    wijkteams: { centrum: { buurteams: ['wielwijk', 'sterrenburg'], escalatiecontact: 'chef' } },
    onbereikbaar: new Set(),
    ...rest,
  };
}
const WERKDAG = ['2026-11-23T09:00', '2026-11-23T17:00'] as const;
const OP = instant('2026-11-23T10:00:00+01:00');
const wie = (all: Dienstgegevens, op: Instant = OP) => {
  const { professional, bron } = resolveDienstdoende(all, 'centrum', 'sociaal', op);
  return `${bron}:${professional}`;
};

describe('who is on duty', () => {
  test('until when: hours that change while somebody is rostered are looked past, up to the change that counts', () => {
    const stretches = [
      ['2026-11-23T09:00:00+01:00', '2026-11-23T12:00:00+01:00'],
      ['2026-11-23T12:30:00+01:00', '2026-11-23T17:00:00+01:00'],
    ].map((pair) => pair.map((op) => instant(op)) as [Instant, Instant]);
    const toestand = (op: Instant) => ({
      open: stretches.some(([van, tot]) => van <= op && op < tot),
      reden: 'proef',
      volgendeWijziging: stretches.flat().find((bound) => bound > op) ?? null,
    });
    const all = gegevens([dienst('ziek', '2026-11-23T11:30', '2026-11-23T13:00')], {
      onbereikbaar: new Set(['ziek']),
      wijkteams: { centrum: { buurteams: [], escalatiecontact: 'chef', achterwachturen: { toestand } } },
    });
    expect(resolveDienstdoende(all, 'centrum', 'sociaal', OP)).toMatchObject({
      professional: 'chef',
      tot: '2026-11-23T16:00:00.000Z',
    });
  });

  test('during an inloopspreekuur it is who is rostered on it, although the achterwacht is rostered too', () => {
    const all = gegevens([
      dienst('anna', ...WERKDAG),
      dienst('bas', '2026-11-23T09:30', '2026-11-23T12:00', { soort: 'inloop' }),
    ]);
    expect(wie(all)).toBe('inloop:bas');
    expect(wie(all, instant('2026-11-23T12:00:00+01:00'))).toBe('achterwacht:anna');
  });

  test('a replacement beats the rotation', () => {
    const all = gegevens([dienst('anna', ...WERKDAG), dienst('bas', ...WERKDAG, { vervanging: true })]);
    expect(wie(all)).toBe('vervanging:bas');
  });

  test('of two overlapping duties the one that began last comes first, and of equal ones the first id', () => {
    const laat = gegevens([dienst('anna', ...WERKDAG), dienst('bas', '2026-11-23T09:30', '2026-11-23T13:00')]);
    expect(wie(laat)).toBe('achterwacht:bas');
    const gelijk = [dienst('anna', ...WERKDAG), dienst('bas', ...WERKDAG)];
    expect(wie(gegevens(gelijk))).toBe('achterwacht:anna');
    expect(wie(gegevens(gelijk.toReversed()))).toBe('achterwacht:anna');
  });

  test('with nobody there the neighbours come in their order, same domein only', () => {
    const buur = [
      dienst('cor', ...WERKDAG, { wijkteam: 'sterrenburg' }),
      dienst('dik', ...WERKDAG, { wijkteam: 'wielwijk', domein: 'jeugd' }),
    ];
    expect(wie(gegevens(buur))).toBe('buurteam:cor');
    expect(wie(gegevens([...buur, dienst('eva', ...WERKDAG, { wijkteam: 'wielwijk' })]))).toBe('buurteam:eva');
  });

  test('then the other domein of the own wijkteam, then the escalation contact', () => {
    const jeugd = dienst('fatima', ...WERKDAG, { domein: 'jeugd' });
    expect(wie(gegevens([jeugd]))).toBe('ander-domein:fatima');
    expect(wie(gegevens([jeugd], { onbereikbaar: new Set(['fatima']) }))).toBe('escalatiecontact:chef');
  });

  test('who cannot be reached is passed over, and the reasons say so', () => {
    const all = gegevens([dienst('anna', ...WERKDAG), dienst('bas', ...WERKDAG, { wijkteam: 'wielwijk' })], {
      onbereikbaar: new Set(['anna']),
    });
    const { professional, uitleg } = resolveDienstdoende(all, 'centrum', 'sociaal', OP);
    expect(professional).toBe('bas');
    expect(uitleg).toEqual([
      'anna is niet bereikbaar.',
      'bas heeft achterwacht (sociaal) bij wielwijk van 2026-11-23T09:00 tot 2026-11-23T17:00.',
    ]);
  });

  test('outside the achterwacht it is the crisisdienst, until the next duty begins', () => {
    const all = gegevens([dienst('anna', ...WERKDAG)]);
    const nacht = resolveDienstdoende(all, 'centrum', 'sociaal', instant('2026-11-23T02:00:00+01:00'));
    expect(nacht).toMatchObject({ professional: null, bron: 'crisisdienst', tot: '2026-11-23T08:00:00.000Z' });
  });

  test('the crisisdienst is named with its number: that of the organisatie, else that of the source', () => {
    const told = (all: Dienstgegevens) => resolveDienstdoende(all, 'centrum', 'sociaal', OP).uitleg.at(-1);
    expect(told(gegevens([]))).toContain('0800-1471');
    expect(told(gegevens([], { crisisdienst: { naam: 'Crisis Noord', nummer: '0800-5' } }))).toMatch(
      /Crisis Noord.*0800-5/,
    );
  });

  test('an empty roster is the crisisdienst, but within the achterwacht hours it is the escalation contact', () => {
    expect(wie(gegevens([]))).toBe('crisisdienst:null');
    const achterwachturen: Pick<Openingsindex, 'toestand'> = {
      toestand: () => ({ open: true, reden: 'openingstijd', volgendeWijziging: instant('2026-11-23T17:00:00+01:00') }),
    };
    const wijkteams = { centrum: { buurteams: [], escalatiecontact: 'chef', achterwachturen } };
    expect(wie(gegevens([], { wijkteams }))).toBe('escalatiecontact:chef');
  });

  test('a wijkteam that is not set up has no neighbours and no escalation contact, and still an answer', () => {
    const { professional, bron } = resolveDienstdoende(gegevens([]), 'onbekend', 'jeugd', OP);
    expect([professional, bron]).toEqual([null, 'crisisdienst']);
  });

  test('the answer holds until somebody else is first, not merely until the next line in the roster', () => {
    const all = gegevens([
      dienst('anna', '2026-11-23T09:00', '2026-11-23T12:00'),
      dienst('anna', '2026-11-23T12:00', '2026-11-23T15:00'),
      dienst('bas', '2026-11-23T15:00', '2026-11-23T17:00'),
    ]);
    expect(resolveDienstdoende(all, 'centrum', 'sociaal', OP).tot).toBe('2026-11-23T14:00:00.000Z');
  });

  test('a duty begins at its first minute and is over at its last', () => {
    const all = gegevens([dienst('anna', ...WERKDAG)]);
    expect(wie(all, instant('2026-11-23T09:00:00+01:00'))).toBe('achterwacht:anna');
    expect(wie(all, instant('2026-11-23T16:59:59.999+01:00'))).toBe('achterwacht:anna');
    expect(wie(all, instant('2026-11-23T17:00:00+01:00'))).toBe('crisisdienst:null');
  });

  test('a line in the roster that cannot be read hides nobody else', () => {
    const all = gegevens([dienst('kapot', '2026-02-30T09:00', 'straks'), dienst('anna', ...WERKDAG)]);
    expect(wie(all)).toBe('achterwacht:anna');
  });
});

describe('clock changes', () => {
  test('in the night of October a duty ends at the last 02:30 and the next begins at the first: an overlap, no gap', () => {
    const all = gegevens([
      dienst('anna', '2026-10-24T22:00', '2026-10-25T02:30'),
      dienst('bas', '2026-10-25T02:30', '2026-10-25T08:00'),
    ]);
    expect(wie(all, instant('2026-10-25T00:29:00Z'))).toBe('achterwacht:anna');
    expect(wie(all, instant('2026-10-25T00:30:00Z'))).toBe('achterwacht:bas');
    const overlap = volgendeInLijn(all, 'centrum', 'sociaal', instant('2026-10-25T01:00:00Z'), new Set(['bas']));
    expect(overlap.professional).toBe('anna');
  });

  test('every minute of both nights somebody is on duty when the shifts touch', () => {
    for (const [dag, volgende, from] of [
      ['2026-03-28', '2026-03-29', '2026-03-28T22:00:00Z'],
      ['2026-10-24', '2026-10-25', '2026-10-24T22:00:00Z'],
    ] as const) {
      const all = gegevens([
        dienst('anna', `${dag}T20:00`, `${volgende}T02:30`),
        dienst('bas', `${volgende}T02:30`, `${volgende}T12:00`),
      ]);
      for (let minuut = 0; minuut < 6 * 60; minuut += 1) {
        const op = new Date(Date.parse(from) + minuut * 60_000).toISOString() as Instant;
        expect([op, resolveDienstdoende(all, 'centrum', 'sociaal', op).professional]).not.toContain(null);
      }
    }
  });
});

describe('who comes next', () => {
  test('everybody in line once, then nobody', () => {
    const all = gegevens([
      dienst('anna', ...WERKDAG),
      dienst('bas', ...WERKDAG, { wijkteam: 'wielwijk' }),
      dienst('cor', ...WERKDAG, { domein: 'jeugd' }),
    ]);
    const gevraagd: string[] = [];
    for (;;) {
      const { professional } = volgendeInLijn(all, 'centrum', 'sociaal', OP, new Set(gevraagd));
      if (professional === null) break;
      gevraagd.push(professional);
    }
    expect(gevraagd).toEqual(['anna', 'bas', 'cor', 'chef']);
  });
});

describe('the first duty before a deadline', () => {
  const all = gegevens([dienst('anna', ...WERKDAG)]);
  const eerste = (na: string, voor: string) =>
    eerstvolgendeDienst(all, 'centrum', 'sociaal', instant(na), instant(voor));

  test('is found when it starts before it, and not when it starts at it', () => {
    expect(eerste('2026-11-21T17:30:00+01:00', '2026-11-23T17:30:00+01:00')).toEqual({
      op: '2026-11-23T08:00:00.000Z',
      professional: 'anna',
      bron: 'achterwacht',
    });
    expect(eerste('2026-11-20T17:30:00+01:00', '2026-11-22T17:30:00+01:00')).toBeNull();
    expect(eerste('2026-11-21T09:00:00+01:00', '2026-11-23T09:00:00+01:00')).toBeNull();
  });

  test('is now when somebody is on duty now, and counts neighbours', () => {
    expect(eerste('2026-11-23T10:00:00+01:00', '2026-11-24T10:00:00+01:00')?.op).toBe('2026-11-23T09:00:00.000Z');
    const buur = gegevens([dienst('eva', ...WERKDAG, { wijkteam: 'wielwijk' })]);
    const op = instant('2026-11-23T00:00:00Z');
    const { bron } = eerstvolgendeDienst(buur, 'centrum', 'sociaal', op, instant('2026-11-24T00:00:00Z')) ?? {};
    expect(bron).toBe('buurteam');
  });

  test('a duty of somebody who cannot be reached is none', () => {
    const ziek = gegevens([dienst('anna', ...WERKDAG)], { onbereikbaar: new Set(['anna']) });
    const op = instant('2026-11-23T00:00:00Z');
    expect(eerstvolgendeDienst(ziek, 'centrum', 'sociaal', op, instant('2026-11-24T00:00:00Z'))).toBeNull();
  });

  test('the change of duty is when somebody else comes on, not when the last one goes off', () => {
    const twee = gegevens([
      dienst('anna', '2026-11-23T09:00', '2026-11-23T12:00'),
      dienst('bas', '2026-11-23T13:00', '2026-11-23T17:00'),
    ]);
    expect(dienstWisselOp(twee, 'centrum', 'sociaal', { na: OP, voor: instant('2026-11-24T00:00:00Z') })).toBe(
      '2026-11-23T12:00:00.000Z',
    );
    expect(dienstWisselOp(twee, 'centrum', 'sociaal', { na: OP, voor: instant('2026-11-23T12:00:00Z') })).toBeNull();
  });
});

describe('gaps in the roster', () => {
  const uren: Pick<Openingsindex, 'toestand'> = {
    toestand: (op) =>
      op < instant('2026-11-23T08:00:00Z')
        ? { open: false, reden: 'dicht', volgendeWijziging: instant('2026-11-23T08:00:00Z') }
        : op < instant('2026-11-23T16:00:00Z')
          ? { open: true, reden: 'openingstijd', volgendeWijziging: instant('2026-11-23T16:00:00Z') }
          : { open: false, reden: 'dicht', volgendeWijziging: null },
  };
  const zoek = (all: Dienstgegevens) =>
    vindHiaten(all, 'centrum', 'sociaal', uren, instant('2026-11-23T00:00:00Z'), instant('2026-11-24T00:00:00Z')).map(
      ({ van, tot }) => `${van.slice(11, 16)}-${tot.slice(11, 16)}`,
    );

  test('are the open hours without a reachable professional, joined where they touch', () => {
    expect(zoek(gegevens([dienst('anna', '2026-11-23T10:00', '2026-11-23T12:00')]))).toEqual([
      '08:00-09:00',
      '11:00-16:00',
    ]);
    expect(zoek(gegevens([dienst('anna', ...WERKDAG)]))).toEqual([]);
    expect(zoek(gegevens([dienst('anna', ...WERKDAG)], { onbereikbaar: new Set(['anna']) }))).toEqual(['08:00-16:00']);
  });

  test('are not filled by a neighbour or the other domein', () => {
    expect(zoek(gegevens([dienst('eva', ...WERKDAG, { wijkteam: 'wielwijk' })]))).toEqual(['08:00-16:00']);
    expect(zoek(gegevens([dienst('eva', ...WERKDAG, { domein: 'jeugd' })]))).toEqual(['08:00-16:00']);
  });
});
