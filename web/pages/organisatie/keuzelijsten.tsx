/** What is chosen from with a contact. A list is the general one until somebody makes it an own one. */
import {
  LIJSTEN,
  type Lijst,
  type Keuzelijsten as Lijsten,
  type Lijstkeuze,
  type Organisatie,
} from '../../app/antwoorden/instellingen.ts';
import type { Bewaren } from '../../app/bewaren.ts';
import { foutOnder, veldVan } from '../../ui/formulier.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Rijen } from '../../ui/rijen.tsx';
import { TekstVeld } from '../../ui/veld.tsx';

const TITEL: Readonly<Record<Lijst, string>> = {
  themas: 'Thema’s: waar een contact over ging',
  verwijzers: 'Verwijzers: wie iemand naar u stuurde',
  partners: 'Partners: waar u iemand naar doorverwijst',
};

interface Props {
  readonly bewaren: Bewaren<Organisatie>;
  readonly nuGeldig: Lijsten;
}

export function Keuzelijsten({ bewaren: { waarde, zet, fout }, nuGeldig }: Props) {
  const eigen = waarde.keuzelijsten ?? {};
  const zetLijst = (lijst: Lijst, keuzes: readonly Lijstkeuze[] | undefined) => {
    const { [lijst]: _was, ...rest } = eigen;
    const volgende = keuzes === undefined ? rest : { ...rest, [lijst]: keuzes };
    zet({ keuzelijsten: Object.keys(volgende).length === 0 ? undefined : volgende });
  };
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">Keuzelijsten</h2>
      <p class="nl-paragraph">
        Wat al bij een contact staat, blijft daar staan, ook als u de keuze hier weghaalt of anders noemt.
      </p>
      {LIJSTEN.map((lijst) => {
        const keuzes = eigen[lijst];
        const veld = `keuzelijsten.${lijst}`;
        return (
          <details key={lijst} open={foutOnder(fout, veld) !== undefined || undefined}>
            <summary>
              {TITEL[lijst]} ({keuzes ? `eigen lijst, ${keuzes.length}` : 'algemene lijst'})
            </summary>
            {keuzes === undefined ? (
              <>
                <p class="nl-paragraph">{nuGeldig[lijst].map(({ naam }) => naam).join(', ')}.</p>
                <Knop
                  aria-label={`Maak een eigen lijst: ${TITEL[lijst]}`}
                  onClick={() => zetLijst(lijst, nuGeldig[lijst])}
                >
                  Maak een eigen lijst
                </Knop>
              </>
            ) : (
              <>
                <Rijen
                  titel={TITEL[lijst]}
                  rijen={keuzes}
                  nieuw={{ code: '', naam: '' }}
                  nieuwTekst="Nog een keuze"
                  naam={({ naam }, index) => naam || `keuze ${index + 1}`}
                  opWijzig={(rijen) => zetLijst(lijst, rijen)}
                >
                  {(rij, zetRij, index) => (
                    <TekstVeld
                      {...veldVan(fout, `${veld}[${index}].naam`)}
                      label={`Keuze ${index + 1}`}
                      value={rij.naam}
                      onInput={({ currentTarget }) => zetRij({ ...rij, naam: currentTarget.value })}
                    />
                  )}
                </Rijen>
                <Knop
                  aria-label={`Terug naar de algemene lijst: ${TITEL[lijst]}`}
                  onClick={() => zetLijst(lijst, undefined)}
                >
                  Terug naar de algemene lijst
                </Knop>
              </>
            )}
          </details>
        );
      })}
    </>
  );
}
