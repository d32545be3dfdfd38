import { strToU8, zipSync } from 'fflate'

/** Some texts as one ZIP file, each under its name. */
export const archive = (files: readonly (readonly [name: string, text: string])[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(([name, text]) => [name.replaceAll(/[\\/:*?"<>|]/g, ' '), strToU8(text)])))
