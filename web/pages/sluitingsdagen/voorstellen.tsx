/** Days that are proposed for the list, to take over or not; and those that somebody did not want. */
import type { Organisatiedag, Sluitingsdagen } from '../../app/antwoorden/openingstijden.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { nu } from '../../app/server-klok.ts';
import { dag as dagTekst, tijdstip } from '../../app/woorden.ts';
import { TabelBij } from '../../ui/grafiek.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';

export const wanneer = ({ datum, sluitOm }: Organisatiedag): string =>
  `${dagTekst(`${datum}T12:00:00Z`)}${sluitOm === undefined ? '' : `, vanaf ${sluitOm}`}`;

interface Props {
  /** Not on the list, not refused. */
  readonly open: readonly Organisatiedag[];
  readonly afgewezen: Sluitingsdagen['afgewezen'];
  readonly pad: string;
  readonly neemOver: (dagen: readonly Organisatiedag[]) => void;
  readonly opnieuw: () => Promise<void>;
  readonly meld: (tekst: string) => void;
}

const KOP = 'voorstellen';

export function Voorstellen({ open, afgewezen, pad, neemOver, opnieuw, meld }: Props) {
  const { api } = useConsole();
  const { naam } = useNamen();
  const wijsAf = useDoen(async ({ datum, reden }: Organisatiedag) => {
    toch.wis();
    await api.vraag('POST', `${pad}/afwijzingen`, { datum });
    await opnieuw();
    meld(`${reden} wordt niet meer voorgesteld. Bij Afgewezen kunt u dat terugdraaien.`);
  });
  const toch = useDoen(async ({ datum, reden }: Organisatiedag) => {
    wijsAf.wis();
    await api.vraag('POST', `${pad}/afwijzingen/intrekkingen`, { datum });
    await opnieuw();
    meld(`${reden} staat weer bij de voorstellen.`);
  });
  if (open.length === 0 && afgewezen.length === 0) return null;
  return (
    <section aria-labelledby={KOP}>
      <h2 id={KOP} class="nl-heading nl-heading--level-2">
        Voorstellen
      </h2>
      <p class="nl-paragraph">
        {open.length === 0
          ? 'Er is geen voorstel meer.'
          : 'Dagen waarop veel organisaties dicht zijn. Neemt u een dag niet over, dan bent u gewoon open.'}
      </p>
      <Foutmelding fout={wijsAf.fout ?? toch.fout} />
      <ul class="rij-lijst">
        {open.map((dag) => (
          <li key={dag.datum} class="dienstrij">
            <span>
              <strong>{wanneer(dag)}</strong>: {dag.reden}
            </span>
            <span class="knoppen">
              <Knop aria-label={`Neem over: ${dag.reden}, ${wanneer(dag)}`} onClick={() => neemOver([dag])}>
                Neem over
              </Knop>
              <Knop
                soort="stil"
                aria-label={`Niet meer voorstellen: ${dag.reden}, ${wanneer(dag)}`}
                onClick={() => void wijsAf.start(dag)}
              >
                Niet meer voorstellen
              </Knop>
            </span>
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <div class="knoppen">
          <Knop onClick={() => neemOver(open)}>Neem alle over</Knop>
        </div>
      )}
      {afgewezen.length > 0 && (
        <TabelBij titel={`Afgewezen (${afgewezen.length})`}>
          <ul class="rij-lijst">
            {afgewezen.map((dag) => (
              <li key={dag.datum} class="dienstrij">
                <span>
                  <strong>{wanneer(dag)}</strong>: {dag.reden}{' '}
                  <span class="zacht">
                    (niet gewild door {naam(dag.door)}, {tijdstip(dag.op, nu())})
                  </span>
                </span>
                <Knop
                  aria-label={`Toch voorstellen: ${dag.reden}, ${wanneer(dag)}`}
                  onClick={() => void toch.start(dag)}
                >
                  Toch voorstellen
                </Knop>
              </li>
            ))}
          </ul>
        </TabelBij>
      )}
    </section>
  );
}
