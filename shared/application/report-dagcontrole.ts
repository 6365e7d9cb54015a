/** What the daily check found, as work that people see on the list of unreadable input; done by itself when it is found again. */

import type { Kanaal } from '../domain/contact/types.ts';
import { SYSTEEM } from '../domain/contact/types.ts';
import type { Dagcontrole, Ontbrekend } from '../domain/dagcontrole/types.ts';
import { startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { OnleesbaarBericht, Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

interface Werk {
  readonly kanaal: Kanaal | 'onbekend';
  /** Null: nothing to do. */
  readonly reden: string | null;
  readonly namen: readonly string[];
}

const WAT: Readonly<Record<Ontbrekend['wat'], string>> = {
  bericht: 'een mail die niet verwerkt is',
  feit: 'een bericht dat niet in het contact staat',
  contact: 'een contact dat weg is',
  inhoud: 'een bericht waarvan de tekst weg is',
};

const noem = ({ wat, bericht, contact, ruw }: Ontbrekend): string =>
  [
    `- ${WAT[wat]}: ${bericht}`,
    contact === null ? '' : ` (contact ${contact})`,
    ruw === null ? '' : '; kan opnieuw worden ingelezen',
  ].join('');

const telling = (aantal: number, een: string, meer: string): string =>
  aantal === 1 ? `1 ${een}` : `${aantal} ${meer}`;

function werkVan({ dag, kanalen, inhoud, cijfers }: Dagcontrole): readonly Werk[] {
  const perKanaal = kanalen.map(({ kanaal, geworden, ontbreekt }): Werk => {
    const teksten = inhoud.ontbreekt.filter((one) => one.kanaal === kanaal);
    const gemist = [...ontbreekt, ...teksten];
    const aantal = geworden.ontbreekt + teksten.length;
    const wat = telling(aantal, 'bericht', 'berichten');
    return {
      kanaal,
      reden: aantal === 0 ? null : `Dagcontrole ${dag}: van ${wat} is niet terug te vinden wat ervan geworden is.`,
      namen: gemist.map(noem),
    };
  });
  const verschil = telling(cijfers.aantal, 'cijfer', 'cijfers');
  const namen = cijfers.verschillen.map((one) =>
    one.soort === 'marker'
      ? `- telling van contact ${one.contact}: ${one.reden}`
      : `- ${one.cel.kanaal}, ${one.cel.wijkteam}, uur ${one.cel.uur}`,
  );
  return [
    ...perKanaal,
    {
      kanaal: 'onbekend',
      reden:
        cijfers.aantal === 0
          ? null
          : `Dagcontrole ${dag}: ${verschil} over deze dag komen niet overeen met de contacten.`,
      namen,
    },
  ];
}

/** Enough to tell the few hundred things of a day apart. */
const LENGTE_KENMERK = 12;

/** Whether there is nothing in it that was not seen before: the same number may be of other things. */
function isSeen({ reden, kenmerken, afhandeling }: OnleesbaarBericht, now: OnleesbaarBericht): boolean {
  const isNew = now.kenmerken?.some((kenmerk) => kenmerken?.includes(kenmerk) === false) === true;
  if (afhandeling === null) return reden === now.reden && !isNew && kenmerken?.length === now.kenmerken?.length;
  return afhandeling.door !== SYSTEEM && !isNew;
}

/** One item of work per day and kanaal, and one for the figures; who dealt with it is asked again only about what is new. */
export async function reportDagcontrole(
  { zaken, raw, ids, jitter }: Pick<Ports, 'zaken' | 'raw' | 'ids' | 'jitter'>,
  result: Dagcontrole,
): Promise<void> {
  if (result.voorlopig) return;
  for (const { kanaal, reden, namen } of werkVan(result)) {
    const id = ids.derived('dagcontrole', result.dag, kanaal);
    await retryOnConflict(jitter, async () => {
      const stored = await zaken.loadOnleesbaar(id);
      if (reden === null) {
        if (stored === undefined || stored.value.afhandeling !== null) return;
        const toelichting = 'Bij een latere controle was alles er weer.';
        const afhandeling = { op: result.opgemaaktOp, door: SYSTEEM, toelichting };
        await zaken.save([{ soort: 'onleesbaar', bericht: { ...stored.value, afhandeling }, vorige: stored.versie }]);
        return;
      }
      const ruw = `onleesbaar/${id}`;
      const ontvangenOp = startOfLocalDay(result.dag);
      const kenmerken = namen.map((naam) => ids.hash('dagcontrole', naam).slice(0, LENGTE_KENMERK));
      const bericht: OnleesbaarBericht = { id, kanaal, ontvangenOp, reden, ruw, kenmerken, afhandeling: null };
      if (stored !== undefined && isSeen(stored.value, bericht)) return;
      await raw.put(ruw, new TextEncoder().encode(`${reden}\n\n${namen.join('\n')}\n`), 'text/plain');
      await zaken.save([{ soort: 'onleesbaar', bericht, vorige: stored?.versie ?? 0 }]);
    });
  }
}
