import { describe, expect, test } from '@jest/globals';
import type { Organisatie } from '../../../web/app/antwoorden/instellingen.ts';
import type { Medewerker } from '../../../web/app/antwoorden/organisatie.ts';
import type { Dienst } from '../../../web/app/antwoorden/rooster.ts';
import type { Spoedzaak } from '../../../web/app/antwoorden/spoed.ts';
import {
  adresRegels,
  controleRegels,
  hiaatRegels,
  nummerRegels,
  onleesbaarRegels,
  opgesomd,
  spoedRegels,
  uitvalRegels,
  wachtRegels,
} from '../../../web/pages/start/aandacht.ts';

const NU = Date.parse('2026-11-25T09:00:00Z');
const teamnaam = (slug: string) => `Wijkteam ${slug}`;
const teksten = (regels: readonly { readonly tekst: string }[]) => regels.map(({ tekst }) => tekst);

describe('nothing to do gives no lines', () => {
  test('for every kind', () => {
    const organisatie: Organisatie = {
      naam: 'x',
      crisisdienst: { naam: 'c', nummer: '1', mail: null, gecontroleerdOp: '2026-11-01' },
      noodnummers: [],
    };
    const gisteren = {
      ...{ dag: '2026-11-24', voorlopig: false, inOrde: true, kanalen: [] },
      ...{ inhoud: { aantal: 0 }, cijfers: { aantal: 0 } },
    };
    const kanaal = { kanaal: 'mail', wachtend: 0, overNorm: 0, langsteSeconden: null } as const;
    expect([
      ...nummerRegels(organisatie, '2026-11-25'),
      ...adresRegels([], []),
      ...hiaatRegels([], 4, teamnaam),
      ...uitvalRegels([{ wachtrij: 'mail', soort: 'wachtrij', aantal: 0, oudsteOp: null }]),
      ...controleRegels({ controles: [gisteren], stil: [] }, NU, '2026-11-24', teamnaam),
      ...wachtRegels({ peildatum: '', kanalen: [kanaal] }, '/x', 'x'),
      ...onleesbaarRegels({ aantal: 0 }),
      ...spoedRegels([], 'ik'),
    ]).toEqual([]);
  });
});

describe('what asks for attention', () => {
  test('names at most three', () => {
    expect(opgesomd(['Jan'])).toBe('Jan');
    expect(opgesomd(['Jan', 'Els'])).toBe('Jan en Els');
    expect(opgesomd(['a', 'b', 'c', 'd'])).toBe('a, b, c en d');
    expect(opgesomd(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c en 2 anderen');
  });

  test('is an address of who has duty, not of who has none', () => {
    const wie = (naam: string, meer: Partial<Medewerker>): Medewerker => ({
      ...{ id: naam, naam, rollen: ['professional'], wijkteams: [], actief: true, nietBevestigd: [] },
      ...{ mail: 'a@example.nl', mobiel: null },
      ...meer,
    });
    const dienst = (professional: string) => ({ professional }) as Dienst;
    const mensen = [
      wie('Jan', { nietBevestigd: ['mail'] }),
      wie('Els', { nietBevestigd: ['mail'] }),
      wie('Bo', { mail: null }),
      wie('Weg', { mail: null, actief: false }),
    ];
    expect(adresRegels(mensen, [dienst('Jan'), dienst('Jan'), dienst('Bo'), dienst('Weg')])).toMatchObject([
      { dringend: true, tekst: 'Heeft dienst maar geen mailadres of mobiel nummer: Bo.' },
      { dringend: false, tekst: 'Heeft dienst, maar het is niet bevestigd dat berichten aankomen: Jan.' },
    ]);
  });

  test('is the first gap, in words', () => {
    const hiaat = (van: string, tot: string) => ({ wijkteam: 'noord', domein: 'jeugd', van, tot }) as const;
    const hiaten = [
      hiaat('2026-12-01T08:00:00Z', '2026-12-01T11:00:00Z'),
      hiaat('2026-11-26T08:00:00Z', '2026-11-26T11:30:00Z'),
    ];
    expect(teksten(hiaatRegels(hiaten, 4, teamnaam))).toEqual([
      '2 gaten in het rooster van de komende 4 weken. Het eerste: do 26 november van 09:00 tot 12:30, Wijkteam noord, jeugd.',
    ]);
    expect(hiaatRegels(hiaten, 4, teamnaam)[0]?.naar).toBe('/rooster?wijkteam=noord&domein=jeugd&week=2026-11-26');
    expect(teksten(hiaatRegels(hiaten.slice(0, 1), 4, teamnaam))[0]).toMatch(/^Een gat in het rooster/);
  });

  test('is who waits too long, and only that is urgent', () => {
    const kanaal = (naam: 'mail' | 'chat', wachtend: number, overNorm: number) => ({
      ...{ kanaal: naam, wachtend, overNorm, langsteSeconden: 1 },
    });
    const regels = (...kanalen: ReturnType<typeof kanaal>[]) => wachtRegels({ peildatum: '', kanalen }, '/x', 'x');
    expect(regels(kanaal('mail', 3, 2), kanaal('chat', 1, 0))).toMatchObject([
      { dringend: true, tekst: 'Er wachten nu 4 mensen. Over de norm: mail 2.' },
    ]);
    expect(regels(kanaal('mail', 2, 0))).toMatchObject([
      { dringend: false, tekst: 'Er wachten nu 2 mensen, allemaal binnen de norm.' },
    ]);
    expect(teksten(regels(kanaal('mail', 1, 0)))).toEqual(['Er wacht nu een persoon, binnen de norm.']);
  });

  test('is a day that is not in order, and a kanaal that is quiet', () => {
    const fout = {
      ...{ dag: '2026-11-24', voorlopig: false, inOrde: false, kanalen: [] },
      ...{ inhoud: { aantal: 0 }, cijfers: { aantal: 0 } },
    };
    const stil = [{ kanaal: 'telefoon', wijkteam: 'noord', laatstOntvangenOp: '2026-11-25T07:00:00Z' }] as const;
    expect(teksten(controleRegels({ controles: [fout], stil }, NU, '2026-11-24', teamnaam))).toEqual([
      expect.stringContaining('Niet alles klopt van: gisteren'),
      'Op telefoon van Wijkteam noord is het langer stil dan gewoon: het laatste kwam vandaag 08:00.',
    ]);
  });

  test('is a spoedzaak that waits for me or for anybody, never one of a colleague', () => {
    const zaak = (meer: object) =>
      ({
        status: 'open',
        aan: null,
        overdrachtAan: null,
        opgepaktDoor: null,
        ladder: { gevraagd: [] },
        ...meer,
      }) as unknown as Spoedzaak;
    const zaken = [zaak({ aan: 'ik' }), zaak({}), zaak({}), zaak({ status: 'opgepakt', opgepaktDoor: 'els' })];
    expect(teksten(spoedRegels(zaken, 'ik'))).toEqual([
      'Een spoedzaak wacht op u.',
      '2 spoedzaken zijn nog door niemand opgepakt.',
    ]);
  });

  test('is what failed or could not be read', () => {
    const rij = (aantal: number) => ({ wachtrij: 'x', soort: 'wachtrij', aantal, oudsteOp: null }) as const;
    expect(teksten(uitvalRegels([rij(1), rij(2)]))).toEqual([
      '3 berichten konden niet verwerkt worden. Er gaat niets verloren.',
    ]);
    expect(teksten(onleesbaarRegels({ aantal: 1 }))).toEqual(['Een bericht kon niemand lezen.']);
  });
});
