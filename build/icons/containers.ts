/** A square PNG of so many pixels. */
export interface Picture {
  size: number
  png: Buffer
}

const ICO_HEADER_BYTES = 6
const ICO_ENTRY_BYTES = 16

/** Windows' icon: a directory of pictures, kept as the PNGs they are (read so since Windows Vista). */
export function icoOf(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER_BYTES)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * pictures.length
  const entries = pictures.map(({ size, png }) => {
    if (size > 256) throw new Error(`An .ico holds pictures of up to 256 pixels, not ${String(size)}.`)
    const entry = Buffer.alloc(ICO_ENTRY_BYTES)
    // One byte each for width and height: 256 is written as 0.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)])
}

/** The types whose content is a PNG; a size with two types is also the doubled size of the next smaller one. */
const ICNS_TYPES: Record<number, readonly string[]> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

/** macOS's icon: chunks of type, length and PNG. */
export function icnsOf(pictures: readonly Picture[]): Buffer {
  const chunks = pictures.flatMap(({ size, png }) => {
    const types = ICNS_TYPES[size]
    if (types === undefined) throw new Error(`An .icns has no place for ${String(size)} pixels.`)
    return types.map((type) => icnsChunk(type, png))
  })
  return icnsChunk('icns', Buffer.concat(chunks))
}

function icnsChunk(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8)
  header.write(type, 'latin1')
  header.writeUInt32BE(header.length + content.length, 4)
  return Buffer.concat([header, content])
}
