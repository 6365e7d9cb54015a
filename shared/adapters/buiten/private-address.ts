/** Addresses that are not on the public internet: this machine, this network, the metadata service of the cloud. */
import { BlockList } from 'node:net';

const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const blocked = new BlockList();
for (const [net, bits] of PRIVATE_V4) blocked.addSubnet(net, bits, 'ipv4');

const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
const specialV6 = new BlockList();
// Addresses that carry an IPv4 address inside (6to4, Teredo), documentation, and other uses that are no host.
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  specialV6.addSubnet(net, bits, 'ipv6');

/** Of IPv6 only what is handed out for the public internet counts as public; mapped IPv4 addresses do not. */
export function isPrivateAddress(address: string, family: number): boolean {
  if (family === 4) return blocked.check(address, 'ipv4');
  return !publicV6.check(address, 'ipv6') || specialV6.check(address, 'ipv6');
}
