/**
 * The crisis page: one HTML file that needs nothing else, no script, no API and no database, so that the numbers stay in sight
 * when everything else is down. In plain Dutch (B1).
 */
import { createHash } from 'node:crypto';
import { type Crisisnummer, crisisnummersVan } from '../../domain/organisatie/crisisnummers.ts';
import type { Organisatie } from '../../domain/organisatie/types.ts';
import { datumInWoorden } from '../../domain/tijd/in-woorden.ts';
import { STIJL } from './stijl.ts';

/** For whom a service is, by one of its numbers. A service that is not named here stands with its name alone. */
const VOOR_WIE: Readonly<Record<string, string>> = {
  '113':
    'Denkt u aan zelfmoord? Of maakt u zich zorgen om iemand? Praat erover, dag en nacht. Dat kan zonder uw naam te zeggen.',
  '08002000':
    'Is het thuis niet veilig, voor u of voor iemand anders? Bel ook als u het niet zeker weet. Dat kan dag en nacht, en het is gratis.',
  '08000432': 'Ben je een kind of jongere en wil je praten? Bellen is gratis. Je hoeft je naam niet te zeggen.',
  '09008844': 'Voor hulp van de politie als er geen haast bij is.',
};
const VAN_DE_CRISISDIENST = 'Kan het niet wachten tot morgen? De crisisdienst helpt dag en nacht.';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const digits = (nummer: string): string => nummer.replace(/\D/g, '');
const bel = (nummer: string): string =>
  `<a class="bel" href="tel:${nummer.replace(/[^\d+]/g, '')}">Bel ${escaped(nummer)}</a>`;

function dienst({ naam, nummers }: Crisisnummer, isCrisisdienst: boolean): string {
  const known = nummers.map((nummer) => VOOR_WIE[digits(nummer)]).find((text) => text !== undefined);
  const voorWie = isCrisisdienst ? VAN_DE_CRISISDIENST : known;
  const uitleg = voorWie === undefined ? '' : `<p>${voorWie}</p>`;
  return `<li><h3>${escaped(naam)}</h3>${uitleg}<p>${nummers.map(bel).join(' ')}</p></li>`;
}

function bron({ naam, bronnen }: Crisisnummer, organisatie: string): string {
  if (bronnen.length === 0) return `<li>${escaped(naam)}: ${escaped(organisatie)}</li>`;
  const [first] = bronnen.toSorted((een, ander) => (een.gecontroleerdOp < ander.gecontroleerdOp ? -1 : 1));
  const { bron: waar = '', gecontroleerdOp = '' } = first ?? {};
  const adres = /^https:\/\/[^\s"<>]+$/.test(waar) ? `<a href="${escaped(waar)}">${escaped(waar)}</a>` : escaped(waar);
  return `<li>${escaped(naam)}: ${adres}, gecontroleerd op ${datumInWoorden(gecontroleerdOp)}</li>`;
}

const HASH = createHash('sha256').update(STIJL).digest('base64');
/** Nothing may be loaded, sent or run; of styles only the one of this page. */
const BEVEILIGING = `default-src 'none'; style-src 'sha256-${HASH}'; base-uri 'none'; form-action 'none'`;

/** The whole page for an organisatie: the same organisatie gives the same bytes. */
export function renderCrisispagina(organisatie: Pick<Organisatie, 'naam' | 'crisisdienst' | 'noodnummers'>): string {
  const [levensgevaar, ...anderen] = crisisnummersVan(organisatie);
  const [crisisdienst] = anderen;
  const naam = organisatie.naam === '' ? 'het wijkteam' : organisatie.naam;
  const nummers = (levensgevaar?.nummers ?? ['112']).map(bel).join(' ');
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${BEVEILIGING}">
<meta name="referrer" content="no-referrer">
<title>Hulp bij een crisis: ${escaped(naam)}</title>
<style>${STIJL}</style>
</head>
<body>
<main>
<h1>Hulp bij een crisis</h1>
<section class="nu" aria-labelledby="nu">
<h2 id="nu">Is er nu levensgevaar?</h2>
<p>Bel direct. Zeg waar u bent en wat er is. Blijf aan de lijn.</p>
<p>${nummers}</p>
<p>Kunt u niet goed horen of praten? Met de app 112NL kunt u ook typen.</p>
<p lang="en">Is somebody in danger now? Call 112.</p>
</section>
<section aria-labelledby="anders">
<h2 id="anders">Andere hulp</h2>
<ul class="diensten">
${anderen.map((one) => dienst(one, one === crisisdienst)).join('\n')}
<li><h3>Uw huisarts</h3><p>Heeft u vandaag een dokter nodig? Bel uw huisarts. Is de praktijk dicht? Dan hoort u welk nummer u wel kunt bellen.</p></li>
</ul>
</section>
</main>
<footer>
<h2>Waar deze nummers vandaan komen</h2>
<ul>
${[levensgevaar, ...anderen].flatMap((one) => (one === undefined ? [] : [bron(one, naam)])).join('\n')}
</ul>
</footer>
</body>
</html>
`;
}
