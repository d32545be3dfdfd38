import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { hueRules } from './hues.ts'

type Bytes = Uint8Array<ArrayBuffer>
export type Asset = { body: Bytes; type: string; encodings?: { br: Bytes; gzip: Bytes } }

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const addresses = new Map<string, string>()
const assets = new Map<string, Asset>()

function keep(name: string, body: Bytes) {
  const kind = extname(name)
  const type = types[kind]
  if (!type) throw new Error(`public/${name}: no content type is known for ${kind || 'a file without an ending'}`)
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  const address = `/assets/${name.slice(0, -kind.length)}.${hash}${kind}`
  addresses.set(name, address)
  assets.set(address, {
    body,
    type,
    ...(kind !== '.woff2' && { encodings: { br: brotliCompressSync(body), gzip: gzipSync(body) } }),
  })
}

function folderOf(name: string) {
  const found = name === '.' ? findPackageJSON(import.meta.url) : findPackageJSON(name, import.meta.url)
  if (!found) throw new Error(`${name} is not installed`)
  return dirname(found)
}

const publicFolder = join(folderOf('.'), 'public')
const inter = join(folderOf('@fontsource-variable/inter'), 'files', 'inter-latin-wght-normal.woff2')

keep('inter.woff2', readFileSync(inter))
const names = readdirSync(publicFolder)
for (const name of names.filter((name) => !name.endsWith('.css'))) keep(name, readFileSync(join(publicFolder, name)))
// Stylesheets come last: they name the other files by the addresses those have now been given.
for (const name of names.filter((name) => name.endsWith('.css'))) {
  const text = readFileSync(join(publicFolder, name), 'utf8').replace(
    /url\('([^']+)'\)/g,
    (_, of) => `url('${asset(of)}')`,
  )
  keep(name, Buffer.from(name === 'style.css' ? text + hueRules() : text))
}

/** The address of a file in `public/`; it changes with the content, so it may be kept for ever. */
export function asset(name: string): string {
  const address = addresses.get(name)
  if (!address) throw new Error(`public/${name} does not exist`)
  return address
}

export const assetAt = (path: string): Asset | undefined => assets.get(path)
