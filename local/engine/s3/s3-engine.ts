import { randomUUID } from 'node:crypto';
import type { EngineContext, EngineRequest, EngineResponse, RequiredRight, S3Engine } from '../contract.ts';
import { checksumOf, md5Hex } from './checksums.ts';
import { listObjects } from './list-objects.ts';
import { putObject, readObject, refuseUnknownHeaders } from './object-operations.ts';
import { createObjectStore, type ObjectHead } from './object-store.ts';
import { faultXml, S3Fault, s3Faults } from './s3-fault.ts';
import { addressFault, isOfSignature, isOverride, isSigned } from './signed-query.ts';

interface Target {
  readonly bucket: string;
  /** Empty for a request about the bucket itself. */
  readonly key: string;
}

const targetOf = (path: string): Target => {
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  try {
    return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(key) };
  } catch {
    throw s3Faults.invalidUri();
  }
};

type Operation =
  | 'CreateBucket'
  | 'HeadBucket'
  | 'ListObjectsV2'
  | 'PutObject'
  | 'GetObject'
  | 'HeadObject'
  | 'DeleteObject';

const objectOperations: Readonly<Record<string, Operation>> = {
  PUT: 'PutObject',
  GET: 'GetObject',
  HEAD: 'HeadObject',
  DELETE: 'DeleteObject',
};

const actions: Readonly<Record<Operation, string>> = {
  CreateBucket: 's3:CreateBucket',
  HeadBucket: 's3:ListBucket',
  ListObjectsV2: 's3:ListBucket',
  PutObject: 's3:PutObject',
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  DeleteObject: 's3:DeleteObject',
};

/** The operation a request asks for; throws NotImplemented with the name of what this store does not have. */
const operationOf = (request: EngineRequest, { bucket, key }: Target): Operation => {
  const { method, query } = request;
  if (bucket === '') throw s3Faults.notImplemented('ListBuckets');
  if (key !== '') {
    const operation = objectOperations[method];
    const reads = method === 'GET' || method === 'HEAD';
    const extra = [...query.keys()].find(
      (name) => name !== 'x-id' && !isOfSignature(name) && !(reads && isOverride(name) && mayOverride(request)),
    );
    if (operation === undefined || extra !== undefined) {
      throw s3Faults.notImplemented(
        `${query.get('x-id') ?? `${method} of an object`}${extra === undefined ? '' : ` with ?${extra}`}`,
      );
    }
    return operation;
  }
  if (method === 'GET' && query.get('list-type') === '2') return 'ListObjectsV2';
  const extra = [...query.keys()].find((name) => name !== 'x-id');
  if (extra === undefined && method === 'PUT') return 'CreateBucket';
  if (extra === undefined && method === 'HEAD') return 'HeadBucket';
  throw s3Faults.notImplemented(
    `${query.get('x-id') ?? `${method} of a bucket`}${extra === undefined ? '' : ` with ?${extra}`}`,
  );
};

/** S3 lets only a signed request choose headers of its answer. */
const mayOverride = ({ query, headers }: EngineRequest): boolean => isSigned(query) || 'authorization' in headers;

const xml = { 'content-type': 'application/xml' };

/**
 * The embedded object store: path-style REST as the S3 SDK speaks it, objects that survive a kill, and notifications
 * of created objects after they are stored. Conditional writes and checksums are kept; everything that is not one of
 * the seven operations is refused by name.
 */
export const createS3Engine = (context: EngineContext): S3Engine => {
  const store = createObjectStore(context);
  const listeners = new Set<Parameters<S3Engine['onObjectCreated']>[0]>();

  const announce = (bucket: string, { key, size, eTag, modifiedAt }: ObjectHead) => {
    for (const listener of [...listeners]) listener({ bucket, key, size, eTag, op: modifiedAt });
  };
  const checkObject = ({ bucket, key }: Target) => {
    if (!store.hasBucket(bucket)) throw s3Faults.noSuchBucket(bucket);
    const size = Buffer.byteLength(key);
    if (size > 1024) throw s3Faults.keyTooLong(size);
  };

  const run = (operation: Operation, target: Target, request: EngineRequest): EngineResponse => {
    const { bucket, key } = target;
    refuseUnknownHeaders(request.headers);
    if (operation === 'CreateBucket') {
      store.createBucket(bucket);
      return { status: 200, headers: { location: `/${bucket}` }, body: '' };
    }
    checkObject(target);
    switch (operation) {
      case 'HeadBucket':
        return { status: 200, headers: { 'x-amz-bucket-region': context.region }, body: '' };
      case 'ListObjectsV2':
        return { status: 200, headers: xml, body: listObjects(store, bucket, request.query) };
      case 'PutObject': {
        const { response, head } = putObject(context, store, bucket, key, request);
        announce(bucket, head);
        return response;
      }
      case 'DeleteObject':
        store.remove(bucket, key);
        return { status: 204, headers: {}, body: '' };
      default:
        return readObject(store, bucket, key, request);
    }
  };

  return {
    name: 's3',
    requiredRights: (request): readonly RequiredRight[] => {
      try {
        const target = targetOf(request.path);
        const operation = operationOf(request, target);
        const path = target.key === '' ? target.bucket : `${target.bucket}/${target.key}`;
        return [{ action: actions[operation], resource: `arn:aws:s3:::${path}` }];
      } catch (fault) {
        // What cannot be read or is not known has no right to check: `handle` refuses it.
        if (fault instanceof S3Fault) return [];
        throw fault;
      }
    },
    handle: (request) => {
      const requestId = randomUUID();
      const ids = { 'x-amz-request-id': requestId };
      try {
        const target = targetOf(request.path);
        const expired = addressFault(request.query, context.clock.now());
        if (expired !== undefined) throw expired;
        const response = run(operationOf(request, target), target, request);
        return { ...response, headers: { ...ids, ...response.headers } };
      } catch (thrown) {
        const message = thrown instanceof Error ? thrown.message : String(thrown);
        const fault = thrown instanceof S3Fault ? thrown : new S3Fault(500, 'InternalError', message);
        const body = request.method === 'HEAD' ? '' : faultXml(fault, requestId);
        return { status: fault.status, headers: { ...ids, ...xml }, body };
      }
    },
    putObject: (bucket, key, body, contentType) => {
      checkObject({ bucket, key });
      const head: ObjectHead = {
        key,
        size: body.length,
        eTag: md5Hex(body),
        modifiedAt: context.clock.now(),
        checksum: checksumOf(body),
        headers: { 'content-type': contentType ?? 'binary/octet-stream', 'x-amz-server-side-encryption': 'AES256' },
      };
      store.put(bucket, head, body);
      announce(bucket, head);
    },
    getObject: store.body,
    bucketNames: store.bucketNames,
    createBucket: (bucket) => {
      // The runtime makes its buckets at every start: one that is there already is as wanted.
      if (!store.hasBucket(bucket)) store.createBucket(bucket);
    },
    onObjectCreated: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
