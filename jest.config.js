/** Jest runs native ESM: middy 7 is ESM only. TypeScript is stripped by swc; types are checked by `npm run typecheck`. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/infra/cdk.out'],
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/.voordeur'],
  // Property tests make hundreds of runs, on machines of any speed; what hangs is still found.
  testTimeout: 30_000,
  coverageProvider: 'v8',
  workerIdleMemoryLimit: '1GB',
};
