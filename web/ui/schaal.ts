/** The scale beside a picture: round steps from zero to at least the highest value, at most five of them. */
export function stappenVoor(hoogste: number): readonly number[] {
  if (!(hoogste > 0)) return [0, 1];
  const ruw = hoogste / 4;
  const macht = 10 ** Math.floor(Math.log10(ruw));
  const stap = [1, 2, 2.5, 5, 10].map((keer) => keer * macht).find((maat) => maat >= ruw - 1e-9) ?? ruw;
  const stappen = [0];
  while ((stappen.at(-1) ?? 0) < hoogste - 1e-9) stappen.push(Number((stap * stappen.length).toPrecision(12)));
  return stappen;
}

/** Every how manieth label can stand under the axis without touching its neighbour. */
export function wijdUit(aantal: number, vak: number, label: number): number {
  if (aantal === 0 || vak <= 0) return 1;
  return Math.max(1, Math.ceil(label / vak));
}
