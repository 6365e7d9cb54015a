/** Sending a contact on, to a partner or a colleague: with consent, without ending anybody's wait, and never back in by mistake. */
import { describe, expect, test } from '@jest/globals';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { saveContact } from '../../../shared/application/contact-write.ts';
import { type ForwardContactCommand, makeForwardContact } from '../../../shared/application/forward-contact.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import { decideContact } from '../../../shared/domain/contact/decide-contact.ts';
import type { Gebruiker } from '../../../shared/domain/organisatie/types.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import type { Toestemming } from '../../../shared/domain/toestemming/types.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World, type WorldOptions } from '../../support/memory-world.ts';
import { fatima, manager, medewerker, ondersteuner, vreemde, zonderBevestiging } from '../../support/people.ts';
import { deliverMail, drainQueues, mailContact, passMinutes } from '../../support/post.ts';
import { bounceOf } from '../../support/raw-mail.ts';
import { sentMails } from '../../support/sent-mail.ts';

const PARTNER = { mail: 'Intake@Schuldhulp.example', naam: 'Schuldhulp Noord' };
const AGREED: Toestemming = { weg: 'zelf', delen: [{ partner: 'schuldhulp  noord ' }] };
const QUESTION = { van: 'Jan <jan@bewoner.nl>', tekst: 'Ik kan de huur niet betalen', onderwerp: 'Huur' };

async function desk(toestemming: Toestemming | null = AGREED, options: WorldOptions = {}) {
  const medewerkers = {
    ...zonderBevestiging.medewerkers,
    stil: medewerker('stil', { mail: null }),
    weg: medewerker('weg', { actief: false }),
    gast: medewerker('gast', { rollen: ['gastvrouw'] }),
    elders: medewerker('elders', { wijkteams: ['noord'] }),
  };
  const world = makeWorld({ instellingen: { ...zonderBevestiging, medewerkers }, ...options });
  const contact = await mailContact(world, 'r1', QUESTION);
  if (toestemming !== null) await consent(world, contact, toestemming);
  const forward = (over: Partial<ForwardContactCommand> = {}) =>
    makeForwardContact(world)({ contact, door: ondersteuner, aan: PARTNER, sleutel: 's1', ...over });
  const read = (door: Gebruiker = ondersteuner) => makeReadContact(world)({ contact, door });
  return { world, contact, forward, read };
}

async function consent(world: World, contact: string, toestemming: Toestemming): Promise<void> {
  const stored = await world.zaken.loadContact(contact);
  if (stored === undefined) throw new Error('no contact');
  const command = { soort: 'legToestemmingVast', id: `t-${stored.versie}`, door: 'fatima', toestemming } as const;
  await saveContact(world.zaken, stored, decideContact(command, stored.value, { nu: world.clock.now() }));
}

describe('forwarding to a partner', () => {
  test('sends the question with who it is from, once, and ends no wait', async () => {
    const { world, forward, read } = await desk();
    const { doorsturing } = await forward({ toelichting: 'Graag deze week bellen.' });
    await drainQueues(world);
    const sent = await sentMails(world);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      naar: 'intake@schuldhulp.example',
      automatisch: false,
      onderwerp: 'Doorgestuurde vraag van Wijkteam centrum',
      inReplyTo: [],
      references: [],
    });
    for (const part of [
      'Beste Schuldhulp Noord,',
      'Graag deze week bellen.',
      'Naam: Jan',
      '> Ik kan de huur niet betalen',
    ])
      expect(sent[0]?.tekst).toContain(part);
    expect(await read()).toMatchObject({
      beantwoordOp: null,
      status: 'wachtend',
      misluktBericht: false,
      antwoorden: [],
      doorsturingen: [
        {
          id: doorsturing,
          door: 'olga',
          aan: 'partner',
          naam: 'Schuldhulp Noord',
          mail: 'intake@schuldhulp.example',
          toelichting: 'Graag deze week bellen.',
          status: 'verzonden',
        },
      ],
    });
  });

  test.each<[string, Toestemming | null, RegExp]>([
    ['when nothing about consent was recorded', null, /Leg eerst de toestemming vast.*delen/],
    ['when it came without consent (way 3)', { weg: 'ander-zonder-toestemming' }, /zonder toestemming.*niets gedeeld/],
    [
      'while there is doubt',
      { weg: 'ander-met-toestemming', twijfel: true, delen: [{ partner: PARTNER.naam }] },
      /twijfel/,
    ],
    ['when nobody asked about sharing', { weg: 'zelf' }, /Vraag het.*Schuldhulp Noord/],
    ['when it may be shared with nobody', { weg: 'zelf', delen: [] }, /geen toestemming.*Schuldhulp Noord/],
    [
      'when it may be shared with another',
      { weg: 'zelf', delen: [{ partner: 'Schuldhulp Zuid' }] },
      /geen toestemming/,
    ],
  ])('is refused %s, and says what to record', async (_when, toestemming, message) => {
    const { world, forward, read } = await desk(toestemming);
    await expect(forward()).rejects.toMatchObject({
      kind: 'refused',
      code: 'toestemming-ontbreekt',
      message: expect.stringMatching(message),
    });
    await passMinutes(world, 2);
    expect(world.mail.sent).toEqual([]);
    expect((await read()).doorsturingen).toEqual([]);
  });

  test('that was agreed before and is withdrawn since is refused from then on', async () => {
    const { world, contact, forward } = await desk();
    await consent(world, contact, { weg: 'zelf', delen: [] });
    await expect(forward()).rejects.toMatchObject({ code: 'toestemming-ontbreekt' });
  });

  test.each([
    ['the resident', 'JAN@bewoner.nl'],
    ['the team itself', 'centrum@voorbeeld.nl'],
    ['the sender of our own mail', 'wijkteam@voorbeeld.nl'],
  ])('is refused at the address of %s', async (_who, mail) => {
    const { forward } = await desk();
    const refused = forward({ aan: { ...PARTNER, mail } });
    await expect(refused).rejects.toMatchObject({ kind: 'invalid', faults: [{ veld: 'aan.mail' }] });
  });

  test('takes the newest message, or those that are named, and no others', async () => {
    const { world, contact, forward } = await desk();
    await mailContact(world, 'r2', {
      van: QUESTION.van,
      messageId: 'm2@bewoner.nl',
      inReplyTo: 'm1@bewoner.nl',
      references: ['m1@bewoner.nl'],
      tekst: 'En ook het gas',
    });
    const [first, second] = (await world.inhoud.readInhoud(contact)).berichten;
    await forward();
    await forward({ sleutel: 's2', berichten: [first?.id ?? '', second?.id ?? ''] });
    await drainQueues(world);
    const texts = (await sentMails(world)).map(({ tekst }) => tekst);
    expect(texts[0]).toContain('En ook het gas');
    expect(texts[0]).not.toContain('huur');
    expect(texts[1]).toMatch(/huur[\s\S]*gas/);
    await expect(forward({ sleutel: 's3', berichten: ['vreemd', second?.id ?? ''] })).rejects.toMatchObject({
      faults: [{ veld: 'berichten[0]', melding: 'Dit bericht hoort niet bij dit contact.' }],
    });
  });

  test('with attachments takes those that were kept, under a harmless name and type, and refuses too much', async () => {
    const { world, contact, forward } = await desk();
    const [bericht] = (await world.inhoud.readInhoud(contact)).berichten;
    if (bericht?.mail === undefined) throw new Error('no message');
    const bijlage = { nummer: 1, naam: '../brief.pdf', type: 'application/pdf', bytes: 5, status: 'bewaard' } as const;
    const bijlagen = [
      bijlage,
      { ...bijlage, nummer: 2, naam: 'virus.exe', status: 'geweigerd', reden: 'programma' } as const,
    ];
    await world.inhoud.putBericht(contact, { ...bericht, mail: { ...bericht.mail, bijlagen } });
    await world.raw.put(`bijlagen/${contact}/${bericht.id}/1`, new TextEncoder().encode('%PDF-'), 'application/pdf');
    await forward({ metBijlagen: true });
    await drainQueues(world);
    const [sent] = await sentMails(world);
    expect(sent?.bijlagen.map(({ naam, type }) => [naam, type])).toEqual([['brief.pdf', 'application/pdf']]);
    const big = [
      { ...bijlage, bytes: 9_000_000 },
      { ...bijlage, nummer: 2, bytes: 9_000_000 },
    ];
    await world.inhoud.putBericht(contact, { ...bericht, mail: { ...bericht.mail, bijlagen: big } });
    await expect(forward({ sleutel: 's2', metBijlagen: true })).rejects.toMatchObject({
      faults: [{ veld: 'metBijlagen', melding: expect.stringContaining('15 MB') }],
    });
  });

  test('twice with the same key is one mail, also after the contact was closed', async () => {
    const { world, contact, forward } = await desk();
    const first = await forward();
    await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'doorverwezen' });
    expect((await forward()).doorsturing).toBe(first.doorsturing);
    // Two messages at once could both send it.
    const handedOver = world.antwoordQueue.drain();
    expect(handedOver).toHaveLength(1);
    await world.antwoordQueue.send(handedOver);
    await passMinutes(world, 3);
    expect(world.mail.sent).toHaveLength(1);
  });

  test('of a contact that is closed is refused', async () => {
    const { world, contact, forward } = await desk();
    await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'doorverwezen' });
    await expect(forward()).rejects.toMatchObject({ kind: 'refused', code: 'afgesloten' });
  });

  test('while the provider is away waits, and leaves when it is back', async () => {
    let away = true;
    const { world, forward, read } = await desk(AGREED, {
      mailAnswers: (n) => {
        if (away) throw new Error('provider is away');
        return { soort: 'aangenomen', leverancier: `m${n}`, messageIds: [`m${n}@provider.test`] };
      },
    });
    await forward();
    await passMinutes(world, 3);
    expect(await read()).toMatchObject({ doorsturingen: [{ status: 'klaargezet' }], misluktBericht: false });
    away = false;
    await passMinutes(world, 15);
    expect(await read()).toMatchObject({ doorsturingen: [{ status: 'verzonden' }] });
    expect(world.mail.sent).toHaveLength(1);
  });

  test('that bounces is visible work, and changes nothing about who waits', async () => {
    const { world, forward, read } = await desk();
    await forward();
    await drainQueues(world);
    await deliverMail(world, 'bounce', bounceOf('<mail-0@provider.test>', 'intake@schuldhulp.example'));
    expect(await read()).toMatchObject({
      misluktBericht: true,
      misluktAntwoord: false,
      beantwoordOp: null,
      doorsturingen: [{ status: 'mislukt' }],
    });
  });

  test.each(['mail-0@provider.test', 'eigen'])(
    'is answered by the partner in a contact apart, never in that of the resident (%s)',
    async (id) => {
      const { world, contact, forward, read } = await desk();
      const { doorsturing } = await forward();
      await drainQueues(world);
      const inReplyTo = id === 'eigen' ? `${doorsturing}@voorbeeld.nl` : id;
      const back = await mailContact(world, 'r9', {
        van: 'Intake <intake@schuldhulp.example>',
        messageId: 'p1@schuldhulp.example',
        inReplyTo,
        references: [inReplyTo],
        tekst: 'Wij nemen contact op met Jan',
      });
      expect(back).not.toBe(contact);
      expect((await read()).berichten).toHaveLength(1);
      const apart = await makeReadContact(world)({ contact: back, door: ondersteuner });
      expect(apart).toMatchObject({ vervolgVan: null, berichten: [{ verwijstNaarAnder: true }] });
      // And what the resident writes next still belongs to the resident.
      const own = await mailContact(world, 'r10', {
        van: QUESTION.van,
        messageId: 'm3@bewoner.nl',
        inReplyTo: 'm1@bewoner.nl',
        references: ['m1@bewoner.nl'],
      });
      expect(own).toBe(contact);
    },
  );

  test('of a call needs words of one’s own, as there is no message', async () => {
    const { world } = await desk();
    const oproep = { id: 'g1', oproepId: 'o1', soort: 'in-wachtrij', op: instant('2026-11-25T09:00:00Z') } as const;
    await makeRecordTelefoonGebeurtenissen(world)([
      { bron: 'b', gebeurtenissen: [{ ...oproep, nummer: '0612345678' }] },
    ]);
    const contact = world.ids.derived('oproep', 'o1');
    await consent(world, contact, AGREED);
    const forward = (toelichting?: string) =>
      makeForwardContact(world)({ contact, door: ondersteuner, aan: PARTNER, ...(toelichting && { toelichting }) });
    await expect(forward()).rejects.toMatchObject({ faults: [{ veld: 'toelichting' }] });
    await forward('Mevrouw vraagt hulp bij post.');
    await drainQueues(world);
    const [sent] = await sentMails(world);
    expect(sent?.tekst).toMatch(/hulp bij post[\s\S]*Telefoon: /);
  });

  test('wherever it dies, and is asked again, one mail leaves', async () => {
    const again = (world: World) =>
      makeForwardContact(world)({
        contact: world.zaken.contacten()[0]?.id ?? '',
        door: ondersteuner,
        aan: PARTNER,
        sleutel: 's1',
      });
    await expectSameWhereverItCrashes({
      setup: async () => (await desk()).world,
      act: again,
      afterwards: async (world) => {
        await again(world);
        await passMinutes(world, 2);
      },
      observe: async (world) => ({
        soorten: world.zaken.contacten()[0]?.gebeurtenissen.map(({ soort }) => soort),
        mails: (await sentMails(world)).map(({ naar, onderwerp }) => [naar, onderwerp]),
      }),
    });
  });
});

describe('forwarding to a colleague', () => {
  const aan = { medewerker: 'fatima' };

  test('sends a link that asks for sign-in and nothing of what was said, also without consent for sharing', async () => {
    const { world, contact, forward, read } = await desk(null);
    await forward({ aan, toelichting: 'Jij kent deze meneer.' });
    await drainQueues(world);
    const [sent] = await sentMails(world);
    expect(sent).toMatchObject({ naar: 'fatima@voorbeeld.nl', automatisch: true });
    expect(sent?.tekst).toContain(`https://console.voorbeeld.nl/contacten/${contact}`);
    for (const secret of ['huur', 'Jan', 'jan@bewoner.nl', 'meneer'])
      expect(`${sent?.onderwerp} ${sent?.tekst}`).not.toContain(secret);
    expect(await read(fatima)).toMatchObject({
      beantwoordOp: null,
      doorsturingen: [
        { aan: 'collega', medewerker: 'fatima', toelichting: 'Jij kent deze meneer.', status: 'verzonden' },
      ],
    });
  });

  test.each([
    ['whose address is not known', 'stil', { kind: 'refused', code: 'medewerker-zonder-mail' }],
    ['who left', 'weg', { kind: 'not-found' }],
    ['who does not exist', 'niemand', { kind: 'not-found' }],
    ['whose role has no contacts', 'gast', { kind: 'refused', code: 'medewerker-zonder-inzage' }],
    ['of another wijkteam, who may not see it', 'elders', { kind: 'refused', code: 'medewerker-zonder-inzage' }],
  ])('%s is refused', async (_who, id, expected) => {
    const { forward } = await desk();
    await expect(forward({ aan: { medewerker: id } })).rejects.toMatchObject(expected);
  });

  test('with messages or attachments is refused: those are read in the contact itself', async () => {
    const { forward } = await desk();
    await expect(forward({ aan, berichten: ['x'], metBijlagen: true })).rejects.toMatchObject({
      faults: [{ veld: 'berichten' }, { veld: 'metBijlagen' }],
    });
  });

  test('about somebody without consent (way 3) may not say who it is about', async () => {
    const { forward } = await desk({ weg: 'ander-zonder-toestemming' });
    await expect(forward({ aan, toelichting: 'Bel haar op 06-12345678' })).rejects.toMatchObject({
      code: 'toestemming-ontbreekt',
      faults: [{ veld: 'toelichting' }],
    });
    expect(await forward({ aan, toelichting: 'Wil jij meedenken?' })).toMatchObject({ misluktBericht: false });
  });

  test('by who may not see the contact is refused as if it were not there; a manager has no right at all', async () => {
    const { forward } = await desk();
    await expect(forward({ aan, door: vreemde })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(forward({ aan, door: manager })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
