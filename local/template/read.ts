/** Reads a cloud assembly: the stacks with their templates, as `cdk synth` wrote them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from '../settings.ts';

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

export interface Template {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
}

export interface Stack {
  readonly name: string;
  /** Undefined when the stack is environment-agnostic. */
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** Folder of the assembly, against which asset paths are relative. */
  readonly folder: string;
  readonly template: Template;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly directoryName?: string;
  };
}

const known = (part: string | undefined): string | undefined =>
  part === undefined || part.startsWith('unknown-') ? undefined : part;

/** Every stack of the assembly in `folder`, nested assemblies (stages) included. Throws StartFault without any. */
export function readAssembly(folder: string): readonly Stack[] {
  const stacks = readStacks(folder);
  if (stacks.length === 0) throw new StartFault(`The cloud assembly in ${folder} holds no stack.`);
  return stacks;
}

function readStacks(folder: string): readonly Stack[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    readonly artifacts?: Readonly<Record<string, Artifact>>;
  };
  return Object.entries(manifest.artifacts ?? {}).flatMap(([id, artifact]): readonly Stack[] => {
    if (artifact.type === 'cdk:cloud-assembly')
      return readStacks(join(folder, artifact.properties?.directoryName ?? id));
    if (artifact.type !== 'aws:cloudformation:stack') return [];
    const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(artifact.environment ?? '') ?? [];
    const file = join(folder, artifact.properties?.templateFile ?? `${id}.template.json`);
    return [
      {
        name: artifact.properties?.stackName ?? id,
        account: known(account),
        region: known(region),
        folder,
        template: JSON.parse(readFileSync(file, 'utf8')) as Template,
      },
    ];
  });
}
