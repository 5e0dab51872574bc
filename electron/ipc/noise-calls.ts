import { choicesFor, withChoices } from '../../core/noise/noise-choices'
import type { Settings } from '../settings/settings'
import type { Store } from '../store/store'
import type { AreaHandlers } from './answer-calls'

/** Calls about what always differs and says nothing. */
export function noiseCalls(store: Store, settings: Settings): AreaHandlers<'noise'> {
  /** One after the other, since each adds to what the one before it left. */
  let lastSave: Promise<unknown> = Promise.resolve()
  return {
    'noise:get': ({ type }) => choicesFor(settings.get('noise'), type),
    'noise:save': async ({ type, noise }) => {
      const save = lastSave.then(() => settings.set('noise', withChoices(settings.get('noise'), type, noise)))
      lastSave = save.catch(() => undefined)
      await save
      return {}
    },
    'noise:learn': (query) => store.learnNoise(query),
  }
}
