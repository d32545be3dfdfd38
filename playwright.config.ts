import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.journey.ts',
  workers: 1,
  timeout: 60_000,
  reporter: [['list'], ['./tests/support/journey-line.ts']],
  globalSetup: './tests/support/journey-server.ts',
  use: {
    launchOptions: {
      executablePath: process.env['OPENLMC_BROWSER'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
