/** Items of a list, as far as they can be read. */
import { errorFields, log } from '../../observability/log.ts';
import type { Item } from './table.ts';

/**
 * What can be read of a list. An item that cannot (written by a bug, or by hand) is left out and logged: it must not keep all
 * others from who works with the list. It is not lost: asked for by its id it is an error, and the stream set it aside.
 */
export function readable<T>(items: readonly Item[], read: (item: Item) => T): T[] {
  return items.flatMap((item) => {
    try {
      return [read(item)];
    } catch (fout) {
      log('ERROR', 'feit kan niet worden gelezen', { sleutel: String(item['pk']), ...errorFields(fout) });
      return [];
    }
  });
}
