/** The three marks of a seriously disturbed balance, each with what it shows itself by (IKR bijlage 1, spoed, noot). */

import { BALANS } from './criteria-spoed.ts';
import type { Criterium } from './criterium.ts';

function bron(nummer: number): string {
  return `IKR bijlage 1, spoed, kenmerk ${nummer} van de balans`;
}

function kenmerk(nummer: number, code: string, label: string, vraag: string): Criterium {
  return {
    code,
    label,
    urgentie: 'spoed',
    telt: 'kenmerk',
    onderdeelVan: BALANS,
    bron: bron(nummer),
    vraag,
    waarom: 'Twee van de drie kenmerken samen maken het spoed.',
  };
}

function deelkenmerk(nummer: number, onderdeelVan: string, code: string, label: string, vraag: string): Criterium {
  return {
    code,
    label,
    urgentie: 'spoed',
    telt: 'deelkenmerk',
    onderdeelVan,
    bron: bron(nummer),
    vraag,
    waarom: `Dit is een teken van kenmerk ${nummer} van de balans.`,
  };
}

const DRAAGLAST = 'draaglast-plots-te-zwaar';
const DRAAGKRACHT = 'draagkracht-schiet-tekort';
const PANIEK = 'paniek';

export const BALANS_CRITERIA: readonly Criterium[] = [
  kenmerk(1, DRAAGLAST, 'De draaglast wordt plotseling te zwaar', 'Is het opeens te veel geworden?'),
  kenmerk(2, DRAAGKRACHT, 'De draagkracht schiet onverwacht tekort', 'Lukt nu niet meer wat eerder wel lukte?'),
  kenmerk(
    3,
    PANIEK,
    'Iemand raakt in paniek en kan niet meer doen wat nodig is',
    'Kan iemand nog rustig nadenken en doen wat nodig is?',
  ),
  deelkenmerk(
    1,
    DRAAGLAST,
    'ingrijpende-gebeurtenis',
    'Er is iets ingrijpends gebeurd',
    'Is er kort geleden iets ergs of groots gebeurd, zoals een overlijden, scheiding of ontslag?',
  ),
  deelkenmerk(
    1,
    DRAAGLAST,
    'faseovergang-lukt-niet',
    'Een nieuwe levensfase lukt niet',
    'Is er een overgang die niet lukt, zoals naar een nieuwe school, op jezelf wonen of een kind krijgen?',
  ),
  deelkenmerk(
    1,
    DRAAGLAST,
    'risicofactor-actief',
    'Een risico dat er al was, speelt nu op (bijvoorbeeld een stoornis of verslaving)',
    'Is een oud probleem, een stoornis of een verslaving weer opgekomen?',
  ),
  deelkenmerk(
    1,
    DRAAGLAST,
    'beleving-te-negatief',
    'Iemand ervaart een situatie die al bestond nu als veel te zwaar',
    'Is dezelfde situatie opeens niet meer te verdragen?',
  ),
  deelkenmerk(
    2,
    DRAAGKRACHT,
    'geen-werkende-aanpak',
    'De manier waarop iemand problemen aanpakt, werkt niet',
    'Wat heeft iemand zelf geprobeerd, en hielp dat?',
  ),
  deelkenmerk(
    2,
    DRAAGKRACHT,
    'vaardigheden-ontbreken',
    'De inwoner, jongere of opvoeder mist de vaardigheden die nu nodig zijn',
    'Kan iemand wat er nu van hem of haar gevraagd wordt?',
  ),
  deelkenmerk(
    2,
    DRAAGKRACHT,
    'te-weinig-steun',
    'Er is te weinig bescherming of steun van anderen',
    'Op wie kan iemand nu terugvallen?',
  ),
  deelkenmerk(
    3,
    PANIEK,
    'emotioneel-verward',
    'Iemand is te veel in de war door emoties',
    'Is een gesprek nog mogelijk, of is iemand te veel overstuur?',
  ),
  deelkenmerk(
    3,
    PANIEK,
    'feiten-niet-in-te-schatten',
    'Iemand kan niet meer inschatten wat er echt aan de hand is',
    'Begrijpt iemand nog wat er feitelijk gebeurt?',
  ),
  deelkenmerk(
    3,
    PANIEK,
    'gedrag-verergert-situatie',
    'Iemand doet dingen die het erger maken',
    'Maakt het gedrag van iemand de situatie op dit moment erger?',
  ),
];
