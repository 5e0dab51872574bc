import { describe, expect, it } from 'vitest'
import type { ValueHistoryQuery } from '../../../core/contract/values'
import { StepCounter } from '../../../core/response/step-counter'
import { followedPath } from '../../../core/values/followed-path'
import { joinRuns, type ValueRun } from '../../../core/values/value-run'
import { commitGroup } from '../../../electron/store/commit-group'
import type { Writer } from '../../../electron/store/connection'
import { Searcher } from '../../../electron/store/search/searcher'
import { selectValueHistory } from '../../../electron/store/value-history'
import { aRequest } from '../../support/a-request'
import { openTestDatabase } from '../../support/test-database'

let eventNumber = 0

function fleetbase(event: string, order: string, data: object): string {
  eventNumber += 1
  const id = `event_6a852d2f${eventNumber.toString(16).padStart(5, '0')}`
  const envelope = { id, api_version: '2024-03-12', event, created_at: '2026-08-19 04:12:31' }
  return JSON.stringify({ ...envelope, data: { id: order, ...data } })
}

function keep(db: Writer, texts: readonly string[]): void {
  const context = { db, file: '', counter: new StepCounter(), onBug: () => undefined }
  commitGroup(
    context,
    texts.map((text, seq) => ({ seq, request: aRequest({ text }) })),
  )
}

function historyOf(db: Writer, query: Omit<ValueHistoryQuery, 'before'>) {
  const searcher = new Searcher(db)
  let runs: ValueRun[] = []
  let unreadable = 0
  let before: number | null = null
  do {
    const step = selectValueHistory(searcher, { ...query, before })
    runs = joinRuns(runs, step.runs)
    unreadable += step.unreadable
    before = step.next
  } while (before !== null)
  return {
    unreadable,
    told: runs.map(({ value, count, oldest, newest }) => [value?.text ?? null, count, oldest, newest]),
  }
}

const order = { resource: { provider: 'fleetbase', type: 'order', id: 'order_a' } } as const

describe('a value over time', () => {
  it('is told in runs, newest first, of one resource and whatever its events', () => {
    const db = openTestDatabase()
    const created = fleetbase('order.created', 'order_a', { status: 'created' })
    keep(db, [
      created,
      fleetbase('order.created', 'order_b', { status: 'created' }),
      fleetbase('order.updated', 'order_a', { status: 'cr\u0065ated', notes: 'x' }),
      created,
      fleetbase('order.dispatched', 'order_a', { status: 'dispatched' }),
      fleetbase('order.updated', 'order_a', {}),
    ])
    const path = followedPath(created, ['data', 'status']) ?? []
    const expected = {
      unreadable: 0,
      told: [
        [null, 1, 6, 6],
        ['dispatched', 1, 5, 5],
        ['created', 2, 1, 3],
      ],
    }
    expect(historyOf(db, { scope: order, path, limit: 100 })).toEqual(expected)
    expect(historyOf(db, { scope: order, path, limit: 1 })).toEqual(expected)
  })

  it('is told of an event type, whatever the resource, and of no other type', () => {
    const db = openTestDatabase()
    const texts = [1, 1, 2].map((seats) =>
      fleetbase('order.updated', `order_${String(seats)}`, { seats, x: [1] }),
    )
    keep(db, [...texts, fleetbase('order.Updated', 'order_1', { seats: 9 })])
    const path = followedPath(texts[0] ?? '', ['data', 'seats']) ?? []
    const type = { provider: 'fleetbase', eventName: 'order.updated', path: null } as const
    expect(historyOf(db, { scope: { type }, path, limit: 100 }).told).toEqual([
      ['2', 1, 3, 3],
      ['1', 2, 1, 2],
    ])
  })

  it('takes objects for the same whatever the order of their names, and cuts what is long', () => {
    const db = openTestDatabase()
    const long = 'x'.repeat(1000)
    keep(db, [
      fleetbase('order.updated', 'order_a', { meta: { a: 1, b: 'é' } }),
      fleetbase('order.updated', 'order_a', { meta: { b: 'é', a: 1 } }).replace('é', String.raw`\u00e9`),
      fleetbase('order.updated', 'order_a', { meta: long }),
      fleetbase('order.updated', 'order_a', { meta: `${long}y` }),
    ])
    const { told } = historyOf(db, { scope: order, path: [{ name: 'data' }, { name: 'meta' }], limit: 100 })
    expect(told.map(([, count]) => count)).toEqual([1, 1, 2])
    expect(told[0]?.[0]).toBe('x'.repeat(400))
  })

  it('counts what is too large to be read', () => {
    const db = openTestDatabase()
    const notes = 'x'.repeat(4 * 1024 * 1024)
    keep(db, [
      fleetbase('order.updated', 'order_a', { n: 1 }),
      fleetbase('order.updated', 'order_a', { n: 2, notes }),
    ])
    const path = [{ name: 'data' }, { name: 'n' }]
    const expected = { unreadable: 1, told: [['1', 1, 1, 1]] }
    expect(historyOf(db, { scope: order, path, limit: 100 })).toEqual(expected)
  })
})
