import { useEffect, useRef, type RefObject } from 'react'

interface WayBack {
  /** Around the buttons, each with its key's id as `data-key`. */
  page: RefObject<HTMLDivElement | null>
  /** The person did something with this key, by its button. */
  note: (key: string) => void
}

/** Removing a key takes the button away that had the focus; it goes to the one that undoes it, and back again. */
export function useFocusOnWayBack(view: unknown): WayBack {
  const page = useRef<HTMLDivElement>(null)
  const noted = useRef<string | null>(null)
  useEffect(() => {
    if (noted.current === null) return
    page.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(noted.current)}"]`)?.focus()
    noted.current = null
  }, [view])
  return {
    page,
    note: (key) => {
      noted.current = key
    },
  }
}
