import { describe, expect, it } from 'vitest'
import { follow } from '../../../../renderer/state/main-state'
import { Observable } from '../../../../renderer/state/observable'

/** A state of the main process of which the test gives both the answer and the news. */
function aSource() {
  let answer: (value: string) => void = () => undefined
  let tell: (value: string) => void = () => undefined
  return {
    answer: (value: string) => answer(value),
    tell: (value: string) => tell(value),
    get: () => new Promise<string>((resolve) => (answer = resolve)),
    onChange: (listener: (value: string) => void) => {
      tell = listener
      return () => undefined
    },
  }
}

describe('following a state of the main process', () => {
  it('takes the first answer, then the news', async () => {
    const mirror = new Observable('unknown')
    const source = aSource()
    const following = follow(mirror, source)
    source.answer('starting')
    await following
    expect(mirror.get()).toBe('starting')
    source.tell('listening')
    expect(mirror.get()).toBe('listening')
  })

  it('does not let a late first answer undo the news', async () => {
    const mirror = new Observable('unknown')
    const source = aSource()
    const following = follow(mirror, source)
    source.tell('listening')
    source.answer('starting')
    await following
    expect(mirror.get()).toBe('listening')
  })
})
