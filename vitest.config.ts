import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: '#jsx', development: false } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'samples/**/*.test.ts', 'e2e/**/*.test.ts'],
    // What takes long runs with `npm run test:nightly`.
    exclude: process.env['NIGHTLY'] ? [] : ['e2e/nightly/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 240_000,
    restoreMocks: true,
  },
});
