/** Pages with figures, as one part that is fetched when somebody first goes to one of them (web/app/paginas.tsx). */
export { BereikbaarheidPagina } from './bereikbaarheid/bereikbaarheid.tsx';
export { BezettingPagina } from './bezetting/bezetting.tsx';
export { Herberekeningen } from './herberekeningen/herberekeningen.tsx';
export { JaarverslagPagina } from './jaarverslag/jaarverslag.tsx';
export { KengetallenPagina } from './kengetallen/kengetallen.tsx';
export { RapportenPagina } from './rapporten/rapporten.tsx';
export { VerantwoordingPagina } from './verantwoording/verantwoording.tsx';
