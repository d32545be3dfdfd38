import type { Fixture } from './fixtures.ts'

/** What fills the addresses of how hard pressed areas and practices are. */
export const pictureFixtures: Readonly<Record<string, Fixture>> = {
  '/pressure/areas/:kind': { of: 'everybody', missing: 'pcn', make: () => 'lmc' },
  '/pressure/areas/:kind/:code': { of: 'lmc', above: ['lmc'], make: ({ lmc }) => lmc.id },
  '/pressure/practices/:ods_code': { of: 'practice', missing: 'Q99999', make: ({ ods_code }) => ods_code },
}
