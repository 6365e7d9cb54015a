import { useConsole, useDoen } from '../app/context.ts';
import { bewaarBestand } from './bestand.ts';
import { Knop } from './knop.tsx';
import { Foutmelding } from './melding.tsx';

/** Downloads what `pad` of the API gives as a file for a spreadsheet. */
export function CsvKnop({
  pad,
  naam,
  children = 'Download als CSV',
}: {
  readonly pad: string;
  readonly naam: string;
  readonly children?: string;
}) {
  const { api, meld } = useConsole();
  const { bezig, fout, start } = useDoen(async () => {
    bewaarBestand(naam, await api.tekst(pad, 'text/csv'));
    meld(`${naam} is gedownload.`);
  });
  return (
    <>
      <Knop bezig={bezig} onClick={() => void start()}>
        {children}
      </Knop>
      <Foutmelding fout={fout} />
    </>
  );
}
