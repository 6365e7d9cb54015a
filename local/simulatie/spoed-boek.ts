/** What the simulator sees of every case: how late each step was, and what left the house. */
import { compareSpoedGebeurtenissen } from '../../shared/domain/spoed/fold-spoed.ts';
import { nextSpoedActie } from '../../shared/domain/spoed/next-spoed-actie.ts';
import type { SpoedGebeurtenis, Spoedzaak } from '../../shared/domain/spoed/types.ts';
import { earliest, epochMs, type Instant, MINUTE } from '../../shared/domain/tijd/instant.ts';

/** One acceptance by a provider. */
interface Aanname {
  readonly push: string;
  readonly zaak: string;
  readonly begonOp: number;
  /** Who had the case when the provider was called. */
  readonly opgepaktDoor: string | null;
}

export interface Boek {
  bewaard(vorige: Spoedzaak | undefined, zaak: Spoedzaak, volgendeActieOp: string | null, nu: number): void;
  tikGestorven(nu: number): void;
  /** Somebody else has a duty from now: a change that a case was waiting for may not come. */
  roosterGewijzigd(nu: number): void;
  aangenomen(aanname: Aanname): void;
  /** Nobody knows whether this push left: its sender died, or the provider gave no answer. Sending again is right. */
  onzeker(push: string): void;
  oordeel(zaken: readonly Spoedzaak[]): Oordeel;
}

export interface Oordeel {
  /** Each must be 0. */
  readonly fouten: {
    readonly zonderEinde: number;
    readonly zonderVolgendTijdstip: number;
    readonly gepushtNaOppakken: number;
    readonly tweemaalZelfdeTredeEnMedium: number;
    readonly teLaat: number;
    readonly dubbelGebeurtenisId: number;
  };
  readonly vertragingS: { readonly n: number; readonly p50: number; readonly p95: number; readonly hoogste: number };
  /** Of rungs that were due in a minute of which the tick itself was killed: the next tick takes them. */
  readonly naGedodeTikS: { readonly n: number; readonly hoogste: number };
  readonly tweemaalNaUitval: number;
  /** The first faults, to look at. */
  readonly voorbeelden: readonly string[];
}

const DOELEN_OM_OP_TE_PAKKEN: ReadonlySet<string> = new Set(['oppakken', 'escalatie']);
const LEEFT: ReadonlySet<string> = new Set(['open', 'opgepakt']);

/** When the ladder or the term asks for the next step; the outbox has no part in it. */
const wanneer = (zaak: Spoedzaak): Instant | null => nextSpoedActie({ ...zaak, uitgaand: [] });

/** A rung, or the end of the ladder; other alarms are no step of it. */
const isLadderstap = (event: SpoedGebeurtenis): boolean =>
  event.soort === 'trede-gestart' || (event.soort === 'alarm' && event.ronde !== undefined);

export function makeBoek(): Boek {
  const vertragingen: number[] = [];
  const naGedodeTik: number[] = [];
  const gestorven = new Set<number>();
  const aannames: Aanname[] = [];
  const onzeker = new Set<string>();
  const laat: string[] = [];
  let laatsteWijziging = 0;
  let zonderVolgendTijdstip = 0;

  function noteLateness(vorige: Spoedzaak, zaak: Spoedzaak, nu: number): void {
    const known = new Set(vorige.gebeurtenissen.map(({ id }) => id));
    const fresh = zaak.gebeurtenissen.filter(({ id }) => !known.has(id));
    const { volgendeOp, dienstWisseltOp } = vorige.ladder;
    const begun = vorige.gebeurtenissen.findLast(isLadderstap)?.op;
    const stale = begun !== undefined && laatsteWijziging >= epochMs(begun);
    const ladder = earliest(volgendeOp, stale ? null : dienstWisseltOp) ?? null;
    const onTerm = fresh.some(({ soort }) => soort === 'herinnerd' || soort === 'termijn-overschreden');
    const onLadder =
      vorige.status === 'open' && fresh.some((event) => isLadderstap(event) || event.soort === 'trede-overgeslagen');
    const onCrisis = fresh.some((event) => event.soort === 'alarm' && event.reden === 'crisis-zonder-overdracht');
    const onVandaag = fresh.some(({ soort }) => soort === 'vandaag-herinnerd');
    const due = onTerm
      ? wanneer(vorige)
      : onCrisis
        ? vorige.crisisWachtOp
        : onVandaag
          ? vorige.vandaagOp
          : onLadder
            ? ladder
            : null;
    if (due === null || epochMs(due) > nu) return;
    const decided = fresh[0] === undefined ? nu : epochMs(fresh.reduce((a, b) => (a.op > b.op ? a : b)).op);
    const late = decided - epochMs(due);
    const minutes = Math.ceil(epochMs(due) / MINUTE);
    let killed = false;
    for (let minute = minutes; minute * MINUTE <= nu; minute += 1) killed ||= gestorven.has(minute);
    (killed ? naGedodeTik : vertragingen).push(late / 1000);
    if (!killed && late >= 61_000) laat.push(`te laat (${late / 1000} s na ${due}): ${zaak.id}`);
  }

  return {
    bewaard(vorige, zaak, volgendeActieOp, nu) {
      if (LEEFT.has(zaak.status) && volgendeActieOp === null) zonderVolgendTijdstip += 1;
      if (vorige !== undefined) noteLateness(vorige, zaak, nu);
    },
    roosterGewijzigd: (nu) => {
      laatsteWijziging = nu;
    },
    tikGestorven: (nu) => gestorven.add(Math.floor(nu / MINUTE)),
    aangenomen: (aanname) => aannames.push(aanname),
    onzeker: (push) => onzeker.add(push),
    oordeel(zaken) {
      const perPush = Map.groupBy(aannames, ({ push }) => push);
      const twice = [...perPush].filter(([, all]) => all.length > 1).map(([push]) => push);
      let [tweemaal, dubbelId, naOppakken] = [twice.filter((push) => !onzeker.has(push)).length, 0, 0];
      for (const { gebeurtenissen } of zaken) {
        const pushes = gebeurtenissen.filter((event) => event.soort === 'push-klaargezet');
        tweemaal += pushes.length - new Set(pushes.map(({ groep, medium }) => `${groep}/${medium}`)).size;
        dubbelId += gebeurtenissen.length - new Set(gebeurtenissen.map(({ id }) => id)).size;
        naOppakken += written(gebeurtenissen);
      }
      const doelOf = new Map(
        zaken.flatMap(({ gebeurtenissen }) =>
          gebeurtenissen.flatMap((event) =>
            event.soort === 'push-klaargezet' ? [[event.push, event.doel] as const] : [],
          ),
        ),
      );
      naOppakken += aannames.filter(
        ({ push, opgepaktDoor }) => opgepaktDoor !== null && DOELEN_OM_OP_TE_PAKKEN.has(doelOf.get(push) ?? ''),
      ).length;
      const sorted = vertragingen.toSorted((a, b) => a - b);
      const rank = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
      return {
        fouten: {
          zonderEinde: zaken.filter((zaak) => LEEFT.has(zaak.status) && nextSpoedActie(zaak) === null).length,
          zonderVolgendTijdstip,
          gepushtNaOppakken: naOppakken,
          tweemaalZelfdeTredeEnMedium: tweemaal,
          // In whole seconds: the milliseconds are those of the work itself.
          teLaat: sorted.filter((late) => Math.floor(late) > 60).length,
          dubbelGebeurtenisId: dubbelId,
        },
        vertragingS: { n: sorted.length, p50: rank(0.5), p95: rank(0.95), hoogste: sorted.at(-1) ?? 0 },
        naGedodeTikS: { n: naGedodeTik.length, hoogste: Math.max(0, ...naGedodeTik) },
        tweemaalNaUitval: twice.filter((push) => onzeker.has(push)).length,
        voorbeelden: [
          ...laat,
          ...twice
            .filter((push) => !onzeker.has(push))
            .map((push) => {
              const begonOp = (perPush.get(push) ?? []).map((one) => new Date(one.begonOp).toISOString());
              return `tweemaal: ${push} ${begonOp.join(' ')}`;
            }),
        ].slice(0, 10),
      };
    },
  };
}

/** Requests to take it up that were written down while somebody had the case. */
function written(gebeurtenissen: Spoedzaak['gebeurtenissen']): number {
  let [holder, count]: [string | null, number] = [null, 0];
  for (const event of gebeurtenissen.toSorted(compareSpoedGebeurtenissen)) {
    if (event.soort === 'opgepakt') holder = event.door;
    else if (event.soort === 'overgedragen' && event.aan === null) holder = null;
    else if (event.soort === 'push-klaargezet' && holder !== null && DOELEN_OM_OP_TE_PAKKEN.has(event.doel)) count += 1;
  }
  return count;
}
