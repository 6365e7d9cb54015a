import type { Contact } from '../domain/contact/types.ts';

/** A contact is one item of at most 400 KB; a thread that never ends goes on in a new contact well before that. */
const MAX_GEBEURTENISSEN = 500;

export const isVol = (contact: Contact): boolean => contact.gebeurtenissen.length >= MAX_GEBEURTENISSEN;
