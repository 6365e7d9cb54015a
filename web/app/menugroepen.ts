/** Which pages of the menu stand in the row, and which behind a button. */

export interface Menupagina {
  readonly patroon: string;
  readonly menu?: string | undefined;
  readonly groep?: string | undefined;
}

export interface Menugroep {
  readonly naam: string;
  readonly paginas: readonly Menupagina[];
}

/** More than this is more than one row on a desk, and half a phone. */
const IN_EEN_RIJ = 12;

/** Pages without a name in the menu are not in it. A group of one page is no group. */
export function groepeer(alle: readonly Menupagina[]): {
  readonly los: readonly Menupagina[];
  readonly groepen: readonly Menugroep[];
} {
  const paginas = alle.filter(({ menu }) => menu !== undefined);
  if (paginas.length <= IN_EEN_RIJ) return { los: paginas, groepen: [] };
  const namen = [...new Set(paginas.flatMap(({ groep }) => groep ?? []))];
  const groepen = namen
    .map((naam) => ({ naam, paginas: paginas.filter(({ groep }) => groep === naam) }))
    .filter(({ paginas: eigen }) => eigen.length > 1);
  const achter = new Set(groepen.flatMap(({ paginas: eigen }) => eigen));
  return { los: paginas.filter((pagina) => !achter.has(pagina)), groepen };
}
