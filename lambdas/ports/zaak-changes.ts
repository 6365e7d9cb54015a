/** What the stream of the zaken table tells, as new versions of contacts and spoedzaken. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { contactFromItem, spoedFromItem } from '../../shared/adapters/dynamodb/zaak-items.ts';
import type { ZaakChange } from '../../shared/application/zaak-change.ts';

/** Bytes come as base64 text in the event of a function; everything else as the client of the table gives it. */
const imageOf = (image: NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>) =>
  Object.fromEntries(
    Object.entries(image).map(([name, value]) => [
      name,
      typeof value.B === 'string' ? { B: Buffer.from(value.B, 'base64') } : value,
    ]),
  ) as Record<string, AttributeValue>;

/** Undefined for what is no new version of either (an index entry, a removal). Throws when such an item cannot be read. */
export function readZaakChange(record: DynamoDBRecord, volgnummer: string): ZaakChange | undefined {
  const image = record.dynamodb?.NewImage;
  if (record.eventName === 'REMOVE' || image === undefined) return undefined;
  const soort = image['sk']?.S;
  if (soort !== 'CONTACT' && soort !== 'SPOED') return undefined;
  const item = unmarshall(imageOf(image));
  if (soort === 'CONTACT') {
    const { value, versie } = contactFromItem(item);
    return { soort: 'contact', volgnummer, contact: value, versie };
  }
  const { value, versie } = spoedFromItem(item);
  return { soort: 'spoedzaak', volgnummer, spoedzaak: value, versie };
}
