/** The environment of a sandbox: what the template says, and what Lambda adds. */
import type { FunctionSpec } from '../template/functions.ts';
import type { Place } from '../template/physical.ts';

/** The secret of every caller: no secret at all. Only addresses that are handed out are checked against it. */
export const SECRET = 'lokaal';

export function sandboxEnvironment(
  fn: FunctionSpec,
  accessKeyId: string,
  { endpoint, region }: Place,
): Record<string, string> {
  return {
    AWS_MAX_ATTEMPTS: '3',
    ...fn.environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_LAMBDA_FUNCTION_NAME: fn.physicalName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    LAMBDA_TASK_ROOT: fn.folder,
    _HANDLER: fn.handler,
    AWS_ENDPOINT_URL: endpoint,
    LOKALE_DEUR: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: SECRET,
    AWS_EC2_METADATA_DISABLED: 'true',
    TZ: 'UTC',
  };
}
