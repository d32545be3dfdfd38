/** The lightness of the brand colour on light and on dark; `public/style.css` uses the same two. */
const brand_lightness = [0.42, 0.8]
const most_chroma = 0.12

/** OKLCH to linear-light sRGB, by the matrices of Björn Ottosson's Oklab (2020). */
export function linearRgb(lightness: number, chroma: number, hue: number): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const isShown = (lightness: number, chroma: number, hue: number) =>
  linearRgb(lightness, chroma, hue).every((channel) => channel >= 0 && channel <= 1)

/** The strongest colour of this hue that a screen can show as written: one that it can't is clipped, and its contrast lost. */
export function chromaFor(hue: number): number {
  let chroma = most_chroma
  while (!brand_lightness.every((lightness) => isShown(lightness, chroma, hue))) chroma -= 0.002
  return Number(chroma.toFixed(3))
}

/** Any LMC may have any hue, and no page may carry a style attribute, so every hue is a rule. */
export const hueRules = () =>
  `@layer tokens{${Array.from({ length: 360 }, (_, hue) => `[data-hue="${hue}"]{--h:${hue};--c:${chromaFor(hue)}}`).join('')}}`
