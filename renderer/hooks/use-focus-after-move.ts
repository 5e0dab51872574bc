import { useEffect, useState, type RefObject } from 'react'

/**
 * Keeps the focus on the button that moved a row: a row that is moved in the document loses the focus its button had. Rows
 * carry their id as `data-row`, buttons `data-move="up"` or `"down"`. Gives the function to call after a move.
 */
export function useFocusAfterMove(
  list: RefObject<HTMLElement | null>,
  items: unknown,
): (id: string, by: -1 | 1) => void {
  const [moved, setMoved] = useState<{ id: string; by: -1 | 1 } | null>(null)
  useEffect(() => {
    if (moved === null) return
    const row = list.current?.querySelector(`[data-row="${CSS.escape(moved.id)}"]`)
    // At an end of the list only the other way is left.
    const names = moved.by < 0 ? ['up', 'down'] : ['down', 'up']
    const button = names
      .map((name) => row?.querySelector<HTMLButtonElement>(`[data-move="${name}"]:not(:disabled)`))
      .find((found) => found !== null && found !== undefined)
    button?.focus()
    setMoved(null)
  }, [list, moved, items])
  return (id, by) => {
    setMoved({ id, by })
  }
}
