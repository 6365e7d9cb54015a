import { readEnv } from '../../shared/config/env.ts';
import type { ApiHeadersOptions } from '../../shared/middleware/http/api-headers.ts';

/** What every function behind the HTTP API knows of the outside: from where the console may call. */
export function front(): ApiHeadersOptions {
  return { console: readEnv(['CONSOLE_ADRES']).CONSOLE_ADRES };
}
