import type { Settings } from '../settings/settings'
import type { AreaHandlers } from './answer-calls'

/** Calls about the settings file itself, and about how the list is drawn; the rest of what is in it is each area's own. */
export function settingsCalls(settings: Settings): AreaHandlers<'settings'> & AreaHandlers<'view'> {
  return {
    'settings:state': () => ({ setAside: settings.setAside }),
    'view:get': () => settings.get('list'),
    'view:save': async ({ view }) => {
      await settings.set('list', view)
      return {}
    },
  }
}
