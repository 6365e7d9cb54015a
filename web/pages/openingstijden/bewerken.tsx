/** The form of one place: the year in sight, what a change does, and what was before. */
import { useEffect, useState } from 'preact/hooks';
import type { Openingsvoorbeeld, Regeling } from '../../app/antwoorden/openingstijden.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { useBewaker } from '../../app/route.ts';
import { nu } from '../../app/server-klok.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Formulierfout } from '../../ui/formulier.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Inhoud, Melding } from '../../ui/melding.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { dagVan } from '../bereikbaarheid/perioden.ts';
import { formulierVan, gelijk, regelingUit } from './formulier.ts';
import { AndereNotatie, Geschiedenis } from './geschiedenis.tsx';
import { BijzondereDagen, Jaarkalender } from './jaarkalender.tsx';
import { leesJaar, type Plaats, padVan, type Stand } from './plaats.ts';
import { Terugkeer } from './terugkeer.tsx';
import { Uitzonderingen } from './uitzonderingen.tsx';
import { urenVan } from './uren.ts';
import { useFocus } from './use-focus.ts';
import { Voorbeeld } from './voorbeeld.tsx';
import { Weekpatronen } from './weekpatronen.tsx';
import { dagen as dagenWoord } from './wijziging.ts';

interface BewerkenProps {
  readonly plaats: Plaats;
  readonly stand: Stand;
  readonly opnieuw: () => Promise<void>;
}

export function Bewerken({ plaats, stand, opnieuw }: BewerkenProps) {
  const { api } = useConsole();
  const vandaag = dagVan(nu());
  const ditJaar = Number(vandaag.slice(0, 4));
  const [jaar, zetJaar] = useState(ditJaar);
  const [form, zetForm] = useState(() => formulierVan(stand.regeling, vandaag));
  const [begin, zetBegin] = useState(form);
  const [voorbeeld, zetVoorbeeld] = useState<Openingsvoorbeeld | undefined>(undefined);
  const [blijft, zetBlijft] = useState(false);
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  // On a phone twelve months would stand between somebody and the form.
  const [breed] = useState(() => matchMedia('(min-width: 40rem)').matches);
  const focus = useFocus();
  const anders = !gelijk(form, begin);
  const kalender = useLezen((een) => leesJaar(een, plaats, jaar), [jaar, stand.basis]);
  useBewaker(() => (anders ? 'Uw wijzigingen zijn niet bewaard. Toch weggaan?' : null));
  const meld = (tekst: string) => zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));

  // What is newer than this form replaces it, unless somebody is typing in it.
  useEffect(() => {
    const nieuw = formulierVan(stand.regeling, vandaag);
    if (!anders) zetForm(nieuw);
    zetBegin(nieuw);
  }, [stand.basis]);

  // Of a locatie that ever had hours of its own.
  const uren = plaats.locatie === '' || stand.basis === 0 ? undefined : urenVan(stand.regeling, vandaag);
  const body = (houdtEigen: boolean) => {
    const { sluitingen, volgtWijkteam } = stand.regeling;
    // What is planned stays planned, unless somebody says otherwise.
    const volgt = uren?.van === 'eigen-tot' && !houdtEigen && volgtWijkteam !== undefined;
    return regelingUit(form, { sluitingen, ...(volgt && { volgtWijkteam }) });
  };
  const bekijk = useDoen(async (houdtEigen: boolean) => {
    zetBlijft(houdtEigen);
    const periode = { van: `${ditJaar}-01-01`, totEnMet: `${ditJaar + 1}-12-31` };
    zetVoorbeeld(await api.vraag<Openingsvoorbeeld>('POST', padVan(plaats, '/voorbeelden', periode), body(houdtEigen)));
  });
  const bewaar = useDoen(async (aantal: number) => {
    await api.vraag('PUT', padVan(plaats, '', { basis: String(stand.basis) }), body(blijft));
    zetBegin(form);
    zetVoorbeeld(undefined);
    await opnieuw();
    meld(`Bewaard. ${dagenWoord(aantal)} anders dan het was. U kunt de vorige tijden terugzetten bij Eerdere tijden.`);
  });
  const neemOver = (regeling: Regeling) => {
    bekijk.wis();
    zetForm(formulierVan(regeling, vandaag));
    meld('De tijden staan in het formulier. Er is nog niets bewaard.');
  };
  const deel = { form, zet: zetForm, fout: bekijk.fout, focus, vandaag };
  const dicht = () => {
    bewaar.wis();
    zetVoorbeeld(undefined);
  };
  return (
    <>
      <Uitslag gebeurd={gebeurd} />
      {plaats.locatie !== '' && stand.basis === 0 && (
        <Melding soort="info" titel="Deze locatie volgt de inlooptijden van het wijkteam">
          <p class="nl-paragraph">Wat u hier bewaart, geldt daarna alleen voor deze locatie.</p>
        </Melding>
      )}
      {uren && (
        <Terugkeer
          plaats={plaats}
          stand={stand}
          uren={uren}
          vandaag={vandaag}
          jaar={jaar}
          kalender={kalender.waarde ?? []}
          opnieuw={opnieuw}
          meld={meld}
          blijf={() => void bekijk.start(true)}
        />
      )}
      <section aria-labelledby="jaar">
        <h2 id="jaar" class="nl-heading nl-heading--level-2">
          Het jaar {jaar}
        </h2>
        <div class="knoppen">
          <Knop onClick={() => zetJaar(jaar - 1)}>{`← ${jaar - 1}`}</Knop>
          <Knop onClick={() => zetJaar(jaar + 1)}>{`${jaar + 1} →`}</Knop>
        </div>
        <Inhoud gelezen={kalender}>
          {(dagen) => (
            <>
              {anders && <p class="nl-paragraph zacht">De kalender toont wat nu geldt, zonder uw wijzigingen.</p>}
              <details class="signalen" open={breed}>
                <summary>Jaarkalender</summary>
                <Jaarkalender jaar={jaar} dagen={dagen} vandaag={vandaag} />
              </details>
              <BijzondereDagen jaar={jaar} dagen={dagen} />
            </>
          )}
        </Inhoud>
      </section>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void bekijk.start(false);
        }}
      >
        <Formulierfout fout={bekijk.fout} />
        <Weekpatronen {...deel} />
        <Uitzonderingen {...deel} />
        <div class="knoppen">
          <Knop soort="primair" type="submit" bezig={bekijk.bezig}>
            Bekijk wat er verandert
          </Knop>
          {anders && (
            <Knop
              onClick={() => {
                bekijk.wis();
                zetForm(begin);
                meld('Uw wijzigingen zijn weg. Dit zijn de tijden die nu gelden.');
              }}
            >
              Begin opnieuw
            </Knop>
          )}
          {anders && <span class="zacht">Nog niet bewaard</span>}
        </div>
      </form>
      <Geschiedenis
        key={stand.basis}
        versies={stand.versies}
        pad={padVan(plaats, '/versies', { limit: '10' })}
        neemOver={neemOver}
      />
      <AndereNotatie
        pad={padVan(plaats, '/uitwisseling')}
        bestandsnaam={[plaats.wijkteam, plaats.kanaal, plaats.locatie].filter(Boolean).join('-')}
        neemOver={neemOver}
      />
      <Dialoog titel="Wat verandert er" open={voorbeeld !== undefined} sluit={dicht}>
        {voorbeeld && (
          <Voorbeeld
            voorbeeld={voorbeeld}
            jaar={jaar}
            kalender={kalender.waarde ?? []}
            vandaag={vandaag}
            bewaar={() => void bewaar.start(voorbeeld.dagen.length)}
            bezig={bewaar.bezig}
            fout={bewaar.fout}
            terug={dicht}
            opnieuw={() => {
              dicht();
              void opnieuw().then(() =>
                meld('Opgehaald wat er nu staat. Kijk opnieuw wat er verandert: wat u invulde staat er nog.'),
              );
            }}
          />
        )}
      </Dialoog>
    </>
  );
}
