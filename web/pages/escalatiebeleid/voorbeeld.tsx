/** Who would be asked when, by what stands in the form now, saved or not. */
import { useEffect, useState } from 'preact/hooks';
import type { Escalatiestap } from '../../app/antwoorden/escalatie.ts';
import { useConsole, useDoen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { nu as serverNu } from '../../app/server-klok.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { KeuzeVeld, TekstVeld } from '../../ui/veld.tsx';
import { lokaal } from '../mijn-dienst/rooster.ts';
import { DOMEINKEUZES } from '../rooster/woorden.ts';
import { ALLE_ANDERE, type BeleidVorm, bodyVan, instantVan, stapTekst } from './beleid.ts';

const URGENTIES = [
  { waarde: 'spoed', tekst: 'Spoed' },
  { waarde: 'crisis', tekst: 'Crisis' },
];

export function Voorbeeld({ wijkteam, vorm }: { readonly wijkteam: string; readonly vorm: BeleidVorm }) {
  const { api, meld } = useConsole();
  const { wijkteams, medewerkers } = useNamen();
  const nu = useNu(60_000);
  const [gekozen, kies] = useState('');
  const [domein, zetDomein] = useState('sociaal');
  const [urgentie, zetUrgentie] = useState('spoed');
  const [op, zetOp] = useState(() => lokaal(serverNu()));
  const [stappen, zetStappen] = useState<readonly Escalatiestap[] | undefined>(undefined);
  const slug = wijkteam === ALLE_ANDERE ? gekozen || (wijkteams[0]?.slug ?? '') : wijkteam;
  // What was shown said something of other choices.
  useEffect(() => zetStappen(undefined), [vorm, slug, domein, urgentie, op]);
  const vraag = useDoen(async () => {
    const antwoord = await api.vraag<{ readonly stappen: readonly Escalatiestap[] }>(
      'POST',
      `/v1/escalatiebeleid/${encodeURIComponent(slug)}/voorbeelden`,
      { domein, urgentie, ...(op !== '' && { op: instantVan(op) }), beleid: bodyVan(vorm) },
    );
    zetStappen(antwoord.stappen);
    meld('Het voorbeeld staat onder de knop.');
  });
  return (
    <section aria-labelledby="voorbeeld">
      <h2 id="voorbeeld" class="nl-heading nl-heading--level-2">
        Wie wordt wanneer gevraagd
      </h2>
      <p class="nl-paragraph">
        Stel dat er dan een zaak komt, en niemand haar oppakt. Met wat nu in het formulier staat en het rooster van nu.
        Er gaat geen bericht uit.
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void vraag.start();
        }}
      >
        <div class="filters">
          {wijkteam === ALLE_ANDERE && (
            <KeuzeVeld
              label="Bij wijkteam"
              keuzes={wijkteams.map((een) => ({ waarde: een.slug, tekst: een.naam }))}
              waarde={slug}
              opWijzig={kies}
            />
          )}
          <KeuzeVeld label="Domein" keuzes={DOMEINKEUZES} waarde={domein} opWijzig={zetDomein} />
          <KeuzeVeld label="Hoe dringend" keuzes={URGENTIES} waarde={urgentie} opWijzig={zetUrgentie} />
          <TekstVeld
            type="datetime-local"
            label="Op"
            value={op}
            onInput={({ currentTarget }) => zetOp(currentTarget.value)}
          />
        </div>
        <Knop type="submit" bezig={vraag.bezig}>
          Laat zien
        </Knop>
      </form>
      <Foutmelding fout={vraag.fout} />
      {stappen && (
        <ol class="verhaal rij-lijst">
          {stappen.map((stap) => (
            <li key={`${stap.op}/${stap.soort}/${stap.trede}`}>
              <time dateTime={stap.op}>{tijdstip(stap.op, nu)}</time>
              <div>{stapTekst(stap, medewerkers, nu)}</div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
