import type { CallInput, CallName, CallOutput } from './calls'
import type { ErrorReport } from './errors'
import type { EventName, EventPayload } from './events'

/** How an answer crosses from the main process: Electron would strip a thrown error down to its message. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: ErrorReport }

/** The one channel each direction uses; the call's or event's name travels inside. */
export const CALL_CHANNEL_PREFIX = 'call/'
export const EVENT_CHANNEL_PREFIX = 'event/'

/** What preload exposes as `window.waybill`: one frozen function a call and a subscription an event. */
export interface WaybillBridge {
  readonly calls: {
    readonly [Name in CallName]: (input: CallInput<Name>) => Promise<Answer<CallOutput<Name>>>
  }
  readonly events: {
    readonly [Name in EventName]: (listener: (payload: EventPayload<Name>) => void) => () => void
  }
}
