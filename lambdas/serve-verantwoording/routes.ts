import type { ControleVerzegelingPorts } from '../../shared/application/controleer-verzegeling.ts';
import {
  makeCheckDagenVerzegeld,
  makeExportVerantwoording,
  makeSearchVerantwoording,
} from '../../shared/application/search-verantwoording.ts';
import type { GevondenRegel, VerantwoordingLezer } from '../../shared/application/verantwoording-ports.ts';
import type { BetrokkeneSoort, Objectsoort } from '../../shared/domain/verantwoording/types.ts';
import { csv, wantsCsv } from '../../shared/middleware/http/csv.ts';
import type { Answer, Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import type { contract } from './contract.ts';

/** Of a line what says who, when and what; the rest is for machines. */
const row = ({ op, medewerker, rollen, handeling, soort, object, betrokkenen, resultaat, ...rest }: GevondenRegel) => ({
  op,
  medewerker,
  rollen,
  handeling,
  soort,
  object,
  aantalBetrokkenen: betrokkenen.aantal,
  resultaat,
  activiteit: rest.activiteit,
  operatie: rest.operatie,
  netwerk: rest.oorsprong.netwerk,
  trace: rest.trace,
});

/** Objects that are people, or stand for one. */
const CONCERNED = new Set<string>(['contact', 'medewerker', 'onleesbaar-bericht'] satisfies BetrokkeneSoort[]);

interface Asked {
  readonly object?: string;
  readonly soort: Objectsoort;
  readonly medewerker?: string;
}

/** What was looked for is what this call is about. */
function about({ object, soort, medewerker = '' }: Asked): NonNullable<Answer['verantwoord']> {
  const [over, id] = object === undefined ? (['medewerker', medewerker] as const) : ([soort, object] as const);
  return {
    object: `${over}:${id}`,
    ...(CONCERNED.has(over) && { betrokkenen: [id], betrokkene: over as BetrokkeneSoort }),
  };
}

export function makeRoutes(
  ports: ControleVerzegelingPorts & { readonly lezer: VerantwoordingLezer },
): Handlers<typeof contract> {
  const searchVerantwoording = makeSearchVerantwoording(ports);
  const exportVerantwoording = makeExportVerantwoording(ports);
  const checkDagenVerzegeld = makeCheckDagenVerzegeld(ports);
  return {
    'GET /v1/verantwoording': async ({ query, accept }) => {
      if (wantsCsv(accept)) {
        const inhoud = csv((await exportVerantwoording(query)).map(row));
        const verantwoord = { ...about(query), handeling: 'verstrekken' } as const;
        return { tekst: { type: 'text/csv; charset=utf-8', inhoud }, verantwoord };
      }
      const { page, inLijsten } = await searchVerantwoording(query);
      const answer = pageAnswer(page, '/v1/verantwoording', query);
      const seen = inLijsten.map(({ contact: _, ...rest }) => rest);
      return { ...answer, body: { ...(answer.body as object), inLijsten: seen }, verantwoord: about(query) };
    },
    'GET /v1/verantwoording/verzegeling': async ({ query }) => ({ body: await checkDagenVerzegeld(query) }),
  };
}
