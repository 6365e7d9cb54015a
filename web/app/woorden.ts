/** How instants, days and durations are written for Dutch readers, in Europe/Amsterdam. */
const ZONE = 'Europe/Amsterdam';
const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, ...options });
  return (op: string | number) => made.format(new Date(op));
};

/** `14:05` */
export const tijd = format({ hour: '2-digit', minute: '2-digit' });
/** `di 24 november` */
export const dag = format({ weekday: 'short', day: 'numeric', month: 'long' });
/** `24 november 2026` */
export const datum = format({ day: 'numeric', month: 'long', year: 'numeric' });
/** `24 nov 2026` */
export const korteDatum = format({ day: 'numeric', month: 'short', year: 'numeric' });
const sleutel = format({ year: 'numeric', month: '2-digit', day: '2-digit' });

/** `vandaag 14:05`, `gisteren 9:30`, `di 24 november 14:05`. */
export function tijdstip(op: string, nu: number): string {
  const dagen = [
    [0, 'vandaag'],
    [-1, 'gisteren'],
    [1, 'morgen'],
  ] as const;
  const near = dagen.find(([delta]) => sleutel(nu + delta * 86_400_000) === sleutel(op));
  return `${near?.[1] ?? dag(op)} ${tijd(op)}`;
}

/** `45 s`, `12 min`, `3 u 05`, `2 d 4 u`: what a glance can take in. */
export function duur(seconden: number): string {
  const s = Math.max(0, Math.floor(seconden));
  if (s < 60) return `${s} s`;
  const m = Math.floor(s / 60);
  if (m < 60) return `${m} min`;
  const u = Math.floor(m / 60);
  if (u < 48) return `${u} u ${String(m % 60).padStart(2, '0')}`;
  return `${Math.floor(u / 24)} d ${u % 24} u`;
}

/** The same, in full, for who listens instead of looks. */
export function duurVoluit(seconden: number): string {
  const m = Math.max(0, Math.floor(seconden / 60));
  if (m < 1) return 'minder dan een minuut';
  if (m < 60) return m === 1 ? 'een minuut' : `${m} minuten`;
  const u = Math.floor(m / 60);
  if (u < 48) return m % 60 === 0 ? `${u} uur` : `${u} uur en ${m % 60} minuten`;
  return `${Math.floor(u / 24)} dagen en ${u % 24} uur`;
}

const cijfers = new Intl.NumberFormat('nl-NL');
const procenten = new Intl.NumberFormat('nl-NL', { style: 'percent', maximumFractionDigits: 1 });
export const aantal = (n: number): string => cijfers.format(n);
/** `1 contact`, `1.220 contacten`. */
export const contacten = (n: number): string => `${aantal(n)} ${n === 1 ? 'contact' : 'contacten'}`;
/** A share of 0 to 1; `geen gegevens` where nothing can be said. */
export const aandeel = (deel: number | null): string => (deel === null ? 'geen gegevens' : procenten.format(deel));
