import { makeAnnounceCrisisdienst } from '../../shared/application/announce-crisisdienst.ts';
import { makeJudgeVerlaging } from '../../shared/application/judge-verlaging.ts';
import type { Ports } from '../../shared/application/ports.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { about } from './about.ts';
import type { urgentieContract } from './urgentie-contract.ts';

type Needs = Pick<
  Ports,
  'zaken' | 'inhoud' | 'instellingen' | 'adressen' | 'pushQueue' | 'antwoordQueue' | 'clock' | 'ids' | 'jitter'
>;

export function makeUrgentieRoutes(ports: Needs): Handlers<typeof urgentieContract> {
  const judgeVerlaging = makeJudgeVerlaging(ports);
  const announceCrisisdienst = makeAnnounceCrisisdienst(ports);
  return {
    'POST /v1/contacten/{id}/verlagingsverzoeken/{verzoek}/besluiten': async (input) => ({
      body: await judgeVerlaging({ ...about(input), ...input.body, verzoek: input.pad.verzoek }),
    }),
    'POST /v1/contacten/{id}/vooraankondigingen': async (input) => ({
      body: await announceCrisisdienst(about(input)),
    }),
  };
}
