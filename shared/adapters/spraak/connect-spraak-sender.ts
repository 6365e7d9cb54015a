/** Calls one telephone through Amazon Connect; what is said on it, and which key is pressed, is the flow's (lib/connect/oproep-flow.json). */
import { type ConnectClient, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import type { SendResult, SpraakSender } from '../../application/ports.ts';

/** From where people are called, and what they then hear. */
export interface Telefoonlijn {
  /** Id of the instance, not its ARN. */
  readonly instance: string;
  /** Id of the flow, not its ARN. */
  readonly flow: string;
  /** Number of that instance, E.164: what the telephone shows. */
  readonly nummer: string;
}

/** Shorter than most answering machines wait, and well within what a push waits for a key. */
export const BELTIJD_SECONDEN = 25;

/** Trying again changes nothing. A flow that is gone is as final as a number that may not be called. */
const REFUSALS = new Set([
  'DestinationNotAllowedException',
  'InvalidParameterException',
  'InvalidRequestException',
  'OutboundContactNotPermittedException',
  'ResourceNotFoundException',
]);
/** What Connect says of a request that it does not take in this form. */
const NOT_SO = new Set(['InvalidParameterException', 'InvalidRequestException']);

const isOneOf = (names: ReadonlySet<string>, error: unknown): error is Error =>
  error instanceof Error && names.has(error.name);

/**
 * Without detection of answering machines, which Connect has for campaigns only: the key is the proof. How long to ring is said to
 * be taken for campaigns only as well, and its documentation does not say so. A request that is refused with it is put once more
 * without, and later ones without at once; Connect then rings for its own minute.
 */
export function makeConnectSpraakSender(client: ConnectClient, { instance, flow, nummer }: Telefoonlijn): SpraakSender {
  let withRingTime = true;

  async function start(oproep: Parameters<SpraakSender['bel']>[0], ringTime: boolean): Promise<SendResult> {
    const { ContactId } = await client.send(
      new StartOutboundVoiceContactCommand({
        InstanceId: instance,
        ContactFlowId: flow,
        SourcePhoneNumber: nummer,
        DestinationPhoneNumber: oproep.aan,
        ClientToken: oproep.eenmalig,
        Attributes: { ...oproep.kenmerken },
        TrafficType: 'GENERAL',
        ...(ringTime && { RingTimeoutInSeconds: BELTIJD_SECONDEN }),
      }),
    );
    return { soort: 'aangenomen', leverancier: ContactId ?? 'onbekend' };
  }

  async function startSomehow(oproep: Parameters<SpraakSender['bel']>[0]): Promise<SendResult> {
    if (!withRingTime) return start(oproep, false);
    try {
      return await start(oproep, true);
    } catch (error) {
      if (!isOneOf(NOT_SO, error)) throw error;
      const accepted = await start(oproep, false);
      withRingTime = false;
      return accepted;
    }
  }

  return {
    async bel(oproep) {
      try {
        return await startSomehow(oproep);
      } catch (error) {
        if (isOneOf(REFUSALS, error)) return { soort: 'geweigerd', reden: error.name };
        throw error;
      }
    },
  };
}
