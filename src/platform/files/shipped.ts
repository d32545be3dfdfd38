import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

const root = dirname(findPackageJSON(import.meta.url) ?? '.')
const texts = new Map<string, string>()

/** A text that comes with the program and isn't compiled: a template to print with, a rule in plain words. Read once. */
export function shipped(path: string): string {
  const text = texts.get(path) ?? readFileSync(join(root, path), 'utf8')
  texts.set(path, text)
  return text
}
