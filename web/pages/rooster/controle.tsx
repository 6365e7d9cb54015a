/** What is wrong with a roster before it is published, each with the way to its place in the week. */
import type { Domein, Roostercontrole, Roosterfout } from '../../app/antwoorden/roosterweek.ts';
import { useNamen } from '../../app/namen.ts';
import { Melding } from '../../ui/melding.tsx';
import { foutTekst, telling, wanneer } from './woorden.ts';

export interface Plek {
  readonly dag: string;
  readonly domein: Domein;
  /** Duty, or none: the place where nobody is. */
  readonly dienst: string | undefined;
}

const plekVan = ({ van, domein, diensten }: Roosterfout): Plek => ({
  dag: van.slice(0, 10),
  domein,
  dienst: diensten[0],
});

interface Props {
  readonly controle: Roostercontrole;
  /** Absent: no way to the place. */
  readonly naar?: (plek: Plek) => void;
}

export const isBelet = ({ soort }: Roosterfout): boolean => soort !== 'niet-bezet';

export function Controle({ controle: { fouten, waarschuwingen }, naar }: Props) {
  const { naam } = useNamen();
  const beletsels = fouten.filter(isBelet);
  const open = fouten.filter((fout) => !isBelet(fout));
  const lijst = (alle: readonly Roosterfout[]) => (
    <ul>
      {alle.map((fout) => {
        const tekst = `${wanneer(fout)}: ${foutTekst(fout, naam)}`;
        return (
          <li key={`${fout.soort}${fout.van}${fout.domein}${fout.professional}${fout.diensten[0]}`}>
            {naar ? (
              <button type="button" class="nl-link tekstknop" onClick={() => naar(plekVan(fout))}>
                {tekst}
              </button>
            ) : (
              tekst
            )}
          </li>
        );
      })}
    </ul>
  );
  return (
    <>
      {fouten.length === 0 && <Melding soort="goed" titel="Er zijn geen fouten en geen open dagdelen gevonden." />}
      {beletsels.length > 0 && (
        <Melding soort="fout" titel={`Zo kan dit niet: ${telling(beletsels.length, 'fout', 'fouten')}.`}>
          {lijst(beletsels)}
        </Melding>
      )}
      {open.length > 0 && (
        <Melding soort="let-op" titel={`${telling(open.length, 'dagdeel', 'dagdelen')} zonder dienst.`}>
          {lijst(open)}
        </Melding>
      )}
      {waarschuwingen.length > 0 && (
        <Melding soort="let-op" titel="Van deze collega’s is niet zeker dat meldingen aankomen.">
          <ul>
            {waarschuwingen.map(({ professional, media }) => (
              <li key={professional}>
                {naam(professional)}: {media.map((een) => (een === 'sms' ? 'sms' : 'e-mail')).join(' en ')} niet
                bevestigd
              </li>
            ))}
          </ul>
        </Melding>
      )}
    </>
  );
}
