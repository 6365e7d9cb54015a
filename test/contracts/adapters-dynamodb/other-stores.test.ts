/** What every store of content, settings, figures and connections does, in memory and in DynamoDB alike. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeDynamoCijferStore } from '../../../shared/adapters/dynamodb/cijfer-store.ts';
import { makeDynamoInhoudStore } from '../../../shared/adapters/dynamodb/inhoud-store.ts';
import { makeDynamoInstellingenStore } from '../../../shared/adapters/dynamodb/instellingen-store.ts';
import { makeDynamoVerbindingStore } from '../../../shared/adapters/dynamodb/verbinding-store.ts';
import { makeMemoryCijferStore } from '../../../shared/adapters/memory/memory-cijfer-store.ts';
import { makeMemoryInhoudStore } from '../../../shared/adapters/memory/memory-inhoud-store.ts';
import { makeMemoryInstellingenStore } from '../../../shared/adapters/memory/memory-instellingen-store.ts';
import { makeMemoryVerbindingStore } from '../../../shared/adapters/memory/memory-verbinding-store.ts';
import type {
  CijferStore,
  InhoudStore,
  InstellingenStore,
  VerbindingStore,
} from '../../../shared/application/ports.ts';
import type { Dienst } from '../../../shared/domain/achterwacht/types.ts';
import { mergeCellen, verschil } from '../../../shared/domain/bereikbaarheid/cellen.ts';
import { perioden } from '../../../shared/domain/bereikbaarheid/perioden.ts';
import type { Bijdrage } from '../../../shared/domain/bereikbaarheid/types.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { type Instant, instant } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';
import { fatima, medewerker, wijkteam } from '../../support/people.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const noWait = async () => {};
const UUR = instant('2026-11-25T09:00:00.000Z');
const conflict = { kind: 'conflict' };

const inhoudStores: [string, () => Promise<InhoudStore>][] = [
  ['memory', async () => makeMemoryInhoudStore()],
  ['DynamoDB', async () => makeDynamoInhoudStore(await tables.create('inhoud'))],
];

describe.each(inhoudStores)('content in %s', (_name, make) => {
  test('is read back by contact, in the order of time; written again it is there once', async () => {
    const store = await make();
    const bericht = { id: 'b2', op: instant('2026-11-25T09:02:00Z'), onderwerp: 'Hé ☂', tekst: 'een', volgnummer: 2 };
    await store.putBericht('c1', bericht);
    await store.putBericht('c1', { ...bericht, id: 'b1', op: UUR });
    await store.putBericht('c1', bericht);
    await store.putAntwoord('c1', { id: 'a1', op: UUR, door: 'olga', tekst: 'twee', opBericht: 'b2' });
    const mail = {
      id: 'm1',
      aard: 'afschrift',
      op: UUR,
      door: 'inwoner',
      aan: 'jan@x.nl',
      onderwerp: 'Uw gesprek',
      tekst: 'vier',
      opBericht: null,
      automatisch: true,
    } as const;
    await store.putUitgaand('c1', mail);
    await store.putUitgaand('c1', mail);
    await store.putNotitie('c1', { id: 'n1', op: UUR, door: 'fatima', tekst: 'drie' });
    await store.putBericht('c2', bericht);
    expect(await store.readInhoud('c1')).toEqual({
      berichten: [{ ...bericht, id: 'b1', op: UUR }, bericht],
      antwoorden: [{ id: 'a1', op: UUR, door: 'olga', tekst: 'twee', opBericht: 'b2' }],
      uitgaand: [mail],
      notities: [{ id: 'n1', op: UUR, door: 'fatima', tekst: 'drie' }],
      persoon: {},
      betrokkenen: [],
      concepten: [],
      afspraken: [],
    });
    expect(await store.readBericht('c1', 'b2')).toEqual(bericht);
    expect(await store.readBericht('c1', 'b3')).toBeUndefined();
    expect((await store.readAntwoord('c1', 'a1'))?.tekst).toBe('twee');
    expect(await store.readAntwoord('c1', 'a2')).toBeUndefined();
  });

  test('who it is grows: a field is never emptied by a message that lacks it', async () => {
    const store = await make();
    await store.mergePersoon('c1', { naam: 'Jan', nummer: '+316' });
    await store.mergePersoon('c1', { mail: 'jan@x.nl' });
    await store.mergePersoon('c1', {});
    expect((await store.readInhoud('c1')).persoon).toEqual({ naam: 'Jan', nummer: '+316', mail: 'jan@x.nl' });
  });

  test('who it is can be read without the rest', async () => {
    const store = await make();
    expect(await store.readPersoon('c1')).toEqual({});
    await store.mergePersoon('c1', { naam: 'Jan', nummer: '+316' });
    expect(await store.readPersoon('c1')).toEqual({ naam: 'Jan', nummer: '+316' });
  });

  test('a betrokkene is replaced by rol, read back, really removed, and never mixed up with the rest', async () => {
    const store = await make();
    const melder = { rol: 'melder', niveau: 'contactgegevens', op: UUR, door: 'olga', naam: 'Buur' } as const;
    await store.mergePersoon('c1', { naam: 'Jan' });
    await store.putBetrokkene('c1', melder);
    await store.putBetrokkene('c1', { ...melder, rol: 'hulpvrager', naam: 'An' });
    await store.putBetrokkene('c1', { ...melder, rol: 'hulpvrager', naam: 'Anna' });
    expect((await store.readBetrokkenen('c1')).map(({ rol, naam }) => [rol, naam])).toEqual([
      ['hulpvrager', 'Anna'],
      ['melder', 'Buur'],
    ]);
    await store.removeBetrokkene('c1', 'hulpvrager');
    await store.removeBetrokkene('c1', 'hulpvrager');
    expect(await store.readBetrokkenen('c1')).toEqual([melder]);
    expect(await store.readBetrokkenen('c2')).toEqual([]);
    expect((await store.readInhoud('c1')).persoon).toEqual({ naam: 'Jan' });
  });

  test('a hulpvrager who was closed off is gone, cannot be written by anybody, and can be opened again', async () => {
    const store = await make();
    const hulpvrager = { rol: 'hulpvrager', niveau: 'contactgegevens', op: UUR, door: 'olga', naam: 'Anna' } as const;
    await store.putBetrokkene('c1', hulpvrager);
    await store.closeHulpvrager('c1');
    await store.closeHulpvrager('c1');
    expect(await store.readBetrokkenen('c1')).toEqual([]);
    const refused = { kind: 'refused', code: 'toestemming-ontbreekt' };
    await expect(store.putBetrokkene('c1', hulpvrager)).rejects.toMatchObject(refused);
    await store.removeBetrokkene('c1', 'hulpvrager');
    await expect(store.putBetrokkene('c1', hulpvrager)).rejects.toMatchObject(refused);
    await store.putBetrokkene('c1', { ...hulpvrager, rol: 'melder' });
    await store.putBetrokkene('c2', hulpvrager);
    await store.openHulpvrager('c1');
    await store.openHulpvrager('c1');
    await store.putBetrokkene('c1', hulpvrager);
    await store.openHulpvrager('c1');
    expect(await store.readBetrokkenen('c1')).toHaveLength(2);
  });

  test('an afspraak lies where it was put, each once, and contacts and persons are different places', async () => {
    const store = await make();
    const afspraak = { id: 'v1', op: UUR, door: 'olga', contact: 'c1', vervangt: [], geenMail: true };
    await store.putVeiligContact({ contact: 'c1' }, afspraak);
    await store.putVeiligContact({ persoon: 'c1' }, { ...afspraak, id: 'v2' });
    await store.putVeiligContact({ persoon: 'c1' }, { ...afspraak, id: 'v2' });
    expect(await store.readVeiligContact([{ contact: 'c1' }])).toEqual([afspraak]);
    expect((await store.readVeiligContact([{ contact: 'c1' }, { persoon: 'c1' }])).map(({ id }) => id)).toEqual([
      'v1',
      'v2',
    ]);
    expect(await store.readVeiligContact([])).toEqual([]);
  });

  test('traces are read newest first, each once, and a person is forgotten for one contact only', async () => {
    const store = await make();
    const later = instant('2026-11-26T09:00:00Z');
    await store.putSpoor('p1', { contact: 'c1', op: UUR });
    await store.putSpoor('p1', { contact: 'c1', op: UUR });
    await store.putSpoor('p1', { contact: 'c2', op: later });
    await store.putSpoor('p2', { contact: 'c3', op: UUR });
    await store.putVeiligContact({ persoon: 'p1' }, { id: 'v1', op: UUR, door: 'o', contact: 'c1', vervangt: [] });
    await store.putVeiligContact({ persoon: 'p1' }, { id: 'v2', op: UUR, door: 'o', contact: 'c2', vervangt: [] });
    const found = await store.readSporen(['p1', 'p2'], 10);
    expect(found[0]).toEqual({ contact: 'c2', op: later });
    expect(found.map(({ contact }) => contact).sort()).toEqual(['c1', 'c2', 'c3']);
    expect(await store.readSporen(['p1'], 1)).toEqual([{ contact: 'c2', op: later }]);
    expect(await store.readSporen([], 10)).toEqual([]);
    await store.forgetPersoon('p1', 'c1');
    await store.forgetPersoon('p1', 'c1');
    expect(await store.readSporen(['p1'], 10)).toEqual([{ contact: 'c2', op: later }]);
    expect((await store.readVeiligContact([{ persoon: 'p1' }])).map(({ id }) => id)).toEqual(['v2']);
  });

  test('all of a contact is read at once: who is concerned, drafts and afspraken of its own included', async () => {
    const store = await make();
    const melder = { rol: 'melder', niveau: 'contactgegevens', op: UUR, door: 'olga', naam: 'Buur' } as const;
    const concept = (door: string) => ({ door, tekst: `van ${door}`, sinds: UUR, op: UUR, versie: 1 });
    const afspraak = { id: 'v1', op: UUR, door: 'olga', contact: 'c1', vervangt: [], geenMail: true };
    await store.putBetrokkene('c1', melder);
    await store.closeHulpvrager('c1');
    for (const door of ['piet', 'olga']) await store.putConcept('c1', concept(door), 0);
    await store.putVeiligContact({ contact: 'c1' }, afspraak);
    await store.putVeiligContact({ persoon: 'c1' }, { ...afspraak, id: 'v2' });
    expect(await store.readInhoud('c1')).toMatchObject({
      betrokkenen: [melder],
      concepten: [concept('olga'), concept('piet')],
      afspraken: [afspraak],
    });
    const { betrokkenen, concepten, afspraken } = await store.readInhoud('c1');
    expect([betrokkenen, concepten, afspraken]).toEqual([
      await store.readBetrokkenen('c1'),
      await store.readConcepten('c1'),
      await store.readVeiligContact([{ contact: 'c1' }]),
    ]);
  });

  test('notes are really removed', async () => {
    const store = await make();
    for (const id of ['n1', 'n2']) await store.putNotitie('c1', { id, op: UUR, door: 'fatima', tekst: 'drie' });
    await store.removeNotities('c1', ['n1', 'n9']);
    expect((await store.readInhoud('c1')).notities.map(({ id }) => id)).toEqual(['n2']);
  });

  test('of a contact without any is empty', async () => {
    expect(await (await make()).readInhoud('c9')).toEqual({
      berichten: [],
      antwoorden: [],
      uitgaand: [],
      notities: [],
      persoon: {},
      betrokkenen: [],
      concepten: [],
      afspraken: [],
    });
  });
});

describe.each(inhoudStores)('drafts in %s', (_name, make) => {
  const concept = (door: string, versie: number, tekst: string) => ({ door, tekst, sinds: UUR, op: UUR, versie });

  test('are one per medewerker and contact', async () => {
    const store = await make();
    await store.putConcept('c1', concept('piet', 1, 'van Piet'), 0);
    await store.putConcept('c1', { ...concept('olga', 1, 'van Olga'), standaardantwoord: 'dag' }, 0);
    await store.putConcept('c1', concept('piet', 2, ''), 1);
    await store.putConcept('c2', concept('piet', 1, 'elders'), 0);
    expect(await store.readConcepten('c1')).toEqual([
      { ...concept('olga', 1, 'van Olga'), standaardantwoord: 'dag' },
      concept('piet', 2, ''),
    ]);
    expect(await store.readConcepten('c9')).toEqual([]);
  });

  test('are replaced only by who saw the newest version', async () => {
    const store = await make();
    await store.putConcept('c1', concept('piet', 1, 'een'), 0);
    await expect(store.putConcept('c1', concept('piet', 1, 'twee'), 0)).rejects.toMatchObject(conflict);
    await expect(store.putConcept('c1', concept('piet', 3, 'twee'), 2)).rejects.toMatchObject(conflict);
    await store.putConcept('c1', concept('piet', 2, 'drie'), 1);
    expect(await store.readConcepten('c1')).toEqual([concept('piet', 2, 'drie')]);
  });
});

const instellingenStores: [string, () => Promise<InstellingenStore>][] = [
  ['memory', async () => makeMemoryInstellingenStore()],
  ['DynamoDB', async () => makeDynamoInstellingenStore(await tables.create('instellingen'), noWait)],
];

describe.each(instellingenStores)('settings in %s', (_name, make) => {
  test('nothing set yet is an empty organisatie at versie 0', async () => {
    expect(await (await make()).readInstellingen()).toMatchObject({
      versie: 0,
      wijkteams: {},
      normen: [],
      organisatie: { naam: '' },
    });
  });

  test('every write is seen at once, and raises the versie', async () => {
    const store = await make();
    await store.saveWijkteam(wijkteam('centrum'));
    await store.saveMedewerker(medewerker('fatima'));
    await store.saveOpeningsregeling('centrum/mail', standaardRegeling());
    await store.saveOpeningsregeling('centrum/inloop/plein', standaardRegeling());
    const norm = { kanaal: 'mail', seconden: 10, klok: 'open', doel: 0.5, geldigVan: '2026-01-01' } as const;
    await store.saveNormen([norm, { ...norm, wijkteam: 'centrum' }]);
    await store.saveNormen([{ ...norm, seconden: 20 }]);
    await store.saveEscalatiebeleid('*', STANDAARD_BELEID);
    const antwoord = { code: 'dag', titel: 'Dag', tekst: 'Dag {{naam}}', kanalen: ['mail'], actief: true } as const;
    await store.saveStandaardantwoord(antwoord);
    const found = await store.readInstellingen();
    expect(found.versie).toBe(8);
    expect(found.standaardantwoorden).toEqual({ dag: antwoord });
    expect(found.wijkteams['centrum']).toEqual(wijkteam('centrum'));
    expect(found.medewerkers['fatima']).toEqual(medewerker('fatima'));
    expect(Object.keys(found.openingsregelingen).sort()).toEqual(['centrum/inloop/plein', 'centrum/mail']);
    expect([...found.normen].sort((a, b) => a.seconden - b.seconden)).toEqual([
      { ...norm, wijkteam: 'centrum' },
      { ...norm, seconden: 20 },
    ]);
    expect(found.escalatiebeleid['*']).toEqual(STANDAARD_BELEID);
    await store.saveEscalatiebeleid('centrum', STANDAARD_BELEID);
    await store.saveEscalatiebeleid('*', null);
    await store.saveEscalatiebeleid('noord', null);
    expect((await store.readInstellingen()).escalatiebeleid).toEqual({ centrum: STANDAARD_BELEID });
    await store.saveWijkteam(wijkteam('centrum', { naam: 'Anders' }));
    expect((await store.readInstellingen()).wijkteams['centrum']?.naam).toBe('Anders');
  });

  test('devices and webhooks are kept by medewerker, each change raises the versie, and what is gone leaves nothing', async () => {
    const store = await make();
    const toestel = { id: 't1', adres: 'https://p.example/1', sleutel: 'B', geheim: 'g', sinds: UUR } as const;
    const webhook = { adres: 'https://h.example/1', vorm: 'teams', geheim: 'whsec_AA' } as const;
    await store.savePushAbonnement('fatima', toestel);
    await store.savePushAbonnement('fatima', { ...toestel, id: 't2' });
    await store.savePushAbonnement('fatima', { ...toestel, sleutel: 'C' });
    await store.saveWebhook('a:b|c@d.nl', webhook);
    const { versie, pushAbonnementen, webhooks } = await store.readInstellingen();
    expect(versie).toBe(4);
    expect([...(pushAbonnementen?.['fatima'] ?? [])].sort((a, b) => a.id.localeCompare(b.id))).toEqual([
      { ...toestel, sleutel: 'C' },
      { ...toestel, id: 't2' },
    ]);
    expect(webhooks).toEqual({ 'a:b|c@d.nl': webhook });
    // Who saves a medewerker leaves their devices alone.
    await store.saveMedewerker(medewerker('fatima'));
    expect((await store.readInstellingen()).pushAbonnementen?.['fatima']).toHaveLength(2);
    await store.removePushAbonnement('fatima', 't1');
    await store.removePushAbonnement('fatima', 't2');
    await store.removePushAbonnement('fatima', 'nooit');
    await store.saveWebhook('a:b|c@d.nl', null);
    const after = await store.readInstellingen();
    expect([after.pushAbonnementen ?? {}, after.webhooks ?? {}, after.versie]).toEqual([{}, {}, 9]);
  });

  test('saving the whole replaces the whole, however large', async () => {
    const store = await make();
    await store.saveWijkteam(wijkteam('oud'));
    const medewerkers = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`m${i}`, medewerker(`m${i}`)]));
    const dag = { code: 'dag', titel: 'Dag', tekst: 'Dag', kanalen: ['chat'], actief: false } as const;
    const whole = {
      ...(await store.readInstellingen()),
      wijkteams: { centrum: wijkteam('centrum') },
      medewerkers,
      standaardantwoorden: { dag },
    };
    await store.saveInstellingen(whole);
    const found = await store.readInstellingen();
    expect({ ...found, versie: 0, regelversie: 0 }).toEqual({ ...whole, versie: 0, regelversie: 0 });
    expect(found.versie).toBeGreaterThan(whole.versie);
  });

  test('writers at the same moment all get through', async () => {
    const store = await make();
    await Promise.all(['a', 'b', 'c', 'd'].map((slug) => store.saveWijkteam(wijkteam(slug))));
    const found = await store.readInstellingen();
    expect([Object.keys(found.wijkteams).sort(), found.versie]).toEqual([['a', 'b', 'c', 'd'], 4]);
  });

  test('duties are read by the days that they touch; one with a known id moves', async () => {
    const store = await make();
    const dienst = (id: string, van: string, tot: string): Dienst => {
      return {
        id,
        soort: 'achterwacht',
        wijkteam: 'centrum',
        domein: 'jeugd',
        professional: 'p',
        van,
        tot,
        vervanging: false,
      };
    };
    const long = dienst('long', '2026-11-20T09:00', '2026-11-25T09:00');
    const today = dienst('today', '2026-11-25T09:00', '2026-11-25T17:00');
    await store.saveDiensten([long, today, dienst('later', '2026-11-27T09:00', '2026-11-27T17:00')]);
    const read = async (van: string, tot: string) => (await store.readDiensten(van, tot)).map(({ id }) => id);
    expect(await read('2026-11-25', '2026-11-26')).toEqual(['long', 'today']);
    expect(await read('2026-11-26', '2026-11-26')).toEqual([]);
    await store.saveDiensten([{ ...today, van: '2026-11-26T09:00', tot: '2026-11-26T17:00' }]);
    expect(await read('2026-11-25', '2026-11-25')).toEqual(['long']);
    expect(await read('2026-11-26', '2026-11-26')).toEqual(['today']);
    expect(await read('2026-11-20', '2026-11-30')).toEqual(['long', 'today', 'later']);
  });

  test('a whole year of duties is saved at once', async () => {
    const store = await make();
    const many = Array.from({ length: 250 }, (_, i): Dienst => {
      const dag = `2026-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
      return {
        id: `d${i}`,
        soort: 'inloop',
        wijkteam: 'w',
        domein: 'jeugd',
        professional: 'p',
        van: `${dag}T09:00`,
        tot: `${dag}T12:00`,
        vervanging: false,
      };
    });
    await store.saveDiensten(many);
    expect(await store.readDiensten('2026-01-01', '2026-12-31')).toHaveLength(250);
  });
});

describe('settings in DynamoDB', () => {
  test('what another process changes is seen at the next reading, also while the clock stands still', async () => {
    const table = await tables.create('instellingen');
    const [one, other] = [makeDynamoInstellingenStore(table, noWait), makeDynamoInstellingenStore(table, noWait)];
    await one.saveWijkteam(wijkteam('a'));
    const first = await one.readInstellingen();
    expect(await one.readInstellingen()).toBe(first);
    await other.saveWijkteam(wijkteam('b'));
    expect(Object.keys((await one.readInstellingen()).wijkteams)).toEqual(['a', 'b']);
    await one.readDiensten('2026-11-25', '2026-11-25');
    const dienst = {
      id: 'd',
      soort: 'inloop',
      wijkteam: 'a',
      domein: 'jeugd',
      professional: 'p',
      vervanging: false,
    } as const;
    await other.saveDiensten([{ ...dienst, van: '2026-11-25T09:00', tot: '2026-11-25T12:00' }]);
    expect(await one.readDiensten('2026-11-25', '2026-11-25')).toHaveLength(1);
  });
});

const cijferStores: [string, () => Promise<CijferStore>][] = [
  ['memory', async () => makeMemoryCijferStore()],
  ['DynamoDB', async () => makeDynamoCijferStore(await tables.create('cijfers'))],
];

const bijdrage = (wacht: string, uur: Instant, wachttijdMs: number): Bijdrage => ({
  wacht,
  feiten: `${wacht}${wachttijdMs}`,
  cel: { kanaal: 'telefoon', wijkteam: 'centrum', uur },
  tellers: { beantwoord: 1, binnenNorm: 1 },
  wachttijdMs,
  opentijdMs: wachttijdMs,
});

async function applyTo(
  store: CijferStore,
  contact: string,
  vorige: number,
  versie: number,
  oud: Bijdrage[],
  nieuw: Bijdrage[],
) {
  await store.apply(contact, vorige, { versie, bijdragen: nieuw }, [...verschil(oud, nieuw).values()]);
}

describe.each(cijferStores)('figures in %s', (_name, make) => {
  const later = instant('2026-12-01T00:00:00.000Z');
  const read = (store: CijferStore, van = '2026-11-25T00:00:00.000Z', tot = '2026-12-02T00:00:00.000Z') =>
    store.readCells('telefoon', 'centrum', instant(van), instant(tot));

  test('contacts add up in their cell, over months, whatever shard they are on', async () => {
    const store = await make();
    for (let i = 0; i < 12; i += 1) await applyTo(store, `c${i}`, 0, 1, [], [bijdrage('w', UUR, 1000 * i)]);
    await applyTo(store, 'x', 0, 1, [], [bijdrage('w', later, 5000)]);
    const cells = await read(store);
    expect(
      cells.map(({ sleutel, cel }) => [sleutel.uur, cel.tellers.beantwoord, cel.wachttijd.n, cel.wachttijd.somMs]),
    ).toEqual([
      [UUR, 12, 12, 66_000],
      [later, 1, 1, 5000],
    ]);
    expect(mergeCellen(cells.map(({ cel }) => cel)).opentijd.somMs).toBe(71_000);
  });

  test('sums of periods hold each hour in its own period, and nothing from outside', async () => {
    const store = await make();
    for (let i = 0; i < 9; i += 1) await applyTo(store, `c${i}`, 0, 1, [], [bijdrage('w', UUR, 1000)]);
    await applyTo(store, 'x', 0, 1, [], [bijdrage('w', later, 5000)]);
    await applyTo(store, 'y', 0, 1, [], [bijdrage('w', instant('2026-12-03T09:00:00.000Z'), 5000)]);
    const sums = await store.readSommen('telefoon', 'centrum', perioden('2026-11-24', '2026-12-01', 'dag'));
    expect(sums.map(({ wachttijd }) => [wachttijd.n, wachttijd.somMs])).toEqual([
      ...[
        [0, 0],
        [9, 9000],
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      [1, 5000],
    ]);
    expect(await store.readSommen('telefoon', 'centrum', [])).toEqual([]);
  });

  test('a cell lies in [van, tot)', async () => {
    const store = await make();
    await applyTo(store, 'c', 0, 1, [], [bijdrage('w', UUR, 1)]);
    expect(await read(store, UUR, '2026-11-25T10:00:00.000Z')).toHaveLength(1);
    expect(await read(store, '2026-11-25T08:00:00.000Z', UUR)).toEqual([]);
    expect(await read(store, UUR, UUR)).toEqual([]);
  });

  test('a version is applied once: who comes second is told, and adds nothing', async () => {
    const store = await make();
    await applyTo(store, 'c', 0, 2, [], [bijdrage('w', UUR, 1000)]);
    await expect(applyTo(store, 'c', 0, 1, [], [bijdrage('w', UUR, 9000)])).rejects.toMatchObject(conflict);
    expect(await store.loadMarker('c')).toMatchObject({ versie: 2, bijdragen: [bijdrage('w', UUR, 1000)] });
    expect((await read(store))[0]?.cel.wachttijd).toMatchObject({ n: 1, somMs: 1000 });
    expect(await store.loadMarker('d')).toBeUndefined();
  });

  test('several contacts are applied together or, when one of them was applied meanwhile, none of them', async () => {
    const store = await make();
    const [first, second] = [[bijdrage('w', UUR, 1000)], [bijdrage('w', UUR, 3000), bijdrage('v', later, 5000)]];
    const toevoeging = (contact: string, vorige: number, oud: Bijdrage[], nieuw: Bijdrage[]) => ({
      contact,
      vorige,
      marker: { versie: vorige + 1, bijdragen: nieuw },
      verschillen: [...verschil(oud, nieuw).values()],
    });
    await store.applyAll([]);
    // So many that some share a shard of their cell.
    const contacten = Array.from({ length: 12 }, (_, i) => `c${i}`);
    await store.applyAll(contacten.map((contact) => toevoeging(contact, 0, [], first)));
    await expect(
      store.applyAll([
        toevoeging('c0', 1, first, second),
        toevoeging('d', 0, [], first),
        toevoeging('c1', 0, [], first),
      ]),
    ).rejects.toMatchObject(conflict);
    expect(await store.loadMarker('d')).toBeUndefined();
    expect((await read(store)).map(({ cel }) => [cel.wachttijd.n, cel.wachttijd.somMs])).toEqual([[12, 12_000]]);
    await store.applyAll([toevoeging('c0', 1, first, second), toevoeging('c1', 1, first, [])]);
    expect(await store.loadMarker('c0')).toEqual({ versie: 2, bijdragen: second });
    expect((await read(store)).map(({ cel }) => [cel.wachttijd.n, cel.wachttijd.somMs])).toEqual([
      [11, 13_000],
      [1, 5000],
    ]);
  });

  test('what changes is moved, what is taken back leaves nothing', async () => {
    const store = await make();
    const [first, moved] = [[bijdrage('w', UUR, 1000)], [bijdrage('w', later, 2000)]];
    await applyTo(store, 'c', 0, 1, [], first);
    await applyTo(store, 'c', 1, 2, first, moved);
    await applyTo(store, 'c', 2, 3, moved, []);
    const whole = mergeCellen((await read(store)).map(({ cel }) => cel));
    expect([whole.tellers, whole.wachttijd.n, whole.wachttijd.somMs]).toEqual([{}, 0, 0]);
  });

  test('many who apply at the same moment all count', async () => {
    const store = await make();
    const retry = async (contact: string): Promise<void> => {
      for (let attempt = 0; attempt < 50; attempt += 1) {
        const done = await applyTo(store, contact, 0, 1, [], [bijdrage('w', UUR, 1)]).then(
          () => true,
          () => false,
        );
        if (done) return;
      }
      throw new Error('never applied');
    };
    await Promise.all(Array.from({ length: 20 }, (_, i) => retry(`c${i}`)));
    expect((await read(store))[0]?.cel.tellers.beantwoord).toBe(20);
  });

  test('cells of a locatie are its own, and together they are those of the wijkteam', async () => {
    const store = await make();
    const op = (locatie?: string) => {
      const cel = {
        kanaal: 'inloop',
        wijkteam: 'centrum',
        uur: UUR,
        ...(locatie !== undefined && { locatie }),
      } as const;
      return { ...bijdrage(`w-${locatie}`, UUR, 1000), cel };
    };
    for (const locatie of ['markt', 'haven', undefined]) await applyTo(store, `c-${locatie}`, 0, 1, [], [op(locatie)]);
    const dag = perioden('2026-11-01', '2026-12-31', 'geheel');
    const count = async (locatie?: string) =>
      (await store.readSommen('inloop', 'centrum', dag, locatie))[0]?.tellers.beantwoord ?? 0;
    expect([await count(), await count('markt'), await count('haven'), await count('elders')]).toEqual([3, 1, 1, 0]);
    const cells = await store.readCells(
      'inloop',
      'centrum',
      instant('2026-11-01T00:00Z'),
      instant('2026-12-31T00:00Z'),
    );
    expect(cells.map(({ sleutel }) => sleutel.locatie ?? '').toSorted()).toEqual(['', 'haven', 'markt']);
  });

  test('kanaal and wijkteam that were seen are remembered once', async () => {
    const store = await make();
    for (let i = 0; i < 2; i += 1) await store.noteGezien('mail', 'centrum');
    await store.noteGezien('inloop', 'centrum');
    expect([...(await store.listGezien())].sort((a, b) => (a.kanaal < b.kanaal ? -1 : 1))).toEqual([
      { kanaal: 'inloop', wijkteam: 'centrum' },
      { kanaal: 'mail', wijkteam: 'centrum' },
    ]);
  });
});

const verbindingStores: [string, () => Promise<VerbindingStore>][] = [
  ['memory', async () => makeMemoryVerbindingStore()],
  ['DynamoDB', async () => makeDynamoVerbindingStore(await tables.create('verbindingen'))],
];

describe.each(verbindingStores)('connections in %s', (_name, make) => {
  test('are found by gesprek until they end', async () => {
    const store = await make();
    await store.addChat('c1', 'g1', UUR);
    await store.addChat('c2', 'g1', UUR);
    await store.addChat('c3', 'g2', UUR);
    expect([...(await store.listChat('g1'))].sort()).toEqual(['c1', 'c2']);
    expect(await store.chatOf('c3')).toEqual({ gesprek: 'g2' });
    expect(await store.remove('c1')).toEqual({ gesprek: 'g1' });
    expect(await store.remove('c1')).toEqual({});
    expect(await store.listChat('g1')).toEqual(['c2']);
    expect(await store.chatOf('c1')).toBeUndefined();
    await store.addChat('c4', 'g2', UUR, 'noord');
    expect(await store.chatOf('c4')).toEqual({ gesprek: 'g2', wijkteam: 'noord' });
  });

  test('a connection that goes to another gesprek leaves the first', async () => {
    const store = await make();
    await store.addChat('c1', 'g1', UUR);
    await store.addChat('c1', 'g2', UUR);
    expect([await store.listChat('g1'), await store.listChat('g2')]).toEqual([[], ['c1']]);
  });

  test('staff are listed with who they are, apart from residents', async () => {
    const store = await make();
    await store.addChat('c1', 'g1', UUR);
    await store.addLive({ verbinding: 'l1', gebruiker: fatima, sinds: UUR }, UUR);
    expect(await store.listLive()).toEqual([{ verbinding: 'l1', gebruiker: fatima, sinds: UUR }]);
    expect(await store.remove('l1')).toEqual({});
    expect(await store.listLive()).toEqual([]);
  });
});

test('a connection whose registration broke off halfway is nobody yet, and can begin again and end', async () => {
  const table = await tables.create('verbindingen');
  let writes = 0;
  const broken = makeDynamoVerbindingStore({
    ...table,
    write: async (write) => {
      writes += 1;
      if (writes === 2) throw new Error('the process died');
      await table.write(write);
    },
  });
  await expect(broken.addChat('c1', 'g1', UUR)).rejects.toThrow('died');
  const store = makeDynamoVerbindingStore(table);
  // Whoever is listed counts as present; half a registration must not.
  expect(await store.listChat('g1')).toEqual([]);
  await store.addChat('c1', 'g2', UUR);
  expect([await store.listChat('g1'), await store.listChat('g2')]).toEqual([[], ['c1']]);
  await store.remove('c1');
  expect(await store.listChat('g2')).toEqual([]);
});

test('a connection whose removal broke off halfway is no longer listed', async () => {
  const table = await tables.create('verbindingen');
  const store = makeDynamoVerbindingStore(table);
  await store.addChat('c1', 'g1', UUR);
  let writes = 0;
  const broken = makeDynamoVerbindingStore({
    ...table,
    write: async (write) => {
      writes += 1;
      if (writes === 2) throw new Error('the process died');
      await table.write(write);
    },
  });
  await expect(broken.remove('c1')).rejects.toThrow('died');
  expect(await store.listChat('g1')).toEqual([]);
  expect(await store.remove('c1')).toEqual({ gesprek: 'g1' });
});
