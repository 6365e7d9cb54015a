/**
 * From draft to roster: what will change is said first, and checked. What somebody else published meanwhile is told, and
 * nothing of the draft is lost by it.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Publicatie, Roostercontrole } from '../../app/antwoorden/roosterweek.ts';
import { ApiFout } from '../../app/api.ts';
import { useConsole, useDoen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Melding } from '../../ui/melding.tsx';
import { Vinkje } from '../../ui/veld.tsx';
import { type Concept, inhoudVan, opVolgorde } from './concept.ts';
import { Controle, isBelet, type Plek } from './controle.tsx';
import { leesOnderConcept } from './lezen.ts';
import { leesSinds, versiesVan } from './versies.ts';
import { telling, wijzigregel } from './woorden.ts';

interface Props {
  readonly open: boolean;
  readonly concept: Concept;
  readonly wijkteam: string;
  readonly dag: string;
  readonly basis: number;
  readonly sluit: () => void;
  readonly naar: (plek: Plek) => void;
  readonly herlees: () => Promise<void>;
  readonly gelukt: (versie: number) => void;
  /** The same wishes on the roster of now. */
  readonly opNieuwRooster: (concept: Concept, basis: number, wat: string) => void;
}

interface Ander {
  readonly versie: number;
  readonly publicaties: readonly Publicatie[];
}

export function Publiceren(props: Props) {
  return (
    <Dialoog titel="Rooster publiceren" open={props.open} sluit={props.sluit}>
      <Inhoud {...props} />
    </Dialoog>
  );
}

function Inhoud({ concept, wijkteam, dag, basis, sluit, naar, herlees, gelukt, opNieuwRooster }: Props) {
  const { api } = useConsole();
  const { naam, teamnaam } = useNamen();
  const nu = useNu(60_000);
  const [metHiaten, zetMetHiaten] = useState(false);
  const [controle, zetControle] = useState<Roostercontrole | undefined>();
  const [ander, zetAnder] = useState<Ander | undefined>();
  const anderPlek = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ander) anderPlek.current?.focus();
  }, [ander]);
  const inhoud = inhoudVan(concept, wijkteam, dag);

  /** What others published for this wijkteam since the draft began; the newest number when they did nothing here. */
  async function vergelijk(): Promise<number | undefined> {
    const { nieuwste, publicaties } = await leesSinds(api, basis);
    const hier = versiesVan(publicaties, wijkteam).filter(({ wijzigingen }) => wijzigingen.length > 0);
    if (hier.length === 0) return nieuwste;
    zetAnder({ versie: nieuwste, publicaties });
    return undefined;
  }

  const kijkNa = useDoen(async () => {
    const gevonden = await api.vraag<Roostercontrole>('POST', '/v1/roostercontroles', inhoud);
    zetControle(gevonden);
    if (gevonden.versie !== basis) await vergelijk();
  });
  useEffect(() => void kijkNa.start(), []);

  const publiceer = useDoen(async () => {
    const stuur = (versie: number) =>
      api.vraag<{ readonly versie: number }>('POST', '/v1/roosterpublicaties', { ...inhoud, versie, metHiaten });
    // A publication for another wijkteam is nobody's business here: then once more, on that one.
    for (let versie: number | undefined = basis, poging = 1; versie !== undefined; poging += 1) {
      try {
        gelukt((await stuur(versie)).versie);
        return;
      } catch (error) {
        if (!(error instanceof ApiFout) || error.code !== 'gelijktijdig-gewijzigd' || poging > 2) throw error;
        versie = await vergelijk();
      }
    }
  });

  const neemOver = useDoen(async ({ versie }: Ander) => {
    const { concept: nieuw, wat } = await leesOnderConcept(api, concept, wijkteam, dag);
    opNieuwRooster(nieuw, versie, wat);
  });

  const beletsels = controle?.fouten.filter(isBelet).length ?? 0;
  const open = (controle?.fouten.length ?? 0) - beletsels;
  return (
    <>
      <Foutmelding fout={publiceer.fout ?? kijkNa.fout ?? neemOver.fout} />
      {ander && (
        <div ref={anderPlek} tabIndex={-1} role="alert">
          <Melding soort="let-op" titel="Een collega heeft intussen gepubliceerd. Uw concept staat er nog.">
            <ul>
              {versiesVan(ander.publicaties, wijkteam).map(({ nr, op, door, wijzigingen }) => (
                <li key={nr}>
                  {naam(door)}, {tijdstip(op, nu)}: {telling(wijzigingen.length, 'wijziging', 'wijzigingen')}
                  <ul>
                    {opVolgorde(wijzigingen)
                      .slice(0, 10)
                      .map((een) => {
                        const { soort, tekst } = wijzigregel(een, naam);
                        return <li key={een.id}>{`${soort}: ${tekst}`}</li>;
                      })}
                    {wijzigingen.length > 10 && <li>en nog {wijzigingen.length - 10}</li>}
                  </ul>
                </li>
              ))}
            </ul>
            <div class="knoppen">
              <Knop soort="primair" bezig={neemOver.bezig} onClick={() => void neemOver.start(ander)}>
                Leg mijn concept op het nieuwe rooster
              </Knop>
              <Knop
                onClick={() => {
                  sluit();
                  void herlees();
                }}
              >
                Eerst kijken
              </Knop>
            </div>
          </Melding>
        </div>
      )}
      <p class="nl-paragraph">
        {teamnaam(wijkteam)}: {telling(concept.length, 'wijziging', 'wijzigingen')}. Na publiceren geldt dit meteen, ook
        voor meldingen die nog moeten uitgaan. U kunt later terug naar een eerdere versie.
      </p>
      <ul class="wijzigingen">
        {opVolgorde(concept).map((een) => {
          const { soort, tekst } = wijzigregel(een, naam);
          return (
            <li key={een.id}>
              <strong>{soort}:</strong> {tekst}
            </li>
          );
        })}
      </ul>
      <div aria-busy={kijkNa.bezig}>
        {kijkNa.bezig && <p class="nl-paragraph zacht">Controleren…</p>}
        {controle && <Controle controle={controle} naar={naar} />}
      </div>
      {controle && beletsels === 0 && ander === undefined && (
        <>
          {open > 0 && (
            <Vinkje
              label={`Publiceer ook met ${telling(open, 'open dagdeel', 'open dagdelen')}`}
              aan={metHiaten}
              opWijzig={zetMetHiaten}
            />
          )}
          <div class="knoppen">
            {(open === 0 || metHiaten) && (
              <Knop soort="primair" bezig={publiceer.bezig} onClick={() => void publiceer.start()}>
                Publiceer
              </Knop>
            )}
            <Knop onClick={sluit}>Nog niet</Knop>
          </div>
        </>
      )}
    </>
  );
}
