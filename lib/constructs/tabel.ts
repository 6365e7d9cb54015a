import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { VoordeurFunction } from './voordeur-function.ts';

export interface TabelProps {
  /** Name of the environment variable by which a function finds it. */
  readonly variabele: string;
  readonly sleutel: IKey;
  readonly indexen?: readonly GlobalSecondaryIndexPropsV2[];
  readonly stream?: boolean;
  /** What whoever uses it must know besides, given to every function that may touch it. */
  readonly daarbij?: (fn: VoordeurFunction) => void;
  /** Attribute with epoch seconds after which an item may be cleaned up. */
  readonly ttl?: string;
}

/** A table on demand, with a customer key, recovery to any second of the last 35 days, and protection against deletion. */
export class Tabel extends Construct {
  readonly table: TableV2;
  readonly sleutel: IKey;
  readonly variabele: string;
  readonly indexen: readonly string[];
  readonly daarbij: ((fn: VoordeurFunction) => void) | undefined;

  constructor(scope: Construct, id: string, props: TabelProps) {
    super(scope, id);
    this.sleutel = props.sleutel;
    this.variabele = props.variabele;
    this.daarbij = props.daarbij;
    this.indexen = (props.indexen ?? []).map((index) => index.indexName);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(props.sleutel),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      globalSecondaryIndexes: [...(props.indexen ?? [])],
      ...(props.stream ? { dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
      ...(props.ttl ? { timeToLiveAttribute: props.ttl } : {}),
    });
  }

  /** The table itself and each of its indexes by name: no wildcard. */
  get resources(): readonly string[] {
    return [this.table.tableArn, ...this.indexen.map((index) => `${this.table.tableArn}/index/${index}`)];
  }
}
