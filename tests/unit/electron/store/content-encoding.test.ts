import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { MAX_UNPACKED_BYTES } from '../../../../core/delivery/unpack-problem'
import { undoContentEncoding, unpack } from '../../../../electron/store/content-encoding'

const plain = Buffer.from('{"event":"order.created"}'.repeat(20))

/** Of which half a compressed form holds much. */
const long = Buffer.from(Array.from({ length: 20_000 }, (_, index) => `${String(index)};`).join(''))

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
    ['unknown', 'zstd', plain, { kind: 'unknown', encoding: 'zstd' }],
    ['named like a property of every object', 'constructor', plain, { kind: 'unknown' }],
    ['not what it says', 'gzip', plain, { kind: 'damaged', encoding: 'gzip' }],
    ['not what it says', 'br', plain, { kind: 'damaged', encoding: 'br' }],
    ['wrong in its checksum', 'gzip', withWrongChecksum(gzipSync(plain)), { kind: 'damaged' }],
    ['cut short', 'gzip', gzipSync(plain).subarray(0, 20), { kind: 'cut-short', encoding: 'gzip' }],
    ['cut short', 'deflate', deflateSync(plain).subarray(0, 10), { kind: 'cut-short', encoding: 'deflate' }],
    ['cut short', 'br', brotliCompressSync(plain).subarray(0, 10), { kind: 'cut-short', encoding: 'br' }],
    [
      'cut short within',
      'gzip, br',
      brotliCompressSync(gzipSync(plain).subarray(0, 20)),
      { encoding: 'gzip' },
    ],
    ['stacked beyond reason', 'gzip,gzip,gzip,gzip,gzip', gzipSync(plain), { kind: 'unknown' }],
  ])('gives up on an encoding that is %s: %s', (_what, encoding, bytes, problem) => {
    const unpacked = unpack(bytes, [['Content-Encoding', encoding]])
    expect(unpacked.problem).toMatchObject(problem)
    expect(unpacked.bytes).toBe(bytes)
    expect(undo(bytes, encoding)).toBeNull()
  })

  it.each([
    ['gzip', gzipSync(Buffer.alloc(MAX_UNPACKED_BYTES + 1))],
    ['br', brotliCompressSync(Buffer.alloc(MAX_UNPACKED_BYTES + 1))],
  ])('gives up on a bomb before it fills the memory: %s', (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(100_000)
    expect(unpack(bomb, [['Content-Encoding', encoding]]).problem).toEqual({ kind: 'too-large', encoding })
  })

  it.each([
    ['gzip', gzipSync(long)],
    ['deflate', deflateSync(long)],
    ['deflate', deflateRawSync(long)],
    ['br', brotliCompressSync(long)],
    ['gzip, br', brotliCompressSync(gzipSync(long))],
  ])('gives the start of what the start of a body was before %s', (encoding, bytes) => {
    const start = bytes.subarray(0, bytes.length / 2)
    const headers = [['Content-Encoding', encoding]] as const
    const { bytes: unpacked, problem } = unpack(start, headers, { isStart: true })
    expect(problem).toBeNull()
    expect(unpacked.length).toBeGreaterThan(1000)
    expect(long.subarray(0, unpacked.length).equals(unpacked)).toBe(true)
  })
})

function withWrongChecksum(bytes: Buffer): Buffer {
  const wrong = Buffer.from(bytes)
  wrong.writeUInt32LE(0, wrong.length - 8)
  return wrong
}
