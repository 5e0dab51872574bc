import type { Settings } from '../settings/settings'
import type { AreaHandlers } from './answer-calls'

/** Calls about the settings file itself; what is in it is each area's own. */
export function settingsCalls(settings: Settings): AreaHandlers<'settings'> {
  return { 'settings:state': () => ({ setAside: settings.setAside }) }
}
