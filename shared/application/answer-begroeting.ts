/** The greeting's question of a telephone exchange, answered also while nothing can be read. */
import { type Begroeting, type Begroetingsstof, begroetingOp } from '../domain/begroeting/begroeting.ts';
import { type Instant, MINUTE, msBetween } from '../domain/tijd/instant.ts';
import { gatherBegroetingsstof } from './gather-begroetingsstof.ts';
import type { Ports, RawStore } from './ports.ts';

/** The greeting now, and a name for what it says; undefined when nothing is known that is young enough. */
export type AnswerBegroeting = (
  wijkteam: string,
) => Promise<{ readonly begroeting: Begroeting; readonly kenmerk: string } | undefined>;

/** Told of what went wrong without anybody noticing: somebody should look at it. */
export type Report = (what: 'lezen' | 'bewaren' | 'terughalen', error: unknown) => void;

/** So many wijkteams are remembered; more are asked of the bucket each time. */
const MAX_WIJKTEAMS = 200;
/** The copy in the bucket is written, and looked for, at most so often. */
const HOOGSTENS_ELKE_MS = MINUTE;
/** And written so often when nothing changes, so that its age is about the age of what it says. */
const MINSTENS_ELKE_MS = 15 * MINUTE;

interface Geheugen {
  stof: Begroetingsstof | undefined;
  geschreven: { readonly kenmerk: string; readonly op: Instant } | undefined;
  gezochtOp: Instant | undefined;
}

const sleutelVan = (wijkteam: string): string => `begroeting/${wijkteam}.json`;

const longAgo = (op: Instant | undefined, nu: Instant, ms: number): boolean =>
  op === undefined || Math.abs(msBetween(op, nu)) >= ms;

/** Undefined for what is no copy of ours: of an earlier version, or of another wijkteam. */
function readCopy(bytes: Uint8Array | undefined, wijkteam: string): Begroetingsstof | undefined {
  if (bytes === undefined) return undefined;
  const { versie, stof } = JSON.parse(new TextDecoder().decode(bytes)) as { versie?: unknown; stof?: Begroetingsstof };
  return versie === VERSIE && stof?.wijkteam === wijkteam ? stof : undefined;
}
/** Of the form of the copy: raised when `Begroetingsstof` changes. */
const VERSIE = 1;

async function writeCopy(raw: RawStore, stof: Begroetingsstof): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify({ versie: VERSIE, stof }));
  await raw.put(sleutelVan(stof.wijkteam), bytes, 'application/json');
}

/**
 * Reads settings and roster at every question. When that fails it answers from what it read last: what this process
 * remembers or, when that is older than a minute, the newest of it and the copy that whichever process keeps in the
 * bucket. That answer is worked out for now (the time at which the doors open still opens them), is marked
 * `laatstBekend`, and ends 24 hours after the reading.
 *
 * The name (`kenmerk`) is the same for answers that say the same, whenever they were made. Keeping the copy never fails
 * or changes an answer.
 */
export function makeAnswerBegroeting(
  { instellingen, clock, ids, raw }: Pick<Ports, 'instellingen' | 'clock' | 'ids' | 'raw'>,
  report: Report,
): AnswerBegroeting {
  const geheugens = new Map<string, Geheugen>();

  function geheugenVan(wijkteam: string): Geheugen {
    const known = geheugens.get(wijkteam);
    const geheugen = known ?? { stof: undefined, geschreven: undefined, gezochtOp: undefined };
    // Put back at the end: the one that was asked for longest ago is the first to be forgotten.
    geheugens.delete(wijkteam);
    geheugens.set(wijkteam, geheugen);
    const oldest = geheugens.keys().next();
    if (geheugens.size > MAX_WIJKTEAMS && !oldest.done) geheugens.delete(oldest.value);
    return geheugen;
  }

  function named(begroeting: Begroeting) {
    const { opgesteldOp: _, leeftijdSeconden: __, ...says } = begroeting;
    return { begroeting, kenmerk: ids.hash('begroeting', JSON.stringify(says)).slice(0, 32) };
  }

  async function keepCopy(geheugen: Geheugen, stof: Begroetingsstof, kenmerk: string): Promise<void> {
    const { geschreven } = geheugen;
    const patience = geschreven?.kenmerk === kenmerk ? MINSTENS_ELKE_MS : HOOGSTENS_ELKE_MS;
    if (!longAgo(geschreven?.op, stof.opgesteldOp, patience)) return;
    // Before the writing, which may fail: then too it is not tried at every call.
    geheugen.geschreven = { kenmerk, op: stof.opgesteldOp };
    try {
      await writeCopy(raw, stof);
    } catch (error) {
      geheugen.geschreven = { kenmerk: '', op: stof.opgesteldOp };
      report('bewaren', error);
    }
  }

  async function lastKnown(geheugen: Geheugen, wijkteam: string, nu: Instant): Promise<Begroetingsstof | undefined> {
    const { stof } = geheugen;
    const old = longAgo(stof?.opgesteldOp, nu, HOOGSTENS_ELKE_MS);
    if (!old || !longAgo(geheugen.gezochtOp, nu, HOOGSTENS_ELKE_MS)) return stof;
    try {
      const copy = readCopy(await raw.get(sleutelVan(wijkteam)), wijkteam);
      geheugen.gezochtOp = nu;
      if (copy !== undefined && (stof === undefined || stof.opgesteldOp < copy.opgesteldOp)) geheugen.stof = copy;
    } catch (error) {
      report('terughalen', error);
    }
    return geheugen.stof;
  }

  return async (wijkteam) => {
    const nu = clock.now();
    const geheugen = geheugenVan(wijkteam);
    let fresh: Begroetingsstof;
    try {
      fresh = await gatherBegroetingsstof(instellingen, wijkteam, nu);
    } catch (error) {
      report('lezen', error);
      const known = await lastKnown(geheugen, wijkteam, nu);
      const begroeting = known === undefined ? null : begroetingOp(known, nu, true);
      return begroeting === null ? undefined : named(begroeting);
    }
    geheugen.stof = fresh;
    const begroeting = begroetingOp(fresh, nu, false);
    if (begroeting === null) throw new Error('a greeting that was just made says nothing about now');
    const answer = named(begroeting);
    await keepCopy(geheugen, fresh, answer.kenmerk);
    return answer;
  };
}
