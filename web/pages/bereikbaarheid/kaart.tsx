/** One kanaal in a period: the share within the norm with the number it is about, and what lies behind an average. */
import type { Rij } from '../../app/antwoorden/bereikbaarheid.ts';
import { aandeel, aantal, contacten, duur } from '../../app/woorden.ts';
import { Balk } from '../../ui/grafiek.tsx';
import { Kanaal, Kenteken, kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { afhaakdeel, durenVan, getoetst, normTekst, oordeelVan, vergelijk } from './uitleg.ts';

export function Normstand({ rij }: { readonly rij: Rij }) {
  const oordeel = oordeelVan(rij);
  if (oordeel === 'gehaald') return <Kenteken toon="goed">doel gehaald</Kenteken>;
  if (oordeel === 'niet-gehaald') return <Kenteken toon="fout">doel niet gehaald</Kenteken>;
  return null;
}

function normZin({ norm, wijkteam, binnenNorm, buitenNorm }: Rij): string {
  if (norm !== null) return `Doel: ${aandeel(norm.doel)} ${normTekst(norm)}`;
  return wijkteam === '*' && binnenNorm + buitenNorm > 0 ? 'De norm verschilt per wijkteam.' : 'Er is nog geen norm.';
}

const duurOfNiets = (seconden: number | null): string => (seconden === null ? 'geen gegevens' : duur(seconden));

export function Kanaalkaart({
  rij,
  eerder,
  minimum,
  gewijzigd,
  opWaarom,
}: {
  readonly rij: Rij;
  readonly eerder: Rij | undefined;
  readonly minimum: number;
  /** Another norm came within the period. */
  readonly gewijzigd: boolean;
  readonly opWaarom: () => void;
}) {
  const n = getoetst(rij);
  const duren = durenVan(rij);
  const naast = eerder && vergelijk(rij, eerder, minimum);
  return (
    <li class="kaart">
      <h3 class="nl-heading nl-heading--level-3">
        <Kanaal kanaal={rij.kanaal} />
      </h3>
      <p class="kaart-cijfer">
        {rij.serviceniveau === null ? (
          <span class="zacht">geen gegevens</span>
        ) : (
          <strong>{aandeel(rij.serviceniveau)}</strong>
        )}{' '}
        <Normstand rij={rij} />
      </p>
      <Balk deel={rij.serviceniveau} doel={rij.norm?.doel} />
      <p class="kaart-zin">
        {n === 0 ? 'Geen contacten om te toetsen.' : `Binnen de norm van ${contacten(n)}.`}
        {rij.nogNietBekend > 0 && ` Nog niet bekend: ${aantal(rij.nogNietBekend)}.`} {normZin(rij)}
      </p>
      {gewijzigd && n > 0 && (
        <p class="kaart-zin">
          <span aria-hidden="true">⚠ </span>
          De norm veranderde in deze periode. Elk contact is getoetst aan de norm van zijn eigen dag.
        </p>
      )}
      <dl class="kaart-lijst">
        <div>
          <dt>Ontvangen</dt>
          <dd>{aantal(rij.ontvangen)}</dd>
        </div>
        <div>
          <dt>Mediaan (n {aantal(duren.n)})</dt>
          <dd>{duurOfNiets(duren.p50)}</dd>
        </div>
        <div>
          <dt>9 van de 10 binnen</dt>
          <dd>{duurOfNiets(duren.p90)}</dd>
        </div>
        {rij.kanaal !== 'mail' && (
          <div>
            <dt>Afgehaakt</dt>
            <dd>
              {aantal(rij.afgehaakt)}
              {rij.ontvangen > 0 && ` (${aandeel(afhaakdeel(rij))})`}
            </dd>
          </div>
        )}
      </dl>
      {naast && (
        <>
          <p class="kaart-zin">{naast.zin}</p>
          {naast.voorbehoud.length > 0 && (
            <p class="kaart-zin">
              <span aria-hidden="true">⚠ </span>
              {naast.voorbehoud.join(' ')}
            </p>
          )}
        </>
      )}
      <Knop aria-label={`Waarom dit cijfer: ${kanaalnaam(rij.kanaal)}`} aria-haspopup="dialog" onClick={opWaarom}>
        Waarom dit cijfer?
      </Knop>
    </li>
  );
}
