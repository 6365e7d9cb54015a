/** Telephone numbers; a file of its own, because the library behind it is a good part of a bundle. */
export { nummers } from '../../shared/adapters/telefonie/nummer.ts';
