/**
 * Where a mail belongs. Putting one person's mail into another's contact is a data leak, so a mail joins a contact only
 * when thread *and* correspondent match; whatever else it refers to is left for a person to look at.
 */

/** A contact that one of the message ids named by the mail leads to. */
export interface FoundThread {
  readonly contact: string;
  /** Stands for the address of whoever that contact is with (a keyed hash); only compared. */
  readonly correspondent: string;
  readonly open: boolean;
}

export interface ThreadQuestion {
  /** Stands, in the same way, for the address of whoever sent this mail. */
  readonly correspondent: string;
  /** Nearest reference first. */
  readonly found: readonly FoundThread[];
}

export type ThreadDecision =
  | { readonly soort: 'sluit-aan'; readonly contact: string }
  | { readonly soort: 'nieuw'; readonly vervolgVan: string | null }
  /** A new contact, without link, that a person should look at: it refers to somebody else's thread. */
  | { readonly soort: 'parkeer'; readonly reden: 'verwijst-naar-contact-van-ander' };

/**
 * Joins the nearest open contact of this same correspondent; else begins a new one, which refers to the nearest closed
 * one of theirs; else, when the mail refers only to contacts of others, a new one that is marked.
 */
export function decideThread({ correspondent, found }: ThreadQuestion): ThreadDecision {
  const own = found.filter((thread) => thread.correspondent === correspondent);
  const open = own.find((thread) => thread.open);
  if (open !== undefined) return { soort: 'sluit-aan', contact: open.contact };
  if (own[0] !== undefined) return { soort: 'nieuw', vervolgVan: own[0].contact };
  if (found.length > 0) return { soort: 'parkeer', reden: 'verwijst-naar-contact-van-ander' };
  return { soort: 'nieuw', vervolgVan: null };
}
