import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { MAX_DECODED_BYTES, undoContentEncoding } from '../../../../electron/store/content-encoding'

const plain = Buffer.from('{"event":"order.created"}'.repeat(20))

function undo(bytes: Uint8Array, ...encodings: string[]): Buffer | null {
  const decoded = undoContentEncoding(
    bytes,
    encodings.map((value) => ['Content-Encoding', value]),
  )
  return decoded === null ? null : Buffer.from(decoded)
}

describe('undoing content encodings', () => {
  it.each([
    ['gzip', gzipSync(plain)],
    ['x-gzip', gzipSync(plain)],
    ['GZip', gzipSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['deflate', deflateSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['identity', plain],
    ['', plain],
    ['gzip, br', brotliCompressSync(gzipSync(plain))],
    [' gzip ,identity', gzipSync(plain)],
  ])('undoes %s', (encoding, bytes) => {
    expect(undo(bytes, encoding)?.equals(plain)).toBe(true)
  })

  it('takes several headers for one list', () => {
    expect(undo(brotliCompressSync(gzipSync(plain)), 'gzip', 'br')?.equals(plain)).toBe(true)
  })

  it('gives the very same bytes where nothing is encoded', () => {
    expect(undoContentEncoding(plain, [])).toBe(plain)
  })

  it('leaves an empty body empty', () => {
    expect(undo(Buffer.alloc(0), 'gzip')?.length).toBe(0)
  })

  it.each([
    ['unknown', 'zstd', plain],
    ['named like a property of every object', 'constructor', plain],
    ['not what it says', 'gzip', plain],
    ['cut short', 'gzip', gzipSync(plain).subarray(0, 20)],
    ['stacked beyond reason', 'gzip,gzip,gzip,gzip,gzip', gzipSync(plain)],
  ])('gives up on an encoding that is %s', (_what, encoding, bytes) => {
    expect(undo(bytes, encoding)).toBeNull()
  })

  it('gives up on a bomb before it fills the memory', () => {
    const bomb = gzipSync(Buffer.alloc(MAX_DECODED_BYTES + 1))
    expect(bomb.length).toBeLessThan(100_000)
    expect(undo(bomb, 'gzip')).toBeNull()
  })
})
