import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import type { Searchable } from '../../../platform/module.ts'
import type { Env } from '../../../platform/routes.ts'
import { system, type Actor } from '../../../platform/scope.ts'
import { routes } from './routes.tsx'
import { previewFrame } from '../../../ui/office.tsx'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T08:55:00Z')
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire'])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const jo = await person(installation, 'Jo March', 'practice_staff', { office_id })

const practices = ['Elm Surgery', 'Elmtree Road Practice', 'Beacon Practice'].map((title, at) => ({
  title,
  note: `Y9000${at}`,
  href: `/practices/Y9000${at}`,
  code: `Y9000${at}`,
}))
const searches: readonly Searchable[] = [
  {
    kind: 'Practices',
    may: 'register.read_practices',
    find: async (_, words, most) =>
      practices
        .filter(({ title, code }) => `${title} ${code}`.toLowerCase().includes(words.toLowerCase()))
        .slice(0, most),
  },
  {
    kind: 'Cases',
    may: 'casework.read_cases',
    find: async () => [{ title: 'A case about Elm', note: '', href: '/cases/1' }],
  },
]

/** The page over searches of our own. */
function ask(q: string, permissions = ['register.read_practices']) {
  const actor: Actor = { ...system(office_id), permissions: new Set(permissions) }
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('scope', site.scope(actor))
    c.set('modules', [{ name: 'stub', routes: [], searches }])
    c.set('frame', previewFrame)
    await next()
  })
  for (const { path, handle } of routes) app.get(path, handle)
  return app.request(`/search?q=${encodeURIComponent(q)}`)
}

test('what is found stands under its kind', async () => {
  const page = await (await ask('elm')).text()
  expect(page).toContain('<h2>Practices</h2>')
  expect(page).toContain('href="/practices/Y90000"')
  expect(page).toContain('Elmtree Road Practice')
  expect(page).not.toContain('Beacon')
})

test('a code typed letter for letter goes straight to its page', async () => {
  const reply = await ask(' y90002 ')
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/practices/Y90002'])
  expect((await ask('y9000')).status).toBe(200)
})

test('what somebody may not read is not searched for them', async () => {
  expect(await (await ask('elm')).text()).not.toContain('A case about Elm')
  expect(await (await ask('elm', ['casework.read_cases'])).text()).toContain('A case about Elm')
})

test('nothing found, and nothing asked, say what to do', async () => {
  expect(await (await ask('zzzz')).text()).toContain('Nothing was found. Check the spelling')
  expect(await (await ask('')).text()).toContain('Type two letters or more')
  expect(await (await ask('e')).text()).toContain('Type two letters or more')
})

test('what was typed is shown as it was typed, and runs nothing', async () => {
  const page = await (await ask('<script>alert(1)</script>')).text()
  expect(page).not.toContain('<script>alert')
  expect(page).toContain('&lt;script&gt;alert(1)')
})

test('the box is on the program’s own pages, for the office and not for a practice', async () => {
  expect((await site.get('/search?q=zzzz', ruth.cookie)).status).toBe(200)
  expect((await site.get('/search?q=zzzz', jo.cookie)).status).toBe(403)
  expect((await site.get('/search?q=zzzz')).status).toBe(303)
})
