/** Runs a flow for somebody who picked up, as Amazon Connect would: asks the function, speaks, and takes the keys in turn. */
import type { Flow, FlowAction } from './flow.ts';

export interface FlowWorld {
  /** Calls the function that a block names with its parameters; undefined when that fails or takes too long. */
  invoke(functionArn: string, parameters: Readonly<Record<string, string>>): Promise<unknown>;
  /** What the person at the telephone hears. */
  speak(text: string): void;
  /** The next key that is pressed; undefined when none is in time. */
  key(): string | undefined;
}

/** No call has so many blocks; a flow that goes round must end. */
const MOST_BLOCKS = 100;

type Transitions = Exclude<FlowAction, { Type: 'DisconnectParticipant' }>['Transitions'];

/** The block behind an error: its own branch, else that of every other error, else what comes next. */
function afterError({ Errors, NextAction }: Transitions, type: string): string {
  const branch = (wanted: string) => Errors.find(({ ErrorType }) => ErrorType === wanted)?.NextAction;
  return branch(type) ?? branch('NoMatchingError') ?? NextAction;
}

function afterValue(transitions: Transitions, value: string): string {
  const found = transitions.Conditions.find(({ Condition }) => Condition.Operands.includes(value));
  return found?.NextAction ?? afterError(transitions, 'NoMatchingCondition');
}

/** A flat object with texts as values, which is all that a flow takes; undefined for anything else. */
function stringMap(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.values(value).every((one) => typeof one === 'string') ? (value as Record<string, string>) : undefined;
}

/** Resolves when the flow hangs up. Throws an Error for a flow that never does. */
export async function runFlow(flow: Flow, world: FlowWorld): Promise<void> {
  const blocks = new Map(flow.Actions.map((one) => [one.Identifier, one]));
  let external: Readonly<Record<string, string>> = {};
  /** `$.External.name` is what the function last answered; every other text is itself. */
  const textOf = (text: string): string => {
    const name = /^\$\.External\.(\w+)$/.exec(text)?.[1];
    return name === undefined ? text : (external[name] ?? '');
  };

  async function next(block: Exclude<FlowAction, { Type: 'DisconnectParticipant' }>): Promise<string> {
    const { Transitions } = block;
    switch (block.Type) {
      case 'InvokeLambdaFunction': {
        const { LambdaFunctionARN, LambdaInvocationAttributes } = block.Parameters;
        const answered = stringMap(await world.invoke(LambdaFunctionARN, LambdaInvocationAttributes));
        if (answered === undefined) return afterError(Transitions, 'NoMatchingError');
        external = answered;
        return Transitions.NextAction;
      }
      case 'Compare':
        return afterValue(Transitions, textOf(block.Parameters.ComparisonValue));
      case 'GetParticipantInput': {
        const text = textOf(block.Parameters.Text);
        if (text === '') return afterError(Transitions, 'NoMatchingError');
        world.speak(text);
        const key = world.key();
        return key === undefined ? afterError(Transitions, 'InputTimeLimitExceeded') : afterValue(Transitions, key);
      }
      case 'MessageParticipant': {
        const text = textOf(block.Parameters.Text);
        if (text === '') return afterError(Transitions, 'NoMatchingError');
        world.speak(text);
        return Transitions.NextAction;
      }
      case 'UpdateContactTextToSpeechVoice':
        return Transitions.NextAction;
    }
  }

  let at = flow.StartAction;
  for (let count = 0; count < MOST_BLOCKS; count += 1) {
    const block = blocks.get(at);
    if (block === undefined) throw new Error(`there is no block ${at}`);
    if (block.Type === 'DisconnectParticipant') return;
    at = await next(block);
  }
  throw new Error(`the flow did not end in ${MOST_BLOCKS} blocks`);
}
