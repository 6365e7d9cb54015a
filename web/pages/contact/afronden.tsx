/** Closing a contact: Alt+A, a digit, Enter. What an outcome needs besides appears with it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Contact, ContactVolledig, Keuzelijsten, Waarschuwing } from '../../app/antwoorden/contacten.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { useBewaker } from '../../app/route.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Melding } from '../../ui/melding.tsx';
import { GroteTekst, KeuzeVeld, Rondjes } from '../../ui/veld.tsx';
import { kijkNa } from './nakijken.ts';
import { WegVelden } from './toestemming.tsx';
import {
  type Afronding,
  afsluiting,
  beginAfronding,
  bezwaar,
  bijCijfer,
  toestemmingBij,
  UITKOMSTEN,
  UITZONDERINGEN,
  uitkomstnaam,
} from './uitkomst.ts';

interface Deel {
  readonly stand: Afronding;
  readonly zet: (deel: Partial<Afronding>) => void;
}

function Aanmelding({ stand, zet }: Deel) {
  return (
    <>
      <WegVelden {...stand} zet={zet} />
      <KeuzeVeld
        label="Gaat het naar vraagverheldering?"
        keuzes={UITZONDERINGEN}
        waarde={stand.uitzondering}
        opWijzig={(uitzondering) => zet({ uitzondering })}
      />
    </>
  );
}

const opties = (lijst: readonly { readonly code: string; readonly naam: string }[] | undefined, leeg: string) => [
  { waarde: '', tekst: leeg },
  ...(lijst ?? []).map(({ code, naam }) => ({ waarde: code, tekst: naam })),
];

interface Props {
  readonly contact: ContactVolledig;
  readonly gelukt: (tekst: string, waarschuwingen: readonly Waarschuwing[]) => void;
}

export function Afronden({ contact, gelukt }: Props) {
  const { api } = useConsole();
  const plek = useRef<HTMLElement>(null);
  const [stand, zetStand] = useState(() => beginAfronding(contact));
  const [gevraagd, zetGevraagd] = useState(false);
  const zet = (deel: Partial<Afronding>) => zetStand((was) => ({ ...was, ...deel }));
  const lijsten = useLezen((lezen) => lezen.vraag<Keuzelijsten>('GET', '/v1/keuzelijsten'), []);
  const pad = `/v1/contacten/${encodeURIComponent(contact.id)}`;
  const bezwaarNu = bezwaar(stand);
  const waarschuwing = kijkNa(stand.notitie);
  useBewaker(() => (stand.notitie.trim() === '' ? null : 'Uw notitie is nog niet bewaard. Toch weggaan?'));

  const sluit = useDoen(async () => {
    const toestemming = toestemmingBij(stand, contact.toestemming);
    if (toestemming !== undefined) await api.vraag<Contact>('POST', `${pad}/toestemmingen`, toestemming);
    const { waarschuwingen } = await api.vraag<{ waarschuwingen: readonly Waarschuwing[] }>(
      'POST',
      `${pad}/afsluitingen`,
      afsluiting(stand),
    );
    zet({ notitie: '' });
    gelukt(`Afgesloten: ${uitkomstnaam(stand.uitkomst ?? '')}.`, waarschuwingen);
  });

  /** Where one can type, a digit is a digit. */
  const kiesMetCijfer = (event: KeyboardEvent) => {
    const veld = event.target;
    if (event.altKey || event.ctrlKey || event.metaKey || !(veld instanceof HTMLInputElement) || veld.type !== 'radio')
      return;
    const gekozen = bijCijfer(event.key);
    if (gekozen === undefined) return;
    event.preventDefault();
    zet({ uitkomst: gekozen });
    const index = UITKOMSTEN.findIndex(({ waarde }) => waarde === gekozen);
    plek.current?.querySelectorAll<HTMLInputElement>('.uitkomsten input')[index]?.focus();
  };

  const kiesVeld = () => {
    const fields = plek.current?.querySelectorAll<HTMLInputElement>('.uitkomsten input');
    const chosen = [...(fields ?? [])].find(({ checked }) => checked) ?? fields?.[0];
    chosen?.focus();
    plek.current?.scrollIntoView({ block: 'nearest' });
  };
  useEffect(() => {
    const toets = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyA') return;
      event.preventDefault();
      kiesVeld();
    };
    addEventListener('keydown', toets);
    return () => removeEventListener('keydown', toets);
  }, []);

  return (
    <section aria-labelledby="afronden" ref={plek}>
      <h2 id="afronden" class="nl-heading nl-heading--level-2">
        Afronden <kbd>Alt+A</kbd>
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          zetGevraagd(true);
          if (bezwaarNu === null) void sluit.start();
        }}
        onKeyDown={kiesMetCijfer}
      >
        <div class="uitkomsten">
          <Rondjes
            label="Uitkomst"
            uitleg="Druk op een cijfer en dan op Enter."
            fout={gevraagd && bezwaarNu !== null ? bezwaarNu : undefined}
            keuzes={UITKOMSTEN.map(({ waarde, tekst }, index) => ({ waarde, tekst: `${index + 1}. ${tekst}` }))}
            waarde={stand.uitkomst}
            opWijzig={(uitkomst) => zet({ uitkomst })}
          />
        </div>
        {stand.uitkomst === 'aanmelding' && <Aanmelding stand={stand} zet={zet} />}
        {stand.uitkomst === 'doorverwezen' && (
          <KeuzeVeld
            label="Waar is de inwoner naar verwezen?"
            keuzes={opties(lijsten.waarde?.partners, 'Niet vastgelegd')}
            waarde={stand.partner}
            opWijzig={(partner) => zet({ partner })}
          />
        )}
        <KeuzeVeld
          label="Waar ging het over?"
          keuzes={opties(lijsten.waarde?.themas, 'Niet vastgelegd')}
          waarde={stand.thema}
          opWijzig={(thema) => zet({ thema })}
        />
        <GroteTekst
          label="Korte notitie"
          uitleg="Alleen feiten die een collega nodig heeft. Geen gezondheid, geen burgerservicenummer."
          rows={3}
          maxLength={1000}
          value={stand.notitie}
          onInput={({ currentTarget }) => zet({ notitie: currentTarget.value })}
        />
        {waarschuwing.length > 0 && (
          <Melding soort="let-op">
            {waarschuwing.map((een) => (
              <p key={een} class="nl-paragraph">
                {een}
              </p>
            ))}
          </Melding>
        )}
        <Foutmelding fout={sluit.fout} />
        <div class="knoppen">
          <Knop soort="primair" type="submit" bezig={sluit.bezig}>
            Sluit af
          </Knop>
          <span class="zacht">
            Dit kan niet ongedaan worden. Belt of schrijft iemand weer, dan is er een nieuw contact.
          </span>
        </div>
      </form>
    </section>
  );
}
