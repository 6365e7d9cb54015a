/** Every text that a fact refers to is in the content store. What it says is not looked at. */
import type { Contact } from '../domain/contact/types.ts';
import { type Dagcontrole, MAX_GENOEMD, type Ontbrekend } from '../domain/dagcontrole/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { InhoudVerwijzing } from './controle-ports.ts';
import { feitkenmerk } from './journaal.ts';
import type { Ports } from './ports.ts';

interface Verwijzing extends InhoudVerwijzing {
  readonly op: Instant;
}

/** What was taken back before it left need not be there. */
function verwijzingenVan({ id: contact, gebeurtenissen }: Contact): Verwijzing[] {
  const withdrawn = new Set(
    gebeurtenissen.flatMap((event) =>
      event.soort === 'antwoord-ingetrokken'
        ? [event.antwoord]
        : event.soort === 'mail-ingetrokken'
          ? [event.mail]
          : [],
    ),
  );
  return gebeurtenissen
    .flatMap((event): Verwijzing[] => {
      const { op } = event;
      if ('bericht' in event) return [{ contact, soort: 'bericht', id: event.bericht, op }];
      if (event.soort === 'antwoord-klaargezet') return [{ contact, soort: 'antwoord', id: event.antwoord, op }];
      return event.soort === 'mail-klaargezet' ? [{ contact, soort: 'uitgaand', id: event.mail, op }] : [];
    })
    .filter(({ id }) => !withdrawn.has(id));
}

export async function checkInhoud(
  { inhoudWijzer, journaal, ids }: Pick<Ports, 'inhoudWijzer' | 'journaal' | 'ids'>,
  contacten: readonly Contact[],
): Promise<Dagcontrole['inhoud']> {
  const all = contacten.filter(({ proef }) => !proef).flatMap(verwijzingenVan);
  const kanaalVan = new Map(contacten.map(({ id, kanaal }) => [id, kanaal]));

  /** The raw mail from which this message was read, if it came by mail. */
  async function rawOf({ contact, soort, id, op }: Verwijzing): Promise<string | null> {
    if (soort !== 'bericht' || kanaalVan.get(contact) !== 'mail') return null;
    const feit = feitkenmerk(ids, id);
    for await (const { bericht, werd } of journaal.readDag('mail', localDateOf(op), 'ontvangen'))
      if (werd.some((one) => one.soort === 'contact' && one.contact === contact && one.feiten.includes(feit)))
        return bericht;
    return null;
  }

  const gone = (await inhoudWijzer.ontbreken(all)) as readonly Verwijzing[];
  const ontbreekt: Ontbrekend[] = [];
  for (const one of gone.slice(0, MAX_GENOEMD)) {
    const kanaal = kanaalVan.get(one.contact) ?? 'mail';
    const ruw = await rawOf(one);
    ontbreekt.push({ kanaal, wat: 'inhoud', bericht: one.id, contact: one.contact, ruw, ontvangenOp: one.op });
  }
  return { gecontroleerd: all.length, ontbreekt, aantal: gone.length };
}
