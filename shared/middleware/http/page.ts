import type { Page } from '../../application/ports.ts';
import type { Answer } from './operation.ts';

/**
 * A page of results: `resultaten`, and when there is more the `cursor`, also as `Link: <...>; rel="next"`. The address in
 * the link is relative to the API and repeats the parameters of this call.
 */
export function pageAnswer(
  page: Page<unknown>,
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): Answer {
  const { items, cursor } = page;
  if (cursor === undefined) return { body: { resultaten: items } };
  const entries = Object.entries({ ...query, cursor }).filter((entry) => entry[1] !== undefined);
  const next = new URLSearchParams(entries.map(([key, value]): [string, string] => [key, String(value)]));
  return { body: { resultaten: items, cursor }, headers: { Link: `<${path}?${next}>; rel="next"` } };
}
