// From the built code to the first page, PostgreSQL included, against bare `node -e 0` in the same run; and memory at rest.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { memoryOf, serveProgram } from './served.ts'

const rounds = 5
const most_ms = 3_000
const most_mb = 300

const middle = (figures: readonly number[]) => figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? 0

export async function run() {
  const data = mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  try {
    await (await serveProgram(data)).stop()
    const starts: number[] = []
    const bare: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now()
      spawnSync(process.execPath, ['-e', '0'])
      bare.push(performance.now() - began)
      const program = await serveProgram(data)
      starts.push(program.ready_ms)
      if (round === rounds - 1) await sleep(5_000).then(() => report(program.child.pid ?? 0, data))
      await program.stop()
    }
    const [start, node] = [middle(starts), middle(bare)]
    console.log(
      `cold start to first page: ${start.toFixed(0)} ms; node alone ${node.toFixed(0)} ms; ratio ${(start / node).toFixed(1)}`,
    )
    if (start > most_ms) process.exitCode = 1
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

function report(pid: number, data: string) {
  const postmaster = Number(readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
  const backends = execFileSync('pgrep', ['-P', String(postmaster)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number)
  const program = memoryOf([pid])
  const postgres = memoryOf([postmaster, ...backends])
  console.log(
    `idle memory: program ${program.toFixed(0)} MB, PostgreSQL ${postgres.toFixed(0)} MB, together ${(program + postgres).toFixed(0)} MB`,
  )
  if (program + postgres > most_mb) process.exitCode = 1
}
