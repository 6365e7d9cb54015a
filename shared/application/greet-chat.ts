import { stilteVan } from '../domain/contact/chat-stilte.ts';
import { ALGEMEEN } from '../domain/contact/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { domeinVan, kaalAdres } from './afzender.ts';
import { type Plaats, plaatsIn } from './chat-plaats.ts';
import { openingsindexVan } from './openingstijden.ts';
import type { Ports } from './ports.ts';
import { terugbelTermijn } from './terugbel-termijn.ts';

/** What a resident must know before the first word. */
export interface Begroeting {
  readonly open: boolean;
  readonly reden: string;
  readonly volgendeWijziging: Instant | null;
  /** Null while it is open, and when no opening is known. */
  readonly opentOp: Instant | null;
  /** What can be done instead; a question that is put all the same is taken. Null while it is open. */
  readonly alternatieven: {
    readonly terugbellen: { readonly uiterlijkOp: Instant };
    readonly mail: { readonly adres: string };
  } | null;
  readonly plaats: Plaats;
  /** When the chat closes because nothing was said; null when it does not. */
  readonly stilte: { readonly sluitOp: Instant } | null;
  readonly crisisdienst: { readonly naam: string; readonly nummer: string };
  readonly noodnummers: readonly { readonly naam: string; readonly nummer: string }[];
}

export type GreetChat = (wie: { readonly gesprek: string; readonly wijkteam?: string }) => Promise<Begroeting>;

/** The address of the wijkteam, which is set as a whole or as the part before the at sign; else ours. */
function mailadresVan({ wijkteams }: Instellingen, wijkteam: string, afzender: string): string {
  const [eerste] = wijkteams[wijkteam]?.mailadressen ?? [];
  if (eerste === undefined) return kaalAdres(afzender);
  return eerste.includes('@') ? eerste : `${eerste}@${domeinVan(afzender)}`;
}

/** Opening hours of the chat, what to do in a crisis and outside hours, and where this gesprek stands. */
export function makeGreetChat({
  zaken,
  instellingen,
  clock,
  adressen,
}: Pick<Ports, 'zaken' | 'instellingen' | 'clock'> & {
  readonly adressen: Pick<Ports['adressen'], 'afzenderMail'>;
}): GreetChat {
  return async ({ gesprek, wijkteam = ALGEMEEN }) => {
    const [all, rij, lopend] = await Promise.all([
      instellingen.readInstellingen(),
      zaken.listChatWacht(),
      zaken.loadLopend('gesprek', gesprek),
    ]);
    const contact = lopend && (await zaken.loadContact(lopend.value.contact))?.value;
    const nu = clock.now();
    const index = openingsindexVan(all, { wijkteam, kanaal: 'chat' });
    const toestand = index.toestand(nu);
    const sluitOp = contact && stilteVan(contact)?.sluitOp;
    const { crisisdienst, noodnummers } = all.organisatie;
    return {
      ...toestand,
      opentOp: toestand.open ? null : index.eerstvolgendOpen(nu),
      alternatieven: toestand.open
        ? null
        : {
            terugbellen: { uiterlijkOp: terugbelTermijn(all, wijkteam, nu) },
            mail: { adres: mailadresVan(all, wijkteam, adressen.afzenderMail) },
          },
      plaats: plaatsIn(rij, contact),
      stilte: sluitOp ? { sluitOp } : null,
      crisisdienst: { naam: crisisdienst.naam, nummer: crisisdienst.nummer },
      noodnummers: noodnummers.map(({ naam, nummer }) => ({ naam, nummer })),
    };
  };
}
