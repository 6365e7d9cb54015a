/** True when `If-None-Match` names this answer (RFC 9110, 13.1.2: whether a name is weak makes no difference). */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  const bare = (name: string): string => name.trim().replace(/^W\//, '');
  return (ifNoneMatch ?? '').split(',').some((name) => bare(name) === '*' || bare(name) === bare(etag));
}
