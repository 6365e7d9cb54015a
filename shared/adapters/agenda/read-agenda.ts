/** Reading a calendar file (iCalendar, RFC 5545): every moment in it that takes time, with begin and end. */
import ICAL from 'ical.js';
import type { Agendamoment } from '../../application/agenda-ports.ts';
import { type Fault, InvalidError } from '../../domain/errors.ts';
import { isLocalDate } from '../../domain/tijd/amsterdam.ts';
import { type Instant, instantOf, type LocalDateTime } from '../../domain/tijd/instant.ts';
import { type Duur, type Gebeurtenis, type Keer, momentOf, occurrencesOf, spanOf, TooMany } from './expand.ts';
import { HOME, wallAt, type Zone, zoneOf } from './zone.ts';

const MAX_TEKENS = 2_000_000;
const MAX_GEBEURTENISSEN = 5000;
/** Of one file, in the period that is asked for. */
export const MAX_MOMENTEN = 10_000;

/**
 * Every moment that overlaps [van, tot), in order of time. Floating time and whole days are those of Europe/Amsterdam.
 * Throws InvalidError with every fault that was found: leave that is half read is worse than none.
 */
export function readAgenda(
  tekst: string,
  { van, tot }: { readonly van: Instant; readonly tot: Instant },
): readonly Agendamoment[] {
  if (tekst.length > MAX_TEKENS) throw oneFault('Het bestand is te groot (meer dan 2 MB).');
  const faults: Fault[] = [];
  const venster = { van: Date.parse(van), tot: Date.parse(tot) };
  const found: Agendamoment[] = [];
  const events = calendarsOf(tekst).flatMap((calendar) => {
    const descriptions = new Map(
      calendar
        .getAllSubcomponents('vtimezone')
        .map((zone) => [String(zone.getFirstPropertyValue('tzid') ?? ''), zone] as const),
    );
    return calendar.getAllSubcomponents('vevent').map((component) => ({ component, descriptions }));
  });
  if (events.length > MAX_GEBEURTENISSEN) throw oneFault(`Het bestand heeft meer dan ${MAX_GEBEURTENISSEN} afspraken.`);
  const read = events.flatMap(({ component, descriptions }, index) => {
    try {
      return [eventOf(component, descriptions)];
    } catch (error) {
      faults.push({ veld: veldVan(index, component), melding: meldingVan(error) });
      return [];
    }
  });
  for (const [uid, all] of Map.groupBy(read, (event) => event.uid)) {
    try {
      found.push(...momentsOf(uid, all, venster, MAX_MOMENTEN - found.length));
    } catch (error) {
      faults.push({ veld: `afspraak ${uid}`, melding: meldingVan(error) });
    }
  }
  if (faults.length > 0)
    throw new InvalidError(faults, 'Deze agenda kan niet worden gelezen. Er is niets overgenomen.');
  return found.sort((a, b) => (a.vanOp === b.vanOp ? compare(a.totOp, b.totOp) : compare(a.vanOp, b.vanOp)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const oneFault = (melding: string): InvalidError =>
  new InvalidError([{ veld: '', melding }], 'Deze agenda kan niet worden gelezen. Er is niets overgenomen.');

function calendarsOf(tekst: string): readonly ICAL.Component[] {
  let parsed: unknown;
  try {
    parsed = ICAL.parse(tekst.replace(/^\uFEFF/, ''));
  } catch (error) {
    const line = /^invalid line .*\) "(.*)"$/s.exec(error instanceof Error ? error.message : '')?.[1]?.slice(0, 60);
    const waar = line === undefined ? 'er ontbreekt een einde (END)' : `deze regel klopt niet: ${line}`;
    throw oneFault(`Dit is geen goed agendabestand: ${waar}.`);
  }
  // Several calendars in one file come as a list of them.
  const list = (Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][];
  const calendars = list.filter(([name]) => name === 'vcalendar').map((one) => new ICAL.Component(one));
  if (calendars.length === 0) throw oneFault('In dit bestand staat geen agenda (VCALENDAR).');
  return calendars;
}

const veldVan = (index: number, component: ICAL.Component): string =>
  `afspraak ${String(component.getFirstPropertyValue('uid') ?? index + 1)}`;

class Unreadable extends Error {}

function meldingVan(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof TooMany) return `Deze herhaling komt vaker dan ${MAX_MOMENTEN} keer voor.`;
  return 'De datum, de duur of de herhaling klopt niet.';
}

function eventOf(component: ICAL.Component, descriptions: ReadonlyMap<string, ICAL.Component>): Gebeurtenis {
  const zones = (tzid: string): Zone => {
    const zone = zoneOf(tzid, descriptions);
    if (zone === undefined) throw new Unreadable(`De tijdzone "${tzid}" is niet bekend.`);
    return zone;
  };
  const timesOf = (property: ICAL.Property) => {
    const tzid = property.getFirstParameter('tzid');
    // ical.js lets 30 February become 2 March; as it stands in the file it is a fault.
    if (!property.toJSON().slice(3).flat().every(isReal)) throw new Unreadable('Een datum of tijd bestaat niet.');
    return property.getValues().map((value) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      if (!(time instanceof ICAL.Time)) throw new Unreadable('Een datum of tijd bestaat niet.');
      return { value, moment: momentOf(time, tzid || undefined, zones, HOME) };
    });
  };
  const first = (name: string) => {
    const property = component.getFirstProperty(name);
    return property === null ? undefined : timesOf(property)[0]?.moment;
  };
  const van = first('dtstart');
  if (van === undefined) throw new Unreadable('De afspraak heeft geen begin (DTSTART).');
  const recurrence = component.getFirstProperty('recurrence-id');
  const herhaling = first('recurrence-id');
  const duur = duurOf(van, first('dtend'), component.getFirstPropertyValue('duration'));
  const all = (name: string) => component.getAllProperties(name).flatMap(timesOf);
  return {
    uid: String(component.getFirstPropertyValue('uid') ?? `zonder-uid-${new Date(van.wall).toISOString()}`),
    van,
    duur,
    regels: component.getAllProperties('rrule').map((property) => String(property.getFirstValue())),
    extra: all('rdate').map(({ value, moment }) => ({
      van: moment,
      duur: value instanceof ICAL.Period ? { wallMs: value.getDuration().toSeconds() * 1000, exact: true } : duur,
    })),
    uitgezonderd: all('exdate').map(({ moment }) => moment),
    ...(herhaling && {
      herhaling: {
        van: herhaling,
        enVerder: String(recurrence?.getFirstParameter('range') ?? '').toUpperCase() === 'THISANDFUTURE',
      },
    }),
    volgnummer: Number(component.getFirstPropertyValue('sequence') ?? 0),
    vrij: vrijOf(component),
  };
}

const TIJD = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-4]):[0-5]\d:(?:[0-5]\d|60)Z?)?$/;

/** A date (and time) of the calendar; what is none of these is a length of time. */
function isReal(tekst: unknown): boolean {
  if (typeof tekst !== 'string') return false;
  const [whole, date] = TIJD.exec(tekst) ?? [];
  return whole === undefined ? /^[+-]?P/.test(tekst) : isLocalDate(date as string);
}

function duurOf(van: Keer['van'], end: Keer['van'] | undefined, duration: unknown): Duur {
  if (duration instanceof ICAL.Duration) {
    const wallMs = duration.toSeconds() * 1000;
    if (wallMs < 0) throw new Unreadable('De duur is negatief.');
    return { wallMs, exact: false };
  }
  if (end === undefined) return { wallMs: van.heleDag ? 86_400_000 : 0, exact: false };
  if (end.heleDag !== van.heleDag) throw new Unreadable('Het begin en het einde zijn niet van dezelfde soort.');
  const sameZone = end.zone === van.zone;
  const wallMs = sameZone
    ? end.wall - van.wall
    : spanOf({ van: end, duur: ZERO }).van - spanOf({ van, duur: ZERO }).van;
  if (wallMs < 0) throw new Unreadable('Het einde ligt voor het begin.');
  return { wallMs: wallMs === 0 && van.heleDag ? 86_400_000 : wallMs, exact: !sameZone };
}

const ZERO: Duur = { wallMs: 0, exact: true };

function vrijOf(component: ICAL.Component): string | null {
  const upper = (name: string) => String(component.getFirstPropertyValue(name) ?? '').toUpperCase();
  if (upper('status') === 'CANCELLED') return 'vervallen';
  const busy = upper('x-microsoft-cdo-busystatus');
  return upper('transp') === 'TRANSPARENT' || busy === 'FREE' || busy === 'WORKINGELSEWHERE' ? 'vrij' : null;
}

/** Of what is in the file twice, the highest SEQUENCE counts, and of equals the last. */
function newest(events: readonly Gebeurtenis[]): Gebeurtenis | undefined {
  return events.reduce<Gebeurtenis | undefined>(
    (best, one) => (best === undefined || one.volgnummer >= best.volgnummer ? one : best),
    undefined,
  );
}

function momentsOf(
  uid: string,
  events: readonly Gebeurtenis[],
  venster: { readonly van: number; readonly tot: number },
  max: number,
): readonly Agendamoment[] {
  const reeks = newest(events.filter(({ herhaling }) => herhaling === undefined));
  const changes = [
    ...Map.groupBy(
      events.filter(({ herhaling }) => herhaling !== undefined),
      ({ herhaling }) => (herhaling === undefined ? 0 : spanOf({ van: herhaling.van, duur: ZERO }).van),
    ).values(),
  ].flatMap((same) => newest(same) ?? []);
  return occurrencesOf(reeks, changes, venster, max).map((keer) => {
    const span = spanOf(keer);
    return {
      uid,
      van: localOf(span.van),
      tot: localOf(span.tot),
      vanOp: instantOf(span.van),
      totOp: instantOf(span.tot),
      heleDag: keer.van.heleDag,
      telt: keer.vrij ?? (span.van === span.tot ? 'geen-duur' : null),
    };
  });
}

const localOf = (epochMs: number): LocalDateTime => new Date(wallAt(HOME, epochMs)).toISOString().slice(0, 16);
