/** Calling people through Amazon Connect. All of it is there, or nothing of it: no number, no right to call, nobody who may ask. */
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { type CfnPolicy, Effect, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnCondition, Fn, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { instelling } from './instelling.ts';
import type { VoordeurFunction } from './voordeur-function.ts';
import type { Wachtrij } from './wachtrij.ts';

const NAAM = 'SpraakIngericht';

/** Whether instance, flow and number are all set; declared in the stack of `scope` at first use. */
export function spraakIngericht(scope: Construct): CfnCondition {
  const stack = Stack.of(scope);
  const existing = stack.node.tryFindChild(NAAM);
  if (existing instanceof CfnCondition) return existing;
  const set = (['SpraakInstance', 'SpraakFlow', 'SpraakNummer'] as const).map((naam) =>
    Fn.conditionNot(Fn.conditionEquals(instelling(stack, naam), '')),
  );
  return new CfnCondition(stack, NAAM, { expression: Fn.conditionAnd(...set) });
}

/** The number that we call from; empty when a part of it is not set, so that this alone says whether people can be called. */
export function spraakNummer(scope: Construct): string {
  return Fn.conditionIf(spraakIngericht(scope).logicalId, instelling(scope, 'SpraakNummer'), '').toString();
}

/** ARN of the instance. */
export function spraakInstance(scope: Construct): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:connect:${region}:${account}:instance/${instelling(scope, 'SpraakInstance')}`;
}

/** Beginning calls on that one instance, and nothing else of it. A contact has no ARN before it is begun. */
export function grantSpraak(fn: VoordeurFunction): void {
  fn.setEnvironment('SPRAAK_INSTANCE', instelling(fn, 'SpraakInstance'));
  fn.setEnvironment('SPRAAK_FLOW', instelling(fn, 'SpraakFlow'));
  fn.setEnvironment('SPRAAK_NUMMER', spraakNummer(fn));
  const policy = new Policy(fn, 'MagBellen', {
    roles: [fn.role],
    statements: [
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['connect:StartOutboundVoiceContact'],
        resources: [`${spraakInstance(fn)}/contact/*`],
      }),
    ],
  });
  (policy.node.defaultChild as CfnPolicy).cfnOptions.condition = spraakIngericht(fn);
}

/** Flows of that one instance may ask this function, and those of no other. */
export function admitFlows(fn: VoordeurFunction): void {
  const permission = new CfnPermission(fn, 'OproepVraagt', {
    action: 'lambda:InvokeFunction',
    functionName: fn.fn.functionArn,
    principal: 'connect.amazonaws.com',
    sourceArn: spraakInstance(fn),
    sourceAccount: Stack.of(fn).account,
  });
  permission.cfnOptions.condition = spraakIngericht(fn);
}

/**
 * The ends of our calls, for whoever reads what providers tell. Only of the instance that we call from (without one it matches
 * nothing), and only of calls that a program made: the ends of all others are of the telephone.
 */
export function followOproepen(scope: Construct, naar: Wachtrij): void {
  new Rule(scope, 'Oproepen', {
    description: 'Calls that we made and that are over',
    eventPattern: {
      source: ['aws.connect'],
      detailType: ['Amazon Connect Contact Event'],
      detail: {
        eventType: ['DISCONNECTED'],
        initiationMethod: ['API'],
        channel: ['VOICE'],
        instanceArn: [spraakInstance(scope)],
      },
    },
    targets: [new SqsQueue(naar.queue)],
  });
}
