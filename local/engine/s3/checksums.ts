import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { s3Faults } from './s3-fault.ts';

/** A checksum that travels with an object: the suffix of its `x-amz-checksum-` header and the base64 value. */
export interface ObjectChecksum {
  readonly algorithm: string;
  readonly value: string;
}

// CRC-32C (Castagnoli), reflected polynomial.
const crc32cTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let entry = index;
  for (let bit = 0; bit < 8; bit += 1) entry = (entry & 1) === 1 ? (entry >>> 1) ^ 0x82f63b78 : entry >>> 1;
  return entry >>> 0;
});

const crc32c = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ crc32cTable[(crc ^ byte) & 0xff]!;
  return ~crc >>> 0;
};

// CRC-64/NVME, reflected polynomial, in two 32-bit halves: bigint per byte would be far too slow.
const crc64Table = Array.from({ length: 256 }, (_, index) => {
  let entry = BigInt(index);
  for (let bit = 0; bit < 8; bit += 1) entry = (entry & 1n) === 1n ? (entry >> 1n) ^ 0x9a6c9329ac4bc9b5n : entry >> 1n;
  return entry;
});
const crc64High = Uint32Array.from(crc64Table, (entry) => Number(entry >> 32n));
const crc64Low = Uint32Array.from(crc64Table, (entry) => Number(entry & 0xffffffffn));

const crc64nvme = (bytes: Uint8Array): Buffer => {
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const byte of bytes) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ crc64Low[index]!;
    high = (high >>> 8) ^ crc64High[index]!;
  }
  const out = Buffer.alloc(8);
  out.writeUInt32BE(~high >>> 0, 0);
  out.writeUInt32BE(~low >>> 0, 4);
  return out;
};

const bigEndian = (crc: number): Buffer => {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(crc);
  return out;
};

const algorithms: Readonly<Record<string, (bytes: Uint8Array) => Buffer>> = {
  crc32: (bytes) => bigEndian(crc32(bytes)),
  crc32c: (bytes) => bigEndian(crc32c(bytes)),
  crc64nvme,
  sha1: (bytes) => createHash('sha1').update(bytes).digest(),
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
};

export const md5Hex = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** The checksum of a body; without a wish CRC-64/NVME, which S3 has added by itself since the end of 2024. */
export const checksumOf = (body: Uint8Array, algorithm = 'crc64nvme'): ObjectChecksum => {
  const compute = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm] : undefined;
  if (compute === undefined) throw s3Faults.notImplemented(`the checksum algorithm ${algorithm}`);
  return { algorithm, value: compute(body).toString('base64') };
};

/**
 * Checks every digest that came with a body (`content-md5`, `x-amz-content-sha256`, `x-amz-checksum-*` as header or
 * trailer) and returns the checksum to keep with the object.
 */
export const verifyDigests = (body: Uint8Array, headers: Readonly<Record<string, string>>): ObjectChecksum => {
  const contentMd5 = headers['content-md5'];
  if (contentMd5 !== undefined) {
    if (!/^[A-Za-z0-9+/]{22}==$/.test(contentMd5)) throw s3Faults.invalidDigest();
    if (Buffer.from(contentMd5, 'base64').toString('hex') !== md5Hex(body)) throw s3Faults.badDigest('Content-MD5');
  }
  const contentSha256 = headers['x-amz-content-sha256'];
  if (contentSha256 !== undefined && /^[0-9a-f]{64}$/.test(contentSha256)) {
    if (createHash('sha256').update(body).digest('hex') !== contentSha256) throw s3Faults.contentSha256Mismatch();
  }
  const given = Object.entries(headers)
    .map(([name, value]) => ({ algorithm: /^x-amz-checksum-(?!mode$|type$|algorithm$)(.+)$/.exec(name)?.[1], value }))
    .filter((entry): entry is ObjectChecksum => entry.algorithm !== undefined);
  if (given.length > 1) throw s3Faults.invalidRequest('Expecting a single x-amz-checksum- header');
  const [wanted] = given;
  if (wanted === undefined) return checksumOf(body, headers['x-amz-sdk-checksum-algorithm']?.toLowerCase());
  const computed = checksumOf(body, wanted.algorithm);
  if (computed.value !== wanted.value) throw s3Faults.badDigest(wanted.algorithm.toUpperCase());
  return computed;
};
