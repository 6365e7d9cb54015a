/** A calendar of duties as a file that calendar programs subscribe to (iCalendar, RFC 5545). */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Agendapunt } from '../../application/agenda-ports.ts';

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
