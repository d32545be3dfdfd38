import { figure, thousands } from '../../../platform/values.ts'
import { pictureIn, type Picture, type UnfitPicture } from '../../../platform/files/picture.ts'

/** A logo is in every paper anew: a hundred statements carry it a hundred times. */
const largestLogo = 500 * 1024
/** On paper a logo is at most six centimetres wide, for which a printer asks 700. */
const mostPixels = 2_000
const fewestPixels = 16

const unfit: Readonly<Record<UnfitPicture, string>> = {
  not_a_picture: 'The logo must be a PNG or a JPEG. Save it as one of these, whatever its name ends in.',
  torn: 'The logo is not whole: part of the file is missing or spoilt. Save it again and send that.',
  four_colours: 'The logo is in the colours of a printing press (CMYK). Save it in RGB, or as a PNG.',
}

const large = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${figure(bytes / 1024 / 1024)} MB`
const pixels = (width: number, height: number) => `${thousands(width)} × ${thousands(height)}`

/** A logo that can be printed, or the sentence that says what to do. Nothing of it is unpacked before its size is known. */
export function logoIn(bytes: Uint8Array): Picture | string {
  if (bytes.byteLength > largestLogo)
    return `The logo is ${large(bytes.byteLength)}. Send one of at most 500 kB: it is sent with every paper.`
  const picture = pictureIn(bytes)
  if (typeof picture === 'string') return unfit[picture]
  const { width, height } = picture
  if (Math.max(width, height) > mostPixels)
    return `The logo is ${pixels(width, height)} pixels. Send one of at most ${pixels(mostPixels, mostPixels)}: on paper it is six centimetres wide.`
  if (Math.min(width, height) < fewestPixels)
    return `The logo is ${pixels(width, height)} pixels, too few to be seen on paper. Send a larger one.`
  return picture
}
