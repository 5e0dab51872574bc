import { useEffect, type RefObject } from 'react'
import { useAppState } from './use-app-state'
import { useObservable } from './use-observable'

/** Gives the list the focus when that is asked for, also where it was asked just before the list was drawn. */
export function useListFocus(scroller: RefObject<HTMLElement | null>): void {
  const { filter } = useAppState()
  const requests = useObservable(filter.listFocusRequests)
  useEffect(() => {
    if (filter.takeListFocus()) scroller.current?.focus()
  }, [filter, scroller, requests])
}
