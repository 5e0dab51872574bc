import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { icnsOf, icoOf } from '../../../../build/icons/containers'

const small = { size: 16, png: Buffer.from('small picture') }
const large = { size: 256, png: Buffer.from('large picture, longer') }

describe('icoOf', () => {
  it('points from each directory entry to its own picture', () => {
    const ico = icoOf([small, large])
    const pictures = [0, 1].map((index) => {
      const entry = ico.subarray(6 + 16 * index)
      const [length, offset] = [entry.readUInt32LE(8), entry.readUInt32LE(12)]
      return { width: entry[0], height: entry[1], png: ico.subarray(offset, offset + length).toString() }
    })

    expect(ico.readUInt16LE(4)).toBe(2)
    expect(pictures).toEqual([
      { width: 16, height: 16, png: 'small picture' },
      { width: 0, height: 0, png: 'large picture, longer' },
    ])
  })

  it('refuses a picture larger than its directory can say', () => {
    expect(() => icoOf([{ size: 512, png: Buffer.alloc(1) }])).toThrow('up to 256 pixels')
  })
})

describe('icnsOf', () => {
  it('writes each picture under every type that its size stands for', () => {
    const icns = icnsOf([small, large])

    expect(icns.readUInt32BE(4)).toBe(icns.length)
    expect(chunksOf(icns)).toEqual([
      ['icp4', 'small picture'],
      ['ic08', 'large picture, longer'],
      ['ic13', 'large picture, longer'],
    ])
  })

  it('refuses a size that macOS has no type for', () => {
    expect(() => icnsOf([{ size: 48, png: Buffer.alloc(1) }])).toThrow('no place for 48 pixels')
  })

  it('made the committed icon, which is whole', () => {
    const icns = readFileSync(new URL('../../../../build/icons/icon.icns', import.meta.url))

    expect(chunksOf(icns).map(([type]) => type)).toContain('ic10')
  })
})

function chunksOf(icns: Buffer): [type: string, content: string][] {
  const chunks: [string, string][] = []
  for (let offset = 8; offset < icns.length;) {
    const length = icns.readUInt32BE(offset + 4)
    const content = icns.subarray(offset + 8, offset + length).toString('latin1')
    chunks.push([icns.toString('latin1', offset, offset + 4), content])
    offset += length
  }
  return chunks
}
