import { useSyncExternalStore } from 'react'
import type { Observable } from '../state/observable'

/** The current value of an observable; the component is drawn again when it changes. */
export function useObservable<Value>(observable: Observable<Value>): Value {
  return useSyncExternalStore(observable.subscribe, observable.get)
}
