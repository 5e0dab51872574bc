import { useEffect } from 'react'
import type { PartOf } from '../state/delivery-groups'
import { useAppState } from './use-app-state'
import { useObservable } from './use-observable'

/**
 * What the open delivery is part of, kept up to date while the caller is there; null until that is known. For one caller at a
 * time: the first that goes ends it.
 */
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
