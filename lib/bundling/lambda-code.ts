import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { bundleFolder } from './bundle-lambdas.ts';

/** Gives a function its code by the name of its folder in `lambdas/`. */
export type LambdaCode = (naam: string) => AssetCode;

/** The code that {@link bundleLambdas} wrote to `outdir`. */
export function bundledCode(outdir: string): LambdaCode {
  return (naam) => Code.fromAsset(bundleFolder(outdir, naam));
}

/** One tiny file for all functions: for whoever reads the template and never runs the code (tests, the local run). */
export function placeholderCode(outdir: string): LambdaCode {
  const folder = join(outdir, 'lambdas', 'geen-code');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.mjs'), 'export const handler = () => { throw new Error("no code bundled"); };\n');
  return () => Code.fromAsset(folder);
}
