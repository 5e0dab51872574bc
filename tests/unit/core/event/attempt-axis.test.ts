import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attemptAxis, labelled } from '../../../../core/event/attempt-axis'
import { scheduleOf, type TimedAttempt } from '../../../../core/event/schedule'

const S = 1_000_000
const BEGAN = 1_795_000_000 * S

function attempts(...seconds: number[]): TimedAttempt[] {
  return seconds.map((afterS, index) => ({
    attempt: index + 1,
    receivedAtUs: BEGAN + afterS * S,
    status: 500,
    fault: null,
    delayMs: 0,
  }))
}

function kinds(given: TimedAttempt[], nowS: number): [string, number, number][] {
  const { marks } = attemptAxis(given, scheduleOf('fleetbase'), BEGAN + nowS * S)
  return marks.map(({ kind, number, atUs }) => [kind, number, (atUs - BEGAN) / S])
}

describe('the axis of an event', () => {
  it('has the attempts, and the next one while it can still come', () => {
    expect(kinds(attempts(0, 10), 20)).toEqual([
      ['attempt', 1, 0],
      ['attempt', 2, 10],
      ['expected', 3, 110],
    ])
    expect(kinds(attempts(0, 10), 150)).toEqual([
      ['attempt', 1, 0],
      ['attempt', 2, 10],
      ['expected', 3, 110],
      ['now', 0, 150],
    ])
    expect(kinds(attempts(0, 10), 5000).at(-1)).toEqual(['unsent', 3, 110])
    expect(kinds(attempts(0, 10, 110), 5000).map(([kind]) => kind)).toEqual(['attempt', 'attempt', 'attempt'])
  })

  it('shows where a late one was due, and where a missing one was', () => {
    expect(kinds(attempts(0, 40), 41).slice(0, 3)).toEqual([
      ['attempt', 1, 0],
      ['due', 2, 10],
      ['attempt', 2, 40],
    ])
    expect(kinds(attempts(0, 110), 200)).toEqual([
      ['attempt', 1, 0],
      ['missing', 2, 10],
      ['attempt', 3, 110],
    ])
  })

  it('expects nothing of a sender whose schedule is not known', () => {
    const { marks, nowAt } = attemptAxis(attempts(0, 3600), null, BEGAN + 4000 * S)
    expect(marks.map(({ kind }) => kind)).toEqual(['attempt', 'attempt'])
    expect(nowAt).toBeNull()
  })

  it('gives ten seconds and an hour room to be read', () => {
    const { marks } = attemptAxis(attempts(0, 10, 3610), null, BEGAN)
    expect(marks.map(({ at }) => at)).toEqual([0, expect.closeTo(0.26, 1), 1])
    expect(attemptAxis(attempts(0), null, BEGAN).marks).toMatchObject([{ at: 0 }])
  })

  it('moves the present moment from the last attempt to the next', () => {
    const at = (nowS: number) => attemptAxis(attempts(0), scheduleOf('fleetbase'), BEGAN + nowS * S).nowAt
    expect([at(0), at(5), at(12)]).toEqual([0, 0.5, null])
  })

  it('keeps the order of time, within the line, for any attempts', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(gaps, fc.nat({ max: 100_000 }), fc.boolean(), (all, nowS, isKnown) => {
        let sum = 0
        const given = attempts(...all.map((gap) => (sum += gap)))
        const schedule = isKnown ? scheduleOf('fleetbase') : null
        const { marks } = attemptAxis(given, schedule, BEGAN + (sum + nowS) * S)
        expect(marks.filter(({ kind }) => kind === 'attempt').map(({ index }) => index)).toEqual([
          ...given.keys(),
        ])
        marks.forEach((mark, index) => {
          expect(mark.at).toBeGreaterThanOrEqual(marks[index - 1]?.at ?? 0)
          expect(mark.at).toBeLessThanOrEqual(1 + 1e-9)
          expect(mark.atUs).toBeGreaterThanOrEqual(marks[index - 1]?.atUs ?? 0)
        })
      }),
    )
  })

  it('labels the ends first, and none too near to another', () => {
    expect(labelled([0, 10, 60, 95, 100], 50)).toEqual([true, false, false, false, true])
    expect(labelled([0, 40], 50)).toEqual([true, false])
    expect(labelled([0], 50)).toEqual([true])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }), (places) => {
        const rising = places.toSorted((one, other) => one - other)
        const chosen = rising.filter((_place, index) => labelled(rising, 50)[index])
        chosen.forEach((place, index) => {
          expect(place - (chosen[index - 1] ?? -Infinity)).toBeGreaterThanOrEqual(50)
        })
      }),
    )
  })
})
