import type { Contact, Kanaal } from '../domain/contact/types.ts';
import { gemisteStap, type Kanarie, type Kanarieronde, type KanarieStap } from '../domain/kanarie/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import { CLOCK_DAY, type Instant, MINUTE, msBetween, plusMs } from '../domain/tijd/instant.ts';
import { chatContactId } from './chat-regels.ts';
import { feitenVan, type Journaalregel } from './journaal.ts';
import type { Ports, Stored } from './ports.ts';

export type CheckKanariesPorts = Pick<
  Ports,
  'kanaries' | 'journaal' | 'zaken' | 'inhoudWijzer' | 'cijfers' | 'ids' | 'clock'
>;

/** After so long every canary has passed every step, or something on its way is shut. */
export const KANARIE_TERMIJN_MS = 15 * MINUTE;

export interface Gemist {
  readonly kanaal: Kanaal;
  /** The first step that it did not pass in time. */
  readonly stap: KanarieStap;
}

export type CheckKanaries = () => Promise<{ readonly goed: number; readonly gemist: readonly Gemist[] }>;

/** Looks how far the canaries that are under way have come. Looked at twice, a round that is over stays as it was. */
export function makeCheckKanaries(ports: CheckKanariesPorts): CheckKanaries {
  const { kanaries, journaal, zaken, inhoudWijzer, cijfers, ids, clock } = ports;

  async function regelVan({ kanaal, teken }: Kanarie, op: Instant): Promise<Journaalregel | undefined> {
    const isOurs = ({ bericht, werd }: Journaalregel): boolean =>
      bericht.endsWith(`/${teken}`) ||
      werd.some(
        (one) =>
          (one.soort === 'gesprek' && one.gesprek === teken) ||
          (one.soort === 'contact' && (one.contact === teken || one.contact === ids.derived('oproep', teken))),
      );
    const dagen = new Set([localDateOf(op), localDateOf(clock.now())]);
    // A canary can have no line from before its round.
    for (const dag of dagen)
      for await (const regel of journaal.readDag(kanaal, dag, 'ontvangen', op))
        if (regel.proef && isOurs(regel)) return regel;
    return undefined;
  }

  async function hasContent({ id, gebeurtenissen }: Contact): Promise<boolean> {
    const wanted = gebeurtenissen.flatMap((event) =>
      'bericht' in event ? [{ contact: id, soort: 'bericht' as const, id: event.bericht }] : [],
    );
    return (await inhoudWijzer.ontbreken(wanted)).length === 0;
  }

  /** Steps in their order, up to the first that was not passed. */
  async function follow(kanarie: Kanarie, op: Instant): Promise<Kanarie> {
    if (kanarie.stap === null || gemisteStap(kanarie) === null) return kanarie;
    const regel = await regelVan(kanarie, op);
    const target = regel?.werd[0];
    if (target === undefined || target.soort === 'onleesbaar') return kanarie;
    const contact = target.soort === 'contact' ? target.contact : chatContactId(ids, target.gesprek, 1);
    const at = (stap: KanarieStap): Kanarie => ({ ...kanarie, contact, stap });
    const stored: Stored<Contact> | undefined = await zaken.loadContact(contact);
    const marks = stored && feitenVan(ids, stored.value);
    if (!stored?.value.proef || !target.feiten.every((feit) => marks?.has(feit))) return at('ontvangen');
    if (!(await hasContent(stored.value))) return at('vastgelegd');
    if (((await cijfers.loadMarker(contact))?.versie ?? 0) < stored.versie) return at('inhoud');
    return at(stored.value.status === 'afgesloten' ? 'gesloten' : 'verwerkt');
  }

  async function judge({ value: ronde, versie }: Stored<Kanarieronde>, nu: Instant): Promise<Kanarieronde> {
    const now: Kanarie[] = [];
    for (const kanarie of ronde.kanaries) now.push(await follow(kanarie, ronde.op));
    const done = now.every((kanarie) => gemisteStap(kanarie) === null);
    const over = msBetween(ronde.op, nu) >= KANARIE_TERMIJN_MS;
    const next: Kanarieronde = {
      ...ronde,
      kanaries: now,
      ...(done && { uitslag: 'goed', afgerondOp: nu }),
      ...(!done && over && { uitslag: 'gemist', afgerondOp: nu }),
    };
    if (JSON.stringify(next) !== JSON.stringify(ronde)) await kanaries.saveRonde(next, versie);
    return next;
  }

  return async () => {
    const nu = clock.now();
    let goed = 0;
    const gemist: Gemist[] = [];
    for (const stored of await kanaries.listRondes(plusMs(nu, -CLOCK_DAY))) {
      if (stored.value.uitslag !== 'loopt') continue;
      const ronde = await judge(stored, nu);
      if (ronde.uitslag === 'goed') goed += 1;
      if (ronde.uitslag !== 'gemist') continue;
      for (const kanarie of ronde.kanaries) {
        const stap = gemisteStap(kanarie);
        if (stap !== null) gemist.push({ kanaal: kanarie.kanaal, stap });
      }
    }
    return { goed, gemist };
  };
}
