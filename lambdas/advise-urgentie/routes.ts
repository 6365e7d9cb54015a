import type { Ports } from '../../shared/application/ports.ts';
import { adviseUrgentie } from '../../shared/domain/urgentie/advise-urgentie.ts';
import { listUrgentieSignalen } from '../../shared/domain/urgentie/list-urgentie-signalen.ts';
import { REGELSET, regelsetVan } from '../../shared/domain/urgentie/regelset.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import type { contract } from './contract.ts';

/** Keeps nothing; reads only whom this organisatie calls in a crisis. */
export function makeRoutes({ instellingen }: Pick<Ports, 'instellingen'>): Handlers<typeof contract> {
  return {
    'POST /v1/urgentie-adviezen': async ({ body: { signalen, ...known } }) => {
      const { crisisdienst } = (await instellingen.readInstellingen()).organisatie;
      return { body: adviseUrgentie(signalen, { ...known, ...(crisisdienst.nummer !== '' && { crisisdienst }) }) };
    },
    'GET /v1/urgentie-signalen': async ({ query: { regelset } }) => ({
      body: listUrgentieSignalen(regelset === undefined ? REGELSET : regelsetVan(regelset)),
    }),
  };
}
