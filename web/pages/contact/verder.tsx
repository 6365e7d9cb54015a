/** What else can be done with a contact: ask for a call back, pass it on. */
import { useState } from 'preact/hooks';
import type { Contact, ContactVolledig, Waarschuwing } from '../../app/antwoorden/contacten.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { GroteTekst, KeuzeVeld, Rondjes, TekstVeld } from '../../ui/veld.tsx';

interface Props {
  readonly contact: ContactVolledig;
  readonly gelukt: (tekst: string, waarschuwingen?: readonly Waarschuwing[]) => void;
}

const padVan = ({ id }: ContactVolledig): string => `/v1/contacten/${encodeURIComponent(id)}`;

export function TerugbellenVragen({ contact, gelukt }: Props) {
  const { api } = useConsole();
  const [open, zetOpen] = useState(false);
  const [nummer, zetNummer] = useState(contact.persoon.nummer ?? '');
  const [van, zetVan] = useState('');
  const [tot, zetTot] = useState('');
  const [toelichting, zetToelichting] = useState('');
  const vraag = useDoen(async () => {
    const { waarschuwingen } = await api.vraag<{ waarschuwingen: readonly Waarschuwing[] }>(
      'POST',
      `${padVan(contact)}/terugbelverzoeken`,
      {
        ...(nummer.trim() !== '' && nummer.trim() !== contact.persoon.nummer && { nummer: nummer.trim() }),
        ...(van !== '' && tot !== '' && { voorkeur: { van, tot } }),
        ...(toelichting.trim() !== '' && { toelichting: toelichting.trim() }),
      },
    );
    zetOpen(false);
    zetToelichting('');
    gelukt('Het terugbelverzoek is vastgelegd.', waarschuwingen);
  });
  return (
    <>
      <Knop aria-haspopup="dialog" onClick={() => zetOpen(true)}>
        Laat terugbellen
      </Knop>
      <Dialoog titel="Terugbelverzoek" open={open} sluit={() => zetOpen(false)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void vraag.start();
          }}
        >
          <TekstVeld
            id="terugbel-nummer"
            label="Nummer"
            type="tel"
            autocomplete="off"
            value={nummer}
            onInput={({ currentTarget }) => zetNummer(currentTarget.value)}
          />
          <div class="rooster-2">
            <TekstVeld
              id="terugbel-van"
              label="Liefst vanaf"
              uitleg="Mag leeg blijven"
              type="time"
              value={van}
              onInput={({ currentTarget }) => zetVan(currentTarget.value)}
            />
            <TekstVeld
              id="terugbel-tot"
              label="Liefst voor"
              uitleg="Mag leeg blijven"
              type="time"
              value={tot}
              onInput={({ currentTarget }) => zetTot(currentTarget.value)}
            />
          </div>
          <GroteTekst
            label="Toelichting"
            rows={3}
            maxLength={1000}
            value={toelichting}
            onInput={({ currentTarget }) => zetToelichting(currentTarget.value)}
          />
          <Foutmelding
            fout={vraag.fout}
            velden={{ nummer: 'terugbel-nummer', 'voorkeur.van': 'terugbel-van', 'voorkeur.tot': 'terugbel-tot' }}
          />
          <div class="knoppen">
            <Knop soort="primair" type="submit" bezig={vraag.bezig}>
              Leg vast
            </Knop>
            <span class="zacht">Is het toch niet nodig, sluit het dan af bij Terugbellen.</span>
          </div>
        </form>
      </Dialoog>
    </>
  );
}

export function Doorsturen({ contact, gelukt }: Props) {
  const { api, ik } = useConsole();
  const { medewerkers, naam } = useNamen();
  const [open, zetOpen] = useState(false);
  const [aan, zetAan] = useState('collega');
  const [medewerker, zetMedewerker] = useState('');
  const [partner, zetPartner] = useState('');
  const [mail, zetMail] = useState('');
  const [toelichting, zetToelichting] = useState('');
  const delen = contact.toestemming?.delen ?? [];
  const stuur = useDoen(async () => {
    const naarCollega = aan === 'collega';
    await api.vraag<Contact>('POST', `${padVan(contact)}/doorsturingen`, {
      aan: naarCollega ? { medewerker } : { mail: mail.trim(), naam: partner },
      ...(toelichting.trim() !== '' && { toelichting: toelichting.trim() }),
    });
    zetOpen(false);
    zetToelichting('');
    gelukt(`Doorgestuurd aan ${naarCollega ? naam(medewerker) : partner}. Wie wacht, wacht nog op een antwoord.`);
  });
  return (
    <>
      <Knop aria-haspopup="dialog" onClick={() => zetOpen(true)}>
        Stuur door
      </Knop>
      <Dialoog titel="Doorsturen" open={open} sluit={() => zetOpen(false)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void stuur.start();
          }}
        >
          <Rondjes
            label="Aan wie?"
            keuzes={[
              { waarde: 'collega', tekst: 'Een collega: krijgt een koppeling naar dit contact' },
              { waarde: 'partner', tekst: 'Een partner: krijgt het bericht zelf, per e-mail' },
            ]}
            waarde={aan}
            opWijzig={zetAan}
          />
          {aan === 'collega' && (
            <KeuzeVeld
              id="doorsturen-aan"
              label="Collega"
              keuzes={[
                { waarde: '', tekst: 'Kies een collega' },
                ...medewerkers
                  .filter(({ id, actief }) => actief && id !== ik.id)
                  .map(({ id, naam: tekst }) => ({ waarde: id, tekst })),
              ]}
              waarde={medewerker}
              opWijzig={zetMedewerker}
            />
          )}
          {aan === 'partner' && delen.length === 0 && (
            <p class="nl-paragraph">
              Dit kan pas als is vastgelegd met welke partner gegevens gedeeld mogen worden. Vraag dat de persoon, en
              laat het vastleggen bij de toestemming.
            </p>
          )}
          {aan === 'partner' && delen.length > 0 && (
            <>
              <KeuzeVeld
                label="Partner"
                uitleg="Met wie volgens de vastgelegde toestemming gedeeld mag worden."
                keuzes={[
                  { waarde: '', tekst: 'Kies een partner' },
                  ...delen.map((een) => ({ waarde: een.partner, tekst: een.partner })),
                ]}
                waarde={partner}
                opWijzig={zetPartner}
              />
              <TekstVeld
                id="doorsturen-mail"
                label="E-mailadres van de partner"
                type="email"
                autocomplete="off"
                value={mail}
                onInput={({ currentTarget }) => zetMail(currentTarget.value)}
              />
            </>
          )}
          <GroteTekst
            label="Toelichting"
            rows={3}
            maxLength={2000}
            value={toelichting}
            onInput={({ currentTarget }) => zetToelichting(currentTarget.value)}
          />
          <Foutmelding
            fout={stuur.fout}
            velden={{ 'aan.medewerker': 'doorsturen-aan', 'aan.mail': 'doorsturen-mail' }}
          />
          <div class="knoppen">
            <Knop soort="primair" type="submit" bezig={stuur.bezig}>
              Stuur door
            </Knop>
            <span class="zacht">Dit kan niet worden teruggehaald.</span>
          </div>
        </form>
      </Dialoog>
    </>
  );
}
