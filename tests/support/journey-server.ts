import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProgram } from './program.ts'

/** Starts the program as its user would, on data of its own; the journeys find it by OPENLMC_ADDRESS. */
export default async function serveJourneys() {
  const directory = mkdtempSync(join(tmpdir(), 'openlmc-journeys-'))
  const program = await startProgram({ OPENLMC_DATA: directory })
  if (!program.output().includes(program.address)) throw new Error(`The program did not start:\n${program.output()}`)
  process.env['OPENLMC_ADDRESS'] = program.address
  return async () => {
    const code = await program.end('SIGTERM')
    if (code !== 0) console.error(`The program ended with ${code}:\n${program.output()}`)
    rmSync(directory, { recursive: true, force: true })
  }
}
