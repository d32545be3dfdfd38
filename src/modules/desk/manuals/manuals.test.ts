import { z } from 'zod'
import { expect, test } from 'vitest'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { modules } from '../../../modules.ts'
import { chaptersOf } from './rules.ts'
import { describeApi } from '../../../platform/api/mount.ts'

const site = siteAt(await testInstallation(), '2026-11-19T09:00:00Z')
const operations = modules.flatMap(({ apis }) => apis ?? [])
const reply = await site.get('/api/v1/openapi.json')
const document: unknown = await reply.json()

/** The parts of OpenAPI 3.1 that the document uses, as its specification has them; anything else is refused. */
const schema: z.ZodType = z.lazy(() => z.union([reference, plainSchema]))
const reference = z.strictObject({ $ref: z.string().regex(/^#\/components\/schemas\/\w+$/) })
const type = z.enum(['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'])
const plainSchema = z.strictObject({
  type: z.union([type, z.array(type)]).optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  example: z.unknown().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.unknown()).min(1).optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  items: schema.optional(),
  properties: z.record(z.string(), schema).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.union([z.boolean(), schema]).optional(),
  anyOf: z.array(schema).optional(),
  oneOf: z.array(schema).optional(),
})
const content = z.record(z.string(), z.strictObject({ schema, example: z.unknown().optional() }))
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['query', 'path']),
  required: z.boolean().optional(),
  description: z.string().min(1),
  schema,
})
const operation = z.strictObject({
  operationId: z.string().regex(/^\w+$/),
  summary: z.string().min(1),
  description: z.string().min(1),
  security: z.tuple([z.strictObject({ token: z.tuple([]) })]),
  parameters: z.array(parameter).optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.strictObject({ description: z.string().min(1), content })),
  'x-permission': z.string(),
  'x-example-address': z.string(),
})
const openApi = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.tuple([z.strictObject({ url: z.url() })]),
  components: z.strictObject({
    securitySchemes: z.record(
      z.string(),
      z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer'), description: z.string() }),
    ),
    schemas: z.record(z.string(), schema),
    parameters: z.strictObject({}).optional(),
  }),
  paths: z.record(z.string().regex(/^\//), z.strictObject({ get: operation })),
  webhooks: z.strictObject({}).optional(),
})

test('the document is OpenAPI 3.1, and everybody may read it', () => {
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/json'])
  const { paths, servers } = openApi.parse(document)
  expect(Object.keys(paths).sort()).toEqual(operations.map(({ path }) => path).sort())
  expect(servers[0].url).toBe('http://localhost:3000/api/v1')
  const names = Object.values(paths).map(({ get }) => get.operationId)
  expect(new Set(names).size).toBe(names.length)
})

test('every reference leads to something, and every name in a path is a parameter', () => {
  const { components, paths } = openApi.parse(document)
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name ?? '',
  )
  expect(references.length).toBeGreaterThan(0)
  expect(references.filter((name) => !(name in components.schemas))).toEqual([])
  for (const [path, { get }] of Object.entries(paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(
      (get.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name),
      path,
    ).toEqual(named)
  }
})

const chapters = chaptersOf(describeApi(operations, 'http://localhost:3000'))

test.each(chapters.map((chapter) => [chapter.path, chapter] as const))(
  '%s says what every parameter and every field is',
  (_path, chapter) => {
    expect(chapter.fields.length).toBeGreaterThan(0)
    const silent = [...chapter.parameters, ...chapter.fields.flatMap(({ names }) => names)].filter(
      ({ about, shape }) => !/\w.*\.$/.test(about) || shape === '',
    )
    expect(silent.map(({ name }) => name)).toEqual([])
  },
)

test('people read the same as programs, without a script and without signing in', async () => {
  const page = await (await site.get('/api/v1')).text()
  for (const { path, summary, fields } of chapters) {
    expect(page).toContain(`GET ${path}`)
    expect(page).toContain(summary)
    for (const { name } of fields.flatMap(({ names }) => names)) expect(page).toContain(`<dt>${name}</dt>`)
  }
  for (const href of ['/tokens', '/about-the-data', '/api/v1/openapi.json']) expect(page).toContain(`href="${href}"`)
  expect(page).toContain('curl -H')
})

test('whose data it is stands where everybody can read it, in the words each licence asks for', async () => {
  const page = await (await site.get('/about-the-data')).text()
  for (const words of [
    'Open Government Licence v3.0',
    'Contains CQC data',
    'Crown copyright',
    'Royal Mail copyright',
    'Open Parliament Licence v3.0',
    'CC BY 4.0',
  ])
    expect(page).toContain(words)
})
