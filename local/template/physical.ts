/** Names, ARNs and attributes that resources get on this machine, in the shape that CloudFormation would give. */

/** A resource before its properties are resolved; `name` resolves the property that names it, when it has one. */
export interface NamedResource {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  /** Resolved value of a naming property such as `QueueName`; undefined when the template leaves it to AWS. */
  property(name: string): unknown;
}

export interface Place {
  readonly account: string;
  readonly region: string;
  /** Base address of the AWS services of this run. */
  readonly endpoint: string;
}

export interface Physical {
  readonly ref: string;
  attribute(name: string): string | undefined;
}

const chosen = (resource: NamedResource, property: string): string | undefined => {
  const value = resource.property(property);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const generated = (resource: NamedResource, limit: number): string => {
  const name = `${resource.stackName}-${resource.logicalId}`;
  // Cut in the middle of the readable part: the hash at the end of a logical id is what makes it unique.
  return name.length <= limit ? name : name.slice(0, limit - 21) + '-' + name.slice(-20);
};

const physical = (ref: string, attributes: Readonly<Record<string, string>>): Physical => ({
  ref,
  attribute: (name) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined),
});

/** Id of an API as it appears in its address: lower case, made from the logical id. */
export const apiIdOf = (logicalId: string): string => logicalId.toLowerCase().replace(/[^a-z0-9]/g, '');

type Maker = (resource: NamedResource, place: Place) => Physical;

const table: Maker = (resource, { account, region }) => {
  const name = chosen(resource, 'TableName') ?? generated(resource, 255);
  const arn = `arn:aws:dynamodb:${region}:${account}:table/${name}`;
  return physical(name, { Arn: arn, StreamArn: `${arn}/stream/local`, TableId: name });
};

const makers: Readonly<Record<string, Maker>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::SQS::Queue': (resource, { account, region, endpoint }) => {
    const name = chosen(resource, 'QueueName') ?? generated(resource, 80);
    const url = `${endpoint}/${account}/${name}`;
    return physical(url, { Arn: `arn:aws:sqs:${region}:${account}:${name}`, QueueName: name, QueueUrl: url });
  },
  'AWS::S3::Bucket': (resource, { region }) => {
    const name = chosen(resource, 'BucketName') ?? generated(resource, 63).toLowerCase();
    return physical(name, {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    });
  },
  'AWS::Lambda::Function': (resource, { account, region }) => {
    const name = chosen(resource, 'FunctionName') ?? generated(resource, 64);
    return physical(name, { Arn: `arn:aws:lambda:${region}:${account}:function:${name}` });
  },
  'AWS::Lambda::Version': (resource) => {
    const arn = functionArnOf(resource);
    return physical(`${arn}:1`, { Version: '1', FunctionArn: `${arn}:1` });
  },
  'AWS::Lambda::Alias': (resource) => {
    const arn = `${functionArnOf(resource)}:${chosen(resource, 'Name') ?? 'live'}`;
    return physical(arn, { AliasArn: arn });
  },
  'AWS::IAM::Role': (resource, { account }) => {
    const name = chosen(resource, 'RoleName') ?? generated(resource, 64);
    return physical(name, { Arn: `arn:aws:iam::${account}:role/${name}`, RoleId: resource.logicalId });
  },
  'AWS::IAM::ManagedPolicy': (resource, { account }) => {
    const name = chosen(resource, 'ManagedPolicyName') ?? generated(resource, 128);
    const arn = `arn:aws:iam::${account}:policy/${name}`;
    return physical(arn, { PolicyArn: arn });
  },
  'AWS::KMS::Key': (resource, { account, region }) =>
    physical(resource.logicalId, {
      Arn: `arn:aws:kms:${region}:${account}:key/${resource.logicalId}`,
      KeyId: resource.logicalId,
    }),
  'AWS::SNS::Topic': (resource, { account, region }) => {
    const name = chosen(resource, 'TopicName') ?? generated(resource, 256);
    const arn = `arn:aws:sns:${region}:${account}:${name}`;
    return physical(arn, { TopicArn: arn, TopicName: name });
  },
  'AWS::ApiGatewayV2::Api': (resource, { region }) => {
    const id = apiIdOf(resource.logicalId);
    const scheme = resource.property('ProtocolType') === 'WEBSOCKET' ? 'wss' : 'https';
    return physical(id, { ApiId: id, ApiEndpoint: `${scheme}://${id}.execute-api.${region}.amazonaws.com` });
  },
  'AWS::ApiGatewayV2::Stage': (resource) => physical(chosen(resource, 'StageName') ?? '$default', {}),
  'AWS::ApiGatewayV2::Authorizer': (resource) => physical(resource.logicalId, { AuthorizerId: resource.logicalId }),
  'AWS::Events::Rule': (resource, { account, region }) => {
    const name = chosen(resource, 'Name') ?? generated(resource, 64);
    return physical(name, { Arn: `arn:aws:events:${region}:${account}:rule/${name}` });
  },
  'AWS::Logs::LogGroup': (resource, { account, region }) => {
    const name = chosen(resource, 'LogGroupName') ?? generated(resource, 512);
    return physical(name, { Arn: `arn:aws:logs:${region}:${account}:log-group:${name}:*` });
  },
};

const functionArnOf = (resource: NamedResource): string => {
  const name = String(resource.property('FunctionName'));
  return name.startsWith('arn:') ? name : `arn:aws:lambda:local:0:function:${name}`;
};

/**
 * What `Ref` and `Fn::GetAtt` of a resource give. Types without names of their own answer their logical id, and for any
 * attribute a text that names it: nothing on this machine looks at it.
 */
export function physicalOf(resource: NamedResource, place: Place): Physical {
  const maker = makers[resource.type];
  if (maker !== undefined) return maker(resource, place);
  return { ref: resource.logicalId, attribute: (name) => `${resource.logicalId}.${name}` };
}
