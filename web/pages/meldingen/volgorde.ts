/** The order in which media are used, and what a person does with it. */
import type { Medium } from '../../app/antwoorden/meldingen.ts';

export const MEDIA: readonly Medium[] = ['sms', 'mail', 'spraak', 'webpush', 'webhook'];

const NAAM: Readonly<Record<Medium, string>> = {
  sms: 'Sms',
  mail: 'E-mail',
  spraak: 'Telefoon (gesproken)',
  webpush: 'Melding op een toestel',
  webhook: 'Webhook van uw organisatie',
};
export const medianaam = (medium: Medium): string => NAAM[medium];

/** One place up (-1) or down (1); at the end nothing moves. */
export function verplaats(media: readonly Medium[], medium: Medium, stap: -1 | 1): readonly Medium[] {
  const van = media.indexOf(medium);
  const naar = van + stap;
  if (van < 0 || naar < 0 || naar >= media.length) return media;
  return media.toSpliced(van, 1).toSpliced(naar, 0, medium);
}

/** What there is here: a call only where people can be called. What was chosen when that was so is left out. */
export const beschikbaar = (media: readonly Medium[], spraak: boolean): readonly Medium[] =>
  media.filter((one) => one !== 'spraak' || spraak);

export const ongebruikt = (media: readonly Medium[], spraak: boolean): readonly Medium[] =>
  beschikbaar(MEDIA, spraak).filter((one) => !media.includes(one));
