/** A file that came with a form, if one did: its bytes, and its name without a path and without marks that can't be seen. */
export async function fileSent(sent: FormData, name: string) {
  const file = sent.get(name)
  if (file === null || typeof file === 'string' || file.size === 0) return undefined
  // Some browsers send the path.
  const last = file.name.split(/[\\/]/).at(-1) ?? ''
  const file_name = last.replaceAll(/[^\p{L}\p{N} ._()+,&-]/gu, '').slice(0, 200) || 'file'
  return { bytes: new Uint8Array(await file.arrayBuffer()), file_name }
}
