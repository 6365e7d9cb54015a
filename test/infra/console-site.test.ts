import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { type Resource, synthesise } from './assembly.ts';

const assembly = synthesise();

const one = (type: string, path: RegExp): Resource => {
  const found = assembly.ofType(type).filter((resource) => path.test(resource.path));
  expect(found).toHaveLength(1);
  return found[0] as Resource;
};
const text = (value: unknown): string => JSON.stringify(value);

describe('the console when it is deployed', () => {
  test('runs its own scripts only, and talks to its API, socket and identity provider only', () => {
    const { properties } = one('AWS::CloudFront::ResponseHeadersPolicy', /Console\/Koppen/);
    const policy = text(properties);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|\*/);
    expect(policy).toContain('OidcIssuer');
  });

  test('knows where its API, socket and identity provider are', () => {
    const { properties } = one('AWS::Lambda::Function', /PublishConsole/);
    const { Variables } = properties['Environment'] as { Variables: Record<string, unknown> };
    const settings = text(Variables['CONSOLE_INSTELLINGEN']);
    expect(settings).toMatch(/issuer.*OidcIssuer.*clientId.*voordeur-console.*api.*Api.*live.*wss:/);
  });

  test('is put in place when its stack was deployed, by a function that can write nothing else', () => {
    const rules = assembly.ofType('AWS::Events::Rule').filter(({ path }) => path.includes('Pagina/Console/'));
    expect(rules.map(({ properties }) => text(properties['EventPattern'] ?? properties['ScheduleExpression']))).toEqual(
      expect.arrayContaining([expect.stringContaining('UPDATE_COMPLETE'), '"rate(1 day)"']),
    );
    const { properties } = one('AWS::IAM::Policy', /PublishConsole/);
    const statements = (properties['PolicyDocument'] as { Statement: { Action: unknown; Resource: unknown }[] })
      .Statement;
    const onBucket = statements.filter(({ Action }) => text(Action).includes('s3:'));
    expect(onBucket.map(({ Action }) => Action)).toEqual(['s3:PutObject']);
    expect(text(onBucket[0]?.Resource)).toContain('/console/*');
  });

  test('has the API at the same address, for links in pushes and mails, and keeps none of its answers', () => {
    const { properties } = one('AWS::CloudFront::Distribution', /Verspreiding/);
    const { CacheBehaviors, Origins } = properties['DistributionConfig'] as {
      readonly CacheBehaviors: readonly Readonly<Record<string, unknown>>[];
      readonly Origins: readonly Readonly<Record<string, unknown>>[];
    };
    const api = CacheBehaviors.find(({ PathPattern }) => PathPattern === 'v1/*');
    // The managed policy that caches nothing.
    expect(api).toMatchObject({
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      ViewerProtocolPolicy: 'https-only',
    });
    const origin = Origins.find(({ Id }) => Id === api?.['TargetOriginId']);
    expect(text(origin)).toMatch(/Api/);
    expect(text(origin)).toContain('https-only');
  });

  test('leaves the crisis page alone: it has a behaviour of its own', () => {
    const { properties } = one('AWS::CloudFront::Distribution', /Verspreiding/);
    const config = properties['DistributionConfig'] as {
      readonly CacheBehaviors: readonly { readonly PathPattern: string; readonly FunctionAssociations?: unknown }[];
      readonly DefaultCacheBehavior: { readonly FunctionAssociations?: unknown };
    };
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['crisis', 'v1/*']);
    expect(config.CacheBehaviors[0]?.FunctionAssociations).toBeUndefined();
    expect(config.DefaultCacheBehavior.FunctionAssociations).toBeDefined();
  });
});

test.each([
  ['/', '/index.html'],
  ['/spoedzaken/0f8c', '/index.html'],
  ['/console-abc.js', '/console-abc.js'],
  ['/app.webmanifest', '/app.webmanifest'],
  ['/a.b/c', '/index.html'],
])('at the edge %s is %s', (uri, file) => {
  const source = readFileSync(join(import.meta.dirname, '../../lib/console/naar-pagina.js'), 'utf8');
  const { uri: got } = runInNewContext(`${source}; handler({ request: { uri: ${JSON.stringify(uri)} } })`) as {
    uri: string;
  };
  expect(got).toBe(file);
});
