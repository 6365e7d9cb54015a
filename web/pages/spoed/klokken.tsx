/** Both clocks of a case, ticking: the term, which runs day and night, and what of it falls within the hours of the team. */
import type { Spoedzaak } from '../../app/antwoorden/spoed.ts';
import { useNu } from '../../app/context.ts';
import { duur, duurVoluit, tijdstip } from '../../app/woorden.ts';
import { Kenteken, type Toon } from '../../ui/kenteken.tsx';
import { klokkenOp, type Nabijheid, nabijheidVan } from './stand.ts';

const TOON: Readonly<Record<Nabijheid, Toon>> = { ruim: 'neutraal', bijna: 'let-op', voorbij: 'fout' };
const WOORD: Readonly<Record<Nabijheid, string>> = { ruim: 'Op tijd', bijna: 'Bijna om', voorbij: 'Te laat' };

type Zaak = Pick<
  Spoedzaak,
  'urgentie' | 'warmOvergedragenOp' | 'uiterlijkOp' | 'klokken' | 'bereiktOp' | 'status' | 'overschredenOp'
>;

/** `kort`: one line, for a list. */
export function Klokken({ zaak, kort = false }: { readonly zaak: Zaak; readonly kort?: boolean }) {
  const nu = useNu();
  if (zaak.status === 'bereikt' || zaak.status === 'gesloten') {
    const teLaat = zaak.bereiktOp !== null && zaak.bereiktOp > zaak.uiterlijkOp;
    const gestopt =
      zaak.bereiktOp === null ? 'Afgesloten zonder gesprek.' : `Gesproken ${tijdstip(zaak.bereiktOp, nu)}.`;
    return (
      <p class="nl-paragraph klok-gestopt">
        <Kenteken toon={teLaat ? 'fout' : 'goed'}>{teLaat ? 'Na de termijn' : 'Klokken gestopt'}</Kenteken> {gestopt}
      </p>
    );
  }
  const { resterend, open } = klokkenOp(zaak, nu);
  const nabij = nabijheidVan(resterend);
  // The term is no reason to wait with a crisis.
  const nuMeteen = zaak.urgentie === 'crisis' && zaak.warmOvergedragenOp === null && nabij !== 'voorbij';
  const teken = nuMeteen ? (
    <Kenteken toon="fout">Nu meteen</Kenteken>
  ) : (
    <Kenteken toon={TOON[nabij]}>{WOORD[nabij]}</Kenteken>
  );
  const termijn = resterend < 0 ? `${duur(-resterend)} te laat` : `nog ${duur(resterend)}`;
  if (kort)
    return (
      <p class="nl-paragraph klok-kort">
        {teken} <strong>{termijn}</strong>
        {open !== undefined && resterend >= 0 && <span class="zacht"> ({duur(open)} binnen de uren van het team)</span>}
      </p>
    );
  return (
    <dl class="klokken">
      <div>
        <dt>Termijn van 48 uur</dt>
        <dd>
          <span
            class="klok"
            role="timer"
            aria-label={resterend < 0 ? `${duurVoluit(-resterend)} te laat` : `nog ${duurVoluit(resterend)}`}
          >
            {termijn}
          </span>
          {teken}
          <span class="zacht">uiterlijk {tijdstip(zaak.uiterlijkOp, nu)}</span>
        </dd>
      </div>
      {open !== undefined && (
        <div>
          <dt>Waarvan binnen de uren van het team</dt>
          <dd>
            <span class="klok" role="timer" aria-label={`nog ${duurVoluit(open)}`}>
              nog {duur(open)}
            </span>
            <span class="zacht">{zaak.klokken?.openNu ? 'loopt nu' : 'staat nu stil'}</span>
          </dd>
        </div>
      )}
    </dl>
  );
}
