/** Resolves the intrinsic functions of CloudFormation over all stacks of an assembly. */
import { StartFault } from '../settings.ts';
import { type Physical, type Place, physicalOf } from './physical.ts';
import type { Stack, TemplateResource } from './read.ts';

/** A resource of any stack whose condition holds, with its properties resolved on first use. */
export interface Resource {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly ref: string;
  /** Throws StartFault for an attribute that the type does not have here. */
  attribute(name: string): string;
}

export interface Resolved {
  readonly resources: readonly Resource[];
  ofType(...types: readonly string[]): readonly Resource[];
}

interface Options {
  readonly place: Place;
  /** Values for CfnParameters by name; the default of the template holds for the others. */
  readonly parameters: Readonly<Record<string, string>>;
}

type Scope = { readonly stack: Stack; readonly where: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Marks a property that `AWS::NoValue` takes away. */
const NO_VALUE = Symbol('AWS::NoValue');

/** The functions of one resolution; they call each other as values nest. */
function createResolver(stacks: readonly Stack[], options: Options) {
  const known = new Map<string, Physical>();
  const exportsByName = new Map<string, { stack: Stack; value: unknown }>();
  const busy = new Set<string>();

  function resourceOf(stack: Stack, logicalId: string, resource: TemplateResource): Resource {
    const resolve = (value: unknown) => resolveValue(value, { stack, where: `${stack.name}/${logicalId}` });
    const physical = () => physicalIn(stack, logicalId);
    let properties: Readonly<Record<string, unknown>> | undefined;
    return {
      stack,
      logicalId,
      type: resource.Type,
      metadata: resource.Metadata ?? {},
      get properties() {
        properties ??= resolve(resource.Properties ?? {}) as Readonly<Record<string, unknown>>;
        return properties;
      },
      get ref() {
        return physical().ref;
      },
      attribute: (name) => attributeOf(stack, logicalId, name),
    };
  }

  function physicalIn(stack: Stack, logicalId: string): Physical {
    const key = `${stack.name}/${logicalId}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const resource = stack.template.Resources?.[logicalId];
    if (resource === undefined) throw new StartFault(`${key} is referred to but not in the template.`);
    if (busy.has(key)) throw new StartFault(`${key} depends on itself for its name.`);
    busy.add(key);
    const made = physicalOf(
      {
        stackName: stack.name,
        logicalId,
        type: resource.Type,
        property: (name) => resolveValue(resource.Properties?.[name], { stack, where: key }),
      },
      options.place,
    );
    busy.delete(key);
    known.set(key, made);
    return made;
  }

  function attributeOf(stack: Stack, logicalId: string, name: string): string {
    const value = physicalIn(stack, logicalId).attribute(name);
    if (value !== undefined) return value;
    const type = stack.template.Resources?.[logicalId]?.Type;
    throw new StartFault(`The local run does not know Fn::GetAtt ${name} of ${type} (${stack.name}/${logicalId}).`);
  }

  /** The value with every intrinsic replaced; properties with AWS::NoValue are gone. */
  function resolveValue(value: unknown, scope: Scope): unknown {
    const resolved = valueIn(value, scope);
    return resolved === NO_VALUE ? undefined : resolved;
  }

  function valueIn(value: unknown, scope: Scope): unknown {
    if (typeof value === 'string') {
      if (value.includes('{{resolve:'))
        throw new StartFault(`${scope.where}: dynamic references (${value}) have no value here.`);
      return value;
    }
    if (Array.isArray(value)) return value.map((one) => valueIn(one, scope)).filter((one) => one !== NO_VALUE);
    if (!isObject(value)) return value;
    const keys = Object.keys(value);
    const [only] = keys;
    if (keys.length === 1 && only !== undefined && (only === 'Ref' || only.startsWith('Fn::'))) {
      return intrinsicValue(only, value[only], scope);
    }
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, one]) => [key, valueIn(one, scope)] as const)
        .filter(([, one]) => one !== NO_VALUE && one !== undefined),
    );
  }

  function intrinsicValue(name: string, argument: unknown, scope: Scope): unknown {
    const list = () => {
      const resolved = valueIn(argument, scope);
      if (!Array.isArray(resolved)) throw new StartFault(`${scope.where}: ${name} needs a list.`);
      return resolved as unknown[];
    };
    switch (name) {
      case 'Ref':
        return refValue(String(argument), scope);
      case 'Fn::GetAtt': {
        const [logicalId, ...path] = Array.isArray(argument) ? (argument as string[]) : String(argument).split('.');
        return attributeOf(scope.stack, String(logicalId), path.join('.'));
      }
      case 'Fn::Join': {
        const [separator, parts] = list();
        return (parts as unknown[]).map(String).join(String(separator));
      }
      case 'Fn::Sub':
        return substituted(argument, scope);
      case 'Fn::Select': {
        const [index, from] = list();
        return (from as unknown[])[Number(index)];
      }
      case 'Fn::Split': {
        const [separator, text] = list();
        return String(text).split(String(separator));
      }
      case 'Fn::ImportValue': {
        const exported = String(valueIn(argument, scope));
        const found = exportsByName.get(exported);
        if (found === undefined) throw new StartFault(`${scope.where}: nothing exports ${exported}.`);
        return valueIn(found.value, { stack: found.stack, where: `${found.stack.name}/Outputs` });
      }
      case 'Fn::FindInMap': {
        const [map, first, second] = list().map(String);
        return scope.stack.template.Mappings?.[map ?? '']?.[first ?? '']?.[second ?? ''];
      }
      case 'Fn::If': {
        const [condition, yes, no] = argument as unknown[];
        return valueIn(conditionHolds(String(condition), scope) ? yes : no, scope);
      }
      case 'Fn::Equals': {
        const [left, right] = list();
        return String(left) === String(right);
      }
      case 'Fn::Not':
        return !truthOf((argument as unknown[])[0], scope);
      case 'Fn::And':
        return (argument as unknown[]).every((one) => truthOf(one, scope));
      case 'Fn::Or':
        return (argument as unknown[]).some((one) => truthOf(one, scope));
      case 'Fn::Base64':
        return Buffer.from(String(valueIn(argument, scope))).toString('base64');
      default:
        throw new StartFault(`${scope.where}: the local run does not know ${name}.`);
    }
  }

  function truthOf(value: unknown, scope: Scope): boolean {
    if (isObject(value) && typeof value['Condition'] === 'string') return conditionHolds(value['Condition'], scope);
    return valueIn(value, scope) === true;
  }

  function conditionHolds(name: string, { stack }: Scope): boolean {
    const condition = stack.template.Conditions?.[name];
    if (condition === undefined) throw new StartFault(`${stack.name}: the condition ${name} is not in the template.`);
    return truthOf(condition, { stack, where: `${stack.name}/Conditions/${name}` });
  }

  function refValue(name: string, { stack, where }: Scope): unknown {
    const { account, region } = options.place;
    const pseudo: Readonly<Record<string, unknown>> = {
      'AWS::AccountId': account,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack.name,
      'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stack.name}/local`,
      'AWS::NoValue': NO_VALUE,
    };
    if (Object.hasOwn(pseudo, name)) return pseudo[name];
    const parameter = stack.template.Parameters?.[name];
    if (parameter !== undefined) {
      const value = options.parameters[name] ?? parameter.Default;
      if (value === undefined) throw new StartFault(`${where}: the parameter ${name} has no value on this machine.`);
      return parameter.Type === 'CommaDelimitedList' ? String(value).split(',') : value;
    }
    return physicalIn(stack, name).ref;
  }

  function namedValue(name: string, scope: Scope): string {
    const dot = name.indexOf('.');
    if (dot < 0 || name.startsWith('AWS::')) return String(refValue(name, scope));
    return attributeOf(scope.stack, name.slice(0, dot), name.slice(dot + 1));
  }

  function substituted(argument: unknown, scope: Scope): string {
    const [text, variables] = Array.isArray(argument)
      ? (argument as [string, Record<string, unknown>])
      : [String(argument), {}];
    return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (_match, literal: string, name: string) => {
      if (literal === '!') return `\${${name}}`;
      if (Object.hasOwn(variables, name)) return String(valueIn(variables[name], scope));
      return namedValue(name, scope);
    });
  }

  function resolveAll(): Resolved {
    for (const stack of stacks) {
      for (const [name, output] of Object.entries(stack.template.Outputs ?? {})) {
        if (output.Export === undefined) continue;
        const exported = String(resolveValue(output.Export.Name, { stack, where: `${stack.name}/Outputs/${name}` }));
        exportsByName.set(exported, { stack, value: output.Value });
      }
    }
    const resources = stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources ?? {}).flatMap(([logicalId, resource]): readonly Resource[] => {
        const scope = { stack, where: `${stack.name}/${logicalId}` };
        if (resource.Condition !== undefined && !conditionHolds(resource.Condition, scope)) return [];
        return [resourceOf(stack, logicalId, resource)];
      }),
    );
    return { resources, ofType: (...types) => resources.filter(({ type }) => types.includes(type)) };
  }

  return { resolveAll };
}

/**
 * All resources of all stacks, with `Ref`, `Fn::*`, parameters, conditions and exports resolved to the names that this
 * machine gives. Throws StartFault for an intrinsic, attribute or parameter it cannot give a value.
 */
export function resolveStacks(stacks: readonly Stack[], options: Options): Resolved {
  return createResolver(stacks, options).resolveAll();
}
