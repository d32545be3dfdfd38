import { strToU8, Zip, ZipPassThrough, zipSync } from 'fflate'

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

/** Files too many to hold at once, in one zip, piece by piece as they come; as they are, because a PDF is packed already. */
export async function* packedEach(
  files: AsyncIterable<readonly [name: string, content: Uint8Array]>,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  for await (const [name, content] of files) {
    const file = new ZipPassThrough(name)
    file.mtime = always
    zip.add(file)
    file.push(content, true)
    yield* ready
    ready = []
  }
  zip.end()
  yield* ready
}
