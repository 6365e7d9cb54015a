import { describe, expect, test } from '@jest/globals';
import { groepeer, type Menupagina } from '../../../web/app/menugroepen.ts';

const pagina = (nummer: number, groep?: string): Menupagina => ({ patroon: `/${nummer}`, menu: `${nummer}`, groep });
const paginas = (aantal: number, groep: (nummer: number) => string | undefined) =>
  Array.from({ length: aantal }, (_, nummer) => pagina(nummer, groep(nummer)));

describe('the main menu', () => {
  test('is one row as long as it can be overseen', () => {
    const twaalf = paginas(12, () => 'Beheer');
    expect(groepeer(twaalf)).toEqual({ los: twaalf, groepen: [] });
  });

  test('puts pages behind buttons when there are more, in their order, and loses none', () => {
    const dertien = paginas(13, (nummer) => (nummer < 2 ? undefined : nummer % 2 === 0 ? 'Cijfers' : 'Beheer'));
    const { los, groepen } = groepeer(dertien);
    expect(los).toEqual(dertien.slice(0, 2));
    expect(groepen.map(({ naam }) => naam)).toEqual(['Cijfers', 'Beheer']);
    expect([...los, ...groepen.flatMap((groep) => groep.paginas)].length).toBe(13);
    for (const { naam, paginas: eigen } of groepen) {
      expect(eigen).toEqual(dertien.filter(({ groep }) => groep === naam));
    }
  });

  test('has no button for one page, and none for pages that are reached otherwise', () => {
    const alle = [
      ...paginas(14, (nummer) => (nummer === 3 ? 'Alleen' : undefined)),
      { patroon: '/x/:id', groep: 'Weg' },
    ];
    const { los, groepen } = groepeer(alle);
    expect(groepen).toEqual([]);
    expect(los).toEqual(alle.slice(0, 14));
  });
});
