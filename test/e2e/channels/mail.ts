/** Mail of people, of machines, and of nobody that can be made out. */
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { done, sendMail } from '../../support/actors.ts';
import { bevestigd, type Expected } from '../../support/closed-world.ts';
import { countsOf, type Figures } from '../../support/figures/read-figures.ts';
import { type RawMail, rawMail } from '../../support/raw-mail.ts';
import { added, at, contact, figures, mails, row, stack, tom, unreadable, world } from './front-door.ts';

describe('mail', () => {
  const deliver = async (mail: RawMail) => stack.mail(rawMail({ aan: 'centrum@voordeur.example', ...mail }));
  const answerTo = (id: string, tekst: string) => tom.post(`/v1/contacten/${id}/antwoorden`, { tekst });
  const answerExpected = (aan: string): Expected => ({ soort: 'mail', aan, met: 'Re:' });
  const hour = async (van: string, day = '2026-11-23') =>
    (await figures({ van: day, per: 'uur', kanaal: 'mail', wijkteam: 'centrum' })).find(
      (one) => one.van === van,
    ) as Figures;

  test('the same message twice, from the mail server and from a mail program, is one message', async () => {
    await at('2026-11-23T08:55:00Z');
    const twice = { van: 'twee@post.example', messageId: 'twee@post.example' };
    const [one, ...others] = await added(mails, async () => {
      await deliver(twice);
      await deliver({ ...twice, koppen: { Received: 'from relay.example; Mon, 23 Nov 2026 08:00:00 +0000' } });
    });
    expect(others).toEqual([]);
    expect((await contact(one?.id as string)).berichten).toHaveLength(1);
    const bySmtp = {
      van: 'smtp@post.example',
      aan: 'centrum@voordeur.example',
      onderwerp: 'Vraag',
      tekst: 'Hallo',
      messageId: '<smtp@post.example>',
    };
    expect(
      await added(mails, async () => {
        await sendMail(stack, bySmtp);
        await sendMail(stack, bySmtp);
      }),
    ).toHaveLength(1);
    await world.wentOut([bevestigd('twee@post.example'), bevestigd('smtp@post.example')]);
  });

  test.each<[string, RawMail | string, string]>([
    [
      'an out-of-office of Gmail',
      {
        onderwerp: 'Afwezig Re: Vraag',
        koppen: { 'Auto-Submitted': 'auto-replied', Precedence: 'bulk', 'X-Autoreply': 'yes' },
      },
      'afwezigheid',
    ],
    [
      'an out-of-office of Outlook',
      {
        onderwerp: 'Automatisch antwoord: Vraag',
        koppen: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      },
      'afwezigheid',
    ],
    ['an out-of-office without any header', { onderwerp: 'Automatic reply: Vraag' }, 'afwezigheid'],
    [
      'mail of a list',
      { koppen: { 'List-Id': '<nieuws.lijst.example>', 'List-Unsubscribe': '<mailto:af@lijst.example>' } },
      'lijst',
    ],
    [
      'a bounce with an empty status',
      `Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: centrum@voordeur.example\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <leeg@mx.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nniet bezorgd\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\n\r\n--B--\r\n`,
      'bezorgrapport',
    ],
  ])('%s makes nobody wait and gets no answer', async (name, mail, soortBericht) => {
    const before = await row({ van: '2026-11-23', kanaal: 'mail', wijkteam: 'centrum' });
    const made = await added(mails, () =>
      typeof mail === 'string'
        ? stack.mail(mail)
        : deliver({ van: 'machine@auto.example', messageId: `${name.replaceAll(' ', '-')}@auto.example`, ...mail }),
    );
    expect(made).toMatchObject([{ soortBericht, wachtSinds: null }]);
    expect((await row({ van: '2026-11-23', kanaal: 'mail', wijkteam: 'centrum' })).ontvangen).toBe(before.ontvangen);
    await world.wentOut([]);
  });

  test('a stranger who quotes somebody’s thread is a contact apart, with a warning; References in a loop end', async () => {
    const [own] = await added(mails, () => deliver({ van: 'els@post.example', messageId: 'els@post.example' }));
    const foreign = {
      van: 'piet@elders.example',
      messageId: 'piet@elders.example',
      inReplyTo: 'els@post.example',
      references: ['els@post.example'],
    };
    const [apart] = await added(mails, () => deliver(foreign));
    expect(apart).toMatchObject({ status: 'wachtend', vervolgVan: null });
    expect((await contact(apart?.id as string)).berichten).toMatchObject([{ verwijstNaarAnder: true }]);
    expect((await contact(own?.id as string)).berichten).toHaveLength(1);
    const round = await added(mails, async () => {
      await deliver({
        van: 'lus@post.example',
        messageId: 'lus1@post.example',
        references: ['lus2@post.example', 'lus1@post.example'],
      });
      await deliver({
        van: 'lus@post.example',
        messageId: 'lus2@post.example',
        references: ['lus1@post.example', 'lus2@post.example'],
        tekst: 'En nog iets',
      });
    });
    expect(round).toHaveLength(1);
    await world.wentOut([bevestigd('els@post.example'), bevestigd('lus@post.example')]);
  });

  test('whatever bytes come in, each becomes a contact or visible work', async () => {
    const head = 'From: kapot@post.example\r\nTo: centrum@voordeur.example\r\nSubject: Kapot\r\n';
    const inputs: readonly (readonly [string, string | Uint8Array, 'contact' | 'onleesbaar'])[] = [
      ['nothing', new Uint8Array(), 'onleesbaar'],
      ['one zero byte', new Uint8Array(1), 'onleesbaar'],
      ['random bytes', randomBytes(5000), 'onleesbaar'],
      ['text without headers', 'zomaar wat tekst', 'onleesbaar'],
      ['no sender', 'Subject: hoi\r\n\r\nhallo\r\n', 'onleesbaar'],
      [
        'parts that are not there',
        `${head}Content-Type: multipart/mixed; boundary="XX"\r\n\r\n${'zonder grens '.repeat(40)}`,
        'onleesbaar',
      ],
      ['broken base64', `${head}Content-Transfer-Encoding: base64\r\n\r\n!!!!%%%%`, 'contact'],
      ['an unknown alphabet', `${head}Content-Type: text/plain; charset=klingon-8\r\n\r\nhallo`, 'contact'],
      ['a header of 300 kB', `${head}X-Lang: ${'x'.repeat(300_000)}\r\n\r\nhallo`, 'contact'],
      ['ten megabytes of text', `${head}Message-ID: <tekst@groot.example>\r\n\r\n${'a'.repeat(10_000_000)}`, 'contact'],
    ];
    for (const [name, raw, expected] of inputs) {
      let id = '';
      const contacts = await added(mails, async () => {
        id = await stack.mail(raw);
      });
      const work = (await unreadable()).filter((one) => one.id === id);
      expect([name, contacts.length, work.length]).toEqual([name, ...(expected === 'contact' ? [1, 0] : [0, 1])]);
      await world.wentOut(expected === 'contact' ? [bevestigd('kapot@post.example')] : []);
    }
  });

  test('an attachment of ten megabytes is not dropped unseen', async () => {
    const bytes = 7_400_000;
    const raw = `From: groot@post.example\r\nTo: centrum@voordeur.example\r\nMessage-ID: <groot@post.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nZie de bijlage.\r\n--B\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="brief.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.alloc(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--B--\r\n`;
    const [big] = await added(mails, () => stack.mail(raw));
    const { berichten } = await contact(big?.id as string);
    expect(berichten).toMatchObject([
      { tekst: 'Zie de bijlage.', bijlagen: [{ nummer: 1, naam: 'brief.pdf', bytes, status: 'bewaard' }] },
    ]);
    await world.wentOut([bevestigd('groot@post.example')]);
  });

  test('an attachment is fetched by an address that expires; a refused one is shown, told to the sender, and has none', async () => {
    const part = (naam: string, inhoud: string) =>
      `--B\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${naam}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(inhoud).toString('base64')}\r\n`;
    const raw = `From: bijlage@post.example\r\nTo: centrum@voordeur.example\r\nMessage-ID: <bijlage@post.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nZie de bijlagen.\r\n${part('brief.pdf', '%PDF inhoud')}${part('factuur.pdf.exe', 'MZ')}--B--\r\n`;
    const [made] = await added(mails, () => stack.mail(raw));
    const id = made?.id as string;
    const bericht = (await contact(id)).berichten[0]?.id as string;
    const base = `/v1/contacten/${id}/berichten/${bericht}/bijlagen`;
    const { adres, ...facts } = done(await tom.get<{ adres: string }>(`${base}/1`));
    expect(facts).toMatchObject({ naam: 'brief.pdf', type: 'application/octet-stream', bytes: 11 });
    expect(new URL(adres).hostname).toBe('127.0.0.1');
    const fetched = await fetch(adres);
    expect([fetched.status, await fetched.text()]).toEqual([200, '%PDF inhoud']);
    expect(fetched.headers.get('content-disposition')).toBe('attachment; filename="bijlage-1.pdf"');
    expect((await fetch(adres.replace(/\/1\?/, '/2?'))).status).toBe(403);
    expect((await fetch(adres.replace('octet-stream', 'xhtml'))).status).toBe(403);
    await stack.klok({ vooruit: 'PT1M' });
    expect((await fetch(adres)).status).toBe(403);
    expect((await tom.get(`${base}/2`)).status).toBe(409);
    expect((await tom.get(`${base}/3`)).status).toBe(404);
    const [told] = await world.wentOut([bevestigd('bijlage@post.example')]);
    expect(told?.tekst).toContain('Bijlage 2 is een programma');
  });

  test('a thank-you needs no answer: marked so it leaves the fraction; a mail after closing is a new contact that refers back', async () => {
    await world.wentOut([]);
    await at('2026-11-23T10:00:00Z');
    const [asked] = await added(mails, () => deliver({ van: 'ria@post.example', messageId: 'ria1@post.example' }));
    const id = asked?.id as string;
    await world.wentOut([bevestigd('ria@post.example')]);
    await at('2026-11-23T10:20:00Z');
    done(await answerTo(id, 'Dat kan.'));
    const [sent] = await world.wentOut([answerExpected('ria@post.example')]);
    const reply = {
      van: 'ria@post.example',
      inReplyTo: String(sent?.kop['message-id']).replace(/[<>]/g, ''),
      onderwerp: 'Re: Vraag',
    };
    expect(
      await added(mails, () => deliver({ ...reply, messageId: 'ria2@post.example', tekst: 'Dank u wel' })),
    ).toEqual([]);
    expect(countsOf(await hour('2026-11-23T10:00:00.000Z'))).toEqual({
      ontvangen: 2,
      beantwoord: 1,
      wachtend: 1,
      binnenNorm: 1,
      nogNietBekend: 1,
    });
    // Without a body, and twice.
    const token = await stack.token({ naam: 'Tom Hendriks', rollen: ['teamondersteuner'], wijkteams: ['centrum'] });
    for (let again = 0; again < 2; again += 1) {
      expect((await stack.fetchJson(`/v1/contacten/${id}/geen-antwoord-nodig`, { method: 'POST', token })).status).toBe(
        201,
      );
    }
    expect(countsOf(await hour('2026-11-23T10:00:00.000Z'))).toEqual({
      ontvangen: 1,
      beantwoord: 1,
      geenAntwoordNodig: 1,
      binnenNorm: 1,
    });
    done(await tom.post(`/v1/contacten/${id}/afsluitingen`, { uitkomst: 'informatie-advies' }));
    const [again] = await added(mails, () =>
      deliver({ ...reply, messageId: 'ria3@post.example', tekst: 'Toch nog een vraag' }),
    );
    expect(again).toMatchObject({ status: 'wachtend', vervolgVan: id });
    expect((await answerTo(id, 'Te laat')).status).toBe(409);
  });

  test.each([['fout'], ['weg']])(
    'while the provider is out of order (%s) the wait goes on and is seen, and the answer leaves afterwards',
    async (soort) => {
      const [asked] = await added(mails, () =>
        deliver({ van: `${soort}@post.example`, messageId: `${soort}@post.example` }),
      );
      const id = asked?.id as string;
      await world.wentOut([bevestigd(`${soort}@post.example`)]);
      await stack.storing({ dienst: 'mail', soort, duur: 'PT5M' });
      const nu = await stack.nu();
      done(await answerTo(id, 'Antwoord tijdens een storing'));
      expect(await contact(id)).toMatchObject({ beantwoordOp: null, wachtSinds: nu, onverzondenSinds: nu });
      await world.wentOut([]);
      await stack.klok({ vooruit: 'PT10M' });
      await world.wentOut([answerExpected(`${soort}@post.example`)]);
      const after = await contact(id);
      expect(after).toMatchObject({ wachtSinds: null, onverzondenSinds: null });
      expect(Date.parse(after.beantwoordOp as string) - Date.parse(nu)).toBeGreaterThanOrEqual(300_000);
      await stack.fetchJson('/_lokaal/storingen', { method: 'DELETE' });
    },
  );

  test('outside opening hours: answered while closed took no open time; what waits for the morning waits from opening', async () => {
    await at('2026-11-23T17:30:00Z');
    const [evening] = await added(mails, () => deliver({ van: 'avond@post.example', messageId: 'avond@post.example' }));
    const [closed] = await world.wentOut([bevestigd('avond@post.example')]);
    expect(closed?.tekst).toContain('Wij zijn nu gesloten. Wij lezen uw mail vanaf dinsdag 24 november om 9.00 uur.');
    await at('2026-11-23T17:50:00Z');
    done(await answerTo(evening?.id as string, 'Nog even dan.'));
    await at('2026-11-23T18:00:00Z');
    const [night] = await added(mails, () => deliver({ van: 'nacht@post.example', messageId: 'nacht@post.example' }));
    await at('2026-11-24T08:30:00Z');
    done(await answerTo(night?.id as string, 'Goedemorgen.'));
    await world.wentOut([
      bevestigd('nacht@post.example'),
      answerExpected('avond@post.example'),
      answerExpected('nacht@post.example'),
    ]);
    for (const [van, seconds] of [
      ['2026-11-23T17:00:00.000Z', 0],
      ['2026-11-23T18:00:00.000Z', 1800],
    ] as const) {
      const one = await hour(van);
      expect(countsOf(one)).toEqual({ ontvangen: 1, beantwoord: 1, buitenOpeningstijd: 1, binnenNorm: 1 });
      expect([one.opentijd.gemiddelde, one.wachttijd.gemiddelde]).toEqual([seconds, null]);
    }
  });
});
