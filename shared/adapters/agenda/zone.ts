/** Wall-clock time of any zone, as calendar files write it, and the instants it stands for. */
import ICAL from 'ical.js';
import { IANAZone } from 'luxon';
import { CLOCK_DAY, type Instant, instantOf, ZONE } from '../../domain/tijd/instant.ts';
import { zoneOfWindowsName } from './windows-zones.ts';

/** Wall-clock time as if it were UTC, in epoch milliseconds: calendar arithmetic without a zone. */
export type Wall = number;

export interface Zone {
  /** How far the zone is ahead of UTC at an instant, in milliseconds. */
  offsetMs(epochMs: number): number;
}

const UTC: Zone = { offsetMs: () => 0 };
const known = new Map<string, Zone>();

function ianaZone(name: string): Zone | undefined {
  const found = known.get(name);
  if (found !== undefined) return found;
  if (!IANAZone.isValidZone(name)) return undefined;
  const zone = IANAZone.create(name);
  const made = { offsetMs: (epochMs: number) => zone.offset(epochMs) * 60_000 };
  known.set(name, made);
  return made;
}

/** The zone of the organisatie, in which floating times and whole days are read. */
export const HOME: Zone = ianaZone(ZONE) as Zone;

/** A zone that is described in the file itself and known nowhere else. */
function describedZone(component: ICAL.Component): Zone {
  const zone = new ICAL.Timezone(component);
  return {
    offsetMs: (epochMs) => {
      const utc = ICAL.Time.fromJSDate(new Date(epochMs), true);
      return wallOf(utc.convertToZone(zone)) - Math.floor(epochMs / 1000) * 1000;
    },
  };
}

/**
 * The zone that a TZID names: by its own name, by a path that ends in one, by what Microsoft calls it, and else by the
 * description in the file. A name that the tz database knows beats the description, which may be years old.
 */
export function zoneOf(tzid: string, descriptions: ReadonlyMap<string, ICAL.Component>): Zone | undefined {
  const name = tzid.replace(/^"|"$/g, '').trim();
  if (/^(?:utc|gmt|z|etc\/utc)$/i.test(name)) return UTC;
  const description = descriptions.get(name);
  const located = description?.getFirstPropertyValue('x-lic-location');
  const lastParts = (count: number) => name.split('/').slice(-count).join('/');
  const names = [
    name,
    zoneOfWindowsName(name),
    typeof located === 'string' ? located : undefined,
    lastParts(3),
    lastParts(2),
  ];
  for (const candidate of names) {
    const zone = candidate === undefined ? undefined : ianaZone(candidate);
    if (zone !== undefined) return zone;
  }
  return description && describedZone(description);
}

export function wallOf({ year, month, day, hour, minute, second, isDate }: ICAL.Time): Wall {
  return isDate ? Date.UTC(year, month - 1, day) : Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The wall-clock time of a zone at an instant. */
export function wallAt(zone: Zone, epochMs: number): Wall {
  return epochMs + zone.offsetMs(epochMs);
}

/**
 * The instant of a wall-clock time. One that comes twice is the first; one that is skipped is read with the offset of
 * before the gap (RFC 5545, 3.3.5).
 */
export function epochOf(zone: Zone, wall: Wall): number {
  const before = zone.offsetMs(wall - CLOCK_DAY);
  const after = zone.offsetMs(wall + CLOCK_DAY);
  for (const offset of [before, after]) if (zone.offsetMs(wall - offset) === offset) return wall - offset;
  return wall - before;
}

export function instantOfWall(zone: Zone, wall: Wall): Instant {
  return instantOf(epochOf(zone, wall));
}

export const UTC_ZONE = UTC;
