import { describe, expect, test } from '@jest/globals';
import { decodeAwsChunked } from '../../../local/engine/s3/aws-chunked.ts';
import { checksumOf } from '../../../local/engine/s3/checksums.ts';

const hex = (algorithm: string, text: string) =>
  Buffer.from(checksumOf(Buffer.from(text), algorithm).value, 'base64').toString('hex');

describe('checksums', () => {
  // Check values over "123456789" from the catalogue of parametrised CRC algorithms.
  test.each([
    ['crc32', 'cbf43926'],
    ['crc32c', 'e3069283'],
    ['crc64nvme', 'ae8b14860a799888'],
  ])('%s has the catalogued check value', (algorithm, expected) => {
    expect(hex(algorithm, '123456789')).toBe(expected);
  });

  test('an algorithm that is not known is refused by name', () => {
    expect(() => checksumOf(new Uint8Array(), 'xxhash3')).toThrow('xxhash3');
  });
});

describe('aws-chunked bodies', () => {
  const decode = (text: string, length?: string) => {
    const { body, trailers } = decodeAwsChunked(Buffer.from(text, 'latin1'), length);
    return { body: Buffer.from(body).toString('latin1'), trailers };
  };

  test('frames and signatures are taken off and the trailers are read', () => {
    expect(decode('3\r\nabc\r\n2;chunk-signature=0f\r\n\r\n\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n', '5')).toEqual({
      body: 'abc\r\n',
      trailers: { 'x-amz-checksum-crc32': 'AAAA' },
    });
  });

  test.each([
    ['a chunk shorter than it says', 'a\r\nabc\r\n0\r\n\r\n'],
    ['no last chunk', '3\r\nabc\r\n'],
    ['a size that is no number', 'zz\r\nabc\r\n0\r\n\r\n'],
  ])('%s is refused as incomplete', (_, text) => {
    expect(() => decode(text)).toThrow('number of bytes');
  });

  test('a body that is not as long as announced is refused', () => {
    expect(() => decode('3\r\nabc\r\n0\r\n\r\n', '4')).toThrow('number of bytes');
  });
});
