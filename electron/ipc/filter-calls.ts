import type { Settings } from '../settings/settings'
import type { AreaHandlers } from './answer-calls'

/** Calls about the filters that were saved under a name. */
export function filterCalls(settings: Settings): AreaHandlers<'filters'> {
  return {
    'filters:get': () => settings.get('filters'),
    'filters:save': async ({ filters }) => {
      await settings.set('filters', filters)
      return {}
    },
  }
}
