/** Which terms the steps after an aanmelding have started and met. */
import { opschortingenVan } from '../termijnen/opschorting.ts';
import { termijnEinde } from '../termijnen/termijn-einde.ts';
import { localDateOf } from '../tijd/amsterdam.ts';
import type { Instant } from '../tijd/instant.ts';
import type { Termijnregel } from './termijnen.ts';
import type { Trajectstap, Trajectstapsoort } from './traject.ts';
import type { Contact } from './types.ts';

type Facts = Pick<Contact, 'trajectstappen'>;

/** The first such step, or undefined. */
export function stapVan({ trajectstappen }: Facts, soort: Trajectstapsoort): Trajectstap | undefined {
  return trajectstappen.find(({ stap }) => stap === soort);
}

/** Besluit, start of the support and evaluations; what was not noted has not happened. */
export function trajectRegels(contact: Facts): readonly Termijnregel[] {
  return [...besluiten(contact), ...start(contact), ...evaluaties(contact)];
}

/** What became of an application: the step that ended it, or undefined while it is open. */
export function afhandelingVan({ trajectstappen }: Facts, aanvraag: string): Trajectstap | undefined {
  return trajectstappen.find(
    (one) => one.aanvraag === aanvraag && (one.stap === 'besluit-genomen' || one.stap === 'aanvraag-ingetrokken'),
  );
}

function besluiten(contact: Facts): readonly Termijnregel[] {
  const { trajectstappen } = contact;
  return trajectstappen
    .filter(({ stap }) => stap === 'aanvraag-ontvangen')
    .map(({ id, op }) => {
      const about = trajectstappen.filter(({ aanvraag }) => aanvraag === id);
      const ended = afhandelingVan(contact, id);
      const verzoeken = about.flatMap(({ stap, op: gevraagdOp, aanvullenTotEnMet }) => {
        if (stap !== 'aanvulling-gevraagd' || aanvullenTotEnMet === undefined) return [];
        const came = about.find((one) => one.stap === 'aanvulling-ontvangen' && one.op >= gevraagdOp);
        const ontvangen = came === undefined ? null : localDateOf(came.op);
        return [{ gevraagd: localDateOf(gevraagdOp), aanvullenTotEnMet, ontvangen }];
      });
      const { perioden, dagen } = opschortingenVan(
        verzoeken,
        (opgeschorteDagen) => termijnEinde('besluit', op, { opgeschorteDagen }).dag,
      );
      return {
        soort: 'besluit',
        vanaf: op,
        bron: 'Awb 4:5, 4:13, 4:15',
        klok: 'weken',
        bereiktOp: ended?.stap === 'besluit-genomen' ? ended.op : null,
        vervallenOp: ended?.stap === 'aanvraag-ingetrokken' ? ended.op : null,
        opgeschort: perioden,
        opgeschorteDagen: dagen,
        aanvraag: id,
      } as const;
    });
}

/** From plan and match: a match that is not noted (yet) holds nothing up, one that came after the plan begins it anew. */
function start(contact: Facts): readonly Termijnregel[] {
  const plan = stapVan(contact, 'plan-vastgesteld')?.op;
  if (plan === undefined) return [];
  const match = stapVan(contact, 'match-gemaakt')?.op;
  const vanaf = match !== undefined && match > plan ? match : plan;
  const bereiktOp = stapVan(contact, 'ondersteuning-gestart')?.op ?? null;
  return [{ soort: 'start-ondersteuning', vanaf, bron: 'IKR stap 3', klok: 'weken', bereiktOp }];
}

/** Each from the evaluation before it, so that two are never further apart than the term. */
function evaluaties(contact: Facts): readonly Termijnregel[] {
  const begun = stapVan(contact, 'ondersteuning-gestart');
  if (begun === undefined) return [];
  const regels: Termijnregel[] = [];
  let [vanaf, intensief] = [begun.op, begun.intensief ?? false];
  const soort = () => (intensief ? 'evaluatie-intensief' : 'evaluatie');
  const add = (bereiktOp: Instant | null, vervallenOp: Instant | null = null): void => {
    regels.push({ soort: soort(), vanaf, bron: 'IKR evaluatie', klok: 'maanden', bereiktOp, vervallenOp });
  };
  for (const one of contact.trajectstappen) {
    if (one.op < vanaf) continue;
    // One that was left out is no end: the next is due as long after it.
    const left = one.stap === 'termijn-vervallen' && one.termijn === soort();
    if (!left && one.stap !== 'evaluatie-gehouden') continue;
    if (left) add(null, one.op);
    else add(one.op);
    [vanaf, intensief] = [one.op, one.intensief ?? intensief];
  }
  add(null);
  return regels;
}
