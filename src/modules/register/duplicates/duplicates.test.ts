import { expect, test } from 'vitest'
import { registered } from '../../../../tests/support/registered.ts'
import { countDuplicates } from './reads.ts'

const { site, html, know, scope, ruth, salt, priya } = await registered()

test('who may be one is suggested, told apart for good, or merged and two again', async () => {
  const one = await know({
    given_names: 'Farida',
    family_name: 'Ashpole',
    email: 'farida@elm.example',
    posts: [['partner', 'Q90001']],
  })
  const other = await know({
    given_names: 'F',
    family_name: 'Ashpole',
    email: 'farida@elm.example',
    posts: [['salaried', 'Q90002']],
  })
  const near = await know({ given_names: 'Faridah', family_name: 'Ashpol', posts: [['nurse', 'Q90001']] })
  await know({ given_names: 'Farida', family_name: 'Yaxleby', gmc_number: '9000001', posts: [['partner', 'Q90001']] })
  await know({ given_names: 'Farida', family_name: 'Yaxleby', gmc_number: '9000002', posts: [['partner', 'Q90001']] })
  const page = await html('/people/duplicates', ruth.cookie)
  expect(page).toMatch(/Same e-mail address.*Much the same name, at the same practice/s)
  expect(page).not.toContain('Yaxleby')
  expect(await html('/people/duplicates', salt.cookie)).toContain('Nobody seems to be here twice')
  expect(await scope.read(countDuplicates)).toBe(2)
  const apart = { one_id: one, other_id: near }
  expect((await site.post('/people/differences', apart, priya.cookie)).status).toBe(403)
  expect((await site.post('/people/differences', apart, salt.cookie)).status).toBe(404)
  expect((await site.post('/people/differences', apart, ruth.cookie)).status).toBe(303)
  expect(await scope.read(countDuplicates)).toBe(1)

  const both = await html(`/people/merge?one=${one}&other=${other}`, ruth.cookie)
  const values = Object.fromEntries(
    [...both.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
  const form = { ...values, given_names: 'kept' }
  expect((await site.post('/people/merge', { ...form, given_names: '' }, ruth.cookie)).status).toBe(422)
  const part = await site.post('/people/merge', form, salt.cookie)
  expect(part.status).toBe(404)
  const merged = await site.post('/people/merge', form, ruth.cookie)
  expect([merged.status, merged.headers.get('location')]).toEqual([303, `/people/${one}`])
  expect(await html(`/people/${one}`, ruth.cookie)).toMatch(/Tollgate Surgery.*Merged with F Ashpole/s)
  expect((await site.get(`/people/${other}`, ruth.cookie)).headers.get('location')).toBe(`/people/${one}`)
  const pressed = await site.post('/people/merge', form, ruth.cookie)
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, `/people/${one}`])
  const opened = await site.get(`/people/merge?one=${one}&other=${other}`, ruth.cookie)
  expect(opened.headers.get('location')).toBe(`/people/${one}`)
  expect((await html('/people?q=ashpole', ruth.cookie)).match(/Ashpole, /g)).toHaveLength(1)

  const path = /\/merges\/[0-9a-f-]{36}\/undoing/.exec(await html(`/people/${one}`, ruth.cookie))?.[0] ?? ''
  expect(await html(path, ruth.cookie)).toContain('two people after all?')
  expect((await site.post(path, {}, ruth.cookie)).status).toBe(303)
  const again = await site.post(path, {}, ruth.cookie)
  expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('It was undone already')])
  expect(await html(`/people/${other}`, ruth.cookie)).toMatch(/F Ashpole.*Tollgate Surgery/s)
})

test('the other of two is looked for by name', async () => {
  const id = await know({ given_names: 'Gwilym', family_name: 'Zennor' })
  await know({ given_names: 'Gwillym', family_name: 'Zenor' })
  const page = await html(`/people/${id}/doubles`, ruth.cookie)
  expect(page).toContain('Gwillym Zenor')
  expect(page).not.toContain(`other=${id}`)
  expect((await site.get(`/people/merge?one=${id}&other=${id}`, ruth.cookie)).status).toBe(404)
})

test('of two who may be one, whoever has a GMC number is the one that a merge would keep', async () => {
  const hurried = await know({ given_names: 'Ines', family_name: 'Quorn', email: 'ines@elm.example' })
  const full = await know({
    given_names: 'Ines',
    family_name: 'Quorn',
    email: 'ines@elm.example',
    gmc_number: '9000003',
  })
  expect(await html('/people/duplicates', ruth.cookie)).toContain(`one=${full}&amp;other=${hurried}`)
})
