import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { office, person } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { siteAt, testConfig } from '../support/site.ts'
import { done } from '../../src/platform/answers.ts'
import { openInstallation } from '../../src/platform/installation.ts'
import { sendOnce } from '../../src/platform/mail/outbox.ts'

const { superuser_url } = inject('cluster')
const name = `openlmc_two_${randomBytes(4).toString('hex')}`
const database_url = new URL(superuser_url)
database_url.pathname = `/${name}`

async function asSuperuser(text: string) {
  const client = new Client({ connectionString: superuser_url })
  await client.connect()
  await client.query(text)
  await client.end()
}

const running: Program[] = []

async function start(): Promise<Program> {
  const one = await startProgram({ DATABASE_URL: database_url.href, LOG_LEVEL: 'error', NODE_ENV: 'production' })
  running.push(one)
  return one
}

afterAll(async () => {
  await Promise.all(running.map((one) => one.end('SIGKILL')))
  for (let tries = 0; ; tries += 1) {
    try {
      await asSuperuser(`drop database if exists ${name}`)
      return
    } catch (error) {
      if (tries > 50) throw error
      await sleep(100)
    }
  }
})

test('two processes started at once on an empty database are one installation, and either may be killed', async () => {
  await asSuperuser(
    `create database ${name} template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`,
  )
  const both = await Promise.all([start(), start()])

  const installation = await openInstallation({ ...testConfig, database_url: database_url.href }, 'whichever', [], 3)
  try {
    const now = Temporal.Now.instant()
    const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire'])
    const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id }, now.toString())
    const seenAt = ({ address }: Program) =>
      fetch(`${address}/operations`, { headers: { cookie: ruth.cookie }, redirect: 'manual' }).then(
        ({ status }) => status,
      )
    expect(await Promise.all(both.map(seenAt))).toEqual([200, 200])

    const site = siteAt(installation, now.toString())
    const send = (reason: string) =>
      site.scope().write(async (tx) => {
        tx.leavesNoRecord('a test')
        const words = {
          lmc_name: 'Wealdshire LMC',
          preview: '',
          greeting: 'Dear Jo',
          paragraphs: [],
          sender: { name: 'Ruth Okafor', post: 'Office' },
          why: '',
        }
        await sendOnce(tx, reason, {
          office_id: null,
          to: { name: 'Jo', address: 'jo@elm.example' },
          subject: 'Hello',
          words,
        })
        return done()
      })
    const handled = async () => {
      const answer = await site.scope().operate(async (tx) => {
        tx.leavesNoRecord('a test')
        return done(
          await tx.db.selectFrom('platform.message').select('attempts').where('kept_at', 'is not', null).execute(),
        )
      })
      return answer.done ? answer.value.map(({ attempts }) => attempts) : []
    }
    for (let at = 0; at < 30; at += 1) await send(`before ${at}`)
    await expect.poll(handled).toHaveLength(30)

    await both[0].end('SIGKILL')
    for (let at = 0; at < 10; at += 1) await send(`after ${at}`)
    await expect.poll(handled).toHaveLength(40)
    expect(await seenAt(both[1])).toBe(200)
    expect(new Set(await handled())).toEqual(new Set([1]))
  } finally {
    await installation.close()
  }

  expect(await both[1].end('SIGTERM')).toBe(0)
})
