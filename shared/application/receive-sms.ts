/** An SMS that came in: "1" takes up the case that its sender was pushed about (docs/adr/0032). */
import { isDomainError, RefusedError } from '../domain/errors.ts';
import type { Limiet } from '../domain/media/limiet.ts';
import type { Instellingen, Medewerker } from '../domain/organisatie/types.ts';
import {
  magOppakken,
  type Oppakuitkomst,
  ookOpenVoor,
  oppakSms,
  readOppakantwoord,
  zaakVanAntwoord,
} from '../domain/spoed/oppakken.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import { CLOCK_DAY, HOUR, type Instant, plusMs } from '../domain/tijd/instant.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import { takeOne } from './limiet.ts';
import type { Adressen, Ports } from './ports.ts';

export interface SmsBericht {
  /** The provider's name of it: the same on redelivery. */
  readonly id: string;
  readonly van: string;
  readonly tekst: string;
}

/** `verstuurd`: what its sender heard back. `gezwegen`: they heard enough for now. */
export interface SmsUitkomst {
  readonly uitkomst: Oppakuitkomst['soort'];
  readonly antwoord: 'verstuurd' | 'al-verstuurd' | 'mislukt' | 'gezwegen';
}

/** Answers to one medewerker: nobody takes up so many cases, and two telephones that answer each other would never stop. */
export const SMS_ANTWOORDEN: readonly Limiet[] = [
  { max: 6, ms: HOUR },
  { max: 20, ms: CLOCK_DAY },
];
/** That it is quiet now is told once in that time, as work for a person. */
const GEZWEGEN_MELDEN: readonly Limiet[] = [{ max: 1, ms: CLOCK_DAY }];

export type ReceiveSms = (bericht: SmsBericht, ontvangenOp: Instant) => Promise<SmsUitkomst>;

/** Longer than a queue and its dead-letter queue keep a message. */
const ONTHOUDEN_MS = 30 * CLOCK_DAY;
const PER_BLADZIJDE = 100;
/** More cases than that are never in hand at once; a list that does not end must not hold up everybody else. */
const MAX_BLADZIJDEN = 50;

type Needs = SpoedPorts & Pick<Ports, 'ids' | 'sms'> & { readonly adressen: Pick<Adressen, 'console'> };

/** As addresses of medewerkers are kept (E.164); providers leave the plus out, or write two zeros for it. */
function nummerVan(van: string): string {
  const kaal = van.replace(/[\s().-]/g, '').replace(/^00/, '+');
  return /^[1-9]\d+$/.test(kaal) ? `+${kaal}` : kaal;
}

function senderOf({ medewerkers }: Instellingen, van: string): Medewerker {
  const nummer = nummerVan(van);
  const [found, second] = Object.values(medewerkers).filter(({ actief, mobiel }) => actief && mobiel === nummer);
  if (found !== undefined && second === undefined) return found;
  throw new RefusedError(
    'nummer-onbekend',
    found === undefined
      ? 'Een sms van een nummer dat van geen medewerker is.'
      : 'Een sms van een nummer dat van meer dan een medewerker is.',
  );
}

/**
 * Takes up, once, and answers at most once. Which case it is about is settled when it is first seen and then stays so: a message
 * that comes again must not take up what was pushed since. RefusedError when a person has to look at it: the number is not that of
 * exactly one medewerker, or it says something else. Nobody unknown is ever answered, and no sentence is: what answers by itself
 * at the other end would go on for ever. Who is answered hears so much and no more (`SMS_ANTWOORDEN`).
 */
export function makeReceiveSms(ports: Needs): ReceiveSms {
  const { zaken, instellingen, ids, sms, adressen, clock } = ports;

  /** Every case that is not closed. */
  async function openZaken(): Promise<readonly Spoedzaak[]> {
    const vandaag = localDateOf(clock.now());
    const filter = { open: true, dagen: { van: vandaag, totEnMet: vandaag } };
    const found: Spoedzaak[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_BLADZIJDEN; page += 1) {
      const { items, cursor: next } = await zaken.listSpoedzaken(filter, PER_BLADZIJDE, cursor);
      found.push(...items.map(({ value }) => value));
      if (next === undefined) break;
      cursor = next;
    }
    return found;
  }

  async function takeUp(id: string | null, wie: Medewerker, all: Instellingen): Promise<Oppakuitkomst> {
    if (id === null) return { soort: 'geen-zaak' };
    const load = async () => {
      const stored = await zaken.loadSpoedzaak(id);
      if (stored === undefined) throw new RefusedError('zaak-onbekend', 'De zaak van deze sms bestaat niet (meer).');
      return stored;
    };
    if (!magOppakken(wie)) return { soort: 'geen-professional', zaak: (await load()).value };
    try {
      const { value } = await changeSpoedzaak(ports, load, { soort: 'pakOp', door: wie.id, langs: 'sms' });
      return { soort: 'opgepakt', zaak: value };
    } catch (error) {
      if (!isDomainError(error) || error.kind !== 'refused' || error.code === 'zaak-onbekend') throw error;
      const { value: zaak } = await load();
      const { opgepaktDoor } = zaak;
      if (error.code !== 'al-opgepakt' || opgepaktDoor === null) return { soort: 'niet-meer-nodig', zaak };
      return { soort: 'van-ander', zaak, houder: all.medewerkers[opgepaktDoor]?.naam ?? opgepaktDoor };
    }
  }

  /**
   * Counted by message, so that one that comes again is not counted again. When there is no room, one message in a day becomes work
   * for a person; whatever was taken up by it stays taken up.
   */
  async function mayAnswer(sleutel: string, medewerker: string): Promise<boolean> {
    const naam = `sms-antwoorden/${medewerker}`;
    if (await takeOne(ports, { naam, sleutel, limieten: SMS_ANTWOORDEN })) return true;
    if (await takeOne(ports, { naam: `${naam}/gezwegen`, sleutel, limieten: GEZWEGEN_MELDEN }))
      throw new RefusedError(
        'te-veel-sms',
        'Een medewerker stuurt zoveel sms-berichten dat er even niet op wordt geantwoord. Wat ermee is opgepakt blijft opgepakt. Vraag na of die telefoon vanzelf antwoordt.',
      );
    return false;
  }

  /** Taken before it is sent and never given back: that somebody hears it twice is worse here than that they do not. */
  async function answer(
    bericht: string,
    { id, mobiel }: Medewerker,
    van: string,
    tekst: string,
  ): Promise<SmsUitkomst['antwoord']> {
    const nu = clock.now();
    const sleutel = ids.hash('sms-antwoord', bericht);
    if (!(await mayAnswer(sleutel, id))) return 'gezwegen';
    const verzending = { contact: 'sms-antwoord', antwoord: sleutel };
    if (!(await zaken.takeVerzending(verzending, nu, plusMs(nu, ONTHOUDEN_MS)))) return 'al-verstuurd';
    try {
      return (await sms.send({ aan: mobiel ?? van, tekst })).soort === 'aangenomen' ? 'verstuurd' : 'mislukt';
    } catch {
      return 'mislukt';
    }
  }

  return async ({ id, van, tekst }, ontvangenOp) => {
    const all = await instellingen.readInstellingen();
    const wie = senderOf(all, van);
    const antwoord = readOppakantwoord(tekst);
    if (antwoord === null)
      throw new RefusedError(
        'geen-oppakantwoord',
        'Een sms van een medewerker die geen zaak oppakt. Lees wat er staat.',
      );
    const open = await openZaken();
    const keuze = zaakVanAntwoord(open, wie.id, antwoord, ontvangenOp);
    const wijzer = await zaken.keepPushwijzer({
      soort: 'sms-antwoord',
      sleutel: ids.hash('sms-antwoord', id),
      zaak: keuze?.id ?? null,
      geldigTot: plusMs(clock.now(), ONTHOUDEN_MS),
    });
    const uitkomst = await takeUp(wijzer.zaak, wie, all);
    const rest = uitkomst.soort === 'geen-professional' ? [] : ookOpenVoor(open, wie.id, wijzer.zaak);
    const sent = await answer(id, wie, van, oppakSms(uitkomst, rest, adressen.console));
    return { uitkomst: uitkomst.soort, antwoord: sent };
  };
}
