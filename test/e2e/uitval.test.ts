/**
 * Nothing is lost when something keeps failing: what died is listed with the reason, goes back with one call, and is there
 * once; and one message, or one change, that nobody can handle holds up no other. Told in order, on one set of data.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { systemIds } from '../../shared/adapters/clock/system-clock.ts';
import { contactItem } from '../../shared/adapters/dynamodb/zaak-items.ts';
import { foldContact } from '../../shared/domain/contact/fold-contact.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import { done, openChat, type Person, person, sendMail } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';
import { both, ownWijkteam } from '../support/own-wijkteam.ts';
import { openStopped } from '../support/stopped-data.ts';

// Ten tries of a message take half a minute of the real clock.
jest.setTimeout(240_000);

interface Telling {
  readonly wachtrij: string;
  readonly soort: string;
  readonly aantal: number;
  readonly oudsteOp: string | null;
}
interface Uitleg {
  readonly id: string;
  readonly pogingen: number | null;
  readonly contacten: readonly string[];
  readonly spoedzaken: readonly string[];
  readonly verwijzingen: readonly string[];
  readonly mislukking: { readonly fout: string; readonly plek?: string } | null;
  readonly uitleg: string;
}
interface Herhaling {
  readonly herhaald: number;
  readonly zaken: number | null;
  readonly aantal: number;
}

const NU = '2026-11-25T09:00:00.000Z';
const data = mkdtempSync(join(tmpdir(), 'voordeur-uitval-'));
let stack: LocalStack;
let beheerder: Person;
let olga: Person;
let centrale: Person;
let gerda: Person;
let manager: Person;

async function start(): Promise<void> {
  stack = await startLocalStack({ klok: NU, data });
  beheerder = await person(stack, 'Bea Beheer', ['beheerder']);
  olga = await person(stack, 'Olga Vos', ['teamondersteuner']);
  centrale = await person(stack, 'Centrale', ['koppeling']);
  gerda = await person(stack, 'Gerda Dekker', ['gastvrouw']);
  manager = await person(stack, 'Mo Jansen', ['manager']);
}
beforeAll(start, 90_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(data, { recursive: true, force: true });
});

/** Rest, also when what fails needs more than one minute to be given up. */
async function settle(): Promise<void> {
  for (let minute = 1; ; minute += 1) {
    try {
      return await stack.rust();
    } catch (error) {
      if (minute === 3) throw error;
    }
  }
}

const counts = async (wie = beheerder): Promise<readonly Telling[]> =>
  done(await wie.get<{ resultaten: Telling[] }>('/v1/uitval')).resultaten;
const dead = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await counts()).filter(({ aantal }) => aantal > 0).map(({ wachtrij, aantal }) => [wachtrij, aantal]),
  );
const why = async (wachtrij: string): Promise<readonly Uitleg[]> =>
  done(await beheerder.get<{ berichten: Uitleg[] }>(`/v1/uitval/${wachtrij}`)).berichten;
const repeat = async (wachtrij: string, berichten?: readonly string[]): Promise<Herhaling> =>
  done(await beheerder.post<Herhaling>(`/v1/uitval/${wachtrij}/herhalingen`, berichten ? { berichten } : {}));
const found = async (wijkteam: string, kanaal?: string): Promise<readonly { id: string; ontvangenOp: string }[]> =>
  done(
    await olga.post<{ resultaten: { id: string; ontvangenOp: string }[] }>('/v1/contacten/_zoek', {
      wijkteam,
      ...(kanaal && { kanaal }),
    }),
  ).resultaten;
const rows = async (wijkteam: string) =>
  done(
    await manager.get<{ rijen: { kanaal: string; ontvangen: number; afgehaakt: number }[] }>(
      `/v1/bereikbaarheid?van=2026-11-25&totEnMet=2026-11-25&per=dag&wijkteam=${wijkteam}`,
    ),
  ).rijen.filter(({ ontvangen }) => ontvangen > 0);

const oproepContact = (oproepId: string) => systemIds.derived('oproep', oproepId);
const gebeurtenis = (oproepId: string, wijkteam: string, soort = 'in-wachtrij') => ({
  id: `${oproepId}/${soort}`,
  oproepId,
  soort,
  op: NU,
  wijkteam,
});

describe('while the database is out of order', () => {
  test('what comes in is accepted, and dies in its queue after its tries', async () => {
    await stack.storing({ dienst: 'dynamodb', soort: 'fout' });
    done(await centrale.post('/v1/telefoon-gebeurtenissen', gebeurtenis('storing', 'noord')));
    done(await gerda.post('/v1/aankomsten', { id: 'b1c2d3e4-0000-4000-8000-000000000001', locatie: 'noord', op: NU }));
    await sendMail(stack, {
      van: 'Jan <jan@post.example>',
      aan: 'noord@voordeur.example',
      onderwerp: 'Hulp bij Bleeker',
      tekst: 'Roosmarijn',
      messageId: '<storing@post.example>',
    });
    await settle();
    await stack.fetchJson('/_lokaal/storingen', { method: 'DELETE' });
    expect(await dead()).toEqual({ telefoon: 1, inloop: 1, mail: 1 });
  });

  test('a teamondersteuner sees how many there are, and only the beheerder sees which and why', async () => {
    expect(await counts(olga)).toContainEqual({ wachtrij: 'mail', soort: 'wachtrij', aantal: 1, oudsteOp: NU });
    expect((await olga.get('/v1/uitval/mail')).status).toBe(403);
    expect((await olga.post('/v1/uitval/mail/herhalingen', {})).status).toBe(403);
    const [telefoon] = await why('telefoon');
    // The database was away, so nobody could note anything, and that is what it says.
    expect(telefoon).toMatchObject({ pogingen: 10, contacten: [oproepContact('storing')], mislukking: null });
    expect(telefoon?.uitleg).toContain('geen fout genoteerd');
    const [mail] = await why('mail');
    expect(mail?.verwijzingen).toEqual([expect.stringMatching(/^mail\//)]);
    expect(JSON.stringify([telefoon, mail])).not.toMatch(/bleeker|roosmarijn|jan@/i);
  });

  test('afterwards one call brings each back: every contact is there once, with its own instant, however often it is called', async () => {
    // Looking at them just before holds none of them back.
    await why('telefoon');
    for (const wachtrij of ['telefoon', 'inloop', 'mail']) {
      expect(await repeat(wachtrij)).toMatchObject({ herhaald: 1 });
      expect(await repeat(wachtrij)).toMatchObject({ herhaald: 0, aantal: 0 });
    }
    await settle();
    expect(await dead()).toEqual({});
    const contacts = [...(await found('noord')), ...(await found('algemeen', 'mail'))];
    expect(contacts).toHaveLength(3);
    for (const { ontvangenOp } of contacts) expect(ontvangenOp).toBe(NU);
  });
});

describe('a message and a change that nobody can handle', () => {
  const KAPOT = oproepContact('kapot');
  const gesprek = systemIds.hash('gesprek', 'kapot');
  /** A contact as it should stand there; its events are what is broken. */
  const whole = contactItem(
    foldContact({ id: KAPOT, kanaal: 'telefoon', vervolgVan: null }, [
      { id: 'kapot/in-wachtrij', op: instant(NU), soort: 'in-wachtrij', wijkteam: 'zuid' },
      { id: 'kapot/opgehangen', op: instant('2026-11-25T09:01:00.000Z'), soort: 'opgehangen' },
    ]),
    null,
    1,
  );
  const BROKEN = '"geen gebeurtenissen"';

  beforeAll(async () => {
    await stack.kill('SIGTERM');
    await openStopped(data, NU, async ({ send, putItem }) => {
      await putItem('Zaken', { ...whole, gebeurtenissen: JSON.parse(BROKEN) });
      await putItem('Zaken', {
        pk: 'SPOED#kapot',
        sk: 'SPOED',
        id: 'kapot',
        versie: 1,
        wijkteam: 'zuid',
        status: 'open',
        gebeurtenissen: 'x',
      });
      await putItem('Zaken', { pk: `GESPREK#${gesprek}`, sk: 'GESPREK', versie: 1, contact: KAPOT, nummer: 1 });
      send('telefoon', { gebeurtenissen: [gebeurtenis('kapot', 'zuid')] });
      send('inloop', { soort: 'vertrek', id: 'v1', contact: KAPOT, op: NU });
      send('chat', { soort: 'verlaten', gesprek, op: NU });
      send('mail', { Records: [{ eventTime: NU, s3: { object: { key: 'mail/ontbreekt' } } }] });
      send('antwoord', { contact: KAPOT, antwoord: 'a1' });
      send('push', { zaak: 'kapot', push: 'p1' });
    });
    await start();
  }, 120_000);

  test('hold up none of those behind them, on any queue', async () => {
    done(await centrale.post('/v1/telefoon-gebeurtenissen', gebeurtenis('goed', 'zuid')));
    done(await gerda.post('/v1/aankomsten', { id: 'b1c2d3e4-0000-4000-8000-000000000002', locatie: 'zuid', op: NU }));
    await sendMail(stack, {
      van: 'Piet <piet@post.example>',
      aan: 'info@voordeur.example',
      onderwerp: 'Vraag',
      tekst: 'Dag',
      messageId: '<goed@post.example>',
    });
    const inwoner = await openChat(stack);
    inwoner.send({ soort: 'begin', wijkteam: 'zuid' });
    await inwoner.next('begonnen');
    inwoner.send({ soort: 'vraag', id: 'v1', tekst: 'Hallo', wijkteam: 'zuid' });
    // While the bad ones are still being tried.
    await inwoner.next('ontvangen');
    const [chat] = await found('zuid', 'chat');
    done(await olga.post(`/v1/contacten/${chat?.id}/aannames`, {}));
    done(await olga.post(`/v1/contacten/${chat?.id}/antwoorden`, { tekst: 'Dag' }));
    await inwoner.next('antwoord');
    await inwoner.close();
    const office = { stack, beheerder, ondersteuner: olga, gastvrouw: gerda };
    const west = await ownWijkteam(office, 'west', { mensen: { ada: {} }, escalatiecontact: 'ada' });
    await west.plan({ wie: 'ada', van: '2026-11-25T09:00', tot: '2026-11-25T17:00' });
    await west.spoed();
    expect(await west.sent()).toEqual(both('ada', 'oppakken'));
    await settle();
    expect((await found('zuid')).map(({ id }) => id)).toContain(oproepContact('goed'));
    expect((await found('algemeen', 'mail')).length).toBe(2);
    expect(await dead()).toMatchObject({ telefoon: 1, mail: 1, chat: 1, inloop: 1, antwoord: 1, push: 1 });
  });

  test('hold up none of those behind them, on any stream: the figures and the screens go on', async () => {
    expect(await dead()).toMatchObject({ 'project-bereikbaarheid': 1, 'follow-zaken': 1 });
    expect((await rows('zuid')).map(({ kanaal }) => kanaal)).toEqual(
      expect.arrayContaining(['chat', 'inloop', 'telefoon']),
    );
    // The one that is broken is in no figure yet.
    expect((await rows('zuid')).find(({ kanaal }) => kanaal === 'telefoon')).toMatchObject({
      ontvangen: 1,
      afgehaakt: 0,
    });
  });

  test('are listed with what they are about and why, as it was noted when they failed', async () => {
    for (const wachtrij of ['telefoon', 'inloop', 'antwoord']) {
      const [bericht] = await why(wachtrij);
      expect(bericht).toMatchObject({ contacten: [KAPOT], pogingen: 10, mislukking: { fout: expect.any(String) } });
      expect(bericht?.mislukking?.fout).not.toBe('afgebroken');
      expect(bericht?.uitleg).toContain('eigen programmatuur');
    }
    expect(await why('push')).toMatchObject([{ spoedzaken: ['kapot'], verwijzingen: ['p1'] }]);
    expect(await why('mail')).toMatchObject([{ verwijzingen: ['mail/ontbreekt'], mislukking: { fout: 'Error' } }]);
    expect(await why('project-bereikbaarheid')).toMatchObject([
      { contacten: [KAPOT], mislukking: { fout: expect.any(String) } },
    ]);
  });

  test('fail again as long as nothing is mended, and are listed again', async () => {
    const [bericht] = await why('mail');
    expect(await repeat('mail', [bericht?.id ?? ''])).toMatchObject({ herhaald: 1 });
    await settle();
    expect(await why('mail')).toMatchObject([{ verwijzingen: ['mail/ontbreekt'], pogingen: 10 }]);
  });

  test('mended more than a day later, when the stream has forgotten: the change is told as it stands now, once', async () => {
    await stack.klok({ vooruit: 'PT30H' });
    const nu = await stack.nu();
    await stack.kill('SIGTERM');
    await openStopped(data, nu, async ({ mend, putMail }) => {
      expect(mend(BROKEN, JSON.stringify(whole['gebeurtenissen']))).toBe(1);
      putMail(
        'mail/ontbreekt',
        'From: An <an@post.example>\r\nTo: info@voordeur.example\r\nMessage-ID: <laat@post.example>\r\nSubject: Laat\r\n\r\nDag\r\n',
      );
    });
    await start();
    expect((await rows('zuid')).find(({ kanaal }) => kanaal === 'telefoon')).toMatchObject({ afgehaakt: 0 });
    expect(await repeat('project-bereikbaarheid')).toMatchObject({ herhaald: 1, zaken: 1, aantal: 0 });
    expect(await repeat('project-bereikbaarheid')).toMatchObject({ herhaald: 0, zaken: 0 });
    await settle();
    expect((await rows('zuid')).find(({ kanaal }) => kanaal === 'telefoon')).toMatchObject({
      ontvangen: 2,
      afgehaakt: 1,
    });
    expect((await dead())['project-bereikbaarheid']).toBeUndefined();
  });

  test('are then handled by the same one call, and what they tell is there once', async () => {
    for (const wachtrij of ['telefoon', 'mail', 'antwoord', 'inloop', 'chat'])
      expect(await repeat(wachtrij)).toMatchObject({ herhaald: 1 });
    await settle();
    const left = await dead();
    expect(['telefoon', 'mail', 'antwoord', 'inloop', 'chat'].filter((one) => one in left)).toEqual([]);
    const mails = await found('algemeen', 'mail');
    expect(mails).toHaveLength(3);
    // A leaving of somebody who telephoned was no fault of ours after all: it is work for a person now.
    const onleesbaar = done(await olga.get<{ perKanaal: object }>('/v1/onleesbare-berichten'));
    expect(onleesbaar.perKanaal).toEqual({ inloop: 1 });
    // It came in the day before, and that is when it came in.
    expect(mails.map(({ ontvangenOp }) => ontvangenOp)).toEqual([NU, NU, NU]);
    expect((await rows('zuid')).find(({ kanaal }) => kanaal === 'telefoon')).toMatchObject({
      ontvangen: 2,
      afgehaakt: 1,
    });
  });
});

describe('input that could not be read', () => {
  const EML =
    'From: Els <els@post.example>\r\nTo: info@voordeur.example\r\nMessage-ID: <herlezen@post.example>\r\nSubject: x\r\n\r\nDag\r\n';

  test('is counted per kanaal and can be had byte by byte', async () => {
    const bytes = Uint8Array.from([0, 255, 13, 10, 128, 7]);
    await stack.mail(bytes);
    await settle();
    const list = done(
      await olga.get<{ resultaten: { id: string; kanaal: string }[]; aantal: number; perKanaal: object }>(
        '/v1/onleesbare-berichten',
      ),
    );
    expect([list.aantal, list.perKanaal]).toEqual([2, { inloop: 1, mail: 1 }]);
    const kept = list.resultaten.find(({ kanaal }) => kanaal === 'mail');
    const token = await stack.token({ naam: 'Olga Vos', rollen: ['teamondersteuner'] });
    const answer = await fetch(`${stack.url}/v1/onleesbare-berichten/${kept?.id}/ruw`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    const refused = await olga.post<{ code: string }>(`/v1/onleesbare-berichten/${kept?.id}/herlezingen`, {});
    expect([refused.status, refused.body.code]).toEqual([409, 'nog-onleesbaar']);
  });

  test('becomes, once the reader can read it, the contact that it should have been, once and with its own instant', async () => {
    const nu = await stack.nu();
    await stack.kill('SIGTERM');
    await openStopped(data, nu, async ({ putItem, putMail }) => {
      putMail('mail/herlezen', EML);
      const bericht = {
        id: 'herlezen',
        kanaal: 'mail',
        ontvangenOp: NU,
        reden: 'Een oude lezer kon dit niet.',
        ruw: 'mail/herlezen',
        afhandeling: null,
      };
      await putItem('Zaken', {
        pk: 'ONLEESBAAR#herlezen',
        sk: 'ONLEESBAAR',
        versie: 1,
        bericht: JSON.stringify(bericht),
        lpk: 'ONLEESBAAR#OPEN',
        lsk: `${NU}#herlezen`,
      });
    });
    await start();
    const before = (await found('algemeen', 'mail')).length;
    for (let time = 0; time < 2; time += 1) {
      const answer = await olga.post('/v1/onleesbare-berichten/herlezen/herlezingen', {});
      expect(answer.status).toBe(202);
    }
    await settle();
    const after = await found('algemeen', 'mail');
    expect(after).toHaveLength(before + 1);
    expect(after.map(({ ontvangenOp }) => ontvangenOp)).toEqual(after.map(() => NU));
    expect(done(await olga.get<{ aantal: number }>('/v1/onleesbare-berichten')).aantal).toBe(2);
  });
});

describe('rights', () => {
  test('the function that serves dead letters was refused nothing that it needs, and asked for nothing else', async () => {
    const errors = (await stack.logboek('error')).filter(({ bron }) => bron === 'serve-uitval');
    expect(errors).toEqual([]);
  });
});
