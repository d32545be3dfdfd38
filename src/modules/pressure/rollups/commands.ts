import { readFileSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { CommandRefused, type Command } from '../../../platform/command.ts'
import { csvText } from '../../../platform/exports/csv.ts'
import { distrust, readSigned, readTrust } from './feeds.ts'
import { inFours, nationalColumns, nationalPaper, textReport } from './reports/rules.ts'
import { merge, type NationalReport, type Signed } from './rules.ts'

/** What a report is written as, by the ending of its file; what only one of them needs is loaded by it. */
const forms: Readonly<Record<string, (report: NationalReport) => string | Promise<string | Uint8Array>>> = {
  '.html': async (report) => (await import('./letters.tsx')).htmlReport(report),
  '.json': (report) => `${JSON.stringify(report, null, 2)}\n`,
  '.csv': ({ lmcs }) => csvText(nationalColumns, lmcs),
  '.pdf': async (report) =>
    (await import('../../../platform/print/pdf.ts')).printPdf('national-report', nationalPaper(report)),
}

/** Makes one report of many LMCs' signed files. It needs no installation and keeps nothing. */
const merging: Command = {
  name: 'pressure merge',
  takes: 'FILES…',
  about: 'Checks signed situation reports of one week from many LMCs, and makes a national report of them',
  options: {
    trust: { type: 'string', value: 'KEYS.json', about: 'Fingerprints you vouch for: {"fingerprint": "LMC’s name"}' },
    out: { type: 'string', value: 'FILE', about: `Write the report there: ${Object.keys(forms).join(', ')}` },
    json: { type: 'boolean', about: 'Print one JSON object' },
  },
  async run({ print, say }, { words, options }) {
    const out = typeof options['out'] === 'string' ? options['out'] : undefined
    const form = forms[extname(out ?? '').toLowerCase()]
    if (out !== undefined && !form)
      throw new CommandRefused(`“${out}” ends in none of: ${Object.keys(forms).join(', ')}. Say which it is to be.`)
    const given = words.map((file) => {
      const read = readSigned(file, bytesOf(file))
      if (!read.ok) throw new CommandRefused(`${read.why} Nothing was merged.`)
      return read.value
    })
    vouch(given, options['trust'], say)
    const merged = merge(given)
    if (!merged.ok) throw new CommandRefused(`${merged.why} Nothing was merged.`)
    if (out !== undefined && form) {
      writeFileSync(out, await form(merged.value))
      say(`${out} is written.`)
    }
    if (options['json']) print(JSON.stringify(merged.value))
    else if (out === undefined) print(textReport(merged.value))
    return 0
  },
}

export const commands: readonly Command[] = [merging]

function vouch(given: readonly Signed[], trust: string | boolean | undefined, say: (line: string) => void) {
  if (typeof trust !== 'string') {
    say('Nobody vouched for these keys: compare each fingerprint with what its LMC says, or use --trust.')
    for (const { file, statement, fingerprint } of given)
      say(`${file}: ${statement.lmc_name}, signed by ${inFours(fingerprint)}`)
    return
  }
  const trusted = readTrust(bytesOf(trust))
  if (!trusted)
    throw new CommandRefused(`${trust} is no list of keys. It is JSON: {"fingerprint": "LMC’s name"}, 64 digits each.`)
  for (const one of given) {
    const why = distrust(one, trusted)
    if (why) throw new CommandRefused(`${why} Nothing was merged.`)
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    throw new CommandRefused(`${file} can’t be read. Check that it is there, and is a file.`)
  }
}
