import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toBase64 } from '../../../../core/export/base64'

it('writes Base64 as everybody does, over the ends of its chunks too', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(0, 12_287, 12_288, 24_575),
      (bytes, before) => {
        const all = Buffer.concat([Buffer.alloc(before, 7), bytes])
        expect(toBase64(all)).toBe(all.toString('base64'))
      },
    ),
  )
})
