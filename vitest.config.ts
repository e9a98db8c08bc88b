import { defineConfig } from 'vitest/config';

// Set here, so that the servers and programs that tests start inherit it.
process.env.TZ = 'UTC';

// Nothing here measures time; the limit only ends what hangs.
const limits = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    ...limits,
    globalSetup: ['tests/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{app,bench,cli,sample,scripts,server}/**/*.test.{ts,tsx}',
            'tests/{,faults/}*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'] },
      },
    ],
  },
});
