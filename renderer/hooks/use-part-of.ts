import { useEffect } from 'react'
import type { PartOf } from '../state/delivery-groups'
import { useAppState } from './use-app-state'
import { useObservable } from './use-observable'

/** What the open delivery is part of; null until that is known. */
export function usePartOf(delivery: number): PartOf | null {
  const { deliveryGroups } = useAppState()
  const state = useObservable(deliveryGroups.state)
  useEffect(() => {
    deliveryGroups.setShown(true)
    return () => {
      deliveryGroups.setShown(false)
    }
  }, [deliveryGroups])
  return state.status === 'open' && state.id === delivery ? state.detail : null
}
