/**
 * The rules of every kanaal and of the figures about them, each through the door that a real caller, writer, visitor or
 * machine would use; then everything that is wrong. One running system for all of it: every rule has a wijkteam or an
 * hour of its own, so that its row holds that rule and nothing else. The parts run in this order, on one clock.
 */
import { afterAll, beforeAll, jest } from '@jest/globals';
import { open, stack } from './channels/front-door.ts';
import './channels/telefoon.ts';
import './channels/inloop.ts';
import './channels/chat.ts';
import './channels/connect.ts';
import './channels/mail.ts';
import './channels/bad-input.ts';
import './channels/control-plane.ts';

// Hours of minutes pass in a test, and megabytes are read.
jest.setTimeout(30_000);
beforeAll(open, 90_000);
afterAll(async () => {
  await stack?.stop();
});
