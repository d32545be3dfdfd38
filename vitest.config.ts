import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'seeds/**/*.test.ts',
      'tests/laws/**/*.test.ts',
      'tests/laws/**/*.test.tsx',
      'tests/program/**/*.test.ts',
      'tests/security/**/*.test.ts',
    ],
    exclude: ['dist/**', 'node_modules/**'],
    // Generous, and the only limits of time there are: the matrix of routes, roles and ids sends thousands of requests, on machines
    // that may be doing other things.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    globalSetup: ['tests/support/global.ts'],
    reporters: ['default', './tests/support/closing-line.ts'],
    maxWorkers: 2,
  },
})
