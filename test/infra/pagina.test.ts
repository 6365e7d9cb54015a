/** The crisis page as it is deployed: nothing on the way that can fail with the rest, and one function that may write it. */
import { describe, expect, test } from '@jest/globals';
import { functionsOf, synthesise } from './assembly.ts';

const assembly = synthesise();
const text = (value: unknown): string => JSON.stringify(value);
const publish = functionsOf(assembly).find(({ naam }) => naam === 'publish-crisispagina');

describe('the crisis page', () => {
  test('is written by one function, which reads settings, and writes that one file and nothing else', () => {
    const rights = (publish?.statements ?? []).filter(({ actions }) => !actions.some((one) => one.startsWith('logs:')));
    const actions = rights.flatMap((statement) => statement.actions);
    expect(actions.filter((action) => action.startsWith('s3:'))).toEqual(['s3:PutObject']);
    expect(
      actions.filter((action) => /dynamodb:(Put|Update|Delete|BatchWrite)|kms:(Encrypt|Generate)/.test(action)),
    ).toEqual([]);
    const onBucket = rights.find((statement) => statement.actions.includes('s3:PutObject'));
    expect(onBucket?.resources).toHaveLength(1);
    expect(onBucket?.resources[0]).toMatch(/\/crisis(["\]]|$)/);
    expect(text(rights)).not.toMatch(/Inhoud|Zaken|RuwePost/);
  });

  test('is made anew every quarter of an hour, whether or not somebody changed anything', () => {
    const rules = assembly.ofType('AWS::Events::Rule').filter(({ path }) => /Pagina\/ElkKwartier/.test(path));
    expect(rules.map(({ properties }) => properties['ScheduleExpression'])).toEqual(['rate(15 minutes)']);
  });

  test('comes from a bucket that nobody but the distribution reads, over https, with no function in between', () => {
    const [bucket] = assembly.ofType('AWS::S3::Bucket').filter(({ path }) => /^Pagina\/Paginas\//.test(path));
    expect(bucket?.properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    // A key of ours would be one more thing that can fail.
    expect(text(bucket?.properties['BucketEncryption'])).toContain('AES256');
    const [distribution] = assembly.ofType('AWS::CloudFront::Distribution');
    const config = distribution?.properties['DistributionConfig'] as {
      readonly CacheBehaviors: readonly Record<string, unknown>[];
    };
    const behaviour = config.CacheBehaviors.find(({ PathPattern }) => PathPattern === 'crisis');
    expect(behaviour).toMatchObject({ ViewerProtocolPolicy: 'redirect-to-https', Compress: true });
    expect(behaviour?.['FunctionAssociations'] ?? behaviour?.['LambdaFunctionAssociations']).toBeUndefined();
    const [policy] = assembly
      .ofType('AWS::CloudFront::ResponseHeadersPolicy')
      .filter(({ path }) => /CrisisKoppen/.test(path));
    expect(text(policy?.properties)).toContain("default-src 'none'");
  });
});
