/** Catches what code under test logs, so that a test can look at it and the output of the run stays readable. */
import { afterAll } from '@jest/globals';

export interface SilentLog {
  /** The lines since the last look, as objects. */
  take(): Record<string, unknown>[];
}

/** From now until the end of this test file nothing that is logged is printed. */
export function closedLog(): SilentLog {
  const real = process.stdout.write;
  let lines: string[] = [];
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
    const text = String(chunk);
    if (!text.startsWith('{"niveau"')) return real.call(process.stdout, chunk, ...rest);
    lines.push(text);
    return true;
  }) as typeof process.stdout.write;
  afterAll(() => {
    process.stdout.write = real;
  });
  return {
    take() {
      const taken = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      lines = [];
      return taken;
    },
  };
}
