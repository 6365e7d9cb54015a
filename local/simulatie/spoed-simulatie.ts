/**
 * A year of spoedzaken, played against the real use cases on a virtual clock: people who answer, forget or hand over, media
 * that fail or swallow messages, workers that die between any two steps, a queue that delivers late and twice. The same seed
 * gives the same year.
 */

import { createHash } from 'node:crypto';
import { changeSpoedzaak } from '../../shared/application/change-spoedzaak.ts';
import { makeCloseSpoedzaak } from '../../shared/application/close-spoedzaak.ts';
import { makeHandOverSpoedzaak } from '../../shared/application/hand-over-spoedzaak.ts';
import { makeHandOverWarm } from '../../shared/application/hand-over-warm.ts';
import type { PushBericht } from '../../shared/application/messages.ts';
import { makeRecordInloop } from '../../shared/application/record-aankomst.ts';
import { makeRecordSchermontvangst } from '../../shared/application/record-schermontvangst.ts';
import { makeRecordSpoedContactpoging } from '../../shared/application/record-spoed-contactpoging.ts';
import { makeSendPush } from '../../shared/application/send-push.ts';
import { makeSweepDue } from '../../shared/application/sweep-due.ts';
import { makeTakeUpSpoedzaak } from '../../shared/application/take-up-spoedzaak.ts';
import { makeTriageContact } from '../../shared/application/triage-contact.ts';
import { type Dienst, type Pushmedium, SCHERM } from '../../shared/domain/achterwacht/types.ts';
import { DOMEINEN } from '../../shared/domain/contact/types.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { localDateOf } from '../../shared/domain/tijd/amsterdam.ts';
import { CLOCK_DAY, HOUR, instantOf, MINUTE, SECOND } from '../../shared/domain/tijd/instant.ts';
import { chanceOf, exponential, logNormal, pick } from '../dagen/chance.ts';
import { makeBoek, type Oordeel } from './spoed-boek.ts';
import { chefVan, collegas, gebruikerVan, ondersteuner, organisatie, PAKT_OP, rooster, TEAMS } from './spoed-mensen.ts';
import { makeOproepen, type Oproeptelling } from './spoed-oproepen.ts';
import { composer, makeLeverancier, makeWereld, type Uitslag } from './spoed-wereld.ts';
import { Gestorven, type Leven, nieuwLeven, sterfelijk } from './sterfelijk.ts';
import { makeVirtueleTijd } from './virtuele-tijd.ts';

export interface Simulatie {
  readonly seed: number;
  readonly zaken: number;
  /** Epoch milliseconds of the first instant. */
  readonly begin: number;
  readonly dagen: number;
}

export interface Verslag extends Oordeel {
  readonly seed: number;
  readonly zaken: number;
  readonly dagen: number;
  readonly inOrde: boolean;
  /** How the cases stood at the end. */
  readonly stand: Readonly<Record<string, number>>;
  readonly overschreden: number;
  readonly alarmen: number;
  readonly crisisalarmen: number;
  readonly warmOvergedragen: number;
  readonly vandaagHerinnerd: number;
  readonly gebeurtenissen: number;
  readonly pushes: number;
  /** Calls, and in how many a key was pressed, made a case somebody's, or came after the end. */
  readonly oproepen: Readonly<Oproeptelling>;
  /** Pushes to an open console, and how many of them it showed in time. */
  readonly schermen: { readonly gepusht: number; readonly bezorgd: number };
  readonly gestorven: Readonly<Record<string, number>>;
  readonly roosterwijzigingen: number;
  /** Of everything in every record: the same for the same seed. */
  readonly vingerafdruk: string;
}

/** Of a hundred workers so many die. */
const STERFTE = { werker: 0.02, verzoek: 0.02, tik: 0.002 };
const POGINGEN = 10;
const ZICHTBAAR_NA_MS = MINUTE;

/** What a command that is refused for a rule of the case comes down to: the person hears it, and that is that. */
const isRefusal = (error: unknown): boolean => error instanceof DomainError && error.code !== 'conflict';

export async function simuleerSpoed({ seed, zaken: aantal, begin, dagen }: Simulatie): Promise<Verslag> {
  const tijd = makeVirtueleTijd(begin);
  const boek = makeBoek();
  const wereld = makeWereld(seed, tijd, boek, (bericht, poging) => void werk(bericht, poging));
  const { medewerkers } = organisatie();
  const einde = begin + dagen * CLOCK_DAY;
  const leverancier = (medium: Pushmedium) => makeLeverancier(medium, seed, tijd, [begin, einde]);
  const leveranciers: Readonly<Record<Pushmedium, ReturnType<typeof makeLeverancier>>> = {
    mail: leverancier('mail'),
    sms: leverancier('sms'),
    webpush: leverancier('webpush'),
    webhook: leverancier('webhook'),
    scherm: leverancier('scherm'),
    spraak: leverancier('spraak'),
  };
  const gestorven = { werker: 0, verzoek: 0, tik: 0 };
  const levenskans = chanceOf(seed, 'leven');
  const mens = chanceOf(seed, 'mens');
  let roosterwijzigingen = 0;
  const professional = (id: string) => gebruikerVan(id, medewerkers[id]!);

  /** The ports as a process has them that may die at any step. */
  const portsOf = (leven: () => Leven) => ({
    ...wereld,
    zaken: sterfelijk(wereld.zaken, leven),
    inhoud: sterfelijk(wereld.inhoud, leven),
    instellingen: sterfelijk(wereld.instellingen, leven),
    pushQueue: sterfelijk(wereld.pushQueue, leven),
  });

  /** A worker takes one message from the queue; what fails comes back when it is visible again. */
  async function werk(bericht: PushBericht, poging: number): Promise<void> {
    const leven = nieuwLeven(levenskans, STERFTE.werker);
    const ports = portsOf(() => leven);
    const { push, zaak: id } = bericht;
    const send = async (medium: Pushmedium, arrives = (uitslag: Uitslag) => bezorg(bericht, uitslag)) => {
      if (leven.dood) throw new Gestorven();
      const zaak = wereld.zaak(id);
      const opgepaktDoor = zaak?.status === 'open' ? null : (zaak?.opgepaktDoor ?? null);
      const begonOp = tijd.nu();
      const told = (uitslag: Uitslag): void => {
        boek.aangenomen({ push, zaak: id, begonOp, opgepaktDoor });
        arrives(uitslag);
      };
      return leveranciers[medium].send(told, () => boek.onzeker(push));
    };
    try {
      await makeSendPush({
        ...ports,
        mailCodec: composer,
        mail: { sendRaw: () => send('mail') },
        sms: { send: () => send('sms') },
        // The device tells of the arrival itself; a webhook that answers has it.
        webpush: { send: async () => ({ ...(await send('webpush')), bewijs: 'volgt' as const }) },
        webhook: { send: async () => ({ ...(await send('webhook')), bewijs: 'direct' as const }) },
        spraak: {
          bel: (oproep) => oproepen.bel(oproep, (ring) => send('spraak', ring)),
        },
        liveSockets: {
          post: async () => ((await send(SCHERM)).soort === 'aangenomen' ? ('bezorgd' as const) : ('weg' as const)),
        },
        adressen: { afzenderMail: 'team@voorbeeld.nl', console: 'https://console.voorbeeld.nl' },
      })(bericht, poging);
    } catch {
      if (leven.dood) boek.onzeker(push);
      if (poging < POGINGEN) tijd.na(ZICHTBAAR_NA_MS, () => void werk(bericht, poging + 1));
    }
    if (leven.dood) gestorven.werker += 1;
  }

  const oproepen = makeOproepen({
    tijd,
    mens: chanceOf(seed, 'telefoon'),
    verzoek,
    now: () => wereld.clock.now(),
    gehoord: (id, push, opgepakt) => {
      const kop = wereld
        .zaak(id)
        ?.gebeurtenissen.find((event) => event.soort === 'push-klaargezet' && event.push === push);
      if (kop?.soort !== 'push-klaargezet') return;
      if (opgepakt) naOppakken(id, kop.aan);
      else reageer(id, kop.aan, kop.doel);
    },
  });

  /** Somebody gets the message, nobody does, or it comes back to the sender. */
  function bezorg({ zaak: id, push }: PushBericht, uitslag: Uitslag): void {
    if (uitslag === 'kwijt') return;
    const kop = wereld
      .zaak(id)
      ?.gebeurtenissen.find((event) => event.soort === 'push-klaargezet' && event.push === push);
    if (kop?.soort !== 'push-klaargezet') return;
    if (kop.medium === SCHERM) {
      // A tab that sleeps says nothing; one that shows it says so, and later perhaps that it was looked at.
      if (uitslag === 'stuitert') return;
      const told = { door: kop.aan, zaak: id, push };
      const [traag, kijkt] = [exponential(2 * SECOND, mens), mens() < 0.5];
      tijd.na(traag, () => verzoek((ports) => makeRecordSchermontvangst(ports)({ ...told, stap: 'bezorgd' })));
      if (kijkt)
        tijd.na(traag + exponential(MINUTE, mens), () =>
          verzoek((ports) => makeRecordSchermontvangst(ports)({ ...told, stap: 'gezien' })),
        );
      reageer(id, kop.aan, kop.doel);
      return;
    }
    if (uitslag === 'stuitert') {
      const reden = 'onbestelbaar';
      const command = { soort: 'push-mislukt', push, reden } as const;
      tijd.na(MINUTE + mens() * 30 * MINUTE, () => {
        const load = async () => (await wereld.zaken.loadSpoedzaak(id))!;
        return verzoek((ports) => changeSpoedzaak(ports, load, command));
      });
      return;
    }
    if (kop.medium === 'webpush') {
      const load = async () => (await wereld.zaken.loadSpoedzaak(id))!;
      const bezorgd = { soort: 'push-bezorgd', push } as const;
      tijd.na(exponential(2 * SECOND, mens), () => verzoek((ports) => changeSpoedzaak(ports, load, bezorgd)));
    }
    reageer(id, kop.aan, kop.doel);
  }

  /** A request of a person, who tries again when the connection breaks. */
  async function verzoek(act: (ports: ReturnType<typeof portsOf>) => Promise<unknown>): Promise<boolean> {
    for (let keer = 0; keer < 20; keer += 1) {
      const leven = nieuwLeven(levenskans, STERFTE.verzoek);
      try {
        await act(portsOf(() => leven));
        return true;
      } catch (error) {
        if (isRefusal(error)) return false;
        if (leven.dood) gestorven.verzoek += 1;
        await tijd.wacht(2 * SECOND);
      }
    }
    return false;
  }

  function reageer(id: string, wie: string, doel: string): void {
    const [dice, delay, warm] = [mens(), logNormal(5 * MINUTE, 1, mens), mens()];
    tijd.na(delay, async () => {
      const zaak = wereld.zaak(id);
      if (zaak === undefined || zaak.status === 'bereikt' || zaak.status === 'gesloten') return;
      // Who is told of a crisis often calls the crisisdienst, which does not always take over.
      if (zaak.urgentie === 'crisis' && zaak.warmOvergedragenOp === null && warm < 0.4) await draagWarmOver(id, wie);
      if (zaak.opgepaktDoor === wie) {
        if (dice < 0.7) belVoor(id, wie, HOUR);
        return;
      }
      if (dice >= (PAKT_OP[doel] ?? 0.3)) return;
      await pakOp(id, wie);
    });
  }

  async function draagWarmOver(id: string, wie: string): Promise<void> {
    const gebeld = { spoedzaak: id, door: professional(wie), bevestigd: mens() < 0.7, sleutel: `${id}/${tijd.nu()}` };
    await verzoek((ports) => makeHandOverWarm(ports)(gebeld));
  }

  async function pakOp(id: string, wie: string): Promise<void> {
    const done = await verzoek((ports) => makeTakeUpSpoedzaak(ports)({ spoedzaak: id, door: professional(wie) }));
    if (done) naOppakken(id, wie);
  }

  function naOppakken(id: string, wie: string): void {
    const dice = mens();
    if (dice < 0.1) draagOver(id, wie);
    else if (dice < 0.12) sluit(id, wie, 'dubbel');
    else if (dice < 0.9) belVoor(id, wie, 3 * HOUR);
  }

  /** Rings after a while; without answer usually again, and sometimes only when reminded. */
  function belVoor(id: string, wie: string, gemiddeld: number): void {
    tijd.na(exponential(gemiddeld, mens), async () => {
      const [gelukt, weer] = [mens() < 0.45, mens() < 0.8];
      const poging = { spoedzaak: id, door: professional(wie), gelukt, sleutel: `${id}/${tijd.nu()}` };
      const wijze = mens() < 0.1 ? 'brief' : 'telefoon';
      const done = await verzoek((ports) => makeRecordSpoedContactpoging(ports)({ ...poging, wijze }));
      if (!done) return;
      if (wereld.zaak(id)?.status === 'bereikt') {
        if (mens() < 0.85) sluit(id, wie, 'bereikt');
      } else if (weer) belVoor(id, wie, 8 * HOUR);
    });
  }

  function sluit(id: string, wie: string, reden: string): void {
    tijd.na(exponential(CLOCK_DAY, mens), () =>
      verzoek((ports) => makeCloseSpoedzaak(ports)({ spoedzaak: id, door: professional(wie), reden })),
    );
  }

  function draagOver(id: string, wie: string): void {
    tijd.na(exponential(2 * HOUR, mens), () => {
      const zaak = wereld.zaak(id)!;
      const team = pick(TEAMS, mens);
      const aan = mens() < 0.3 ? null : pick([...collegas(team, zaak.domein), chefVan(team)], mens);
      return verzoek((ports) => makeHandOverSpoedzaak(ports)({ spoedzaak: id, door: professional(wie), aan }));
    });
  }

  /** Somebody walks in, and a teamondersteuner decides that it cannot wait. */
  function plan(nummer: number): void {
    const kans = chanceOf(seed, 'zaak', nummer);
    const contact = wereld.ids.derived('simulatie', String(seed), String(nummer));
    const [locatie, voor, crisis] = [pick(TEAMS, kans), pick(DOMEINEN, kans), kans() < 0.1];
    const uur = kans();
    const wordtCrisis = !crisis && kans() < 0.03;
    const rest = { door: ondersteuner, contact, domein: voor, signalen: {}, redenAfwijking: 'proef' } as const;
    const trieer = (urgentie: 'spoed' | 'crisis') =>
      verzoek((ports) => makeTriageContact(ports)({ ...rest, urgentie, sleutel: `${contact}/${urgentie}` }));
    // Most come in the day, some at any hour.
    const dag = Math.floor(kans() * (dagen - 1)) * CLOCK_DAY;
    const op = dag + (uur < 0.75 ? 8 * HOUR + kans() * 9 * HOUR : kans() * CLOCK_DAY);
    tijd.na(op, async () => {
      const aankomst = { soort: 'aankomst', id: contact, locatie, voor, op: wereld.clock.now() } as const;
      await verzoek((ports) => makeRecordInloop(ports)(aankomst));
      await tijd.wacht(kans() * 40 * MINUTE);
      await trieer(crisis ? 'crisis' : 'spoed');
      if (!wordtCrisis) return;
      await tijd.wacht(kans() * 6 * HOUR);
      await trieer('crisis');
    });
  }

  /** Every minute. A process keeps what it saw until it dies. */
  function startTik(): void {
    let leven = nieuwLeven(levenskans, 0);
    const start = () => makeSweepDue(portsOf(() => leven));
    let sweep = start();
    const tik = async (): Promise<void> => {
      if (tijd.nu() < einde) tijd.na(MINUTE, tik);
      if (wereld.levend().size === 0) return;
      leven = nieuwLeven(levenskans, STERFTE.tik);
      const own = leven;
      await sweep().catch(() => undefined);
      if (!own.dood) return;
      gestorven.tik += 1;
      boek.tikGestorven(tijd.nu());
      sweep = start();
    };
    tijd.na(MINUTE - (begin % MINUTE), tik);
  }

  /** Now and then somebody takes over a duty of today. */
  function wisselDiensten(all: readonly Dienst[]): void {
    const kans = chanceOf(seed, 'wissel');
    for (let dag = 0; dag < dagen; dag += 1) {
      if (kans() < 0.4) continue;
      const moment = dag * CLOCK_DAY + 7 * HOUR + kans() * 10 * HOUR;
      const today = localDateOf(instantOf(begin + moment));
      const here = all.filter(({ van }) => van.startsWith(today));
      if (here.length === 0) continue;
      const dienst = pick(here, kans);
      const andere = pick(collegas(dienst.wijkteam as (typeof TEAMS)[number], dienst.domein), kans);
      tijd.na(moment, () => {
        roosterwijzigingen += 1;
        boek.roosterGewijzigd(tijd.nu());
        return wereld.instellingen.saveDiensten([
          { ...dienst, id: `${dienst.id}-v`, professional: andere, vervanging: true },
        ]);
      });
    }
  }

  const diensten = rooster(localDateOf(instantOf(begin)), dagen + 14, chanceOf(seed, 'rooster'));
  await wereld.instellingen.saveDiensten(diensten);
  wisselDiensten(diensten);
  for (let nummer = 0; nummer < aantal; nummer += 1) plan(nummer);
  startTik();
  await tijd.speelTot(einde);

  const alle = wereld.alle().toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const oordeel = boek.oordeel(alle);
  const hash = createHash('sha256');
  for (const { id, gebeurtenissen } of alle) hash.update(`${id}${JSON.stringify(gebeurtenissen)}`);
  const stand = { open: 0, opgepakt: 0, bereikt: 0, gesloten: 0 };
  for (const { status } of alle) stand[status] += 1;
  const events = alle.flatMap(({ gebeurtenissen }) => gebeurtenissen);
  return {
    seed,
    zaken: alle.length,
    dagen,
    inOrde: alle.length >= aantal && Object.values(oordeel.fouten).every((fouten) => fouten === 0),
    ...oordeel,
    stand,
    overschreden: alle.filter(({ overschredenOp }) => overschredenOp !== null).length,
    alarmen: events.filter(({ soort }) => soort === 'alarm').length,
    crisisalarmen: events.filter((event) => event.soort === 'alarm' && event.reden === 'crisis-zonder-overdracht')
      .length,
    warmOvergedragen: alle.filter(({ warmOvergedragenOp }) => warmOvergedragenOp !== null).length,
    vandaagHerinnerd: events.filter(({ soort }) => soort === 'vandaag-herinnerd').length,
    gebeurtenissen: events.length,
    pushes: events.filter(({ soort }) => soort === 'push-klaargezet').length,
    schermen: {
      gepusht: events.filter((event) => event.soort === 'push-klaargezet' && event.medium === SCHERM).length,
      bezorgd: events.filter((event) => event.soort === 'push-bezorgd' && event.bewijs === 'scherm').length,
    },
    oproepen: oproepen.telling,
    gestorven,
    roosterwijzigingen,
    vingerafdruk: hash.digest('hex'),
  };
}
