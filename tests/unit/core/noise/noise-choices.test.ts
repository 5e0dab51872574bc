import { describe, expect, it } from 'vitest'
import type { EventType } from '../../../../core/event/event-type'
import {
  choicesFor,
  NoiseChoices,
  NO_TYPE_NOISE,
  patternFor,
  patternProblem,
  withChoices,
} from '../../../../core/noise/noise-choices'

const created: EventType = { provider: 'fleetbase', eventName: 'order.created', path: null }
const nameless: EventType = { provider: 'generic', eventName: null, path: '/hooks' }

describe('what a person says of noise', () => {
  it('is kept for each event type, and forgotten where nothing is said', () => {
    const one = withChoices([], created, { own: ['/a'], off: [] })
    const both = withChoices(one, nameless, { own: [], off: ['/b'] })
    expect(choicesFor(both, { ...created })).toEqual({ own: ['/a'], off: [] })
    expect(choicesFor(both, { ...nameless, path: '/other' })).toEqual(NO_TYPE_NOISE)
    expect(withChoices(both, created, NO_TYPE_NOISE)).toEqual([
      { type: nameless, noise: { own: [], off: ['/b'] } },
    ])
    expect(NoiseChoices.safeParse(both).success).toBe(true)
  })

  it.each([
    ['data.updated_at', 'A path begins with a slash: /data/updated_at.'],
    ['', 'A path begins with a slash: /data/updated_at.'],
    ['/a~2', 'Write ~0 for a ~ in a name, and ~1 for a slash.'],
    ['/a', 'This path is in the list already.'],
    ['/data/*/at', null],
  ])('is asked for in words: %s', (text, problem) => {
    expect(patternProblem(text, ['/a'])).toBe(problem)
  })

  it('is about every element of a list', () => {
    expect(patternFor(['data', 'items', 3, 'a/b~'])).toBe('/data/items/*/a~1b~0')
  })
})
