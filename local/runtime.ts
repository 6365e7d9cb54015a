/** The whole run: reads the assembly, makes what it describes, connects the triggers, serves, and ends in order. */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleConsole } from '../lib/console/bundle-console.ts';
import { type AppSource, provideAssembly } from './assembly/synthesise.ts';
import { createCalls } from './calls.ts';
import { createClock } from './clock.ts';
import { createControlPlane } from './control-plane/control-plane.ts';
import { type KeptValues, openDataFolder } from './data-folder.ts';
import type { SqsEngine } from './engine/contract.ts';
import { SmtpPortTakenError, startSmtp } from './engine/smtp/smtp-server.ts';
import { createServices } from './engine-services.ts';
import { EXCHANGE } from './exchange.ts';
import { createFaults } from './faults.ts';
import { createAwsEndpoint } from './gateway/aws-endpoint.ts';
import { serveConsole } from './gateway/console-files.ts';
import { createCrisisPage } from './gateway/crisis-page.ts';
import { createHttpApi } from './gateway/http-api.ts';
import { listen } from './gateway/listen.ts';
import { createOutsideDoor, DOOR } from './gateway/outside-door.ts';
import { createPublicListener } from './gateway/public-server.ts';
import { createSocketServer } from './gateway/socket-server.ts';
import { startPage } from './gateway/start-page.ts';
import { createTokenCheck } from './gateway/token-check.ts';
import { createCallers } from './iam/callers.ts';
import { createKeyUse } from './iam/key-rights.ts';
import { createLogbook, type LogEntry } from './logbook.ts';
import { moveClock } from './move-clock.ts';
import { startIssuer } from './oidc/issuer.ts';
import { loadKeys } from './oidc/keys.ts';
import { createMinter } from './oidc/tokens.ts';
import { createPools } from './pools.ts';
import { provisionBuckets, provisionQueues, provisionTables } from './provision/provision.ts';
import { keptPushKeys } from './push-keys.ts';
import { createRest } from './rest.ts';
import { writeBootstrap } from './sandbox/sandbox.ts';
import { type Settings, StartFault } from './settings.ts';
import { pairQueues } from './template/queues.ts';
import { readAssembly } from './template/read.ts';
import { placeOf, readWiring, type Wiring } from './template/wiring.ts';
import { startTriggers, tickOnRealClock } from './triggers/start-triggers.ts';
import { voorbeeldInstellingen } from './voorbeeld/organisatie.ts';
import { seedVoorbeeld } from './voorbeeld/seed.ts';
import { warmOrder } from './warm.ts';

export interface Run {
  readonly base: string;
  readonly smtpPort: number;
  readonly sockets: readonly string[];
  /** Ends in order within about seven seconds; what was accepted is kept. */
  close(): Promise<void>;
}

interface Options {
  readonly settings: Settings;
  readonly source: AppSource;
  readonly log: (entry: LogEntry) => void;
}

const AUDIENCE = 'voordeur';
const SENDER = 'wijkteam@example.nl';
/** The number from which SMS leaves here; nobody's. */
const SMS_NUMBER = '+3197000000001';
/** How long running calls may go on when the run ends, in real milliseconds. */
const GRACE_MS = 5000;
const NOT_READY = JSON.stringify({ message: 'Service Unavailable' });

type Listener = Parameters<typeof listen>[2];

const notReady: Listener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
  response.end(NOT_READY);
};

/** A secret that this data folder made for itself, the same at every start. */
function keptSecret(kept: KeptValues, name: string): string {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const made = randomBytes(32).toString('hex');
  kept.set(name, made);
  return made;
}

const earliest = (...instants: readonly (number | undefined)[]): number | undefined => {
  const given = instants.filter((one) => one !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
};

/** The bucket that received mail goes into: the one that tells of new objects under `mail/`. */
const mailBucketOf = (wiring: Wiring): string | undefined =>
  wiring.notifications.find(({ prefix }) => prefix === 'mail/')?.bucket;

/** Puts an SMS where the topic would: as two-way SMS of AWS End User Messaging writes it. Returns its id. */
function receiveSms(
  { topicSubscriptions }: Wiring,
  sqs: SqsEngine,
  { van, tekst }: { readonly van: string; readonly tekst: string },
): string {
  const inboundMessageId = randomUUID();
  const message = {
    originationNumber: van,
    destinationNumber: SMS_NUMBER,
    messageKeyword: 'KEYWORD',
    messageBody: tekst,
    inboundMessageId,
  };
  if (topicSubscriptions.length === 0) throw new Error('the template has no queue for SMS that comes in');
  for (const { queue } of topicSubscriptions) sqs.send(queue, JSON.stringify(message));
  return inboundMessageId;
}

/** Starts everything. Throws StartFault (and leaves nothing running) when it cannot be started as asked. */
export async function startRun({ settings, source, log }: Options): Promise<Run> {
  const cleanups: (() => unknown)[] = [];
  const undo = async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  };
  try {
    return await start({ settings, source, log }, cleanups);
  } catch (error) {
    await undo();
    if (error instanceof SmtpPortTakenError) throw new StartFault(error.message);
    throw error;
  }
}

async function start({ settings, source, log }: Options, cleanups: (() => unknown)[]): Promise<Run> {
  const data = openDataFolder(settings.data);
  cleanups.push(() => data.close());
  const { kept } = data;
  const before = Number(kept.get('clock') ?? Number.NEGATIVE_INFINITY);
  const clock = createClock(settings.klok === undefined ? undefined : Math.max(settings.klok, before), (ms) =>
    kept.set('clock', String(ms)),
  );
  const logbook = createLogbook(clock, log);
  const rest = createRest();
  const faults = createFaults(clock);

  // Ports first: their addresses go into the environment of the functions, and a taken one is known at once.
  const listeners: { aws: Listener; front: Listener } = { aws: notReady, front: notReady };
  const front = await listen(settings.port, 'VOORDEUR_PORT', (request, response) => listeners.front(request, response));
  cleanups.push(() => front.server.close());
  const aws = await listen(0, 'VOORDEUR_PORT', (request, response) => listeners.aws(request, response));
  cleanups.push(() => aws.server.close());
  let receiveMail = (_raw: Uint8Array): string => {
    throw new Error('the run is not ready yet');
  };
  const smtp = await startSmtp({ port: settings.smtpPort, now: clock.now, onMessage: (raw) => void receiveMail(raw) });
  cleanups.push(() => smtp.close());

  const base = `http://127.0.0.1:${front.port}`;
  const issuer = `${base}/oidc`;
  const keys = await loadKeys(kept);
  const people = Object.values(voorbeeldInstellingen().medewerkers);
  // Two threads at once: both take seconds of a processor.
  const [identity, assembly] = await Promise.all([
    startIssuer({ keys, issuer, audience: AUDIENCE, clock, kept, people, base }).then((started) => {
      cleanups.push(started.close);
      return started;
    }),
    provideAssembly(source, data.workFolder).then((provided) => {
      cleanups.push(provided.release);
      return provided;
    }),
  ]);
  const stacks = readAssembly(assembly.folder);
  const place = { ...placeOf(stacks), endpoint: `http://127.0.0.1:${aws.port}` };
  const begroetingSleutel = keptSecret(data.kept, 'begroeting-sleutel');
  const pushKeys = keptPushKeys(data.kept);
  const parameters = {
    OidcIssuer: issuer,
    OidcAudience: AUDIENCE,
    AfzenderMail: SENDER,
    ConsoleAdres: base,
    BegroetingSleutel: begroetingSleutel,
    LdvSleutel: keptSecret(data.kept, 'ldv-sleutel'),
    SmsNummer: SMS_NUMBER,
    SpraakInstance: EXCHANGE.instance,
    SpraakFlow: EXCHANGE.flow,
    SpraakNummer: EXCHANGE.number,
    VapidPubliek: pushKeys.publiek,
    VapidGeheim: pushKeys.geheim,
  };
  const wiring = readWiring(stacks, { place, parameters, workFolder: data.workFolder, httpBase: base });
  const foreign = wiring.httpApi.routes.find(
    ({ authorizer }) => authorizer !== undefined && authorizer.issuer !== issuer,
  );
  if (foreign !== undefined)
    throw new StartFault(
      `${foreign.routeKey} trusts ${foreign.authorizer?.issuer}: only the local issuer exists here.`,
    );

  const bootstrap = writeBootstrap(join(data.workFolder, 'sandbox'));
  const pools = createPools({ functions: wiring.functions, bootstrap, clock, place, logbook, rest });
  cleanups.push(() => Promise.all(pools.list.map((pool) => pool.close())));
  const sockets = createSocketServer({
    apis: wiring.socketApis,
    place,
    clock,
    kept,
    rest,
    logbook,
    invoke: pools.invoke,
  });
  const services = createServices({
    db: data.db,
    clock,
    place,
    verifiedDomains: [SENDER.split('@')[1]!],
    exchange: EXCHANGE,
    sink: sockets.sink,
  });
  await provisionTables(services.dynamodb, wiring.tables);
  await provisionQueues(services.sqs, wiring.queues);
  provisionBuckets(services.s3, wiring.buckets);
  // The pollers that held the receipts died with the last run.
  services.sqs.releaseAll();

  const ownKey = `LOCAL${randomBytes(12).toString('hex')}`;
  const awsEndpoint = createAwsEndpoint({
    services: services.byName,
    callers: createCallers(wiring.functions, wiring.statements, ownKey),
    faults,
    logbook,
    region: place.region,
    clock,
    keySchema: {
      partitionKey: (name, index) => wiring.tables.find((table) => table.name === name)?.partitionKey(index),
    },
    keyUse: createKeyUse(wiring.keys, place.region),
  });
  const outsideDoor = createOutsideDoor({ outgoing: services.outgoing, faults, clock });
  listeners.aws = (request, response) => (request.url?.startsWith(DOOR) ? outsideDoor : awsEndpoint)(request, response);

  const settingsTable = wiring.functions
    .map(({ environment }) => environment['INSTELLINGEN_TABEL'])
    .find((name) => name !== undefined);
  if (data.fresh) kept.set('voorbeeld', settings.voorbeeld ? 'nodig' : 'uit');
  if (kept.get('voorbeeld') === 'nodig' && settingsTable !== undefined) {
    await seedVoorbeeld({ ...place, accessKeyId: ownKey, table: settingsTable, nowMs: clock.now() });
    // Only now: a start that was killed halfway puts it in again, over what it wrote.
    kept.set('voorbeeld', 'gedaan');
  }

  const mailBucket = mailBucketOf(wiring);
  receiveMail = (raw) => {
    if (mailBucket === undefined) throw new Error('the template has no bucket for received mail');
    const id = randomUUID();
    services.s3.putObject(mailBucket, `mail/${id}`, raw, 'message/rfc822');
    return id;
  };

  const minter = await createMinter(keys, { issuer, audience: AUDIENCE, clock });
  const triggers = startTriggers({ wiring, services, pools, clock, faults, rest, kept, logbook, place });
  cleanups.push(() => triggers.stop());
  const { connect } = services;
  const calls = createCalls({ engine: connect, clock, permissions: wiring.connectPermissions, invoke: pools.invoke });
  cleanups.push(() => calls.stop());
  const stopTicking = clock.virtual ? () => {} : tickOnRealClock(clock.now, triggers.tick);
  cleanups.push(stopTicking);

  const socketNames = wiring.socketApis.map(({ naam }) => naam);
  const pageBucket = wiring.functions
    .map(({ environment }) => environment['PAGINA_BUCKET'])
    .find((name) => name !== undefined);
  listeners.front = createPublicListener({
    control: createControlPlane({
      clock,
      rest,
      faults,
      logbook,
      minter,
      outgoing: services.outgoing,
      events: services.events,
      sqs: services.sqs,
      queues: pairQueues(wiring.queues),
      pools: pools.list,
      begroetingSleutel,
      receiveMail: (raw) => receiveMail(raw),
      receiveSms: (sms) => receiveSms(wiring, services.sqs, sms),
      answerCall: calls.answer,
      moveClock: (target) =>
        moveClock(target, {
          clock,
          rest,
          tick: triggers.tick,
          nextDueAt: () => earliest(triggers.nextVisibleAt(), connect.nextEndAt()),
        }),
    }),
    identity: identity.serve,
    api: createHttpApi({
      api: wiring.httpApi,
      account: place.account,
      clock,
      checkToken: createTokenCheck(keys.publicKeys, clock),
      invoke: pools.invoke,
    }),
    console: serveConsole(bundleConsole(), { issuer, sockets: base.replace(/^http/, 'ws') }),
    crisisPage: createCrisisPage((naam) =>
      pageBucket === undefined ? undefined : services.s3.getObject(pageBucket, naam),
    ),
    startPage: startPage({ base, smtpPort: smtp.port, sockets: socketNames, virtualClock: clock.virtual }),
  });
  front.server.on('upgrade', (request, socket, head) => {
    if (!sockets.upgrade(request, socket, head)) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  await sockets.tellAbandoned();
  void warm(wiring, pools);

  return {
    base,
    smtpPort: smtp.port,
    sockets: socketNames,
    close: async () => {
      stopTicking();
      calls.stop();
      // Nothing new comes in; what came in may finish.
      front.server.close();
      await Promise.all([smtp.close(), Promise.race([sockets.close(), sleep(GRACE_MS)])]);
      triggers.stop();
      const end = performance.now() + GRACE_MS;
      while (pools.list.some(({ pending }) => pending > 0) && performance.now() < end) await sleep(20);
      await Promise.all([...pools.list.map((pool) => pool.close()), identity.close()]);
      front.server.closeAllConnections();
      aws.server.closeAllConnections();
      aws.server.close();
      assembly.release();
      data.close();
    },
  };
}

/** Starts the first sandbox of what must be quick: whatever a stream, a queue, a socket or a schedule sets going. One at a time. */
async function warm(wiring: Wiring, pools: ReturnType<typeof createPools>): Promise<void> {
  for (const name of warmOrder(wiring)) await pools.poolOf(name).warm();
}
