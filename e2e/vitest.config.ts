import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: { include: ['e2e/**/*.e2e.ts'], globalSetup: ['tools/database-for-tests.ts'], testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false },
});
