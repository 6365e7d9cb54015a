/** The body of a request as JSON, read once: who may do it, under which conditions, and what is done all look at it. */
import type { EngineRequest } from './contract.ts';

const parsed = new WeakMap<EngineRequest, unknown>();

/**
 * The service that carries the request out may change what it gets, so it must be the last to ask. An empty body is an
 * empty object.
 *
 * @throws SyntaxError when it is no JSON
 */
export function jsonOf(request: EngineRequest): unknown {
  if (parsed.has(request)) return parsed.get(request);
  const { buffer, byteOffset, byteLength } = request.body;
  const value: unknown = JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString('utf8') || '{}');
  parsed.set(request, value);
  return value;
}
