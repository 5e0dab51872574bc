import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementHeight, LongScroll } from '../../../../../renderer/components/long-list/long-scroll'

const VIEW = 600

/** Heights of lists from empty to 40 million rows, both kinds often. */
const anyHeight = fc.oneof(
  fc.integer({ min: 0, max: 8_000_000 }),
  fc.integer({ min: 8_000_001, max: 2_000_000_000 }),
)

function scrollOver(full: number): LongScroll {
  const scroll = new LongScroll()
  scroll.resize(full, VIEW)
  scroll.moveTo(0)
  return scroll
}

function room(full: number): number {
  return Math.max(0, elementHeight(full) - VIEW)
}

function range(full: number): number {
  return Math.max(0, full - VIEW)
}

describe('the scrolling of a long list', () => {
  it('leads to any place, with the element scrolled as far as it can be', () => {
    fc.assert(
      fc.property(anyHeight, fc.double({ min: 0, max: 1, noNaN: true }), (full, share) => {
        const scroll = scrollOver(full)
        const wanted = Math.floor(range(full) * share)
        const top = scroll.moveTo(wanted)
        expect(scroll.offset).toBe(wanted)
        expect(top).toBeGreaterThanOrEqual(0)
        expect(top).toBeLessThanOrEqual(room(full))
        // A row at the offset is drawn at the top of what is in sight.
        expect(wanted - scroll.rowShift).toBe(top)
      }),
    )
  })

  it('reaches both ends where the bar is dragged to them, and comes nearer to an end the nearer the bar does', () => {
    fc.assert(
      fc.property(anyHeight, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (full, shares) => {
        const scroll = scrollOver(full)
        scroll.scrolled(room(full))
        expect(scroll.offset).toBe(range(full))
        scroll.scrolled(0)
        expect(scroll.offset).toBe(0)
        const tops = shares.map((share) => Math.floor(room(full) * share)).sort((one, other) => one - other)
        const offsets = tops.map((top) => {
          const dragged = scrollOver(full)
          dragged.scrolled(top)
          return dragged.offset
        })
        expect(offsets).toEqual(offsets.toSorted((one, other) => one - other))
      }),
    )
  })

  it('moves by as much as a step is, wherever it is, and stays there when the bar is put right', () => {
    const anyStep = fc.integer({ min: -VIEW, max: VIEW })
    fc.assert(
      fc.property(
        anyHeight,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(anyStep),
        (full, share, steps) => {
          const scroll = scrollOver(full)
          let top = scroll.moveTo(Math.floor(range(full) * share))
          for (const step of steps) {
            const before = scroll.offset
            const next = Math.min(room(full), Math.max(0, top + step))
            scroll.scrolled(next)
            expect(scroll.offset).toBe(Math.min(range(full), Math.max(0, before + next - top)))
            const after = scroll.offset
            top = scroll.moveTo(scroll.offset)
            expect(scroll.offset).toBe(after)
          }
        },
      ),
    )
  })

  it('leads from the middle to both ends by steps alone', () => {
    const full = 9_000_000
    for (const step of [-VIEW, VIEW]) {
      const scroll = scrollOver(full)
      let top = scroll.moveTo(full / 2)
      for (let count = 0; count < full / VIEW; count += 1) {
        top = Math.min(room(full), Math.max(0, top + step))
        scroll.scrolled(top)
        if (scroll.isAstray) top = scroll.moveTo(scroll.offset)
      }
      expect(scroll.offset).toBe(step < 0 ? 0 : range(full))
      expect(top).toBe(step < 0 ? 0 : room(full))
    }
  })

  it('keeps its place while the list grows beyond what an element can hold, and shrinks again', () => {
    const scroll = scrollOver(7_000_000)
    scroll.moveTo(6_000_000)
    for (const full of [54_000_000, 8_000_001, 6_500_000]) {
      const { offset } = scroll
      scroll.resize(full, VIEW)
      scroll.moveTo(offset)
      expect(scroll.offset).toBe(6_000_000 > full - VIEW ? full - VIEW : 6_000_000)
    }
    expect(scroll.rowShift).toBe(0)
  })
})
