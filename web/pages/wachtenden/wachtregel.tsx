/** One contact in the list. Drawn again only when something about it reads differently, however often the clock ticks. */
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { GevondenContact } from '../../app/antwoorden/contacten.ts';
import { gevaarwoorden } from '../../app/gevaar.ts';
import { duur, duurVoluit } from '../../app/woorden.ts';
import { Kanaal, Kenteken, kanaalnaam, type Toon } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { type Normstand, normstand } from './wachtlijst.ts';

const NORM: Readonly<Record<Normstand, readonly [Toon, string]>> = {
  binnen: ['goed', 'Binnen norm'],
  bijna: ['let-op', 'Bijna over norm'],
  over: ['fout', 'Over norm'],
  geen: ['neutraal', 'Geen norm'],
};

export function Norm({ stand }: { readonly stand: Normstand }) {
  const [toon, tekst] = NORM[stand];
  return <Kenteken toon={toon}>{tekst}</Kenteken>;
}

interface Props {
  readonly contact: GevondenContact;
  readonly nu: number;
  readonly team: string;
  /** Who has it; absent where nobody has it yet. */
  readonly bij?: string;
  readonly neemAan?: (contact: GevondenContact) => void;
  readonly bezig?: boolean;
}

export function Wachtregel({ contact, nu, team, bij, neemAan, bezig = false }: Props): VNode {
  const sinds = contact.wachtSinds ?? contact.aangenomenOp ?? contact.ontvangenOp;
  const seconden = (nu - Date.parse(sinds)) / 1000;
  const stand = normstand(contact, nu);
  const wacht = duur(seconden);
  const voluit = duurVoluit(seconden);
  const wachtNog = contact.wachtSinds !== null;
  // Nobody is at work on what nobody took, also when its own wait is over (they asked to be called back).
  const stilstand = contact.status === 'wachtend' ? 'open' : 'bezig';
  const doet = wachtNog ? 'wacht' : stilstand;
  return useMemo(
    () => (
      <li class={`wachtregel ${contact.gevaarsignalen.length > 0 ? 'wachtregel-gevaar' : ''}`}>
        <div class="wachtregel-wie">
          <Link naar={`/contacten/${contact.id}`}>
            <Kanaal kanaal={contact.kanaal} />, {team}
          </Link>
          {gevaarwoorden(contact.gevaarsignalen).map((woord) => (
            <Kenteken key={woord} toon="fout">
              {`Gevaar: ${woord}`}
            </Kenteken>
          ))}
          {contact.veiligContactAfgesproken && <Kenteken toon="let-op">Veilig contact</Kenteken>}
          {contact.misluktAntwoord && <Kenteken toon="let-op">Antwoord niet aangekomen</Kenteken>}
        </div>
        <div class="wachtregel-tijd">
          {bij !== undefined && <span>{bij}</span>}
          <span class={wachtNog ? '' : 'zacht'}>
            {`${doet} `}
            <span aria-hidden="true" class="cijfers">
              {wacht}
            </span>
            <span class="alleen-gehoord">{voluit}</span>
          </span>
          {wachtNog && <Norm stand={stand} />}
        </div>
        {neemAan && (
          <Knop
            soort="primair"
            bezig={bezig}
            aria-label={`Neem aan: ${kanaalnaam(contact.kanaal)}, ${team}, ${doet} ${voluit}`}
            onClick={() => neemAan(contact)}
          >
            Neem aan
          </Knop>
        )}
      </li>
    ),
    [contact, stand, wacht, voluit, team, bij, bezig, neemAan],
  );
}
