import { decideSpoed } from '../domain/spoed/decide-spoed.ts';
import type { SpoedCommand } from '../domain/spoed/spoed-command.ts';
import type { SpoedContext } from '../domain/spoed/spoed-context.ts';
import type { SpoedGebeurtenis, Spoedzaak } from '../domain/spoed/types.ts';
import type { VerbindingStore } from './ports.ts';

/** Where open consoles are listed. */
export type Schermen = Pick<VerbindingStore, 'listLive'>;

/** Who has a console open. That it cannot be read keeps nobody from being pushed: a screen only goes along. */
async function readSchermen(schermen: Schermen): Promise<ReadonlySet<string>> {
  const live = await schermen.listLive().catch(() => []);
  return new Set(live.map(({ gebruiker }) => gebruiker.id));
}

/**
 * Decides; who has a console open is read only when somebody is to be pushed, and then it is decided once more: most ticks push
 * nobody. `schermen`: absent where nobody's screen is pushed to.
 */
export async function decideSpoedzaak(
  command: SpoedCommand,
  state: Spoedzaak | null,
  context: SpoedContext,
  schermen: Schermen | undefined,
): Promise<readonly SpoedGebeurtenis[]> {
  let asked = false;
  const schermOpen = () => {
    asked = true;
    return false;
  };
  const without = decideSpoed(command, state, { ...context, schermOpen });
  if (!asked || schermen === undefined) return without;
  const open = await readSchermen(schermen);
  if (open.size === 0) return without;
  return decideSpoed(command, state, { ...context, schermOpen: (medewerker) => open.has(medewerker) });
}
