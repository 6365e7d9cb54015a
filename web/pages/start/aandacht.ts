/** What asks for attention, in lines of one sentence with the page where something can be done about it. Pure. */
import type { Uitvalrij } from '../../app/antwoorden/beheer.ts';
import type { Wachtenden } from '../../app/antwoorden/bereikbaarheid.ts';
import type { Organisatie } from '../../app/antwoorden/instellingen.ts';
import type { Medewerker } from '../../app/antwoorden/organisatie.ts';
import type { Dagcontrole, Hiaat, StilKanaal } from '../../app/antwoorden/rapporten.ts';
import type { Dienst } from '../../app/antwoorden/rooster.ts';
import type { Spoedzaak } from '../../app/antwoorden/spoed.ts';
import { aantal, dag, tijd, tijdstip } from '../../app/woorden.ts';
import { dagVan } from '../bereikbaarheid/perioden.ts';
import { naTeKijken } from '../organisatie/nakijken.ts';
import { oordeelVanDagen } from '../rapporten/vertrouwen.ts';
import { stapelVan } from '../spoed/stand.ts';

export interface Regel {
  /** Somebody waits too long, or something is lost if nobody acts. */
  readonly dringend: boolean;
  readonly tekst: string;
  readonly naar: string;
  /** What the link is called. */
  readonly doe: string;
}

const meervoud = (n: number, een: string, meer: string): string =>
  `${n === 1 ? 'Een' : aantal(n)} ${n === 1 ? een : meer}`;

/** Names with a bound: `Jan, Aïsha en 4 anderen`. */
const MEESTE_NAMEN = 3;
export function opgesomd(namen: readonly string[]): string {
  if (namen.length > MEESTE_NAMEN + 1)
    return `${namen.slice(0, MEESTE_NAMEN).join(', ')} en ${namen.length - MEESTE_NAMEN} anderen`;
  return namen.length < 2 ? namen.join('') : `${namen.slice(0, -1).join(', ')} en ${namen.at(-1)}`;
}

export function nummerRegels(organisatie: Organisatie, vandaag: string): readonly Regel[] {
  const namen = naTeKijken(organisatie, vandaag);
  if (namen.length === 0) return [];
  const tekst = `Nooit of langer dan een jaar geleden gecontroleerd: het nummer van ${opgesomd(namen)}.`;
  return [{ dringend: false, tekst, naar: '/organisatie', doe: 'Kijk de nummers na' }];
}

/** Who has duty soon, of whom it was never seen that messages arrive. */
export function adresRegels(medewerkers: readonly Medewerker[], diensten: readonly Dienst[]): readonly Regel[] {
  const metDienst = new Set(diensten.map(({ professional }) => professional));
  const zonder = medewerkers.filter(
    ({ id, actief, mail, mobiel }) => actief && metDienst.has(id) && mail === null && mobiel === null,
  );
  const onzeker = medewerkers.filter(
    ({ id, actief, nietBevestigd }) => actief && metDienst.has(id) && nietBevestigd.length > 0,
  );
  const namen = (wie: readonly Medewerker[]) => opgesomd(wie.map(({ naam }) => naam));
  return [
    ...(zonder.length === 0
      ? []
      : [
          {
            dringend: true,
            tekst: `Heeft dienst maar geen mailadres of mobiel nummer: ${namen(zonder)}.`,
            naar: '/medewerkers',
            doe: 'Naar medewerkers',
          },
        ]),
    ...(onzeker.length === 0
      ? []
      : [
          {
            dringend: false,
            tekst: `Heeft dienst, maar het is niet bevestigd dat berichten aankomen: ${namen(onzeker)}.`,
            naar: '/medewerkers?welke=niet-bevestigd',
            doe: 'Bevestig de adressen',
          },
        ]),
  ];
}

/** `weken`: how far ahead was looked. */
export function hiaatRegels(
  hiaten: readonly Hiaat[],
  weken: number,
  teamnaam: (slug: string) => string,
): readonly Regel[] {
  const [eerste] = hiaten.toSorted((a, b) => (a.van < b.van ? -1 : 1));
  if (eerste === undefined) return [];
  const wanneer = `${dag(eerste.van)} van ${tijd(eerste.van)} tot ${tijd(eerste.tot)}`;
  const tekst = `${meervoud(hiaten.length, 'gat', 'gaten')} in het rooster van de komende ${weken} weken. Het eerste: ${wanneer}, ${teamnaam(eerste.wijkteam)}, ${eerste.domein}.`;
  const { wijkteam, domein } = eerste;
  const naar = `/rooster?${new URLSearchParams({ wijkteam, domein, week: dagVan(eerste.van) })}`;
  return [{ dringend: false, tekst, naar, doe: 'Naar die week' }];
}

export function uitvalRegels(rijen: readonly Uitvalrij[]): readonly Regel[] {
  const totaal = rijen.reduce((som, een) => som + een.aantal, 0);
  if (totaal === 0) return [];
  const tekst = `${meervoud(totaal, 'bericht kon', 'berichten konden')} niet verwerkt worden. Er gaat niets verloren.`;
  return [{ dringend: true, tekst, naar: '/uitval', doe: 'Bekijk de uitval' }];
}

/** Days of which something is missing, and kanalen that are strangely quiet. */
export function controleRegels(
  { controles, stil }: { readonly controles: readonly Dagcontrole[]; readonly stil: readonly StilKanaal[] },
  nu: number,
  gisteren: string,
  teamnaam: (slug: string) => string,
): readonly Regel[] {
  const { soort, zin } = oordeelVanDagen(controles, gisteren);
  const naar = { naar: '/rapporten', doe: 'Bekijk de controle' };
  return [
    ...(soort === 'let-op' ? [{ dringend: true, tekst: zin, ...naar }] : []),
    ...stil.map(({ kanaal, wijkteam, laatstOntvangenOp }) => ({
      dringend: true,
      tekst: `Op ${kanaal}${wijkteam === null ? '' : ` van ${teamnaam(wijkteam)}`} is het langer stil dan gewoon: het laatste kwam ${tijdstip(laatstOntvangenOp, nu)}.`,
      ...naar,
    })),
  ];
}

/** Who waits, and how many of them too long. `naar`: where this role sees more. */
export function wachtRegels({ kanalen }: Wachtenden, naar: string, doe: string): readonly Regel[] {
  const wachtend = kanalen.reduce((som, een) => som + een.wachtend, 0);
  const over = kanalen.filter(({ overNorm }) => overNorm > 0);
  if (wachtend === 0) return [];
  const wie = `${wachtend === 1 ? 'Er wacht nu een persoon' : `Er wachten nu ${aantal(wachtend)} mensen`}`;
  const langer = over.map(({ kanaal, overNorm }) => `${kanaal} ${aantal(overNorm)}`).join(', ');
  const tekst = over.length === 0 ? `${wie}, allemaal binnen de norm.` : `${wie}. Over de norm: ${langer}.`;
  return [{ dringend: over.length > 0, tekst: wachtend === 1 ? tekst.replace('allemaal ', '') : tekst, naar, doe }];
}

export function onleesbaarRegels({ aantal: hoeveel }: { readonly aantal: number }): readonly Regel[] {
  if (hoeveel === 0) return [];
  const tekst = `${meervoud(hoeveel, 'bericht', 'berichten')} kon niemand lezen.`;
  return [{ dringend: true, tekst, naar: '/onleesbaar', doe: 'Handel af' }];
}

export function spoedRegels(zaken: readonly Spoedzaak[], ik: string): readonly Regel[] {
  const stapels = zaken.map((zaak) => stapelVan(zaak, ik));
  const regel = (hoeveel: number, een: string, meer: string): readonly Regel[] =>
    hoeveel === 0
      ? []
      : [{ dringend: true, tekst: `${meervoud(hoeveel, een, meer)}.`, naar: '/spoedzaken', doe: 'Naar de spoedzaken' }];
  const tel = (welke: string) => stapels.filter((stapel) => stapel === welke).length;
  return [
    ...regel(tel('vraagt-u'), 'spoedzaak wacht op u', 'spoedzaken wachten op u'),
    ...regel(tel('wacht'), 'spoedzaak is nog door niemand opgepakt', 'spoedzaken zijn nog door niemand opgepakt'),
  ];
}
