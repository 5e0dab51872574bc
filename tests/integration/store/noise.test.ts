import { describe, expect, it } from 'vitest'
import type { NoiseLearnStep } from '../../../core/contract/noise'
import type { EventType } from '../../../core/event/event-type'
import { StepCounter } from '../../../core/response/step-counter'
import { commitGroup } from '../../../electron/store/commit-group'
import type { Writer } from '../../../electron/store/connection'
import { NoiseTeacher } from '../../../electron/store/noise-teacher'
import { Searcher } from '../../../electron/store/search/searcher'
import { aRequest } from '../../support/a-request'
import { openTestDatabase } from '../../support/test-database'

function keep(db: Writer, texts: readonly string[], target?: string): void {
  const context = { db, file: '', counter: new StepCounter(), onBug: () => undefined }
  commitGroup(
    context,
    texts.map((text, seq) => ({
      seq,
      request: aRequest({ text, ...(target === undefined ? {} : { target }) }),
    })),
  )
}

interface Fleetbase {
  number: number
  event?: string
  order: number
  more?: object
}

function fleetbase({ number, event = 'order.updated', order, more = {} }: Fleetbase): string {
  const at = `2026-08-19 04:${String(10 + Math.floor(number / 60))}:${String(10 + (number % 50))}`
  return JSON.stringify({
    id: `event_6a852d2f${number.toString(16).padStart(5, '0')}`,
    api_version: '2024-03-12',
    event,
    created_at: at,
    data: {
      id: `order_h4m8t1q${String(100 + order)}`,
      status: ['a', 'b'][number % 2],
      updated_at: at,
      ...more,
    },
  })
}

function learnAll(db: Writer, type: EventType): NoiseLearnStep {
  const teacher = new NoiseTeacher(new Searcher(db))
  let step = teacher.learn({ type, anew: true })
  while (!step.isDone) step = teacher.learn({ type, anew: false })
  return step
}

const updated: EventType = { provider: 'fleetbase', eventName: 'order.updated', path: null }
const numbers = (count: number): number[] => Array.from({ length: count }, (_none, number) => number)

describe('learning noise from what is kept', () => {
  it('pairs deliveries about the same resource, of this event type alone, and passes retries over', () => {
    const db = openTestDatabase()
    const texts = numbers(60).flatMap((number) => [
      fleetbase({
        number,
        order: number % 3,
        more: { trace: `trace_${(number * 7919 + 1e9).toString(36)}q1` },
      }),
      fleetbase({ number: number + 500, event: 'order.created', order: number }),
    ])
    keep(db, [...texts, ...texts.slice(0, 40)])
    const step = learnAll(db, updated)
    expect(step).toMatchObject({ pairs: 48, areOfOneResource: true })
    expect(
      step.learned.map(({ pattern, changed, pairs }) => `${pattern} ${String(changed)}/${String(pairs)}`),
    ).toEqual(['/created_at 48/48', '/data/trace 48/48', '/data/updated_at 48/48', '/id 48/48'])
  })

  it('learns from neighbours only what stands around what they are about', () => {
    const db = openTestDatabase()
    keep(
      db,
      numbers(20).map((number) => fleetbase({ number, event: 'order.created', order: number })),
    )
    const step = learnAll(db, { ...updated, eventName: 'order.created' })
    expect(step).toMatchObject({ pairs: 19, areOfOneResource: false })
    expect(step.learned.map(({ pattern }) => pattern)).toEqual(['/created_at', '/id'])
  })

  it('learns from senders that name no event by their path', () => {
    const db = openTestDatabase()
    const texts = numbers(12).map((number) => JSON.stringify({ n: number, sent: 1_787_112_751 + number }))
    keep(db, texts, '/hooks/a?x=1')
    keep(
      db,
      texts.map((text) => text.replace('sent', 'other')),
      '/hooks/b',
    )
    const step = learnAll(db, { provider: 'generic', eventName: null, path: '/hooks/a' })
    expect(step.learned).toEqual([{ pattern: '/sent', changed: 11, pairs: 11, form: 'time' }])
  })

  it('says nothing of what never arrived, and begins anew when it is told to', () => {
    const db = openTestDatabase()
    const teacher = new NoiseTeacher(new Searcher(db))
    const nothing = { learned: [], pairs: 0, areOfOneResource: false, isDone: true }
    expect(teacher.learn({ type: updated, anew: true })).toEqual(nothing)
    keep(
      db,
      numbers(20).map((number) => fleetbase({ number, order: 1 })),
    )
    expect(teacher.learn({ type: updated, anew: false })).toEqual(nothing)
    expect(teacher.learn({ type: updated, anew: true }).pairs).toBe(19)
  })

  it('works for a moment at a time', () => {
    const db = openTestDatabase()
    const items = numbers(4000).map((sku) => ({ sku, quantity: 1 }))
    keep(
      db,
      numbers(40).map((number) => fleetbase({ number, order: 1, more: { items } })),
    )
    const teacher = new NoiseTeacher(new Searcher(db))
    const first = teacher.learn({ type: updated, anew: true })
    expect(first.isDone).toBe(false)
    expect(first.pairs).toBeLessThan(39)
    expect(learnAll(db, updated).learned.map(({ pattern }) => pattern)).toContain('/data/updated_at')
  })
})
