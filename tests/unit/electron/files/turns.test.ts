import { describe, expect, it } from 'vitest'
import { Turns } from '../../../../electron/files/turns'

describe('turns', () => {
  it('are taken one after the other, in the order they were asked for', async () => {
    const turns = new Turns()
    const done: string[] = []
    let letGo: () => void = () => undefined
    const first = turns.take(async () => {
      await new Promise<void>((resolve) => (letGo = resolve))
      done.push('first')
      return 1
    })
    const second = turns.take(() => Promise.resolve(done.push('second')))
    await Promise.resolve()
    expect(done).toEqual([])
    letGo()
    expect(await first).toBe(1)
    await second
    expect(done).toEqual(['first', 'second'])
  })

  it('go on behind one that failed, of which only whoever asked is told', async () => {
    const turns = new Turns()
    const failed = turns.take(() => Promise.reject(new Error('no')))
    const next = turns.take(() => Promise.resolve('done'))
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('done')
    await expect(turns.idle()).resolves.toBeUndefined()
  })
})
