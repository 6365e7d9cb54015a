/** W3C Trace Context: the trace of whoever calls is ours too, so that what several systems did can be put side by side. */
const PARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(?:-|$)/;

export interface TraceContext {
  readonly trace: string;
  /** The span within which we were called; null when nobody said. */
  readonly ouder: string | null;
}

/** The trace of `traceparent`; a new one by `make` when it is not there or cannot be read. */
export function traceOf(traceparent: string | undefined, make: () => string): TraceContext {
  const match = PARENT.exec(traceparent?.trim() ?? '');
  return match ? { trace: match[1] as string, ouder: match[2] as string } : { trace: make(), ouder: null };
}

/**
 * Where a call came from, without the part that tells one device from the next: an IPv4 address as its /24, an IPv6
 * address as its /48. Null when it is neither.
 */
export function netwerkOf(address: string | undefined): string | null {
  const text = address?.trim() ?? '';
  const v4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(text);
  if (v4) return `${v4[1]}.0/24`;
  if (!/^[0-9a-f:]+$/i.test(text) || !text.includes(':')) return null;
  const [head = '', tail] = text.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  if (groups.length !== 8 || groups.some((group) => group.length > 4 || group === '')) return null;
  const first = groups.slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/48`;
}
