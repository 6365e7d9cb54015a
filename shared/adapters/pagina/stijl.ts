/** How the crisis page looks: large text, large numbers to press, light and dark, and readable on paper. */

/** Contrast of every pair is at least 4.5 to 1, of the outline of the focus 3 to 1 (WCAG 2.2 AA); a test computes it. */
export const KLEUREN = {
  licht: {
    tekst: '#14181f',
    achtergrond: '#ffffff',
    link: '#123f74',
    nadruk: '#8a1120',
    opNadruk: '#ffffff',
    lijn: '#5b6472',
  },
  donker: {
    tekst: '#f1f3f6',
    achtergrond: '#14181f',
    link: '#9cc9ff',
    nadruk: '#ffd0d4',
    opNadruk: '#3d0209',
    lijn: '#98a2b0',
  },
} as const;

type Kleuren = (typeof KLEUREN)[keyof typeof KLEUREN];

const tokens = ({ tekst, achtergrond, link, nadruk, opNadruk, lijn }: Kleuren): string =>
  `--tekst:${tekst};--achtergrond:${achtergrond};--link:${link};--nadruk:${nadruk};--op-nadruk:${opNadruk};--lijn:${lijn}`;

export const STIJL = [
  `:root{color-scheme:light dark;${tokens(KLEUREN.licht)}}`,
  `@media (prefers-color-scheme:dark){:root{${tokens(KLEUREN.donker)}}}`,
  'body{margin:0;background:var(--achtergrond);color:var(--tekst);font:1.125rem/1.6 system-ui,sans-serif}',
  'main,footer{max-width:40rem;margin:0 auto;padding:1rem}',
  'h1{font-size:2rem;line-height:1.2;margin:.5rem 0 1rem}h2{font-size:1.4rem;line-height:1.3;margin:2rem 0 .5rem}',
  'h3{font-size:1.125rem;margin:0}p{margin:.25rem 0 .75rem}',
  'a{color:var(--link);text-underline-offset:.2em}a:focus-visible{outline:.2rem solid var(--link);outline-offset:.2rem}',
  '.nu{border:.2rem solid var(--nadruk);padding:1rem;border-radius:.25rem}.nu h2{margin-top:0}',
  '.bel{display:inline-block;padding:.5rem 1rem;margin:.25rem .5rem .25rem 0;border:.15rem solid var(--link);border-radius:.25rem;font-size:1.4rem;font-weight:700;text-decoration:none}',
  '.nu .bel{background:var(--nadruk);border-color:var(--nadruk);color:var(--op-nadruk);font-size:2rem}',
  'ul{list-style:none;margin:0;padding:0}.diensten li{border-top:1px solid var(--lijn);padding:1rem 0}',
  'footer{border-top:1px solid var(--lijn);font-size:1rem}footer li{margin:.25rem 0;overflow-wrap:anywhere}',
  '@media print{a{text-decoration:none}footer{page-break-inside:avoid}}',
].join('\n');
