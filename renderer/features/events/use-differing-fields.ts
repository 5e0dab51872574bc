import { useEffect, useState } from 'react'
import type { EventDetail } from '../../../core/event/group'
import { verdictOf } from '../../../core/event/verdict'
import { useAppState } from '../../hooks/use-app-state'

/** In how many fields the last attempt that differs does so from the first; null where none does, and until it is counted. */
export function useDifferingFields(event: EventDetail): number | null {
  const { differingFields } = useAppState()
  const [counted, setCounted] = useState<{ pair: string; count: number | null } | null>(null)
  const first = event.attemptList[0]
  const differs = verdictOf(event) === 'payload-differs'
  const last = differs ? event.attemptList.findLast(({ jsonAlike }) => jsonAlike !== 1) : undefined
  const [firstId, lastId] = [first?.delivery ?? null, last?.delivery ?? null]
  const pair = `${String(firstId)} ${String(lastId)}`
  useEffect(() => {
    if (firstId === null || lastId === null) return
    let isWanted = true
    void differingFields.count(firstId, lastId).then((count) => {
      if (isWanted) setCounted({ pair, count })
    })
    return () => {
      isWanted = false
    }
  }, [differingFields, firstId, lastId, pair])
  return counted?.pair === pair ? counted.count : null
}
