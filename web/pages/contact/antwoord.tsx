/** Answering a mail or a chat in writing: a draft that is kept, answers written beforehand, and time to think again. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Contact, ContactVolledig, Standaardantwoord, Voorbeeldantwoord } from '../../app/antwoorden/contacten.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { useVolhouden } from '../../app/volhouden.ts';
import { tijd } from '../../app/woorden.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Melding } from '../../ui/melding.tsx';
import { GroteTekst, KeuzeVeld } from '../../ui/veld.tsx';
import { kijkNa } from './nakijken.ts';
import { type Schrijven, useConcept } from './use-concept.ts';

/** Seconds in which an answer by mail can be taken back; in a chat somebody waits at the other end. */
const BEDENKTIJD = 10;
const TYPT_MS = 3000;
const VELD_ID = 'antwoord';

const BEWAARD: Readonly<Record<Schrijven['stand'], string>> = {
  leeg: '',
  bezig: 'Bewaren…',
  bewaard: 'Concept bewaard',
  'zonder-lijn': 'Nog niet bewaard: geen verbinding. Voordeur probeert het steeds opnieuw. Wat u typt, blijft staan.',
  'elders-gewijzigd': '',
  geweigerd: 'Niet bewaard',
};

interface Props {
  readonly contact: ContactVolledig;
  readonly gelukt: (tekst: string) => void;
  readonly opnieuw: () => void;
}

function Standaard({ contact, schrijven }: { readonly contact: ContactVolledig; readonly schrijven: Schrijven }) {
  const { api } = useConsole();
  const [gekozen, zetGekozen] = useState('');
  const [vorige, zetVorige] = useState<string | undefined>(undefined);
  const [gaten, zetGaten] = useState<readonly string[]>([]);
  const { waarde } = useLezen(
    (lezen) => lezen.vraag<{ resultaten: readonly Standaardantwoord[] }>('GET', '/v1/standaardantwoorden'),
    [],
  );
  const kies = useDoen(async (standaardantwoord: string) => {
    const pad = `/v1/contacten/${encodeURIComponent(contact.id)}/voorbeeldantwoorden`;
    const voorbeeld = await api.vraag<Voorbeeldantwoord>('POST', pad, { standaardantwoord });
    zetVorige(schrijven.tekst);
    zetGaten(voorbeeld.ontbrekendeVelden);
    const before = schrijven.tekst.trimEnd();
    schrijven.schrijf(before === '' ? voorbeeld.tekst : `${before}\n\n${voorbeeld.tekst}`);
    document.getElementById(VELD_ID)?.focus();
  });
  const passend = (waarde?.resultaten ?? []).filter(
    ({ actief, kanalen }) => actief && kanalen.includes(contact.kanaal),
  );
  if (passend.length === 0) return null;
  return (
    <>
      <KeuzeVeld
        label="Standaardantwoord"
        uitleg="Komt onder wat u al schreef; u kunt het daarna veranderen."
        keuzes={[
          { waarde: '', tekst: 'Kies een tekst' },
          ...passend.map(({ code, titel }) => ({ waarde: code, tekst: titel })),
        ]}
        waarde={gekozen}
        opWijzig={zetGekozen}
      />
      {gekozen !== '' && (
        <Knop bezig={kies.bezig} onClick={() => void kies.start(gekozen)}>
          Zet in het antwoord
        </Knop>
      )}
      <Foutmelding fout={kies.fout} />
      {vorige !== undefined && (
        <p class="nl-paragraph op-rij">
          <Knop
            onClick={() => {
              schrijven.schrijf(vorige);
              zetVorige(undefined);
              zetGaten([]);
            }}
          >
            Standaardantwoord weghalen
          </Knop>
          {gaten.length > 0 && <span>Vul zelf nog in: {gaten.join(', ')}.</span>}
        </p>
      )}
    </>
  );
}

/** Says, at most every few seconds, that somebody is typing. */
function useTypt(contact: ContactVolledig): () => void {
  const { live } = useConsole();
  const laatst = useRef(Number.NEGATIVE_INFINITY);
  return () => {
    if (contact.kanaal !== 'chat' || performance.now() - laatst.current < TYPT_MS) return;
    laatst.current = performance.now();
    live.zeg({ soort: 'typt', contact: contact.id });
  };
}

export function Antwoorden({ contact, gelukt, opnieuw }: Props) {
  const { api, ik, meld } = useConsole();
  const { naam } = useNamen();
  const schrijven = useConcept(contact.id, contact.concept);
  const typt = useTypt(contact);
  const bedenktijd = contact.kanaal === 'mail' ? BEDENKTIJD : 0;
  const pad = `/v1/contacten/${encodeURIComponent(contact.id)}/antwoorden`;
  const verzenden = useVolhouden<string>(async (tekst, { sleutel }) => {
    await schrijven.rust();
    try {
      await api.vraag<Contact>('POST', pad, { tekst, ...(bedenktijd > 0 && { bedenktijd }) }, { sleutel });
    } catch (error) {
      schrijven.verder();
      throw error;
    }
    schrijven.verzonden(tekst);
    if (bedenktijd > 0) gelukt(`Uw antwoord gaat over ${bedenktijd} seconden weg.`);
    // In a chat the conversation goes on: the keyboard stays where it is.
    else {
      meld('Verstuurd');
      opnieuw();
    }
  });
  const bezwaren = kijkNa(schrijven.tekst);
  const leeg = schrijven.tekst.trim() === '';
  const onderweg = verzenden.wacht !== undefined;
  const verstuur = () => {
    if (onderweg) verzenden.nogEens();
    else if (!leeg) verzenden.start(schrijven.tekst);
  };
  const anderen = contact.concepten.filter(({ door }) => door !== ik.id);

  useEffect(() => {
    const toets = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyR') return;
      event.preventDefault();
      document.getElementById(VELD_ID)?.focus();
    };
    addEventListener('keydown', toets);
    return () => removeEventListener('keydown', toets);
  }, []);

  return (
    <section aria-labelledby="antwoorden">
      <h2 id="antwoorden" class="nl-heading nl-heading--level-2">
        Antwoorden <kbd>Alt+R</kbd>
      </h2>
      {anderen.length > 0 && (
        <Melding soort="let-op">
          <p class="nl-paragraph">
            {anderen
              .map(({ door, sinds }) => `${naam(door)} schrijft ook een antwoord, sinds ${tijd(sinds)}.`)
              .join(' ')}
          </p>
        </Melding>
      )}
      {contact.veiligContact?.geenMail && contact.kanaal === 'mail' && (
        <Melding soort="let-op" titel="Afgesproken: geen e-mail">
          <p class="nl-paragraph">Een antwoord per e-mail wordt niet verzonden.</p>
        </Melding>
      )}
      {!onderweg && <Standaard contact={contact} schrijven={schrijven} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          verstuur();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          verstuur();
        }}
      >
        <GroteTekst
          id={VELD_ID}
          label="Uw antwoord"
          rows={contact.kanaal === 'chat' ? 3 : 9}
          value={schrijven.tekst}
          maxLength={20_000}
          readOnly={onderweg}
          onInput={({ currentTarget }) => {
            schrijven.schrijf(currentTarget.value);
            typt();
          }}
        />
        <p class="nl-paragraph zacht bewaarstand" role="status">
          {BEWAARD[schrijven.stand]}
          {schrijven.melding && `: ${schrijven.melding}`}
        </p>
        {schrijven.stand === 'elders-gewijzigd' && (
          <Melding soort="let-op" titel="In een ander venster schreef u intussen iets anders">
            <div class="knoppen">
              <Knop onClick={() => schrijven.houdDeze()}>Deze tekst houden</Knop>
              <Knop onClick={() => void schrijven.neemAndere()}>De andere tekst nemen</Knop>
            </div>
          </Melding>
        )}
        {bezwaren.length > 0 && (
          <Melding soort="let-op">
            <ul>
              {bezwaren.map((bezwaar) => (
                <li key={bezwaar}>{bezwaar}</li>
              ))}
            </ul>
          </Melding>
        )}
        <Foutmelding fout={verzenden.fout} velden={{ tekst: VELD_ID }} />
        <div role="status">
          {verzenden.zonderLijn && (
            <Melding soort="let-op" titel="Nog niet verzonden: geen verbinding">
              <p class="nl-paragraph">Voordeur verzendt het zodra het kan, één keer. Laat deze bladzijde open.</p>
              <Knop onClick={verzenden.vergeet}>Toch niet verzenden</Knop>
            </Melding>
          )}
        </div>
        <div class="knoppen">
          <Knop soort="primair" type="submit" bezig={verzenden.bezig} aria-keyshortcuts="Control+Enter">
            {verzenden.zonderLijn ? 'Probeer nu' : 'Verstuur'}
          </Knop>
          <span class="zacht">
            <kbd>Ctrl+Enter</kbd> {bedenktijd > 0 && `U kunt het ${bedenktijd} seconden lang intrekken.`}
          </span>
        </div>
      </form>
    </section>
  );
}
