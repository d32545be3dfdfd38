import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { aside } from '../aside.ts'
import { shipped } from '../files/shipped.ts'

const require = createRequire(import.meta.url)
const faces = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf']

let compiler: Promise<NodeCompiler> | undefined

/** Where templates find each other and their pictures; nothing of it is on a disk, and no template reads one. */
const workspace = '/print'
/** What several templates import. */
const imported = ['letterhead.typ']

/** Fifty megabytes of compiler, loaded by whoever prints first. */
const opened = () =>
  (compiler ??= import('@myriaddreamin/typst-ts-node-compiler').then(({ NodeCompiler: typst }) => {
    const made = typst.create({
      workspace,
      fontArgs: [{ fontBlobs: faces.map((face) => readFileSync(require.resolve(`@expo-google-fonts/inter/${face}`))) }],
    })
    for (const name of imported) made.addSource(`${workspace}/${name}`, shipped(`print/${name}`))
    return made
  }))

/** A document of more keeps everybody else waiting for more than a moment. */
const large = 200_000
const mostSeconds = 120

/** PNGs and JPEGs by the names under which templates ask for them; a name never means two. */
export type Pictures = Readonly<Record<string, Uint8Array>>
type ToSet = { readonly template: string; readonly data: string; readonly pictures: Pictures }

/**
 * A document set by `print/TEMPLATE.typ`, tagged so that a screen reader can follow it (PDF/UA-1). `data` reaches the template as one
 * JSON text, so that nothing in it is ever markup. The same data always makes the same bytes.
 */
export async function printPdf(template: string, data: unknown, pictures: Pictures = {}): Promise<Uint8Array> {
  const to_set = { template, data: JSON.stringify(data), pictures }
  if (to_set.data.length <= large) return setPdf(to_set)
  const pdf = await aside<Uint8Array>(new URL(import.meta.url), 'setPdf', to_set, mostSeconds)
  if (!pdf) throw new Error(`print/${template}.typ took more than ${mostSeconds} seconds`)
  return pdf
}

export async function setPdf(to_set: ToSet): Promise<Uint8Array> {
  const typst = await opened()
  for (const [name, bytes] of Object.entries(to_set.pictures))
    typst.mapShadow(`${workspace}/${name}`, Buffer.from(bytes))
  try {
    return setWith(typst, to_set)
  } catch (error) {
    const data = withoutUnprintable(to_set.data, String(error))
    if (data === to_set.data) throw error
    return setWith(typst, { ...to_set, data })
  } finally {
    for (const name of Object.keys(to_set.pictures)) typst.unmapShadow(`${workspace}/${name}`)
    // It remembers everything it has ever set. Of the last two documents that is what the next has in common with them.
    typst.evictCache(2)
  }
}

function setWith(typst: NodeCompiler, { template, data }: ToSet): Uint8Array {
  const compiled = typst.compile({ mainFileContent: shipped(`print/${template}.typ`), inputs: { data } })
  const { result } = compiled
  if (!result) {
    const mistakes = compiled.takeDiagnostics()
    throw new Error(`print/${template}.typ: ${JSON.stringify(mistakes && typst.fetchDiagnostics(mistakes))}`)
  }
  return typst.pdf(result, { pdfStandard: 'ua-1' })
}

/** PDF/UA-1 refuses a whole document for one sign its font doesn't have: such signs become question marks. */
function withoutUnprintable(data: string, said: string): string {
  const signs = [...said.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gs)].flatMap(([, text = '']) =>
    Array.from(text.replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))),
  )
  return signs.length === 0
    ? data
    : JSON.stringify(
        JSON.parse(data, (_, value: unknown) =>
          typeof value === 'string' ? signs.reduce((words, sign) => words.replaceAll(sign, '?'), value) : value,
        ),
      )
}

/** Many documents by one template, set in a thread of their own: what is printed by the hundred keeps no page waiting. */
export async function printEach(
  template: string,
  each: readonly unknown[],
  pictures: Pictures = {},
): Promise<readonly Uint8Array[]> {
  const data = each.map((one) => JSON.stringify(one))
  const pdfs = await aside<readonly Uint8Array[]>(
    new URL(import.meta.url),
    'setPdfs',
    { template, data, pictures },
    mostSeconds,
  )
  if (!pdfs) throw new Error(`print/${template}.typ took more than ${mostSeconds} seconds for ${each.length} documents`)
  return pdfs
}

type ManyToSet = Omit<ToSet, 'data'> & { readonly data: readonly string[] }

export async function setPdfs({ data, ...others }: ManyToSet): Promise<readonly Uint8Array[]> {
  const pdfs: Uint8Array[] = []
  for (const one of data) pdfs.push(await setPdf({ ...others, data: one }))
  return pdfs
}
