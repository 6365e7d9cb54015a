/**
 * A log of a call centre as researchers publish them: a row per call with times in whole seconds, calls that never waited, that
 * end in the second in which they began, that run for a day or over midnight, that are gone in the menu, of callers without a
 * number. Told as events in any order, some twice and in several messages, through the use cases, against the recount.
 */
import { describe, expect, jest, test } from '@jest/globals';
import { type Chance, chanceOf, exponential, pick, shuffled } from '../../local/dagen/chance.ts';
import type { TelefoonGebeurtenis } from '../../shared/application/messages.ts';
import { makeProjectBereikbaarheid } from '../../shared/application/project-bereikbaarheid.ts';
import { makeReadBereikbaarheid } from '../../shared/application/read-bereikbaarheid.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import type { TelefoonSoort } from '../../shared/domain/contact/types.ts';
import { instantOf } from '../../shared/domain/tijd/instant.ts';
import { hertel, INDELINGEN, rijsleutel, type WareWacht } from '../support/hertelling.ts';
import { verschillen } from '../support/hertelling-vergelijken.ts';
import { makeWorld } from '../support/memory-world.ts';
import { contactChanges } from '../support/stream.ts';

jest.setTimeout(60_000);

const SECOND = 1000;
const DAY = 86_400_000;
const [VAN, TOT_EN_MET] = ['1999-03-01', '1999-04-30'] as const;
const READ_AT = Date.parse('1999-06-01T10:00:00Z');

interface Oproep {
  readonly gebeurtenissen: readonly TelefoonGebeurtenis[];
  readonly wacht: WareWacht;
}

function planRow(nr: number, chance: Chance): Oproep {
  const oproepId = `AA0${1 + (nr % 6)}01-${nr}`;
  const day = Date.parse(`${VAN}T00:00:00Z`) + Math.floor(chance() * 60) * DAY;
  // One in twenty begins in the last minute of a day.
  const entry =
    day +
    (chance() < 0.05 ? DAY - 60_000 + Math.floor(chance() * 58) * SECOND : Math.floor(chance() * 86_400) * SECOND);
  const queued = entry + Math.floor(chance() * 30) * SECOND;
  const waited = pick([0, 0, 1, 5, 6, 30, 31, 90_000, Math.floor(exponential(90, chance))], chance) * SECOND;
  const served = pick([0, 1, 120, 86_400], chance) * SECOND;
  const gebeurtenissen: TelefoonGebeurtenis[] = [];
  const tell = (soort: TelefoonSoort, op: number, medewerker?: string) =>
    gebeurtenissen.push({
      id: `${oproepId}/${soort}`,
      oproepId,
      soort,
      op: instantOf(op),
      wijkteam: 'bank',
      ...(soort === 'begonnen' && { nummer: pick(['anonymous', '0', '+31600000001'], chance) }),
      ...(medewerker !== undefined && { medewerker }),
    });
  const wacht = (begin: number, einde: number, afloop: WareWacht['afloop']): WareWacht => ({
    kanaal: 'telefoon',
    wijkteam: 'bank',
    begin,
    einde,
    afloop,
  });
  tell('begonnen', entry);
  const outcome = chance();
  if (outcome < 0.05) {
    tell('opgehangen', queued);
    return { gebeurtenissen, wacht: wacht(entry, queued, 'opgehangen-in-menu') };
  }
  tell('in-wachtrij', queued);
  if (outcome < 0.3) {
    tell('opgehangen', queued + waited);
    return { gebeurtenissen, wacht: wacht(queued, queued + waited, 'afgehaakt') };
  }
  tell('aangenomen', queued + waited, pick(['michal', 'no-server', 'dorit'], chance));
  tell('beeindigd', queued + waited + served);
  return { gebeurtenissen, wacht: wacht(queued, queued + waited, 'beantwoord') };
}

describe.each([1, 2])('a published call log, seed %i', (seed) => {
  test('gives the figures that a recount of its rows gives, in every division', async () => {
    const chance = chanceOf(seed, 'belbestand');
    const oproepen = Array.from({ length: 700 }, (_, nr) => planRow(nr, chance));
    const told = oproepen.flatMap(({ gebeurtenissen }) => gebeurtenissen);
    const again = told.filter(() => chance() < 0.1);
    const events = shuffled([...told, ...again], chance);
    const world = makeWorld({ start: instantOf(READ_AT) });
    const record = makeRecordTelefoonGebeurtenissen(world);
    const project = makeProjectBereikbaarheid(world);
    let seen = 0;
    for (let i = 0; i < events.length; i += 100) {
      const { mislukt } = await record([{ bron: `bericht-${i}`, gebeurtenissen: events.slice(i, i + 100) }]);
      expect(mislukt).toEqual([]);
      // Some versions of a contact come twice, and the newest may be known before an older one.
      const changes = contactChanges(world);
      const batch = [...changes.slice(Math.max(0, seen - 20), seen), ...changes.slice(seen)];
      expect((await project(shuffled(batch, chance))).mislukt).toEqual([]);
      seen = changes.length;
    }
    const truth = hertel(
      oproepen.map(({ wacht }) => wacht),
      { van: VAN, totEnMet: TOT_EN_MET, peildatum: READ_AT },
      INDELINGEN,
    );
    const read = makeReadBereikbaarheid(world);
    for (const per of INDELINGEN) {
      const rows = new Map(truth.get(per));
      const { rijen } = await read({ van: VAN, totEnMet: TOT_EN_MET, per, kanaal: 'telefoon', wijkteam: 'bank' });
      const wrong = rijen.flatMap((row) => {
        const key = rijsleutel(row.kanaal, row.wijkteam, Date.parse(row.van));
        const found = verschillen(row, rows.get(key));
        rows.delete(key);
        return found;
      });
      expect([...wrong, ...rows.keys()].slice(0, 20)).toEqual([]);
    }
  });
});
