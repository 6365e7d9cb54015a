import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `lambdas/`, `lib/` and `cdk.json`. */
export const PROJECT_ROOT: string = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
