import { describe, expect, test } from 'vitest'
import { registered } from '../../../../../tests/support/registered.ts'
import { endsOfPosts } from '../ends/reads.ts'

const { site, html, know, scope, saltmarsh, wealdshire, ruth, priya, wes, salt } = await registered()
const days = (name: string, text: string) => {
  const [year = '', month = '', day = ''] = text.split('-')
  return { [`${name}_day`]: day, [`${name}_month`]: month, [`${name}_year`]: year }
}
const blank = { ...days('from', ''), ...days('last_on', '') }
const postIn = (page: string) => /\/posts\/([0-9a-f-]{36})\/ending/.exec(page)?.[1] ?? ''
const seenIn = (page: string) => /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? ''

describe('a post is added', () => {
  test('at a practice by its name, in a PCN, on a committee and in the area', async () => {
    const id = await know({ family_name: 'Kettleborrow' })
    const add = (form: Record<string, string>) => site.post(`/people/${id}/posts`, { ...blank, ...form }, ruth.cookie)
    expect(
      (await add({ at: 'practice', kind: 'partner', where: 'tollgate', ...days('from', '2020-04-01') })).status,
    ).toBe(303)
    const pcns = await html(`/people/${id}/posts/new?at=pcn`, ruth.cookie)
    const pcn = /<option value="([^"]+)">Elm and Beacon PCN, Wealdshire/.exec(pcns)?.[1] ?? ''
    expect((await add({ at: 'pcn', kind: 'clinical_director', where: pcn })).status).toBe(303)
    const made = await site.post(
      '/bodies',
      { lmc_id: wealdshire.id, kind: 'committee', name: 'Wealdshire LMC' },
      ruth.cookie,
    )
    const body = made.headers.get('location')?.split('/').at(-1) ?? ''
    expect((await add({ at: 'body', kind: 'chair', where: body })).status).toBe(303)
    expect((await add({ at: 'area', kind: 'locum', where: saltmarsh.id, main_workplace: 'yes' })).status).toBe(303)
    const page = await html(`/people/${id}`, ruth.cookie)
    expect(page).toMatch(/GP partner,.*Tollgate Surgery.*from 1 Apr 2020/s)
    expect(page).toMatch(/PCN clinical director,.*Elm and Beacon PCN/s)
    expect(page).toMatch(/Locum GP,.*Saltmarsh.*Main workplace/s)
    expect(await html(`/bodies/${body}`, ruth.cookie)).toMatch(/Kettleborrow.*Chair.*Held/s)
    expect(await html('/people?q=kettle', ruth.cookie)).toContain('Chair, Wealdshire LMC')
  })

  test('not twice at once, nor the wrong way round, nor where it can’t be held', async () => {
    const id = await know({ family_name: 'Lidgate', posts: [['partner', 'Q90001']] })
    const add = async (form: Record<string, string>, cookie = ruth.cookie) => {
      const sent = { ...blank, at: 'practice', kind: 'partner', where: 'Q90001', ...form }
      const reply = await site.post(`/people/${id}/posts`, sent, cookie)
      return [reply.status, await reply.text()] as const
    }
    const said = (words: string) => expect.stringContaining(words)
    expect(await add(days('from', '2024-01-01'))).toEqual([
      409,
      said('They hold this post on some of those days already'),
    ])
    const backwards = { kind: 'salaried', ...days('from', '2024-01-02'), ...days('last_on', '2024-01-01') }
    expect(await add(backwards)).toEqual([409, said('The last day is before the first')])
    expect(await add({ kind: 'chair' })).toEqual([422, said('Select post')])
    expect(await add({ where: 'Surgery' })).toEqual([422, said('Enter the code of one of your LMCs’ practices')])
    // A practice of an LMC that is not the reader's own is none to them.
    expect(await add({ where: 'Q90003' }, wes.cookie)).toEqual([
      422,
      said('Enter the code of one of your LMCs’ practices'),
    ])
    expect(await add({ at: 'body', kind: 'chair', where: saltmarsh.id })).toEqual([422, said('Select a committee')])
  })
})

describe('a post', () => {
  test('ends, is put right, moves and is struck out; whoever presses second is told', async () => {
    const id = await know({ family_name: 'Merriwell', posts: [['partner', 'Q90001']] })
    const post = postIn(await html(`/people/${id}`, priya.cookie))
    const ending = { ...days('last_on', '2026-12-31'), seen: seenIn(await html(`/posts/${post}/ending`, priya.cookie)) }
    expect((await site.post(`/posts/${post}/ending`, ending, priya.cookie)).status).toBe(303)
    const again = await site.post(`/posts/${post}/ending`, ending, ruth.cookie)
    expect([again.status, await again.text()]).toEqual([
      409,
      expect.stringContaining('This post was changed while you were reading'),
    ])

    const right = { ...days('from', '2019-04-01'), ...days('last_on', ''), seen: '[2020-04-01,2027-01-01)' }
    expect((await site.post(`/posts/${post}/days`, right, priya.cookie)).status).toBe(303)
    const move = { where: 'Q90002', ...days('from', '2026-07-01'), seen: '[2019-04-01,)' }
    expect((await site.post(`/posts/${post}/transfer`, { ...move, where: 'Q99999' }, priya.cookie)).status).toBe(422)
    const nowhere = await site.post(`/posts/${post}/transfer`, { ...move, where: 'Q90001' }, priya.cookie)
    // The word the write answers with: held_there_already.
    expect(await nowhere.text()).toContain('They hold this post there already. Choose where they go.')
    const early = { ...move, ...days('from', '2019-04-01') }
    expect(await (await site.post(`/posts/${post}/transfer`, early, priya.cookie)).text()).toContain(
      'They can’t leave before they came',
    )
    expect((await site.post(`/posts/${post}/transfer`, move, priya.cookie)).status).toBe(303)
    const page = await html(`/people/${id}`, priya.cookie)
    expect(page).toMatch(/Tollgate Surgery.*from 1 Jul 2026.*Before.*Elm Surgery.*1 Apr 2019 to 30 Jun 2026/s)
    const second = postIn(page)
    expect((await site.post(`/posts/${second}/striking-out`, { seen: '[2026-07-01,)' }, priya.cookie)).status).toBe(303)
    expect(await html(`/people/${id}`, priya.cookie)).toMatch(/Holds no post\..*Struck out: it never was/s)
    expect((await site.get(`/posts/${second}/ending`, priya.cookie)).status).toBe(404)
    for (const path of ['striking-out', 'ending', 'days', 'transfer']) {
      const sent = { ...move, ...days('last_on', '2026-12-31'), seen: '[2026-07-01,)' }
      const late = await site.post(`/posts/${second}/${path}`, sent, ruth.cookie)
      expect([path, late.status, await late.text()]).toEqual([path, 409, expect.stringContaining('was changed while')])
    }
    expect((await site.post(`/posts/${second}/striking-out`, { seen: 'x' }, ruth.cookie)).status).toBe(422)
  })

  test('of another LMC can’t be found', async () => {
    const id = await know({ family_name: 'Oxenbridge', posts: [['partner', 'Q90001']] })
    const post = postIn(await html(`/people/${id}`, ruth.cookie))
    for (const path of ['ending', 'days', 'transfer', 'striking-out', 'declining'])
      expect((await site.get(`/posts/${post}/${path}`, salt.cookie)).status, path).toBe(404)
    const ending = { ...days('last_on', '2026-12-31'), seen: '[2020-04-01,)' }
    expect((await site.post(`/posts/${post}/ending`, ending, salt.cookie)).status).toBe(404)
  })
})

test('a body ends with its posts, once', async () => {
  const form = { lmc_id: saltmarsh.id, kind: 'federation', name: 'Saltmarsh Federation' }
  const made = await site.post('/bodies', form, ruth.cookie)
  expect((await site.post('/bodies', form, ruth.cookie)).status).toBe(409)
  expect((await site.post('/bodies', { ...form, name: '' }, ruth.cookie)).status).toBe(422)
  const path = made.headers.get('location') ?? ''
  const id = await know({ family_name: 'Rosewarren' })
  const body = path.split('/').at(-1) ?? ''
  const seat = { ...blank, at: 'body', kind: 'member', where: body, ...days('from', '2026-02-01') }
  expect((await site.post(`/people/${id}/posts`, seat, ruth.cookie)).status).toBe(303)
  const end = (last_on: string) => site.post(`${path}/ending`, days('last_on', last_on), ruth.cookie)
  expect(await (await end('2026-01-31')).text()).toContain('Somebody’s post in it begins after that day')
  expect((await end('2026-11-30')).status).toBe(303)
  expect(await (await end('2026-12-01')).text()).toContain('It has ended already')
  expect(await html(`/people/${id}`, ruth.cookie)).toContain('1 Feb 2026 to 30 Nov 2026')
  expect((await site.get(path, wes.cookie)).status).toBe(404)
  // The word the write answers with: body_has_ended.
  const ends = await scope.read((tx) =>
    endsOfPosts.find(tx, Temporal.PlainDate.from('2026-11-01'), Temporal.PlainDate.from('2026-12-01')),
  )
  expect(ends.map(({ title, on }) => `${on.toString()} ${title}`)).toEqual([
    '2026-11-30 Amara Rosewarren leaves: Member, Saltmarsh Federation',
  ])
})
