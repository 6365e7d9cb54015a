import type { Exchange } from './engine/connect/connect-engine.ts';

/** From where people are called here; nobody's. */
export const EXCHANGE: Exchange = {
  instance: '5f0d1c2e-4b6a-4c8d-9e0f-112233445566',
  flow: '0a1b2c3d-4e5f-4a6b-8c7d-665544332211',
  number: '+3197000000002',
};
