import type { ApiDocument } from '../../../platform/api/mount.ts'

/** A parameter, or a field of an answer. */
export type Named = { readonly name: string; readonly about: string; readonly shape: string }

export type Fields = { readonly title: string; readonly names: readonly Named[] }

/** One operation as a reader meets it. */
export type Chapter = {
  readonly path: string
  readonly summary: string
  readonly about: string
  readonly permission: string
  readonly has_lines: boolean
  readonly example_address: string
  readonly example: unknown
  readonly parameters: readonly Named[]
  readonly fields: readonly Fields[]
}

type Components = NonNullable<ApiDocument['components']>
type Schema = NonNullable<Components['schemas']>[string]
type Plain = Exclude<Schema, { $ref: string }>

const isReference = (thing: object): thing is { $ref: string } => '$ref' in thing

/** What a reference stands for; a schema that is a reference or nothing, as optional ones are written, is what it refers to. */
function resolved(document: ApiDocument, schema: Schema): Plain {
  if (isReference(schema)) {
    const found = document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? '']
    return found ? resolved(document, found) : {}
  }
  const some = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.find((one) => isReference(one) || one.type !== 'null')
  return some ? { ...resolved(document, some), ...schema } : schema
}

/** `text, or null`, `a day`, `one of active, dormant`. */
function shapeOf(schema: Plain): string {
  const types = [schema.type ?? []].flat()
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  const or_null =
    types.includes('null') || alternatives.some((one) => !isReference(one) && one.type === 'null') ? ', or null' : ''
  const type = types.find((one) => one !== 'null') ?? 'object'
  const values = schema.enum?.filter((value) => value !== null)
  const range =
    schema.minimum !== undefined && schema.maximum !== undefined ? ` from ${schema.minimum} to ${schema.maximum}` : ''
  const usual = schema.default === undefined ? '' : `; ${String(schema.default)} where it is left out`
  const formats: Record<string, string> = { date: 'a day', 'date-time': 'a moment', uri: 'an address' }
  const words: Record<string, string> = {
    string: 'text',
    integer: 'a whole number',
    number: 'a number',
    array: 'a list',
    object: 'an object',
    boolean: 'true or false',
  }
  const said = values ? `one of ${values.join(', ')}` : (formats[schema.format ?? ''] ?? words[type] ?? type)
  return `${said}${range}${or_null}${usual}`
}

/** The fields of an answer, then those of each thing in it that has fields of its own. */
function fieldsOf(document: ApiDocument, schema: Schema, title = ''): readonly Fields[] {
  const fields = Object.entries(resolved(document, schema).properties ?? {}).map(([name, property]) => {
    const field = resolved(document, property)
    const inner = field.items ? resolved(document, field.items) : field
    const shape = field.items && !inner.properties ? `a list, each ${shapeOf(inner)}` : shapeOf(field)
    const within = inner.properties ? fieldsOf(document, inner, field.items ? `Each of ${name}` : `Of ${name}`) : []
    return { named: { name, about: field.description ?? '', shape }, within }
  })
  return [{ title, names: fields.map(({ named }) => named) }, ...fields.flatMap(({ within }) => within)]
}

/** The OpenAPI document as chapters, so that what people read and what programs read can't disagree. */
export function chaptersOf(document: ApiDocument): readonly Chapter[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, { get }]) => {
    const answer: unknown = get?.responses?.['200']
    const content = get && isAnswer(answer) ? answer.content : undefined
    const json = content?.['application/json']
    if (!get || !json) return []
    return [
      {
        path,
        summary: get.summary ?? '',
        about: get.description ?? '',
        permission: String(get['x-permission']),
        has_lines: content['application/x-ndjson'] !== undefined,
        example_address: String(get['x-example-address']),
        example: json.example,
        parameters: (get.parameters ?? []).flatMap((parameter) => {
          if (isReference(parameter)) return []
          const schema = resolved(document, parameter.schema ?? {})
          const about = parameter.description ?? schema.description ?? ''
          const name = parameter.in === 'path' ? `{${parameter.name}}` : parameter.name
          return [{ name, about, shape: shapeOf(schema) }]
        }),
        fields: fieldsOf(document, json.schema ?? {}),
      },
    ]
  })
}

type Answer = { readonly content: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>> }
const isAnswer = (thing: unknown): thing is Answer => typeof thing === 'object' && thing !== null && 'content' in thing
