import { describe, expect, test } from '@jest/globals';
import { readSettings, StartFault } from '../../../local/settings.ts';

describe('settings of the local run', () => {
  test('without variables the defaults of the contract hold', () => {
    expect(readSettings({})).toEqual({
      port: 8787,
      smtpPort: 2525,
      data: '.voordeur',
      klok: undefined,
      voorbeeld: true,
    });
  });

  test('every fault is named at once', () => {
    const read = () =>
      readSettings({
        VOORDEUR_PORT: '70000',
        VOORDEUR_SMTP_PORT: 'x',
        VOORDEUR_KLOK: '2026-11-25T09:00:00',
        VOORDEUR_VOORBEELD: 'ja',
      });
    expect(read).toThrow(StartFault);
    for (const name of ['VOORDEUR_PORT', 'VOORDEUR_SMTP_PORT', 'VOORDEUR_KLOK', 'VOORDEUR_VOORBEELD'])
      expect(read).toThrow(name);
  });

  test('a clock with an offset is an instant, and the same port twice is refused unless it is a free one', () => {
    expect(readSettings({ VOORDEUR_KLOK: '2026-11-25T10:00:00+01:00' }).klok).toBe(Date.parse('2026-11-25T09:00:00Z'));
    expect(() => readSettings({ VOORDEUR_PORT: '2525' })).toThrow('both 2525');
    expect(readSettings({ VOORDEUR_PORT: '0', VOORDEUR_SMTP_PORT: '0' })).toMatchObject({ port: 0, smtpPort: 0 });
  });
});
