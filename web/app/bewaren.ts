/**
 * A form over one thing that the API keeps as a whole. Before it is kept, what is there now is read again: what a colleague
 * changed in the meantime stays, and where both changed the same field the person who is here chooses. Nothing typed is lost.
 */
import { useRef, useState } from 'preact/hooks';
import type { Api, ApiFout } from './api.ts';
import { useConsole, useDoen } from './context.ts';
import { useBewaker } from './route.ts';
import { gelijk, voegSamen } from './samenvoegen.ts';

export interface Botsing<T> {
  readonly ander: T;
  readonly velden: readonly (keyof T & string)[];
}

export interface Bewaren<T> {
  /** As it stands in the form. */
  readonly waarde: T;
  readonly zet: (deel: Partial<T>) => void;
  readonly vuil: boolean;
  readonly bezig: boolean;
  readonly fout: ApiFout | undefined;
  readonly botsing: Botsing<T> | undefined;
  /** True when it is kept. */
  readonly bewaar: () => Promise<boolean>;
  /** Keeps one's own where both changed the same. */
  readonly houdEigen: () => Promise<boolean>;
  /** Puts in the form what the other wrote; keeps nothing yet. */
  readonly neemOver: () => void;
  /** Back to what was kept last. */
  readonly herstel: () => void;
}

interface Opties<T> {
  readonly begin: T;
  /** What the API has now; undefined when it is not there yet. Of something new, `waarde` says where it would be. */
  readonly lees: (api: Api, waarde: T) => Promise<T | undefined>;
  /** Gives what was kept. */
  readonly schrijf: (api: Api, waarde: T) => Promise<T>;
  /** It is new: there may be none yet. Says so when there is. */
  readonly nieuw?: () => ApiFout;
}

const VRAAG = 'Uw wijzigingen zijn nog niet bewaard. Toch weggaan?';

const vanAnder = <T extends object>({ ander, velden }: Botsing<T>): Partial<T> =>
  Object.fromEntries(velden.map((veld) => [veld, ander[veld]])) as Partial<T>;

export function useBewaren<T extends object>({ begin, lees, schrijf, nieuw }: Opties<T>): Bewaren<T> {
  const { api } = useConsole();
  const [waarde, zetWaarde] = useState(begin);
  const [botsing, zetBotsing] = useState<Botsing<T> | undefined>(undefined);
  const basis = useRef(begin);
  const vuil = !gelijk(waarde, basis.current);
  // Kept just now: who leaves at once is not asked, although the page still shows what was typed.
  const net = useRef(false);
  net.current = false;
  useBewaker(() => (vuil && !net.current ? VRAAG : null));

  const doen = useDoen(async (): Promise<boolean> => {
    const nu = await lees(api, waarde);
    if (nieuw && nu !== undefined) throw nieuw();
    const { waarde: samen, botsend } = voegSamen(basis.current, waarde, nu ?? basis.current);
    if (nu !== undefined && botsend.length > 0) {
      zetBotsing({ ander: nu, velden: botsend });
      return false;
    }
    const na = await schrijf(api, samen);
    basis.current = na;
    net.current = true;
    // What was typed while it was on its way stays in the form.
    zetWaarde((getypt) => voegSamen(waarde, getypt, na).waarde);
    return true;
  });

  const start = async () => (await doen.start()) === true;
  return {
    waarde,
    zet: (deel) => zetWaarde((was) => ({ ...was, ...deel })),
    vuil,
    bezig: doen.bezig,
    fout: doen.fout,
    botsing,
    bewaar() {
      zetBotsing(undefined);
      return start();
    },
    houdEigen() {
      // From here on one's own is a change of what the other wrote.
      if (botsing) basis.current = { ...basis.current, ...vanAnder(botsing) };
      zetBotsing(undefined);
      return start();
    },
    neemOver() {
      if (botsing === undefined) return;
      const { waarde: samen } = voegSamen(basis.current, waarde, botsing.ander);
      basis.current = botsing.ander;
      zetWaarde({ ...samen, ...vanAnder(botsing) });
      zetBotsing(undefined);
    },
    herstel() {
      zetBotsing(undefined);
      doen.wis();
      zetWaarde(basis.current);
    },
  };
}

/** The one of a list that is meant; undefined when there is none. What is not there is no fault here. */
export async function zoekIn<T>(api: Api, pad: string, is: (een: T) => boolean): Promise<T | undefined> {
  return (await api.vraag<{ resultaten: readonly T[] }>('GET', pad)).resultaten.find(is);
}
