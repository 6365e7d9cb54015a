/** The tables of this function: only those that it asks for are in its bundle, in its environment and in its rights. */
import { randomJitter } from '../../shared/adapters/clock/system-clock.ts';
import { bundleGets } from '../../shared/adapters/dynamodb/bundled-gets.ts';
import { bundlePuts } from '../../shared/adapters/dynamodb/bundled-puts.ts';
import { makeDynamoCijferStore } from '../../shared/adapters/dynamodb/cijfer-store.ts';
import {
  makeDynamoControleStore,
  makeDynamoKanarieRegister,
  makeDynamoKanarieStore,
} from '../../shared/adapters/dynamodb/controle-store.ts';
import { makeDynamoErvaringStore } from '../../shared/adapters/dynamodb/ervaring-store.ts';
import { makeDynamoInhoudStore } from '../../shared/adapters/dynamodb/inhoud-store.ts';
import { makeDynamoInhoudWijzer } from '../../shared/adapters/dynamodb/inhoud-wijzer.ts';
import { makeDynamoInstellingenStore } from '../../shared/adapters/dynamodb/instellingen-store.ts';
import { makeDynamoJournaalStore } from '../../shared/adapters/dynamodb/journaal-store.ts';
import { makeDynamoKengetalStore } from '../../shared/adapters/dynamodb/kengetal-store.ts';
import { makeDynamoMislukkingStore } from '../../shared/adapters/dynamodb/mislukking-store.ts';
import { openDynamo } from '../../shared/adapters/dynamodb/open-dynamo.ts';
import { makeDynamoPersoonWijzer } from '../../shared/adapters/dynamodb/persoon-wijzer.ts';
import { makeDynamoRapportStore } from '../../shared/adapters/dynamodb/rapport-store.ts';
import { makeTable } from '../../shared/adapters/dynamodb/table.ts';
import {
  makeDynamoLijstenLog,
  makeDynamoVerantwoordingLezer,
} from '../../shared/adapters/dynamodb/verantwoording-store.ts';
import { makeDynamoVerbindingStore } from '../../shared/adapters/dynamodb/verbinding-store.ts';
import { makeDynamoZakenStore } from '../../shared/adapters/dynamodb/zaken-store.ts';
import { withSpraak } from '../../shared/application/spraak-ingericht.ts';
import { readEnv } from '../../shared/config/env.ts';

const { call } = openDynamo();
const table = (name: string) => makeTable(call, name, randomJitter);
/** Of which many are read side by side: whoever may read may also read several at once. */
const bundled = (name: string) => bundleGets(table(name));

export const zaken = () => makeDynamoZakenStore(bundled(readEnv(['ZAKEN_TABEL']).ZAKEN_TABEL));
export const inhoud = () => makeDynamoInhoudStore(bundlePuts(bundled(readEnv(['INHOUD_TABEL']).INHOUD_TABEL)));
export const cijfers = () => makeDynamoCijferStore(bundled(readEnv(['CIJFERS_TABEL']).CIJFERS_TABEL));
/** In the table of figures. */
export const kengetallen = () => makeDynamoKengetalStore(table(readEnv(['CIJFERS_TABEL']).CIJFERS_TABEL));
/** Says with the settings whether people can be called from here: every function must decide about the same media. */
export const instellingen = () => {
  const env = readEnv(['INSTELLINGEN_TABEL', 'SPRAAK_NUMMER']);
  return withSpraak(makeDynamoInstellingenStore(table(env.INSTELLINGEN_TABEL), randomJitter), env.SPRAAK_NUMMER !== '');
};
/** In the table of settings. */
export const rapporten = () => makeDynamoRapportStore(table(readEnv(['INSTELLINGEN_TABEL']).INSTELLINGEN_TABEL));
export const ervaringen = () => makeDynamoErvaringStore(table(readEnv(['ERVARINGEN_TABEL']).ERVARINGEN_TABEL));
export const verbindingen = () => makeDynamoVerbindingStore(table(readEnv(['VERBINDINGEN_TABEL']).VERBINDINGEN_TABEL));
const verantwoordingstabel = () => table(readEnv(['VERANTWOORDING_TABEL']).VERANTWOORDING_TABEL);
export const verantwoordingLezer = () => makeDynamoVerantwoordingLezer(verantwoordingstabel());
export const lijstenLog = () => makeDynamoLijstenLog(verantwoordingstabel());

export const mislukkingen = () => makeDynamoMislukkingStore(table(readEnv(['UITVAL_TABEL']).UITVAL_TABEL));

const journaaltabel = () => table(readEnv(['JOURNAAL_TABEL']).JOURNAAL_TABEL);

/** For whoever takes something in: it writes the journal, and asks whether that is a canary of ours. */
export const innamejournaal = () => ({
  journaal: makeDynamoJournaalStore(journaaltabel()),
  kanaries: makeDynamoKanarieRegister(journaaltabel()),
});

/** For whoever checks: sees of contents only that they are there. */
export const controletabellen = () => ({
  journaal: makeDynamoJournaalStore(journaaltabel()),
  controle: makeDynamoControleStore(journaaltabel()),
  kanaries: makeDynamoKanarieStore(journaaltabel()),
});
/** For whoever counts people: sees numbers and addresses to tell people apart, and nothing else of the contents. */
export const persoonWijzer = () => makeDynamoPersoonWijzer(table(readEnv(['INHOUD_TABEL']).INHOUD_TABEL));
export const inhoudWijzer = () => makeDynamoInhoudWijzer(table(readEnv(['INHOUD_TABEL']).INHOUD_TABEL));
