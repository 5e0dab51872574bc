import { describe, expect, it } from 'vitest'
import { Observable } from '../../../../renderer/state/observable'

describe('an observable', () => {
  it('tells of every change and of nothing else', () => {
    const observable = new Observable<number>(1)
    const seen: number[] = []
    observable.subscribe(() => seen.push(observable.get()))
    observable.set(1)
    observable.set(2)
    observable.set(Number.NaN)
    observable.set(Number.NaN)
    expect(seen).toEqual([2, Number.NaN])
  })

  it('tells nobody who has left, and everybody else when one leaves on being told', () => {
    const observable = new Observable('a')
    const told: string[] = []
    const leave = observable.subscribe(() => {
      told.push('first')
      leave()
    })
    observable.subscribe(() => told.push('second'))
    observable.set('b')
    observable.set('c')
    expect(told).toEqual(['first', 'second', 'second'])
  })

  it('has the newest value for every listener, also when one of them sets another', () => {
    const observable = new Observable(0)
    observable.subscribe(() => {
      if (observable.get() === 1) observable.set(2)
    })
    let last = -1
    observable.subscribe(() => (last = observable.get()))
    observable.set(1)
    expect(last).toBe(2)
  })

  it('can be handed on in pieces, as React wants it', () => {
    const { get, subscribe } = new Observable('a')
    expect(get()).toBe('a')
    expect(subscribe(() => undefined)).toBeTypeOf('function')
  })
})
