/** Everybody who works here: found by typing, hundreds of them too. */
import { useState } from 'preact/hooks';
import type { Medewerker } from '../../app/antwoorden/organisatie.ts';
import { useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { ga, usePad } from '../../app/route.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { Tabel } from '../../ui/tabel.tsx';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import { medianaam } from '../meldingen/volgorde.ts';
import { padVan } from './medewerkervorm.tsx';
import { isWelke, rolnaam, WELKE, zoekMensen } from './mensen.ts';

function Adres({ wie }: { readonly wie: Medewerker }) {
  const media = (['mail', 'sms'] as const).filter((medium) => (medium === 'mail' ? wie.mail : wie.mobiel) !== null);
  if (media.length === 0) return <Kenteken toon="let-op">geen adres</Kenteken>;
  return (
    <>
      {media.map((medium) =>
        wie.nietBevestigd.includes(medium) ? (
          <div key={medium}>
            {medianaam(medium)} <Kenteken toon="let-op">niet bevestigd</Kenteken>
          </div>
        ) : (
          <div key={medium}>{medianaam(medium)} bevestigd</div>
        ),
      )}
    </>
  );
}

export function MedewerkersPagina() {
  const { teamnaam } = useNamen();
  const { zoek } = usePad();
  // A name is never part of an address.
  const [tekst, zetTekst] = useState('');
  const gevraagd = zoek.get('welke');
  const welke = isWelke(gevraagd) ? gevraagd : 'actief';
  const gelezen = useLezen((api) => api.vraag<{ resultaten: readonly Medewerker[] }>('GET', '/v1/medewerkers'), []);
  return (
    <>
      <Paginakop titel="Medewerkers">Medewerkers</Paginakop>
      <p class="nl-paragraph">
        <Link naar={padVan('_nieuw')}>Nieuwe medewerker</Link>
      </p>
      <Inhoud gelezen={gelezen}>
        {({ resultaten }) => {
          const rijen = zoekMensen(resultaten, { tekst, welke, teamnaam });
          return (
            <>
              <div class="filters">
                <TekstVeld
                  type="search"
                  label="Zoek"
                  uitleg="Naam, rol, wijkteam of mailadres."
                  value={tekst}
                  onInput={({ currentTarget }) => zetTekst(currentTarget.value)}
                />
                <KeuzeVeld
                  label="Wie"
                  keuzes={WELKE}
                  waarde={welke}
                  opWijzig={(nieuw) => ga(`/medewerkers?welke=${nieuw}`, { vervang: true })}
                />
              </div>
              <p role="status" class="nl-paragraph">
                {rijen.length} van {resultaten.length}
              </p>
              <Tabel
                titel="Medewerkers"
                titelVerborgen
                leeg="Niemand gevonden."
                rijen={rijen}
                sleutel={({ id }) => id}
                kolommen={[
                  { kop: 'Naam', cel: ({ id, naam }) => <Link naar={padVan(id)}>{naam}</Link> },
                  { kop: 'Rollen', cel: ({ rollen }) => rollen.map(rolnaam).join(', ') },
                  { kop: 'Wijkteams', cel: ({ wijkteams }) => wijkteams.map(teamnaam).join(', ') },
                  { kop: 'Adressen voor meldingen', cel: (wie) => <Adres wie={wie} /> },
                  {
                    kop: 'Stand',
                    cel: ({ actief }) => (actief ? 'actief' : <Kenteken toon="neutraal">niet actief</Kenteken>),
                  },
                ]}
              />
            </>
          );
        }}
      </Inhoud>
    </>
  );
}
