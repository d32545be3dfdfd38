// Server time of the register's pages with 16 readers at once, at the scale of England and of an LMC in the same run; the
// reference is a page of three lines, one’s own sessions.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cookieOf, measurePages, serveProgram, settle } from './served.ts'

/** A page of England; an LMC's may take half as much again. */
const most_ms = 50
const most_lmc_ms = 75

export async function run() {
  // An invented England that somebody seeded before, and keeps.
  const kept = process.env['OPENLMC_BENCH_DATA']
  const data = kept ?? mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  try {
    if (!kept)
      execFileSync(process.execPath, [join('dist', 'src', 'openlmc.js'), 'seed', '--scale', 'england'], {
        env: { ...process.env, OPENLMC_DATA: data },
        stdio: 'ignore',
      })
    await (await serveProgram(data)).stop()
    await settle(data)
    const program = await serveProgram(data)
    try {
      const cookie = await cookieOf(program.address, 'Ruth Okafor')
      const practice_cookie = await cookieOf(program.address, 'Jo Bright')
      const lmc_page = await (await fetch(`${program.address}/practices`, { headers: { cookie } })).text()
      const code = /href="\/practices\/(\w+)/.exec(lmc_page)?.[1] ?? ''
      const pages = [
        ['reference: one’s own sessions', '/sessions'],
        ['practices, an office of 188', '/practices'],
        ['practices, England’s 6,200', '/areas/england'],
        ['practices, England’s, page 60 by list size', '/areas/england?sort=-list_size&page=60'],
        ['practices, England’s, a year ago', '/areas/england?as_at=2025-11-01'],
        ['practice', `/practices/${code}`],
        ['changes', '/changes'],
        ['search', '/search?q=aldle'],
        ['search of people', '/search?q=raman'],
        ['today', '/'],
        ['calendar', '/calendar'],
        ['notifications', '/notifications'],
        ['what wants you, a practice', '/what-wants-you'],
      ] as const
      await measurePages(
        program.address,
        pages.map(([name, path]) => ({
          name,
          path,
          cookie: path === '/what-wants-you' ? practice_cookie : cookie,
          most_ms: path === '/practices' ? most_lmc_ms : most_ms,
        })),
        { readers: 16, requests: 480 },
      )
    } finally {
      await program.stop()
    }
  } finally {
    if (!kept) rmSync(data, { recursive: true, force: true })
  }
}
