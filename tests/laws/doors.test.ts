import { expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { grants } from '../../src/roles.ts'
import { publicDoors } from '../support/public-doors.ts'

const operations = modules.flatMap(({ name, apis }) =>
  (apis ?? []).map(({ path, may }) => ({ module: name, method: 'GET', path: `/api/v1${path}`, may })),
)
const routes = [
  ...modules.flatMap(({ name, routes: its }) => its.map((route) => ({ module: name, ...route }))),
  ...operations,
]
const granted = new Set(Object.values(grants).flat())

test('there are routes to walk', () => {
  expect(routes.length).toBeGreaterThan(10)
})

test('every permission a route asks for is granted to somebody', () => {
  const wrong = routes
    .filter(({ may }) => may !== 'public' && !granted.has(may))
    .map(({ path, may }) => `${path} asks for ${may}`)
  expect(wrong).toEqual([])
})

test('every permission granted is asked for by a route or something a module offers', () => {
  const asked = new Set([
    ...routes.map(({ may }) => may),
    ...modules.flatMap(({ navigation = [], searches = [], waits = [], wants = [], calendars = [] }) =>
      [...navigation, ...searches, ...waits, ...wants, ...calendars].map(({ may }) => may),
    ),
  ])
  expect([...granted].filter((permission) => !asked.has(permission))).toEqual([])
})

test('a door open to everybody is listed twice: on its route and here', () => {
  const open = routes.filter(({ may }) => may === 'public').map(({ method, path }) => `${method} ${path}`)
  expect(open.sort()).toEqual([...publicDoors].sort())
})

test('a permission is named after the module that asks for it', () => {
  const wrong = routes.filter(
    ({ may, module }) => may !== 'public' && !may.startsWith(`${module}.`) && module !== 'desk',
  )
  expect(wrong.map(({ path, may }) => `${path} asks for ${may}`)).toEqual([])
})

test('no two routes share an address', () => {
  const addresses = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+|\{\w+\}/g, ':x')}`)
  expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([])
})
