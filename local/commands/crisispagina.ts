/**
 * Writes the crisis page as one file, for a site of one's own or to print: `npm run crisispagina -- [--uit FOLDER]
 * [--organisatie FILE]`. FILE holds what `GET /v1/organisatie` answers; without it the numbers are those that hold everywhere.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { renderCrisispagina } from '../../shared/adapters/pagina/crisispagina.ts';
import { STANDAARD_ORGANISATIE } from '../../shared/domain/organisatie/standaard.ts';

const organisatie = z.object({
  naam: z.string(),
  crisisdienst: z.object({ naam: z.string(), nummer: z.string(), mail: z.string().nullable().default(null) }),
  noodnummers: z.array(
    z.object({ naam: z.string(), nummer: z.string(), bron: z.string(), gecontroleerdOp: z.iso.date() }),
  ),
});

/** Writes `crisis.html` in the folder and returns its path; throws ZodError when the file holds no organisatie. */
export function writeCrisispagina({ uit, bestand }: { readonly uit: string; readonly bestand?: string }): string {
  const known =
    bestand === undefined ? STANDAARD_ORGANISATIE : organisatie.parse(JSON.parse(readFileSync(bestand, 'utf8')));
  mkdirSync(uit, { recursive: true });
  const path = join(uit, 'crisis.html');
  writeFileSync(path, renderCrisispagina(known));
  return path;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { uit: { type: 'string', default: '.' }, organisatie: { type: 'string' } },
  });
  const bestand = values.organisatie === undefined ? {} : { bestand: values.organisatie };
  process.stdout.write(`${writeCrisispagina({ uit: values.uit, ...bestand })}\n`);
}
