// Draws the committed icons from their two drawings: npx tsx build/icons/make-icons.ts, after a change to one of them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { icnsOf, icoOf, type Picture } from './containers'

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024]
const ICO_SIZES = [16, 32, 48, 64, 128, 256]
const ICNS_SIZES = [16, 32, 64, 128, 256, 512, 1024]

/** Only here is the full drawing too fine. */
const LARGEST_SMALL_SIZE = 16

/** macOS's own icons leave this much of their width free on each side; one that does not looks too large in the Dock. */
const MACOS_MARGIN = 100 / 1024

const folder = import.meta.dirname

function draw(size: number, margin = 0): Picture {
  const isSmall = size <= LARGEST_SMALL_SIZE
  const drawing = readFileSync(join(folder, isSmall ? 'icon-small.svg' : 'icon.svg'), 'utf8')
  // At 16 pixels there is none to give away.
  const svg = isSmall ? drawing : withMargin(drawing, margin)
  return { size, png: new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng() }
}

function withMargin(drawing: string, margin: number): string {
  const side = 1024 / (1 - 2 * margin)
  const start = -side * margin
  return drawing.replace(
    'viewBox="0 0 1024 1024"',
    `viewBox="${[start, start, side, side].map(String).join(' ')}"`,
  )
}

for (const { size, png } of SIZES.map((size) => draw(size))) {
  writeFileSync(join(folder, `${String(size)}x${String(size)}.png`), png)
}
writeFileSync(join(folder, 'icon.ico'), icoOf(ICO_SIZES.map((size) => draw(size))))
writeFileSync(join(folder, 'icon.icns'), icnsOf(ICNS_SIZES.map((size) => draw(size, MACOS_MARGIN))))
