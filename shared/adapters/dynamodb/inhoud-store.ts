/** Content and identity in their own table, under their own key. A contact's content shares one partition. */

import type {
  AntwoordInhoud,
  BerichtInhoud,
  BetrokkeneInhoud,
  ConceptInhoud,
  NotitieInhoud,
  PersoonInhoud,
  UitgaandeMailInhoud,
} from '../../application/inhoud.ts';
import type { InhoudSleutel, InhoudStore, Spoor } from '../../application/ports.ts';
import { isDomainError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/tijd/instant.ts';
import { hulpvragerDicht } from '../../domain/toestemming/weigering.ts';
import { isOf, type VeiligContactAfspraak } from '../../domain/veilig-contact/afspraak.ts';
import type { Item, Table } from './table.ts';

const partition = (contact: string): string => `CONTACT#${contact}`;
const persoonPartition = (persoon: string): string => `PERSOON#${persoon}`;
const partitionOf = (bij: InhoudSleutel): string =>
  'contact' in bij ? partition(bij.contact) : persoonPartition(bij.persoon);
function spoorFromItem(item: Item): Spoor {
  const [, op, ...contact] = (item['sk'] as string).split('#');
  return { op: op as Instant, contact: contact.join('#') };
}

const TERUGBELLEN = 'TERUGBELLEN';
const HULPVRAGER = 'BETROKKENE#hulpvrager';

/** What was closed off keeps its place, with nobody in it. */
const isKnown = ({ rol }: Partial<BetrokkeneInhoud>): boolean => rol !== undefined;

/** A condition that does not hold means that there is nothing to do. */
async function quietly(write: Promise<void>): Promise<void> {
  await write.catch((error: unknown) => {
    if (!(isDomainError(error) && error.kind === 'conflict')) throw error;
  });
}

const byTime = (a: { readonly op: string; readonly id: string }, b: { readonly op: string; readonly id: string }) =>
  a.op < b.op ? -1 : a.op > b.op ? 1 : a.id < b.id ? -1 : 1;

export function makeDynamoInhoudStore(table: Table): InhoudStore {
  const put = (contact: string, prefix: string, part: { readonly id: string }) =>
    table.write({
      soort: 'put',
      item: { pk: partition(contact), sk: `${prefix}#${part.id}`, inhoud: JSON.stringify(part) },
    });
  const read = <T>(item: Item): T => JSON.parse(item['inhoud'] as string) as T;
  async function readAll<T>(pk: string, prefix: string): Promise<readonly T[]> {
    const found: T[] = [];
    const KeyConditionExpression = 'pk = :pk AND begins_with(sk, :prefix)';
    const values = { ':pk': pk, ':prefix': prefix };
    for await (const item of table.queryAll({ KeyConditionExpression, ConsistentRead: true, values })) {
      found.push(read<T>(item));
    }
    return found;
  }

  return {
    putBericht: (contact, bericht) => put(contact, 'BERICHT', bericht),
    putAntwoord: (contact, antwoord) => put(contact, 'ANTWOORD', antwoord),
    putUitgaand: (contact, mail) => put(contact, 'UITGAAND', mail),
    putNotitie: (contact, notitie) => put(contact, 'NOTITIE', notitie),
    async mergePersoon(contact, persoon) {
      const fields = Object.entries(persoon).filter(([, value]) => value !== undefined);
      if (fields.length === 0) return;
      await table.write({
        soort: 'update',
        key: { pk: partition(contact), sk: 'PERSOON' },
        update: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        condition: {
          expression: '',
          names: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
          values: Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
        },
      });
    },
    async readInhoud(contact) {
      const berichten: BerichtInhoud[] = [];
      const antwoorden: AntwoordInhoud[] = [];
      const uitgaand: UitgaandeMailInhoud[] = [];
      const notities: NotitieInhoud[] = [];
      const betrokkenen: BetrokkeneInhoud[] = [];
      const concepten: ConceptInhoud[] = [];
      const afspraken: VeiligContactAfspraak[] = [];
      let persoon: PersoonInhoud = {};
      const values = { ':pk': partition(contact) };
      for await (const item of table.queryAll({ KeyConditionExpression: 'pk = :pk', ConsistentRead: true, values })) {
        const sk = item['sk'] as string;
        if (sk.startsWith('BERICHT#')) berichten.push(read(item));
        else if (sk.startsWith('ANTWOORD#')) antwoorden.push(read(item));
        else if (sk.startsWith('UITGAAND#')) uitgaand.push(read(item));
        else if (sk.startsWith('NOTITIE#')) notities.push(read(item));
        else if (sk.startsWith('BETROKKENE#')) betrokkenen.push(read(item));
        else if (sk.startsWith('CONCEPT#')) concepten.push(read(item));
        else if (sk.startsWith('VEILIG#')) afspraken.push(read(item));
        else if (sk === 'PERSOON') {
          const { pk: _pk, sk: _sk, ...fields } = item;
          persoon = fields as PersoonInhoud;
        }
      }
      return {
        berichten: berichten.sort(byTime),
        antwoorden: antwoorden.sort(byTime),
        uitgaand: uitgaand.sort(byTime),
        notities: notities.sort(byTime),
        persoon,
        betrokkenen: betrokkenen.filter(isKnown),
        concepten,
        afspraken,
      };
    },
    async readBericht(contact, id) {
      const item = await table.get({ pk: partition(contact), sk: `BERICHT#${id}` });
      return item && read<BerichtInhoud>(item);
    },
    async readAntwoord(contact, id) {
      const item = await table.get({ pk: partition(contact), sk: `ANTWOORD#${id}` });
      return item && read<AntwoordInhoud>(item);
    },
    async putConcept(contact, concept, vorige) {
      const { door, versie } = concept;
      const item = { pk: partition(contact), sk: `CONCEPT#${door}`, versie, inhoud: JSON.stringify(concept) };
      const condition =
        vorige === 0
          ? { expression: 'attribute_not_exists(pk)' }
          : { expression: 'versie = :vorige', values: { ':vorige': vorige } };
      await table.write({ soort: 'put', item, condition });
    },
    readConcepten: (contact) => readAll<ConceptInhoud>(partition(contact), 'CONCEPT#'),
    async readPersoon(contact) {
      const { pk: _pk, sk: _sk, ...fields } = (await table.get({ pk: partition(contact), sk: 'PERSOON' })) ?? {};
      return fields as PersoonInhoud;
    },
    async putBetrokkene(contact, betrokkene) {
      const { rol } = betrokkene;
      const item = { pk: partition(contact), sk: `BETROKKENE#${rol}`, inhoud: JSON.stringify(betrokkene) };
      try {
        await table.write({ soort: 'put', item, condition: { expression: 'attribute_not_exists(dicht)' } });
      } catch (error) {
        throw isDomainError(error) && error.kind === 'conflict' ? hulpvragerDicht() : error;
      }
    },
    async readBetrokkenen(contact) {
      return (await readAll<BetrokkeneInhoud>(partition(contact), 'BETROKKENE#')).filter(isKnown);
    },
    async removeBetrokkene(contact, rol) {
      const key = { pk: partition(contact), sk: `BETROKKENE#${rol}` };
      await quietly(table.write({ soort: 'delete', key, condition: { expression: 'attribute_not_exists(dicht)' } }));
    },
    async closeHulpvrager(contact) {
      const item = { pk: partition(contact), sk: HULPVRAGER, dicht: true, inhoud: '{}' };
      await table.write({ soort: 'put', item });
    },
    async openHulpvrager(contact) {
      const key = { pk: partition(contact), sk: HULPVRAGER };
      await quietly(table.write({ soort: 'delete', key, condition: { expression: 'attribute_exists(dicht)' } }));
    },
    async putSpoor(persoon, { contact, op }) {
      const item = { pk: persoonPartition(persoon), sk: `SPOOR#${op}#${contact}` };
      await table.write({ soort: 'put', item });
    },
    async readSporen(personen, limit) {
      const pages = personen.map((persoon) =>
        table.query({
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          values: { ':pk': persoonPartition(persoon), ':prefix': 'SPOOR#' },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      const items = (await Promise.all(pages)).flatMap((page) => page.items);
      return items.map(spoorFromItem).sort((a, b) => (a.op < b.op ? 1 : a.op > b.op ? -1 : 0));
    },
    async forgetPersoon(persoon, contact) {
      const values = { ':pk': persoonPartition(persoon) };
      for await (const item of table.queryAll({ KeyConditionExpression: 'pk = :pk', ConsistentRead: true, values })) {
        const sk = item['sk'] as string;
        const ours = sk.startsWith('SPOOR#')
          ? spoorFromItem(item).contact === contact
          : sk.startsWith('VEILIG#') && isOf(contact, read<VeiligContactAfspraak>(item));
        if (ours) await table.write({ soort: 'delete', key: { pk: persoonPartition(persoon), sk } });
      }
    },
    async removeNotities(contact, notities) {
      for (const id of notities) {
        await table.write({ soort: 'delete', key: { pk: partition(contact), sk: `NOTITIE#${id}` } });
      }
    },
    async putVeiligContact(bij, afspraak) {
      const item = { pk: partitionOf(bij), sk: `VEILIG#${afspraak.id}`, inhoud: JSON.stringify(afspraak) };
      await table.write({ soort: 'put', item });
    },
    async claimErvaringsvraag(persoon, contact, op, vanaf) {
      const condition = {
        expression: 'attribute_not_exists(pk) OR contact = :contact OR op < :vanaf',
        values: { ':contact': contact, ':vanaf': vanaf },
      };
      const item = { pk: partitionOf({ persoon }), sk: 'ERVARINGSVRAAG', contact, op };
      try {
        await table.write({ soort: 'put', item, condition });
        return true;
      } catch (error) {
        if (isDomainError(error) && error.kind === 'conflict') return false;
        throw error;
      }
    },
    async loadTerugbelverzoekenVan(persoon) {
      const item = await table.get({ pk: partitionOf({ persoon }), sk: TERUGBELLEN });
      return item && { versie: item['versie'] as number, value: read<readonly string[]>(item) };
    },
    async saveTerugbelverzoekenVan(persoon, verzoeken, vorige) {
      const item = {
        pk: partitionOf({ persoon }),
        sk: TERUGBELLEN,
        versie: vorige + 1,
        inhoud: JSON.stringify(verzoeken),
      };
      const condition =
        vorige === 0
          ? { expression: 'attribute_not_exists(pk)' }
          : { expression: 'versie = :vorige', values: { ':vorige': vorige } };
      await table.write({ soort: 'put', item, condition });
    },
    async readVeiligContact(bij) {
      const found = await Promise.all(bij.map((one) => readAll<VeiligContactAfspraak>(partitionOf(one), 'VEILIG#')));
      return found.flat();
    },
  };
}
