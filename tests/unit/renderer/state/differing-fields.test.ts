import { describe, expect, it } from 'vitest'
import { DiffClient } from '../../../../renderer/state/diff/diff-client'
import { DifferingFields } from '../../../../renderer/state/differing-fields'

function aCounter(texts: Readonly<Record<number, string | null>>) {
  const loaded: number[] = []
  const counter = new DifferingFields(
    (id) => {
      loaded.push(id)
      const text = texts[id]
      return text === undefined ? Promise.reject(new Error('gone')) : Promise.resolve(text)
    },
    new DiffClient(() => {
      throw new Error('small texts are compared in place')
    }),
  )
  return { counter, loaded }
}

describe('the fields in which two attempts differ', () => {
  it('are counted, once for each pair', async () => {
    const { counter, loaded } = aCounter({ 1: '{"a":1,"b":2,"c":3}', 2: '{"a":1,"b":3,"d":3}' })
    // One changed, one went, one came.
    expect(await counter.count(1, 2)).toBe(3)
    expect(await counter.count(1, 2)).toBe(3)
    expect(loaded).toEqual([1, 2])
  })

  it('are not known of what is no JSON or can’t be read, which is asked for again', async () => {
    const { counter, loaded } = aCounter({ 1: '{"a":1}', 2: null, 3: '{"a"' })
    expect(await counter.count(1, 2)).toBeNull()
    expect(await counter.count(1, 3)).toBeNull()
    expect(await counter.count(1, 9)).toBeNull()
    loaded.length = 0
    expect(await counter.count(1, 9)).toBeNull()
    expect(loaded).toEqual([1, 9])
  })

  it('are forgotten when many pairs were looked at since', async () => {
    const texts = Object.fromEntries(Array.from({ length: 60 }, (_, id) => [id, `{"n":${String(id)}}`]))
    const { counter, loaded } = aCounter(texts)
    for (let id = 1; id < 60; id += 1) await counter.count(0, id)
    loaded.length = 0
    await counter.count(0, 59)
    expect(loaded).toEqual([])
    await counter.count(0, 1)
    expect(loaded).toEqual([0, 1])
  })
})
