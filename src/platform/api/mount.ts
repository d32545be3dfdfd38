import { OpenAPIHono } from '@hono/zod-openapi'
import { clientAddress } from '../client-address.ts'
import type { Ask, Env } from '../routes.ts'
import { exampleOf, type Operation } from './operation.ts'
import { refusals, refusalShape } from './refusal.ts'

export const apiAddress = '/api/v1'
export const requestsAMinute = 300

/** The operations at their addresses, each token and each account with a measure of its own. */
export function mountApi(operations: readonly Operation[]): OpenAPIHono<Env> {
  const api = new OpenAPIHono<Env>()
  for (const { path, handle } of operations)
    api.get(path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      c.header('cache-control', 'private, no-store')
      await c.get('limit')(`api ${whoAsks(c)}`, requestsAMinute, 60)
      return handle(c)
    })
  return api
}

/** An office's live tokens differ in their names. */
function whoAsks(c: Ask) {
  const { kind, account_id, office_id, name } = c.get('scope').actor
  return kind === 'stranger' ? clientAddress(c) : (account_id ?? `${office_id} ${name}`)
}

const about =
  `Reads the register of an LMC: practices, areas, list sizes and changes. What is public of any practice in England can be read
with any token that covers the part; what an LMC keeps itself (groups, changes) only with a token for that LMC.
Notes are in no answer. Fields are named as in the office’s files. Days are ISO 8601, figures are plain numbers, and what isn’t known
is null.`.replaceAll('\n', ' ')

export type ApiDocument = ReturnType<typeof describeApi>

/** The OpenAPI document, made of the operations themselves. */
export function describeApi(operations: readonly Operation[], public_url: string) {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono()
  openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token that an office’s administrator makes. It is sent as “Authorization: Bearer …”.',
  })
  for (const { path, may, summary, about: description, params, query, answer, line, example_address } of operations)
    openAPIRegistry.registerPath({
      method: 'get',
      path,
      operationId: operationId(path),
      summary,
      description,
      security: [{ token: [] }],
      'x-permission': may,
      'x-example-address': example_address,
      request: { params, query },
      responses: {
        200: {
          description: 'What was asked for.',
          content: {
            'application/json': { schema: answer, example: exampleOf(answer) },
            ...(line && { 'application/x-ndjson': { schema: line } }),
          },
        },
        ...Object.fromEntries(
          Object.values(refusals).map(({ status, about: why }) => [
            status,
            { description: why, content: { 'application/json': { schema: refusalShape } } },
          ]),
        ),
      },
    })
  return getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'OpenLMC register', version: '1', description: about },
    servers: [{ url: `${public_url}${apiAddress}` }],
  })
}

/** `/practices/{ods_code}/list-sizes` is `practices_by_ods_code_list_sizes`. */
const operationId = (path: string) =>
  path
    .slice(1)
    .replaceAll(/\{(\w+)\}/g, 'by_$1')
    .replaceAll(/[/-]/g, '_')
