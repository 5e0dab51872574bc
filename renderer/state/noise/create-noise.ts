import { call } from '../../bridge'
import { listenToList } from '../search-state'
import { NoiseStore } from './noise-store'

/** Makes the window's knowledge of noise, and has it follow the news. */
export function createNoise(): NoiseStore {
  const noise = new NoiseStore({
    get: (type) => call('noise:get', { type }),
    save: async (type, choices) => {
      await call('noise:save', { type, noise: choices })
    },
    learn: (query) => call('noise:learn', query),
  })
  listenToList((news) => {
    noise.hear(news)
  })
  return noise
}
