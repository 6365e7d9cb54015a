import { addressParser, type Mailbox } from 'postal-mime';
import { sesFaults } from './ses-fault.ts';

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const domainPattern = new RegExp(`^${label}(?:\\.${label})+$`);
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const localPattern = new RegExp(`^(?:${atom}(?:\\.${atom})*|"(?:[^"\\\\\\r\\n]|\\\\.)*")$`);

/** Why SES would refuse an address, or undefined when it would not. Domains must be in ASCII (punycode). */
const faultOfAddress = (address: string): string | undefined => {
  const at = address.lastIndexOf('@');
  if (at === -1) return "Missing final '@domain'";
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: SES accepts ASCII only, control characters included here
  if (/[^\x00-\x7F]/.test(address)) return 'Local part and domain must be ASCII: use punycode for the domain';
  if (local.length === 0 || local.length > 64 || !localPattern.test(local)) return 'Invalid local part';
  if (domain.length > 253 || !domainPattern.test(domain)) return 'Invalid domain name';
  return undefined;
};

/** The addresses in the text of an address header, groups opened up. Throws BadRequestException for a bad one. */
export const parseAddresses = (text: string): readonly Mailbox[] => {
  const mailboxes = addressParser(text, { flatten: true }) as readonly Mailbox[];
  for (const { address } of mailboxes) {
    const fault = faultOfAddress(address);
    if (fault !== undefined) throw sesFaults.badRequest(`${fault}: ${address}`);
  }
  return mailboxes;
};

/** The one address of a parameter such as FromEmailAddress, with or without a name in front. */
export const parseAddress = (text: string): Mailbox => {
  if (/[\r\n]/.test(text)) throw sesFaults.badRequest('Local address contains control or whitespace');
  const [mailbox, ...more] = parseAddresses(text);
  if (mailbox === undefined) throw sesFaults.badRequest(`Missing final '@domain': ${text}`);
  // Without angle brackets everything is the address: a name in front of it must not swallow half of one.
  if (!text.includes('<') && mailbox.address !== text.trim()) {
    throw sesFaults.badRequest(`Local address contains control or whitespace: ${text}`);
  }
  if (more.length > 0) throw sesFaults.badRequest(`More than one address in one parameter: ${text}`);
  return mailbox;
};

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Whether a verified domain covers this address: a verified domain covers its subdomains too (SES identities). */
export const isVerified = (address: string, verifiedDomains: readonly string[]): boolean => {
  const domain = domainOf(address);
  return verifiedDomains.some((verified) => {
    const name = verified.toLowerCase();
    return domain === name || domain.endsWith(`.${name}`);
  });
};
