import { z } from '@hono/zod-openapi'
import { goIn, type Ask, type Permission } from '../routes.ts'
import { Mistaken, type Mistake } from './refusal.ts'

/** One operation of the JSON API: what it is, who may use it, what it is asked and what it answers. All of them only read. */
export type Operation = {
  /** Under the API's own address, as OpenAPI writes it: `/practices/{ods_code}`. */
  readonly path: string
  readonly may: Permission
  readonly summary: string
  readonly about: string
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly answer: z.ZodType
  /** One row, where the same can be had as JSON lines. */
  readonly line?: z.ZodType
  /** Asks for the practice, the areas and so on that the fields' own examples are of. */
  readonly example_address: string
  readonly handle: (c: Ask) => Promise<Response>
}

/** What a schema describes, before it is written as JSON: days and moments write themselves. */
export type Unwritten<T> = T extends string
  ? T | Temporal.PlainDate | Temporal.Instant
  : T extends readonly (infer One)[]
    ? readonly Unwritten<One>[]
    : T extends object
      ? { readonly [Name in keyof T]: Unwritten<T[Name]> }
      : T

type Described<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType> = Pick<
  Operation,
  'path' | 'may' | 'summary' | 'about' | 'line' | 'example_address'
> & {
  readonly params: P
  readonly query: Q
  readonly answer: A
}

/** The door stands before the questions are read, so that a stranger learns nothing by asking them wrongly. */
export const operation = <P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType>(
  described: Described<P, Q, A>,
  answer: (c: Ask, asked: z.output<P> & z.output<Q>) => Promise<Unwritten<z.output<A>> | Response>,
): Operation => ({
  ...described,
  async handle(c) {
    goIn(c, described.may)
    const params = read(described.params, c.req.param())
    const answered = await answer(c, { ...params, ...read(described.query, queryOf(c)) })
    return answered instanceof Response ? answered : c.json(answered)
  },
})

/** A name given twice comes as a list, which no question takes. */
const queryOf = (c: Ask) =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, given]) => [name, given.length === 1 ? given[0] : given]),
  )

function read<Schema extends z.ZodObject>(schema: Schema, given: Record<string, unknown>): z.output<Schema> {
  const found = schema.safeParse(given)
  if (found.success) return found.data
  const mistakes = found.error.issues.flatMap(({ code, path, message, ...issue }): Mistake[] => {
    if (code !== 'unrecognized_keys' || !('keys' in issue)) {
      const name = path.map(String).join('.')
      return [{ parameter: name, message: Array.isArray(given[name]) ? `Give ${name} once` : message }]
    }
    const known = Object.keys(schema.shape)
    const instead = known.length > 0 ? `There are ${known.join(', ')}.` : 'There are none here.'
    return issue.keys.map((parameter) => ({
      parameter,
      message: `Leave it out: there is no such parameter. ${instead}`,
    }))
  })
  throw new Mistaken(mistakes)
}

/** The fields a schema names and no others, whatever else a read brings. */
export const shown = <Shape extends z.ZodRawShape, Row extends { readonly [Name in keyof Shape]: unknown }>(
  schema: z.ZodObject<Shape>,
  row: Row,
) =>
  Object.fromEntries(Object.keys(schema.shape).map((name) => [name, row[name]])) as Pick<Row, keyof Shape & keyof Row>

/** An answer made of the examples of its fields. */
export function exampleOf(schema: z.core.$ZodType): unknown {
  const about = z.globalRegistry.get(schema)
  if (about && 'example' in about) return about['example']
  if (schema instanceof z.ZodNullable) return exampleOf(schema.unwrap())
  if (schema instanceof z.ZodArray) return [exampleOf(schema.element)]
  if (!(schema instanceof z.ZodObject)) throw new Error('a field has no example')
  return Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, exampleOf(field)]))
}
