/** The crisis page: complete in one file, safe whatever stands in the settings, and accessible. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { renderCrisispagina } from '../../../shared/adapters/pagina/crisispagina.ts';
import { KLEUREN, STIJL } from '../../../shared/adapters/pagina/stijl.ts';
import { makePublishCrisispagina } from '../../../shared/application/publish-crisispagina.ts';
import { STANDAARD_ORGANISATIE } from '../../../shared/domain/organisatie/standaard.ts';
import { makeWorld } from '../../support/memory-world.ts';

const dienst = { naam: 'Crisisdienst Noord', nummer: '050-123 45 67', mail: null };
const page = renderCrisispagina({ ...STANDAARD_ORGANISATIE, naam: 'Gemeente Voorbeeld', crisisdienst: dienst });

describe('the crisis page', () => {
  test('names every number with a link that calls it, 112 before all others', () => {
    const links = [...page.matchAll(/href="tel:([^"]+)"/g)].map((match) => match[1]);
    expect(links).toEqual(['112', '0501234567', '09008844', '113', '08000113', '08002000', '08000432']);
    for (const naam of ['Crisisdienst Noord', 'Veilig Thuis', 'De Kindertelefoon', 'Uw huisarts', '112NL']) {
      expect(page).toContain(naam);
    }
  });

  test('says where the numbers come from and when that was checked', () => {
    expect(page).toContain('href="https://www.veiligthuis.nl"');
    expect(page).toContain('gecontroleerd op 1 november 2026');
    expect(page).toContain('Crisisdienst Noord: Gemeente Voorbeeld');
  });

  test('loads and runs nothing, and allows no style but its own by its hash', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|\sstyle=/i);
    const hash = createHash('sha256').update(STIJL).digest('base64');
    expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(page).toContain(`<style>${STIJL}</style>`);
  });

  test('shows what is set as text, never as markup', () => {
    const bad = '"><script>alert(1)</script>';
    const hostile = renderCrisispagina({
      naam: bad,
      crisisdienst: { ...dienst, naam: bad },
      noodnummers: [{ naam: bad, nummer: '1', bron: `https://x.nl/${bad}`, gecontroleerdOp: '2026-01-01' }],
    });
    expect(hostile).not.toMatch(/<script/i);
    expect(hostile).not.toContain('javascript:');
    const javascript = renderCrisispagina({
      ...STANDAARD_ORGANISATIE,
      noodnummers: [{ naam: 'X', nummer: '1', bron: 'javascript:alert(1)', gecontroleerdOp: '2026-01-01' }],
    });
    expect(javascript).not.toContain('href="javascript');
  });

  test('has a language, a title, one main part and headings in order', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="nl">/);
    expect(page).toMatch(/<title>[^<]*crisis[^<]*<\/title>/);
    expect(page.match(/<main>/g)).toHaveLength(1);
    const levels = [...page.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.slice(1).entries()) expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1);
    for (const [, id] of page.matchAll(/aria-labelledby="([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
    for (const tag of ['html', 'head', 'body', 'main', 'footer', 'section', 'ul', 'li', 'h1', 'h2', 'h3', 'p', 'a']) {
      const opened = page.match(new RegExp(`<${tag}[ >]`, 'g'))?.length;
      expect([tag, opened]).toEqual([tag, page.match(new RegExp(`</${tag}>`, 'g'))?.length]);
    }
  });

  test('is written in short sentences', () => {
    const words = [...page.replace(/<style>[\s\S]*<\/style>/, '').matchAll(/<p[^>]*>([^<]+)<\/p>/g)]
      .flatMap((match) => (match[1] ?? '').split(/[.?!]/))
      .map((sentence) => sentence.trim().split(/\s+/).length);
    expect(Math.max(...words)).toBeLessThanOrEqual(15);
  });

  test('of the same organisatie is the same to the byte', () => {
    expect(renderCrisispagina(STANDAARD_ORGANISATIE)).toBe(renderCrisispagina(structuredClone(STANDAARD_ORGANISATIE)));
  });
});

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
/** Relative luminance (WCAG 2.2). */
const light = (hex: string): number => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
function contrast(een: string, ander: string): number {
  const [low = 0, high = 0] = [light(een), light(ander)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each(Object.entries(KLEUREN))('the colours of %s', (_naam, kleuren) => {
  test('have enough contrast to read, and to see where one is', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast(kleuren.tekst, kleuren.achtergrond)).toBeGreaterThanOrEqual(7);
    expect(contrast(kleuren.link, kleuren.achtergrond)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(kleuren.opNadruk, kleuren.nadruk)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(kleuren.nadruk, kleuren.achtergrond)).toBeGreaterThanOrEqual(3);
    expect(contrast(kleuren.lijn, kleuren.achtergrond)).toBeGreaterThanOrEqual(3);
  });
});

describe('publishing it', () => {
  test('follows the settings, and leaves the page of before when they cannot be read', async () => {
    const world = makeWorld();
    const saved: [string, string][] = [];
    const paginas = { save: async (naam: string, html: string) => void saved.push([naam, html]) };
    const publish = makePublishCrisispagina({ instellingen: world.instellingen, paginas, render: renderCrisispagina });
    await publish();
    const { organisatie } = await world.instellingen.readInstellingen();
    await world.instellingen.saveOrganisatie({ ...organisatie, crisisdienst: dienst });
    await publish();
    expect(saved.map(([naam, html]) => [naam, html.includes('050-123 45 67')])).toEqual([
      ['crisis', false],
      ['crisis', true],
    ]);
    const broken = {
      ...world.instellingen,
      readInstellingen: async () => {
        throw new Error('weg');
      },
    };
    await expect(
      makePublishCrisispagina({ instellingen: broken, paginas, render: renderCrisispagina })(),
    ).rejects.toThrow('weg');
    expect(saved).toHaveLength(2);
  });
});
