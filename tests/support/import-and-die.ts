// Run as a process of its own: takes in two invented files and is killed when everything has been written but the commit.
import { importFiles } from '../../src/modules/register/imports/writes.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { openJobs } from '../../src/platform/jobs/queue.ts'
import { openScope, system } from '../../src/platform/scope.ts'
import { given, listFile, practiceFile, practiceRow } from './invented-files.ts'

const url = process.argv[2] ?? ''
const { db } = openDatabase(url, { connections: 1, name: 'openlmc dying' })
const scope = openScope(db, await openJobs(url), system(), Temporal.Instant.from('2026-09-01T12:00:00Z'))
const files = [practiceFile('2025-05-01', [practiceRow('Z90008')]), listFile('2025-05-01', { Z90008: 9 })]
await importFiles(scope, files.map(given), {
  accept_drop: true,
  progress: (percent) => {
    if (percent === 100) process.kill(process.pid, 'SIGKILL')
  },
})
