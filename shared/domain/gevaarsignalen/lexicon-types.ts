/** Kinds of danger, most urgent to look at first. */
export const GEVAARCODES = [
  'zelfdoding',
  'medisch-gevaar',
  'geweld',
  'seksueel-geweld',
  'kindermishandeling',
  'kind-alleen',
  'uitbuiting',
  'verwarring',
  'geen-onderdak',
  'geen-voedsel',
] as const;
export type Gevaarcode = (typeof GEVAARCODES)[number];

export interface Gevaarwoord {
  readonly code: Gevaarcode;
  /**
   * Words apart by spaces, in this order, with at most two other words in between (eight where `...` stands); `a|b` is
   * either; `stam*` is any word that begins so. Capitals, accents, doubled letters and one typing error in a long word do
   * not matter.
   */
  readonly woorden: string;
  /** Why it is here. */
  readonly reden: string;
  /** A sentence in which it is found. */
  readonly voorbeeld: string;
  /** A sentence that resembles it, in which it is not. */
  readonly misser: string;
  /**
   * `zeker`: signals by itself. `samen`: ordinary mail has it too, or it names a subject; it signals unless the trained
   * model is confident that the text as a whole is harmless.
   */
  readonly kracht: 'zeker' | 'samen';
}

type Regel = readonly [woorden: string, reden: string, voorbeeld: string, misser: string];

export const groep = (code: Gevaarcode, kracht: Gevaarwoord['kracht'], ...regels: readonly Regel[]): Gevaarwoord[] =>
  regels.map(([woorden, reden, voorbeeld, misser]) => ({ code, kracht, woorden, reden, voorbeeld, misser }));
