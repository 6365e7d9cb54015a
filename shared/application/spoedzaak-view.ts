/** A spoedzaak as the API shows it: facts only, never content. */
import type { Spoedzaak } from '../domain/spoed/types.ts';
import type { Stored } from './ports.ts';

export type SpoedzaakView = Omit<Spoedzaak, 'gebeurtenissen' | 'uitgaand'> & { readonly versie: number };

/** The whole record: every push, delivery, acknowledgement, escalation and attempt, in order. */
export type SpoedzaakDetail = SpoedzaakView & Pick<Spoedzaak, 'gebeurtenissen' | 'uitgaand'>;

export function spoedzaakView({ value, versie }: Stored<Spoedzaak>): SpoedzaakView {
  const { gebeurtenissen: _events, uitgaand: _outbox, ...view } = value;
  return { ...view, versie };
}

export function spoedzaakDetail({ value, versie }: Stored<Spoedzaak>): SpoedzaakDetail {
  return { ...value, versie };
}
