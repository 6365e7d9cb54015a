/**
 * The telephones of the simulator: nobody answers, a machine does, somebody presses a key, also after the end; and the end is told
 * once, twice, early, or never.
 */
import { type AnswerSpraak, makeAnswerSpraak } from '../../shared/application/answer-spraak.ts';
import type { SendResult, SpraakSender } from '../../shared/application/ports.ts';
import { makeRecordBezorgrapport } from '../../shared/application/record-bezorgrapport.ts';
import { MINUTE, SECOND } from '../../shared/domain/tijd/instant.ts';
import { type Chance, exponential } from '../dagen/chance.ts';
import type { Leverancier, Uitslag } from './spoed-wereld.ts';
import type { VirtueleTijd } from './virtuele-tijd.ts';

type AnswerPorts = Parameters<typeof makeAnswerSpraak>[0];
type Antwoord = Awaited<ReturnType<AnswerSpraak>>;

export interface Oproeptelling {
  gebeld: number;
  /** A key was pressed in so many. */
  toets: number;
  opgepakt: number;
  /** A key after the end was told. */
  naHetEinde: number;
}

interface Toestellen {
  readonly tijd: VirtueleTijd;
  readonly mens: Chance;
  /** Does it, and again when the process that did it died. */
  readonly verzoek: (act: (ports: AnswerPorts) => Promise<unknown>) => Promise<boolean>;
  readonly now: () => Parameters<ReturnType<typeof makeRecordBezorgrapport>>[1];
  /** Somebody heard the call; `opgepakt` when their key made the case theirs. */
  readonly gehoord: (zaak: string, push: string, opgepakt: boolean) => void;
}

const BELTIJD_MS = 25 * SECOND;

export interface Oproepen {
  readonly telling: Oproeptelling;
  /** Through a provider that may be ill. `told` and `lost` as there. */
  bel(
    oproep: Parameters<SpraakSender['bel']>[0],
    leverancier: (told: (uitslag: Uitslag) => void) => ReturnType<Leverancier['send']>,
  ): Promise<SendResult>;
}

export function makeOproepen({ tijd, mens, verzoek, now, gehoord }: Toestellen): Oproepen {
  const bezig = new Map<string, string>();
  const telling: Oproeptelling = { gebeld: 0, toets: 0, opgepakt: 0, naHetEinde: 0 };

  interface Gesprek {
    readonly zaak: string;
    readonly push: string;
    readonly oproep: string;
  }

  async function druk(gesprek: Gesprek, toets: string | null): Promise<void> {
    let antwoord: Antwoord | undefined;
    await verzoek(async (ports) => {
      antwoord = await makeAnswerSpraak(ports)({ ...gesprek, toets });
    });
    if (toets === null || antwoord === undefined) return;
    telling.toets += 1;
    if (antwoord.uitkomst === 'opgepakt') telling.opgepakt += 1;
    gehoord(gesprek.zaak, gesprek.push, antwoord.uitkomst === 'opgepakt');
  }

  function eindig(eenmalig: string, leverancier: string, over: number): void {
    const einde = { medium: 'spraak', leverancier, kenmerk: null, uitkomst: 'mislukt' } as const;
    const rapport = { ...einde, reden: 'niet-beantwoord', messageIds: [] };
    tijd.na(over, () => bezig.delete(eenmalig));
    const [keren, traag] = [mens() < 0.2 ? 2 : 1, exponential(2 * SECOND, mens)];
    for (let keer = 0; keer < keren; keer += 1)
      tijd.na(over + traag + keer * mens() * 5 * MINUTE, () =>
        verzoek((ports) => makeRecordBezorgrapport(ports)(rapport, now())),
      );
  }

  /** What happens at the other end. */
  function ring(gesprek: Gesprek, eenmalig: string, uitslag: Uitslag): void {
    if (uitslag === 'kwijt') {
      // Rings nowhere, and nobody is ever told.
      tijd.na(BELTIJD_MS, () => bezig.delete(eenmalig));
      return;
    }
    const [dice, opneemt] = [mens(), SECOND + mens() * (BELTIJD_MS - SECOND)];
    // Busy, or nobody there.
    if (uitslag === 'stuitert' || dice < 0.25) {
      eindig(eenmalig, gesprek.oproep, uitslag === 'stuitert' ? SECOND : BELTIJD_MS);
      return;
    }
    tijd.na(opneemt, () => druk(gesprek, null));
    if (dice < 0.45) {
      // A machine: it listens to all of it.
      eindig(eenmalig, gesprek.oproep, opneemt + 40 * SECOND);
      return;
    }
    const [welke, gedrukt] = [mens(), opneemt + 5 * SECOND + mens() * 30 * SECOND];
    const toets = welke < 0.6 ? '1' : welke < 0.9 ? '2' : '7';
    tijd.na(gedrukt, () => druk(gesprek, toets));
    // Pressed twice, and by a flow that tries again.
    if (mens() < 0.1) tijd.na(gedrukt + exponential(SECOND, mens), () => druk(gesprek, toets));
    const eerder = mens() < 0.1;
    if (eerder) telling.naHetEinde += 1;
    eindig(eenmalig, gesprek.oproep, eerder ? opneemt : gedrukt + 3 * SECOND);
  }

  return {
    telling,
    async bel({ eenmalig, kenmerken }, leverancier) {
      const known = bezig.get(eenmalig);
      if (known !== undefined) return { soort: 'aangenomen', leverancier: known };
      const oproep = `${eenmalig}/${telling.gebeld}`;
      const result = await leverancier((uitslag) => {
        telling.gebeld += 1;
        bezig.set(eenmalig, oproep);
        ring({ zaak: kenmerken['zaak'] ?? '', push: kenmerken['push'] ?? '', oproep }, eenmalig, uitslag);
      });
      return result.soort === 'aangenomen' ? { soort: 'aangenomen', leverancier: oproep } : result;
    },
  };
}
