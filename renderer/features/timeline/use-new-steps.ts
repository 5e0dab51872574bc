import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { LaneRow } from './lane-rows'

interface OutOfSight {
  count: number
  /** The nearest of them. */
  index: number
}

export interface NewSteps {
  above: OutOfSight | null
  below: OutOfSight | null
  /** Whether a row came in since the timeline was opened and was not in sight yet. */
  isNew: (key: string) => boolean
}

/** Tells which steps arrived while the timeline was looked at, until they come into sight. */
export function useNewSteps(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  rows: readonly LaneRow[],
): NewSteps {
  const known = useRef<ReadonlySet<string>>(new Set(rows.map(({ key }) => key)))
  const [unseen, setUnseen] = useState<ReadonlySet<string>>(new Set())

  useEffect(() => {
    const came = rows.filter(({ kind, key }) => kind === 'step' && !known.current.has(key))
    if (came.length === 0) return
    known.current = new Set(rows.map(({ key }) => key))
    setUnseen((before) => new Set([...before, ...came.map(({ key }) => key)]))
  }, [rows])

  const top = virtualizer.scrollOffset ?? 0
  const bottom = top + (scroller.current?.clientHeight ?? 0)
  const places = virtualizer.measurementsCache
  const inSight = rows.filter(({ key }, index) => {
    const place = places[index]
    return unseen.has(key) && place !== undefined && place.end > top && place.start < bottom
  })
  const seenNow = inSight.map(({ key }) => key).join(' ')
  useEffect(() => {
    if (seenNow === '') return
    const seen = new Set(seenNow.split(' '))
    setUnseen((before) => new Set([...before].filter((key) => !seen.has(key))))
  }, [seenNow])

  const outside = rows.flatMap(({ key }, index) =>
    unseen.has(key) && !inSight.some((row) => row.key === key) ? index : [],
  )
  const above = outside.filter((index) => (places[index]?.end ?? 0) <= top)
  const below = outside.filter((index) => (places[index]?.start ?? 0) >= bottom)
  return {
    above: above.length === 0 ? null : { count: above.length, index: above.at(-1) ?? 0 },
    below: below.length === 0 ? null : { count: below.length, index: below[0] ?? 0 },
    isNew: (key) => unseen.has(key),
  }
}
