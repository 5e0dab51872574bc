import { useEffect } from 'react'
import { KEYED_FILTERS } from '../../../core/filter/saved-filter'
import { useAppState } from '../../hooks/use-app-state'

/** Ctrl or ⌘ with a digit shows the saved filter of that place, wherever the focus is. */
export function useSavedFilterKeys(): void {
  const { savedFilters, filter } = useAppState()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      // By the key's place: on some keyboards digits take Shift.
      const digit = Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0)
      const saved = digit > KEYED_FILTERS ? undefined : savedFilters.state.get().items[digit - 1]
      if (saved === undefined) return
      event.preventDefault()
      filter.show(saved.text)
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [savedFilters, filter])
}
