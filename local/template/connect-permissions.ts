/** Which functions flows of Amazon Connect may ask: of which instance, as the template admits them. */
import { functionOfArn } from './functions.ts';
import type { Resolved } from './resolve.ts';

export interface ConnectPermission {
  /** Physical name. */
  readonly functionName: string;
  readonly instanceArn: string;
}

export function readConnectPermissions(resolved: Resolved): readonly ConnectPermission[] {
  return resolved.ofType('AWS::Lambda::Permission').flatMap(({ properties }) => {
    if (properties['Principal'] !== 'connect.amazonaws.com') return [];
    const functionName = functionOfArn(String(properties['FunctionName']));
    return functionName === undefined ? [] : [{ functionName, instanceArn: String(properties['SourceArn']) }];
  });
}
