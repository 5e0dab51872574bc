import { useEffect } from 'react'
import type { KeyPlace } from '../state/commands'
import { KeyReader } from '../state/key-reader'
import { useAppState } from './use-app-state'

/** Carries out the commands whose keys are pressed, wherever the focus is. */
export function useWindowKeys(): void {
  const { commands } = useAppState()
  useEffect(() => {
    const reader = new KeyReader()
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      const id = reader.read(event, placeOf(event.target), event.timeStamp)
      if (id === null) return
      event.preventDefault()
      commands[id]()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [commands])
}

function placeOf(target: EventTarget | null): KeyPlace {
  if (ownsKeys(target)) return 'field'
  // A table of values is a grid too, and none whose rows can be marked and deleted.
  const isList = target instanceof Element && target.closest('[role="grid"]:not([data-table])') !== null
  return isList ? 'list' : 'window'
}

/** Where someone types, and in what lies over the window, keys have meanings of their own. */
function ownsKeys(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    // A viewer of text takes a caret and no text.
    (target instanceof HTMLElement && target.isContentEditable && target.ariaReadOnly !== 'true') ||
    (target instanceof Element &&
      target.closest('[role="dialog"], [role="menu"], [role="alertdialog"]') !== null)
  )
}
