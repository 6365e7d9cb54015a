import { escapeMarkup } from '../outgoing/escape-markup.ts';

/** A refusal by the object store, as S3 answers it in XML. */
export class S3Fault extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, details: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'S3Fault';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** The faults of the S3 error list that this engine can answer. */
export const s3Faults = {
  noSuchKey: (key: string) => new S3Fault(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key }),
  noSuchBucket: (bucket: string) =>
    new S3Fault(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucket }),
  bucketOwnedByYou: (bucket: string) =>
    new S3Fault(
      409,
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      { BucketName: bucket },
    ),
  invalidBucketName: (bucket: string) =>
    new S3Fault(400, 'InvalidBucketName', 'The specified bucket is not valid.', { BucketName: bucket }),
  keyTooLong: (size: number) =>
    new S3Fault(400, 'KeyTooLongError', 'Your key is too long', { Size: String(size), MaxSizeAllowed: '1024' }),
  invalidUri: () => new S3Fault(400, 'InvalidURI', "Couldn't parse the specified URI."),
  invalidArgument: (name: string, value: string, message: string) =>
    new S3Fault(400, 'InvalidArgument', message, { ArgumentName: name, ArgumentValue: value }),
  invalidRequest: (message: string) => new S3Fault(400, 'InvalidRequest', message),
  invalidRange: (range: string, size: number) =>
    new S3Fault(416, 'InvalidRange', 'The requested range is not satisfiable', {
      RangeRequested: range,
      ActualObjectSize: String(size),
    }),
  badDigest: (what: string) =>
    new S3Fault(400, 'BadDigest', `The ${what} you specified did not match the calculated checksum.`),
  invalidDigest: () => new S3Fault(400, 'InvalidDigest', 'The Content-MD5 you specified is not valid.'),
  contentSha256Mismatch: () =>
    new S3Fault(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ),
  incompleteBody: () =>
    new S3Fault(
      400,
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header.',
    ),
  preconditionFailed: (condition: string) =>
    new S3Fault(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
      Condition: condition,
    }),
  /** What S3 knows and this engine does not: refused by name, never ignored. */
  notImplemented: (what: string) =>
    new S3Fault(501, 'NotImplemented', `The local object store does not implement ${what}.`),
} as const;

/** The XML of a fault. */
export const faultXml = (fault: S3Fault, requestId: string): string => {
  const details = Object.entries(fault.details).map(([name, value]) => `<${name}>${escapeMarkup(value)}</${name}>`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<Error><Code>${fault.code}</Code><Message>${escapeMarkup(fault.message)}</Message>${details.join('')}` +
    `<RequestId>${requestId}</RequestId></Error>`
  );
};
