import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { sha256 } from '../../src/platform/config.ts'
import { root } from './sources.ts'

/** What of a proof pack the checker reads. */
export type Checked = { readonly papers: string; readonly parameters: string; readonly result: string }

type Checker = {
  readonly process: { readonly argv: readonly string[] }
  readonly differences?: (checked: Checked, sha: typeof sha256) => { readonly found: readonly string[] }
}

const checker: Checker = { process: { argv: [] } }
runInNewContext(readFileSync(join(root, 'proof', 'check.js'), 'utf8'), checker)

/** The differences that `check.js` finds, without a process of its own. */
export function differencesIn(checked: Checked): readonly string[] {
  if (!checker.differences) throw new Error('check.js has no differences to find')
  return [...checker.differences(checked, sha256).found]
}
