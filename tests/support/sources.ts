import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseSync } from 'rolldown/utils'

export const root = join(import.meta.dirname, '..', '..')

export type Source = { readonly path: string; readonly text: string }

/** Every file under a folder whose path passes; a law that read nothing would pass over everything, so none is a failure. */
export function sources(folder: string, passes: (path: string) => boolean = () => true): readonly Source[] {
  const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => passes(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  if (found.length === 0) throw new Error(`this law read no file under ${folder}: it would pass whatever stood there`)
  return found
}

export const isCode = (path: string) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path)
export const isTest = (path: string) => /\.test\.tsx?$/.test(path)

/** What a file imports, with whether only types are. */
export function importsOf({ path, text }: Source): readonly { from: string; is_type_only: boolean }[] {
  const { module, program } = parseSync(path, text)
  const ofTypes = new Set(
    program.body.flatMap((node) =>
      (node.type === 'ImportDeclaration' && node.importKind === 'type') ||
      (node.type === 'ExportNamedDeclaration' && node.exportKind === 'type')
        ? [node.start]
        : [],
    ),
  )
  const imports = module.staticImports.map(({ start, moduleRequest, entries }) => ({
    from: moduleRequest.value,
    is_type_only: ofTypes.has(start) || (entries.length > 0 && entries.every(({ isType }) => isType)),
  }))
  const exports = module.staticExports.flatMap(({ start, entries }) =>
    entries.flatMap(({ moduleRequest }) =>
      moduleRequest ? [{ from: moduleRequest.value, is_type_only: ofTypes.has(start) }] : [],
    ),
  )
  const later = module.dynamicImports.map(({ moduleRequest }) => ({
    from: text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    is_type_only: false,
  }))
  return [...imports, ...exports, ...later]
}
