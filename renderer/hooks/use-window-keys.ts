import { useEffect } from 'react'
import { useAppState } from './use-app-state'

/** Keys that work wherever the focus is: undo the last clearing, open the settings. */
export function useWindowKeys(): void {
  const { history, openSettings } = useAppState()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
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
  }, [history, openSettings])
}

/** There Ctrl+Z takes back what was typed. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
