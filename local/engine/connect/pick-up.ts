/** What happens when somebody picks up a call of this run: the exchange runs its flow, which asks the function. */
import type { Call, ConnectEngine } from '../contract.ts';
import type { Flow } from './flow.ts';
import { runFlow } from './run-flow.ts';

/** Stands in the flow where its importer puts the ARN of the function (lib/connect/oproep-flow.json). */
export const FUNCTION_PLACE = 'ARN_VAN_ANSWER_SPRAAK';

export interface PickUp {
  readonly engine: ConnectEngine;
  readonly flow: Flow;
  /** Asks the function that flows of this instance may ask; undefined when it fails, or when none may. */
  ask(event: unknown, instanceArn: string): Promise<unknown>;
}

/** As Amazon Connect puts it to a function. */
function flowEvent(call: Call, parameters: Readonly<Record<string, string>>) {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: call.attributes,
        Channel: 'VOICE',
        ContactId: call.contactId,
        CustomerEndpoint: { Address: call.to, Type: 'TELEPHONE_NUMBER' },
        InitialContactId: call.contactId,
        InitiationMethod: 'API',
        InstanceARN: call.instanceArn,
        LanguageCode: 'nl-NL',
        PreviousContactId: call.contactId,
        Queue: null,
        SystemEndpoint: { Address: call.from, Type: 'TELEPHONE_NUMBER' },
      },
      Parameters: parameters,
    },
  };
}

/**
 * Picks up, presses these keys in turn and listens to the end. Returns what was heard; undefined when it does not ring (any more).
 * Whatever goes wrong, the call is over afterwards.
 */
export async function pickUp(
  { engine, flow, ask }: PickUp,
  call: Call,
  keys: readonly string[],
): Promise<readonly string[] | undefined> {
  if (!engine.answer(call.contactId)) return undefined;
  const heard: string[] = [];
  const left = [...keys];
  try {
    await runFlow(flow, {
      invoke: async (functionArn, parameters) =>
        functionArn === FUNCTION_PLACE ? ask(flowEvent(call, parameters), call.instanceArn) : undefined,
      speak: (text) => heard.push(text),
      key: () => left.shift(),
    });
  } finally {
    engine.hangUp(call.contactId, 'CONTACT_FLOW_DISCONNECT');
  }
  return heard;
}
