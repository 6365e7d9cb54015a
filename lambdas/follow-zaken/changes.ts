/** A change of the zaken table, as staff and residents hear of it and as call-backs follow from it. */
import type { DynamoDBRecord } from 'aws-lambda';
import type { ChatChange } from '../../shared/application/publish-chat.ts';
import type { ZaakChange } from '../../shared/application/zaak-change.ts';
import type { Instant } from '../../shared/domain/tijd/instant.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { readZaakChange, zaakOf } from '../ports/zaak-changes.ts';

export interface Change {
  readonly zaak: ZaakChange;
  /** Only of a chat. */
  readonly chat?: ChatChange;
}

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

const textOf = (image: Image, name: string): string | null => image?.[name]?.S ?? null;
/** Of `<begin of the wait>#<contact>`. */
const beginOf = (image: Image): Instant | null => (textOf(image, 'csk')?.split('#')[0] ?? null) as Instant | null;

/**
 * Throws for a contact that cannot be read: a call-back may be owed. Of anything else only a notice would be lost, so it
 * is passed over and holds up nobody.
 */
function read(record: DynamoDBRecord, volgnummer: string): ZaakChange | undefined {
  try {
    return readZaakChange(record, volgnummer);
  } catch (error) {
    if (zaakOf(record)?.soort === 'contact') throw error;
    log('ERROR', 'wijziging niet te lezen', { volgnummer, ...errorFields(error) });
    return undefined;
  }
}

export function readChange(record: DynamoDBRecord, volgnummer: string): Change | undefined {
  const zaak = read(record, volgnummer);
  if (zaak === undefined) return undefined;
  if (zaak.soort !== 'contact' || zaak.contact.kanaal !== 'chat') return { zaak };
  const { OldImage: old, NewImage: now } = record.dynamodb ?? {};
  const chat: ChatChange = {
    contact: zaak.contact,
    versie: zaak.versie,
    wachtte: beginOf(old),
    wacht: beginOf(now),
    zouSluitenOp: textOf(old, 'stil') as Instant | null,
    sluitOp: textOf(now, 'stil') as Instant | null,
    wasAfgesloten: textOf(old, 'status') === 'afgesloten',
  };
  return { zaak, chat };
}
