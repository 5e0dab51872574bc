import { useEffect } from 'react'
import { useAppState } from './use-app-state'

/** Keys that work wherever the focus is: undo the last clearing, open the settings, and / for the filter. */
export function useWindowKeys(): void {
  const { history, openSettings, filter, facetsOpen } = useAppState()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isPlain(event) && !isTyping(event.target)) {
        if (event.key === '/') filter.requestFocus()
        else if (event.key === 'f') facetsOpen.set(!facetsOpen.get())
        else return
        event.preventDefault()
        return
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (event.key === ',') {
        openSettings.set('history')
      } else if (event.key === 'z' && !isTyping(event.target) && history.canUndo) {
        void history.undo()
      } else {
        return
      }
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [history, openSettings, filter, facetsOpen])
}

function isPlain({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey
}

/** There Ctrl+Z takes back what was typed. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
