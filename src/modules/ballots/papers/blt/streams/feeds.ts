import { refuse, shown, type Lines } from '../../lines/feeds.ts'
import type { Repairs } from '../../repairs/rules.ts'

const token = /\n|#[^\n]*|[^\s#]+/g
const encoder = new TextEncoder()

/**
 * Hill, Wichmann and Woodall’s format (Algorithm 123) takes no notice of lines. A file that is written so, its closing noughts all there,
 * becomes one with a paper a line; each new line remembers the number of the old.
 */
export function inLines(text: string, repairs: Repairs): Lines {
  const made: string[] = []
  const numbers: number[] = []
  let line = 1
  let held: string[] = []
  let held_from = 1
  let is_head = true
  const close = () => {
    made.push(held.join(' '))
    numbers.push(held_from)
    held = []
  }
  for (const { 0: word, index } of text.matchAll(token)) {
    if (word === '\n') line += 1
    if (word === '\n' || word.startsWith('#')) continue
    if (!/^-?[\d.=-]+$/.test(word)) refuse(line, `${shown(word)} stands where the papers are.`, endEach)
    if (held.length === 0) held_from = line
    held.push(word)
    const withdraws = held.length === 1 && word.startsWith('-')
    if (withdraws && made.length > 1 && !made.at(-1)?.startsWith('-'))
      refuse(line, `The line says that it stands for ${shown(word)} papers.`, endEach)
    const is_end = word === '0' && held.length === 1 && !is_head
    if (is_head ? held.length === 2 : withdraws || word === '0') {
      close()
      is_head = false
    }
    if (!is_end) continue
    for (const [at, words] of namesIn(text.slice(index + 1), Number(made[0]?.split(' ')[0])).entries()) {
      made.push(words)
      numbers.push(line + at)
    }
    repairs.note(1, 'The file takes no notice of lines: read by the 0 at the end of each paper.')
    return { bytes: encoder.encode(made.join('\n')), at: 0, line: 1, numbers }
  }
  return refuse(line, 'The papers do not end: the 0 after the last of them is missing.', endEach)
}

const quoted = /"[^"\n]*"/g

/** Names in quotation marks need no lines either, if there are as many as candidates with a title, a source and a comment. */
function namesIn(text: string, candidates: number): readonly string[] {
  const names = text.match(quoted) ?? []
  const are_all = text.replaceAll(quoted, '').trim() === ''
  return are_all && names.length <= candidates + 3 ? names : text.split('\n')
}

const endEach = 'End each paper with 0, and the last with another, or write one paper a line.'
