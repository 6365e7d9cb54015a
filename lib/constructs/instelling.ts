import { CfnParameter, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/**
 * What differs per organisatie, as CloudFormation parameters. A stack that needs one declares it itself, under the same
 * name everywhere: an export that is in use cannot be changed, a parameter can. `cdk deploy --parameters Name=value`
 * without a stack name sets it in all stacks.
 */
const INSTELLINGEN = {
  OidcIssuer: {
    default: 'https://inloggen.voordeur.example/oidc',
    description: 'Issuer of the access tokens of staff and of the telephone exchange (OpenID Connect).',
  },
  OidcAudience: { default: 'voordeur', description: 'Audience that an access token must be meant for.' },
  AfzenderMail: {
    default: 'wijkteam@voordeur.example',
    description: 'Address from which mail leaves and at which it comes in; its domain is verified in SES.',
  },
  ConsoleAdres: {
    default: 'https://console.voordeur.example',
    description: 'Base of the links in pushes, and the web origin that may call the API. No trailing slash.',
  },
  BegroetingSleutel: {
    default: '',
    noEcho: true,
    allowedPattern: '^$|^[\\x21-\\x7e]{32,}$',
    constraintDescription: 'at least 32 characters without spaces, or nothing',
    description:
      'Shared key under the greetings for the telephone exchange (HMAC-SHA256), best 32 random bytes as hex. Empty: none are given.',
  },
  LdvSleutel: {
    default: '',
    noEcho: true,
    allowedPattern: '^$|^[\\x21-\\x7e]{32,}$',
    constraintDescription: 'at least 32 characters without spaces, or nothing',
    description:
      'Key of the pseudonyms in the log of processing (HMAC-SHA256), best 32 random bytes as hex. Empty: no such log is made.',
  },
  SmsNummer: {
    default: '',
    allowedPattern: '^$|^\\+[1-9][0-9]{6,14}$',
    constraintDescription: 'a telephone number with its country, such as +31612345678, or nothing',
    description:
      'Own number from which SMS leaves and at which an answer arrives. Empty: answers to an SMS are not offered.',
  },
  SpraakInstance: {
    default: '',
    allowedPattern: '^$|^[a-z0-9-]{1,100}$',
    constraintDescription: 'the id of an instance (the last part of its ARN), or nothing',
    description: 'Amazon Connect instance from which people are called. Empty, or one of the three empty: nobody is.',
  },
  SpraakFlow: {
    default: '',
    allowedPattern: '^$|^[a-z0-9-]{1,100}$',
    constraintDescription: 'the id of a flow (the last part of its ARN), or nothing',
    description: 'Flow of that instance that speaks and takes a key, made of lib/connect/oproep-flow.json.',
  },
  SpraakNummer: {
    default: '',
    allowedPattern: '^$|^\\+[1-9][0-9]{6,14}$',
    constraintDescription: 'a telephone number with its country, such as +31381234567, or nothing',
    description: 'Number of that instance, which a telephone shows when we call.',
  },
  VapidPubliek: {
    default: '',
    allowedPattern: '^$|^[A-Za-z0-9_-]{87}$',
    constraintDescription: 'a public key on P-256 as base64url, or nothing',
    description: 'Public half of the key pair by which push services know us (RFC 8292). Empty: no web push.',
  },
  VapidGeheim: {
    default: '',
    noEcho: true,
    allowedPattern: '^$|^[A-Za-z0-9_-]{43}$',
    constraintDescription: 'a private key on P-256 as base64url, or nothing',
    description: 'Private half of that key pair. Make one with `npx web-push generate-vapid-keys`.',
  },
} as const;

export type Instelling = keyof typeof INSTELLINGEN;

/** The value of a setting in the stack of `scope`; declares the parameter at first use. */
export function instelling(scope: Construct, naam: Instelling): string {
  const stack = Stack.of(scope);
  const existing = stack.node.tryFindChild(naam);
  if (existing instanceof CfnParameter) return existing.valueAsString;
  return new CfnParameter(stack, naam, { type: 'String', ...INSTELLINGEN[naam] }).valueAsString;
}
