/** A change of the zaken table, as staff and residents hear of it and as call-backs follow from it. */
import type { DynamoDBRecord } from 'aws-lambda';
import type { ChatChange } from '../../shared/application/publish-chat.ts';
import type { ZaakChange } from '../../shared/application/zaak-change.ts';
import { localDateOf } from '../../shared/domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../../shared/domain/tijd/instant.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { readZaakChange, zaakOf } from '../ports/zaak-changes.ts';

export interface Change {
  readonly zaak: ZaakChange;
  /** Only of a chat. */
  readonly chat?: ChatChange;
  /** The days whose counts it is about; a call that turns out to have begun earlier is about two. */
  readonly dagen: readonly LocalDate[];
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

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z/;

/** Of what is dated by nonsense there is no day; it must not hold up the rest. */
function dagenVan(zaak: ZaakChange, { dynamodb }: DynamoDBRecord): readonly LocalDate[] {
  if (zaak.soort === 'terugbelverzoek' || (zaak.soort === 'contact' && zaak.contact.proef)) return [];
  const known: unknown[] =
    zaak.soort === 'spoedzaak'
      ? [zaak.spoedzaak.geopendOp]
      : // It is listed by when it was received.
        [zaak.contact.ontvangenOp, textOf(dynamodb?.OldImage, 'lsk')];
  const found = known.flatMap((text) => (typeof text === 'string' ? (INSTANT.exec(text)?.[0] ?? []) : []));
  const valid = found.filter((op) => !Number.isNaN(Date.parse(op)));
  return [...new Set(valid.map((op) => localDateOf(op as Instant)))];
}

export function readChange(record: DynamoDBRecord, volgnummer: string): Change | undefined {
  const zaak = read(record, volgnummer);
  if (zaak === undefined) return undefined;
  const dagen = dagenVan(zaak, record);
  if (zaak.soort !== 'contact' || zaak.contact.kanaal !== 'chat') return { zaak, dagen };
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
  return { zaak, chat, dagen };
}
