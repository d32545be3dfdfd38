import { defineConfig } from '@playwright/test'
import { widths } from './tests/support/journey.ts'

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.journey.ts',
  workers: 1,
  timeout: 60_000,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['./tests/support/journey-line.ts']],
  globalSetup: './tests/support/journey-server.ts',
  // A story is tagged @script where it can't be told without JavaScript, or where it takes long and would be no other.
  projects: [
    { name: 'with JavaScript' },
    { name: 'without JavaScript', use: { javaScriptEnabled: false }, grepInvert: /@script/ },
  ],
  use: {
    // Set by the global set-up, before any worker reads this.
    baseURL: process.env['OPENLMC_ADDRESS'] ?? '',
    viewport: widths.laptop,
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
