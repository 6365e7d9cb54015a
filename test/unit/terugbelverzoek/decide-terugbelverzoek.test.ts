import { describe, expect, test } from '@jest/globals';
import {
  decideTerugbelverzoek,
  houderVan,
  type TerugbelCommand,
} from '../../../shared/domain/terugbelverzoek/decide-terugbelverzoek.ts';
import { foldTerugbelverzoek } from '../../../shared/domain/terugbelverzoek/fold-terugbelverzoek.ts';
import { type Oproep, STANDAARD_TERUGBELBELEID } from '../../../shared/domain/terugbelverzoek/types.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

const at = (time: string) => instant(`2026-11-25T${time}:00Z`);

const oproep = (n: number, over: Partial<Oproep> = {}): Oproep => ({
  bron: `c${n}/oproep`,
  contact: `c${n}`,
  wijkteam: 'centrum',
  reden: 'afgehaakt',
  op: at(`09:0${n}`),
  belofte: instant(`2026-11-26T16:0${n}:00Z`),
  ...over,
});
const vraag = (n: number, over: Partial<Oproep> = {}): TerugbelCommand => ({
  soort: 'vraag',
  oproep: oproep(n, over),
  versie: 2,
});
let acts = 0;
const by = (door: string) => {
  acts += 1;
  return { id: `${door}-${acts}`, door };
};

/** Commands one after the other, each at its own time. */
type Step = readonly [string, TerugbelCommand];
function story(...steps: readonly Step[]) {
  let verzoek = foldTerugbelverzoek('t1', []);
  let begun = false;
  for (const [time, command] of steps) {
    const context = { nu: at(time), beleid: STANDAARD_TERUGBELBELEID, naamVan: (id: string) => `Mevrouw ${id}` };
    const events = decideTerugbelverzoek(command, begun ? verzoek : null, context);
    begun ||= events.length > 0;
    verzoek = foldTerugbelverzoek('t1', [...verzoek.gebeurtenissen, ...events]);
  }
  return verzoek;
}
const refused = (code: string) => expect.objectContaining({ kind: 'refused', code });
const fails = (...steps: readonly Step[]): unknown => {
  try {
    story(...steps);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('a number that is missed', () => {
  test('once is work, with the promise of that call', () => {
    expect(story(['09:05', vraag(1)])).toMatchObject({ status: 'open', belofte: oproep(1).belofte, contacten: ['c1'] });
  });

  test('again joins what is open, and the earliest promise stays', () => {
    const verzoek = story(['09:05', vraag(2)], ['09:06', vraag(1)]);
    expect(verzoek).toMatchObject({ status: 'open', belofte: oproep(1).belofte, contacten: ['c1', 'c2'] });
    expect([verzoek.eersteOproepOp, verzoek.laatsteOproepOp]).toEqual([oproep(1).op, oproep(2).op]);
  });

  test('told twice changes nothing, nor does an older version of what is known', () => {
    const once = story(['09:05', vraag(1)]);
    expect(story(['09:05', vraag(1)], ['09:06', vraag(1)])).toEqual(once);
    const older = { soort: 'vraag', oproep: oproep(1, { op: at('08:00') }), versie: 1 } as const;
    expect(story(['09:05', vraag(1)], ['09:06', older])).toEqual(once);
  });

  test('and turns out to have been answered falls away; with nothing left it is no work', () => {
    const gone = { soort: 'laatVervallen', bron: 'c1/oproep', versie: 3, op: at('09:02') } as const;
    expect(story(['09:05', vraag(1)], ['09:06', gone])).toMatchObject({ status: 'afgesloten', oproepen: [] });
    expect(story(['09:05', vraag(1)], ['09:05', vraag(2)], ['09:06', gone])).toMatchObject({
      status: 'open',
      contacten: ['c2'],
      belofte: oproep(2).belofte,
    });
  });
});

describe('a claim', () => {
  const claimed: readonly Step[] = [
    ['09:05', vraag(1)],
    ['09:10', { soort: 'neemAan', ...by('olga') }],
  ];

  test('is for a quarter of an hour, and for nobody else: they are told who has it and until when', () => {
    expect(houderVan(story(...claimed), at('09:24'))).toEqual({ door: 'olga', tot: at('09:25') });
    expect(fails(...claimed, ['09:24', { soort: 'neemAan', ...by('fatima') }])).toEqual(
      expect.objectContaining({
        code: 'al-geclaimd',
        vanaf: at('09:25'),
        message: expect.stringMatching(/Mevrouw olga.*2026-11-25 10:25/),
      }),
    );
  });

  test('is renewed by its holder', () => {
    const verzoek = story(...claimed, ['09:20', { soort: 'neemAan', ...by('olga') }]);
    expect(houderVan(verzoek, at('09:30'))).toEqual({ door: 'olga', tot: at('09:35') });
  });

  test('that has passed is free, at its very end', () => {
    const verzoek = story(...claimed, ['09:25', { soort: 'neemAan', ...by('fatima') }]);
    expect(houderVan(verzoek, at('09:26'))?.door).toBe('fatima');
  });

  test('is let go by its holder only; letting go of what nobody holds is quiet', () => {
    expect(fails(...claimed, ['09:11', { soort: 'laatLos', ...by('fatima') }])).toEqual(refused('al-geclaimd'));
    const free = story(...claimed, ['09:11', { soort: 'laatLos', ...by('olga') }]);
    expect(houderVan(free, at('09:12'))).toBeNull();
    expect(story(...claimed, ['09:11', { soort: 'laatLos', ...by('olga') }]).beurt).toBe(2);
    expect(fails(['09:05', vraag(1)], ['09:11', { soort: 'laatLos', ...by('fatima') }])).toBeUndefined();
  });

  test('stays when the caller rings again meanwhile: no second ring', () => {
    const verzoek = story(...claimed, ['09:12', vraag(3)]);
    expect(houderVan(verzoek, at('09:13'))?.door).toBe('olga');
    expect(verzoek.contacten).toEqual(['c1', 'c3']);
  });
});

describe('an attempt', () => {
  const attempt = (door: string, gelukt: boolean, op?: string): TerugbelCommand => ({
    soort: 'legPogingVast',
    ...by(door),
    gelukt,
    wijze: 'telefoon',
    ...(op !== undefined && { op: at(op) }),
  });

  test('without answer closes nothing', () => {
    expect(story(['09:05', vraag(1)], ['10:00', attempt('olga', false)])).toMatchObject({
      status: 'open',
      pogingen: [{ gelukt: false, op: at('10:00'), door: 'olga' }],
    });
  });

  test('with answer closes it as bereikt, with everything that was asked before it', () => {
    expect(story(['09:05', vraag(1)], ['09:06', vraag(2)], ['10:00', attempt('olga', true)])).toMatchObject({
      status: 'afgesloten',
      afsluiting: { reden: 'bereikt', op: at('10:00'), door: 'olga' },
    });
  });

  test('with answer from before a later call leaves that call open', () => {
    const verzoek = story(['09:05', vraag(1)], ['09:06', vraag(3)], ['10:00', attempt('olga', true, '09:02')]);
    expect(verzoek).toMatchObject({ status: 'open', contacten: ['c3'], belofte: oproep(3).belofte });
  });

  test('is refused while another holds it, and allowed while nobody does', () => {
    const held: readonly Step[] = [
      ['09:05', vraag(1)],
      ['09:10', { soort: 'neemAan', ...by('olga') }],
    ];
    expect(fails(...held, ['09:11', attempt('fatima', true)])).toEqual(refused('al-geclaimd'));
    expect(fails(...held, ['09:11', attempt('olga', true)])).toBeUndefined();
    expect(fails(...held, ['09:25', attempt('fatima', true)])).toBeUndefined();
  });

  test('in the future, or before anybody called, is refused', () => {
    expect(fails(['09:05', vraag(1)], ['10:00', attempt('olga', true, '10:01')])).toMatchObject({ kind: 'invalid' });
    expect(fails(['09:05', vraag(1)], ['10:00', attempt('olga', true, '09:00')])).toMatchObject({ kind: 'invalid' });
  });

  test('on what is closed is refused; given again under the same id it is one', () => {
    const said = attempt('olga', true);
    const once = story(['09:05', vraag(1)], ['10:00', said]);
    expect(story(['09:05', vraag(1)], ['10:00', said], ['10:01', said])).toEqual(once);
    expect(fails(['09:05', vraag(1)], ['10:00', said], ['10:01', attempt('olga', false)])).toEqual(
      refused('afgesloten'),
    );
  });
});

describe('ringing again and being answered', () => {
  const spoke = (time: string): TerugbelCommand => ({ soort: 'meldGesproken', contact: 'c9', op: at(time) });

  test('closes what came before it', () => {
    expect(story(['09:05', vraag(1)], ['09:30', spoke('09:20')])).toMatchObject({
      status: 'afgesloten',
      afsluiting: { reden: 'zelf-gesproken', op: at('09:20'), door: 'systeem' },
    });
  });

  test('does not close what was missed after it', () => {
    expect(story(['09:05', vraag(1)], ['09:30', spoke('09:00')])).toMatchObject({ status: 'open' });
  });

  test('answers at the very moment of the missed call too', () => {
    expect(story(['09:05', vraag(1)], ['09:30', spoke('09:01')]).status).toBe('afgesloten');
  });

  test('a call from before it that is heard of later changes nothing any more', () => {
    const closed = story(['09:05', vraag(1)], ['09:30', spoke('09:20')], ['09:40', vraag(2)]);
    expect(closed.status).toBe('afgesloten');
  });
});

describe('closing', () => {
  const close = (reden: 'bereikt' | 'zelf-gesproken' | 'niet-meer-nodig' | 'niet-bereikt-na-pogingen') =>
    ({ soort: 'sluitAf', ...by('olga'), reden }) as const;
  const attempt = () => ({ soort: 'legPogingVast', ...by('olga'), gelukt: false, wijze: 'telefoon' }) as const;

  test('as bereikt needs an attempt in which they were spoken with', () => {
    expect(fails(['09:05', vraag(1)], ['10:00', close('bereikt')])).toEqual(refused('nog-niet-bereikt'));
  });

  test('as not reached needs as many attempts as were agreed', () => {
    const one: readonly Step[] = [
      ['09:05', vraag(1)],
      ['10:00', attempt()],
    ];
    expect(fails(...one, ['10:05', close('niet-bereikt-na-pogingen')])).toEqual(refused('te-weinig-pogingen'));
    expect(story(...one, ['10:05', attempt()], ['10:10', close('niet-bereikt-na-pogingen')])).toMatchObject({
      afsluiting: { reden: 'niet-bereikt-na-pogingen', door: 'olga' },
    });
  });

  test('is refused while another holds it, and quiet when it was closed so already', () => {
    const held: readonly Step[] = [
      ['09:05', vraag(1)],
      ['09:10', { soort: 'neemAan', ...by('fatima') }],
    ];
    expect(fails(...held, ['09:11', close('niet-meer-nodig')])).toEqual(refused('al-geclaimd'));
    const closed = story(['09:05', vraag(1)], ['10:00', close('niet-meer-nodig')]);
    expect(
      story(['09:05', vraag(1)], ['10:00', close('niet-meer-nodig')], ['10:01', close('niet-meer-nodig')]),
    ).toMatchObject({ afsluiting: closed.afsluiting as object });
    expect(fails(['09:05', vraag(1)], ['10:00', close('niet-meer-nodig')], ['10:01', close('zelf-gesproken')])).toEqual(
      refused('afgesloten'),
    );
  });
});

describe('safe contact', () => {
  test('moves the promise to when it is allowed, and never forward', () => {
    const later = instant('2026-11-26T17:00:00Z');
    expect(story(['09:05', vraag(1)], ['09:10', { soort: 'verschuif', belofte: later }]).belofte).toBe(later);
    expect(story(['09:05', vraag(1)], ['09:10', { soort: 'verschuif', belofte: at('17:00') }]).belofte).toBe(
      oproep(1).belofte,
    );
  });
});
