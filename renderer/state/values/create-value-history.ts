import { call } from '../../bridge'
import { listenToList } from '../search-state'
import { ValueHistoryStore } from './value-history'

/** Makes the history of a value, and has it follow the news. */
export function createValueHistory(): ValueHistoryStore {
  const valueHistory = new ValueHistoryStore((query) => call('values:history', query))
  listenToList((news) => {
    valueHistory.hear(news)
  })
  return valueHistory
}
