/**
 * Contact records of Amazon Connect: one per leg, written when the leg is over, delivered at least once and again when they
 * change. A record tells all that happened to its leg, so it fills in and corrects what the events told, under the same ids.
 */
import * as z from 'zod';
import type { TelefoonGebeurtenis } from '../../application/messages.ts';
import type { TelefoonSoort } from '../../domain/contact/types.ts';
import { parseInstant } from '../../domain/tijd/instant.ts';
import { connectEventId, idOfArn, isUnsolicited, NOT_INBOUND, wijkteamOfTag } from './connect-leg.ts';
import { fits } from './fits.ts';
import { GEEN_WERK, nummerOf, told, unreadable, type Vertaling, wijkteamOfName } from './vertaling.ts';

const id = z.string().min(1).max(160);
const text = z.string().max(1000).nullish();
const record = z.looseObject({
  ContactId: id,
  InitialContactId: id.nullish(),
  NextContactId: text,
  Channel: z.string().max(30),
  InitiationMethod: z.string().max(30),
  InitiationTimestamp: text,
  DisconnectTimestamp: text,
  DisconnectReason: text,
  TransferCompletedTimestamp: text,
  Queue: z.looseObject({ EnqueueTimestamp: text, Name: text }).nullish(),
  Agent: z.looseObject({ ConnectedToAgentTimestamp: text, ARN: text }).nullish(),
  CustomerEndpoint: z.looseObject({ Address: text }).nullish(),
  Tags: z.record(z.string(), z.unknown()).nullish(),
  Attributes: z.record(z.string(), z.unknown()).nullish(),
});
type Leg = z.output<typeof record>;

/** Whether this is such a record, complete or not. Events write their fields with a small letter. */
export function isConnectRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ContactId' in value;
}

type Extra = Pick<TelefoonGebeurtenis, 'wijkteam' | 'nummer' | 'medewerker'>;

function factOf(leg: Leg) {
  return (name: string, soort: TelefoonSoort, time: string | null | undefined, extra: Extra = {}) => {
    const op = parseInstant(time ?? '');
    if (op === undefined) return [];
    const oproepId = leg.InitialContactId ?? leg.ContactId;
    return [{ id: connectEventId(leg.ContactId, name), oproepId, soort, op, ...extra }];
  };
}

/** By tag, else by an attribute that the flow set, else by the name of the queue. */
function wijkteamOf({ Tags, Attributes, Queue }: Leg): { readonly wijkteam?: string } {
  const candidates = [wijkteamOfTag(Tags), wijkteamOfTag(Attributes), wijkteamOfName(Queue?.Name)];
  return candidates.find(({ wijkteam }) => wijkteam !== undefined) ?? {};
}

function begun(leg: Leg, wijkteam: Extra): readonly TelefoonGebeurtenis[] {
  const fact = factOf(leg);
  const { InitiationTimestamp } = leg;
  if (leg.InitiationMethod === 'INBOUND')
    return fact('INITIATED', 'begonnen', InitiationTimestamp, {
      ...wijkteam,
      ...nummerOf(leg.CustomerEndpoint?.Address),
    });
  return leg.InitiationMethod === 'TRANSFER' ? fact('INITIATED', 'doorverbonden', InitiationTimestamp) : [];
}

/** A leg that went on elsewhere ended, the call did not. One that was passed on cannot have been hung up by the caller. */
function ended(leg: Leg): readonly TelefoonGebeurtenis[] {
  const reason = leg.DisconnectReason ?? '';
  if (leg.NextContactId || reason.includes('TRANSFER')) return [];
  const byCaller = reason === 'CUSTOMER_DISCONNECT' && !leg.TransferCompletedTimestamp;
  return factOf(leg)('DISCONNECTED', byCaller ? 'opgehangen' : 'beeindigd', leg.DisconnectTimestamp);
}

/** Translates one record; never throws, whatever it is. */
export function translateConnectRecord(value: unknown): Vertaling {
  const leg = fits(record, value);
  if (leg === undefined)
    return unreadable('Een oproepverslag van de telefooncentrale waarin vaste gegevens ontbreken.');
  if (leg.Channel.toUpperCase() !== 'VOICE') return GEEN_WERK;
  const fact = factOf(leg);
  if (leg.InitiationMethod === 'CALLBACK' && !isUnsolicited(leg.ContactId, leg.InitialContactId))
    return told(...fact('INITIATED', 'terugbellen-gevraagd', leg.InitiationTimestamp));
  if (NOT_INBOUND.has(leg.InitiationMethod)) return GEEN_WERK;
  const wijkteam = wijkteamOf(leg);
  const medewerker = idOfArn(leg.Agent?.ARN);
  const gebeurtenissen = [
    ...begun(leg, wijkteam),
    ...fact('QUEUED', 'in-wachtrij', leg.Queue?.EnqueueTimestamp, wijkteam),
    ...fact('CONNECTED_TO_AGENT', 'aangenomen', leg.Agent?.ConnectedToAgentTimestamp, medewerker ? { medewerker } : {}),
    ...fact('TRANSFERRED', 'doorverbonden', leg.TransferCompletedTimestamp),
    ...ended(leg),
  ];
  if (gebeurtenissen.length === 0) return unreadable('Een oproepverslag van de telefooncentrale zonder tijdstippen.');
  return told(...gebeurtenissen);
}
