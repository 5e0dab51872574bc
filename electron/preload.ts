import { contextBridge, ipcRenderer } from 'electron'
import { CALL_CHANNEL_PREFIX, EVENT_CHANNEL_PREFIX } from '../core/contract/bridge'
import { calls } from '../core/contract/calls'
import { events } from '../core/contract/events'

// The page gets one function a call and never a channel name, ipcRenderer or the event object.
const callFunctions = Object.keys(calls).map((name): [string, unknown] => [
  name,
  (input: unknown): Promise<unknown> => ipcRenderer.invoke(CALL_CHANNEL_PREFIX + name, input),
])

const eventFunctions = Object.keys(events).map((name): [string, unknown] => [
  name,
  (listener: (payload: unknown) => void) => {
    const relay = (_event: unknown, payload: unknown): void => {
      listener(payload)
    }
    ipcRenderer.on(EVENT_CHANNEL_PREFIX + name, relay)
    return () => {
      ipcRenderer.off(EVENT_CHANNEL_PREFIX + name, relay)
    }
  },
])

contextBridge.exposeInMainWorld(
  'waybill',
  Object.freeze({
    calls: Object.freeze(Object.fromEntries<unknown>(callFunctions)),
    events: Object.freeze(Object.fromEntries<unknown>(eventFunctions)),
  }),
)
