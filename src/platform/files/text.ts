import { isUtf8 } from 'node:buffer'
import { Unreadable, downloadAgain } from './mistakes.ts'

/** UTF-8 to text. Any other encoding is refused and not guessed at: a guess puts a wrong letter in somebody's name. */
export function readText(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new Unreadable('This file is saved as UTF-16, not as UTF-8.', saveAsUtf8)
  if (bytes.subarray(0, 4096).includes(0))
    throw new Unreadable('This is not a text file: it holds bytes that no text has.', downloadAgain)
  if (!isUtf8(bytes))
    throw new Unreadable('This line is not in UTF-8: it may be in Windows-1252.', saveAsUtf8, firstBadLine(bytes))
  const text = new TextDecoder().decode(bytes)
  const start = text.slice(0, 1000).trimStart()
  if (start === '') throw new Unreadable('This file is empty.', downloadAgain)
  if (start.startsWith('<'))
    throw new Unreadable('This is a web page, not a data file: the download probably failed.', downloadAgain)
  return text
}

/** A line feed is never part of a longer UTF-8 character, so each line can be judged alone. */
function firstBadLine(bytes: Uint8Array) {
  let from = 0
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, from)
    if (end < 0 || !isUtf8(bytes.subarray(from, end))) return line
    from = end + 1
  }
}

const saveAsUtf8 = 'Download it again, or open it in a spreadsheet and save it as “CSV UTF-8”.'
