import { plainFileName } from '../forms/file-names.ts'

/** A file that came with a form, if one did: its bytes, and its plain name. */
export async function fileSent(sent: FormData, name: string) {
  const file = sent.get(name)
  if (file === null || typeof file === 'string' || file.size === 0) return undefined
  return { bytes: new Uint8Array(await file.arrayBuffer()), file_name: plainFileName(file.name) }
}
