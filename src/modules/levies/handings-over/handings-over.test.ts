import { expect, test } from 'vitest'
import { issueRun, levyBooks } from '../../../../tests/support/levied.ts'
import { person } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import type { Id } from '../../../platform/values.ts'

const office = await registered()
const { installation, office_id, wealdshire, saltmarsh, site, scope, html, recorded, place, know } = office
const { ruth, priya, salt, sam, fay } = office
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const practice = (code: string) => place(code).practice_id as Id<'practice'>

const issued = async (name: string, from = '2026-07-01', lmc = wealdshire) => {
  const books = await levyBooks(scope, lmc.id, { name })
  const codes = lmc === wealdshire ? ['Q90001', 'Q90002'] : ['Q90003']
  const { run_id } = await issueRun(
    scope,
    books,
    codes.map((code) => ({ practice_id: practice(code), amount_pence: 100, collector_id: books.own })),
    from,
  )
  return run_id
}
const handOver = (run_id: string, cookie = denise.cookie) =>
  site.post(`/levies/runs/${run_id}/documents/handing-over`, {}, cookie)
const waiting = async (cookie: string) =>
  Number(/Runs with papers to mail or hand over <span class="value">(\d+)</.exec(await html('/', cookie))?.[1] ?? 0)

test('papers wait once they are printed, for whoever may give them, until they were handed over', async () => {
  const run_id = await issued('Hardship fund')
  const refused = await handOver(run_id)
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('None of its printed papers')]) // nothing_to_hand_over
  expect(await waiting(denise.cookie)).toBe(0)
  await site.runJobs()
  for (const { cookie } of [denise, ruth]) expect(await waiting(cookie)).toBe(1)
  const page = await html('/levies/papers', denise.cookie)
  for (const part of ['July to September 2026', 'Hardship fund', `/levies/runs/${run_id}/documents/mailing`])
    expect(page).toContain(part)
  expect((await handOver(run_id)).status).toBe(303)
  expect(await waiting(denise.cookie)).toBe(0)
  expect(await html('/levies/papers', denise.cookie)).not.toContain('Hardship fund')
  expect((await recorded()).at(-1)).toMatch(/Denise Fallow: levies.documents_handed_over .*"documents":2/)
})

test('what was mailed waits no more; what nobody could be mailed waits until it is handed over', async () => {
  await know({ family_name: 'Ashpole', email: 'jo@elm.example', posts: [['practice_manager', 'Q90001']] })
  const run_id = await issued('Benevolent fund')
  await site.runJobs()
  const count = async () =>
    /<a href="[^"]*which=not-given">(\d+)</.exec(await html('/levies/papers', denise.cookie))?.[1]
  expect(await count()).toBe('2')
  expect((await site.post(`/levies/runs/${run_id}/documents/mailing`, {}, denise.cookie)).status).toBe(303)
  await site.runJobs()
  expect(await count()).toBe('1')
  expect((await handOver(run_id)).status).toBe(303)
  expect(await count()).toBeUndefined()
  const papers = await html(`/levies/runs/${run_id}/documents`, denise.cookie)
  expect(papers).toContain('</svg>Handed over</span>')
  expect(papers, 'what was handed over is not mailed besides').not.toContain('documents/mailing')
  expect((await site.post(`/levies/runs/${run_id}/documents/mailing`, {}, denise.cookie)).status).toBe(409)
})

test('whoever may not give papers is asked for none, and another LMC’s are nowhere', async () => {
  const run_id = await issued('Education fund', '2026-04-01')
  await issued('Saltings fund', '2026-04-01', saltmarsh)
  await site.runJobs()
  expect(await waiting(denise.cookie)).toBe(2)
  expect(await waiting(salt.cookie)).toBe(1)
  expect(await html('/levies/papers', salt.cookie)).not.toContain('Education fund')
  expect(await html('/levies/papers', tom.cookie)).toContain('Education fund')
  expect(await html('/levies/papers', tom.cookie)).not.toContain('They were handed over')
  for (const { cookie } of [tom, priya, sam]) {
    expect(await waiting(cookie)).toBe(0)
    expect((await handOver(run_id, cookie)).status).toBe(403)
  }
  for (const { cookie } of [salt, fay]) expect((await handOver(run_id, cookie)).status).toBe(404)
  expect((await handOver(run_id, '')).headers.get('location')).toMatch(/^\/sign-in/)
  for (const { cookie } of [priya, sam]) expect((await site.get('/levies/papers', cookie)).status).toBe(403)
})
