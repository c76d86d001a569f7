import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', 'dist/**', 'e2e/**'],
    globalSetup: ['tools/database-for-tests.ts'],
    setupFiles: ['tools/same-instances.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
