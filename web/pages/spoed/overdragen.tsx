/** Giving a case away: to a colleague, who must say yes, or back to whoever is on duty; and closing it. */
import { useState } from 'preact/hooks';
import type { SpoedzaakVolledig } from '../../app/antwoorden/spoed.ts';
import type { ApiFout } from '../../app/api.ts';
import { useConsole } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { KeuzeVeld, Rondjes } from '../../ui/veld.tsx';
import { SLUITREDENEN } from './woorden.ts';

interface Props<T> {
  readonly zaak: SpoedzaakVolledig;
  readonly open: boolean;
  readonly sluit: () => void;
  readonly bezig: boolean;
  readonly fout: ApiFout | undefined;
  readonly doe: (keuze: T) => void;
}

const ROOSTER = '';

export function OverdraagDialoog({ zaak, open, sluit, bezig, fout, doe }: Props<string | null>) {
  const { ik } = useConsole();
  const { medewerkers, teamnaam } = useNamen();
  const [aan, zetAan] = useState(ROOSTER);
  const collegas = medewerkers
    .filter(({ id, actief, rollen }) => actief && rollen.includes('professional') && id !== zaak.opgepaktDoor)
    .toSorted(
      (een, ander) =>
        Number(ander.wijkteams.includes(zaak.wijkteam)) - Number(een.wijkteams.includes(zaak.wijkteam)) ||
        een.naam.localeCompare(ander.naam, 'nl'),
    );
  const keuzes = [
    { waarde: ROOSTER, tekst: 'Terug naar wie dienst heeft' },
    ...collegas.map(({ id, naam, wijkteams }) => ({
      waarde: id,
      tekst: `${naam}${id === ik.id ? ' (u)' : ''}, ${wijkteams.map(teamnaam).join(', ')}`,
    })),
  ];
  return (
    <Dialoog titel="Draag over" open={open} sluit={sluit}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          doe(aan === ROOSTER ? null : aan);
        }}
      >
        <Foutmelding fout={fout} />
        <KeuzeVeld label="Aan wie" keuzes={keuzes} waarde={aan} opWijzig={zetAan} />
        <p class="nl-paragraph">
          {aan === ROOSTER
            ? 'De zaak is dan meteen niet meer van u. Wie dienst heeft krijgt een melding.'
            : 'Uw collega krijgt een melding. De zaak blijft van u tot uw collega ja zegt.'}
        </p>
        <div class="knoppen">
          <Knop type="submit" soort="primair" bezig={bezig}>
            Draag over
          </Knop>
          <Knop onClick={sluit}>Toch niet</Knop>
        </div>
      </form>
    </Dialoog>
  );
}

export function SluitDialoog({ zaak, open, sluit, bezig, fout, doe }: Props<string>) {
  const bereikt = zaak.bereiktOp !== null;
  const keuzes = SLUITREDENEN.filter(({ waarde }) => bereikt || waarde !== 'bereikt');
  const [reden, zetReden] = useState<string | undefined>(undefined);
  const gekozen = reden ?? (bereikt ? 'bereikt' : undefined);
  const [leeg, zetLeeg] = useState(false);
  return (
    <Dialoog titel="Sluit af" open={open} sluit={sluit}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (gekozen === undefined) zetLeeg(true);
          else doe(gekozen);
        }}
      >
        <Foutmelding fout={fout} />
        {!bereikt && (
          <p class="nl-paragraph">
            <strong>Er is nog niemand gesproken.</strong> Na afsluiten wordt niemand meer herinnerd.
          </p>
        )}
        <Rondjes
          label="Waarom"
          fout={leeg && gekozen === undefined ? 'Kies een reden.' : undefined}
          keuzes={keuzes}
          waarde={gekozen}
          opWijzig={zetReden}
        />
        <p class="nl-paragraph">Afsluiten is niet terug te draaien. Bij nieuwe spoed komt er een nieuwe zaak.</p>
        <div class="knoppen">
          <Knop type="submit" soort="primair" bezig={bezig}>
            Sluit af
          </Knop>
          <Knop onClick={sluit}>Toch niet</Knop>
        </div>
      </form>
    </Dialoog>
  );
}
