import { describe, expect, test } from '@jest/globals';
import { AwsSolutionsChecks } from 'cdk-nag';
import { synthesise } from './assembly.ts';

/**
 * Findings of AwsSolutions that stay, each with its reason. They stand here and not on the constructs because the id of a
 * finding holds generated names of exports, and an acknowledgement with a wrong id would be ignored without a word; here
 * each exception must match a finding, and each finding an exception.
 */
const EXCEPTIONS: readonly { readonly finding: RegExp; readonly at: RegExp; readonly reason: string }[] = [
  {
    finding: /^AwsSolutions-APIG4$/,
    at: /^Sockets\/Chat\/Api\//,
    reason: 'Residents chat without an account; the gesprek is protected by a secret of 192 bits.',
  },
  {
    finding: /^AwsSolutions-APIG4$/,
    at: /^Sockets\/Live\/Api\/\$(disconnect|default)-Route/,
    reason: 'A WebSocket API checks who it is at $connect only; the other routes are of a connection that passed.',
  },
  {
    finding: /^AwsSolutions-APIG4$/,
    at: /^Front\/(Api\/(GET|POST|PUT)--v1--|OnbekendAdres)/,
    reason:
      'The functions check the token themselves (decision 9), all of them in one place; a test holds every operation.',
  },
  {
    finding: /^AwsSolutions-IAM4\[Policy::.*AmazonAPIGatewayPushToCloudWatchLogs\]$/,
    at: /^Sockets\/ToegangslogRol/,
    reason: 'The policy that API Gateway itself prescribes for its account-wide log role.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::.*RuwePost.*\/(mail|onleesbaar|bijlagen|begroeting)\/\*\]$/,
    at: /^(Verwerking\/(Receive(Telefoon|Mail|Chat|Inloop)|SendAntwoord)|Spoed\/Receive(Sms|Bezorgrapporten)|Front\/(ServeContacten|ServeOnleesbareInvoer|AnswerBegroeting))\//,
    reason: 'Objects below one prefix of one bucket.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::.*RuwePost.*\/(onleesbaar\/|mail\/kanarie-)\*\]$/,
    at: /^(Controle\/(CheckDag|SendKanarie)|Front\/(ServeDagcontroles|ServeKanaries))\//,
    reason: 'Objects below one prefix of one bucket.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::.*\/v1\/POST\/@connections\/\*\]$/,
    at: /^(Sockets\/(ChatSocket|LiveSocket)|Spoed\/SendPush|Front\/ServeRooster|Verwerking\/(ReceiveChat|SendAntwoord|FollowZaken))\//,
    reason: 'Connections of one stage of one API; their ids exist only while they are open.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::arn:aws:connect:.*:instance\/<SpraakInstance>\/contact\/\*\]$/,
    at: /^Spoed\/SendPush\/MagBellen\//,
    reason: 'Calls of one instance: a contact has no name before it is begun.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    at: /^Verwerking\/(ProjectBereikbaarheid|FollowZaken)\//,
    reason: 'ListStreams knows no resource.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    at: /^(Spoed\/(SendPush|ReceiveSms)|Front\/ServeAdresbevestigingen)\//,
    reason: 'A telephone number is no resource; publishing to topics is denied.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::.*Zegels.*\/(zegels|logboek)\/\*\]$/,
    at: /^(Verantwoording\/SealVerantwoording|Front\/ServeVerantwoording)\//,
    reason: 'Objects named by the hour, below one prefix of one bucket.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::.*Paginas.*\/console\/\*\]$/,
    at: /^Pagina\/Console\/PublishConsole\//,
    reason: 'Files of the console, whose names change with their content, below one prefix of one bucket.',
  },
  {
    finding: /^AwsSolutions-CFR1$/,
    at: /^Pagina\/Verspreiding\//,
    reason: 'Numbers for a crisis are for whoever needs them, wherever they are.',
  },
  {
    finding: /^AwsSolutions-CFR2$/,
    at: /^Pagina\/Verspreiding\//,
    reason: 'One file that takes no input; a firewall could only keep people from it.',
  },
  {
    finding: /^AwsSolutions-CFR4$/,
    at: /^Pagina\/Verspreiding\//,
    reason: 'Without a domain of its own CloudFront fixes the policy; nothing secret is read or sent.',
  },
  {
    finding: /^AwsSolutions-SQS3$/,
    at: /^Verwerking\/(ProjectBereikbaarheid|FollowZaken)\/Uitval\//,
    reason: 'It is a dead-letter queue itself: of a stream, which the rule does not see.',
  },
];

const { app } = synthesise();
const findings = new AwsSolutionsChecks().validateScope(app).violations.flatMap(({ ruleName, violatingResources }) =>
  (violatingResources as readonly { constructPath?: string }[]).map(({ constructPath = '' }) => ({
    ruleName,
    constructPath,
  })),
);
const fits = (finding: (typeof findings)[number], exception: (typeof EXCEPTIONS)[number]) =>
  exception.finding.test(finding.ruleName) && exception.at.test(finding.constructPath);

describe('security rules (AwsSolutions)', () => {
  test('every finding is mended or has a reason to stay', () => {
    const open = findings.filter((finding) => !EXCEPTIONS.some((exception) => fits(finding, exception)));
    expect(open).toEqual([]);
  });

  test('every exception is used', () => {
    const unused = EXCEPTIONS.filter((exception) => !findings.some((finding) => fits(finding, exception)));
    expect(unused.map(({ reason }) => reason)).toEqual([]);
  });
});
