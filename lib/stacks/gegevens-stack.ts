import { AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { spraakNummer } from '../constructs/spraak.ts';
import { Tabel } from '../constructs/tabel.ts';
import type { HuisProps } from './huis.ts';
import type { SleutelsStack } from './sleutels-stack.ts';

export interface GegevensProps extends HuisProps {
  readonly sleutels: SleutelsStack;
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The tables: facts apart from contents, figures, settings and connections, so that rights can be told apart too. */
export class GegevensStack extends Stack {
  readonly zaken: Tabel;
  readonly inhoud: Tabel;
  readonly cijfers: Tabel;
  readonly instellingen: Tabel;
  readonly verbindingen: Tabel;
  /** What came in, apart from the facts that it became. */
  readonly journaal: Tabel;
  /** What people found of their contact; leads back to nobody. */
  readonly ervaringen: Tabel;
  /** Why dead letters failed. */
  readonly uitval: Tabel;
  /** Who read, searched or changed what: added to, and never changed. */
  readonly verantwoording: Tabel;

  constructor(scope: Construct, id: string, props: GegevensProps) {
    super(scope, id, props);
    const { feiten, inhoud } = props.sleutels;
    this.zaken = new Tabel(this, 'Zaken', {
      variabele: 'ZAKEN_TABEL',
      sleutel: feiten,
      stream: true,
      // Only counters of what was sent automatically expire; facts never do.
      ttl: 'verlooptOp',
      indexen: [
        // The lists of the console: who waits, what is being handled, what was closed on a day. With what they are filtered
        // by and nothing that changes oftener: a list is written when something enters or leaves it.
        {
          indexName: 'lijsten',
          partitionKey: text('lpk'),
          sortKey: text('lsk'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['kanaal', 'wijkteam', 'status'],
        },
        // Sparse: only what must be acted upon at some instant is in it. The tick reads it every minute.
        {
          indexName: 'acties',
          partitionKey: text('apk'),
          sortKey: text('ask'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
        // Sparse: only contacts with facts that contradict each other.
        {
          indexName: 'twijfels',
          partitionKey: text('tpk'),
          sortKey: text('tsk'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
        // Sparse: only contacts with an open term, by deadline; teams read their own.
        {
          indexName: 'termijnen',
          partitionKey: text('dpk'),
          sortKey: text('dsk'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['wijkteam'],
        },
        // Sparse and small: only chats in which a question waits, in the order in which they are answered.
        {
          indexName: 'chatwacht',
          partitionKey: text('cpk'),
          sortKey: text('csk'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['gesprek'],
        },
      ],
    });
    this.inhoud = new Tabel(this, 'Inhoud', { variabele: 'INHOUD_TABEL', sleutel: inhoud });
    this.cijfers = new Tabel(this, 'Cijfers', { variabele: 'CIJFERS_TABEL', sleutel: feiten });
    this.instellingen = new Tabel(this, 'Instellingen', {
      variabele: 'INSTELLINGEN_TABEL',
      sleutel: feiten,
      // By which media people can be reached is asked wherever settings are read; two that differ in it would leave a case lying.
      daarbij: (fn) => fn.setEnvironment('SPRAAK_NUMMER', spraakNummer(fn)),
    });
    this.verbindingen = new Tabel(this, 'Verbindingen', {
      variabele: 'VERBINDINGEN_TABEL',
      sleutel: feiten,
      ttl: 'verlooptOp',
    });
    this.journaal = new Tabel(this, 'Journaal', { variabele: 'JOURNAAL_TABEL', sleutel: feiten, ttl: 'verlooptOp' });
    // The questions expire; what was answered does not.
    this.ervaringen = new Tabel(this, 'Ervaringen', {
      variabele: 'ERVARINGEN_TABEL',
      sleutel: feiten,
      ttl: 'verlooptOp',
    });
    this.verantwoording = new Tabel(this, 'Verantwoording', {
      variabele: 'VERANTWOORDING_TABEL',
      sleutel: feiten,
      ttl: 'verlooptOp',
      indexen: [
        // Lines about one object, and those of one medewerker. Whom a list showed is in the line only.
        {
          indexName: 'objecten',
          partitionKey: text('opk'),
          sortKey: text('sk'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['regel'],
        },
        {
          indexName: 'medewerkers',
          partitionKey: text('mpk'),
          sortKey: text('sk'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['regel'],
        },
      ],
    });
    this.uitval = new Tabel(this, 'Uitval', { variabele: 'UITVAL_TABEL', sleutel: feiten, ttl: 'verlooptOp' });
  }
}
