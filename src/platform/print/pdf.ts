import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { aside } from '../aside.ts'
import { shipped } from '../files/shipped.ts'

const require = createRequire(import.meta.url)
const faces = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf']

let compiler: Promise<NodeCompiler> | undefined

/** Fifty megabytes of compiler, loaded by whoever prints first. */
const opened = () =>
  (compiler ??= import('@myriaddreamin/typst-ts-node-compiler').then(({ NodeCompiler: typst }) =>
    typst.create({
      fontArgs: [{ fontBlobs: faces.map((face) => readFileSync(require.resolve(`@expo-google-fonts/inter/${face}`))) }],
    }),
  ))

/** A document of more keeps everybody else waiting for more than a moment. */
const large = 200_000
const mostSeconds = 120

type ToSet = { readonly template: string; readonly data: string }

/**
 * A document set by `print/TEMPLATE.typ`, tagged so that a screen reader can follow it (PDF/UA-1). `data` reaches the template as one
 * JSON text, so that nothing in it is ever markup. The same data always makes the same bytes.
 */
export async function printPdf(template: string, data: unknown): Promise<Uint8Array> {
  const to_set = { template, data: JSON.stringify(data) }
  if (to_set.data.length <= large) return setPdf(to_set)
  const pdf = await aside<Uint8Array>(new URL(import.meta.url), 'setPdf', to_set, mostSeconds)
  if (!pdf) throw new Error(`print/${template}.typ took more than ${mostSeconds} seconds`)
  return pdf
}

export async function setPdf({ template, data }: ToSet): Promise<Uint8Array> {
  const typst = await opened()
  try {
    const compiled = typst.compile({ mainFileContent: shipped(`print/${template}.typ`), inputs: { data } })
    const { result } = compiled
    if (!result) {
      const mistakes = compiled.takeDiagnostics()
      throw new Error(`print/${template}.typ: ${JSON.stringify(mistakes && typst.fetchDiagnostics(mistakes))}`)
    }
    return typst.pdf(result, { pdfStandard: 'ua-1' })
  } finally {
    // It remembers everything it has ever set.
    typst.evictCache(0)
  }
}

/** Many documents by one template, set in a thread of their own: what is printed by the hundred keeps no page waiting. */
export async function printEach(template: string, each: readonly unknown[]): Promise<readonly Uint8Array[]> {
  const to_set = each.map((data): ToSet => ({ template, data: JSON.stringify(data) }))
  const pdfs = await aside<readonly Uint8Array[]>(new URL(import.meta.url), 'setPdfs', to_set, mostSeconds)
  if (!pdfs) throw new Error(`print/${template}.typ took more than ${mostSeconds} seconds for ${each.length} documents`)
  return pdfs
}

export async function setPdfs(each: readonly ToSet[]): Promise<readonly Uint8Array[]> {
  const pdfs: Uint8Array[] = []
  for (const to_set of each) pdfs.push(await setPdf(to_set))
  return pdfs
}
