/** My spoedzaken: what asks something of me on top, then what is mine, then what my wijkteam has. Taken up in one tap. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Spoedzaak, SpoedzaakInLijst } from '../../app/antwoorden/spoed.ts';
import { heeftRol, useConsole, useDoen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { Klokken } from './klokken.tsx';
import { useSpoedzaken } from './lezen.ts';
import { isGevraagd, perStapel, type Stapel } from './stand.ts';
import { DOMEINNAAM, referentieVan, zaaknaam } from './woorden.ts';

interface KaartProps {
  readonly zaak: SpoedzaakInLijst;
  readonly stapel: Stapel;
  readonly pakOp: (zaak: Spoedzaak) => void;
  readonly bezig: boolean;
}

function Kaart({ zaak, stapel, pakOp, bezig }: KaartProps) {
  const { ik } = useConsole();
  const { naam, teamnaam } = useNamen();
  const nu = useNu(30_000);
  const wie =
    zaak.overdrachtAan === ik.id
      ? `${naam(zaak.opgepaktDoor)} vraagt of u dit overneemt`
      : stapel === 'vraagt-u'
        ? 'U bent gevraagd om dit op te pakken'
        : zaak.status === 'open'
          ? zaak.aan === null
            ? 'Nog niemand is gevraagd'
            : `Gevraagd aan ${naam(zaak.aan)}`
          : zaak.opgepaktDoor === ik.id
            ? `Van u${zaak.opgepaktOp ? ` sinds ${tijdstip(zaak.opgepaktOp, nu)}` : ''}`
            : zaak.opgepaktDoor === null
              ? 'Van niemand'
              : `Bij ${naam(zaak.opgepaktDoor)}`;
  const kanOppakken = heeftRol(ik, 'professional') && (stapel === 'vraagt-u' || stapel === 'wacht');
  const oordeel = zaak.verlagingsverzoek !== null && zaak.verlagingsverzoek.door !== ik.id;
  return (
    <li class="zaakkaart">
      <h3 class="nl-heading nl-heading--level-4">
        <Link naar={`/spoedzaken/${encodeURIComponent(zaak.id)}`}>{zaaknaam(zaak)}</Link>
      </h3>
      <p class="nl-paragraph">
        {teamnaam(zaak.wijkteam)}, {DOMEINNAAM[zaak.domein]?.toLowerCase()}. {wie}.
      </p>
      <Klokken zaak={zaak} kort />
      {oordeel && (
        <p class="nl-paragraph">
          <Kenteken toon="let-op">Oordeel gevraagd</Kenteken>{' '}
          <Link naar={`/contacten/${encodeURIComponent(zaak.contact)}/triage`}>Een collega vraagt om te verlagen</Link>
        </p>
      )}
      {kanOppakken && (
        <Knop
          soort="primair"
          class="groot"
          bezig={bezig}
          aria-label={`Ik pak dit op: ${zaaknaam(zaak)}`}
          onClick={() => pakOp(zaak)}
        >
          Ik pak dit op
        </Knop>
      )}
    </li>
  );
}

/** Says aloud when something new asks for this person. */
function useNieuws(zaken: readonly SpoedzaakInLijst[] | undefined, ik: string): void {
  const { meld } = useConsole();
  const bekend = useRef<ReadonlySet<string> | undefined>(undefined);
  useEffect(() => {
    if (zaken === undefined) return;
    const open = zaken.filter((zaak) => zaak.overdrachtAan === ik || isGevraagd(zaak, ik));
    const before = bekend.current;
    bekend.current = new Set(open.map(({ id }) => id));
    const nieuw = before === undefined ? [] : open.filter(({ id }) => !before.has(id));
    if (nieuw.length > 0) meld(`Nieuw voor u: ${nieuw.map(zaaknaam).join(', ')}`, true);
  }, [zaken]);
}

export function Spoedzaken() {
  const { api, ik } = useConsole();
  const gelezen = useSpoedzaken();
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const [welke, zetWelke] = useState('');
  useNieuws(gelezen.waarde, ik.id);
  const oppakken = useDoen(async (zaak: Spoedzaak) => {
    zetWelke(zaak.id);
    try {
      await api.vraag('POST', `/v1/spoedzaken/${encodeURIComponent(zaak.id)}/oppakkingen`, {});
      zetGebeurd((was) => ({
        nummer: (was?.nummer ?? 0) + 1,
        tekst: `${referentieVan(zaak.id)} is nu van u. Teruggeven kan met "Draag over".`,
      }));
    } catch (error) {
      zetGebeurd(undefined);
      throw error;
    } finally {
      await gelezen.opnieuw();
    }
  });
  return (
    <>
      <Paginakop titel="Mijn spoedzaken">Mijn spoedzaken</Paginakop>
      <Foutmelding fout={oppakken.fout} />
      <Uitslag gebeurd={gebeurd} />
      <Inhoud gelezen={gelezen}>
        {(zaken) => {
          const stapels = perStapel(zaken, ik.id);
          if (stapels.length === 0)
            return <p class="nl-paragraph">Er zijn nu geen open spoedzaken van u of van uw wijkteam.</p>;
          return stapels.map(({ stapel, kop, zaken: own }) => (
            <section key={stapel} aria-labelledby={`stapel-${stapel}`}>
              <h2 id={`stapel-${stapel}`} class="nl-heading nl-heading--level-3">
                {kop} <span class="zacht">({own.length})</span>
              </h2>
              <ul class="rij-lijst kaarten">
                {own.map((zaak) => (
                  <Kaart
                    key={zaak.id}
                    zaak={zaak}
                    stapel={stapel}
                    pakOp={(one) => void oppakken.start(one)}
                    bezig={oppakken.bezig && welke === zaak.id}
                  />
                ))}
              </ul>
            </section>
          ));
        }}
      </Inhoud>
    </>
  );
}
