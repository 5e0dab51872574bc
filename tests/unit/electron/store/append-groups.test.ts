import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, groupsOf } from '../../../../electron/store/append-groups'
import type { PendingAppend } from '../../../../electron/store/packed-appends'
import { aRequest } from '../../../support/a-request'

const MEGABYTE = 1024 * 1024

/** Only their length is looked at, so all share one piece of memory. */
const BYTES = new Uint8Array(40 * MEGABYTE)

function appendsOf(sizes: readonly number[]): PendingAppend[] {
  return sizes.map((size, seq) => ({ seq, request: { ...aRequest(), body: BYTES.subarray(0, size) } }))
}

describe('groups of what waits', () => {
  it('hold all of it, in order, within the bounds wherever there is more than one', () => {
    const size = fc.oneof(fc.nat({ max: 4096 }), fc.nat({ max: 40 * MEGABYTE }))
    fc.assert(
      fc.property(fc.array(size, { maxLength: 40 }), (sizes) => {
        const appends = appendsOf(sizes)
        const groups = [...groupsOf(appends)]
        expect(groups.flat()).toEqual(appends)
        for (const group of groups) {
          expect(group.length).toBeGreaterThan(0)
          if (group.length > 1) expect(bytesOf(group)).toBeLessThanOrEqual(32 * MEGABYTE)
        }
      }),
    )
  })

  it('are of five hundred at most, so that the first do not wait for all', () => {
    expect(
      [...groupsOf(appendsOf(Array.from({ length: 1201 }, () => 10)))].map(({ length }) => length),
    ).toEqual([500, 500, 201])
  })
})
