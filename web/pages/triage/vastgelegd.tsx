/** What became of a decision, and where to go on. */
import type { Getrieerd } from '../../app/antwoorden/urgentie.ts';
import { Link } from '../../ui/knop.tsx';
import { Melding } from '../../ui/melding.tsx';

export function Vastgelegd({ uitkomst }: { readonly uitkomst: Getrieerd }) {
  const { verlagingsverzoek, spoedzaak, urgentie, waarschuwingen } = uitkomst;
  return (
    <>
      {verlagingsverzoek !== null ? (
        <p class="nl-paragraph">
          De urgentie blijft {urgentie} tot een andere professional akkoord gaat met {verlagingsverzoek.naar}.
        </p>
      ) : (
        (urgentie === 'spoed' || urgentie === 'crisis') && (
          <p class="nl-paragraph">Wie dienst heeft, krijgt een melding. De 48 uur lopen vanaf het eerste contact.</p>
        )
      )}
      {waarschuwingen.length > 0 && (
        <Melding soort="let-op" titel="Kijk uw tekst nog eens na">
          <ul>
            {waarschuwingen.map(({ veld, melding }) => (
              <li key={veld + melding}>{melding}</li>
            ))}
          </ul>
        </Melding>
      )}
      <p class="nl-paragraph">
        {spoedzaak !== null && urgentie !== 'regulier' && (
          <>
            <Link naar={`/spoedzaken/${encodeURIComponent(spoedzaak)}`}>Open de spoedzaak</Link>
            {' · '}
          </>
        )}
        <Link naar={`/contacten/${encodeURIComponent(uitkomst.id)}`}>Terug naar het contact</Link>
      </p>
    </>
  );
}
