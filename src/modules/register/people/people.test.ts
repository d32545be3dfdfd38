import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { registered } from '../../../../tests/support/registered.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { suppress } from '../../../platform/mail/suppressions.ts'

const { site, html, know, recorded, scope, office_id, ruth, priya, wes, salt, sam, fay } = await registered()
const blank = { title: '', given_names: '', family_name: '', gmc_number: '', email: '', telephone: '' }
const jo = {
  ...blank,
  given_names: 'Jo',
  family_name: 'Bright',
  email: 'Jo@elm.example',
  telephone: '01632 960118',
  practice: 'Q90001',
  kind: 'practice_manager',
}
const idIn = (page: string, name: string) => new RegExp(`/people/([0-9a-f-]{36})"[^>]*>${name}`).exec(page)?.[1] ?? ''

describe('somebody new', () => {
  test('is entered from the practice with their post, and found everywhere', async () => {
    const reply = await site.post('/people', jo, priya.cookie)
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/practices/Q90001'])
    expect(await html('/practices/Q90001', priya.cookie)).toMatch(
      /Jo Bright<\/a>\s*<span class="note">\s*Practice manager/,
    )
    const list = await html('/people?practice=Q90001', priya.cookie)
    expect(list).toMatch(/Bright, Jo.*Practice manager.*Elm Surgery.*jo@elm\.example/s)
    const page = await html(`/people/${idIn(list, 'Bright, Jo')}`, priya.cookie)
    expect(page).toContain('<h1>Jo Bright')
    expect(page).toContain('01632 960118')
    expect(await html('/search?q=jo@elm.example', priya.cookie)).toContain('Practice manager, Elm Surgery')
    expect((await recorded()).at(-1)).toMatch(/Priya Raman: register.person_looked_at/)
  })

  test.each([
    [{ family_name: '' }, 'Enter family name'],
    [{ family_name: 'A'.repeat(300) }, 'Family name must be 100 characters or fewer'],
    [{ given_names: 'Jo\u202Eannes' }, 'Given names has characters that can’t be seen. Type it again'],
    [{ gmc_number: '123456' }, 'GMC number must be seven digits'],
    [{ email: 'jo@elm.example\nbcc: all@elm.example' }, 'Enter an e-mail address, such as name@example.org'],
    [{ email: 'jo@elm.example, cal@elm.example' }, 'Enter an e-mail address, such as name@example.org'],
    [{ telephone: 'ask at the desk' }, 'Enter a telephone number, such as 01632 960118'],
    [{ kind: 'chair' }, 'Select post'],
  ])('%j is met with a sentence, and nobody is added', async (typed, sentence) => {
    const before = await recorded()
    const reply = await site.post('/people', { ...jo, family_name: 'Refused', ...typed }, priya.cookie)
    expect(reply.status).toBe(422)
    expect(await reply.text()).toContain(sentence)
    expect(await recorded()).toEqual(before)
  })

  test('is added once, however often the form is sent', async () => {
    for (const from of ['/people/new', '/people/new?practice=Q90001']) {
      const [, pressed = ''] = /name="pressed" value="([0-9a-f-]{36})"/.exec(await html(from, priya.cookie)) ?? []
      const practice = from.includes('Q90001') ? { practice: 'Q90001', kind: 'other_staff' } : {}
      const form = { ...blank, family_name: 'Pressington', pressed, ...practice }
      const both = await Promise.all([
        site.post('/people', form, priya.cookie),
        site.post('/people', form, priya.cookie),
      ])
      const to = 'practice' in practice ? '/practices/Q90001' : `/people/${pressed}`
      expect(both.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
        [303, to],
        [303, to],
      ])
    }
    expect((await html('/people?q=pressington', priya.cookie)).match(/>Pressington</g)).toHaveLength(2)
    const forged = await site.post('/people', { ...blank, family_name: 'Forged', pressed: 'x' }, priya.cookie)
    expect([forged.status, await forged.text()]).toEqual([422, expect.stringContaining('Open the page again')])
  })

  test('a GMC number is one person’s: spaced or not, and refused to the next', async () => {
    const first = await site.post('/people', { ...blank, family_name: 'Drewitt', gmc_number: '901 2345' }, priya.cookie)
    expect(first.status).toBe(303)
    const second = await site.post('/people', { ...blank, family_name: 'Other', gmc_number: '9012345' }, priya.cookie)
    expect(second.status).toBe(409)
    expect(await second.text()).toContain('Somebody else in the office’s register has that GMC number')
    const found = await site.get('/search?q=9012345', priya.cookie)
    expect(found.headers.get('location')).toBe(first.headers.get('location'))
  })
})

describe('somebody', () => {
  test('is changed by whoever saw them last; the second is told', async () => {
    const id = await know({ family_name: 'Eddlestone' })
    const form = await html(`/people/${id}/change`, priya.cookie)
    const seen = /name="seen" value="([0-9a-f]{32})"/.exec(form)?.[1] ?? ''
    const change = { title: 'Prof', given_names: 'Amara', family_name: 'Eddlestone-Vane', gmc_number: '', seen }
    expect((await site.post(`/people/${id}/change`, change, priya.cookie)).status).toBe(303)
    const second = await site.post(`/people/${id}/change`, change, ruth.cookie)
    expect([second.status, await second.text()]).toEqual([409, expect.stringContaining('Somebody else changed this')])
    expect(await html(`/people/${id}`, ruth.cookie)).toContain('Prof Amara Eddlestone-Vane')
  })

  test('of another LMC, another office or nobody’s can’t be found, nor be written to', async () => {
    const id = await know({ family_name: 'Fanshaw', email: 'fan@elm.example', posts: [['partner', 'Q90001']] })
    const missing = '0199a3c4-5d7e-7000-8000-00000000000d'
    for (const cookie of [salt.cookie, fay.cookie])
      for (const path of [`/people/${id}`, `/people/${id}/change`, `/people/${id}/posts/new`]) {
        const [hidden, none] = [await site.get(path, cookie), await site.get(path.replace(id, missing), cookie)]
        expect([hidden.status, (await hidden.text()).length]).toEqual([404, (await none.text()).length])
      }
    const sent = { kind: 'email', value: 'x@elm.example', purpose: 'work' }
    expect((await site.post(`/people/${id}/contact-points`, sent, salt.cookie)).status).toBe(404)
    expect(await html('/people?q=fanshaw', salt.cookie)).toContain('Nobody matches')
    expect(await html('/search?q=fanshaw', fay.cookie)).not.toContain(id)
    expect((await site.get(`/people/${id}`, wes.cookie)).status).toBe(200)
  })

  test('is not for committee members, and a stranger signs in first', async () => {
    const id = await know({ family_name: 'Gathercoal' })
    for (const path of ['/people', `/people/${id}`, '/bodies', '/people/duplicates', '/people/waiting'])
      expect((await site.get(path, sam.cookie)).status, path).toBe(403)
    expect((await site.post('/people', jo, sam.cookie)).status).toBe(403)
    expect((await site.get('/people')).headers.get('location')).toContain('/sign-in')
    expect((await site.post('/people/merge', {}, priya.cookie)).status).toBe(403)
    expect((await site.get('/erasures', priya.cookie)).status).toBe(403)
  })
})

test('an account at one of their addresses becomes theirs, once, and is taken from them again', async () => {
  const id = await know({
    family_name: 'Merriwell',
    email: 'wes.weald@wealdshire.example',
    posts: [['partner', 'Q90001']],
  })
  const link = (account_id: string, cookie = priya.cookie) => site.post(`/people/${id}/account`, { account_id }, cookie)
  expect(await html(`/people/${id}`, priya.cookie)).toContain('Link the account of Wes Weald')
  const other = await link(sam.account_id)
  expect([other.status, await other.text()]).toEqual([
    409,
    expect.stringContaining('No account of the office is at that'),
  ])
  expect((await link(wes.account_id, salt.cookie)).status).toBe(404)
  expect((await link(wes.account_id)).status).toBe(303)
  const double = await know({ family_name: 'Merriwell', email: 'wes.weald@wealdshire.example' })
  // The word the write answers with is account_at_no_address_of_theirs; here the constraint answers.
  const taken = await site.post(`/people/${double}/account`, { account_id: wes.account_id }, priya.cookie)
  expect([taken.status, await taken.text()]).toEqual([409, expect.stringContaining('somebody else’s already')])
  expect((await site.post(`/people/${id}/account/ending`, {}, priya.cookie)).status).toBe(303)
  expect(await html(`/people/${id}`, priya.cookie)).toContain('Link the account of Wes Weald')
})

describe('an address', () => {
  test('is added, shown as the mail knows it, and taken away', async () => {
    const id = await know({ family_name: 'Hobday', email: 'hob@elm.example' })
    const add = (form: Record<string, string>) => site.post(`/people/${id}/contact-points`, form, priya.cookie)
    const email = { kind: 'email', value: 'HOB@elm.example', purpose: 'personal' }
    expect((await add(email)).status).toBe(409)
    expect((await add({ ...email, value: 'hob at elm' })).status).toBe(422)
    expect((await add({ kind: 'mobile', value: '07700 900123', purpose: 'urgent' })).status).toBe(303)
    await setUp(scope, async (tx) => {
      await suppress(tx, [{ office_id, address: 'hob@elm.example', reason: 'bounced', detail: 'no such mailbox' }])
    })
    const page = await html(`/people/${id}`, priya.cookie)
    expect(page).toMatch(/hob@elm\.example.*Bouncing/s)
    const unreached = await html('/people?missing=email', priya.cookie)
    expect(unreached).toMatch(/Hobday, Dr Amara.*hob@elm\.example.*Bouncing/s)
    const point = /contact-points\/([0-9a-f-]{36})\/ending/.exec(page)?.[1] ?? ''
    expect((await site.post(`/people/${id}/contact-points/${point}/ending`, {}, priya.cookie)).status).toBe(303)
    const before = await recorded()
    expect((await site.post(`/people/${id}/contact-points/${point}/ending`, {}, priya.cookie)).status).toBe(303)
    expect(await recorded()).toEqual(before)
    const another = await know({ family_name: 'Hobdayson' })
    expect((await site.post(`/people/${another}/contact-points/${point}/ending`, {}, priya.cookie)).status).toBe(404)
  })
})

describe('the list', () => {
  test('is narrowed by post, practice, LMC and what is missing, on any day', async () => {
    await know({ family_name: 'Inglethorpe', posts: [['nurse', 'Q90003']], email: 'ingle@saltby.example' })
    await know({ family_name: 'Jessamy' })
    const shown = async (query: string) =>
      [...(await html(`/people?${query}`, ruth.cookie)).matchAll(/people\/[0-9a-f-]{36}">(\w+)/g)].map(
        ([, name]) => name,
      )
    expect(await shown('kind=nurse')).toEqual(['Inglethorpe'])
    expect(await shown('practice=q90003')).toEqual(['Inglethorpe'])
    expect(await shown('practice=q90003&as_at=2020-03-31')).toEqual([])
    expect(await shown('missing=post')).toContain('Jessamy')
    expect(await shown('missing=post')).not.toContain('Inglethorpe')
    expect(await shown('q=ingle@saltby.example')).toEqual(['Inglethorpe'])
    expect(await shown('q=100%25_')).toEqual([])
    expect(await shown('sort=-name')).toEqual((await shown('')).toReversed())
  })

  test('leaves as a file, and whoever took it is recorded', async () => {
    const csv = await html('/people.csv?kind=nurse', ruth.cookie)
    expect(csv).toMatch(/^title,given_names,family_name,gmc_number,posts/)
    expect(csv).toContain('Dr,Amara,Inglethorpe,,"Nurse, Saltby Surgery",Q90003,ingle@saltby.example,working')
    expect((await recorded()).at(-1)).toMatch(/Ruth Okafor: register.people_taken_out .*"as":"csv".*"people":1/)
    expect((await site.get('/people.csv', sam.cookie)).status).toBe(403)
  })
})

test('programs read the same, to the last LMC, and leave the same record', async () => {
  const people = z.object({ total: z.number(), people: z.array(z.object({ family_name: z.string() })) })
  const read = async (query: string, cookie: string) =>
    people.parse(await (await site.get(`/api/v1/people?${query}`, cookie)).json())
  expect((await read('kind=nurse&practice=Q90003', ruth.cookie)).people).toEqual([{ family_name: 'Inglethorpe' }])
  expect((await recorded()).at(-1)).toMatch(/Ruth Okafor: register.people_taken_out .*"as":"api"/)
  expect((await read('kind=nurse', wes.cookie)).total).toBe(0)
  expect((await read('', fay.cookie)).total).toBe(0)
  expect((await site.get('/api/v1/people', sam.cookie)).status).toBe(403)
})

test('a name near what was typed is found where none is it', async () => {
  await know({ given_names: 'Winifred', family_name: 'Nettlefold' })
  expect(await html('/search?q=winnifred netlefold', ruth.cookie)).toContain('Dr Winifred Nettlefold')
})
