/** Every page: its address, who has it, and its place in the menu. A new page is a line here. */
import type { ComponentType } from 'preact';
import { Start } from '../pages/start/start.tsx';
import type { Rol } from './context.ts';

export interface Pagina {
  /** `/contacten/:id` gives `id` as property of the component. */
  readonly patroon: string;
  /** Its name in the menu; absent = reached from another page only. */
  readonly menu?: string;
  readonly rollen: readonly Rol[];
  readonly Toon: ComponentType<Readonly<Record<string, string>>>;
}

const IEDEREEN: readonly Rol[] = ['teamondersteuner', 'professional', 'manager', 'beheerder', 'gastvrouw'];

export const PAGINAS: readonly Pagina[] = [{ patroon: '/', menu: 'Start', rollen: IEDEREEN, Toon: Start }];
