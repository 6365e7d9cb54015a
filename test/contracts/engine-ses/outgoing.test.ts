import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import type { OutgoingMessage } from '../../../local/engine/contract.ts';
import { renderPostvak } from '../../../local/engine/outgoing/mailbox-page.ts';
import { createOutgoingStore } from '../../../local/engine/outgoing/outgoing-store.ts';

const mail = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  soort: 'mail',
  op: '2026-11-25T09:00:00.000Z',
  aan: ['jan@elders.nl'],
  onderwerp: 'Uw vraag',
  tekst: 'Goedendag',
  kop: { from: 'centrum@voorbeeld.nl', 'auto-submitted': 'auto-replied' },
  ...more,
});

describe('the store of what left', () => {
  test('keeps everything in order over a restart, by kind, with the raw bytes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'voordeur-outgoing-'));
    try {
      const open = () => new DatabaseSync(join(folder, 'engine.db'));
      const first = open();
      const before = createOutgoingStore({ db: first });
      const id = before.add(mail(), Buffer.from([1, 2, 255]));
      before.add(mail({ soort: 'sms', onderwerp: null, tekst: 'kort', kop: {} }));
      before.add(mail({ onderwerp: 'tweede' }));
      first.close();

      const second = open();
      const after = createOutgoingStore({ db: second });
      expect(after.list().map(({ soort, onderwerp }) => [soort, onderwerp])).toEqual([
        ['mail', 'Uw vraag'],
        ['sms', null],
        ['mail', 'tweede'],
      ]);
      expect(after.list('sms').map(({ tekst }) => tekst)).toEqual(['kort']);
      expect(after.list('mail')[0]).toEqual(mail());
      expect(after.raw(id)).toEqual(new Uint8Array([1, 2, 255]));
      expect(after.raw(2)).toBeUndefined();
      expect(after.raw(99)).toBeUndefined();
      expect(after.entries('sms').map((entry) => entry.id)).toEqual([2]);
      second.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the mailbox page', () => {
  test('shows mail and text messages, newest first, and nothing else', () => {
    const page = renderPostvak([
      mail({ onderwerp: 'eerste' }),
      mail({ soort: 'sms', onderwerp: null, aan: ['+31612345678'], tekst: 'tweede', kop: {} }),
      mail({ soort: 'webpush', onderwerp: 'derde' }),
    ]);
    expect(page.indexOf('tweede')).toBeLessThan(page.indexOf('eerste'));
    expect(page).toContain('Sms aan +31612345678');
    expect(page).not.toContain('derde');
    expect(page).toContain('2 berichten');
  });

  test('never turns anything of a message into markup', () => {
    const attack = '<script>alert(1)</script>"\'&';
    const page = renderPostvak([
      mail({ onderwerp: attack, tekst: attack, aan: [attack], kop: { [attack]: attack, from: attack } }),
      mail({ soort: 'sms', aan: [attack], tekst: attack }),
    ]);
    expect(page).not.toContain('<script');
    expect(page).not.toContain(attack);
    expect(page.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;&#39;&amp;/g)!.length).toBeGreaterThanOrEqual(7);
  });

  test('has a language, one main heading, a heading per message and times a machine can read', () => {
    const page = renderPostvak([mail(), mail({ onderwerp: '' })]);
    expect(page).toMatch(/^<!doctype html>\n<html lang="nl">/);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<h2 /g)).toHaveLength(2);
    expect(page).toContain('(geen onderwerp)');
    expect(page).toContain('<time datetime="2026-11-25T09:00:00.000Z">woensdag 25 november 2026 om 10:00:00</time>');
    expect(page.match(/id="bericht-\d+"/g)).toEqual(['id="bericht-2"', 'id="bericht-1"']);
    expect(page).toContain('<summary>Alle kopregels (2)</summary>');
  });

  test('says so when nothing left yet', () => {
    expect(renderPostvak([])).toContain('Er is nog niets verzonden.');
  });
});
