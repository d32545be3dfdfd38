// From pressing the button behind a mailed link to the page one comes to, in server time: of a practice, its own page; of a committee,
// the second step. The reference is a page of three lines in the same run, one’s own sessions.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cookieOf, serveProgram } from './served.ts'

/** Together as many links as one network address may ask for in a quarter of an hour, and for each as many as one person may. */
const people = 3
const links = 5
const most_ms = 300

const at = (times: readonly number[], share: number) =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

const serverTime = (reply: Response) => Number(/dur=([\d.]+)/.exec(reply.headers.get('server-timing') ?? '')?.[1])

async function textOf(address: string): Promise<string> {
  return (await fetch(address)).text()
}

async function send(address: string, path: string, fields: Record<string, string>) {
  return fetch(address + path, {
    method: 'POST',
    headers: { origin: address },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
}

/** The link mailed to somebody, as they ask for it; not the one before. */
async function mailedLink(address: string, email: string, before: string): Promise<string> {
  await send(address, '/sign-in', { email, return_to: '/' })
  for (let tries = 0; tries < 200; tries += 1) {
    const row = (await textOf(`${address}/dev/mail`))
      .split('<tr')
      .find((each) => each.includes(email) && each.includes('Your link to sign in'))
    const message = /href="(\/dev\/mail\/[^"]+)"/.exec(row ?? '')?.[1]
    const link = message && /\/sign-in\/link\/[\w-]+/.exec(await textOf(address + message))?.[0]
    if (link && link !== before) return link
    await sleep(50)
  }
  throw new Error(`no link came to ${email}`)
}

/** Server time from the press to a whole page, whatever lies between. */
async function signIn(address: string, link: string): Promise<{ ms: number; path: string }> {
  const pressed = await send(address, link, {})
  const cookie = (pressed.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  let ms = serverTime(pressed)
  let path = pressed.headers.get('location') ?? '/'
  for (;;) {
    const reply = await fetch(address + path, { headers: { cookie }, redirect: 'manual' })
    await reply.arrayBuffer()
    ms += serverTime(reply)
    const next = reply.headers.get('location')
    if (reply.status === 200) return { ms, path }
    if (!next) throw new Error(`${path} answered ${reply.status}`)
    path = next
  }
}

async function addressesOf(address: string, role: string): Promise<readonly string[]> {
  const page = await textOf(`${address}/dev?q=${encodeURIComponent(role)}`)
  return [...new Set(page.match(/[\w.+-]+@[\w.-]+\.example/g) ?? [])].slice(0, people)
}

export async function run() {
  const data = mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  const program = await serveProgram(data)
  try {
    const { address } = program
    const cookie = await cookieOf(address, 'Ruth Okafor')
    const reference: number[] = []
    for (let time = 0; time < 50; time += 1) {
      const reply = await fetch(`${address}/sessions`, { headers: { cookie } })
      await reply.arrayBuffer()
      reference.push(serverTime(reply))
    }
    console.log(`${'reference: one’s own sessions'.padEnd(50)} p50 ${at(reference, 0.5).toFixed(1).padStart(6)} ms`)
    for (const [who, role] of [
      ['a practice', 'practice administrator'],
      ['a committee', 'committee member'],
    ] as const) {
      const times: number[] = []
      let path = ''
      for (const email of await addressesOf(address, role)) {
        let link = ''
        for (let turn = 0; turn < links; turn += 1) {
          link = await mailedLink(address, email, link)
          const signed = await signIn(address, link)
          times.push(signed.ms)
          path = signed.path.split('?')[0] ?? ''
        }
      }
      const [middle, worst] = [at(times, 0.5), at(times, 1)]
      console.log(
        `${`${who}, ${times.length} links, to ${path}`.padEnd(50)} p50 ${middle.toFixed(1).padStart(6)} ms  worst ${worst.toFixed(1).padStart(6)} ms  ×${(middle / at(reference, 0.5)).toFixed(1)} of the reference${worst > most_ms ? '  OVER' : ''}`,
      )
      if (times.length === 0 || worst > most_ms) process.exitCode = 1
    }
  } finally {
    await program.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
