import type { Organisatie } from '../domain/organisatie/types.ts';
import type { Ports } from './ports.ts';

/** Where pages stand that must be readable when everything else is down. */
export interface PaginaStore {
  /** Puts a page there, over the one before it. */
  save(naam: string, html: string): Promise<void>;
}

export const CRISISPAGINA = 'crisis';

export type PublishCrisispagina = () => Promise<void>;

/**
 * Puts the crisis page there as the organisatie is now. Every time, also when nothing changed: a page that was damaged or
 * removed comes back by itself. When the settings cannot be read the page that is there stays.
 */
export function makePublishCrisispagina({
  instellingen,
  paginas,
  render,
}: Pick<Ports, 'instellingen'> & {
  readonly paginas: PaginaStore;
  readonly render: (organisatie: Organisatie) => string;
}): PublishCrisispagina {
  return async () => {
    const { organisatie } = await instellingen.readInstellingen();
    await paginas.save(CRISISPAGINA, render(organisatie));
  };
}
