/**
 * Whether a mail that came in is acknowledged: at most once per sender, thread and Amsterdam day, and never in a way that
 * could become a loop or a flood (RFC 3834, 2). What is not acknowledged though a person wrote, is recorded with its reason.
 */
import { localDateOf } from '../tijd/amsterdam.ts';
import { CLOCK_DAY, HOUR, type Instant, MINUTE, msBetween } from '../tijd/instant.ts';

export const REDENEN_ONDERDRUKT = [
  /** The organisatie switched acknowledgements off. */
  'uitgezet',
  /** The mail names nobody who can be answered. */
  'geen-adres',
  /** It came from an address of ours. */
  'eigen-adres',
  /** Sender or recipient of the answer looks like a program (no-reply, mailer-daemon, owner-…). */
  'adres-van-programma',
  /** Something in headers, subject or text says that a program sent it or passed it on. */
  'kenmerk-van-automatisch',
  /** The sender's own domain says that this is not their mail. */
  'afzender-vervalst',
  /** It refers to somebody else's thread: a person looks at it first. */
  'verwijst-naar-ander',
  /** What was agreed about safe contact does not allow it now. */
  'veilig-contact',
  /** This sender got so many lately that a program may be answering us. */
  'afzender-te-vaak',
  /** So many leave in this minute that something is wrong. */
  'te-veel-tegelijk',
] as const;
export type RedenOnderdrukt = (typeof REDENEN_ONDERDRUKT)[number];

/** The breakers. A person writes a few mails a day; two programs that answer each other write thousands. */
export const ZEKERINGEN = {
  /** To one sender, in threads of their own. A partner who reports ten families in a morning has read it by then. */
  perAfzenderPerUur: 5,
  perAfzenderPerDag: 10,
  /** To everybody together: a city with a hundred times the mail of a busy Monday. */
  perMinuut: 120,
} as const;

/** What was sent automatically, as far as limits need it. `sleutel` stands for a thread; nothing can be read back from it. */
export interface Teller {
  readonly id: string;
  readonly gegeven: readonly { readonly sleutel: string; readonly op: Instant; readonly aantal: number }[];
}

/** Who was counted longer ago than this plays no part in any limit; a local day is 25 hours at most. */
export const TELLER_BEWAARD_MS = 25 * HOUR;
/** Clocks of processes differ: what is dated a little later than now is counted as well. */
const isWithin = (op: Instant, nu: Instant, ms: number): boolean => msBetween(op, nu) < ms;

export type BesluitBevestiging =
  | { readonly soort: 'versturen'; readonly afzender: Teller; readonly totaal: Teller }
  /** This thread of this sender had its one today. */
  | { readonly soort: 'al-bevestigd' }
  | {
      readonly soort: 'onderdrukken';
      readonly reden: Extract<RedenOnderdrukt, 'afzender-te-vaak' | 'te-veel-tegelijk'>;
    };

/**
 * @param draad stands for the thread of this sender
 * @param nu when it would leave: limits are about what we send, however late a mail is handled
 */
export function decideBevestiging(afzender: Teller, totaal: Teller, draad: string, nu: Instant): BesluitBevestiging {
  const lately = afzender.gegeven.filter(({ op }) => isWithin(op, nu, TELLER_BEWAARD_MS));
  const vandaag = localDateOf(nu);
  if (lately.some(({ sleutel, op }) => sleutel === draad && localDateOf(op) === vandaag))
    return { soort: 'al-bevestigd' };
  const inHour = lately.filter(({ op }) => isWithin(op, nu, HOUR)).length;
  const inDay = lately.filter(({ op }) => isWithin(op, nu, CLOCK_DAY)).length;
  if (inHour >= ZEKERINGEN.perAfzenderPerUur || inDay >= ZEKERINGEN.perAfzenderPerDag) {
    return { soort: 'onderdrukken', reden: 'afzender-te-vaak' };
  }
  const [last] = totaal.gegeven;
  const running = last !== undefined && isWithin(last.op, nu, MINUTE) ? last : { sleutel: '', op: nu, aantal: 0 };
  if (running.aantal >= ZEKERINGEN.perMinuut) return { soort: 'onderdrukken', reden: 'te-veel-tegelijk' };
  return {
    soort: 'versturen',
    afzender: { id: afzender.id, gegeven: [...lately, { sleutel: draad, op: nu, aantal: 1 }] },
    totaal: { id: totaal.id, gegeven: [{ ...running, aantal: running.aantal + 1 }] },
  };
}
