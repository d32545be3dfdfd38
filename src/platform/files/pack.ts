import { strToU8, zipSync } from 'fflate'

/** The earliest day that a zip can name: the same files always make the same bytes. */
const always = '1980-01-01T00:00:00'

/** Files, by their names, in one zip. */
export const packed = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { mtime: always, level: 9 },
  )
