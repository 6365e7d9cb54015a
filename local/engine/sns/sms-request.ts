/** A refusal by the notification service, with the query code of the SNS API. */
export class SnsFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'SnsFault';
    this.code = code;
  }
}

export interface Sms {
  /** E.164. */
  readonly phoneNumber: string;
  readonly message: string;
  /** Message attributes by name, such as `AWS.SNS.SMS.SenderID`. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Longest message SNS takes for one Publish to a phone, in characters. */
const MAXIMUM_CHARACTERS = 1600;

const invalid = (message: string) => new SnsFault('InvalidParameter', `Invalid parameter: ${message}`);

const attributePattern = /^MessageAttributes\.entry\.(\d{1,3})\.(Name|Value\.(?:DataType|StringValue|BinaryValue))$/;

const readAttributes = (parameters: URLSearchParams): Record<string, string> => {
  const entries = new Map<string, Record<string, string>>();
  for (const [parameter, value] of parameters) {
    const [, index, member] = attributePattern.exec(parameter) ?? [];
    if (index === undefined || member === undefined) continue;
    entries.set(index, { ...entries.get(index), [member]: value });
  }
  return Object.fromEntries(
    [...entries.values()].map((entry) => {
      const { Name: name, 'Value.DataType': type, 'Value.StringValue': value } = entry;
      if (name === undefined || type === undefined)
        throw invalid('MessageAttributes Reason: name and type are required');
      if (value === undefined || !/^(String|Number)(\.|$)/.test(type)) {
        throw invalid(
          `MessageAttributes Reason: the local run takes attributes of type String and Number only (${name})`,
        );
      }
      return [name, value] as const;
    }),
  );
};

const attributeRules: Readonly<Record<string, RegExp>> = {
  // A sender id is 1 to 11 letters and digits with at least one letter (Amazon SNS, "Sending SMS messages").
  'AWS.SNS.SMS.SenderID': /^(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}$/,
  'AWS.SNS.SMS.SMSType': /^(Promotional|Transactional)$/,
  'AWS.SNS.SMS.MaxPrice': /^\d+(\.\d+)?$/,
  'AWS.MM.SMS.OriginationNumber': /^\+?\d{3,15}$/,
  'AWS.MM.SMS.EntityId': /^.{1,50}$/,
  'AWS.MM.SMS.TemplateId': /^.{1,50}$/,
};

/** Reads a Publish call to a phone number; throws `SnsFault` for anything else. */
export const readSms = (parameters: URLSearchParams): Sms => {
  const action = parameters.get('Action') ?? '(no Action)';
  if (action !== 'Publish')
    throw new SnsFault('InvalidAction', `The local notification service does not support ${action}.`);
  for (const name of parameters.keys()) {
    if (['Action', 'Version', 'PhoneNumber', 'Message'].includes(name) || attributePattern.test(name)) continue;
    throw invalid(
      `${name} Reason: the local notification service publishes to phone numbers only and does not support ${name}`,
    );
  }
  const phoneNumber = parameters.get('PhoneNumber') ?? '';
  // The number itself stays out of the answer: it is a personal datum and answers end up in logs.
  if (!/^\+[1-9]\d{4,14}$/.test(phoneNumber))
    throw invalid('PhoneNumber Reason: not valid to publish to (E.164, such as +31612345678)');
  const message = parameters.get('Message') ?? '';
  if (message === '') throw invalid('Message Reason: empty message');
  if ([...message].length > MAXIMUM_CHARACTERS) throw invalid('Message Reason: message too long');
  const attributes = readAttributes(parameters);
  for (const [name, value] of Object.entries(attributes)) {
    const rule = attributeRules[name];
    if (rule === undefined && name.startsWith('AWS.'))
      throw invalid(`MessageAttributes Reason: unknown attribute ${name}`);
    if (rule !== undefined && !rule.test(value)) throw invalid(`MessageAttributes Reason: invalid value for ${name}`);
  }
  return { phoneNumber, message, attributes };
};
