/**
 * Puts the run's virtual clock in the place of `Date` of this thread: its construction without arguments, its call and
 * `Date.now`. Handlers then need no code of their own for a clock that stands still.
 */
export function replaceDate(buffer: SharedArrayBuffer): void {
  const cell = new BigInt64Array(buffer);
  const now = () => Number(Atomics.load(cell, 0));
  const RealDate = Date;
  const replacement: DateConstructor = new Proxy(RealDate, {
    construct: (target, given, newTarget): Date =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget === replacement ? target : newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, property) => (property === 'now' ? now : Reflect.get(target, property)),
  });
  // `new Date().constructor === Date` must keep holding for libraries that look.
  RealDate.prototype.constructor = replacement;
  globalThis.Date = replacement;
}
