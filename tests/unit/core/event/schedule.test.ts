import { describe, expect, it } from 'vitest'
import {
  consoleEntry,
  describeOutlook,
  missingBefore,
  outlook,
  placeAttempts,
  scheduleOf,
  type Schedule,
  type TimedAttempt,
} from '../../../../core/event/schedule'

const S = 1_000_000
const BEGAN = 1_795_000_000 * S

function schedule(): Schedule {
  const found = scheduleOf('fleetbase')
  if (found === null) throw new Error('Fleetbase keeps a schedule')
  return found
}

function attempt(afterUs: number, fields: Partial<TimedAttempt> = {}): TimedAttempt {
  return { attempt: 1, receivedAtUs: BEGAN + afterUs, status: 500, fault: null, delayMs: 0, ...fields }
}

/** Attempts one after the other, none of which went. */
function inTurn(attempts: TimedAttempt[]): TimedAttempt[] {
  return attempts.map((one, index) => ({ ...one, attempt: index + 1 }))
}

const words = (attempts: TimedAttempt[], nowUs: number): string =>
  describeOutlook(
    outlook(inTurn(attempts), schedule(), BEGAN + nowUs),
    (timeUs) => `+${String((timeUs - BEGAN) / S)} s`,
    (us) => `${String(us / S)} s`,
  )

describe('an event’s attempts against Fleetbase’s schedule', () => {
  it.each([
    ['one that failed', [attempt(0)], 2, ', the next expected about +10 s'],
    ['two that failed', [attempt(0), attempt(10 * S)], 20, ', the next expected about +110 s'],
    [
      'three that failed',
      [attempt(0), attempt(10 * S), attempt(110 * S)],
      120,
      ': no further attempt will come',
    ],
    ['one that was accepted', [attempt(0, { status: 201 })], 2, ', accepted: no further attempt will come'],
    ['an overdue one', [attempt(0)], 50, ', the next is later than expected by 40 s'],
    ['one that never came', [attempt(0)], 3600, ', the next was expected about +10 s and did not come'],
    // The sender waited for its five seconds before it counted to ten.
    ['no answer', [attempt(0, { status: null, fault: 'never' })], 2, ', the next expected about +15 s'],
    [
      'too slow an answer',
      [attempt(0, { status: 200, delayMs: 6000 })],
      2,
      ', the next expected about +15 s',
    ],
    ['a second one that was missed', [attempt(0), attempt(111 * S)], 120, ': no further attempt will come'],
  ] as const)('tells of %s', (_what, attempts, nowS, said) => {
    expect(words([...attempts], nowS * S)).toBe(said)
  })

  it('measures the gaps', () => {
    const placed = placeAttempts(inTurn([attempt(0), attempt(10.4 * S), attempt(150 * S)]), schedule())
    expect(placed).toEqual([
      { number: 1, gapUs: null, expectedGapUs: null, lateByUs: 0, isAfterMissing: false },
      { number: 2, gapUs: 10.4 * S, expectedGapUs: 10 * S, lateByUs: 0, isAfterMissing: false },
      { number: 3, gapUs: 139.6 * S, expectedGapUs: 100 * S, lateByUs: 39.6 * S, isAfterMissing: false },
    ])
  })

  it('sees that one was missed, and what is one too many', () => {
    const placed = placeAttempts(inTurn([attempt(0), attempt(112 * S), attempt(130 * S)]), schedule())
    expect(placed.map(({ number, isAfterMissing }) => [number, isAfterMissing])).toEqual([
      [1, false],
      [3, true],
      [4, false],
    ])
    expect(placed[2]?.expectedGapUs).toBeNull()
  })

  it('says when the missing one was due', () => {
    const [first, last] = inTurn([attempt(0), attempt(112 * S)])
    if (first === undefined || last === undefined) throw new Error('there are two')
    const places = placeAttempts([first, last], schedule())
    const missing = [first, last].map((one, index) => {
      const place = places[index]
      return place === undefined ? null : missingBefore(one, place, schedule())
    })
    expect(missing).toEqual([null, { number: 2, dueUs: BEGAN + 12 * S }])
  })

  it('counts those that came and are no longer kept', () => {
    const last = attempt(110 * S, { attempt: 3 })
    expect(placeAttempts([last], schedule())).toMatchObject([{ number: 3 }])
    expect(outlook([last], schedule(), BEGAN + 120 * S)).toEqual({ kind: 'exhausted' })
    expect(placeAttempts([attempt(0), last], schedule())[1]).toEqual({
      number: 3,
      gapUs: 110 * S,
      expectedGapUs: 110 * S,
      lateByUs: 0,
      isAfterMissing: false,
    })
  })

  it.each([
    [{}, '500 Internal Server Error'],
    [{ status: 204 }, '204 No Content'],
    [{ status: 299 }, '299'],
    [{ status: null, fault: 'reset' }, '500 ERR'],
    [{ status: 200, fault: 'half-body' }, '500 ERR'],
    [{ status: 200, delayMs: 5000 }, '500 ERR'],
    [{ status: 200, delayMs: 4900 }, '200 OK'],
  ] as const)('says what the console logs of %j: %s', (fields, entry) => {
    expect(consoleEntry(attempt(0, fields), schedule())).toBe(entry)
  })

  it('knows of no schedule of strangers', () => {
    expect(scheduleOf('generic')).toBeNull()
  })
})
