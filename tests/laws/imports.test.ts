import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { importsOf, isCode, sources, type Source } from '../support/sources.ts'

/** What a room may import: of its own module by room, of the platform by folder or file, and whether the ui. */
const rooms: Record<
  string,
  { own: readonly string[]; types?: readonly string[]; door: boolean; ui: boolean; platform: RegExp; outside: RegExp }
> = {
  rules: { own: ['rules'], door: false, ui: false, platform: /^(values|moves|screen)\.ts$/, outside: /^$/ },
  forms: {
    own: ['rules', 'forms'],
    door: false,
    ui: false,
    platform: /^(forms\/|values\.ts|screen\.ts)/,
    outside: /^zod$/,
  },
  reads: { own: ['rules', 'reads'], door: true, ui: false, platform: /./, outside: /^(kysely|node:crypto)$/ },
  writes: {
    own: ['rules', 'reads', 'writes'],
    types: ['forms', 'feeds'],
    door: true,
    ui: false,
    platform: /./,
    outside: /^(kysely|node:crypto)$/,
  },
  pages: {
    own: ['rules', 'forms', 'pages'],
    types: ['reads', 'writes'],
    door: false,
    ui: true,
    platform: /^(values|routes|answers|forms\/.*|moves|module|exports\/.*)(\.ts)?/,
    outside: /^hono\/jsx$/,
  },
  letters: {
    own: ['rules'],
    types: ['reads'],
    door: false,
    ui: true,
    platform: /^(mail\/|values\.ts)/,
    outside: /^hono\/jsx$/,
  },
  jobs: {
    own: ['rules', 'reads', 'writes', 'letters', 'feeds'],
    door: true,
    ui: false,
    platform: /./,
    outside: /^node:/,
  },
  feeds: {
    own: ['rules', 'feeds'],
    types: ['forms'],
    door: false,
    ui: false,
    platform: /^(values\.ts|csv\.ts|files\/)/,
    outside: /^node:/,
  },
  api: {
    own: ['forms', 'rules', 'reads', 'writes', 'api'],
    door: true,
    ui: false,
    platform: /./,
    outside: /^(hono|@hono|zod)/,
  },
  routes: {
    own: ['routes', 'forms', 'rules', 'reads', 'writes', 'pages', 'letters', 'feeds'],
    door: true,
    ui: true,
    platform: /./,
    outside: /^(hono|node:crypto)/,
  },
  commands: {
    own: ['forms', 'rules', 'reads', 'writes', 'feeds', 'letters', 'jobs'],
    door: true,
    ui: false,
    platform: /./,
    outside: /^node:/,
  },
}

const code = sources('src/modules', isCode)
const order = modules.map(({ name }) => name)

/** src/modules/MODULE/NOUN/ROOM.tsx */
function placeOf(path: string) {
  const [, , module = '', ...rest] = path.split('/')
  const room = rest.at(-1)?.replace(/\.tsx?$/, '') ?? ''
  return { module, noun: rest.length > 1 ? rest.slice(0, -1).join('/') : undefined, room }
}

const target = (file: Source, from: string) =>
  from.startsWith('.') ? normalize(join(dirname(file.path), from)) : undefined

test('every file in a noun is one of the eleven rooms', () => {
  const strangers = code.filter(({ path }) => {
    const { noun, room } = placeOf(path)
    return noun ? !(room in rooms) : !['door', 'module'].includes(room)
  })
  expect(
    strangers.map(({ path }) => path),
    'these files are no rooms',
  ).toEqual([])
})

test('a room imports only what its room may', () => {
  const wrong: string[] = []
  for (const file of code) {
    const { module, noun, room } = placeOf(file.path)
    const may = noun ? rooms[room] : undefined
    if (!may) continue
    for (const { from, is_type_only } of importsOf(file)) {
      const path = target(file, from)
      const there = path?.startsWith('src/modules/') ? placeOf(path) : undefined
      const platform = path?.match(/^src\/platform\/(.*)$/)?.[1]
      const fits = !path
        ? may.outside.test(from) || (is_type_only && from === 'hono/jsx')
        : there
          ? there.module === module
            ? may.own.includes(there.room) || (is_type_only && may.types?.includes(there.room))
            : there.room === 'door' && (may.door || is_type_only)
          : platform
            ? may.platform.test(platform) || is_type_only
            : path.startsWith('src/ui/')
              ? may.ui
              : path === 'src/roles.ts'
      if (!fits) wrong.push(`${file.path} imports ${from}`)
    }
  }
  expect(wrong, 'a room reached where it may not').toEqual([])
})

test('a module uses only modules before it, and only by their door', () => {
  const wrong: string[] = []
  for (const file of code) {
    const { module } = placeOf(file.path)
    for (const { from } of importsOf(file)) {
      const path = target(file, from)
      const there = path?.startsWith('src/modules/') ? placeOf(path) : undefined
      if (!there || there.module === module) continue
      if (there.room !== 'door' || order.indexOf(there.module) >= order.indexOf(module))
        wrong.push(`${file.path} imports ${from}`)
    }
  }
  expect(wrong).toEqual([])
})

test('the platform and the looks know no module', () => {
  const wrong = [...sources('src/platform', isCode), ...sources('src/ui', isCode)].flatMap((file) =>
    importsOf(file)
      .filter(({ from }) => target(file, from)?.startsWith('src/modules'))
      .map(({ from }) => `${file.path} imports ${from}`),
  )
  expect(wrong).toEqual([])
})

test('the development pages are reached by one import, which production never makes', () => {
  const reach = sources('src', isCode)
    .filter(({ path }) => !path.startsWith('src/dev/'))
    .filter((file) => importsOf(file).some(({ from }) => target(file, from)?.startsWith('src/dev/')))
  expect(reach.map(({ path }) => path)).toEqual(['src/main.ts'])
  expect(reach[0]?.text).toMatch(/has_dev_pages \? \(await import\('\.\/dev\/routes\.tsx'\)\)/)
})

test('no room is longer than 200 lines', () => {
  const long = code.filter(({ text }) => text.split('\n').length > 201).map(({ path }) => path)
  expect(long, 'a second noun is asking to be let out').toEqual([])
})

test('no name says nothing', () => {
  const empty =
    /^(util|utils|helper|helpers|service|services|manager|handler|controller|model|dto|common|shared|misc|base|data|info)s?$/
  const wrong = sources('src', isCode).filter(({ path }) => path.split(/[/.-]/).some((word) => empty.test(word)))
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('a law that reads no file fails', () => {
  expect(() => sources('src', () => false)).toThrow('read no file')
})
