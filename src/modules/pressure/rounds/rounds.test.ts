import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { collecting, returned } from '../../../../tests/support/collecting.ts'
import { mailServer } from '../../../../tests/support/mail-server.ts'
import { stop } from '../../../../tests/support/mail.ts'
import { alsoHolds } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { operate } from '../../../../tests/support/set-up.ts'
import { siteAt, testConfig } from '../../../../tests/support/site.ts'
import { jobTools } from '../../../platform/jobs/worker.ts'
import { openLog } from '../../../platform/log.ts'
import { mailJobs } from '../../../platform/mail/send.ts'
import type { Writing } from '../../../platform/scope.ts'
import { tokenHash } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { jobs } from './jobs.ts'

/** An office whose Wealdshire collects from the week of 16 November on, and who is nominated where. */
async function anOffice() {
  const of = await registered('2026-11-13T09:00:00Z')
  const { installation, wealdshire, saltmarsh, scope, place, know } = of
  const at = (ods_code: string) => place(ods_code) as { lmc_id: Id<'lmc'>; practice_id: Id<'practice'> }
  const nominated =
    (...ods_codes: readonly string[]) =>
    async (tx: Writing, person_id: Id<'person'>) => {
      for (const ods_code of ods_codes)
        await tx.db
          .insertInto('register.nomination')
          .values({
            office_id: of.office_id,
            ...at(ods_code),
            person_id,
            purpose: 'weekly_return',
            during: '[2024-01-01,)',
            made_at: tx.now,
            made_by: 'Ruth Okafor',
          })
          .execute()
    }
  const tools = (moment: string) =>
    jobTools(
      installation.db,
      installation.jobs,
      testConfig.public_url,
      () => Temporal.Instant.from(moment),
      openLog('silent'),
    )
  /** Looks what is due, and writes it, as the worker does every five minutes; nothing is sent. */
  const hold = async (moment: string, ...only: readonly Id<'lmc'>[]) => {
    const lmcs = only.length > 0 ? only : [wealdshire.id, saltmarsh.id]
    for (const lmc_id of lmcs) await jobs[1]?.work(tools(moment), { office_id: of.office_id, lmc_id })
  }
  const letters = (moment: string) =>
    operate(siteAt(installation, moment).scope(), (tx) =>
      tx.db
        .selectFrom('platform.message')
        .select(['to_address', 'to_name', 'kind', 'subject', 'text_body', 'from_name', 'state'])
        .where('queued_at', '=', Temporal.Instant.from(moment))
        .where('topic', '=', 'weekly_return')
        .orderBy('subject')
        .orderBy('to_address')
        .execute(),
    )
  /** Whom a look at that moment wrote to, about which practice. */
  const written = async (moment: string) => {
    await hold(moment)
    return (await letters(moment)).map(
      ({ to_address, kind, subject }) =>
        `${kind.replace('pressure.return_', '')} ${to_address.replace(/@.*/, '')}: ${/Elm|Tollgate|Saltby/.exec(subject)?.[0]}`,
    )
  }
  await collecting(scope, wealdshire.id, '2026-11-16')
  return { ...of, at, nominated, know, tools, hold, letters, written }
}

test('the invitation goes to everybody nominated, once for each practice, with a link of each one’s own', async () => {
  const { know, nominated, written, letters, scope, at, hold } = await anOffice()
  await know(
    {
      given_names: 'Jo',
      family_name: 'Bright',
      email: 'Jo.Bright@elm.example',
      posts: [
        ['practice_manager', 'Q90001'],
        ['practice_manager', 'Q90002'],
      ],
    },
    nominated('Q90001', 'Q90002'),
  )
  await know(
    { family_name: 'Ashpole', email: 'amara@elm.example', posts: [['partner', 'Q90001']] },
    nominated('Q90001'),
  )
  await know({ family_name: 'Partner', email: 'not.nominated@elm.example', posts: [['partner', 'Q90001']] })
  await hold('2026-11-16T07:55:00Z')
  expect(await letters('2026-11-16T07:55:00Z')).toEqual([])
  const everybody = ['invitation amara: Elm', 'invitation jo.bright: Elm', 'invitation jo.bright: Tollgate']
  expect(await written('2026-11-16T08:00:00Z')).toEqual(everybody)
  const sent = await letters('2026-11-16T08:00:00Z')
  const [first] = sent
  expect(first).toMatchObject({
    from_name: 'Priya Raman',
    to_name: 'Amara Ashpole',
    subject: 'This week’s return: Elm Surgery',
  })
  expect(first?.text_body).toContain('Thursday 19 November at 17:30')
  expect(first?.text_body).toContain('you answer for Elm Surgery’s weekly return')
  expect(first?.text_body).toContain('Priya Raman\nLiaison manager')
  const tokens = sent.map(({ text_body }) => /\/return\/([\w-]{43})/.exec(text_body)?.[1] ?? '')
  const { rows: links } = await scope.read((tx) =>
    sql<{ token_hash: string; name: string; practice_id: string; ends_at: Temporal.Instant }>`
      select token_hash, name, practice_id, ends_at from pressure.return_link`.execute(tx.db),
  )
  expect(new Set(links.map(({ token_hash }) => token_hash))).toEqual(new Set(tokens.map(tokenHash)))
  expect(links.find(({ token_hash }) => token_hash === tokenHash(tokens[0] ?? ''))).toMatchObject({
    name: 'Amara Ashpole',
    practice_id: at('Q90001').practice_id,
  })
  expect(links[0]?.ends_at.toString()).toBe('2026-12-14T00:00:00Z')
})

test('where nobody is nominated the manager is written to, else whoever signs in; who nobody reaches is not', async () => {
  const { know, nominated, written, installation, office_id, at, sam, scope, site } = await anOffice()
  await know({ family_name: 'Manager', email: 'manager@elm.example', posts: [['practice_manager', 'Q90001']] })
  await alsoHolds(installation, sam, 'practice_staff', { office_id, ...at('Q90001') })
  expect(await written('2026-11-16T08:00:00Z')).toEqual(['invitation manager: Elm'])
  await alsoHolds(installation, sam, 'practice_staff', { office_id, ...at('Q90002') })
  await stop(site, office_id, { address: 'manager@elm.example', reason: 'bounced' })
  expect(await written('2026-11-18T09:00:00Z')).toEqual(['reminder sam.seat: Elm', 'reminder sam.seat: Tollgate'])
  await know({ family_name: 'Named', email: 'named@elm.example', posts: [['partner', 'Q90001']] }, nominated('Q90001'))
  expect(await written('2026-11-19T09:00:00Z')).toEqual(['reminder named: Elm', 'reminder sam.seat: Tollgate'])
  const { rows } = await scope.read((tx) =>
    sql<{
      practices: number
      letters: number
    }>`select practices, letters from pressure.round_mailing order by mailed_on`.execute(tx.db),
  )
  expect(rows).toEqual([
    { practices: 1, letters: 1 },
    { practices: 2, letters: 2 },
    { practices: 2, letters: 2 },
  ])
})

/** Two practices, each with somebody nominated. */
async function twoPractices() {
  const of = await anOffice()
  const { know, nominated } = of
  await know({ family_name: 'Elm', email: 'elm@elm.example', posts: [['partner', 'Q90001']] }, nominated('Q90001'))
  await know({ family_name: 'Toll', email: 'toll@toll.example', posts: [['partner', 'Q90002']] }, nominated('Q90002'))
  return of
}

test('a reminder goes to the silent only, never after a return, however late it came', async () => {
  const { written, scope, at } = await twoPractices()
  expect(await written('2026-11-16T08:00:00Z')).toEqual(['invitation elm: Elm', 'invitation toll: Tollgate'])
  await returned(scope, at('Q90001'), '2026-11-16')
  expect(await written('2026-11-18T09:00:00Z')).toEqual(['reminder toll: Tollgate'])
  await returned(scope, at('Q90002'), '2026-11-16', { is_late: true })
  expect(await written('2026-11-19T09:00:00Z')).toEqual([])
})

test('a mailing goes once, though two processes look at the same moment', async () => {
  const { hold, letters, wealdshire, written } = await twoPractices()
  const moment = '2026-11-16T08:00:00Z'
  await Promise.all([hold(moment, wealdshire.id), hold(moment, wealdshire.id), hold(moment, wealdshire.id)])
  expect(await letters(moment)).toHaveLength(2)
  expect(await written('2026-11-16T08:05:00Z')).toEqual([])
})

test('a program that was off on Monday writes when it is on again, and no reminder that day', async () => {
  const { written } = await twoPractices()
  expect(await written('2026-11-18T08:50:00Z')).toEqual(['invitation elm: Elm', 'invitation toll: Tollgate'])
  expect(await written('2026-11-18T09:00:00Z')).toEqual([])
  expect(await written('2026-11-19T09:00:00Z')).toEqual(['reminder elm: Elm', 'reminder toll: Tollgate'])
  expect(await written('2026-11-19T17:30:00Z')).toEqual([])
})

test('a close that is set earlier in mid-week holds from the next week on', async () => {
  const { written, scope, wealdshire } = await twoPractices()
  const earlier = { closes_weekday: 3, reminder_weekdays: [2, 3, 4] }
  await collecting(scope, wealdshire.id, '2026-11-23', earlier)
  await written('2026-11-16T08:00:00Z')
  expect(await written('2026-11-17T09:00:00Z')).toEqual([])
  expect(await written('2026-11-19T09:00:00Z')).toHaveLength(2)
  await written('2026-11-23T08:00:00Z')
  expect(await written('2026-11-24T09:00:00Z')).toHaveLength(2)
  expect(await written('2026-11-26T09:00:00Z')).toEqual([])
})

test('while mail is down letters wait; those whose return came, or whose week closed meanwhile, are taken back', async () => {
  const { hold, letters, tools, scope, at } = await twoPractices()
  const monday = '2026-11-16T08:00:00Z'
  const { port, config, stop: shut } = await mailServer()
  await shut()
  await hold(monday)
  await mailJobs(config)[0]?.work(tools(monday), {})
  expect((await letters(monday)).map(({ state }) => state)).toEqual(['deferred', 'deferred'])
  await returned(scope, at('Q90001'), '2026-11-16')
  await jobs[2]?.work(tools('2026-11-16T12:00:00Z'), {})
  const again = await mailServer({ port })
  await mailJobs(config)[0]?.work(tools('2026-11-16T12:01:00Z'), {})
  expect(again.delivered).toHaveLength(1)
  expect((await letters(monday)).map(({ state }) => state)).toEqual(['suppressed', 'sent'])
  const wednesday = '2026-11-18T09:00:00Z'
  await hold(wednesday)
  await jobs[2]?.work(tools('2026-11-19T17:29:00Z'), {})
  expect((await letters(wednesday)).map(({ state }) => state)).toEqual(['queued'])
  await jobs[2]?.work(tools('2026-11-19T17:30:00Z'), {})
  expect((await letters(wednesday)).map(({ state }) => state)).toEqual(['suppressed'])
})

test('a letter with a link in it is nobody’s in the office to read, and says that it is about the weekly return', async () => {
  const { hold, html, ruth, installation, scope, office_id } = await twoPractices()
  await hold('2026-11-16T08:00:00Z')
  const [one] = await scope.read((tx) =>
    tx.db
      .selectFrom('platform.message')
      .select(['id', 'text_body', 'is_private'])
      .where('office_id', '=', office_id)
      .execute(),
  )
  const token = /\/return\/([\w-]{43})/.exec(one?.text_body ?? '')?.[1] ?? 'none'
  expect(one?.is_private).toBe(true)
  const page = await (await siteAt(installation, '2026-11-19T09:00:00Z').get(`/mail/${one?.id}`, ruth.cookie)).text()
  expect(page).toContain('This week’s return')
  expect(page).not.toContain(token)
  expect(one?.text_body).toContain('Get no more of this: Reminders of the weekly return')
  expect(await html('/mail', ruth.cookie)).not.toContain(token)
})

test('each LMC’s round is a job of its own, and only of those whose week is open', async () => {
  const { installation, tools, scope, saltmarsh, letters, know, nominated } = await twoPractices()
  await know({ family_name: 'Salt', email: 'salt@salt.example', posts: [['partner', 'Q90003']] }, nominated('Q90003'))
  await collecting(scope, saltmarsh.id, '2026-11-16', { opens_weekday: 2 })
  const monday = '2026-11-16T08:00:00Z'
  await jobs[0]?.work(tools(monday), {})
  expect(await siteAt(installation, monday).runJobs()).toContain('pressure.mail_round')
  expect(await letters(monday)).toHaveLength(2)
  const tuesday = '2026-11-17T08:00:00Z'
  await jobs[0]?.work(tools(tuesday), {})
  await siteAt(installation, tuesday).runJobs()
  expect((await letters(tuesday)).map(({ to_address }) => to_address)).toEqual(['salt@salt.example'])
})
