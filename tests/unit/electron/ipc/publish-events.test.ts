import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { EVENT_CHANNEL_PREFIX } from '../../../../core/contract/bridge'
import { createPublisher } from '../../../../electron/ipc/publish-events'

/** Electron's side: a page that is well, gone or crashed. */
function aPage(state: 'well' | 'destroyed' | 'crashed') {
  const sent: unknown[][] = []
  const contents = {
    isDestroyed: () => state === 'destroyed',
    isCrashed: () => {
      if (state === 'destroyed') throw new TypeError('Object has been destroyed')
      return state === 'crashed'
    },
    send: (...message: unknown[]) => {
      if (state !== 'well') throw new Error('Render frame was disposed')
      sent.push(message)
    },
  } as unknown as WebContents
  return { contents, sent }
}

const news = { failure: null, setAside: null }

describe('publishing an event', () => {
  it('tells the page that is there at that moment', () => {
    const first = aPage('well')
    const second = aPage('well')
    let page = first
    const publish = createPublisher(() => page.contents)
    publish('store:changed', news)
    page = second
    publish('store:changed', news)
    expect(first.sent).toEqual([[`${EVENT_CHANNEL_PREFIX}store:changed`, news]])
    expect(second.sent).toHaveLength(1)
  })

  it.each(['destroyed', 'crashed'] as const)('says nothing to a page that is %s', (state) => {
    const publish = createPublisher(() => aPage(state).contents)
    expect(() => publish('store:changed', news)).not.toThrow()
  })

  it('says nothing where there is no window', () => {
    expect(() => createPublisher(() => null)('store:changed', news)).not.toThrow()
  })
})
