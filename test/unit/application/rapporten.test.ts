import { describe, expect, test } from '@jest/globals';
import {
  makeBeginRapport,
  makeChangeRapport,
  makeListRapporten,
  makeShowRapport,
} from '../../../shared/application/manage-rapporten.ts';
import { makeProjectBereikbaarheid } from '../../../shared/application/project-bereikbaarheid.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeSendRapporten, OVERNAME_MS } from '../../../shared/application/send-rapporten.ts';
import type { ContactChange } from '../../../shared/application/zaak-change.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { csv } from '../../../shared/middleware/http/csv.ts';
import { crashingPorts } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { gebruiker, manager, medewerker, wijkteam } from '../../support/people.ts';
import { sentMails } from '../../support/sent-mail.ts';

const beheerder = gebruiker('bea', ['beheerder']);
const instellingen = {
  wijkteams: { centrum: wijkteam('centrum'), noord: wijkteam('noord') },
  medewerkers: {
    mo: medewerker('mo', { rollen: ['manager'] }),
    bea: medewerker('bea', { rollen: ['beheerder'] }),
    pro: medewerker('pro'),
    geen: medewerker('geen', { rollen: ['manager'], mail: null }),
  },
};
const KEUZE = { per: 'maand', wijkteams: [], kanalen: ['telefoon'], actief: true } as const;
/** Monday 2 November 2026, seven in the morning: the first working day after October. */
const VERTREK = instant('2026-11-02T06:00:00Z');

/** Calls of October: `n` in a wijkteam, each answered after so many seconds. */
async function calls(world: World, team: string, n: number, seconds: number): Promise<void> {
  const begin = instant('2026-10-14T08:00:00Z');
  const gebeurtenissen = Array.from({ length: n }, (_, i) => `${team}-${i}`).flatMap((oproepId) => [
    { id: `${oproepId}.1`, oproepId, soort: 'in-wachtrij', op: begin, wijkteam: team } as const,
    { id: `${oproepId}.2`, oproepId, soort: 'aangenomen', op: plusMs(begin, seconds * 1000) } as const,
  ]);
  await makeRecordTelefoonGebeurtenissen(world)([{ bron: team, gebeurtenissen }]);
  const changes = world.zaken.changes().filter((one): one is ContactChange => one.soort === 'contact');
  await makeProjectBereikbaarheid(world)(changes);
}

function setUp(options: Parameters<typeof makeWorld>[0] = {}) {
  const world = makeWorld({ start: '2026-10-20T10:00:00.000Z', instellingen, ...options });
  const send = makeSendRapporten({ ...world, csv });
  return { world, send, begin: makeBeginRapport(world) };
}

const to = (world: World, op: string) => world.clock.forward(Date.parse(op) - Date.parse(world.clock.now()));

describe('a report by mail', () => {
  test('leaves once, on the first working day after the period, with the figures and the file', async () => {
    const { world, send, begin } = setUp();
    await calls(world, 'centrum', 6, 10);
    await calls(world, 'noord', 8, 50);
    await begin({ door: manager, keuze: KEUZE });
    to(world, '2026-11-01T12:00:00Z');
    expect((await send()).verzonden).toBe(0);
    to(world, VERTREK);
    expect(await send()).toEqual({ verzonden: 1, mislukt: [] });
    expect(await send()).toEqual({ verzonden: 0, mislukt: [] });
    const [mail, ...more] = await sentMails(world);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      naar: 'mo@voorbeeld.nl',
      onderwerp: 'Bereikbaarheid in oktober 2026',
      automatisch: true,
    });
    expect(mail?.tekst).toContain('Binnengekomen: 14 (daarvoor: 0).');
    expect(mail?.tekst).toContain('Binnen de norm: 42,9 % van 14. De norm: 80 % binnen 30 seconden.');
    expect(mail?.tekst).toMatch(/de helft was geholpen binnen (49|50|51) seconden/);
    expect(mail?.tekst).not.toContain('Inloop');
    const [file] = mail?.bijlagen ?? [];
    expect(file).toMatchObject({ naam: 'bereikbaarheid-2026-10-01-2026-10-31.csv' });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.inhoud);
    expect(text.startsWith('\uFEFFkanaal;wijkteam;')).toBe(true);
    expect(
      text
        .slice(1)
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(';').slice(0, 2).join()),
    ).toEqual(['kanaal,wijkteam', 'telefoon,centrum', 'telefoon,noord', 'telefoon,*']);
  });

  test('holds nothing about fewer than five contacts, nor anything from which it follows', async () => {
    const { world, send, begin } = setUp();
    await calls(world, 'centrum', 2, 777);
    await calls(world, 'noord', 8, 20);
    await begin({ door: manager, keuze: KEUZE });
    to(world, VERTREK);
    await send();
    const rows = (
      await makeShowRapport(world)({ door: manager, id: (await makeListRapporten(world)({ door: manager }))[0]!.id })
    ).rijen;
    expect(
      rows.map(({ wijkteam: team, ontvangen, beantwoord, verborgen }) => [team, ontvangen, beantwoord, verborgen]),
    ).toEqual([
      ['centrum', 2, null, 'alles'],
      ['noord', 8, null, 'alles'],
      ['*', 10, 10, ''],
    ]);
    const [mail] = await sentMails(world);
    expect(new TextDecoder().decode(mail?.bijlagen[0]?.inhoud)).not.toContain('777');
  });

  test('compares with the period before, and says when nothing came in', async () => {
    const { world, send, begin } = setUp();
    await calls(world, 'centrum', 6, 10);
    await begin({ door: manager, keuze: { ...KEUZE, kanalen: ['telefoon', 'chat'] } });
    to(world, '2026-12-01T06:00:00Z');
    await send();
    const [mail] = await sentMails(world);
    expect(mail?.onderwerp).toBe('Bereikbaarheid in november 2026');
    expect(mail?.tekst).toContain('Er kwam niets binnen (daarvoor: 6).');
    expect(mail?.tekst).toContain('Er kwam niets binnen (daarvoor: 0).');
  });

  test('that was asked for after it would have left does not come; the next one does', async () => {
    const { world, send, begin } = setUp({ start: '2026-11-02T06:00:00.000Z' });
    expect((await begin({ door: manager, keuze: KEUZE })).volgende).toEqual({
      van: '2026-11-01',
      totEnMet: '2026-11-30',
      op: '2026-12-01T06:00:00.000Z',
    });
    expect((await send()).verzonden).toBe(0);
    to(world, '2026-12-01T06:00:00Z');
    expect((await send()).verzonden).toBe(1);
  });

  test('that could not leave is tried again, and the others leave all the same', async () => {
    const { world, send, begin } = setUp({
      mailAnswers: (n) => {
        if (n === 0) throw new Error('down');
        return { soort: 'aangenomen', leverancier: `m${n}` };
      },
    });
    await begin({ door: manager, keuze: KEUZE });
    await begin({ door: beheerder, keuze: KEUZE });
    to(world, VERTREK);
    const first = await send();
    expect([first.verzonden, first.mislukt.length]).toEqual([1, 1]);
    expect(await send()).toEqual({ verzonden: 1, mislukt: [] });
    expect((await sentMails(world)).map(({ naar }) => naar).toSorted()).toEqual([
      'bea@voorbeeld.nl',
      'mo@voorbeeld.nl',
    ]);
  });

  test('to somebody who left, or may no longer see figures, is not sent, and that is shown', async () => {
    const { world, send, begin } = setUp();
    const { id } = await begin({ door: manager, keuze: KEUZE });
    await world.instellingen.saveMedewerker(medewerker('mo', { rollen: ['manager'], actief: false }));
    to(world, VERTREK);
    expect(await send()).toEqual({ verzonden: 0, mislukt: [] });
    expect(world.mail.sent).toEqual([]);
    const [shown] = await makeListRapporten(world)({ door: beheerder });
    expect(shown).toMatchObject({ id, laatste: { status: 'mislukt', reden: 'medewerker-onbekend' } });
  });

  test('leaves once when two look at the same moment', async () => {
    const { world, send, begin } = setUp();
    await begin({ door: manager, keuze: KEUZE });
    to(world, VERTREK);
    await Promise.all([send(), send(), send()]);
    expect(world.mail.sent).toHaveLength(1);
  });

  test('is never lost when the process dies, and comes twice only when it dies between sending and writing that down', async () => {
    const twice: string[] = [];
    for (const moment of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        const { world, begin } = setUp();
        await begin({ door: manager, keuze: KEUZE });
        to(world, VERTREK);
        const { ports, calls: made } = crashingPorts({ ...world, csv }, at, moment);
        await makeSendRapporten(ports)().catch(() => undefined);
        const crashed = made() >= at;
        world.clock.forward(OVERNAME_MS);
        await makeSendRapporten({ ...world, csv })();
        expect({ at, moment, sent: world.mail.sent.length >= 1 }).toEqual({ at, moment, sent: true });
        if (world.mail.sent.length > 1) twice.push(`${moment} ${at}`);
        const ids = (await sentMails(world)).map(({ messageId }) => messageId);
        expect(new Set(ids).size).toBe(1);
        if (!crashed) break;
      }
    }
    // Just after the provider took it, and just before that is written down: the same moment twice.
    expect(twice).toHaveLength(2);
  });
});

describe('who gets which report', () => {
  test('a manager sets up their own and sees no others; a beheerder sees all and sets up for others', async () => {
    const { world, begin } = setUp();
    const own = await begin({ door: manager, keuze: KEUZE });
    const made = await begin({ door: beheerder, keuze: { ...KEUZE, medewerker: 'mo', per: 'week' } });
    const other = await begin({ door: beheerder, keuze: KEUZE });
    const list = makeListRapporten(world);
    expect((await list({ door: manager })).map(({ id }) => id).toSorted()).toEqual([own.id, made.id].toSorted());
    expect(await list({ door: beheerder })).toHaveLength(3);
    await expect(makeChangeRapport(world)({ door: manager, id: other.id, keuze: KEUZE })).rejects.toMatchObject({
      kind: 'not-found',
    });
    await expect(begin({ door: manager, keuze: { ...KEUZE, medewerker: 'bea' } })).rejects.toMatchObject({
      kind: 'invalid',
    });
  });

  test.each([
    ['is unknown', 'niemand'],
    ['may not see figures', 'pro'],
    ['has no address', 'geen'],
  ])('nobody who %s can get one', async (_why, wie) => {
    const { begin } = setUp();
    await expect(begin({ door: beheerder, keuze: { ...KEUZE, medewerker: wie } })).rejects.toMatchObject({
      faults: [{ veld: 'medewerker' }],
    });
  });

  test('the same command again makes one, the same choice again changes nothing, and switched off none leaves', async () => {
    const { world, send, begin } = setUp();
    const command = { door: manager, sleutel: 'k', keuze: KEUZE };
    const made = await begin(command);
    expect(await begin(command)).toEqual(made);
    const change = makeChangeRapport(world);
    expect((await change({ door: manager, id: made.id, keuze: KEUZE })).versie).toBe(1);
    const off = await change({ door: manager, id: made.id, keuze: { ...KEUZE, actief: false } });
    expect(off).toMatchObject({ versie: 2, volgende: null });
    to(world, VERTREK);
    expect((await send()).verzonden).toBe(0);
  });
});
