/** Days on which no norm holds: the list as several people change it at once, and what is said of it before it is kept. */
import { describe, expect, test } from '@jest/globals';
import type { Nulmeting } from '../../../web/app/antwoorden/normen.ts';
import { type Api, ApiFout } from '../../../web/app/api.ts';
import {
  betekenis,
  type Daad,
  eindbetekenis,
  eindfouten,
  foutBijVorm,
  nulmetingUit,
  opVolgorde,
  standVan,
  vormfouten,
} from '../../../web/pages/normen/nulmeting.ts';
import { wijzigNulmetingen } from '../../../web/pages/normen/wijzig-nulmetingen.ts';

const VANDAAG = '2026-11-25';
const meting = (van: string, totEnMet: string, wijkteam?: string): Nulmeting => ({
  kanaal: 'telefoon',
  ...(wijkteam && { wijkteam }),
  van,
  totEnMet,
});
const plaats = ({ kanaal, wijkteam = 'alle wijkteams' }: Pick<Nulmeting, 'kanaal' | 'wijkteam'>) =>
  `${kanaal}, ${wijkteam}`;
const LOOPT = meting('2026-11-16', '2026-11-30');
const KOMT = meting('2026-12-07', '2026-12-18');

type Organisatie = Record<string, unknown> & { nulmetingen?: readonly Nulmeting[] };

/** An organisatie that is kept as a whole; `tussendoor` is what a colleague does before the answer to each PUT. */
function organisatieApi(begin: Organisatie, tussendoor: readonly ((nu: Organisatie) => Organisatie)[] = []) {
  let nu = begin;
  const collega = [...tussendoor];
  const geschreven: Organisatie[] = [];
  const vraag = async (methode: string, pad: string, body?: unknown): Promise<unknown> => {
    if (pad !== '/v1/organisatie') throw new Error(`not asked of ${pad}`);
    if (methode === 'PUT') {
      geschreven.push(body as Organisatie);
      nu = (collega.shift() ?? ((zo: Organisatie) => zo))(body as Organisatie);
    }
    return nu;
  };
  return { api: { vraag } as unknown as Api, geschreven, stand: () => nu };
}

describe('a baseline', () => {
  test('runs on its first and its last day; what runs stands before what comes and what is over', () => {
    expect(standVan(meting(VANDAAG, '2026-11-30'), VANDAAG)).toBe('loopt');
    expect(standVan(meting('2026-11-01', VANDAAG), VANDAAG)).toBe('loopt');
    expect(standVan(meting('2026-11-26', '2026-11-30'), VANDAAG)).toBe('komt');
    expect(standVan(meting('2026-11-01', '2026-11-24'), VANDAAG)).toBe('voorbij');
    const [oud, ouder] = [meting('2026-10-01', '2026-10-05'), meting('2026-09-01', '2026-09-05')];
    const later = meting('2027-01-04', '2027-01-08');
    expect(opVolgorde([ouder, later, KOMT, oud, LOOPT], VANDAAG)).toEqual([LOOPT, KOMT, later, oud, ouder]);
  });

  test('that is typed has two days in order; for all wijkteams it names none', () => {
    const vorm = { kanaal: 'chat', wijkteam: '', van: '2026-12-01', totEnMet: '2026-12-01' } as const;
    expect(vormfouten(vorm)).toEqual([]);
    expect(nulmetingUit(vorm)).toEqual({ kanaal: 'chat', van: '2026-12-01', totEnMet: '2026-12-01' });
    expect(nulmetingUit({ ...vorm, wijkteam: 'zuid' })).toMatchObject({ wijkteam: 'zuid' });
    expect(vormfouten({ ...vorm, totEnMet: '2026-11-30' }).map(({ veld }) => veld)).toEqual(['nulmeting.totEnMet']);
    expect(vormfouten({ ...vorm, van: '', totEnMet: '' }).map(({ veld }) => veld)).toEqual([
      'nulmeting.van',
      'nulmeting.totEnMet',
    ]);
  });

  test('ends on one of its days before the last; another day is refused with the reason', () => {
    expect(eindfouten(LOOPT, '2026-11-16')).toEqual([]);
    expect(eindfouten(LOOPT, '2026-11-29')).toEqual([]);
    const melding = (einde: string) => eindfouten(LOOPT, einde)[0]?.melding;
    expect(melding('2026-11-30')).toBe('Dan verandert er niets: dit is al de laatste dag.');
    expect(melding('2026-12-01')).toBe('Kies een dag van 16 november 2026 tot en met 29 november 2026.');
    expect(melding('2026-11-15')).toBe(melding('2026-12-01'));
    expect(melding('')).toBe('Vul een dag in.');
  });

  test('says where no norm holds, and from when it does again', () => {
    const zinnen = betekenis(KOMT, [LOOPT], plaats);
    expect(zinnen[0]).toBe('In deze periode geldt geen norm voor telefoon, alle wijkteams: 7 t/m 18 december 2026.');
    expect(zinnen).toContain('Vanaf 19 december 2026 geldt weer de norm.');
    expect(zinnen).toContain('Ook de eigen norm van een wijkteam geldt dan niet.');
    expect(betekenis({ ...KOMT, wijkteam: 'zuid' }, [], plaats)).toContain('Voor andere wijkteams verandert er niets.');
  });

  test('tells of another that lies over it or goes on after it', () => {
    const zuid = meting('2026-12-18', '2026-12-31', 'zuid');
    expect(betekenis(KOMT, [zuid], plaats).slice(-2)).toEqual([
      'Vanaf 19 december 2026 geldt weer de norm, behalve waar dan een andere nulmeting loopt.',
      'Op een deel van deze dagen is er al een nulmeting: telefoon, zuid, 18 t/m 31 december 2026.',
    ]);
    expect(betekenis({ ...KOMT, wijkteam: 'noord' }, [zuid], plaats).at(-1)).toBe(
      'Vanaf 19 december 2026 geldt weer de norm.',
    );
    expect(eindbetekenis(zuid, '2026-12-20', [zuid, meting('2026-12-19', '2027-01-15')])).toContain(
      'Daarna loopt er nog een nulmeting, tot en met 15 januari 2027.',
    );
    // Itself is no other.
    expect(eindbetekenis(LOOPT, VANDAAG, [LOOPT])).toContain('Vanaf 26 november 2026 geldt weer de norm.');
  });

  test('faults of the API stand at the fields of the form, those about anything else keep their name', () => {
    const fouten = ['nulmetingen[2].totEnMet', 'nulmetingen[1].van', 'nulmetingen', 'naam'].map((veld) => ({
      veld,
      melding: 'Fout.',
    }));
    expect(foutBijVorm(new ApiFout(400, 'ongeldige-invoer', 'Nee.', { fouten }), 2).fouten).toEqual([
      { veld: 'nulmeting.totEnMet', melding: 'Fout.' },
      { veld: 'nulmetingen[1].van', melding: 'Fout.' },
      { veld: '', melding: 'De lijst met nulmetingen: Fout.' },
      { veld: 'naam', melding: 'Fout.' },
    ]);
  });
});

describe('a change of the list of baselines', () => {
  const doe = async (begin: readonly Nulmeting[] | undefined, daad: Daad) => {
    const { api, stand } = organisatieApi({ naam: 'Zwolle', ...(begin && { nulmetingen: begin }) });
    await wijzigNulmetingen(api, daad);
    return stand();
  };

  test('leaves what others put in it, and everything else of the organisatie', async () => {
    expect(await doe(undefined, { soort: 'erbij', een: KOMT })).toEqual({ naam: 'Zwolle', nulmetingen: [KOMT] });
    expect(await doe([LOOPT], { soort: 'erbij', een: KOMT })).toEqual({ naam: 'Zwolle', nulmetingen: [LOOPT, KOMT] });
    expect((await doe([LOOPT, KOMT], { soort: 'weg', een: LOOPT })).nulmetingen).toEqual([KOMT]);
    expect((await doe([LOOPT, KOMT], { soort: 'tot', een: LOOPT, totEnMet: VANDAAG })).nulmetingen).toEqual([
      KOMT,
      { ...LOOPT, totEnMet: VANDAAG },
    ]);
  });

  test('of one that a colleague changed or took away keeps nothing and says so', async () => {
    for (const daad of [
      { soort: 'weg', een: LOOPT },
      { soort: 'tot', een: LOOPT, totEnMet: VANDAAG },
    ] as const) {
      const { api, geschreven } = organisatieApi({ nulmetingen: [{ ...LOOPT, totEnMet: '2026-11-27' }] });
      await expect(wijzigNulmetingen(api, daad)).rejects.toMatchObject({ status: 409, code: 'intussen-gewijzigd' });
      expect(geschreven).toEqual([]);
    }
  });

  test('to what is there already is a fault at the field', async () => {
    const { api, geschreven } = organisatieApi({ nulmetingen: [LOOPT] });
    await expect(wijzigNulmetingen(api, { soort: 'erbij', een: { ...LOOPT } })).rejects.toMatchObject({
      fouten: [{ veld: 'nulmeting.van' }],
    });
    expect(geschreven).toEqual([]);
  });

  test('that a colleague overwrote in the same moment is done again, on what they kept', async () => {
    const { api, geschreven, stand } = organisatieApi({ naam: 'Zwolle' }, [
      () => ({ naam: 'Zwolle nieuw', nulmetingen: [LOOPT] }),
    ]);
    await wijzigNulmetingen(api, { soort: 'erbij', een: KOMT });
    expect(geschreven).toHaveLength(2);
    expect(stand()).toEqual({ naam: 'Zwolle nieuw', nulmetingen: [LOOPT, KOMT] });
  });

  test('that is overwritten every time is told, not tried for ever', async () => {
    const wis = () => ({ nulmetingen: [] });
    const { api, geschreven } = organisatieApi({}, [wis, wis, wis, wis]);
    await expect(wijzigNulmetingen(api, { soort: 'erbij', een: KOMT })).rejects.toMatchObject({ status: 409 });
    expect(geschreven).toHaveLength(3);
  });
});
