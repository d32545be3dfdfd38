import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { previewPage, previews as parts } from './ui/previews.tsx'

type Previews = Readonly<Record<string, () => ReturnType<typeof previewPage>>>

// Read from the folders rather than listed here, so that a page's previews are found by being exported.
const modulesFolder = join(import.meta.dirname, 'modules')
const files = readdirSync(modulesFolder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(pages|letters)\.(tsx|js)$/.test(path),
)

async function previewsOf(file: string) {
  const room = (await import(join(modulesFolder, file))) as { readonly previews?: Previews }
  const noun = file.split('/').slice(0, -1).join(' ')
  return Object.entries(room.previews ?? {}).map(([name, preview]) => [`${noun}: ${name}`, preview] as const)
}

/** Every page of every module, and every part, in the states worth looking at; each is a whole document. */
export const previews: Previews = Object.fromEntries([
  ...(await Promise.all(files.sort().map(previewsOf))).flat(),
  ...Object.keys(parts).map((name) => [name, () => previewPage(name)] as const),
])
