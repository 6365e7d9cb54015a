/** What the stream of the zaken table tells, as new versions of contacts, spoedzaken and terugbelverzoeken. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { contactFromItem, spoedFromItem, terugbelFromItem } from '../../shared/adapters/dynamodb/zaak-items.ts';
import type { BetrokkenZaak } from '../../shared/application/uitval.ts';
import type { ContactChange, ZaakChange } from '../../shared/application/zaak-change.ts';

/** Bytes come as base64 text in the event of a function; everything else as the client of the table gives it. */
const imageOf = (image: NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>) =>
  Object.fromEntries(
    Object.entries(image).map(([name, value]) => [
      name,
      typeof value.B === 'string' ? { B: Buffer.from(value.B, 'base64') } : value,
    ]),
  ) as Record<string, AttributeValue>;

/** Whose change it is, from the key alone: also of one that cannot be read. */
export function zaakOf(record: DynamoDBRecord): BetrokkenZaak | undefined {
  const [, naam, id] = /^(CONTACT|SPOED)#(.+)$/s.exec(record.dynamodb?.Keys?.['pk']?.S ?? '') ?? [];
  return id === undefined ? undefined : { soort: naam === 'SPOED' ? 'spoedzaak' : 'contact', id };
}

/** Undefined for what is no new version of any of them (an index entry, a removal). Throws when such an item cannot be read. */
export function readZaakChange(record: DynamoDBRecord, volgnummer: string): ZaakChange | undefined {
  const image = record.dynamodb?.NewImage;
  if (record.eventName === 'REMOVE' || image === undefined) return undefined;
  const soort = image['sk']?.S;
  if (soort !== 'CONTACT' && soort !== 'SPOED' && soort !== 'TERUGBEL') return undefined;
  const item = unmarshall(imageOf(image));
  if (soort === 'TERUGBEL') {
    const { value, versie } = terugbelFromItem(item);
    return { soort: 'terugbelverzoek', volgnummer, terugbelverzoek: value, versie };
  }
  if (soort === 'CONTACT') {
    const { value, versie } = contactFromItem(item);
    return { soort: 'contact', volgnummer, contact: value, versie };
  }
  const { value, versie } = spoedFromItem(item);
  return { soort: 'spoedzaak', volgnummer, spoedzaak: value, versie };
}

/** Only of contacts, for who has no business with cases: one that cannot be read must not hold them up. */
export function readContactChange(record: DynamoDBRecord, volgnummer: string): ContactChange | undefined {
  if (zaakOf(record)?.soort !== 'contact') return undefined;
  const change = readZaakChange(record, volgnummer);
  return change?.soort === 'contact' ? change : undefined;
}
