import type { Of } from '../../seeds/file-rows.ts'
import type { OpenData } from '../../src/modules/register/imports/feeds.ts'

/** The invented files of one kind, oldest first. */
export const ofKind = <Kind extends OpenData['kind']>(files: readonly OpenData[], kind: Kind) =>
  files.filter((file): file is Of<Kind> => file.kind === kind)
