import { useState, type KeyboardEvent, type RefObject } from 'react'
import type { Completion } from '../../../core/filter/complete'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

interface FieldCompletion {
  items: readonly Completion[]
  /** Index of the one that Enter takes; -1 for none. */
  active: number
  isShown: boolean
  /** Offers what fits at the caret. */
  open: () => void
  close: () => void
  take: (item: Completion) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** What can be put into the field at its caret, and the keys that do it. */
export function useCompletion(input: RefObject<HTMLInputElement | null>): FieldCompletion {
  const { filter, completion } = useAppState()
  const { from, to, items } = useObservable(completion.completions)
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const isShown = isOpen && items.length > 0

  const ask = (): void => {
    const field = input.current
    if (field !== null) completion.ask(field.value, field.selectionStart ?? field.value.length)
  }
  const open = (): void => {
    ask()
    setIsOpen(true)
    setActive(-1)
  }
  const close = (): void => {
    setIsOpen(false)
    setActive(-1)
  }
  const take = (item: Completion): void => {
    const { text } = filter.state.get()
    filter.type(text.slice(0, from) + item.insert + text.slice(to))
    close()
    requestAnimationFrame(() => {
      const caret = from + item.insert.length
      input.current?.setSelectionRange(caret, caret)
      // A name goes on with its value; a value is complete.
      if (item.kind !== 'value') open()
    })
  }
  const move = (step: 1 | -1): void => {
    if (!isShown) open()
    // -1, nothing chosen, is one of the places that the arrow keys go round through.
    else setActive(((active + 1 + step + items.length + 1) % (items.length + 1)) - 1)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = isShown ? items[active] : undefined
    const first = isShown && filter.state.get().text !== '' ? items[0] : undefined
    const offered = chosen ?? first
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' && chosen !== undefined) take(chosen)
    else if (event.key === 'Tab' && !event.shiftKey && offered !== undefined) take(offered)
    else if (event.key === 'Escape' && isShown) close()
    else return
    event.preventDefault()
  }
  return { items, active, isShown, open, close, take, onKeyDown }
}
