/** A first real event for each hot function, on data that is there: every call gives one that was not handled before. */
import { randomUUID } from 'node:crypto';
import { marshall } from '@aws-sdk/util-dynamodb';
import { httpEvent } from '../../local/gateway/http-event.ts';
import { voorbeeldInstellingen } from '../../local/voorbeeld/organisatie.ts';
import { randomJitter, systemClock, systemIds } from '../../shared/adapters/clock/system-clock.ts';
import { makeDynamoInhoudStore } from '../../shared/adapters/dynamodb/inhoud-store.ts';
import { makeDynamoInstellingenStore } from '../../shared/adapters/dynamodb/instellingen-store.ts';
import { openDynamo } from '../../shared/adapters/dynamodb/open-dynamo.ts';
import { makeTable } from '../../shared/adapters/dynamodb/table.ts';
import { contactItem } from '../../shared/adapters/dynamodb/zaak-items.ts';
import { makeDynamoZakenStore } from '../../shared/adapters/dynamodb/zaken-store.ts';
import { makeMemoryQueue } from '../../shared/adapters/memory/memory-outside.ts';
import { nummers } from '../../shared/adapters/telefonie/nummer.ts';
import type { PushBericht } from '../../shared/application/messages.ts';
import { makePlanDiensten } from '../../shared/application/plan-diensten.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeTriageContact } from '../../shared/application/triage-contact.ts';
import type { TelefoonSoort } from '../../shared/domain/contact/types.ts';
import { addDays, localDateOf } from '../../shared/domain/tijd/amsterdam.ts';
import { gebruiker } from '../../test/support/people.ts';
import { rawMail } from '../../test/support/raw-mail.ts';
import type { Deployed } from './deployed.ts';

export interface FirstEvent {
  readonly lambda: string;
  event(): Promise<unknown>;
}

const WIJKTEAM = 'centrum';

function sqsEvent(body: unknown): unknown {
  const attributes = { ApproximateReceiveCount: '1', SentTimestamp: String(Date.now()) };
  return { Records: [{ messageId: randomUUID(), receiptHandle: 'r', body: JSON.stringify(body), attributes }] };
}

interface Call {
  readonly routeKey: string;
  readonly path: string;
  readonly query?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly rol: string;
}

function apiEvent({ routeKey, path, query = '', parameters = {}, body, rol }: Call): unknown {
  const [method = 'GET'] = routeKey.split(' ');
  const headers = { host: '127.0.0.1', 'content-type': 'application/json' };
  const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body));
  return httpEvent(
    { method, path, query, headers, body: bytes, sourceIp: '127.0.0.1' },
    {
      apiId: 'bench',
      account: '000000000000',
      requestId: randomUUID(),
      nowMs: Date.now(),
      routeKey,
      parameters,
      jwt: { claims: { sub: 'olga', naam: 'Olga', rollen: `[${rol}]`, wijkteams: `[${WIJKTEAM}]` }, scopes: null },
    },
  );
}

/** Puts settings in (the example organisatie, somebody on duty all day) and gives the events. */
export async function firstEvents(deployed: Deployed): Promise<readonly FirstEvent[]> {
  const env = deployed.functionOf('serve-contacten').environment;
  const {
    AWS_ENDPOINT_URL: endpoint = '',
    AWS_REGION: region = '',
    AWS_ACCESS_KEY_ID: accessKeyId = '',
  } = deployed.clientEnvironment;
  const client = openDynamo({ endpoint, region, credentials: { accessKeyId, secretAccessKey: 'lokaal' } });
  const table = (name: string) => makeTable(client.call, env[name] as string, randomJitter);
  const ports = {
    clock: systemClock,
    ids: systemIds,
    jitter: randomJitter,
    zaken: makeDynamoZakenStore(table('ZAKEN_TABEL')),
    inhoud: makeDynamoInhoudStore(table('INHOUD_TABEL')),
    nummers,
    instellingen: makeDynamoInstellingenStore(table('INSTELLINGEN_TABEL'), randomJitter),
    pushQueue: makeMemoryQueue<PushBericht>(),
  };
  const settings = voorbeeldInstellingen();
  await ports.instellingen.saveInstellingen(settings);
  const professional = Object.values(settings.medewerkers).find(({ rollen }) => rollen.includes('professional'))?.id;
  const today = localDateOf(systemClock.now());
  await makePlanDiensten(ports)([
    {
      soort: 'achterwacht',
      wijkteam: WIJKTEAM,
      domein: 'sociaal',
      professional: professional ?? '',
      van: `${addDays(today, -1)}T00:00`,
      tot: `${addDays(today, 2)}T00:00`,
    },
  ]);

  const telefoon = (oproepId: string, soort: TelefoonSoort) => ({
    id: randomUUID(),
    oproepId,
    soort,
    op: systemClock.now(),
    ...(soort === 'in-wachtrij' && { wijkteam: WIJKTEAM, nummer: '+31600000000' }),
  });
  async function recordedCall() {
    const oproepId = randomUUID();
    const gebeurtenissen = [telefoon(oproepId, 'in-wachtrij'), telefoon(oproepId, 'aangenomen')];
    await makeRecordTelefoonGebeurtenissen(ports)([{ bron: 'bench', gebeurtenissen }]);
    const stored = await ports.zaken.loadContact(systemIds.derived('oproep', oproepId));
    if (stored === undefined) throw new Error('the call was not recorded');
    return stored;
  }
  const bucket = deployed.functionOf('receive-mail').environment['RUWE_POST_BUCKET'] as string;

  return [
    {
      lambda: 'accept-telefoon-gebeurtenissen',
      event: async () =>
        apiEvent({
          routeKey: 'POST /v1/telefoon-gebeurtenissen',
          path: '/v1/telefoon-gebeurtenissen',
          rol: 'koppeling',
          body: telefoon(randomUUID(), 'in-wachtrij'),
        }),
    },
    {
      lambda: 'receive-telefoon',
      event: async () => sqsEvent({ gebeurtenissen: [telefoon(randomUUID(), 'in-wachtrij')] }),
    },
    {
      lambda: 'receive-mail',
      event: async () => {
        const id = randomUUID();
        const raw = rawMail({ messageId: `${id}@bewoner.nl`, tekst: `Mag ik langskomen? ${id}` });
        deployed.s3.putObject(bucket, `mail/${id}`, raw, 'message/rfc822');
        const eventTime = systemClock.now();
        return sqsEvent({ Records: [{ eventTime, s3: { bucket: { name: bucket }, object: { key: `mail/${id}` } } }] });
      },
    },
    {
      lambda: 'send-push',
      event: async () => {
        const { value } = await recordedCall();
        const triage = {
          signalen: {},
          urgentie: 'spoed',
          domein: 'sociaal',
          redenAfwijking: 'Klinkt angstig',
        } as const;
        const door = gebruiker('olga', ['teamondersteuner'], [WIJKTEAM]);
        await makeTriageContact(ports)({ ...triage, contact: value.id, door });
        const [push] = ports.pushQueue.drain();
        if (push === undefined) throw new Error('the triage pushed nothing');
        return sqsEvent(push);
      },
    },
    { lambda: 'sweep-due', event: async () => ({ source: 'aws.events', 'detail-type': 'Scheduled Event' }) },
    {
      lambda: 'project-bereikbaarheid',
      event: async () => {
        const { value, versie } = await recordedCall();
        const NewImage = marshall(contactItem(value, null, versie));
        const dynamodb = { SequenceNumber: '1', NewImage };
        return { Records: [{ eventName: 'INSERT', eventSource: 'aws:dynamodb', dynamodb }] };
      },
    },
    {
      lambda: 'serve-contacten',
      event: async () => {
        const { id } = (await recordedCall()).value;
        const parameters = { id };
        return apiEvent({
          routeKey: 'GET /v1/contacten/{id}',
          path: `/v1/contacten/${id}`,
          parameters,
          rol: 'teamondersteuner',
        });
      },
    },
    {
      lambda: 'serve-bereikbaarheid',
      event: async () =>
        apiEvent({
          routeKey: 'GET /v1/bereikbaarheid',
          path: '/v1/bereikbaarheid',
          query: `van=${today}&totEnMet=${today}&per=dag`,
          rol: 'manager',
        }),
    },
  ];
}
