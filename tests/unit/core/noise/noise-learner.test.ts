import { describe, expect, it } from 'vitest'
import { MIN_PAIRS, NoiseLearner } from '../../../../core/noise/noise-learner'

/** Learns from the payloads that a function makes of 0, 1, 2, ..., each paired with the one before it. */
function learn(count: number, payload: (number: number) => unknown): ReturnType<NoiseLearner['learned']> {
  const learner = new NoiseLearner()
  for (let number = 1; number < count; number += 1) {
    learner.add(JSON.stringify(payload(number - 1)), JSON.stringify(payload(number)))
  }
  return learner.learned()
}

const id = (number: number): string => `evt_${(number * 7919 + 60_466_176 * 36).toString(36)}x9`
const time = (number: number): string => new Date(1_787_112_751_000 + number * 60_000).toISOString()

describe('what is learned to be noise', () => {
  it('always differs, and looks made anew', () => {
    const learned = learn(49, (number) => ({
      id: id(number),
      status: ['created', 'dispatched'][number % 2],
      note: `call ${'abcdefgh'[number % 8] ?? ''} ${String(number)} times`,
      amount: number * 1.25,
      data: { updated_at: time(number), items: [1, 2].map((sku) => ({ sku, at: time(number * sku) })) },
    }))
    expect(learned).toEqual([
      { pattern: '/data/items/*/at', changed: 48, pairs: 48, form: 'time' },
      { pattern: '/data/updated_at', changed: 48, pairs: 48, form: 'time' },
      { pattern: '/id', changed: 48, pairs: 48, form: 'id' },
    ])
  })

  it('is never a status, however often it changes', () => {
    const words = ['created', 'assigned_drv1', 'driver_a1b2c3d4e5', 'driver_f6g7h8i9j0']
    expect(learn(100, (number) => ({ status: words[number % words.length] }))).toEqual([])
  })

  it('is no id that comes back: who was assigned is told each time', () => {
    const drivers = Array.from({ length: 10 }, (_none, number) => `driver_${id(number).slice(4)}`)
    expect(learn(60, (number) => ({ driver_assigned: drivers[(number * 3) % 10] }))).toEqual([])
  })

  it('may stay the same once in a while, and no more', () => {
    const sameAt = (places: readonly number[]) => (number: number) => ({
      n: number,
      at: time(number - places.filter((place) => place <= number).length),
    })
    expect(learn(49, sameAt([10, 30]))).toEqual([{ pattern: '/at', changed: 46, pairs: 48, form: 'time' }])
    expect(learn(49, sameAt([10, 20, 30]))).toEqual([])
  })

  it('is counted over the pairs that have it', () => {
    const [learned] = learn(41, (number) =>
      number % 4 < 2 ? { n: number, at: time(number) } : { n: number },
    )
    expect(learned).toEqual({ pattern: '/at', changed: 10, pairs: 10, form: 'time' })
  })

  it('is a number only where its name says that it counts', () => {
    const learned = learn(30, (number) => ({
      sequence: 100 + number * 3,
      odometer: 5000 + number,
      eventSeq: number,
    }))
    expect(learned.map(({ pattern, form }) => [pattern, form])).toEqual([
      ['/eventSeq', 'number'],
      ['/sequence', 'number'],
    ])
    expect(learn(30, (number) => ({ sequence: number % 3 }))).toEqual([])
    expect(learn(30, (number) => ({ conversion: number }))).toEqual([])
  })

  it('differs in most elements of a list, not in any', () => {
    const items = (number: number) => ({
      items: Array.from({ length: 5 }, (_none, at) => ({
        sku: at,
        at: time(at === number % 5 ? number : 0),
      })),
    })
    expect(learn(40, items)).toEqual([])
  })

  it('takes some pairs to show', () => {
    const payload = (number: number) => ({ id: id(number) })
    expect(learn(MIN_PAIRS, payload)).toEqual([])
    expect(learn(MIN_PAIRS + 1, payload)).toHaveLength(1)
  })
})

describe('a pair that shows nothing', () => {
  it('is the same text twice, or no JSON', () => {
    const learner = new NoiseLearner()
    learner.add('{"a":1}', '{"a":1}')
    learner.add('{"a":1}', '{"a":')
    expect(learner.pairs).toBe(0)
  })

  it('shows nothing of what is left out', () => {
    const learner = new NoiseLearner()
    for (let number = 0; number < 20; number += 1) {
      const text = (at: number): string => JSON.stringify({ id: id(at), data: { id: id(at + 500) } })
      learner.add(text(number), text(number + 1), (pattern) => pattern.startsWith('/data/'))
    }
    expect(learner.learned().map(({ pattern }) => pattern)).toEqual(['/id'])
  })

  it('may be nested 100,000 levels', () => {
    const learner = new NoiseLearner()
    const text = (value: number): string =>
      `${'{"b":1,"a":'.repeat(50_000)}${String(value)}${'}'.repeat(50_000)}`
    for (let number = 0; number < 10; number += 1) learner.add(text(number), text(number + 1))
    expect(learner.learned()).toEqual([])
  })
})
