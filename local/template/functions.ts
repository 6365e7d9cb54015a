/** The functions of the template: where their code lies, their environment, limits and role. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { bundledFolder } from '../assembly/synthesise.ts';
import type { FunctionCode } from '../sandbox/sandbox.ts';
import { StartFault } from '../settings.ts';
import type { Resolved, Resource } from './resolve.ts';

export interface FunctionSpec extends Omit<FunctionCode, 'environment'> {
  readonly logicalId: string;
  readonly physicalName: string;
  readonly roleArn: string;
  /** As the template gives it, with addresses of APIs already those of this machine. */
  readonly environment: Readonly<Record<string, string>>;
  /** Retries of an asynchronous call that failed. */
  readonly asyncRetries: number;
}

/** A working day's tests should not fail on a busy laptop: no time limit below this, in milliseconds. */
const LEAST_TIMEOUT_MS = 10_000;

const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();

/** Last telling part of the construct path: `Stack/ReceiveMail/Function/Resource` is `receive-mail`. */
function nameOfPath(path: unknown): string | undefined {
  if (typeof path !== 'string') return undefined;
  const parts = path.split('/').filter((part) => !/^(resource|function|functie|handler|lambda)$/i.test(part));
  return parts.length > 1 ? kebab(parts.at(-1)!) : undefined;
}

const NAME_METADATA = 'voordeur:lambda';

function shortNameOf(resource: Resource): string {
  const named = resource.metadata[NAME_METADATA] ?? resource.properties['FunctionName'];
  return typeof named === 'string'
    ? named
    : (nameOfPath(resource.metadata['aws:cdk:path']) ?? kebab(resource.logicalId.replace(/[0-9A-F]{8}$/, '')));
}

function codeFolder(resource: Resource, workFolder: string): string {
  const name = resource.metadata[NAME_METADATA];
  const bundled = typeof name === 'string' ? bundledFolder(resource.stack.folder, name) : undefined;
  // Bundled beside the assembly, whose own assets are then placeholders.
  if (bundled !== undefined && existsSync(bundled)) return bundled;
  const code = (resource.properties['Code'] ?? {}) as { ZipFile?: string; S3Key?: string };
  if (typeof code.ZipFile === 'string') {
    const folder = join(workFolder, 'inline', resource.logicalId);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
    writeFileSync(join(folder, 'index.js'), code.ZipFile);
    return folder;
  }
  const asset = resource.metadata['aws:asset:path'];
  const path = typeof asset === 'string' ? asset : `asset.${String(code.S3Key).replace(/\.zip$/, '')}`;
  const folder = isAbsolute(path) ? path : join(resource.stack.folder, path);
  if (!existsSync(folder)) throw new StartFault(`The code of ${resource.logicalId} is not at ${folder}.`);
  return folder;
}

const textValues = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((value ?? {}) as Record<string, unknown>).map(([name, one]) => [name, String(one)]),
  );

/** Functions that only serve a custom resource of CDK: nothing on this machine ever calls them. */
function providerArns(resolved: Resolved): ReadonlySet<string> {
  return new Set(
    resolved.resources
      .filter(({ type }) => type.startsWith('Custom::'))
      .map((one) => String(one.properties['ServiceToken'])),
  );
}

/**
 * Every function that a trigger can reach. Throws StartFault for one that cannot run here (another runtime, a layer, an
 * image) or whose name another one has.
 */
export function readFunctions(
  resolved: Resolved,
  workFolder: string,
  localAddress: (text: string) => string,
): readonly FunctionSpec[] {
  const providers = providerArns(resolved);
  const retries = new Map(
    resolved
      .ofType('AWS::Lambda::EventInvokeConfig')
      .map(({ properties }) => [String(properties['FunctionName']), Number(properties['MaximumRetryAttempts'] ?? 2)]),
  );
  const functions = resolved
    .ofType('AWS::Lambda::Function')
    .filter((resource) => !providers.has(resource.attribute('Arn')))
    .map((resource): FunctionSpec => {
      const { properties, logicalId } = resource;
      if (!String(properties['Runtime']).startsWith('nodejs')) {
        throw new StartFault(
          `${logicalId} has runtime ${String(properties['Runtime'])}: only nodejs runs on this machine.`,
        );
      }
      if (properties['Layers'] !== undefined)
        throw new StartFault(`${logicalId} uses a layer: layers do not run here.`);
      const variables = (properties['Environment'] as { Variables?: unknown } | undefined)?.Variables;
      const environment = Object.entries(textValues(variables)).map(
        ([name, text]) => [name, localAddress(text)] as const,
      );
      return {
        logicalId,
        name: shortNameOf(resource),
        physicalName: resource.ref,
        arn: resource.attribute('Arn'),
        roleArn: String(properties['Role']),
        folder: codeFolder(resource, workFolder),
        handler: String(properties['Handler']),
        environment: Object.fromEntries(environment),
        timeoutMs: Math.max(LEAST_TIMEOUT_MS, Number(properties['Timeout'] ?? 3) * 1000),
        memoryMb: Number(properties['MemorySize'] ?? 128),
        asyncRetries: retries.get(resource.ref) ?? 2,
      };
    });
  const names = functions.map(({ name }) => name);
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (double !== undefined) throw new StartFault(`Two functions are called ${double}: give them names of their own.`);
  return functions;
}

/** Name of the function that an ARN (with or without alias or version, or as API Gateway wraps it) points at. */
export function functionOfArn(arn: string): string | undefined {
  return /:function:([A-Za-z0-9_-]+)/.exec(arn)?.[1];
}
