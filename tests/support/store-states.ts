import type { HistoryState } from '../../core/contract/history'
import type { StoreState } from '../../core/contract/status'
import type { Store } from '../../electron/store/store'

/** Resolves with the store's state as soon as it is as wanted, be it now. */
export async function stateWhen(store: Store, isWanted: (state: StoreState) => boolean): Promise<StoreState> {
  if (isWanted(store.state())) return store.state()
  return new Promise((resolve) => {
    const stop = store.onState((state) => {
      if (!isWanted(state)) return
      stop()
      resolve(state)
    })
  })
}

export const isWell = ({ failure }: StoreState): boolean => failure === null
export const isFailing = ({ failure }: StoreState): boolean => failure !== null

/** Resolves with what is kept as soon as it is as wanted, be it now. */
export async function historyWhen(
  store: Store,
  isWanted: (state: HistoryState) => boolean,
): Promise<HistoryState> {
  if (isWanted(store.history())) return store.history()
  return new Promise((resolve) => {
    const stop = store.onHistory((state) => {
      if (!isWanted(state)) return
      stop()
      resolve(state)
    })
  })
}
