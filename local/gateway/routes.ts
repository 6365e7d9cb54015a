/** Which route of an HTTP API answers a request: the most specific one, as API Gateway chooses. */

interface Segment {
  readonly kind: 'text' | 'parameter' | 'rest';
  readonly name: string;
}

export interface RouteMatch<R> {
  readonly route: R;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Compiled<R> {
  readonly route: R;
  readonly method: string;
  readonly segments: readonly Segment[];
}

const segmentOf = (text: string): Segment => {
  const name = /^\{(.+?)(\+?)\}$/.exec(text);
  if (name === null) return { kind: 'text', name: text };
  return { kind: name[2] === '+' ? 'rest' : 'parameter', name: name[1]! };
};

const RANK = { text: 0, parameter: 1, rest: 2 } as const;

/** Text before parameter before rest, from the left; a named method before ANY. */
function compare<R>(a: Compiled<R>, b: Compiled<R>): number {
  const length = Math.max(a.segments.length, b.segments.length);
  for (let i = 0; i < length; i += 1) {
    const difference = RANK[a.segments[i]?.kind ?? 'rest'] - RANK[b.segments[i]?.kind ?? 'rest'];
    if (difference !== 0) return difference;
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign is passed on as it came.
    return text;
  }
};

function parametersOf(segments: readonly Segment[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [i, { kind, name }] of segments.entries()) {
    const part = parts[i];
    if (part === undefined || (part === '' && kind !== 'text')) return undefined;
    if (kind === 'rest') {
      parameters[name] = decode(parts.slice(i).join('/'));
      return parameters;
    }
    if (kind === 'parameter') parameters[name] = decode(part);
    else if (part !== name) return undefined;
  }
  return parts.length === segments.length ? parameters : undefined;
}

/** Compiles routes by their keys (`GET /v1/x/{id}`, `ANY /{proxy+}`, `$default`). */
export function createRouter<R extends { readonly routeKey: string }>(
  routes: readonly R[],
): (method: string, path: string) => RouteMatch<R> | undefined {
  const fallback = routes.find(({ routeKey }) => routeKey === '$default');
  const compiled = routes
    .filter(({ routeKey }) => routeKey !== '$default')
    .map((route): Compiled<R> => {
      const [method = '', path = ''] = route.routeKey.split(' ');
      return { route, method, segments: path.slice(1).split('/').map(segmentOf) };
    })
    .sort(compare);
  return (method, path) => {
    const parts = path.slice(1).split('/');
    for (const { route, method: wanted, segments } of compiled) {
      if (wanted !== 'ANY' && wanted !== method) continue;
      const parameters = parametersOf(segments, parts);
      if (parameters !== undefined) return { route, parameters };
    }
    return fallback === undefined ? undefined : { route: fallback, parameters: {} };
  };
}
