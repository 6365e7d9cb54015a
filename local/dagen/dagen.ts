/**
 * Realistic days, made from a seed: the same seed gives the same days everywhere, and a day is the same whether it is asked
 * alone or as part of a year. Nothing is kept: contacts come half hour by half hour, so a year of a country is no more
 * memory than its busiest half hour.
 */
import { DateTime } from 'luxon';
import { KANALEN, type Kanaal } from '../../shared/domain/contact/types.ts';
import { chanceOf, pick, poisson } from './chance.ts';
import { planContact } from './contact-plan.ts';
import { AANDEEL, drukteVan, halfuurprofiel } from './drukte.ts';
import type { Verloop } from './verloop.ts';
import { isFeestdag, ZONE } from './werktijd.ts';

export interface Dagenvraag {
  readonly seed: number;
  /** First and last day, local dates. */
  readonly van: string;
  readonly totEnMet: string;
  /** All are equally busy. */
  readonly wijkteams: readonly string[];
  /** Contacts on an average working day, over all kanalen and wijkteams together. */
  readonly perDag: number;
  /** Only these; the others have their share all the same, so that adding one changes no other. */
  readonly kanalen?: readonly Kanaal[];
}

const HALF_HOUR = 1_800_000;

/**
 * The contacts of a period, in order of arrival by half hour and unordered within it. Those of one half hour are made at
 * once; a contact that comes in the last minutes of the last day may be answered after it.
 */
export function* planDagen(vraag: Dagenvraag): Generator<Verloop> {
  const last = DateTime.fromISO(vraag.totEnMet, { zone: ZONE }).startOf('day');
  for (let day = DateTime.fromISO(vraag.van, { zone: ZONE }).startOf('day'); day <= last; day = day.plus({ days: 1 }))
    yield* planDag(vraag, day);
}

function* planDag({ seed, wijkteams, perDag, kanalen = KANALEN }: Dagenvraag, day: DateTime): Generator<Verloop> {
  const datum = day.toISODate() as string;
  const druk = drukteVan({ maand: day.month, weekdag: day.weekday, isFeestdag: isFeestdag(datum) });
  const sources = kanalen.map((kanaal) => ({ kanaal, chance: chanceOf(seed, datum, kanaal), made: 0 }));
  const end = day.plus({ days: 1 }).toMillis();
  for (let from = day.toMillis(); from < end; from += HALF_HOUR) {
    const wall = DateTime.fromMillis(from, { zone: ZONE });
    const half = wall.hour * 2 + (wall.minute >= 30 ? 1 : 0);
    for (const source of sources) {
      const { kanaal, chance } = source;
      const share = halfuurprofiel(kanaal, day.weekday)[half] as number;
      for (let left = poisson(perDag * AANDEEL[kanaal] * druk * share, chance); left > 0; left -= 1) {
        source.made += 1;
        const wijkteam = pick(wijkteams, chance);
        // Some come at the very first or last millisecond of a half hour: also those of opening and closing.
        const edge = chance();
        const arrival = from + (edge < 0.01 ? 0 : edge < 0.02 ? HALF_HOUR - 1 : Math.floor(chance() * HALF_HOUR));
        const plan = planContact(kanaal, arrival, { wijkteam, wijkteams }, chance);
        yield { nr: `${datum}-${kanaal}-${source.made}`, kanaal, wijkteam, ...plan };
      }
    }
  }
}
