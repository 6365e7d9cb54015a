import { makeCloseSpoedzaak } from '../../shared/application/close-spoedzaak.ts';
import { makeHandOverSpoedzaak, makeRefuseOverdracht } from '../../shared/application/hand-over-spoedzaak.ts';
import { makeHandOverWarm } from '../../shared/application/hand-over-warm.ts';
import { makeListSpoedzaken } from '../../shared/application/list-spoedzaken.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeReadSpoedzaak } from '../../shared/application/read-spoedzaak.ts';
import { makeRecordOntvangst } from '../../shared/application/record-ontvangst.ts';
import { makeRecordSpoedContactpoging } from '../../shared/application/record-spoed-contactpoging.ts';
import { makeTakeUpSpoedzaak } from '../../shared/application/take-up-spoedzaak.ts';
import type { Gebruiker } from '../../shared/domain/organisatie/types.ts';
import type { Answer, Handlers } from '../../shared/middleware/http/operation.ts';
import { pageAnswer } from '../../shared/middleware/http/page.ts';
import type { contract } from './contract.ts';
import { makeMediaProevenRoutes } from './media-proeven.ts';

type Needs = Pick<Ports, 'zaken' | 'instellingen' | 'pushQueue' | 'clock' | 'ids' | 'jitter'>;

interface OnSpoedzaak {
  readonly pad: { readonly id: string };
  readonly gebruiker: Gebruiker;
  readonly sleutel?: string;
}

const about = ({ pad, gebruiker, sleutel }: OnSpoedzaak) => ({
  spoedzaak: pad.id,
  door: gebruiker,
  ...(sleutel === undefined ? {} : { sleutel }),
});

const created = async (spoedzaak: Promise<unknown>): Promise<Answer> => ({ body: await spoedzaak });

export function makeRoutes(ports: Needs): Handlers<typeof contract> {
  const listSpoedzaken = makeListSpoedzaken(ports);
  const readSpoedzaak = makeReadSpoedzaak(ports);
  const recordOntvangst = makeRecordOntvangst(ports);
  const takeUpSpoedzaak = makeTakeUpSpoedzaak(ports);
  const recordSpoedContactpoging = makeRecordSpoedContactpoging(ports);
  const handOverSpoedzaak = makeHandOverSpoedzaak(ports);
  const refuseOverdracht = makeRefuseOverdracht(ports);
  const handOverWarm = makeHandOverWarm(ports);
  const closeSpoedzaak = makeCloseSpoedzaak(ports);

  return {
    ...makeMediaProevenRoutes(ports),
    'POST /v1/push-ontvangsten': async ({ body }) => {
      await recordOntvangst(body);
      return { body: { vastgelegd: true } };
    },
    'GET /v1/spoedzaken': async ({ query, gebruiker }) => {
      const { van, totEnMet, ...rest } = query;
      const dagen = van !== undefined && totEnMet !== undefined ? { dagen: { van, totEnMet } } : {};
      return pageAnswer(await listSpoedzaken({ door: gebruiker, ...rest, ...dagen }), '/v1/spoedzaken', query);
    },
    'GET /v1/spoedzaken/{id}': async ({ pad, gebruiker }) => ({
      body: await readSpoedzaak({ spoedzaak: pad.id, door: gebruiker }),
    }),
    'POST /v1/spoedzaken/{id}/oppakkingen': (input) => created(takeUpSpoedzaak(about(input))),
    'POST /v1/spoedzaken/{id}/contactpogingen': (input) =>
      created(recordSpoedContactpoging({ ...about(input), ...input.body })),
    'POST /v1/spoedzaken/{id}/overdrachten': (input) => created(handOverSpoedzaak({ ...about(input), ...input.body })),
    'POST /v1/spoedzaken/{id}/overdracht-weigeringen': (input) => created(refuseOverdracht(about(input))),
    'POST /v1/spoedzaken/{id}/crisisdienst-overdrachten': (input) =>
      created(handOverWarm({ ...about(input), ...input.body })),
    'POST /v1/spoedzaken/{id}/afsluitingen': (input) => created(closeSpoedzaak({ ...about(input), ...input.body })),
  };
}
