import type { Settings } from '../settings/settings'
import type { AreaHandlers } from './answer-calls'

/** Calls about how Waybill receives. */
export function receivingCalls(settings: Settings): AreaHandlers<'receiving'> {
  return {
    'receiving:get': () => settings.get('receiving'),
    'receiving:save': async (choices) => {
      await settings.set('receiving', choices)
      return {}
    },
  }
}
