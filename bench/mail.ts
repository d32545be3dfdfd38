// Messages a second from the queue to a mail server in a process of its own, and how much slower pages are meanwhile than before.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { allJobs } from '../src/modules.ts'
import { done } from '../src/platform/answers.ts'
import { readConfig } from '../src/platform/config.ts'
import { openInstallation } from '../src/platform/installation.ts'
import { sendEach } from '../src/platform/mail/outbox.ts'
import { openScope, system } from '../src/platform/scope.ts'
import { cookieOf, serveProgram } from './served.ts'

const messages = 10_000
const least_per_second = 100
const most_times_slower = 2
const pages = ['/', '/practices', '/changes', '/sessions']

const at = (times: readonly number[], share: number) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? 0

/** Takes whatever comes and tells its parent, four times a second, how much that was. */
function takeMail() {
  let taken = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _, told) {
      stream.resume()
      stream.on('end', () => {
        taken += 1
        told()
      })
    },
  })
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.server.address() as AddressInfo).port })
    setInterval(() => process.send?.({ taken }), 250)
  })
}

type Told = { readonly port?: number; readonly taken?: number }

/** One page after another, as somebody reads them, until told to stop: how long each took, in ms. */
async function readPages(address: string, cookie: string, isOver: () => boolean) {
  const times = new Map<string, number[]>(pages.map((page) => [page, []]))
  while (!isOver())
    for (const [page, taken] of times) {
      const began = performance.now()
      const reply = await fetch(address + page, { headers: { cookie }, redirect: 'manual' })
      await reply.arrayBuffer()
      if (reply.status !== 200) throw new Error(`${page} answered ${reply.status}`)
      taken.push(performance.now() - began)
      await sleep(20)
    }
  return times
}

/** Writes the messages in one transaction, as a run does. */
async function writeRun(data: string) {
  const config = readConfig({ OPENLMC_DATA: data })
  const installation = await openInstallation(config, 'demonstration', allJobs(config), 2)
  try {
    const scope = openScope(installation.db, installation.jobs, system(), Temporal.Now.instant())
    await scope.operate(async (tx) => {
      tx.leavesNoRecord('a measurement')
      const { id: office_id } = await tx.db.selectFrom('platform.office').select('id').executeTakeFirstOrThrow()
      const words = {
        lmc_name: 'Wealdshire LMC',
        preview: 'This week’s return',
        greeting: 'Dear colleague',
        paragraphs: Array.from(
          { length: 8 },
          (_, line) => `Paragraph ${line + 1}: ${'what the committee heard. '.repeat(8)}`,
        ),
        sender: { name: 'Ruth Okafor', post: 'Liaison manager' },
        why: 'You are the practice’s contact for the weekly return.',
      }
      await sendEach(
        tx,
        Array.from({ length: messages }, (_, number) => ({
          once: `bench ${number}`,
          office_id,
          topic: 'weekly_return' as const,
          kind: 'bench',
          run: 'bench',
          to: { name: `Practice ${number}`, address: `practice.${number}@england.example` },
          subject: 'This week’s return',
          words,
        })),
      )
      return done()
    })
  } finally {
    await installation.close()
  }
}

export async function run() {
  const data = mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  const sink = fork(import.meta.filename, ['take-mail'])
  let taken = 0
  sink.on('message', (told: Told) => {
    taken = told.taken ?? taken
  })
  try {
    const [{ port }] = (await once(sink, 'message')) as [Told]
    const program = await serveProgram(data, { SMTP_URL: `smtp://127.0.0.1:${port}` })
    try {
      const cookie = await cookieOf(program.address, 'Ruth Okafor')
      const readFor = (ms: number) => {
        const until = performance.now() + ms
        return readPages(program.address, cookie, () => performance.now() > until)
      }
      await readFor(5_000)
      const before = await readFor(15_000)
      await writeRun(data)
      const began = performance.now()
      const already = taken
      const meanwhile = await readPages(program.address, cookie, () => taken >= messages)
      const per_second = ((messages - already) / (performance.now() - began)) * 1000
      console.log(
        `${messages} messages: ${per_second.toFixed(0)} a second${per_second < least_per_second ? '  UNDER' : ''}`,
      )
      if (per_second < least_per_second) process.exitCode = 1
      for (const page of pages) {
        const [quiet, busy] = [before.get(page) ?? [], meanwhile.get(page) ?? []]
        const ratio = at(busy, 0.5) / at(quiet, 0.5)
        console.log(
          `${page.padEnd(12)} p50 ${at(quiet, 0.5).toFixed(1)} → ${at(busy, 0.5).toFixed(1)} ms  p95 ${at(quiet, 0.95).toFixed(1)} → ${at(busy, 0.95).toFixed(1)} ms  ×${ratio.toFixed(1)}${ratio > most_times_slower ? '  OVER' : ''}`,
        )
        if (ratio > most_times_slower) process.exitCode = 1
      }
    } finally {
      await program.stop()
    }
  } finally {
    sink.kill()
    rmSync(data, { recursive: true, force: true })
  }
}

if (process.argv[2] === 'take-mail') takeMail()
