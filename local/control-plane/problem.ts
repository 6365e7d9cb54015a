/** Errors of the control plane: plain Dutch, every fault at once (RFC 9457). */
import type * as z from 'zod';

export interface Fout {
  readonly veld: string;
  readonly melding: string;
}

/** A refusal by the control plane. */
export class ControlFault extends Error {
  readonly status: number;
  readonly fouten: readonly Fout[];
  constructor(status: number, detail: string, fouten: readonly Fout[] = []) {
    super(detail);
    this.name = 'ControlFault';
    this.status = status;
    this.fouten = fouten;
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Ongeldige invoer',
  404: 'Niet gevonden',
  405: 'Dit kan hier niet',
  409: 'Dit kan nu niet',
  413: 'Te groot',
  504: 'Nog niet klaar',
};

export const problemOf = (fault: ControlFault, more: Readonly<Record<string, unknown>> = {}) => ({
  type: 'about:blank',
  title: TITLES[fault.status] ?? 'Er ging iets mis',
  status: fault.status,
  detail: fault.message,
  ...(fault.fouten.length > 0 && { fouten: fault.fouten }),
  ...more,
});

/** Checks a body; throws ControlFault with every fault. Messages come from the schema and are Dutch. */
export function checkBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fouten = parsed.error.issues.map(({ path, message }) => ({ veld: path.join('.'), melding: message }));
  throw new ControlFault(400, 'De invoer klopt niet. Herstel de genoemde velden.', fouten);
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ControlFault(400, 'De inhoud is geen JSON.');
  }
}
