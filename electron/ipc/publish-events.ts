import type { WebContents } from 'electron'
import { EVENT_CHANNEL_PREFIX } from '../../core/contract/bridge'
import type { EventName, EventPayload } from '../../core/contract/events'

/** Tells the window an event; says nothing where there is no window. */
export type Publish = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void

/** The one place where events go out. The window may be closed or crashed at any moment; the receiver goes on. */
export function createPublisher(contents: () => WebContents | null): Publish {
  return (name, payload) => {
    const target = contents()
    if (target === null || target.isDestroyed() || target.isCrashed()) return
    target.send(EVENT_CHANNEL_PREFIX + name, payload)
  }
}
