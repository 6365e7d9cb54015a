/** Which functions have a sandbox before their first call, and in which order. */
import type { Wiring } from './template/wiring.ts';

type Parts = Pick<Wiring, 'streamMappings' | 'queueMappings' | 'socketApis' | 'schedules'>;

/**
 * Physical names, each once: what somebody sits waiting for comes first. Streams end every way to a screen, queues are on
 * it, sockets are what the screen hangs on; what runs by the clock has a minute. Starting all of them takes some ten
 * seconds, in which the first contact of the day would else find its whole way cold.
 */
export function warmOrder({ streamMappings, queueMappings, socketApis, schedules }: Parts): readonly string[] {
  const mapped = [...streamMappings, ...queueMappings].map(({ functionName }) => functionName);
  const sockets = socketApis.flatMap(({ routes }) =>
    routes.flatMap(({ functionName, authorizer }) => [...(authorizer ? [authorizer.functionName] : []), functionName]),
  );
  const scheduled = schedules.flatMap(({ targets }) =>
    targets.filter(({ kind }) => kind === 'function').map(({ name }) => name),
  );
  return [...new Set([...mapped, ...sockets, ...scheduled])];
}
