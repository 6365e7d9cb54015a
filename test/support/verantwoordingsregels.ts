/** Lines of who did what, for tests. */
import { instant } from '../../shared/domain/tijd/instant.ts';
import type { Verantwoordingsregel } from '../../shared/domain/verantwoording/types.ts';

export const OP = instant('2026-11-25T09:00:00.000Z');

/** Olga read contact c1, unless said otherwise. */
export const regel = (id: string, over: Partial<Verantwoordingsregel> = {}): Verantwoordingsregel => ({
  id,
  begonnenOp: over.op ?? OP,
  op: OP,
  operatie: 'leesContact',
  handeling: 'inzien',
  soort: 'contact',
  object: 'c1',
  betrokkenen: { soort: 'contact', ids: ['c1'] },
  resultaat: 'gelukt',
  oorsprong: { kanaal: 'api', netwerk: '203.0.113.0/24' },
  medewerker: 'olga',
  rollen: ['teamondersteuner'],
  activiteit: 'contact',
  trace: '4bf92f3577b34da6a3ce929d0e0e4736',
  span: '00f067aa0ba902b7',
  ouder: null,
  ...over,
});
