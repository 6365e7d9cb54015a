/** A flow of Amazon Connect (Flow language, version 2019-10-30): the blocks that the flow of our calls is made of. */
import * as z from 'zod';

const errors = z.array(z.strictObject({ NextAction: z.string(), ErrorType: z.string() }));
const transitions = z.strictObject({
  NextAction: z.string(),
  Conditions: z
    .array(
      z.strictObject({
        NextAction: z.string(),
        Condition: z.strictObject({ Operator: z.literal('Equals'), Operands: z.array(z.string()).min(1) }),
      }),
    )
    .default([]),
  Errors: errors,
});
const action = <const T extends string, P extends z.ZodType>(type: T, parameters: P) =>
  z.strictObject({
    // As AWS allows them: up to 50 characters, none of those with a meaning of their own.
    Identifier: z
      .string()
      .min(1)
      .max(50)
      .regex(/^[^%:(\\/)=$,;[\]{}]+$/),
    Type: z.literal(type),
    Parameters: parameters,
    Transitions: transitions,
  });

const seconds = (most: number) =>
  z.string().refine((text) => /^[1-9]\d*$/.test(text) && Number(text) <= most, { error: `1 to ${most} seconds` });

const flowSchema = z.strictObject({
  Version: z.literal('2019-10-30'),
  StartAction: z.string(),
  Metadata: z.looseObject({}),
  Actions: z.array(
    z.discriminatedUnion('Type', [
      action(
        'UpdateContactTextToSpeechVoice',
        z.strictObject({
          TextToSpeechVoice: z.string().min(1),
          TextToSpeechEngine: z.string().optional(),
          TextToSpeechStyle: z.string().optional(),
        }),
      ),
      action(
        'InvokeLambdaFunction',
        z.strictObject({
          LambdaFunctionARN: z.string().min(1),
          InvocationTimeLimitSeconds: seconds(8),
          LambdaInvocationAttributes: z.record(z.string(), z.string()).default({}),
          ResponseValidation: z.strictObject({ ResponseType: z.literal('STRING_MAP') }),
        }),
      ),
      action('Compare', z.strictObject({ ComparisonValue: z.string().regex(/^\$\.\w+(\.\w+)+$/) })),
      action(
        'GetParticipantInput',
        z.strictObject({
          Text: z.string().min(1),
          InputTimeLimitSeconds: seconds(180),
          StoreInput: z.literal('False'),
        }),
      ),
      action('MessageParticipant', z.strictObject({ Text: z.string().min(1) })),
      z.strictObject({
        Identifier: z.string().min(1).max(50),
        Type: z.literal('DisconnectParticipant'),
        Parameters: z.strictObject({}),
        Transitions: z.strictObject({}),
      }),
    ]),
  ),
});

export type Flow = z.output<typeof flowSchema>;
export type FlowAction = Flow['Actions'][number];

/** Where a block may lead. */
export const leadsTo = (one: FlowAction): readonly string[] =>
  one.Type === 'DisconnectParticipant'
    ? []
    : [
        one.Transitions.NextAction,
        ...[...one.Transitions.Conditions, ...one.Transitions.Errors].map((to) => to.NextAction),
      ];

/** Reads a flow; throws an Error that names what is wrong: a block that is not known here, or that leads to none. */
export function readFlow(value: unknown): Flow {
  const flow = flowSchema.parse(value);
  const names = flow.Actions.map(({ Identifier }) => Identifier);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two blocks are called ${twice}`);
  const nowhere = [flow.StartAction, ...flow.Actions.flatMap(leadsTo)].find((name) => !names.includes(name));
  if (nowhere !== undefined) throw new Error(`there is no block ${nowhere}`);
  return flow;
}
