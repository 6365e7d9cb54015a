/** An organisatie before anybody set anything: without a name, but never without the numbers for an emergency. */
import { STANDAARD_CRISISDIENST } from '../urgentie/acties.ts';
import type { Noodnummer, Organisatie } from './types.ts';

const GECONTROLEERD = '2026-11-01';

/** National numbers, the most urgent first; the shortest number of a service before the others. */
export const STANDAARD_NOODNUMMERS: readonly Noodnummer[] = [
  { naam: 'Direct levensgevaar', nummer: '112', bron: 'https://www.112.nl', gecontroleerdOp: GECONTROLEERD },
  {
    naam: 'Politie, geen spoed',
    nummer: '0900-8844',
    bron: 'https://www.politie.nl',
    gecontroleerdOp: GECONTROLEERD,
  },
  { naam: '113 Zelfmoordpreventie', nummer: '113', bron: 'https://www.113.nl', gecontroleerdOp: GECONTROLEERD },
  { naam: '113 Zelfmoordpreventie', nummer: '0800-0113', bron: 'https://www.113.nl', gecontroleerdOp: GECONTROLEERD },
  { naam: 'Veilig Thuis', nummer: '0800-2000', bron: 'https://www.veiligthuis.nl', gecontroleerdOp: GECONTROLEERD },
  {
    naam: 'De Kindertelefoon',
    nummer: '0800-0432',
    bron: 'https://www.kindertelefoon.nl',
    gecontroleerdOp: GECONTROLEERD,
  },
];

export const STANDAARD_ORGANISATIE: Organisatie = {
  naam: '',
  voorbeeld: false,
  crisisdienst: { ...STANDAARD_CRISISDIENST, mail: null },
  noodnummers: STANDAARD_NOODNUMMERS,
};
