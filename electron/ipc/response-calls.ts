import type { Settings } from '../settings/settings'
import type { AreaHandlers } from './answer-calls'

/** Calls about what is answered. */
export function responseCalls(settings: Settings): AreaHandlers<'answers'> {
  return {
    'answers:get': () => settings.get('answers'),
    'answers:save': async ({ rules }) => {
      await settings.set('answers', rules)
      return {}
    },
  }
}
