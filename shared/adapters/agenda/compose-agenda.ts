/** A calendar of duties as a file that calendar programs subscribe to (iCalendar, RFC 5545). */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Instant } from '../../domain/tijd/instant.ts';

export interface Agendapunt {
  /** The same for as long as it is the same duty, so that a change moves it instead of doubling it. */
  readonly id: string;
  readonly van: Instant;
  readonly tot: Instant;
  readonly titel: string;
  readonly omschrijving?: string;
  readonly plaats?: string;
  /** Grows with every change. */
  readonly volgnummer: number;
  readonly gewijzigdOp: Instant;
  /** Taken out of the roster: shown as cancelled, so that programs that keep what they know take it out as well. */
  readonly vervallen: boolean;
}

/** How often a program should ask again. */
const VERNIEUWEN_SECONDEN = 3600;

/**
 * The text of the file, lines folded and ended as the standard asks. Moments are in UTC: of an hour that comes twice
 * there is then no doubt which one is meant. It depends on nothing but what is given, so equal rosters give equal files.
 */
export function composeAgenda(naam: string, domein: string, punten: readonly Agendapunt[]): string {
  const calendar = ical({
    name: naam,
    prodId: { company: 'Voordeur', product: 'Rooster', language: 'NL' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: VERNIEUWEN_SECONDEN,
  });
  for (const { id, van, tot, titel, omschrijving, plaats, volgnummer, gewijzigdOp, vervallen } of punten) {
    calendar.createEvent({
      id: `${id}@${domein}`,
      start: new Date(van),
      end: new Date(tot),
      summary: titel,
      ...(omschrijving !== undefined && { description: omschrijving }),
      ...(plaats !== undefined && { location: plaats }),
      sequence: volgnummer,
      stamp: new Date(gewijzigdOp),
      lastModified: new Date(gewijzigdOp),
      status: vervallen ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: vervallen ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return `${calendar.toString()}\r\n`;
}
