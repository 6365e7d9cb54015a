/** The cloud assembly: the only description of the wiring, for AWS and for the local run alike. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { bundleLambdas } from './bundling/bundle-lambdas.ts';
import { bundledCode, placeholderCode } from './bundling/lambda-code.ts';
import { PROJECT_ROOT } from './bundling/project-root.ts';
import { BewakingStack } from './stacks/bewaking-stack.ts';
import { ControleStack } from './stacks/controle-stack.ts';
import { FrontStack } from './stacks/front-stack.ts';
import { GegevensStack } from './stacks/gegevens-stack.ts';
import { KanalenStack } from './stacks/kanalen-stack.ts';
import { PaginaStack } from './stacks/pagina-stack.ts';
import { SleutelsStack } from './stacks/sleutels-stack.ts';
import { SocketsStack } from './stacks/sockets-stack.ts';
import { SpoedStack } from './stacks/spoed-stack.ts';
import { VerantwoordingStack } from './stacks/verantwoording-stack.ts';
import { VerwerkingStack } from './stacks/verwerking-stack.ts';

export interface BuildAppOptions {
  /** Folder of the assembly; `cdk.out` in the project by default. */
  readonly outdir?: string;
  /** `esbuild` bundles the functions; `none` gives each the same tiny placeholder, for whoever only reads templates. */
  readonly bundle?: 'esbuild' | 'none';
}

/** Feature flags and other context; the CDK command line passes them too, a direct run does not. */
function contextOfProject(): Record<string, unknown> {
  const parsed: { readonly context?: Record<string, unknown> } = JSON.parse(
    readFileSync(join(PROJECT_ROOT, 'cdk.json'), 'utf8'),
  );
  return parsed.context ?? {};
}

/**
 * Builds all stacks without looking anything up. The region is context `region`, by default eu-west-1: content stays in
 * the European Union. The account is the one that the CDK command line found; without one the templates fit any account.
 */
export function buildApp(options: BuildAppOptions = {}): App {
  const outdir = options.outdir ?? process.env['CDK_OUTDIR'] ?? join(PROJECT_ROOT, 'cdk.out');
  // The command line sets it too: a resource can then be found back by where it stands in the code.
  const context = { ...contextOfProject(), 'aws:cdk:enable-path-metadata': true };
  const app = new App({ outdir, context });
  const account = process.env['CDK_DEFAULT_ACCOUNT'];
  const region: string = app.node.tryGetContext('region') ?? 'eu-west-1';
  const prefix: string = app.node.tryGetContext('prefix') ?? 'voordeur';

  if (options.bundle !== 'none') bundleLambdas(outdir);
  const code = options.bundle === 'none' ? placeholderCode(outdir) : bundledCode(outdir);
  const huis = { env: { region, ...(account ? { account } : {}) }, prefix, code };
  const name = (part: string) => `${prefix}-${part}`;

  const sleutels = new SleutelsStack(app, 'Sleutels', { ...huis, stackName: name('sleutels') });
  const gegevens = new GegevensStack(app, 'Gegevens', { ...huis, stackName: name('gegevens'), sleutels });
  const kanalen = new KanalenStack(app, 'Kanalen', { ...huis, stackName: name('kanalen'), sleutels });
  const base = { ...huis, sleutels, gegevens, kanalen };
  const sockets = new SocketsStack(app, 'Sockets', { ...base, stackName: name('sockets') });
  const verwerking = new VerwerkingStack(app, 'Verwerking', { ...base, stackName: name('verwerking'), sockets });
  const spoed = new SpoedStack(app, 'Spoed', { ...base, stackName: name('spoed'), sockets });
  const verantwoording = new VerantwoordingStack(app, 'Verantwoording', {
    ...huis,
    sleutels,
    gegevens,
    stackName: name('verantwoording'),
  });
  const front = new FrontStack(app, 'Front', {
    ...base,
    stackName: name('front'),
    sockets,
    spoed,
    verwerking,
    verantwoording,
  });
  new PaginaStack(app, 'Pagina', {
    ...huis,
    sleutels,
    gegevens,
    stackName: name('pagina'),
    api: front.api.apiEndpoint,
    live: sockets.live.stage.url,
  });
  const controle = new ControleStack(app, 'Controle', { ...base, spoed, stackName: name('controle') });
  new BewakingStack(app, 'Bewaking', { ...huis, stackName: name('bewaking'), sleutels, spoed, front, controle });
  return app;
}

if (import.meta.main) buildApp().synth();
