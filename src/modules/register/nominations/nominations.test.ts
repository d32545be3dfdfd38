import { expect, test } from 'vitest'
import { registered } from '../../../../tests/support/registered.ts'

const { site, html, know, wealdshire, ruth, priya, salt } = await registered()
const sent = { fact: 'represented', words: '', lmc_id: wealdshire.id, from_day: '', from_month: '', from_year: '' }

test('a practice’s contact is somebody who works there; it has one voter, and is asked for by whoever has none', async () => {
  const jo = await know({ given_names: 'Jo', family_name: 'Bright', posts: [['practice_manager', 'Q90001']] })
  const other = await know({ family_name: 'Skelhorne', posts: [['partner', 'Q90001']] })
  const away = await know({ family_name: 'Thistlewick', posts: [['partner', 'Q90002']] })
  const name = async (person_id: string, purpose = 'ballots', cookie = priya.cookie) => {
    const reply = await site.post('/practices/Q90001/nominations', { person_id, purpose }, cookie)
    return [reply.status, reply.status === 303 ? '' : await reply.text()] as const
  }
  expect(await html('/people/unnominated', priya.cookie)).toMatch(/Elm Surgery.*Jo Bright/s)
  expect((await name(jo))[0]).toBe(303)
  expect(await name(jo)).toEqual([409, expect.stringMatching(/authorised voter already|nominated for that already/)])
  expect(await name(other)).toEqual([409, expect.stringContaining('The practice has an authorised voter already')])
  expect(await name(away)).toEqual([409, expect.stringContaining('They hold no post at the practice')])
  expect((await name(jo, ''))[0]).toBe(422)
  expect((await name(jo, 'levy', salt.cookie))[0]).toBe(404)
  const left = await html('/people/unnominated', priya.cookie)
  expect(left).not.toMatch(/Elm Surgery/)
  expect(left).toContain('Tollgate Surgery')
  expect(await html('/people/unnominated?purpose=levy', priya.cookie)).toContain('Elm Surgery')
  const page = await html('/practices/Q90001', priya.cookie)
  expect(page).toMatch(/Ballots: authorised voter:.*Jo Bright/s)
  const path = /\/practices\/Q90001\/nominations\/[0-9a-f-]{36}\/ending/.exec(page)?.[0] ?? ''
  expect((await site.post(path, {}, priya.cookie)).status).toBe(303)
  expect((await site.post(path, {}, priya.cookie)).status).toBe(404)
  expect((await name(other))[0]).toBe(303)
})

test('standings are facts of their own, and never a trade union’s', async () => {
  const id = await know({ family_name: 'Underbarrow', posts: [['partner', 'Q90001']] })
  const add = async (form: Record<string, string>, cookie = priya.cookie) => {
    const reply = await site.post(`/people/${id}/standings`, { ...sent, ...form }, cookie)
    return [reply.status, reply.status === 303 ? '' : await reply.text()] as const
  }
  expect((await add({}))[0]).toBe(303)
  expect(await add({})).toEqual([409, expect.stringContaining('That is so already')])
  expect(await add({ fact: 'member_elsewhere', words: 'BMA' })).toEqual([
    422,
    expect.stringContaining('Leave out membership of a trade union'),
  ])
  // The word the write answers with: member_of_nothing.
  expect(await add({ fact: 'member_elsewhere' })).toEqual([
    409,
    expect.stringContaining('Say of what they are a member.'),
  ])
  expect((await add({ fact: 'mailed', words: 'Weald Federation' }))[0]).toBe(303)
  expect(await html(`/people/${id}`, ruth.cookie)).not.toContain('Weald Federation')
  expect(
    (
      await add({
        fact: 'member_elsewhere',
        words: 'Weald Federation',
        from_day: '1',
        from_month: '4',
        from_year: '2020',
      })
    )[0],
  ).toBe(303)
  expect((await add({ fact: 'paying' }, salt.cookie))[0]).toBe(404)
  const page = await html(`/people/${id}`, ruth.cookie)
  expect(page).toMatch(
    /Represented by the LMC.*Member of something else: Weald Federation|Member of something else: Weald Federation.*Represented by the LMC/s,
  )
  expect(page).not.toContain('Paying the levy')
  const endings = [...page.matchAll(/\/people\/[0-9a-f-]{36}\/standings\/[0-9a-f-]{36}\/ending/g)].map(([path]) => path)
  expect(endings).toHaveLength(3)
  for (const path of endings) {
    expect((await site.post(path, {}, salt.cookie)).status).toBe(404)
    expect((await site.post(path, {}, priya.cookie)).status).toBe(303)
  }
  // Two began today and so never were; the third did hold, and is ended once.
  const again = await Promise.all(endings.map(async (path) => (await site.post(path, {}, priya.cookie)).status))
  expect(again.toSorted((one, other) => one - other)).toEqual([303, 404, 404])
})
