import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StepCounter } from '../../../../core/response/step-counter'

describe('counting the attempts of sequences', () => {
  it('agrees with a list of all that was counted', () => {
    const key = fc.constantFrom('a', 'bb', 'ccc')
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.boolean())), (attempts) => {
        const counter = new StepCounter()
        const kept: string[] = []
        for (const [name, isKept] of attempts) {
          expect(counter.next(name)).toBe(kept.filter((other) => other === name).length + 1)
          if (isKept) kept.push(name)
          else counter.giveBack(name)
        }
      }),
    )
  })

  it('remembers those that were asked for last, in number and in length', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 })), (names) => {
        const counter = new StepCounter(3, 8)
        // The naive model: a list of names and counts, the one asked for last at its end.
        let remembered: [string, number][] = []
        for (const name of names) {
          const count = (remembered.find(([other]) => other === name)?.[1] ?? 0) + 1
          remembered = [...remembered.filter(([other]) => other !== name), [name, count]]
          while (remembered.length > 3 || remembered.map(([other]) => other).join('').length > 8) {
            remembered = remembered.slice(1)
          }
          expect(counter.next(name)).toBe(count)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('takes back nothing of what it forgot', () => {
    const counter = new StepCounter(1)
    counter.next('a')
    counter.next('b')
    counter.giveBack('a')
    expect([counter.next('a'), counter.next('a')]).toEqual([1, 2])
  })
})
