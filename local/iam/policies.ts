/** The IAM policies of each function's role, read from the template. */
import { StartFault } from '../settings.ts';
import type { Resolved, Resource } from '../template/resolve.ts';
import { refuseUnknownConditions } from './conditions.ts';

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** Operator -> key -> values. */
  readonly condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** What AWS's own policies give, as far as a handler can use it here: they only let a function log and trace. */
const KNOWN_MANAGED = [
  'service-role/AWSLambdaBasicExecutionRole',
  'service-role/AWSLambdaSQSQueueExecutionRole',
  'service-role/AWSLambdaDynamoDBExecutionRole',
  'AWSXRayDaemonWriteAccess',
  'CloudWatchLambdaInsightsExecutionRolePolicy',
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
];

const list = (value: unknown): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];

/** The statements of one policy document. Throws StartFault for a member or condition that would not be weighed. */
export function statementsOf(document: unknown, where: string): readonly Statement[] {
  const { Statement: given } = (document ?? {}) as { Statement?: unknown };
  const statements = Array.isArray(given) ? given : given === undefined ? [] : [given];
  return statements.map((raw: Record<string, unknown>) => {
    const unknown = Object.keys(raw).find(
      (key) => !['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'].includes(key),
    );
    if (unknown !== undefined) throw new StartFault(`${where}: the local run cannot weigh ${unknown} in a policy.`);
    const condition = Object.fromEntries(
      Object.entries((raw['Condition'] ?? {}) as Record<string, Record<string, unknown>>).map(([operator, keys]) => [
        operator,
        Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, list(values)])),
      ]),
    );
    refuseUnknownConditions(condition, where);
    return {
      effect: raw['Effect'] === 'Deny' ? 'Deny' : 'Allow',
      actions: list(raw['Action']),
      notActions: list(raw['NotAction']),
      resources: list(raw['Resource']),
      notResources: list(raw['NotResource']),
      condition,
    };
  });
}

const documentsOf = (resource: Resource): readonly unknown[] =>
  ((resource.properties['Policies'] ?? []) as { PolicyDocument: unknown }[]).map(
    ({ PolicyDocument }) => PolicyDocument,
  );

/** All statements that hold for a role, by the role's ARN. */
export function statementsByRole(resolved: Resolved): ReadonlyMap<string, readonly Statement[]> {
  const byRef = new Map<string, Statement[]>();
  const byArn = new Map<string, readonly Statement[]>();
  const managed = new Map(
    resolved
      .ofType('AWS::IAM::ManagedPolicy')
      .map((policy) => [policy.ref, statementsOf(policy.properties['PolicyDocument'], policy.logicalId)] as const),
  );
  for (const role of resolved.ofType('AWS::IAM::Role')) {
    const statements = documentsOf(role).flatMap((document) => statementsOf(document, role.logicalId));
    for (const arn of list(role.properties['ManagedPolicyArns'])) {
      const own = managed.get(arn);
      if (own !== undefined) statements.push(...own);
      else if (!KNOWN_MANAGED.some((known) => arn === `arn:aws:iam::aws:policy/${known}`)) {
        throw new StartFault(`${role.logicalId}: the local run does not know the managed policy ${arn}.`);
      }
    }
    byRef.set(role.ref, statements as Statement[]);
    byArn.set(role.attribute('Arn'), statements);
  }
  for (const policy of resolved.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')) {
    for (const role of list(policy.properties['Roles'])) {
      byRef.get(role)?.push(...statementsOf(policy.properties['PolicyDocument'], policy.logicalId));
    }
  }
  return byArn;
}
