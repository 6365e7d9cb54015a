import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { crisisnummersVan } from '../../../shared/domain/organisatie/crisisnummers.ts';
import { STANDAARD_NOODNUMMERS, STANDAARD_ORGANISATIE } from '../../../shared/domain/organisatie/standaard.ts';

const one = (naam: string, nummer: string) => ({ naam, nummer, bron: 'https://x.nl', gecontroleerdOp: '2026-01-01' });
const dienst = { naam: 'Crisisdienst Noord', nummer: '050-1234567', mail: null };
const alle = (list: ReturnType<typeof crisisnummersVan>) => list.flatMap(({ nummers }) => nummers);

describe('the numbers for a crisis', () => {
  test('are 112 first, then the crisisdienst of the organisatie, then the others, a service with two numbers once', () => {
    const list = crisisnummersVan({ ...STANDAARD_ORGANISATIE, crisisdienst: dienst });
    expect(list.map(({ nummers }) => nummers)).toEqual([
      ['112'],
      ['050-1234567'],
      ['0900-8844'],
      ['113', '0800-0113'],
      ['0800-2000'],
      ['0800-0432'],
    ]);
    expect(list[1]).toMatchObject({ naam: 'Crisisdienst Noord', bronnen: [] });
  });

  test('of an organisatie without a crisisdienst have that of the source', () => {
    const list = crisisnummersVan({ ...STANDAARD_ORGANISATIE, crisisdienst: { naam: '', nummer: '', mail: null } });
    expect(list[1]?.nummers).toEqual(['0800-1471']);
  });

  test('never lack those for danger to life, suicide, violence at home and children, whatever an organisatie sets', () => {
    const nummer = fc.oneof(
      fc.constantFrom(...STANDAARD_NOODNUMMERS.map((known) => known.nummer)),
      fc.stringMatching(/^\d{3,10}$/),
    );
    const list = fc.array(fc.record({ naam: fc.constantFrom('A', 'B', 'Veilig Thuis'), nummer }), { maxLength: 12 });
    fc.assert(
      fc.property(list, nummer, (noodnummers, eigen) => {
        const found = crisisnummersVan({
          crisisdienst: { ...dienst, nummer: eigen },
          noodnummers: noodnummers.map(({ naam, nummer: dit }) => one(naam, dit)),
        });
        expect(found[0]?.nummers).toContain('112');
        for (const altijd of ['112', '113', '0800-2000', '0800-0432']) expect(alle(found)).toContain(altijd);
        for (const { nummer: dit } of noodnummers) expect(alle(found)).toContain(dit);
        expect(alle(found)).toContain(eigen);
        expect(new Set(found.map(({ naam }) => naam)).size).toBe(found.length);
      }),
    );
  });

  test('written in another way are not doubled', () => {
    const list = crisisnummersVan({ crisisdienst: dienst, noodnummers: [one('Veilig Thuis', '0800 2000')] });
    expect(alle(list).filter((nummer) => nummer.replace(/\D/g, '') === '08002000')).toEqual(['0800 2000']);
  });
});
