import './filter-field.css'
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { CompletionList } from './completion-list'
import { FilterText } from './filter-text'
import { useCompletion } from './use-completion'

const PLACEHOLDER = 'A word, event:order.*, data.status:dispatched, status:>=500, received:<10m'

/** The field: coloured as it is read, with what fits at the caret beneath. */
export function FilterField() {
  const { filter, everything } = useAppState()
  const { text, parsed } = useObservable(filter.state)
  const focusRequests = useObservable(filter.focusRequests)
  const input = useRef<HTMLInputElement>(null)
  const mirror = useRef<HTMLDivElement>(null)
  const [isFocused, setIsFocused] = useState(false)
  const { items, active, isShown, open, close, take, onKeyDown } = useCompletion(input)
  const listId = useId()
  const error = parsed.errors[0] ?? null
  const isWrong = error !== null && !error.incomplete

  useEffect(() => {
    if (focusRequests === 0) return
    input.current?.focus()
    input.current?.select()
  }, [focusRequests])

  const alignMirror = (): void => {
    // The coloured text lies behind the field's own and has to be where that is.
    if (mirror.current !== null && input.current !== null)
      mirror.current.scrollLeft = input.current.scrollLeft
  }
  useEffect(alignMirror)

  const onKey = (event: KeyboardEvent): void => {
    onKeyDown(event)
    if (event.defaultPrevented) return
    if (event.key === 'Enter') {
      if (filter.commit()) filter.requestListFocus()
    } else if (event.key === 'Escape') {
      if (text === '') filter.requestListFocus()
      else filter.clear()
    }
  }

  return (
    <div className="filter-field" data-invalid={isWrong ? '' : undefined}>
      <Search size={14} aria-hidden="true" className="filter-field__icon" />
      <div className="filter-field__box">
        <div ref={mirror} className="filter-field__mirror" aria-hidden="true">
          <FilterText text={text} parsed={parsed} />
        </div>
        <input
          ref={input}
          className="filter-field__input"
          type="text"
          role="combobox"
          aria-label="Filter deliveries"
          aria-autocomplete="list"
          aria-expanded={isShown}
          aria-controls={isShown ? listId : undefined}
          aria-activedescendant={isShown && active >= 0 ? `${listId}-${String(active)}` : undefined}
          aria-invalid={isWrong ? true : undefined}
          placeholder={PLACEHOLDER}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            filter.type(event.target.value)
            open()
          }}
          onKeyDown={onKey}
          onScroll={alignMirror}
          onMouseDown={open}
          onFocus={() => {
            setIsFocused(true)
            void everything.begin()
          }}
          onBlur={() => {
            setIsFocused(false)
            close()
            filter.commit()
          }}
        />
      </div>
      {text === '' && !isFocused ? <kbd className="filter-field__key">/</kbd> : null}
      {isShown ? <CompletionList id={listId} items={items} active={active} onTake={take} /> : null}
      {error !== null && (isWrong || !isFocused) ? (
        <p className="filter-field__error" role="status">
          {error.message.endsWith('?') ? error.message : `${error.message}.`}
        </p>
      ) : null}
    </div>
  )
}
