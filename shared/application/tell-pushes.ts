import type { KlaargezettePush } from '../domain/spoed/prepare-push.ts';
import { pushTitel } from '../domain/spoed/push-tekst.ts';
import type { PushKop, Spoedzaak } from '../domain/spoed/types.ts';
import type { LiveVerbinding, Ports } from './ports.ts';
import type { ZaakChange } from './zaak-change.ts';

/** A push, for whoever has the console open: which case, what is asked, and nothing of the person it is about. */
export interface LivePush {
  readonly soort: 'push';
  readonly zaak: string;
  /** Name of the push: the same message again has the same name. */
  readonly push: string;
  readonly urgentie: Spoedzaak['urgentie'];
  readonly doel: PushKop['doel'];
  readonly titel: string;
}

export type TellPushes = (changes: readonly ZaakChange[]) => Promise<void>;

interface Vers {
  readonly zaak: Spoedzaak;
  readonly kop: PushKop;
}

/**
 * What each version wrote down to go out: one for each person and purpose, whatever the number of media. A later version in
 * which some of it has left already was told of before.
 */
function freshPushes(changes: readonly ZaakChange[]): readonly Vers[] {
  const found = new Map<string, Vers>();
  for (const change of changes) {
    if (change.soort !== 'spoedzaak') continue;
    const zaak = change.spoedzaak;
    const { gebeurtenissen } = zaak;
    const settled = new Set(
      gebeurtenissen.flatMap((event) =>
        event.soort === 'push-verzonden' || event.soort === 'push-mislukt' ? [event.push] : [],
      ),
    );
    const latest = gebeurtenissen.at(-1)?.op;
    const prepared = gebeurtenissen.filter(
      (event): event is KlaargezettePush => event.soort === 'push-klaargezet' && event.op === latest,
    );
    const perPerson = Map.groupBy(prepared, ({ aan, doel }) => `${aan}/${doel}`);
    for (const [name, all] of perPerson) {
      const kop = all[0];
      const key = `${zaak.id}/${name}/${latest}`;
      if (kop !== undefined && !found.has(key) && !all.some(({ push }) => settled.has(push)))
        found.set(key, { zaak, kop });
    }
  }
  return [...found.values()];
}

/**
 * Tells whoever is pushed and has the console open, at once and beside every medium. It is no medium of its own: a screen
 * proves nothing, and nothing waits for it. Best effort: a connection that fails is passed over, one that is gone is forgotten.
 */
export function makeTellPushes({
  verbindingen,
  liveSockets,
  instellingen,
}: Pick<Ports, 'verbindingen' | 'liveSockets' | 'instellingen'>): TellPushes {
  async function tell({ verbinding }: LiveVerbinding, messages: readonly LivePush[]): Promise<void> {
    for (const message of messages) {
      try {
        if ((await liveSockets.post(verbinding, message)) === 'bezorgd') continue;
      } catch {
        // A slow or broken console must not hold up the others.
        return;
      }
      await verbindingen.remove(verbinding);
      return;
    }
  }

  return async (changes) => {
    const fresh = freshPushes(changes);
    if (fresh.length === 0) return;
    const wanted = new Set(fresh.map(({ kop }) => kop.aan));
    const live = (await verbindingen.listLive()).filter(({ gebruiker }) => wanted.has(gebruiker.id));
    if (live.length === 0) return;
    const { wijkteams } = await instellingen.readInstellingen();
    const messageOf = ({ zaak, kop: { push, doel } }: Vers): LivePush => ({
      soort: 'push',
      zaak: zaak.id,
      push,
      urgentie: zaak.urgentie,
      doel,
      titel: pushTitel(zaak, doel, wijkteams[zaak.wijkteam]?.naam ?? zaak.wijkteam),
    });
    await Promise.all(
      live.map((one) => tell(one, fresh.filter(({ kop }) => kop.aan === one.gebruiker.id).map(messageOf))),
    );
  };
}
