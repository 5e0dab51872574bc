import type { WaybillBridge } from '../core/contract/bridge'
import type { CallInput, CallName, CallOutput } from '../core/contract/calls'
import { AppError } from '../core/contract/errors'
import type { EventName, EventPayload } from '../core/contract/events'

declare global {
  interface Window {
    readonly waybill: WaybillBridge
  }
}

/** Makes a call of the main process. Rejects with an AppError; its code 'bug' means that we are at fault. */
export async function call<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const answer = await window.waybill.calls[name](input)
  if (!answer.ok) throw AppError.fromReport(answer.error)
  return answer.value
}

/** Hears an event of the main process until the returned function is called. */
export function listen<Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  return window.waybill.events[name](listener)
}
