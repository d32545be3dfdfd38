import { refuse, shown, type Lines } from '../../lines/feeds.ts'
import type { Repairs } from '../../repairs/rules.ts'

const token = /\n|#[^\n]*|"[^"\n]*"|[^\s"#]+/g
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
  let part: 'head' | 'papers' | 'names' = 'head'
  const close = () => {
    made.push(held.join(' '))
    numbers.push(held_from)
    held = []
  }
  for (const [word] of text.matchAll(token)) {
    if (word === '\n') line += 1
    else if (word.startsWith('#')) continue
    else if (part === 'names') {
      held_from = line
      held.push(word)
      close()
    } else {
      if (!/^-?[\d.=-]+$/.test(word)) refuse(line, `${shown(word)} stands where the papers are.`, endEach)
      if (part === 'papers' && held.length === 0 && word.startsWith('-')) {
        if (made.length > 1 && !made.at(-1)?.startsWith('-'))
          refuse(line, `The line says that it stands for ${shown(word)} papers.`, endEach)
        held_from = line
        held.push(word)
        close()
        continue
      }
      if (held.length === 0) held_from = line
      held.push(word)
      if (part === 'head' && held.length === 2) {
        close()
        part = 'papers'
      } else if (part === 'papers' && word === '0') {
        if (held.length === 1) part = 'names'
        close()
      }
    }
  }
  if (part !== 'names') refuse(line, 'The papers do not end: the 0 after the last of them is missing.', endEach)
  repairs.note(1, 'The file takes no notice of lines: read by the 0 at the end of each paper.')
  return { bytes: encoder.encode(made.join('\n')), at: 0, line: 1, numbers }
}

const endEach = 'End each paper with 0, and the last with another, or write one paper a line.'
