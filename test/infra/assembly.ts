/** The templates as they would be deployed, for tests that read them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { App } from 'aws-cdk-lib/core';
import { buildApp } from '../../lib/app.ts';

export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly path: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly deletionPolicy: string | undefined;
}

export interface Assembly {
  readonly app: App;
  readonly resources: readonly Resource[];
  ofType(type: string): readonly Resource[];
  /** The whole of all templates as text. */
  readonly text: string;
}

interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
  readonly DeletionPolicy?: string;
}

/** An empty folder that is gone when this test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-infra-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function synthesise(outdir = temporaryFolder()): Assembly {
  const app = buildApp({ outdir, bundle: 'none' });
  const { stacks } = app.synth();
  const resources = stacks.flatMap((stack) =>
    Object.entries((stack.template as { Resources: Record<string, TemplateResource> }).Resources).map(
      ([logicalId, { Type, Properties, Metadata, DeletionPolicy }]) => ({
        stack: stack.stackName,
        logicalId,
        type: Type,
        path: String(Metadata?.['aws:cdk:path'] ?? logicalId),
        properties: Properties ?? {},
        metadata: Metadata ?? {},
        deletionPolicy: DeletionPolicy,
      }),
    ),
  );
  return {
    app,
    resources,
    ofType: (type) => resources.filter((resource) => resource.type === type),
    text: JSON.stringify(stacks.map(({ template }) => template as unknown)),
  };
}

/** What stands at a path in the properties: `Replicas.0.SSESpecification`. Undefined when there is nothing. */
export function at(resource: Resource | undefined, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], resource?.properties);
}

/** The folder name of each function, with the function and the statements of its role. */
export interface FunctionRights {
  readonly naam: string;
  readonly fn: Resource;
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** As JSON text, so that a test can look for the logical id of what it points to. */
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, unknown>>;
}

const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

export function functionsOf(assembly: Assembly): readonly FunctionRights[] {
  const policies = assembly.ofType('AWS::IAM::Policy');
  return assembly.ofType('AWS::Lambda::Function').map((fn) => {
    const role = String(at(fn, 'Role.Fn::GetAtt.0'));
    const own = policies.filter(
      ({ stack, properties }) => stack === fn.stack && JSON.stringify(properties['Roles']).includes(`"${role}"`),
    );
    const statements = own.flatMap((policy) =>
      (at(policy, 'PolicyDocument.Statement') as Record<string, unknown>[]).map((statement) => ({
        effect: statement['Effect'] as 'Allow' | 'Deny',
        actions: list(statement['Action']).map(String),
        resources: list(statement['Resource']).map((one) => JSON.stringify(one)),
        conditions: (statement['Condition'] ?? {}) as Record<string, unknown>,
      })),
    );
    return { naam: String(fn.metadata['voordeur:lambda']), fn, statements };
  });
}
